// What the program and the page say to each other. The Go side is state.go,
// routes.go and collect.go.

export type Value = string | number | boolean | Value[] | { [key: string]: Value };

export type TextChange = { start: number; end: number; text: string };

export type Op =
  | { op: "set"; path: string; value: Value }
  | { op: "unset"; path: string }
  | { op: "insert"; path: string; at: number; value?: Value }
  | { op: "remove"; path: string; at: number; count?: number }
  | { op: "move"; path: string; at: number; to: number; count?: number }
  | { op: "merge"; path: string; at: number; column: string; count?: number }
  | { op: "part"; path: string; at: number; column: string }
  | { op: "fill"; path: string; at: number; keys: string[]; cells: (Value | null)[][] }
  | { op: "text"; text: string }
  | { op: "change"; changes: TextChange[] };

export type Severity = "error" | "warning" | "note";

export type Finding = {
  path: string; char: number; code: string; severity: Severity; message: string; hint: string;
  where: string; written: { message: string; hint: string }; clause: string; strength: string; line: number; column: number; fix: TextChange[] | null; missing?: boolean;
};

export type Page = { w: number; h: number; role: string; number: number; hash: string };

// A cell of an inherited column that a row does not name is as in the row above.
export type Cell = { text: string; own?: boolean; list?: boolean; read?: string; auto?: string };
export type Row = { heading?: boolean; cells: { [key: string]: Cell } };
export type Column = { key: string; head: string; kind: string; heir: boolean; printed: boolean; width?: number };
export type Table = { path: string; title: string; columns: Column[]; rows: Row[] };


// Patch puts rows in the place of some of a table.
export type Patch = { table: number; at: number; drop: number; rows: Row[] };

export type Disk = "saved" | "waiting" | "failed" | "changed";

export type State = {
  file: string; rev: number; undo: boolean; redo: boolean; disk: Disk; diskNote: string; text?: string;
  values?: { [path: string]: Value }; tables?: Table[]; patches?: Patch[]; digests: { values: string; tables: string };
  findings: Finding[]; pages: Page[]; svg: { [index: string]: string }; stale: boolean; draft: boolean;
  summary: string; millis: number; found: number;
};

export type Key = {
  path: string; term: string; about: string; types: string[]; required: boolean; default: string;
  values: string[] | null; means: string[] | null; lines: boolean; blank: boolean; cells: boolean; of: string;
};

export type Listed = {
  name: string; title: string; date: string; state: string; errors: number; warnings: number; output: boolean; issuers: string[] | null;
};

// A view is what stands in the left half under a tab.
export interface View {
  element: HTMLElement;
  show(state: State): void;
  go(path: string, char: number): boolean; // focuses the control of a value, if it has one
  leave?(): void;
}

// What a view is given.
export interface Desk {
  readonly state: State;
  readonly schema: Key[];
  set(path: string, value: Value): void; // soon; of several only the last value of a path
  unset(path: string): void;
  run(ops: Op[]): Promise<State>; // at once, after what is on its way; tells the clerk if it was refused
  take(pasted: object): Promise<State>; // a table that was read, into the breakdown
  call<T>(what: string, body?: object): Promise<T>; // POST /api/what about this notice
  look(want?: string[]): Promise<State>; // with the whole text, if wanted
  mark(path: string): void; // the words of a value in the page
  go(path: string, char: number): void; // to the control of a value, on whatever tab
}
