// The grid under the keyboard, as in Excel, and what can be done to a row.
import type { Grid } from "./grid";
import { clearCells, insertRow, mergeCells, partCell, removeRows, shiftRows } from "./gridrows";
import { menu } from "./menu";

// gridKey does what a key means in the grid, while a cell is edited and while not.
export function gridKey(g: Grid, e: KeyboardEvent): void {
  if (e.isComposing || g.editor.busy) return;
  const { line, col } = g.at, ctrl = e.ctrlKey || e.metaKey;
  const done = () => { e.preventDefault(); e.stopPropagation(); };
  if (g.editor.editing) {
    if (g.editor.key(e)) return done();
    const newline = e.key === "Enter" && (e.altKey || ctrl || e.shiftKey);
    if (e.key === "Escape") { done(); g.cancel(); }
    else if (newline) {
      done();
      g.editor.area.setRangeText("\n", g.editor.area.selectionStart, g.editor.area.selectionEnd, "end");
      g.editor.area.dispatchEvent(new Event("input"));
    } else if (e.key === "Enter") { done(); g.move(line + 1, col); }
    else if (e.key === "Tab") { done(); g.move(line, col + (e.shiftKey ? -1 : 1)); }
    return;
  }
  if (!g.rows) return;
  const page = Math.max(1, Math.floor(g.scroller.clientHeight / 60)), last = g.rows.lines.length - 1, width = g.rows.columns.length - 1;
  const steps: { [key: string]: [number, number] } = {
    ArrowUp: [ctrl ? 0 : line - 1, col], ArrowDown: [ctrl ? last : line + 1, col], ArrowLeft: [line, ctrl ? 0 : col - 1], ArrowRight: [line, ctrl ? width : col + 1],
    PageUp: [line - page, col], PageDown: [line + page, col], Home: [ctrl ? 0 : line, 0], End: [ctrl ? last : line, width],
  };
  if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) { done(); shiftRows(g, e.key === "ArrowUp" ? -1 : 1); }
  else if (e.key in steps) { done(); g.move(...steps[e.key], e.shiftKey); }
  else if (e.key === "Tab") { if (col + (e.shiftKey ? -1 : 1) >= 0 && (col < width || e.shiftKey)) { done(); g.move(line, col + (e.shiftKey ? -1 : 1)); } }
  else if (e.key === "Enter" && ctrl) { done(); const s = g.spot(); if (s) void insertRow(g, s.line.row + (e.shiftKey ? 0 : 1)); }
  else if (e.key === "Enter") { done(); g.move(line + (e.shiftKey ? -1 : 1), col); }
  else if (e.key === "F2") { done(); g.edit(); }
  else if (e.key === "Delete" && ctrl) { done(); removeRows(g); }
  else if (e.key === "Delete" || e.key === "Backspace") { done(); clearCells(g); }
  else if (ctrl && e.key.toLowerCase() === "m") { done(); e.shiftKey ? partCell(g) : mergeCells(g); }
  else if (ctrl && e.key.toLowerCase() === "a") { done(); g.anchor = { line: 0, col: 0 }; g.move(last, width, true); }
  else if (ctrl && e.key.toLowerCase() === "f") { done(); g.find.focus(); }
  else if (e.key === "ContextMenu" || e.key === "F10" && e.shiftKey) { done(); gridMenu(g); }
}

// gridMenu shows what can be done to the cell and the row at hand.
export function gridMenu(g: Grid): void {
  const s = g.spot();
  if (!s) return;
  g.commit();
  menu(g.editor.area, [
    ["与上一行合并", () => mergeCells(g), "Ctrl+M"], ["从这里另起", () => partCell(g), "Ctrl+Shift+M"],
    ["上移", () => shiftRows(g, -1), "Alt+↑"], ["下移", () => shiftRows(g, 1), "Alt+↓"],
    ["在上面插入一行", () => { void insertRow(g, s.line.row); }, "Ctrl+Shift+Enter"], ["在下面插入一行", () => { void insertRow(g, s.line.row + 1); }, "Ctrl+Enter"],
    ["删除这一行", () => removeRows(g), "Ctrl+Delete"],
  ], () => g.focus());
}
