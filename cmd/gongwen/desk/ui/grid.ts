// The breakdown as a grid. A merged cell is a stretch of rows that take it over
// from the row above (〃); what is done to it is done to keys, by the program.
import { CellEditor } from "./cell";
import { copied, fillOp, pasteInto } from "./clip";
import { button, clear, el, say } from "./dom";
import { note } from "./fields";
import { gridKey, gridMenu } from "./gridkeys";
import { gridLine, gridWidths } from "./gridline";
import { beginSection, clearCells, insertRow, search } from "./gridrows";
import { importInto, pasteDialog } from "./paste";
import { Line, Rows, visible } from "./rows";
import { Settings, beside } from "./settings";
import { Desk, Finding, Op, State, Table, Value, View } from "./types";

export function gridView(desk: Desk): View {
  return new Grid(desk);
}

const heirs = new Set(["section", "topic", "lead", "responsible", "due"]);

export class Grid implements View {
  readonly element = el("div", { class: "view grid-view" });
  rows: Rows | null = null;
  at = { line: 0, col: 0 };
  anchor = { line: 0, col: 0 };
  editor = new CellEditor(() => this.place(), () => this.soon());
  private canvas = el("div", { class: "grid-canvas" });
  private lines = el("div", { role: "grid", "aria-label": "任务分解表", "aria-owns": "grid-head" });
  scroller = el("div", { class: "grid-scroller" }, this.canvas);
  private head = el("div", { class: "grid-head", role: "row", id: "grid-head" });
  private chooser = el("select", { "aria-label": "哪一个分解表" });
  private notes = el("div", { class: "grid-notes", "aria-live": "polite" });
  find = el("input", { type: "search", placeholder: "找", "aria-label": "在表里找", class: "grid-find" });
  private settings: Settings;
  private drawn = new Map<number, HTMLElement>();
  private marks = new Map<string, Finding[]>();
  path = "";
  private digest = "";
  private told = "";
  private timer = 0;
  private before: { path: string; text: string; own: boolean; heir: boolean } | null = null;
  private sent = "";

  constructor(readonly desk: Desk) {
    this.settings = new Settings(desk, () => { this.digest = ""; this.show(this.desk.state); });
    const bar = el("div", { class: "grid-bar" },
      this.chooser,
      button("粘贴表格", () => { void pasteDialog(this.desk, this.tasks, this.count); }, { title: "从 Excel、WPS、Word、网页复制后按 Ctrl+V" }),
      button("导入…", () => importInto(this.desk, this.tasks, this.count)),
      button("加一行", () => { void insertRow(this, this.count); }, { title: "在末尾加一行；在中间加用 Ctrl+Enter" }),
      button("加小节", () => { void beginSection(this); }),
      button("栏目和排法…", () => this.settings.toggle()),
      button("这一行…", () => gridMenu(this), { title: "右键或 Shift+F10：合并、另起、移动、插入、删除", "aria-haspopup": "menu" }),
      el("span", { class: "space" }), this.find);
    this.element.append(bar, this.settings.element, this.head, this.scroller, this.notes);
    this.canvas.append(this.lines, this.editor.area, this.editor.list);
    this.chooser.addEventListener("change", () => { this.path = this.chooser.value; this.digest = ""; this.show(this.desk.state); });
    this.scroller.addEventListener("scroll", () => { this.head.scrollLeft = this.scroller.scrollLeft; this.draw(); });
    this.scroller.addEventListener("mousedown", (e) => this.mouse(e));
    this.scroller.addEventListener("dblclick", () => this.edit());
    this.scroller.addEventListener("contextmenu", (e) => { e.preventDefault(); gridMenu(this); });
    const area = this.editor.area;
    area.addEventListener("keydown", (e) => gridKey(this, e));
    area.addEventListener("blur", () => this.commit());
    area.addEventListener("copy", (e) => this.copy(e));
    area.addEventListener("cut", (e) => { if (this.copy(e)) clearCells(this); });
    area.addEventListener("paste", (e) => this.paste(e));
    this.find.addEventListener("keydown", (e) => { if (e.key === "Enter") { e.preventDefault(); search(this, this.find.value); } });
    new ResizeObserver(() => { this.digest = ""; if (this.desk.state && this.element.isConnected) this.show(this.desk.state); }).observe(this.element);
  }

  get tasks(): string { return this.path || "task"; }
  get count(): number { return this.rows ? this.rows.count : 0; }

  // table is the breakdown at hand, with the columns that are shown beside its own.
  get table(): Table | undefined {
    const t = (this.desk.state.tables ?? []).find((t) => t.path === this.path);
    const more = beside.filter(([key]) => t && this.settings.shown.has(key) && !t.columns.some((c) => c.key === key));
    return t && { ...t, columns: [...t.columns, ...more.map(([key, head]) => ({ key, head, kind: key === "lead" || key === "responsible" ? "units" : "text", heir: heirs.has(key), printed: false }))] };
  }

  show(s: State): void {
    const tables = s.tables ?? [];
    if (!tables.some((t) => t.path === this.path)) this.path = tables[0]?.path ?? "";
    this.chooser.hidden = tables.length < 2;
    const names = tables.map((t, i) => `${i + 1}. ${t.title}（${t.rows.length} 行）`).join("\n");
    if (this.chooser.dataset.names !== names) {
      this.chooser.dataset.names = names;
      clear(this.chooser);
      tables.forEach((t, i) => this.chooser.append(el("option", { value: t.path, text: names.split("\n")[i] })));
    }
    this.chooser.value = this.path;
    this.settings.show(s, this.path.replace(/task$/, ""));
    const told = JSON.stringify(s.findings);
    if (told !== this.told || this.digest !== s.digests.tables + this.path) {
      this.told = told;
      this.marks.clear();
      for (const f of s.findings) {
        const key = f.path.split(".").slice(0, this.path.split(".").length + 2).join(".");
        this.marks.set(key, [...this.marks.get(key) ?? [], f]);
      }
      this.build(s);
    }
  }

  private build(s: State): void {
    this.digest = s.digests.tables + this.path;
    const t = this.table;
    this.drawn.forEach((e) => e.remove());
    this.drawn.clear();
    clear(this.head);
    if (!t || !t.rows.length) {
      this.rows = null;
      this.canvas.style.height = "80px";
      this.canvas.classList.add("empty");
      this.editor.area.setAttribute("aria-label", "任务分解表，还没有行，可以粘贴表格");
      this.describe();
      return;
    }
    this.canvas.classList.remove("empty");
    const widths = gridWidths(visible(t, this.settings.shown), this.scroller.clientWidth);
    this.rows = new Rows(t, (k) => widths[k] ?? 80, this.settings.shown);
    this.canvas.style.height = this.rows.height + "px";
    const template = "40px " + this.rows.columns.map((c) => widths[c.key] + "px").join(" ");
    this.canvas.style.setProperty("--columns", template);
    this.canvas.style.width = 40 + this.rows.columns.reduce((n, c) => n + widths[c.key], 0) + "px";
    this.head.style.gridTemplateColumns = template;
    this.head.append(el("div", { class: "num", text: "#", role: "columnheader" }), ...this.rows.columns.map((c) => el("div", { text: c.head, role: "columnheader", class: c.printed ? "" : "unprinted", title: c.printed ? "" : "只进工作簿，不印" })));
    this.lines.setAttribute("aria-rowcount", String(this.rows.lines.length));
    this.at = this.inside(this.at);
    this.anchor = this.inside(this.anchor);
    this.draw();
    this.place();
  }

  inside(p: { line: number; col: number }): { line: number; col: number } {
    const r = this.rows!;
    return { line: Math.max(0, Math.min(p.line, r.lines.length - 1)), col: Math.max(0, Math.min(p.col, r.columns.length - 1)) };
  }

  // draw makes the lines that are in view.
  private draw(): void {
    const r = this.rows;
    if (!r) return;
    const from = Math.max(0, r.at(this.scroller.scrollTop) - 6), to = Math.min(r.lines.length, r.at(this.scroller.scrollTop + Math.max(200, this.scroller.clientHeight)) + 7);
    for (const [i, e] of this.drawn) if (i < from || i >= to) { e.remove(); this.drawn.delete(i); }
    for (let i = from; i < to; i++) if (!this.drawn.has(i)) { const e = gridLine(r, i, this.path, this.marks); this.drawn.set(i, e); this.lines.append(e); }
    this.paint();
  }

  // paint shows what is selected.
  private paint(): void {
    const top = Math.min(this.at.line, this.anchor.line), bottom = Math.max(this.at.line, this.anchor.line);
    const left = Math.min(this.at.col, this.anchor.col), right = Math.max(this.at.col, this.anchor.col);
    for (const [i, e] of this.drawn) {
      for (const c of e.querySelectorAll<HTMLElement>("[data-col]")) {
        const col = Number(c.dataset.col), on = i >= top && i <= bottom && (col >= left && col <= right || e.classList.contains("band"));
        c.classList.toggle("in", on && (top !== bottom || left !== right));
        c.classList.toggle("on", i === this.at.line && (col === this.at.col || e.classList.contains("band")));
      }
    }
  }

  // spot is the cell at hand.
  spot(): { line: Line; key: string; path: string; head: string; kind: string; heir: boolean } | null {
    const r = this.rows, line = r?.lines[this.at.line];
    if (!r || !line) return null;
    const c = line.band ? { key: "section", head: "任务类别", kind: "text", heir: true } : r.columns[this.at.col];
    return { line, key: c.key, path: `${this.path}.${line.row}.${c.key}`, head: c.head, kind: c.kind ?? "text", heir: !!c.heir };
  }

  // place lays the editor over the cell at hand.
  private place(): void {
    const r = this.rows, s = this.spot(), area = this.editor.area;
    if (!r || !s) return;
    const widths = gridWidths(r.columns, this.scroller.clientWidth);
    let left = 40;
    for (let j = 0; j < this.at.col && !s.line.band; j++) left += widths[r.columns[j].key];
    area.style.top = s.line.top + "px";
    area.style.left = left + "px";
    area.style.width = (s.line.band ? this.canvas.clientWidth - 40 : widths[s.key]) + "px";
    area.style.minHeight = s.line.height + "px";
    area.dataset.least = String(s.line.height);
    area.dataset.path = s.path;
    area.setAttribute("aria-label", `${s.head}，第 ${s.line.row + 1} 行`);
    area.setAttribute("aria-description", r.cell(s.line.row, s.key).text);
    this.editor.list.style.top = s.line.top + s.line.height + 2 + "px";
    this.editor.list.style.left = left + "px";
    this.editor.ready(s.kind === "units" ? this.names() : []);
    if (this.editor.editing && !this.before) {
      const c = r.cell(s.line.row, s.key);
      this.before = { path: s.path, text: c.text, own: c.own, heir: s.heir };
      this.sent = c.text;
    }
    this.describe();
  }

  private names(): string[] {
    const v = this.desk.state.values ?? {}, out = new Set<string>();
    for (const p of Object.keys(v)) if (/^department\.\d+\.name$/.test(p)) out.add(String(v[p]));
    for (const n of this.rows?.names() ?? []) out.add(n);
    return [...out];
  }

  // describe tells what is found about the cell at hand, and what was read of it.
  private describe(): void {
    clear(this.notes);
    const s = this.spot();
    if (!s) { this.notes.append(el("span", { class: "quiet", text: "还没有行：粘贴表格、导入，或加一行。" })); return; }
    const c = this.rows!.cell(s.line.row, s.key);
    const what = c.above ? "与上一行相同（合并）；要改就从这一行另起" : c.read ? `工作簿里读作 ${c.read}` : "";
    this.notes.append(el("span", { class: "quiet", text: `第 ${s.line.row + 1} 行　${s.head}${what ? "　" + what : ""}` }));
    const own = this.marks.get(s.path) ?? [], row = this.marks.get(`${this.path}.${s.line.row}`) ?? [];
    for (const f of [...own, ...row].slice(0, 4)) this.notes.append(note(this.desk, f));
  }

  move(line: number, col: number, extend = false): void {
    this.commit();
    if (!this.rows) return;
    this.at = this.inside({ line, col });
    if (!extend) this.anchor = { ...this.at };
    this.reveal();
    this.draw();
    this.place();
    const area = this.editor.area, box = this.scroller; // sideways too
    if (area.offsetLeft < box.scrollLeft) box.scrollLeft = area.offsetLeft - 40;
    else if (area.offsetLeft + area.offsetWidth > box.scrollLeft + box.clientWidth) box.scrollLeft = area.offsetLeft + area.offsetWidth - box.clientWidth;
    const s = this.spot();
    if (s) this.desk.mark(s.path);
  }

  private reveal(): void {
    const l = this.rows!.lines[this.at.line], box = this.scroller;
    if (l.top < box.scrollTop) box.scrollTop = l.top;
    else if (l.top + l.height > box.scrollTop + box.clientHeight) box.scrollTop = l.top + l.height - box.clientHeight;
    this.canvas.classList.remove("empty");
  }

  focus(): void { this.editor.area.focus({ preventScroll: true }); }

  private mouse(e: MouseEvent): void {
    const cell = (e.target as Element).closest<HTMLElement>("[data-col]"), line = cell?.parentElement;
    if (e.target === this.editor.area || !cell || !line) return;
    e.preventDefault();
    const i = [...this.drawn].find(([, x]) => x === line)?.[0] ?? 0;
    if (e.button === 0 || i < Math.min(this.at.line, this.anchor.line) || i > Math.max(this.at.line, this.anchor.line)) this.move(i, Number(cell.dataset.col), e.shiftKey);
    this.focus();
  }

  edit(): void {
    const s = this.spot();
    if (!s || !this.rows) return;
    this.editor.edit(this.rows.cell(s.line.row, s.key).text, s.kind === "units" ? this.names() : []);
    this.focus();
  }

  // value is what was typed as the value of the cell: several lines of units are a
  // list, a name alone where there was one too; words are kept as they are.
  private value(text: string): Value {
    const s = this.spot()!;
    if (s.kind !== "units") return text;
    const lines = text.split("\n").map((l) => l.trim()).filter((l) => l !== "");
    const c = this.rows!.cell(s.line.row, s.key);
    if (lines.length > 1) return lines;
    if (!lines.length) return [];
    return (c.list || c.text === "") && !/[、，,；;]|牵头|配合|同上|〃/.test(lines[0]) ? lines : lines[0];
  }

  // soon sends what is being typed after a breath, so that nothing of it is lost.
  private soon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), 350);
  }

  private flush(): void {
    clearTimeout(this.timer);
    if (!this.before || this.editor.busy || this.editor.area.value === this.sent) return;
    this.sent = this.editor.area.value;
    this.desk.set(this.before.path, this.value(this.sent));
  }

  commit(): void {
    if (!this.editor.editing) return;
    this.flush();
    this.before = null;
    this.editor.close();
  }

  // cancel puts back what there was.
  cancel(): void {
    clearTimeout(this.timer);
    const b = this.before;
    const s = this.spot();
    if (b && s && this.sent !== b.text) {
      if (b.heir && !b.own && s.line.row > 0) void this.run([{ op: "merge", path: this.path, at: s.line.row, column: s.key }]);
      else this.desk.set(b.path, this.value(b.text));
    }
    this.before = null;
    this.editor.close();
    this.place();
  }

  async run(ops: Op[]): Promise<void> {
    this.commit();
    await this.desk.run(ops).catch(() => {});
  }

  // selected are the rows and columns of the selection.
  selected(): { rows: number[]; keys: string[] } {
    const r = this.rows;
    if (!r) return { rows: [], keys: [] };
    const lines = r.lines.slice(Math.min(this.at.line, this.anchor.line), Math.max(this.at.line, this.anchor.line) + 1);
    const rows = lines.filter((l) => !l.band || lines.length === 1).map((l) => l.row);
    const keys = lines.length === 1 && lines[0].band ? ["section"] : r.columns.slice(Math.min(this.at.col, this.anchor.col), Math.max(this.at.col, this.anchor.col) + 1).map((c) => c.key);
    return { rows, keys };
  }

  private copy(e: ClipboardEvent): boolean {
    if (this.editor.editing || !this.rows || !e.clipboardData) return false;
    const { rows, keys } = this.selected();
    copied(e, rows.map((row) => keys.map((key) => this.rows!.cell(row, key))));
    return true;
  }

  private paste(e: ClipboardEvent): void {
    const s = this.spot(), data = e.clipboardData;
    if (this.editor.editing || !data) return;
    e.preventDefault();
    const own = s && fillOp(data, this.path, s.line.row, this.rows!.columns.map((c) => c.key), this.at.col);
    if (own) { void this.run([own]); return; }
    void pasteInto(this.desk, data, this.tasks, this.count, s ? { row: s.line.row, keys: this.rows!.columns.slice(this.at.col).map((c) => c.key) } : null).catch((x: Error) => say(x.message, true));
  }

  go(path: string, char: number): boolean {
    const t = (this.desk.state.tables ?? []).find((t) => path === t.path || path.startsWith(t.path + "."));
    if (!t) return this.settings.go(path, char);
    const [row, key] = path.slice(t.path.length + 1).split(".");
    if (!this.element.isConnected) return true;
    if (this.path !== t.path) { this.path = t.path; this.digest = ""; this.show(this.desk.state); }
    const r = this.rows;
    if (!r) return false;
    const at = r.lineOf(Number(row || 0)), col = r.columns.findIndex((c) => c.key === key);
    this.move(key === "section" && col < 0 ? Math.max(0, at - 1) : Math.max(0, at), Math.max(0, col));
    this.focus();
    return true;
  }

  leave(): void { this.commit(); }
}
