// A dialog: the page behind waits, Escape leaves, the focus comes back.
import { button, el } from "./dom";

// open shows a dialog with a title; close takes it away.
export function open(title: string, body: Node[], buttons: HTMLElement[], onclose?: () => void): () => void {
  const before = document.activeElement as HTMLElement | null;
  const heading = el("h2", { text: title, id: "dialog-title" });
  const box = el("div", { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": "dialog-title", tabindex: "-1" },
    heading, el("div", { class: "dialog-body" }, ...body), el("div", { class: "dialog-buttons" }, ...buttons));
  const veil = el("div", { class: "veil" }, box);
  const close = () => { veil.remove(); before?.focus(); onclose?.(); };
  veil.addEventListener("keydown", (e) => {
    e.stopPropagation();
    if (e.key === "Escape") { e.preventDefault(); close(); }
    if (e.key !== "Tab") return;
    const all = [...box.querySelectorAll<HTMLElement>("button,input,select,textarea,a[href]")].filter((x) => !(x as HTMLButtonElement).disabled && x.offsetParent);
    const first = all[0], last = all[all.length - 1];
    if (!first) return;
    if (e.shiftKey && (document.activeElement === first || document.activeElement === box)) { e.preventDefault(); last.focus(); }
    else if (!e.shiftKey && document.activeElement === last) { e.preventDefault(); first.focus(); }
  });
  document.body.append(veil);
  (box.querySelector<HTMLElement>("[autofocus]") ?? box.querySelector<HTMLElement>(".dialog-body input,.dialog-body select,.dialog-body textarea") ?? box.querySelector<HTMLElement>("button") ?? box).focus();
  return close;
}

// tell says something that must be read.
export function tell(title: string, ...lines: string[]): void {
  const close = open(title, lines.map((text) => el("p", { text })), [button("知道了", () => close(), { class: "main" })]);
}

// choose asks; the answer is the place of the button, -1 if there was none.
export function choose(title: string, lines: string[], answers: string[]): Promise<number> {
  return new Promise((done) => {
    let given = -1;
    const close = open(title, lines.map((text) => el("p", { text })),
      answers.map((text, i) => button(text, () => { given = i; close(); }, i === 0 ? { class: "main" } : {})), () => done(given));
  });
}
