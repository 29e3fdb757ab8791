// The source file itself, for what no form has.
import { el, typed } from "./dom";
import { Desk, State, View } from "./types";

export function sourceView(desk: Desk): View {
  const text = el("textarea", { class: "source", "aria-label": "源文件", spellcheck: "false", wrap: "off" });
  let rev = 0;
  typed(text, (value) => { void desk.run([{ op: "text", text: value }]); });
  const load = async (): Promise<void> => {
    const s = await desk.look(["text"]);
    if (s.text !== undefined && document.activeElement !== text) { text.value = s.text; rev = s.rev; }
  };
  return {
    element: el("div", { class: "view" }, text),
    show(s: State): void { if (s.rev !== rev && document.activeElement !== text) { rev = s.rev; void load(); } },
    go(): boolean { return false; },
  };
}
