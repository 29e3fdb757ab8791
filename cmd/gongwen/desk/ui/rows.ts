// The rows of a breakdown as they are shown: what each takes over from the row
// above is filled in, and sections are bands across.
import { Cell, Column, Row, Table } from "./types";

// Shown is a cell with all that it resolves to.
export type Shown = { text: string; own: boolean; list: boolean; read: string; auto: string; above: boolean };

// Line is what stands on one line of the grid: a row, or the band of a section.
export type Line = { row: number; band: boolean; top: number; height: number };

// visible are the columns of a table: without the section where it is a band.
export function visible(table: Table, shown: Set<string>): Column[] {
  return table.columns.filter((c) => c.key !== "section" || c.printed || shown.has("section"));
}

// mostLines is how high a row grows; what goes on behind it shows in the editor.
const mostLines = 30;

const nothing: Shown = { text: "", own: false, list: false, read: "", auto: "", above: false };

export class Rows {
  readonly lines: Line[] = [];
  readonly columns: Column[];
  readonly height: number;
  private cells: { [key: string]: Shown }[] = [];
  private first: number[] = []; // of each row, its line

  constructor(readonly table: Table, wide: (key: string) => number, shown: Set<string>) {
    this.columns = visible(table, shown);
    const bands = !this.columns.some((c) => c.key === "section");
    let above: { [key: string]: Shown } = {};
    let top = 0;
    table.rows.forEach((row, i) => {
      const now = this.resolve(row, above);
      this.cells.push(now);
      const section = now.section;
      if (bands && section && section.text && (section.own || !section.above)) {
        this.lines.push({ row: i, band: true, top, height: 30 });
        top += 30;
      }
      if (!row.heading) {
        const height = this.measure(now, wide);
        this.first[i] = this.lines.length;
        this.lines.push({ row: i, band: false, top, height });
        top += height;
      } else this.first[i] = this.lines.length - 1;
      above = now;
    });
    this.height = top;
  }

  private resolve(row: Row, above: { [key: string]: Shown }): { [key: string]: Shown } {
    const now: { [key: string]: Shown } = {};
    for (const c of this.table.columns) {
      const cell: Cell | undefined = row.cells[c.key];
      if (cell) now[c.key] = { text: cell.text, own: !!cell.own, list: !!cell.list, read: cell.read ?? "", auto: cell.auto ?? "", above: false };
      else if (c.heir && above[c.key]) now[c.key] = { ...above[c.key], own: false, auto: "", read: "", above: above[c.key].text !== "" };
      else now[c.key] = nothing;
    }
    return now;
  }

  // measure is how high a row is: as many lines as its longest cell wraps to.
  private measure(cells: { [key: string]: Shown }, wide: (key: string) => number): number {
    let most = 1;
    for (const c of this.columns) {
      const s = cells[c.key];
      if (s.above || !s.text) continue;
      const chips = c.kind === "units" && s.list;
      const fit = Math.max(3, Math.floor((wide(c.key) - (chips ? 27 : 14)) / 13.5)); // a chip has a border
      let lines = s.read ? Math.ceil((length(s.read) + 1) * 12 / 13.5 / fit) : 0;
      for (const l of (s.auto + s.text).split("\n")) lines += Math.max(1, Math.ceil(length(l) / fit)) * (chips ? 1.07 : 1);
      most = Math.max(most, lines);
    }
    return Math.ceil(Math.min(most, mostLines) * 20 + 9);
  }

  cell(row: number, key: string): Shown { return this.cells[row]?.[key] ?? nothing; }
  lineOf(row: number): number { return this.first[row] ?? -1; }
  get count(): number { return this.cells.length; }

  // at is the line at a height.
  at(y: number): number {
    let lo = 0, hi = this.lines.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.lines[mid].top + this.lines[mid].height <= y) lo = mid + 1; else hi = mid;
    }
    return lo;
  }

  // names are all units that stand in the rows.
  names(): string[] {
    const out = new Set<string>();
    for (const cells of this.cells) {
      for (const c of this.columns) {
        if (c.kind === "units" && cells[c.key].list && !cells[c.key].above) for (const n of cells[c.key].text.split("\n")) if (n.trim()) out.add(n.trim());
      }
    }
    return [...out];
  }
}

// length is how wide a line is, in hanzi.
function length(s: string): number {
  let n = 0;
  for (const c of s) n += c.charCodeAt(0) < 0x2000 ? 0.55 : 1;
  return n;
}
