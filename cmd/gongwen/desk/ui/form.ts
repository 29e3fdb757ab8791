// The form of a notice, made from the schema: what belongs to its format stands
// open, all else under 更多, so that every key can be set here.
import { button, clear, el } from "./dom";
import { Field, field } from "./fields";
import { Desk, Key, State, Value, View } from "./types";

export type Section = "notice" | "text" | "document" | "attachments" | "units" | "imprint" | "more";

// A group is some keys of a table under a heading.
type Group = { title: string; keys: string[]; open: (v: Stated) => boolean };
type Stated = { format: string; has: (path: string) => boolean };

const always = () => true;
const groups: { [s in Section]?: Group[] } = {
  notice: [
    { title: "", keys: ["format", "issuer", "number", "title", "recipients", "date", "note"], open: always },
    { title: "这种格式通常没有的", keys: [], open: () => false },
    { title: "署名", keys: ["signature.name", "signature.under", "signature.seal", "signature.signers"], open: (s) => s.format === "order" || s.has("signature") },
    { title: "出席情况", keys: ["attendance.present", "attendance.excused", "attendance.observers", "attendance.more"], open: (s) => s.format === "minutes" || s.has("attendance") },
    {
      title: "版头", keys: ["letterhead.mark", "letterhead.suffix", "letterhead.signers", "letterhead.serial", "letterhead.copies", "letterhead.secrecy", "letterhead.urgency", "letterhead.registry"],
      open: (s) => s.has("letterhead") || s.format === "minutes",
    },
    { title: "文件格式", keys: ["schema"], open: () => false },
  ],
  text: [{ title: "", keys: ["text", "content"], open: always }],
  imprint: [
    { title: "", keys: ["imprint.copy_to", "imprint.printed_by", "imprint.printed_on"], open: always },
    { title: "更多", keys: ["imprint.recipients", "imprint.label", "imprint.more"], open: (s) => ["recipients", "label", "more"].some((k) => s.has("imprint." + k)) },
  ],
};

// What a format has not: it stands below, for who wants it all the same.
const without: { [format: string]: string[] } = { order: ["title", "recipients"], minutes: ["title", "recipients"] };

// What must be there in a format, where that is not so in all.
const musts: { [format: string]: { [path: string]: boolean } } = {
  order: { title: false }, minutes: { title: false, number: false, "letterhead.mark": true },
};

// Arrays of tables, and the one table that may be missing as a whole.
const lists: { [s in Section]?: { path: string; one: string; about: string }[] } = {
  attachments: [{ path: "attachment", one: "附件", about: "附件说明由程序编。分解表的栏目和各行在“分解表”一栏里填。" }],
  units: [{ path: "department", one: "单位", about: "名录里的单位决定工作簿的次序，别名归为一个。一行一个别名、一个成员。" }],
  more: [{ path: "check", one: "规则开关", about: "警告可以关掉，要写明理由；错误不能关。" }],
};

export function formView(desk: Desk, section: Section): View {
  return new Form(desk, section);
}

class Form implements View {
  readonly element = el("div", { class: "view form form-" });
  private fields = new Map<string, Field>();
  private shape = "";
  private format = "";
  private keys = new Map<string, Key>();

  constructor(private desk: Desk, private section: Section) {
    this.element.className = "view form form-" + section;
    for (const k of desk.schema) this.keys.set(k.path, k);
  }

  show(s: State): void {
    const values = s.values ?? {};
    const shape = this.shapeOf(values);
    if (shape !== this.shape) {
      this.shape = shape;
      this.draw(values);
    }
    for (const f of this.fields.values()) {
      f.show(values[f.path], values);
      f.findings(s.findings);
    }
  }

  go(path: string, char: number): boolean {
    const f = this.fields.get(path);
    if (!f) return false;
    for (let e = f.element.parentElement; e; e = e.parentElement) if (e instanceof HTMLDetailsElement) e.open = true;
    if (f.element.isConnected) f.focus(char);
    return true;
  }

  // shapeOf is what decides which fields there are.
  private shapeOf(v: { [path: string]: Value }): string {
    const counts = ["attachment", "department", "check", "signature.signers", "attendance.more"].map((p) => String(v[p] ?? 0));
    return [v.format ?? "", "document" in v, "title" in v, "recipients" in v, ...counts, ...Object.keys(v).filter((p) => /^attachment\.\d+\.content$/.test(p) || p === "document.content").map((p) => String(v[p]))].join("|");
  }

  private draw(v: { [path: string]: Value }): void {
    const open = new Set([...this.element.querySelectorAll<HTMLDetailsElement>("details[open]")].map((d) => d.dataset.title));
    const active = document.activeElement instanceof HTMLElement && this.element.contains(document.activeElement) ? document.activeElement.dataset.path : undefined;
    const stated: Stated = { format: String(v.format ?? "general"), has: (p) => p in v };
    const before = stated.format === this.format ? this.fields : new Map<string, Field>(); // what must be there is another
    this.format = stated.format;
    this.fields = new Map();
    clear(this.element);
    const odd = (p: string) => !(p in v) && (without[this.format] ?? []).includes(p);
    for (const g of groups[this.section] ?? []) {
      const keys = g.title ? g.keys : g.keys.filter((p) => !odd(p));
      const fields = (g.title && !keys.length ? (without[this.format] ?? []).filter(odd) : keys).map((p) => this.at(v, p, before));
      if (!fields.length) continue;
      if (!g.title) this.element.append(...fields);
      else this.element.append(el("details", { open: g.open(stated) || open.has(g.title), "data-title": g.title }, el("summary", { text: g.title }), ...fields));
    }
    if (this.section === "document") this.document(v, before);
    for (const l of lists[this.section] ?? []) this.list(v, l, before);
    if (active) this.fields.get(active)?.focus(-1);
  }

  // at is what stands at a path: a field, or the cards of an array of tables.
  private at(v: { [path: string]: Value }, path: string, before: Map<string, Field>, kind = path, label?: string): HTMLElement {
    const k = this.keys.get(kind)!;
    if (k.types.includes("表数组")) return this.cards(v, path, k, before);
    const old = before.get(path);
    const must = musts[this.format]?.[path];
    const f = old ?? field(this.desk, must === undefined ? k : { ...k, required: must }, path, label);
    this.fields.set(path, f);
    return f.element;
  }

  // cards are the elements of a small array, one under the other.
  private cards(v: { [path: string]: Value }, path: string, k: Key, before: Map<string, Field>): HTMLElement {
    const n = typeof v[path] === "number" ? v[path] as number : 0;
    const box = el("div", { class: "cards", role: "group", "aria-label": k.term });
    for (let i = 0; i < n; i++) {
      const card = el("div", { class: "card" }, this.tools(path, i, n, k.term));
      for (const m of this.members(k.path)) card.append(this.at(v, `${path}.${i}.${m.path.slice(k.path.length + 1)}`, before, m.path));
      box.append(card);
    }
    box.append(button("加一项" + k.term, () => { void this.desk.run([{ op: "insert", path, at: n, value: this.blank(k.path) }]).catch(() => {}); }, { class: "small" }));
    return el("div", { class: "field" }, el("span", { class: "name", text: k.term }), el("div", { class: "control" }, box));
  }

  private members(table: string): Key[] {
    return this.desk.schema.filter((k) => k.path.startsWith(table + ".") && !k.path.slice(table.length + 1).includes("."));
  }

  // blank is a new element with the keys that it must have.
  private blank(table: string): Value {
    const out: { [key: string]: Value } = {};
    for (const k of this.members(table)) if (k.required) out[k.path.slice(table.length + 1)] = k.values ? k.values[0] : "";
    return out;
  }

  // tools move and remove an element.
  private tools(path: string, i: number, n: number, one: string): HTMLElement {
    const run = (ops: Parameters<Desk["run"]>[0]) => { void this.desk.run(ops).catch(() => {}); };
    return el("div", { class: "tools" },
      button("↑", () => run([{ op: "move", path, at: i, to: i - 1 }]), { class: "small", "aria-label": `${one} ${i + 1} 上移`, disabled: i === 0 }),
      button("↓", () => run([{ op: "move", path, at: i, to: i + 1 }]), { class: "small", "aria-label": `${one} ${i + 1} 下移`, disabled: i === n - 1 }),
      button("删去", () => run([{ op: "remove", path, at: i }]), { class: "small", "aria-label": `删去${one} ${i + 1}` }));
  }

  private document(v: { [path: string]: Value }, before: Map<string, Field>): void {
    if (!("document" in v)) {
      this.element.append(el("p", { class: "quiet", text: "随通知印发的方案、办法、要点，另页起，不冠“附件”二字；附件归它。这份通知没有。" }),
        button("添加随文印发的文件", () => { void this.desk.run([{ op: "set", path: "document.title", value: "" }]).catch(() => {}); }));
      return;
    }
    this.part(v, "document", "document", this.element, before);
    this.element.append(button("去掉随文文件", () => { void this.desk.run([{ op: "unset", path: "document" }]).catch(() => {}); }, { class: "small" }));
  }

  // part are the fields of a document or an attachment; the keys of a plain table
  // only where it has one.
  private part(v: { [path: string]: Value }, path: string, table: string, box: HTMLElement, before: Map<string, Field>): void {
    const content = v[path + ".content"];
    const more = el("details", { "data-title": path }, el("summary", { text: "更多" }));
    for (const k of this.members(table)) {
      if (k.of) continue; // its own breakdown is in the grid
      const name = k.path.slice(table.length + 1), at = path + "." + name;
      const plain = name === "columns" || name === "rows";
      if (plain && content !== "table" && !(at in v)) continue;
      const first = ["title", "text", "content", "columns", "rows"].includes(name) || at in v || name === "after" && content !== undefined;
      (first ? box : more).append(this.at(v, at, before, k.path));
    }
    if (more.children.length > 1) box.append(more);
  }

  // list are the elements of a large array.
  private list(v: { [path: string]: Value }, l: { path: string; one: string; about: string }, before: Map<string, Field>): void {
    const n = typeof v[l.path] === "number" ? v[l.path] as number : 0;
    this.element.append(el("p", { class: "quiet", text: n ? l.about : `还没有${l.one}。${l.about}` }));
    for (let i = 0; i < n; i++) {
      const path = `${l.path}.${i}`;
      const card = el("fieldset", { class: "card" }, el("legend", { text: `${l.one} ${i + 1}` }), this.tools(l.path, i, n, l.one));
      if (l.path === "attachment") this.part(v, path, l.path, card, before);
      else for (const k of this.members(l.path)) card.append(this.at(v, `${path}.${k.path.slice(l.path.length + 1)}`, before, k.path));
      this.element.append(card);
    }
    this.element.append(button("加一个" + l.one, () => {
      void this.desk.run([{ op: "insert", path: l.path, at: n, value: this.blank(l.path) }]).then(() => {
        const first = this.members(l.path).find((k) => k.required);
        if (first) this.go(`${l.path}.${n}.${first.path.slice(l.path.length + 1)}`, -1);
      }, () => {});
    }));
  }
}
