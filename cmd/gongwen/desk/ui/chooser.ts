// A foreign table as it was read: over each column what it is taken for, to be
// chosen otherwise, what is doubtful in yellow. Nothing of it is written yet.
import { clear, el, say } from "./dom";

// Pasted is a table that was read.
export type Pasted = {
  id: string; title: string; tasks: number;
  columns: Column[];
  rows: string[][]; // under the columns; as they resolve
  cells: (string | null)[][]; // as they stand; null: a merged cell goes on
  doubts: { message: string; hint: string; row: number }[];
};

// Column is what stands over one, which of those with that head it is, and what it is
// taken for; key "": left out.
export type Column = { head: string; nth: number; key: string };

export type Choice = Column;

// place tells columns of the same head apart.
const place = (c: Column): string => `${c.nth} ${c.head}`;

const terms: [string, string][] = [
  ["", "不导入"], ["seq", "序号"], ["section", "任务类别"], ["topic", "工作任务"], ["title", "任务名称"], ["lead", "牵头部门"],
  ["responsible", "责任单位"], ["requirement", "具体要求"], ["due", "完成时限"],
];

const most = 60, doubts = 30; // that are shown

export class Chooser {
  readonly element = el("div", {});
  private chosen = new Map<string, string>();
  private own = new Map<string, string>(); // keys that only this table has, by place

  // read reads the table once more, with what was chosen.
  constructor(public now: Pasted, private read: (id: string, choices: Choice[]) => Promise<Pasted>) {
    for (const c of now.columns) if (!terms.some(([k]) => k === c.key)) this.own.set(place(c), c.key);
    this.draw();
  }

  get choices(): Choice[] { return [...this.chosen].map(([at, key]) => ({ head: at.slice(at.indexOf(" ") + 1), nth: parseInt(at, 10), key })); }

  private draw(): void {
    const { now, element } = this, active = document.activeElement?.getAttribute("data-head");
    clear(element);
    const shown = now.columns.filter((c) => c.key !== "").length;
    const read = now.tasks ? `认出 ${shown} 栏、${now.tasks} 行${now.title ? `，表名“${now.title}”` : ""}。` : "";
    element.append(el("p", { text: read + (now.doubts.length ? `有 ${now.doubts.length} 处请看一眼：` : "没有疑问。") }));
    if (now.doubts.length) {
      const list = el("ul", { class: "doubts" }, ...now.doubts.slice(0, doubts).map((d) => el("li", { text: d.message + (d.hint ? "　" + d.hint : "") })));
      if (now.doubts.length > doubts) list.append(el("li", { text: `……还有 ${now.doubts.length - doubts} 处` }));
      element.append(list);
    }
    if (!now.columns.length) return;
    const table = el("table", { class: "pasted" });
    table.append(el("tr", {}, ...now.columns.map((c) => el("th", { scope: "col" }, this.select(c), el("div", { text: c.head })))));
    const doubtful = new Set(now.doubts.map((d) => d.row));
    now.rows.slice(0, most).forEach((row, i) => {
      table.append(el("tr", { class: doubtful.has(i) ? "doubtful" : "" }, ...now.columns.map((c, j) => {
        const same = i > 0 && row[j] !== "" && row[j] === now.rows[i - 1][j] && c.key !== "requirement";
        const numbered = c.key === "seq" && !row[j]; // of the table; the program counts anew
        return el("td", { text: same ? "〃" : numbered ? "（程序编）" : row[j] ?? "", class: c.key === "" ? "left-out" : numbered ? "numbered" : "" });
      })));
    });
    element.append(el("div", { class: "pasted-box", tabindex: "0", role: "region", "aria-label": "读出的表" }, table));
    if (now.rows.length > most) element.append(el("p", { class: "quiet", text: `……共 ${now.rows.length} 行` }));
    if (active) element.querySelector<HTMLElement>(`[data-head="${CSS.escape(active)}"]`)?.focus();
  }

  private select(c: Column): HTMLElement {
    const at = place(c), twins = this.now.columns.filter((x) => x.head === c.head).length > 1;
    const select = el("select", { "aria-label": `${twins ? `第 ${c.nth} 个` : ""}“${c.head}”这一栏是什么`, "data-head": at });
    const own = this.own.get(at);
    for (const [k, t] of own ? [...terms, [own, `自定：${c.head}`]] : terms) select.append(el("option", { value: k, text: t }));
    if (![...select.options].some((o) => o.value === c.key)) select.append(el("option", { value: c.key, text: `自定：${c.head}` }));
    select.value = c.key;
    select.addEventListener("change", () => {
      const before = this.chosen.get(at), now = (x: Column) => this.chosen.get(place(x)) ?? x.key; // what was chosen may be on its way
      const twin = select.value && this.now.columns.find((x) => now(x) === select.value && place(x) !== at);
      if (twin) {
        say(`“${twin.head}”已经是${select.selectedOptions[0].text}：先把它改作别的或不导入`, true);
        select.value = c.key;
        return;
      }
      this.chosen.set(at, select.value);
      void this.read(this.now.id, this.choices).then((p) => { this.now = p; this.draw(); }, (x: Error) => {
        before === undefined ? this.chosen.delete(at) : this.chosen.set(at, before);
        select.value = c.key;
        say(x.message, true);
      });
    });
    return select;
  }
}
