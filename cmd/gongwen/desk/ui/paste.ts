// A foreign table on its way into the breakdown: what was read, over each column
// what it is taken for, what is doubtful in yellow.
import { open, tell } from "./dialog";
import { button, clear, el, say } from "./dom";
import { Desk, State } from "./types";

// Pasted is a table that was read; nothing of it is written yet.
export type Pasted = {
  id: string; title: string; tasks: number;
  columns: { head: string; key: string }[]; // key "": left out
  rows: string[][]; // under the columns; as they resolve
  cells: (string | null)[][]; // as they stand; null: a merged cell goes on
  doubts: { message: string; hint: string; row: number }[];
};

type Source = { html?: string; text?: string; file?: Blob; name?: string };

const terms: [string, string][] = [
  ["", "不导入"], ["seq", "序号"], ["section", "任务类别"], ["topic", "工作任务"], ["title", "任务名称"], ["lead", "牵头部门"],
  ["responsible", "责任单位"], ["requirement", "具体要求"], ["due", "完成时限"],
];

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

type Choice = { head: string; key: string };

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
  let now = first;
  const chosen = new Map<string, string>();
  const body = el("div", {}), replace = el("input", { type: "radio", name: "how", id: "how-replace" }), append = el("input", { type: "radio", name: "how", id: "how-append" });
  (count ? append : replace).checked = true;
  const draw = (): void => {
    clear(body);
    const shown = now.columns.filter((c) => c.key !== "").length;
    body.append(el("p", { text: `认出 ${shown} 栏、${now.tasks} 行${now.title ? `，表名“${now.title}”` : ""}。` + (now.doubts.length ? `有 ${now.doubts.length} 处请看一眼：` : "") }));
    if (now.doubts.length) body.append(el("ul", { class: "doubts" }, ...now.doubts.slice(0, 30).map((d) => el("li", { text: d.message + (d.hint ? "　" + d.hint : "") }))));
    const table = el("table", { class: "pasted" });
    table.append(el("tr", {}, ...now.columns.map((c) => {
      const select = el("select", { "aria-label": `“${c.head}”这一栏是什么` });
      const options = terms.some(([k]) => k === c.key) ? terms : [...terms, [c.key, `自定：${c.head}`] as [string, string]];
      for (const [k, t] of options) select.append(el("option", { value: k, text: t }));
      select.value = c.key;
      select.addEventListener("change", () => {
        chosen.set(c.head, select.value);
        void read(desk, source, [...chosen].map(([head, key]) => ({ head, key })), now.id).then((p) => { now = p; draw(); }, (x: Error) => say(x.message, true));
      });
      return el("th", {}, select, el("div", { text: c.head }));
    })));
    const doubtful = new Set(now.doubts.map((d) => d.row));
    now.rows.slice(0, 60).forEach((row, i) => {
      table.append(el("tr", { class: doubtful.has(i) ? "doubtful" : "" }, ...now.columns.map((c, j) => el("td", { text: i > 0 && row[j] !== "" && row[j] === now.rows[i - 1][j] && c.key !== "requirement" ? "〃" : row[j] ?? "", class: c.key === "" ? "left-out" : "" }))));
    });
    body.append(el("div", { class: "pasted-box" }, table));
    if (now.rows.length > 60) body.append(el("p", { class: "quiet", text: `……共 ${now.rows.length} 行` }));
  };
  draw();
  const how = el("p", {}, replace, el("label", { for: "how-replace", text: count ? ` 换掉现在的 ${count} 行　` : " 放进分解表　" }));
  if (count) how.append(append, el("label", { for: "how-append", text: " 接在后面" }));
  const put = button("放进通知", () => {
    put.disabled = true;
    void desk.take({ id: now.id, path, how: replace.checked ? "replace" : "append", choices: [...chosen].map(([head, key]) => ({ head, key })) }).then((s: State) => {
      close();
      const n = (s.tables ?? []).reduce((sum, t) => sum + t.rows.length, 0);
      say(`已放进，现在共 ${n} 行`);
    }, () => { put.disabled = false; });
  }, { class: "main" });
  const close = open("放进分解表", [body, how], [put, button("取消", () => close())]);
}
