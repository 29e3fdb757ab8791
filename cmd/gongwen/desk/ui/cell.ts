// The one editor of the grid: a text area that lies over the cell at hand. It has
// the focus all the time, so that an input method composes in it from the first
// key on, and shows itself when something is typed.
import { clear, el } from "./dom";

export class CellEditor {
  readonly area = el("textarea", { class: "cell-editor", rows: 1, spellcheck: "false", autocapitalize: "off" });
  readonly list = el("div", { class: "unit-list", role: "listbox", id: "unit-list", "aria-label": "部门名录", hidden: true });
  editing = false;
  private composing = false;
  private names: string[] = [];
  private offered: string[] = [];
  private picked = -1;

  constructor(private begun: () => void, private typed: () => void) {
    this.area.setAttribute("aria-autocomplete", "list");
    this.area.setAttribute("aria-controls", "unit-list");
    this.area.addEventListener("compositionstart", () => { this.composing = true; this.begin(); });
    this.area.addEventListener("compositionend", () => { this.composing = false; this.changed(); });
    this.area.addEventListener("input", () => { if (!this.editing) this.begin(); this.changed(); });
    this.list.addEventListener("mousedown", (e) => {
      e.preventDefault();
      const i = [...this.list.children].indexOf(e.target as Element);
      if (i >= 0) this.pick(i);
    });
  }

  get busy(): boolean { return this.composing; }
  get open(): boolean { return !this.list.hidden; }

  private begin(): void {
    if (this.editing) return;
    this.editing = true;
    this.area.classList.add("on");
    this.begun();
  }

  private changed(): void {
    this.grow();
    if (this.composing) return;
    this.offer();
    this.typed();
  }

  // edit opens the editor with a text to go on with.
  edit(text: string, names: string[]): void {
    this.names = names;
    if (this.editing) return;
    this.area.value = text;
    this.begin();
    this.grow();
    this.area.setSelectionRange(text.length, text.length);
  }

  // ready is told what can be completed before anything is typed.
  ready(names: string[]): void { this.names = names; }

  close(): string {
    const text = this.area.value;
    this.editing = false;
    this.composing = false;
    this.area.classList.remove("on");
    this.area.value = "";
    this.area.style.height = "";
    this.hide();
    return text;
  }

  private grow(): void {
    this.area.style.height = "auto";
    this.area.style.height = Math.max(this.area.scrollHeight + 2, parseFloat(this.area.dataset.least ?? "0")) + "px";
    this.list.style.top = this.area.offsetTop + this.area.offsetHeight + 1 + "px";
  }

  // The name that is being typed: from the last break or comma to the caret.
  private stretch(): { from: number; to: number; word: string } {
    const to = this.area.selectionStart, before = this.area.value.slice(0, to);
    const from = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("、"), before.lastIndexOf("，"), before.lastIndexOf(",")) + 1;
    return { from, to, word: before.slice(from).trim() };
  }

  private offer(): void {
    const { word } = this.stretch();
    this.offered = word && this.names.length
      ? this.names.filter((n) => n !== word && n.includes(word)).sort((a, b) => Number(b.startsWith(word)) - Number(a.startsWith(word))).slice(0, 8) : [];
    this.picked = -1;
    clear(this.list);
    this.offered.forEach((n, i) => this.list.append(el("div", { role: "option", id: "unit" + i, text: n, "aria-selected": "false" })));
    this.list.hidden = this.offered.length === 0;
    this.area.removeAttribute("aria-activedescendant");
  }

  hide(): void {
    this.list.hidden = true;
    this.picked = -1;
  }

  // key takes the keys of the list while it is open; true: it was one.
  key(e: KeyboardEvent): boolean {
    if (!this.open) return false;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      const n = this.offered.length;
      this.picked = (this.picked + (e.key === "ArrowDown" ? 1 : n - 1 + Number(this.picked < 0)) + n) % n;
      [...this.list.children].forEach((c, i) => c.setAttribute("aria-selected", String(i === this.picked)));
      this.area.setAttribute("aria-activedescendant", "unit" + this.picked);
      return true;
    }
    if ((e.key === "Enter" || e.key === "Tab") && this.picked >= 0) { this.pick(this.picked); return true; }
    if (e.key === "Escape") { this.hide(); return true; }
    return false;
  }

  private pick(i: number): void {
    const { from, to } = this.stretch(), name = this.offered[i];
    this.area.value = this.area.value.slice(0, from) + name + this.area.value.slice(to);
    this.area.setSelectionRange(from + name.length, from + name.length);
    this.hide();
    this.grow();
    this.typed();
  }
}
