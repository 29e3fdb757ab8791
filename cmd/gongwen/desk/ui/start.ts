// The first page: the notices of the folder that the program serves.
import { Chooser, Pasted } from "./chooser";
import { open as openDialog, tell } from "./dialog";
import { button, clear, droppable, el, picker, say, stem } from "./dom";
import { fit } from "./fields";
import { get, post, upload } from "./net";
import { Listed } from "./types";
import { verifyDialog } from "./verify";

type Files = { folder: string; settings: string[]; version: string; files: Listed[] };

export class Start {
  readonly element = el("div", { class: "start" });
  private list = el("tbody");
  private folder = el("span", { class: "folder" });
  private frozen = el("div", { class: "frozen", role: "alert", hidden: true });
  private names: string[] = [];
  private issuers: string[] = []; // of the notice that was changed last

  constructor(private go: (file: string) => void, quit: () => void) {
    this.element.append(
      el("header", { class: "bar" }, el("h1", { text: "公文工作台" }), this.folder, el("span", { class: "space" }),
        button("查 PDF…", () => verifyDialog()), button("退出", quit)),
      this.frozen,
      el("main", { class: "start-main" },
        el("p", { class: "actions" }, button("新建…", () => { void this.begin(); }, { class: "main" }), picker("导入 Word、Excel、网页…", ".docx,.xlsx,.xlsm,.html,.htm,.csv,.tsv,.txt,.toml", false, (f) => { void this.take(f[0]); }),
          el("span", { class: "quiet", text: "把文件拖到这里也行" })),
        el("table", { class: "files" }, el("caption", { class: "unseen", text: "这个文件夹里的通知" }),
          el("thead", {}, el("tr", {}, ...["文件", "标题", "成文日期", "状态"].map((text) => el("th", { scope: "col", text })))), this.list)));
    droppable(this.element, (files) => { void this.takeAll(files); });
  }

  async load(): Promise<void> {
    const f = await get<Files>("files");
    this.folder.textContent = f.folder + (f.settings.length ? "　" + f.settings.join("　") : "");
    this.folder.title = "gongwen " + f.version;
    this.names = f.files.map((x) => x.name);
    this.issuers = f.files.find((x) => x.issuers?.length)?.issuers ?? [];
    clear(this.list);
    for (const x of f.files) {
      const state = x.errors ? `${x.errors} 处错误` : x.state + (x.warnings ? `，${x.warnings} 处警告` : "");
      this.list.append(el("tr", {}, el("td", {}, button(stem(x.name), () => this.go(x.name), { class: "link" })),
        el("td", { text: x.title }), el("td", { text: x.date }), el("td", { class: x.errors ? "bad" : x.state === "可以印发" ? "good" : "", text: state + (x.output ? "　已生成" : "") })));
    }
    if (!f.files.length) this.list.append(el("tr", {}, el("td", { colspan: 4, class: "quiet", text: "这个文件夹里还没有通知。点“新建…”写第一份，或把 Word、Excel 文件拖进来。" })));
  }

  freeze(): void {
    this.frozen.hidden = false;
    this.frozen.textContent = "程序已退出。再打开程序就能接着用。";
  }

  // begin makes a new notice of a kind, with the issuer of the last one; the file is
  // called after the title until the clerk calls it otherwise.
  private async begin(): Promise<void> {
    const kinds = await get<{ kind: string }[]>("starters");
    const issuer = el("textarea", { id: "new-issuer", rows: 1, spellcheck: "false", value: this.issuers.join("\n"), placeholder: "几个的一行一个；可以以后再填" });
    const title = el("textarea", { id: "new-title", rows: 1, spellcheck: "false", placeholder: "如 关于印发某项工作任务分解表的通知；可以以后再填" });
    const name = el("input", { id: "new-name", value: this.free("通知") });
    const radios = kinds.map((k, i) => el("input", { type: "radio", name: "kind", id: "kind-" + i, value: k.kind, checked: i === 0 }));
    let called = false;
    name.addEventListener("input", () => { called = name.value.trim() !== ""; });
    const kind = () => radios.find((r) => r.checked)!.value;
    const titled = () => !untitled.includes(kind());
    const call = () => { if (!called) name.value = this.free(titled() && named(title.value, issuer.value) || (asked.includes(kind()) ? kind() : "通知")); };
    title.addEventListener("input", () => { fit(title); call(); });
    issuer.addEventListener("input", () => fit(issuer));
    const lines = (s: string) => s.split("\n").map((l) => l.trim()).filter((l) => l !== "");
    const make = async () => {
      const file = name.value.trim().replace(/(\.toml)?$/i, ".toml");
      try {
        await post("new", { starter: kind(), name: file, issuers: lines(issuer.value), title: titled() ? lines(title.value).join("\n") : "" });
        close();
        this.go(file);
      } catch (e) {
        say((e as Error).message, true);
      }
    };
    name.addEventListener("keydown", (e) => { if (e.key === "Enter" && !e.isComposing) void make(); });
    const line = (id: string, text: string, ...control: (Node | string)[]) => el("div", { class: "field" }, el("label", { for: id, text }), el("div", { class: "control" }, ...control));
    const titleLine = line("new-title", "标题", title);
    for (const r of radios) r.addEventListener("change", () => { titleLine.hidden = !titled(); call(); });
    const close = openDialog("新建", [
      el("fieldset", {}, el("legend", { text: "写什么" }), ...kinds.map((k, i) => el("div", {}, radios[i], el("label", { for: "kind-" + i, text: " " + k.kind })))),
      line("new-issuer", "发文机关", issuer), titleLine, line("new-name", "文件名", el("div", { class: "named" }, name, " .toml")),
    ], [button("新建", () => { void make(); }, { class: "main" }), button("取消", () => close())]);
    fit(issuer);
  }

  // free is a name that no notice has yet.
  private free(base: string): string {
    for (let n = 1; ; n++) {
      const name = n === 1 ? base : `${base}-${n}`;
      if (!this.names.some((x) => stem(x).toLowerCase() === name.toLowerCase())) return name;
    }
  }

  private async takeAll(files: File[]): Promise<void> {
    for (const f of files) await this.take(f, files.length === 1);
    if (files.length > 1) await this.load();
  }

  // take takes a file of others: a notice as it is, anything else is imported, with
  // what was doubtful told before anything is written.
  private async take(file: File, open = true): Promise<void> {
    say("正在读 " + file.name);
    try {
      const name = this.free(stem(file.name)) + ".toml";
      if (/\.toml$/i.test(file.name)) await post("put", { name, toml: await file.text() });
      else if (!await this.read(file, name)) return;
      say("");
      this.names.push(name);
      if (open) this.go(name);
    } catch (e) {
      tell("没有导入", (e as Error).message);
    }
  }

  // read shows what was read of a file of others, and writes it if the clerk agrees.
  private async read(file: File, name: string): Promise<boolean> {
    const first = await upload<Pasted>("import?name=" + encodeURIComponent(file.name), file);
    say("");
    const chooser = new Chooser(first, (id, choices) => post<Pasted>("import", { id, choices }));
    return new Promise((done, failed) => {
      let written = false;
      const put = button("写成通知", () => {
        put.disabled = true;
        post("put", { name, id: chooser.now.id, choices: chooser.choices }).then(() => { written = true; close(); }, (e) => { close(); failed(e); });
      }, { class: "main" });
      const close = openDialog("导入 " + file.name, [el("p", { text: `读出${first.tasks ? ` ${first.tasks} 项任务` : "一份通知"}，写成 ${name}。` }), chooser.element],
        [put, button("取消", () => close())], () => done(written));
    });
  }
}

// Kinds that have no title, and those whose file is called after the kind.
const untitled = ["令", "纪要"], asked = ["请示", "函", "令", "纪要"];

// named is a name for the file of a notice with a title.
function named(title: string, issuer: string): string {
  let s = title.replace(/\s+/g, "");
  for (const i of issuer.split("\n")) if (i.trim() && s.startsWith(i.trim())) s = s.slice(i.trim().length);
  return [...s.replace(/[\/\\:*?"<>|.\u0000-\u001f]/g, "")].slice(0, 40).join("");
}
