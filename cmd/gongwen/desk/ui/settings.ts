// How a breakdown is set: its columns, its form, what goes with the workbook.
import { button, clear, el } from "./dom";
import { Field, field } from "./fields";
import { Desk, Key, Op, State, Value } from "./types";

// beside are keys of a row that are filled in though no column prints them.
export const beside: [string, string][] = [["section", "任务类别"], ["topic", "工作任务"], ["title", "任务名称"], ["lead", "牵头部门"], ["responsible", "责任单位"], ["due", "完成时限"], ["deadline", "截止日期"], ["id", "任务键"], ["seq", "印出的序号"]];

// usual are the keys of columns that the program knows, as clerks call them.
const usual: [string, string][] = [["seq", "序号"], ["section", "任务类别"], ["topic", "工作任务"], ["title", "任务名称"], ["lead", "牵头部门"], ["responsible", "责任单位"], ["requirement", "具体要求"], ["due", "完成时限"]];

// choices are what is chosen here and typed only in the source; what a file has
// otherwise stays to be chosen.
const choices: { [key: string]: Partial<Key> } = {
  "breakdown.column.key": { values: usual.map(([key]) => key), means: usual.map(([, term]) => term) },
  "breakdown.column.join": { values: ["、", "，", "line"], means: ["用顿号连写", "用逗号连写", "一行一个"], lines: false, default: "、" },
};

export class Settings {
  readonly element = el("section", { class: "grid-settings", "aria-label": "栏目和排法", hidden: true });
  private fields = new Map<string, Field>();
  private shape = "";
  private base = ""; // attachment.0. or empty

  readonly shown = new Set<string>(); // keys that the grid shows beside its columns

  constructor(private desk: Desk, private changed: () => void) {}

  toggle(): void {
    this.element.hidden = !this.element.hidden;
    this.show(this.desk.state, this.base);
    if (!this.element.hidden) this.element.querySelector<HTMLElement>("input,select,textarea,button")?.focus();
  }

  show(s: State, base: string): void {
    this.base = base;
    if (this.element.hidden) return;
    const v = s.values ?? {}, n = Number(v[this.base + "breakdown.column"] ?? 0);
    const shape = base + "|" + n;
    if (shape !== this.shape) { this.shape = shape; this.draw(n); }
    for (const f of this.fields.values()) {
      f.show(v[f.path], v);
      f.findings(s.findings);
    }
  }

  go(path: string, char: number): boolean {
    const m = /^(?:attachment\.\d+\.|document\.)?breakdown(?:\.|$)/.exec(path);
    if (!m) return false;
    if (!this.element.isConnected) return true;
    if (this.element.hidden) this.toggle();
    const f = this.fields.get(path) ?? this.fields.values().next().value;
    f?.focus(char);
    return f !== undefined;
  }

  private keys(table: string): Key[] {
    return this.desk.schema.filter((k) => k.path.startsWith(table + ".") && !k.path.slice(table.length + 1).includes(".") && !k.types.includes("表数组"));
  }

  private field(k: Key, path: string): HTMLElement {
    const f = field(this.desk, { ...k, ...choices[k.path] }, path);
    this.fields.set(path, f);
    return f.element;
  }

  private draw(n: number): void {
    this.fields.clear();
    clear(this.element);
    const at = this.base + "breakdown";
    const columns = el("div", { class: "column-cards" });
    for (let i = 0; i < n; i++) {
      const path = `${at}.column`, run = (ops: Op[]) => { void this.desk.run(ops).catch(() => {}); };
      columns.append(el("fieldset", { class: "card" }, el("legend", { text: `第 ${i + 1} 栏` }),
        el("div", { class: "tools" },
          button("←", () => run([{ op: "move", path, at: i, to: i - 1 }]), { class: "small", "aria-label": `第 ${i + 1} 栏左移`, disabled: i === 0 }),
          button("→", () => run([{ op: "move", path, at: i, to: i + 1 }]), { class: "small", "aria-label": `第 ${i + 1} 栏右移`, disabled: i === n - 1 }),
          button("删去", () => run([{ op: "remove", path, at: i }]), { class: "small", "aria-label": `删去第 ${i + 1} 栏` })),
        ...this.keys("breakdown.column").map((k) => this.field(k, `${path}.${i}.${k.path.slice("breakdown.column.".length)}`))));
    }
    const add = el("select", { "aria-label": "加一栏" }, el("option", { value: "", text: "加一栏……" }),
      ...[...usual, ["own", "自定的一栏"]].map(([value, text]) => el("option", { value, text })));
    add.addEventListener("change", () => { if (add.value) this.column(add.value, n); add.value = ""; });
    const extras = el("div", { class: "extras", role: "group", "aria-label": "在表里也填" }, "在表里也填（不印的栏）：");
    for (const [key, text] of beside) {
      const box = el("input", { type: "checkbox", checked: this.shown.has(key) });
      box.addEventListener("change", () => { if (box.checked) this.shown.add(key); else this.shown.delete(key); this.changed(); });
      extras.append(el("label", {}, box, " " + text));
    }
    this.element.append(el("h2", { text: "栏目" }), el("p", { class: "quiet", text: n ? "次序即左右次序。" : "没有逐一列出，按通常的五栏：工作任务、牵头部门、责任单位、具体要求、完成时限。" }), columns, add, extras,
      el("h2", { text: "排法" }), ...this.keys("breakdown").map((k) => this.field(k, `${at}.${k.path.slice("breakdown.".length)}`)));
  }

  // column adds one; where none is listed, the usual ones are listed first.
  private column(key: string, n: number): void {
    const path = this.base + "breakdown.column", ops: Op[] = [];
    const insert = (value: { [k: string]: Value }): void => { ops.push({ op: "insert", path, at: n++, value }); };
    if (!n) for (const k of ["topic", "lead", "responsible", "requirement", "due"]) if (k !== key) insert({ key: k });
    if (key !== "own") insert({ key });
    else {
      const taken = new Set((this.desk.state.tables ?? []).flatMap((t) => t.columns.map((c) => c.key)));
      let name = "note";
      for (let i = 2; taken.has(name); i++) name = "note" + i;
      insert({ key: name, head: "备注" });
    }
    void this.desk.run(ops).catch(() => {});
  }
}
