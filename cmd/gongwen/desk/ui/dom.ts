// Making elements. Text is set as text and never parsed.

type Attrs = { [name: string]: string | number | boolean | ((e: any) => void) | undefined };

// el makes an element: text is its text, on… its listeners, all else attributes.
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attrs: Attrs = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  for (const name of Object.keys(attrs)) {
    const v = attrs[name];
    if (v === undefined || v === false) continue;
    if (typeof v === "function") e.addEventListener(name.slice(2), v as EventListener);
    else if (name === "text") e.textContent = String(v);
    else if (name === "value" && "value" in e) (e as unknown as HTMLInputElement).value = String(v);
    else e.setAttribute(name, v === true ? "" : String(v));
  }
  for (const c of children) e.append(c);
  return e;
}

// button is one that does something; label is its accessible name where its words
// say too little.
export function button(text: string, act: () => void, attrs: Attrs = {}): HTMLButtonElement {
  return el("button", { type: "button", text, onclick: () => act(), ...attrs });
}

// typed calls back with what was typed, but never in the middle of a composition:
// pinyin on its way to be hanzi is nobody's value.
export function typed(input: HTMLInputElement | HTMLTextAreaElement, then: (value: string) => void): void {
  let composing = false;
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; then(input.value); });
  input.addEventListener("input", () => { if (!composing) then(input.value); });
}

// say tells what happened, to the eye and to a screen reader.
let fading = 0;
export function say(text: string, bad = false): void {
  const box = document.getElementById("said")!;
  box.textContent = text;
  box.className = text ? (bad ? "bad" : "shown") : "";
  clearTimeout(fading);
  if (text) fading = window.setTimeout(() => { box.className = ""; }, bad ? 9000 : 4000);
}

// save hands a file to the browser to keep.
export function save(data: Blob, name: string): void {
  const url = URL.createObjectURL(data);
  const a = el("a", { href: url, download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// picker lets the clerk choose files, by a button that speaks Chinese whatever the
// browser does.
export function picker(text: string, accept: string, many: boolean, then: (files: File[]) => void): HTMLElement {
  const input = el("input", { type: "file", class: "unseen", accept, multiple: many, "aria-label": text.replace("…", "") });
  input.addEventListener("change", () => { const all = [...(input.files ?? [])]; input.value = ""; if (all.length) then(all); });
  return el("label", { class: "button" }, input, text);
}

// droppable takes files that are dropped on an element.
export function droppable(e: HTMLElement, then: (files: File[]) => void): void {
  e.addEventListener("dragover", (d) => { d.preventDefault(); e.classList.add("over"); });
  e.addEventListener("dragleave", () => e.classList.remove("over"));
  e.addEventListener("drop", (d) => {
    d.preventDefault();
    e.classList.remove("over");
    const all = [...(d.dataTransfer?.files ?? [])];
    if (all.length) then(all);
  });
}

// clear empties an element.
export function clear(e: Element): void {
  while (e.firstChild) e.firstChild.remove();
}

export function stem(file: string): string {
  return file.replace(/\.[^.]*$/, "");
}
