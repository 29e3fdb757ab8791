// A notice under the hand: the bar, the tabs at the left, the pages at the right.
import { collectView } from "./collect";
import { tell } from "./dialog";
import { button, clear, el, save, say, stem } from "./dom";
import { Findings } from "./findings";
import { buildDialog } from "./issue";
import { Happened, fetchFile, post } from "./net";
import { Preview } from "./preview";
import { Store } from "./store";
import { Desk, Finding, Op, State, Value, View } from "./types";
import { tabs } from "./views";

export class Shell implements Desk {
  readonly element = el("div", { class: "desk" });
  private store: Store;
  private preview: Preview;
  private findings: Findings;
  private views = new Map<string, View>();
  private current = "";
  private left = el("main", { class: "left", id: "left" });
  private disk = el("span", { class: "disk", role: "status" });
  private undoButton = button("↶ 撤销", () => this.step("undo"), { title: "Ctrl+Z" });
  private redoButton = button("↷ 重做", () => this.step("redo"), { title: "Ctrl+Y" });
  private frozen = el("div", { class: "frozen", role: "alert", hidden: true });
  private tabList = el("div", { class: "tabs", role: "tablist", "aria-label": "通知的各部分" });
  private all = [...tabs, { name: "collect", label: "回收汇总", make: collectView }];

  constructor(readonly file: string, private leave: () => void) {
    this.preview = new Preview(() => { void this.store.again().catch(() => {}); }, (path, char) => this.go(path, char), () => { void this.showPDF(); });
    this.store = new Store(file, () => this.preview.look(), (s) => this.show(s), () => this.freeze());
    this.findings = new Findings((f) => this.visit(f), (f) => { void this.run([{ op: "change", changes: f.fix! }]); });
    this.draw();
    document.addEventListener("keydown", this.keys);
  }

  get state(): State { return this.store.state; }
  get schema() { return this.store.schema; }
  get idle(): boolean { return this.store.idle; }
  get timing() { return this.store.timing; }
  set(path: string, value: Value): void { this.store.set(path, value); }
  unset(path: string): void { this.store.unset(path); }
  run(ops: Op[]): Promise<State> { return this.store.run(ops); }
  take(pasted: object): Promise<State> { return this.store.job("take", pasted, true); }
  call<T>(what: string, body: object = {}): Promise<T> { return this.store.call<T>(what, body); }
  look(want: string[] = []): Promise<State> { return this.store.again(want); }

  async open(): Promise<void> {
    await this.store.open();
    this.tab(this.state.stale ? "source" : this.all[0].name); // what is no TOML is mended there
  }

  // heard is told what happened elsewhere.
  heard(e: Happened): void {
    if (e.file !== this.file || !this.state) return;
    if (e.disk) this.saved(e.disk, e.note ?? "");
    if (e.disk === "changed" || e.rev !== this.state.rev || !e.disk) void this.store.again().catch(() => {});
  }

  // woken: nobody told this page what happened while it was hidden.
  woken(): void { if (this.state) void this.store.again().catch(() => {}); }

  close(): void { document.removeEventListener("keydown", this.keys); }

  // mark shows the words of a value in the pages, which may not be drawn yet.
  mark(path: string): void {
    if (!this.preview.mark(path) && path) void this.store.again([], path).then((s) => { if (this.preview.markedPath === path && s.found >= 0) this.preview.mark(path, s.found); }, () => {});
  }

  spy: ((path: string, char: number) => void) | null = null; // told where the focus is to go

  undo(): void { this.step("undo"); }

  // go focuses the control of a value, or of what it stands in.
  go(path: string, char: number): void {
    this.spy?.(path, char);
    const order = [this.current, ...this.all.map((t) => t.name).filter((n) => n !== this.current)];
    for (let p = path, c = char; p; p = p.replace(/\.?[^.]*$/, ""), c = -1) {
      for (const name of order) {
        if (name === "collect" || name === "source" && p !== path) continue;
        if (this.view(name).go(p, c)) { this.tab(name); this.view(name).go(p, c); return; }
      }
    }
  }

  private visit(f: Finding): void {
    if (f.path) this.go(f.path, f.char);
    else if (f.line) this.tab("source");
  }

  private view(name: string): View {
    let v = this.views.get(name);
    if (!v) {
      v = this.all.find((t) => t.name === name)!.make(this);
      this.views.set(name, v);
      if (this.state) v.show(this.state);
    }
    return v;
  }

  private tab(name: string): void {
    if (this.current === name || !this.state) return;
    if (this.current) this.views.get(this.current)?.leave?.();
    this.current = name;
    clear(this.left);
    const v = this.view(name);
    this.left.append(v.element);
    if (this.state) v.show(this.state);
    for (const t of [...this.tabList.children] as HTMLElement[]) {
      const on = t.dataset.tab === name;
      t.setAttribute("aria-selected", String(on));
      t.tabIndex = on ? 0 : -1;
    }
  }

  private show(s: State): void {
    this.preview.show(s);
    this.findings.show(s);
    this.undoButton.disabled = !s.undo;
    this.redoButton.disabled = !s.redo;
    this.saved(s.disk, s.diskNote);
    for (const [name, v] of this.views) if (name === this.current) v.show(s);
  }

  private saved(disk: string, note: string): void {
    const now = new Date(), two = (n: number) => String(n).padStart(2, "0");
    this.disk.textContent = disk === "saved" ? `已存盘 ${two(now.getHours())}:${two(now.getMinutes())}` : disk === "waiting" ? "正在存……" : "没有存上";
    this.disk.title = note;
    this.disk.classList.toggle("bad", disk === "failed" || disk === "changed");
    if (note) say(note, true);
  }

  private draw(): void {
    for (const t of this.all) {
      const b = button(t.label, () => this.tab(t.name), { role: "tab", "data-tab": t.name, "aria-controls": "left", "aria-selected": "false", tabindex: "-1" });
      this.tabList.append(b);
    }
    this.tabList.addEventListener("keydown", (e) => {
      const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
      if (!step) return;
      const i = (this.all.findIndex((t) => t.name === this.current) + step + this.all.length) % this.all.length;
      this.tab(this.all[i].name);
      (this.tabList.children[i] as HTMLElement).focus();
    });
    const sides = el("div", { class: "sides" },
      button("填写", () => this.side("fill"), { "aria-pressed": "true" }), button("预览", () => this.side("look"), { "aria-pressed": "false" }));
    const bar = el("header", { class: "bar" },
      button("‹ 文件", () => this.leave(), { title: "回到文件列表" }), el("h1", { text: stem(this.file), title: this.file }),
      this.undoButton, this.redoButton, this.disk, this.findings.counter, el("span", { class: "space" }), sides,
      button("下载 PDF", () => { void this.download("pdf", ".pdf"); }), button("下载 Excel", () => { void this.download("xlsx", ".xlsx"); }),
      button("下载分部门", () => { void this.download("zip", "-分部门.zip"); }, { title: "各部门一个工作簿，装在一个压缩包里" }),
      button("生成到 output", () => { void buildDialog(this); }, { class: "main" }));
    const drag = el("div", { class: "drag", role: "separator", "aria-orientation": "vertical", "aria-label": "调整左右宽度", "aria-valuemin": 25, "aria-valuemax": 75, "aria-valuenow": 50, tabindex: "0" });
    this.dragging(drag);
    this.element.append(bar, this.frozen, this.findings.element, el("nav", { "aria-label": "通知的各部分" }, this.tabList), el("div", { class: "halves" }, this.left, drag, this.preview.element));
  }

  private side(which: string): void {
    this.element.classList.toggle("looking", which === "look");
    const [fill, look] = [...this.element.querySelectorAll(".sides button")];
    fill.setAttribute("aria-pressed", String(which !== "look"));
    look.setAttribute("aria-pressed", String(which === "look"));
  }

  // dragging moves the border of the halves, by the pointer or the arrow keys.
  private dragging(bar: HTMLElement): void {
    let part = 50;
    const set = (p: number) => { part = Math.max(25, Math.min(75, p)); this.element.style.setProperty("--left", part + "%"); bar.setAttribute("aria-valuenow", String(Math.round(part))); };
    bar.addEventListener("pointerdown", (e) => {
      bar.setPointerCapture(e.pointerId);
      const move = (m: PointerEvent) => set(100 * m.clientX / window.innerWidth);
      bar.addEventListener("pointermove", move);
      bar.addEventListener("pointerup", () => bar.removeEventListener("pointermove", move), { once: true });
    });
    bar.addEventListener("keydown", (e) => {
      if (e.key === "ArrowLeft") set(part - 2);
      if (e.key === "ArrowRight") set(part + 2);
    });
  }

  private keys = (e: KeyboardEvent): void => {
    if (e.key === "F8") { e.preventDefault(); this.findings.next(); return; }
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.isComposing) return;
    const k = e.key.toLowerCase();
    if (k === "z" && !e.shiftKey) { e.preventDefault(); this.step("undo"); }
    else if (k === "y" || k === "z" && e.shiftKey) { e.preventDefault(); this.step("redo"); }
    else if (k === "s") { e.preventDefault(); say("改动随改随存，不用按存盘"); }
  };

  private step(which: "undo" | "redo"): void {
    (document.activeElement as HTMLElement | null)?.blur(); // its field is to show what comes back
    void (which === "undo" ? this.store.undo() : this.store.redo()).catch(() => {});
  }

  private async download(kind: string, ending: string): Promise<void> {
    try {
      await this.store.settled();
      const file = await fetchFile(`out/${kind}?file=${encodeURIComponent(this.file)}&rev=${this.state.rev}`);
      if (kind === "pdf" && file.type === "application/zip") ending = "-各份.zip"; // a PDF a copy
      save(file, stem(this.file) + ending);
      say(`已下载 ${stem(this.file)}${ending}`);
    } catch (e) {
      tell("没有下载", (e as Error).message);
    }
  }

  private async showPDF(): Promise<void> {
    const tab = window.open("", "_blank");
    try {
      await this.store.settled();
      const url = URL.createObjectURL(await fetchFile(`out/look?file=${encodeURIComponent(this.file)}&rev=${this.state.rev}`));
      if (tab) tab.location.href = url;
    } catch (e) {
      tab?.close();
      tell("还没有 PDF", (e as Error).message);
    }
  }

  // freeze: the program has ended. What it had is on the disk.
  freeze(): void {
    const lost = this.store.unsent, failed = this.state && (this.state.disk === "failed" || this.state.disk === "changed");
    this.frozen.hidden = false;
    this.frozen.textContent = lost ? `程序已退出，还有 ${lost} 处改动没有存上：请不要关这一页，把它们抄下来。` : failed ? `程序已退出，最后的改动没有存上，另放在“${stem(this.file)}-没存上”里；那里没有的，先不要关这一页，抄下来。` : `程序已退出，内容已存盘到 ${this.file}。再打开程序就能接着写。`;
    this.element.classList.add("dead");
  }
}

export async function quit(): Promise<void> {
  await post("quit").catch(() => {});
}
