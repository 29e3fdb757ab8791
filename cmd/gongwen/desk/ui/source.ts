// The source file itself, with the numbers of its lines and what is found in it.
import { clear, el, typed } from "./dom";
import { note } from "./fields";
import { Desk, State, View } from "./types";

export function sourceView(desk: Desk): View {
  return new Source(desk);
}

class Source implements View {
  private text = el("textarea", { class: "source", "aria-label": "源文件", spellcheck: "false", wrap: "off", autocapitalize: "off" });
  private numbers = el("div", { class: "numbers", "aria-hidden": "true" });
  private found = el("div", { class: "source-found", "aria-live": "polite" });
  readonly element = el("div", { class: "view source-view" }, this.found, el("div", { class: "source-box" }, this.numbers, this.text));
  private rev = -1;
  private sending = false;
  private dirty = false;
  private crlf = false;
  private lines = 0;

  constructor(private desk: Desk) {
    typed(this.text, () => { this.number(); this.dirty = true; void this.send(); });
    this.text.addEventListener("scroll", () => { this.numbers.scrollTop = this.text.scrollTop; });
    this.text.addEventListener("keydown", (e) => this.keys(e));
  }

  // A browser's text area keeps no \r: they are put back.
  private get value(): string { return this.crlf ? this.text.value.replace(/\n/g, "\r\n") : this.text.value; }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.dirty) {
        this.dirty = false;
        const s = await this.desk.run([{ op: "text", text: this.value }]);
        this.rev = s.rev;
      }
    } catch (e) {
      this.rev = -1; // what the program has is shown again
    } finally {
      this.sending = false;
    }
  }

  show(s: State): void {
    const bad = s.findings.filter((f) => f.severity === "error");
    clear(this.found);
    for (const f of bad.slice(0, 6)) {
      const line = note(this.desk, { ...f, ...f.written });
      if (f.line) line.prepend(el("button", { type: "button", class: "link", text: `第 ${f.line} 行第 ${f.column} 字`, onclick: () => this.line(f.line, f.column) }));
      this.found.append(line);
    }
    if (s.rev !== this.rev && !this.sending) { this.rev = s.rev; void this.load(); }
  }

  private async load(): Promise<void> {
    const s = await this.desk.look(["text"]);
    if (s.text === undefined || this.dirty || this.sending) return;
    this.rev = s.rev;
    this.crlf = /\r\n/.test(s.text);
    const plain = s.text.replace(/\r\n/g, "\n");
    if (this.text.value === plain) return;
    const at = this.text.selectionStart, top = this.text.scrollTop;
    this.text.value = plain;
    if (document.activeElement === this.text) this.text.setSelectionRange(at, at);
    this.text.scrollTop = top;
    this.number();
  }

  private number(): void {
    const n = this.text.value.split("\n").length;
    if (n === this.lines) return;
    this.lines = n;
    this.numbers.textContent = Array.from({ length: n }, (_, i) => i + 1).join("\n");
  }

  // line puts the caret at a place.
  private line(line: number, column: number): void {
    const all = this.text.value.split("\n");
    let at = 0;
    for (let i = 0; i < line - 1 && i < all.length; i++) at += all[i].length + 1;
    at += [...(all[line - 1] ?? "")].slice(0, Math.max(0, column - 1)).join("").length;
    this.text.focus();
    this.text.setSelectionRange(at, at);
    this.text.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(this.text).lineHeight));
  }

  private keys(e: KeyboardEvent): void {
    if (e.key === "Escape") (document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]'))?.focus();
  }

  go(path: string): boolean {
    const f = this.desk.state.findings.find((f) => f.path === path && f.line > 0);
    if (!f || !this.element.isConnected) return f !== undefined;
    this.line(f.line, f.column);
    return true;
  }
}
