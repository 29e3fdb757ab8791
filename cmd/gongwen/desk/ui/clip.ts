// What goes to the clipboard from the grid, and what comes back from it.
import { Pasted } from "./chooser";
import { say } from "./dom";
import { take } from "./paste";
import { Shown } from "./rows";
import { Desk, Op, Value } from "./types";

let last: { text: string; cells: (Value | null)[][] } | null = null;

// copied puts cells on the clipboard as other programs read them: words with tabs
// between, every cell written out.
export function copied(e: ClipboardEvent, cells: Shown[][]): void {
  const text = cells.map((row) => row.map((c) => /[\t\n"]/.test(c.text) ? `"${c.text.replace(/"/g, '""')}"` : c.text).join("\t")).join("\n");
  last = { text, cells: cells.map((row) => row.map((c) => c.above ? null : c.list ? c.text.split("\n").filter((n) => n !== "") : c.text)) };
  if (last.cells.length) last.cells[0] = cells[0].map((c) => c.list ? c.text.split("\n").filter((n) => n !== "") : c.text); // the first row has nothing above it
  e.clipboardData!.setData("text/plain", text);
  e.preventDefault();
}

// fillOp puts back what was copied here, as it was; null if it was not.
export function fillOp(data: DataTransfer, path: string, row: number, keys: string[], col: number): Op | null {
  if (!last || data.getData("text/plain").replace(/\r\n/g, "\n") !== last.text) return null;
  const width = Math.max(...last.cells.map((r) => r.length));
  return { op: "fill", path, at: row, keys: keys.slice(col, col + width), cells: last.cells };
}

// pasteInto takes what another program copied: a table with a head goes through
// the chooser of columns, other cells into the grid from the cell at hand on.
export async function pasteInto(desk: Desk, data: DataTransfer, path: string, count: number, at: { row: number; keys: string[] } | null): Promise<void> {
  const html = data.getData("text/html"), text = data.getData("text/plain");
  if (!html && !text) {
    say(data.files.length ? "剪贴板里是图片或文件，读不出表格。请在原来的程序里选中表格再复制；文件用“导入…”。" : "剪贴板里没有文字", true);
    return;
  }
  const single = !/<table/i.test(html) && !/[\t\n]/.test(text.trim());
  if (single && at) {
    await desk.run([{ op: "fill", path, at: at.row, keys: at.keys.slice(0, 1), cells: [[text.trim()]] }]).catch(() => {});
    return;
  }
  const read = await desk.call<Pasted>("paste", { html, text });
  if (read.tasks > 0 || !at) { take(desk, read, { html, text }, path, count); return; }
  const keys = at.keys.slice(0, Math.max(...read.cells.map((r) => r.length)));
  await desk.run([{ op: "fill", path, at: at.row, keys, cells: read.cells }]).catch(() => {});
}
