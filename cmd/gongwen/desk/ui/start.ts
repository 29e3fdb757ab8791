// The first page: the notices of the folder that the program serves.
import { choose, open as openDialog, tell } from "./dialog";
import { button, clear, droppable, el, picker, say, stem } from "./dom";
import { get, post, upload } from "./net";
import { Finding, Listed } from "./types";
import { verifyDialog } from "./verify";

type Files = { folder: string; settings: string[]; version: string; files: Listed[] };

export class Start {
  readonly element = el("div", { class: "start" });
  private list = el("tbody");
  private folder = el("span", { class: "folder" });
  private frozen = el("div", { class: "frozen", role: "alert", hidden: true });
  private names: string[] = [];

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

  // begin makes a new notice of a kind.
  private async begin(): Promise<void> {
    const kinds = await get<{ kind: string }[]>("starters");
    const name = el("input", { id: "new-name", value: this.free("通知"), "aria-label": "文件名" });
    const radios = kinds.map((k, i) => el("input", { type: "radio", name: "kind", id: "kind-" + i, value: k.kind, checked: i === 0 }));
    const make = async () => {
      const kind = radios.find((r) => r.checked)!.value;
      const file = name.value.trim().replace(/(\.toml)?$/i, ".toml");
      try {
        await post("new", { starter: kind, name: file });
        close();
        this.go(file);
      } catch (e) {
        say((e as Error).message, true);
      }
    };
    name.addEventListener("keydown", (e) => { if (e.key === "Enter") void make(); });
    const close = openDialog("新建", [
      el("fieldset", {}, el("legend", { text: "写什么" }), ...kinds.map((k, i) => el("div", {}, radios[i], el("label", { for: "kind-" + i, text: " " + k.kind })))),
      el("p", {}, el("label", { for: "new-name", text: "文件名 " }), name, " .toml"),
    ], [button("新建", () => { void make(); }, { class: "main" }), button("取消", () => close())]);
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
      let toml: string, doubts: Finding[] = [], tasks = 0;
      if (/\.toml$/i.test(file.name)) {
        toml = await file.text();
      } else {
        const got = await upload<{ toml: string; tasks: number; doubts: Finding[] }>("import?name=" + encodeURIComponent(file.name), file);
        say("");
        toml = got.toml;
        doubts = got.doubts;
        tasks = got.tasks;
        const lines = doubts.map((d) => "⚠ " + d.message + (d.hint ? "（" + d.hint + "）" : ""));
        const answer = await choose("导入 " + file.name, [`读出${tasks ? ` ${tasks} 项任务` : "一份通知"}，写成 ${name}。` + (doubts.length ? `下面 ${doubts.length} 处请看一眼：` : "没有疑问。"), ...lines], ["写成通知", "取消"]);
        if (answer !== 0) return;
      }
      await post("put", { name, toml });
      say("");
      this.names.push(name);
      if (open) this.go(name);
    } catch (e) {
      tell("没有导入", (e as Error).message);
    }
  }
}
