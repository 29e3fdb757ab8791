// What the departments sent back: who has not reported, what is late, the ledger.
import { open, tell } from "./dialog";
import { button, clear, droppable, el, picker, save, say, stem } from "./dom";
import { fetchFile, upload } from "./net";
import { Desk, View } from "./types";

type Tally = { name: string; due: number; reported: number; missing: number; clash: number; doubtful: number; done: number; overdue: number; open: string[] | null; files: string[] | null };
type Collected = {
  day: string; notes: string[] | null; summary: string[]; ledger: boolean; behind: number;
  result: { total: Tally; departments: Tally[]; files: { name: string; fault: string; rows: number; answered: number }[] };
  findings: { file: string; code: string; severity: string; message: string; hint: string }[];
};

export function collectView(desk: Desk): View {
  return new Returns(desk);
}

class Returns implements View {
  readonly element: HTMLElement;
  private out = el("div", { class: "results", role: "status" });
  private month = el("input", { type: "text", id: "collect-month", class: "short", placeholder: "2026-05", autocomplete: "off" });
  private day = el("input", { type: "date", id: "collect-day", value: today() });
  private given = el("span", { class: "quiet" });
  private count = 0;
  private dayChosen = false;
  private read = { before: "", standing: "" };

  constructor(private desk: Desk) {
    const drop = el("div", { class: "drop" },
      el("p", {}, picker("选各部门交回的工作簿…", ".xlsx,.xlsm,.xls,.et", true, (f) => { void this.add(f); }),
        el("span", { class: "quiet", text: "　一次选许多个，或拖到这里。只读，不改交回的文件。" })),
      el("p", {}, el("label", { for: "collect-month", text: "月份（按月报的才写）：" }), this.month, "　",
        el("label", { for: "collect-day", text: "按哪一天算逾期：" }), this.day),
      el("p", {}, picker("上期台账…", ".xlsx", false, (f) => { void this.older(f[0], "before"); }), " ",
        picker("本期已有的台账…", ".xlsx", false, (f) => { void this.older(f[0], "standing"); }), " ", this.given),
      el("p", { class: "quiet", text: "上期台账用来看有没有进展；本期已有的，里面写的批示、督办意见、备注带到新的台账。两样都不选的，取 output 文件夹里的。" }));
    droppable(drop, (f) => { void this.add(f); });
    this.day.addEventListener("change", () => { this.dayChosen = true; void this.again(); });
    this.month.addEventListener("change", () => { this.month.value = asMonth(this.month.value); void this.again(); });
    this.element = el("div", { class: "view collect" }, drop, this.out);
  }

  show(): void {}
  go(): boolean { return false; }

  private get file(): string { return encodeURIComponent(this.desk.state.file); }

  private async send(f: File, as = ""): Promise<void> {
    say(`正在读 ${f.name}`);
    const fresh = this.count || this.read.before || this.read.standing ? "" : "&fresh=1";
    this.count = (await upload<{ count: number }>(`return?file=${this.file}&name=${encodeURIComponent(f.name)}${as ? "&as=" + as : ""}${fresh}`, f)).count;
    say("");
  }

  private async add(files: File[]): Promise<void> {
    try {
      for (const f of files) await this.send(f);
      if (this.count) await this.judge();
    } catch (e) {
      tell("没有收进来", (e as Error).message);
    }
  }

  private async older(f: File, as: "before" | "standing"): Promise<void> {
    try {
      await this.send(f, as);
      this.read[as] = f.name;
      this.given.textContent = [this.read.before && `上期台账：${this.read.before}`, this.read.standing && `本期已有：${this.read.standing}`].filter((x) => x).join("　");
      await this.again();
    } catch (e) {
      tell("没有收进来", (e as Error).message);
    }
  }

  private async again(): Promise<void> {
    if (this.count) await this.judge().catch((e) => tell("没有汇总", (e as Error).message));
  }

  private async judge(): Promise<void> {
    const period = this.month.value.trim(), out = this.out;
    const c = await this.desk.call<Collected>("collect", { day: this.dayChosen || !period ? this.day.value : "", period });
    if (!this.dayChosen) this.day.value = c.day;
    clear(out);
    const name = stem(this.desk.state.file), month = period ? "-" + period : "";
    out.append(el("p", {}, `收到 ${this.count} 个文件。`,
      button("下载台账", () => { void this.keep("ledger", `${name}-台账${month}.xlsx`); }, { class: "main", disabled: !c.ledger }), " ",
      button("下载催办单", () => { void this.keep("reminders", `${name}-催办${month}.zip`); }, { disabled: !c.ledger || !c.behind, title: "没有报齐、逾期的每家一份 PDF，另有催办短信和领导参阅的文字" }), " ",
      button("生成到 output", () => this.put(c.behind), { disabled: !c.ledger, title: "写到通知旁边的 output 文件夹；已有的台账有人写过的，先移到“旧版”" }), " ",
      button("重新来过", () => this.forget())));
    for (const text of c.notes ?? []) out.append(el("p", { class: "quiet", text }));
    if (c.summary.length) out.append(el("p", { class: c.result.total.missing || c.result.total.clash || c.result.total.doubtful ? "" : "good", text: c.summary[0] })); // the others are the table
    const absent = c.result.departments.filter((d) => d.missing);
    if (absent.length) out.append(el("p", { class: "bad", text: "还没有报齐：" + absent.map((d) => d.name).join("、") }));
    out.append(el("table", { class: "files" }, el("caption", { text: "各部门" }),
      el("thead", {}, el("tr", {}, ...["部门", "应报", "已报", "未报", "冲突", "需核对", "完成", "逾期", "交回的文件"].map((text) => el("th", { scope: "col", text })))),
      el("tbody", {}, ...c.result.departments.map((d) => el("tr", { class: d.missing ? "bad" : "" },
        el("th", { scope: "row", text: d.name }), ...[d.due, d.reported, d.missing, d.clash, d.doubtful, d.done, d.overdue].map((n) => el("td", { text: n || "" })),
        el("td", { text: (d.files ?? []).join("、") }))))));
    for (const f of c.findings) out.append(el("p", { class: "finding " + f.severity, text: `${f.file ? f.file + "：" : ""}${f.message}${f.hint ? "。" + f.hint : ""}` }));
  }

  // put writes into the folder output, after asking what goes with the ledger.
  private put(behind: number): void {
    const remind = el("input", { type: "checkbox", id: "remind" });
    const body = [el("p", { text: "把台账写到通知旁边的 output 文件夹。那里的台账有人写过的，字带到新的，原来那份移到“旧版”。" })];
    if (behind) body.push(el("p", {}, remind, el("label", { for: "remind", text: ` 也写催办单（${behind} 家）` })));
    const close = open("生成到 output 文件夹", body, [button("生成", async () => {
      close();
      try {
        const period = this.month.value.trim();
        const r = await this.desk.call<{ files: string[]; notes: string[] }>("ledger", { day: this.day.value, period, remind: remind.checked });
        tell("已生成", ...r.files, ...r.notes);
      } catch (e) {
        tell("没有生成", (e as Error).message);
      }
    }, { class: "main" }), button("取消", () => close())]);
  }

  private forget(): void {
    this.count = 0;
    this.read = { before: "", standing: "" };
    this.given.textContent = "";
    clear(this.out);
  }

  private async keep(what: string, name: string): Promise<void> {
    try {
      save(await fetchFile(`out/${what}?file=${this.file}`), name);
      say(`已下载 ${name}`);
    } catch (e) {
      tell("没有下载", (e as Error).message);
    }
  }
}

function today(): string {
  const now = new Date(), two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// asMonth is a month as the verb takes it, if the words are one.
export function asMonth(s: string): string {
  const m = /^\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?\s*$/.exec(s);
  return m ? `${m[1]}-${m[2].padStart(2, "0")}` : s.trim();
}
