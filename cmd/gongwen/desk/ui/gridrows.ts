// What is done to the rows of the grid, as changes of the notice.
import { say } from "./dom";
import type { Grid } from "./grid";
import { Op, Value } from "./types";

// insertRow puts a row in; the first of a notice brings the attachment that prints it.
export async function insertRow(g: Grid, at: number, value: { [key: string]: Value } = { requirement: "" }): Promise<void> {
  const ops: Op[] = [];
  if (!g.path) {
    ops.push({ op: "insert", path: "attachment", at: Number((g.desk.state.values ?? {}).attachment ?? 0), value: { title: "任务分解表", content: "breakdown" } });
    value = { lead: [], ...value };
  }
  ops.push({ op: "insert", path: g.tasks, at, value });
  await g.run(ops);
  const line = g.rows?.lineOf(at) ?? -1, col = Math.max(0, g.rows?.columns.findIndex((c) => c.key === "requirement") ?? 0);
  if (line >= 0) { g.move(line, col); g.focus(); }
}

// beginSection begins a new section at the row at hand.
export async function beginSection(g: Grid): Promise<void> {
  const s = g.spot();
  if (!s) { await insertRow(g, 0, { section: "新的类别" }); return; }
  await g.run([{ op: "set", path: `${g.path}.${s.line.row}.section`, value: "新的类别" }]);
  const line = (g.rows?.lineOf(s.line.row) ?? 1) - 1;
  g.move(line, 0);
  g.edit();
}

export function removeRows(g: Grid): void {
  const { rows } = g.selected();
  if (rows.length) void g.run([{ op: "remove", path: g.path, at: rows[0], count: rows.length }]).then(() => g.focus());
}

export function shiftRows(g: Grid, by: number): void {
  const { rows } = g.selected();
  const to = rows[0] + by;
  if (!rows.length || to < 0 || to + rows.length > g.count) return;
  void g.run([{ op: "move", path: g.path, at: rows[0], to, count: rows.length }]).then(() => {
    const line = g.rows?.lineOf(to) ?? -1;
    if (line >= 0) g.move(line, g.at.col);
  });
}

export function mergeCells(g: Grid): void {
  const s = g.spot();
  const { rows } = g.selected();
  if (s) void g.run([{ op: "merge", path: g.path, at: s.line.row > rows[0] ? rows[0] : s.line.row, column: s.key, ...(rows.length > 1 ? { count: rows.length } : {}) }]);
}

export function partCell(g: Grid): void {
  const s = g.spot();
  if (s) void g.run([{ op: "part", path: g.path, at: s.line.row, column: s.key }]).then(() => g.edit());
}

export function clearCells(g: Grid): void {
  const { rows, keys } = g.selected();
  const ops: Op[] = [];
  for (const row of rows) for (const key of keys) ops.push({ op: "set", path: `${g.path}.${row}.${key}`, value: g.rows!.columns.find((c) => c.key === key)?.kind === "units" ? [] : "" });
  if (ops.length) void g.run(ops);
}

// search goes to the next cell with the words.
export function search(g: Grid, what: string): void {
  const r = g.rows;
  if (!r || !what.trim()) return;
  const n = r.lines.length, width = r.columns.length;
  for (let k = 1; k <= n * width; k++) {
    const at = g.at.line * width + g.at.col + k, line = Math.floor(at / width) % n, col = at % width, l = r.lines[line];
    const c = r.cell(l.row, l.band ? "section" : r.columns[col].key);
    if (!c.above && c.text.includes(what.trim()) && !(l.band && col > 0)) { g.move(line, col); return; }
  }
  say(`表里没有“${what.trim()}”`);
}
