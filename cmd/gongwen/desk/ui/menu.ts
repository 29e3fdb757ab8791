// A menu at a place of the page, for the pointer and the keyboard.
import { el } from "./dom";

// menu shows items, each with what it does and its keys; closed is called when it
// goes away, whatever was chosen.
export function menu(at: HTMLElement, items: [string, () => void, string][], closed: () => void): void {
  document.querySelector(".menu")?.remove();
  const box = el("div", { class: "menu", role: "menu", "aria-label": "对这一格、这一行" });
  const close = (): void => { box.remove(); document.removeEventListener("mousedown", away, true); };
  const away = (e: Event): void => { if (!box.contains(e.target as Node)) close(); };
  for (const [text, act, keys] of items) {
    const b = el("button", { type: "button", role: "menuitem", onclick: () => { close(); closed(); act(); } }, el("span", { text }), el("span", { class: "keys", text: keys, "aria-hidden": "true" }));
    b.setAttribute("aria-label", text);
    box.append(b);
  }
  box.addEventListener("keydown", (e) => {
    const all = [...box.querySelectorAll("button")], i = all.indexOf(document.activeElement as HTMLButtonElement);
    const step = e.key === "ArrowDown" ? 1 : e.key === "ArrowUp" ? all.length - 1 : 0;
    if (step) { e.preventDefault(); all[(i + step) % all.length].focus(); }
    if (e.key === "Escape" || e.key === "Tab") { e.preventDefault(); close(); closed(); }
    e.stopPropagation();
  });
  const r = at.getBoundingClientRect();
  document.body.append(box);
  box.style.left = Math.max(4, Math.min(r.left + 12, window.innerWidth - box.offsetWidth - 8)) + "px";
  box.style.top = Math.max(4, Math.min(r.top + 24, window.innerHeight - box.offsetHeight - 8)) + "px";
  document.addEventListener("mousedown", away, true);
  box.querySelector("button")!.focus();
}
