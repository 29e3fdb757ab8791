// A line of the grid, and how wide its columns are.
import { el } from "./dom";
import { Rows } from "./rows";
import { Column, Finding } from "./types";

const shares: { [key: string]: number } = { requirement: 34, topic: 17, title: 15, lead: 15, responsible: 15, due: 14, deadline: 14, id: 8, seq: 6 };

// gridWidths gives each column its share of the room.
export function gridWidths(all: Column[], width: number): { [key: string]: number } {
  const room = Math.max(540, width - 42);
  const sum = all.reduce((n, c) => n + (shares[c.key] ?? 11), 0);
  const out: { [key: string]: number } = {};
  for (const c of all) out[c.key] = Math.max(68, Math.floor(room * (shares[c.key] ?? 11) / sum));
  return out;
}

// gridLine draws a row, or the band of a section, with what is found about its cells.
export function gridLine(r: Rows, i: number, path: string, marks: Map<string, Finding[]>): HTMLElement {
  const l = r.lines[i];
  const e = el("div", { class: l.band ? "grid-line band" : "grid-line", role: "row", "aria-rowindex": String(i + 1) });
  e.style.top = l.top + "px";
  e.style.height = l.height + "px";
  const box = (key: string, col: number) => {
    const c = r.cell(l.row, key), kind = r.table.columns.find((x) => x.key === key)?.kind;
    const found = marks.get(`${path}.${l.row}.${key}`) ?? [];
    const d = el("div", { class: "cell", role: "gridcell", "data-col": col, title: found.map((f) => f.message).join("\n") });
    if (found.some((f) => f.severity === "error")) d.classList.add("bad"); else if (found.length) d.classList.add("warn");
    if (c.above) { d.classList.add("above"); d.textContent = "〃"; d.setAttribute("aria-label", "同上：" + c.text); return d; }
    if (c.auto) d.append(el("span", { class: "auto", text: c.auto }));
    if (kind === "units" && c.list) for (const n of c.text.split("\n")) { if (n) d.append(el("span", { class: "chip", text: n })); }
    else d.append(document.createTextNode(c.text));
    if (c.read) d.append(el("span", { class: "read", text: "→" + c.read, title: "工作簿里读作 " + c.read }));
    return d;
  };
  e.append(el("div", l.band ? { class: "cell num", role: "gridcell" } : { class: "cell num", text: l.row + 1, role: "rowheader" }));
  if (l.band) e.append(box("section", 0));
  else r.columns.forEach((c, j) => e.append(box(c.key, j)));
  return e;
}
