// A foreign table on its way into the breakdown.
import { Choice, Chooser, Pasted } from "./chooser";
import { open, tell } from "./dialog";
import { button, el, say } from "./dom";
import { Desk, State } from "./types";

type Source = { html?: string; text?: string; file?: Blob; name?: string };

// pasteDialog reads the clipboard, or asks to paste where the browser does not let.
export async function pasteDialog(desk: Desk, path: string, count: number): Promise<void> {
  const box = el("textarea", { class: "paste-box", rows: 4, "aria-label": "把表格粘贴在这里", placeholder: "点这里，按 Ctrl+V" });
  const close = open("粘贴表格", [el("p", { text: "在 Excel、WPS、Word 或网页里选中整张表（连同表头）复制，再在下面按 Ctrl+V。" }), box], [button("取消", () => close())]);
  box.addEventListener("paste", (e) => {
    e.preventDefault();
    const html = e.clipboardData!.getData("text/html"), text = e.clipboardData!.getData("text/plain");
    if (!html && !text) { say("剪贴板里是图片，读不出表格。请在原来的程序里选中表格再复制。", true); return; }
    close();
    void read(desk, { html, text }).then((p) => take(desk, p, { html, text }, path, count), (x: Error) => tell("没有读出表格", x.message));
  });
}

// importInto reads a file into the breakdown.
export function importInto(desk: Desk, path: string, count: number): void {
  const input = el("input", { type: "file", accept: ".xlsx,.docx,.html,.htm,.txt,.tsv,.csv", "aria-label": "要导入的文件" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) return;
    const source = { file, name: file.name };
    void read(desk, source).then((p) => take(desk, p, source, path, count), (x: Error) => tell("没有读出表格", x.message));
  });
  input.click();
}

async function read(desk: Desk, s: Source, choices: Choice[] = [], id = ""): Promise<Pasted> {
  if (id || !s.file) return desk.call<Pasted>("paste", id ? { id, choices } : { html: s.html, text: s.text, choices });
  const data = new Uint8Array(await s.file.arrayBuffer());
  let binary = "";
  for (let i = 0; i < data.length; i += 0x8000) binary += String.fromCharCode(...data.subarray(i, i + 0x8000));
  return desk.call<Pasted>("paste", { name: s.name, data: btoa(binary), choices });
}

// take shows what was read and puts it in.
export function take(desk: Desk, first: Pasted, source: Source, path: string, count: number): void {
  if (!first.tasks) {
    tell("没有认出任务表", "第一行应是“工作任务、牵头部门、责任单位、完成时限”一类的栏名。", ...first.doubts.map((d) => d.message));
    return;
  }
  const chooser = new Chooser(first, (id, choices) => read(desk, source, choices, id));
  const replace = el("input", { type: "radio", name: "how", id: "how-replace" }), append = el("input", { type: "radio", name: "how", id: "how-append" });
  (count ? append : replace).checked = true;
  const how = el("p", {}, replace, el("label", { for: "how-replace", text: count ? ` 换掉现在的 ${count} 行　` : " 放进分解表　" }));
  if (count) how.append(append, el("label", { for: "how-append", text: " 接在后面" }));
  const put = button("放进通知", () => {
    put.disabled = true;
    void desk.take({ id: chooser.now.id, path, how: replace.checked ? "replace" : "append", choices: chooser.choices }).then((s: State) => {
      close();
      const n = (s.tables ?? []).reduce((sum, t) => sum + t.rows.length, 0);
      say(`已放进，现在共 ${n} 行`);
    }, () => { put.disabled = false; });
  }, { class: "main" });
  const close = open("放进分解表", [chooser.element, how], [put, button("取消", () => close())]);
}
