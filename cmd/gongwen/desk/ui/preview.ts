// The pages at the right: the very frames of the PDF, as SVG text in its faces.
import { button, el } from "./dom";
import { State } from "./types";

const zooms = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200];

export class Preview {
  readonly element: HTMLElement;
  private pages = el("div", { class: "pages", tabindex: "0", role: "region", "aria-label": "预览：与 PDF 相同的页" });
  private number = el("input", { class: "number", "aria-label": "到第几页", inputmode: "numeric", value: "1" });
  private count = el("span");
  private note = el("div", { class: "stale-note", role: "status" });
  private size = el("span", { class: "size" });
  private zoom = 0; // 0: as wide as there is room
  private have: { [index: string]: string } = {};
  private near = new Set<number>([0, 1]);
  private seen: IntersectionObserver;
  private marked = "";

  // wanted is called when pages come into view that were never drawn; clicked with
  // the value and the character that was clicked on.
  constructor(private wanted: () => void, clicked: (path: string, char: number) => void, pdf: () => void) {
    this.seen = new IntersectionObserver((entries) => this.moved(entries), { root: this.pages, rootMargin: "400px" });
    this.pages.addEventListener("click", (e) => {
      const text = (e.target as Element).closest("text");
      const path = text?.getAttribute("data-p");
      if (text && path && !String(getSelection())) clicked(path, charAt(text as SVGTextElement, e));
    });
    this.pages.addEventListener("scroll", () => this.counted());
    this.number.addEventListener("change", () => this.to(Number(this.number.value) - 1));
    this.element = el("section", { class: "preview", "aria-label": "预览" }, this.note, this.pages,
      el("div", { class: "foot" },
        el("label", {}, "第 ", this.number, " 页"), this.count,
        el("span", { class: "space" }),
        button("－", () => this.scale(-1), { "aria-label": "缩小" }), this.size, button("＋", () => this.scale(1), { "aria-label": "放大" }),
        button("适合宽度", () => { this.zoom = 0; this.resize(); }),
        button("对照 PDF", pdf)));
    this.resize();
  }

  look(): { see: number[]; have: { [index: string]: string } } {
    return { see: [...this.near].sort((a, b) => a - b), have: this.have };
  }

  show(s: State): void {
    const list = this.pages.children;
    while (list.length > s.pages.length) {
      const last = list.length - 1;
      this.seen.unobserve(list[last]);
      this.near.delete(last);
      delete this.have[last];
      list[last].remove();
    }
    s.pages.forEach((p, i) => {
      let page = list[i] as HTMLElement | undefined;
      if (!page) {
        page = el("div", { class: "page", "data-i": i, role: "img", "aria-label": `第 ${i + 1} 页` });
        this.pages.append(page);
        this.seen.observe(page);
      }
      const ratio = `${p.w}/${p.h}`;
      if (page.dataset.ratio !== ratio) {
        page.dataset.ratio = ratio;
        page.classList.toggle("wide", p.w > p.h);
        this.fit(page);
      }
      const svg = s.svg[i];
      if (svg !== undefined) {
        page.innerHTML = svg; // ours, of the program: every character of the notice is escaped
        this.have[i] = p.hash;
      }
    });
    this.pages.classList.toggle("stale", s.stale);
    this.note.textContent = s.stale ? (s.pages.length ? "源文件写法有错，预览停在上一次能排的样子" : "源文件写法有错，还排不出页：到“源文件”里按提示改好") : s.draft ? "草稿：还没有文号或成文日期" : "";
    this.note.hidden = !this.note.textContent;
    this.paint();
    this.counted();
  }

  // mark shows the words of a value and scrolls to them, and says whether they are
  // drawn; page is where they begin, if that is known.
  mark(path: string, page = -1): boolean {
    this.marked = path;
    const hot = this.paint(), first = hot[0];
    if (first) {
      const box = this.pages.getBoundingClientRect(), at = first.getBoundingClientRect();
      const seen = (e: Element) => { const r = e.getBoundingClientRect(); return r.top >= box.top && r.bottom <= box.bottom; };
      if (!hot.some(seen)) this.pages.scrollTop += at.top - box.top - box.height / 3;
    } else if (page >= 0) {
      this.to(page);
    }
    return !!first;
  }

  get markedPath(): string { return this.marked; }

  private paint(): Element[] {
    for (const t of [...this.pages.querySelectorAll(".hot")]) t.classList.remove("hot");
    if (!this.marked) return [];
    const p = CSS.escape(this.marked);
    const hot = [...this.pages.querySelectorAll(`text[data-p="${p}"],text[data-p^="${p}."]`)];
    hot.forEach((t) => t.classList.add("hot"));
    return hot;
  }

  private to(i: number): void {
    const page = this.pages.children[Math.max(0, Math.min(i, this.pages.children.length - 1))] as HTMLElement | undefined;
    if (page) this.pages.scrollTop = page.offsetTop - this.pages.offsetTop - 8;
  }

  private moved(entries: IntersectionObserverEntry[]): void {
    let fresh = false;
    for (const e of entries) {
      const i = Number((e.target as HTMLElement).dataset.i);
      if (!e.isIntersecting) this.near.delete(i);
      else if (!this.near.has(i)) { this.near.add(i); fresh = true; }
    }
    if (fresh) this.wanted();
  }

  private counted(): void {
    const top = this.pages.scrollTop + this.pages.clientHeight / 3;
    let i = 0;
    for (const p of [...this.pages.children] as HTMLElement[]) {
      if (p.offsetTop - this.pages.offsetTop > top) break;
      i++;
    }
    if (document.activeElement !== this.number) this.number.value = String(Math.max(1, i));
    this.count.textContent = `共 ${this.pages.children.length} 页`;
  }

  private scale(by: number): void {
    const now = this.zoom || Math.round(100 * (this.pages.clientWidth - 40) / 794);
    const next = by > 0 ? zooms.find((z) => z > now) : [...zooms].reverse().find((z) => z < now);
    this.zoom = next ?? (by > 0 ? 200 : 50);
    this.resize();
  }

  private resize(): void {
    this.size.textContent = this.zoom ? this.zoom + "%" : "适宽";
    for (const p of [...this.pages.children] as HTMLElement[]) this.fit(p);
  }

  // A page at 100 % is as wide as its paper at 96 dots an inch.
  private fit(page: HTMLElement): void {
    const [w, h] = (page.dataset.ratio ?? "210/297").split("/").map(Number);
    if (this.zoom) {
      page.style.width = `${Math.round(w / 25400 * 96 * this.zoom / 100)}px`;
    } else {
      page.style.width = w > h ? "min(100%, 1100px)" : "min(100%, 820px)";
    }
    page.style.setProperty("--ratio", String(h / w * 100) + "%");
  }
}

// charAt is the character of the value before which a click falls, -1 unknown.
function charAt(text: SVGTextElement, e: MouseEvent): number {
  const from = text.getAttribute("data-c"), m = text.getScreenCTM();
  if (from === null || !m) return -1;
  const svg = text.ownerSVGElement!, p = svg.createSVGPoint();
  p.x = e.clientX;
  p.y = e.clientY;
  const at = p.matrixTransform(m.inverse()), n = text.getCharNumAtPosition(at);
  if (n < 0) return Number(from);
  const box = text.getExtentOfChar(n);
  return Number(from) + n + (at.x > box.x + box.width / 2 ? 1 : 0);
}
