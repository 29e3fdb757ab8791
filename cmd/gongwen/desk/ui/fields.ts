// The control of one value: what the schema says of its key decides which. It
// shows what the file has, and never while the clerk is in it.
import { button, clear, el, typed } from "./dom";
import { Desk, Finding, Key, Value } from "./types";

export interface Field {
  readonly path: string;
  readonly element: HTMLElement;
  show(value: Value | undefined, all: { [path: string]: Value }): void;
  findings(list: Finding[]): void;
  focus(char: number): void;
}

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

// takes reports whether a key takes values of a type, by the schema's name of it.
export function takes(k: Key, type: string): boolean {
  return k.types.some((t) => t.startsWith(type));
}

// meaning is what a value of a choice is called.
export function meaning(k: Key, value: string): string {
  return k.means?.[(k.values ?? []).indexOf(value)] ?? value;
}

// asDay is a day as the file writes it, if the words are one.
export function asDay(s: string): string {
  const m = /^\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?\s*$/.exec(s);
  return m ? `${m[1]}-${m[2].padStart(2, "0")}-${m[3].padStart(2, "0")}` : s;
}

// fit makes a text area as high as its text.
export function fit(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = Math.min(area.scrollHeight + 2, 900) + "px";
}

let made = 0;

// field makes the control of a key at a path.
export function field(desk: Desk, k: Key, path: string, label = k.term): Field {
  if (takes(k, "数组的数组")) return rowsField(desk, k, path, label);
  if (k.values && !takes(k, "字符串数组") || takes(k, "开关")) return choiceField(desk, k, path, label);
  return textField(desk, k, path, label);
}

// frame is a label, the control, and what is found about it.
class Frame implements Field {
  readonly element: HTMLElement;
  readonly notes = el("div", { class: "notes", "aria-live": "polite" });
  private told = "";

  constructor(readonly desk: Desk, readonly path: string, k: Key, label: string, readonly input: Input, extra: HTMLElement[] = []) {
    const id = "f" + ++made;
    input.id = id;
    this.notes.id = id + "n";
    input.setAttribute("aria-describedby", this.notes.id);
    if (k.required) input.setAttribute("aria-required", "true");
    input.dataset.path = path;
    input.title = k.about + (k.default ? `${k.about ? "；" : ""}默认：${k.default}` : "");
    this.element = el("div", { class: "field", "data-field": path },
      el("label", { for: id, text: label, class: k.required ? "must" : "" }), el("div", { class: "control" }, input, ...extra, this.notes));
    input.addEventListener("focus", () => desk.mark(path));
  }

  show(_value: Value | undefined, _all: { [path: string]: Value }): void {}

  findings(list: Finding[]): void {
    const mine = list.filter((f) => f.path === this.path || f.path.startsWith(this.path + "."));
    const now = JSON.stringify(mine);
    if (now === this.told) return;
    this.told = now;
    clear(this.notes);
    this.element.classList.toggle("bad", mine.some((f) => f.severity === "error"));
    this.element.classList.toggle("warn", mine.some((f) => f.severity === "warning") && mine.every((f) => f.severity !== "error"));
    this.input.setAttribute("aria-invalid", String(mine.some((f) => f.severity === "error")));
    for (const f of mine) this.notes.append(note(this.desk, f));
  }

  focus(char: number): void {
    this.input.focus();
    if (char >= 0 && !(this.input instanceof HTMLSelectElement)) this.input.setSelectionRange(char, char);
    this.element.scrollIntoView({ block: "nearest" });
  }

  get busy(): boolean { return document.activeElement === this.input; }
}

// note is a finding at its field, with the way to mend it.
export function note(desk: Desk, f: Finding): HTMLElement {
  const line = el("div", { class: "note " + f.severity }, el("span", { text: f.missing ? "这一项还没有填" : f.message }));
  if (f.hint && !f.missing) line.append(el("span", { class: "hint", text: f.hint }));
  if (f.fix && f.fix.length) {
    const fix = f.fix;
    line.append(button("照提示改", () => { void desk.run([{ op: "change", changes: fix }]).catch(() => {}); }, { class: "small", "aria-label": "照提示改：" + f.message }));
  }
  return line;
}

// choiceField is a value of a few.
function choiceField(desk: Desk, k: Key, path: string, label: string): Field {
  const select = el("select", {});
  const option = (value: string, text: string) => select.append(el("option", { value, text }));
  if (!k.required) option("\u0000", k.default && k.default.length <= 12 ? `默认（${k.default === "true" ? "是" : k.default === "false" ? "否" : k.default}）` : k.default ? "默认" : "不写");
  if (takes(k, "开关")) { option("true", "是"); option("false", "否"); }
  for (const v of k.values ?? []) option(v, meaning(k, v));
  const f = new Frame(desk, path, k, label, select);
  select.addEventListener("change", () => {
    if (select.value === "\u0000") desk.unset(path);
    else if (takes(k, "开关") && (select.value === "true" || select.value === "false")) desk.set(path, select.value === "true");
    else if (!takes(k, "字符串") || k.types.includes("字符串")) desk.set(path, select.value);
    else desk.set(path, select.value.split("，"));
  });
  f.show = (v) => {
    if (f.busy) return;
    const now = v === undefined ? (k.required ? "" : "\u0000") : Array.isArray(v) ? v.map(String).join("，") : String(v);
    if (![...select.options].some((o) => o.value === now)) option(now, now || "（请选）"); // what no choice has
    select.value = now;
  };
  return f;
}

// levels is a head as the file writes it: 上｜下 has two.
function levels(s: string): string | string[] {
  const at = s.indexOf("｜");
  return at > 0 && at + 1 < s.length ? [s.slice(0, at), s.slice(at + 1)] : s;
}

// textField is a line, several lines, a day, a number, or a list with a name a
// line.
function textField(desk: Desk, k: Key, path: string, label: string): Field {
  const lists = takes(k, "字符串数组"), single = k.types.includes("字符串"), day = takes(k, "日期") && !single;
  const several = lists || k.lines, two = takes(k, "两层表头");
  const input: HTMLInputElement | HTMLTextAreaElement = several ? el("textarea", { rows: 1, spellcheck: "false" }) : el("input", { type: "text", spellcheck: "false", autocomplete: "off" });
  if (day) { input.placeholder = "2026-03-01"; input.classList.add("short"); }
  if (takes(k, "整数") && !single) { input.setAttribute("inputmode", "numeric"); input.classList.add("short"); }
  if (lists) input.placeholder = single ? "几个的一行一个" : two ? "一行一个；两层的写作 上｜下，一格里的换行写作 ⏎" : k.cells ? "一行一个；一格里的换行写作 ⏎" : "一行一个";
  else if (k.default && k.default !== '""') input.placeholder = k.default;
  let listed = !single, barred = new Set<string>(); // heads of one level that have a ｜ of their own
  const asList = el("input", { type: "checkbox" });
  const both = lists && single && k.lines; // lines may be a text, or a list
  const extra = both ? [el("label", { class: "aside" }, asList, k.cells ? " 两层表头：上、下各一行" : " 一行一个单位、一个人（名单）")] : [];
  const f = new Frame(desk, path, k, label, input, extra);
  const send = (s: string): void => {
    if (s.trim() === "") { k.required ? desk.set(path, "") : desk.unset(path); return; }
    if (day) s = asDay(s);
    const lines = s.split("\n").map((l) => k.cells ? l.replace(/⏎/g, "\n") : l); // a break inside a cell
    if (lists && !both) {
      const kept = k.cells ? lines : lines.filter((l) => l.trim() !== "");
      desk.set(path, single && kept.length === 1 && !listed ? kept[0] : two ? kept.map((l) => barred.has(l) ? l : levels(l)) : kept);
    } else if (both && asList.checked) desk.set(path, lines.filter((l) => l.trim() !== ""));
    else desk.set(path, s);
  };
  typed(input, (s) => { if (input instanceof HTMLTextAreaElement) fit(input); send(s); });
  asList.addEventListener("change", () => send(input.value));
  if (day) input.addEventListener("blur", () => { input.value = asDay(input.value); });
  f.show = (v) => {
    listed = Array.isArray(v) ? true : v === undefined ? !single : false;
    if (two) barred = new Set(Array.isArray(v) ? v.filter((x): x is string => typeof x === "string" && x.includes("｜")) : []);
    if (document.activeElement !== asList) asList.checked = Array.isArray(v);
    if (f.busy) return;
    const all = Array.isArray(v) && v.length === 1 ? v[0] : v, blank = all === `（${k.term}）`; // still to be filled in
    const s = v === undefined || blank ? "" : Array.isArray(v) ? v.map((x) => k.cells ? (Array.isArray(x) ? x.join("｜") : String(x)).replace(/\n/g, "⏎") : String(x)).join("\n") : String(v);
    if (blank) input.placeholder = `（${k.term}）`;
    if (input.value !== s) input.value = s;
    if (input instanceof HTMLTextAreaElement) { fit(input); requestAnimationFrame(() => fit(input)); }
  };
  return f;
}

// rowsField is a plain table: a line of boxes a row, under its heads.
function rowsField(desk: Desk, k: Key, path: string, label: string): Field {
  const body = el("div", { class: "plain-rows", role: "group", "aria-label": label });
  const head = path.replace(/[^.]*$/, "columns");
  const proxy = el("input", { type: "text", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  const f = new Frame(desk, path, k, label, proxy, [body]);
  let rows: string[][] = [], shown = "";
  const send = () => desk.set(path, rows);
  const draw = (heads: string[]) => {
    clear(body);
    const width = Math.max(heads.length, 1, ...rows.map((r) => r.length));
    const table = el("table", { class: "plain" });
    table.append(el("tr", {}, ...Array.from({ length: width }, (_, j) => el("th", { text: heads[j] ?? "" })), el("th", {})));
    rows.forEach((row, i) => {
      const line = el("tr", {});
      for (let j = 0; j < width; j++) {
        const box = el("textarea", { rows: 1, "aria-label": `${heads[j] || "第 " + (j + 1) + " 栏"}，第 ${i + 1} 行`, value: row[j] ?? "", "data-path": `${path}.${i}.${j}` });
        typed(box, (s) => {
          fit(box);
          while (rows[i].length < width) rows[i].push("");
          rows[i][j] = s;
          if (rows[i].every((c) => c === "")) rows[i] = [];
          send();
        });
        line.append(el("td", {}, box));
      }
      line.append(el("td", {}, button("删", () => { rows.splice(i, 1); send(); }, { class: "small", "aria-label": `删去第 ${i + 1} 行` })));
      table.append(line);
    });
    body.append(table, button("加一行", () => { rows.push([]); send(); }, { class: "small" }));
    requestAnimationFrame(() => body.querySelectorAll("textarea").forEach(fit));
  };
  f.show = (v, all) => {
    const heads = Array.isArray(all[head]) ? (all[head] as Value[]).map((h) => Array.isArray(h) ? h.join("｜") : String(h)) : [];
    const now = JSON.stringify([v, heads]);
    if (now === shown || body.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement && rows.length === (Array.isArray(v) ? v.length : 0)) return;
    shown = now;
    rows = Array.isArray(v) ? v.map((r) => Array.isArray(r) ? r.map(String) : []) : [];
    draw(heads);
  };
  f.focus = (_char: number) => { body.querySelector<HTMLElement>("textarea,button")?.focus(); };
  return f;
}
