// The list of what is wrong or doubtful, with a way to each place.
import { button, clear, el } from "./dom";
import { Finding, State } from "./types";

const marks = { error: "✖", warning: "⚠", note: "·" };
const words = { error: "错误", warning: "警告", note: "提示" };

export class Findings {
  readonly counter: HTMLButtonElement;
  readonly element = el("div", { class: "findings", id: "findings", role: "region", "aria-label": "检查结果", hidden: true });
  private list: Finding[] = [];
  private at = -1;

  constructor(private go: (f: Finding) => void, private mend: (f: Finding) => void) {
    this.counter = button("", () => this.toggle(), { class: "counter", "aria-controls": "findings", "aria-expanded": "false", title: "F8 到下一处" });
  }

  show(s: State): void {
    const before = JSON.stringify(this.list);
    this.list = s.findings;
    const n = { error: 0, warning: 0, note: 0 };
    for (const f of s.findings) n[f.severity]++;
    this.counter.textContent = [n.error && `✖ ${n.error} 处错误`, n.warning && `⚠ ${n.warning} 处警告`].filter((x) => x).join("　") || "✔ 没有问题";
    this.counter.classList.toggle("bad", n.error > 0);
    this.counter.classList.toggle("warn", n.error === 0 && n.warning > 0);
    if (JSON.stringify(this.list) === before && this.element.firstChild) return;
    clear(this.element);
    if (!this.list.length) this.element.append(el("p", { class: "quiet", text: "没有发现问题，可以印发。" }));
    for (const f of this.list) {
      const line = el("div", { class: "finding " + f.severity },
        button(`${marks[f.severity]} ${words[f.severity]}${f.where ? "　" + f.where : f.line ? `　源文件第 ${f.line} 行` : ""}　${f.message}`, () => this.go(f), { class: "link" }));
      if (f.hint) line.append(el("span", { class: "hint", text: f.hint }));
      if (f.clause) line.append(el("span", { class: "clause", text: "依据 " + f.clause + (f.strength ? "（" + f.strength + "）" : "") }));
      if (f.fix && f.fix.length) line.append(button("照提示改", () => this.mend(f), { "aria-label": "照提示改：" + f.message }));
      this.element.append(line);
    }
  }

  // next goes to the next one.
  next(): void {
    if (!this.list.length) return;
    this.at = (this.at + 1) % this.list.length;
    this.toggle(true);
    this.go(this.list[this.at]);
  }

  private toggle(open = this.element.hidden): void {
    this.element.hidden = !open;
    this.counter.setAttribute("aria-expanded", String(open));
  }
}
