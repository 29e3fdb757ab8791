// The notice under the hand: one question on its way, of what waits only the last
// value of each field, and no text sent that the program has.
import { choose, tell } from "./dialog";
import { Gone, Refused, get, post } from "./net";
import { Key, Op, Patch, State, Table, Value } from "./types";

type Job = { what: string; body: object; changes: boolean; done: (s: State) => void; failed: (e: Error) => void };

export class Store {
  state!: State;
  schema: Key[] = [];
  timing = { millis: 0, total: 0, keys: 0 };
  private waiting = new Map<string, Op>();
  private jobs: Job[] = [];
  private busy = false;
  private asked = false;

  constructor(readonly file: string, private look: () => object, private changed: (s: State) => void, private gone: () => void) {}

  async open(): Promise<void> {
    this.schema = await get<Key[]>("schema");
    this.take(await post<State>("open", { file: this.file, ...this.look() }));
  }

  set(path: string, value: Value): void { this.put({ op: "set", path, value }); }
  unset(path: string): void { this.put({ op: "unset", path }); }

  private put(op: Op & { path: string }): void {
    this.waiting.delete(op.path);
    this.waiting.set(op.path, op);
    void this.pump();
  }

  // unsaved is how many values the program has not got yet.
  get unsent(): number { return this.waiting.size; }

  run(ops: Op[]): Promise<State> { return this.job("change", { ops }, true); }
  undo(): Promise<State> { return this.job("undo", {}, true); }
  redo(): Promise<State> { return this.job("redo", {}, true); }
  again(want: string[] = [], find = ""): Promise<State> { return this.job("look", { want, find }, false); }
  keep(how: string): Promise<State> { return this.job("keep", { how }, false); }

  async call<T>(what: string, body: object = {}): Promise<T> {
    await this.settled();
    return post<T>(what, { file: this.file, rev: this.state.rev, ...body });
  }

  get idle(): boolean { return !this.busy && this.waiting.size === 0 && this.jobs.length === 0; }

  // settled waits until nothing is on its way.
  async settled(): Promise<void> {
    while (this.busy || this.waiting.size || this.jobs.length) await new Promise((r) => setTimeout(r, 5));
  }

  job(what: string, body: object, changes: boolean): Promise<State> {
    return new Promise((done, failed) => {
      this.jobs.push({ what, body, changes, done, failed });
      void this.pump();
    });
  }

  private async pump(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.waiting.size || this.jobs.length) {
        if (this.waiting.size) {
          await this.values();
          const took = this.state.millis; // of a long notice: type on meanwhile, the last value counts
          if (took > 40) await new Promise((r) => setTimeout(r, Math.min(took, 1500)));
        }
        else await this.one(this.jobs.shift()!);
      }
    } catch (e) {
      if (e instanceof Gone) this.gone();
      else throw e;
    } finally {
      this.busy = false;
    }
  }

  private ask(what: string, body: object): Promise<State> {
    const s = this.state;
    return post<State>(what, { file: this.file, rev: s.rev, know: s.digests, ...this.look(), ...body });
  }

  // values sends what was typed. If the text changed elsewhere meanwhile, it is sent
  // again for that text: nothing typed is lost.
  private async values(): Promise<void> {
    const ops = [...this.waiting.values()];
    const began = performance.now();
    try {
      const s = await this.ask("change", { ops });
      this.sent(ops);
      this.take(s);
      this.timing = { millis: s.millis, total: performance.now() - began, keys: this.timing.keys + 1 };
    } catch (e) {
      if (e instanceof Refused && e.status === 409 && e.data && e.data.file) { this.take(e.data); return; }
      if (e instanceof Gone) throw e;
      this.sent(ops);
      tell("没有改成", (e as Error).message);
      await this.ask("look", {}).then((s) => this.take(s), () => {});
    }
  }

  private sent(ops: Op[]): void {
    for (const op of ops) if ("path" in op && this.waiting.get(op.path) === op) this.waiting.delete(op.path);
  }

  private async one(j: Job): Promise<void> {
    try {
      const s = await this.ask(j.what, j.body);
      this.take(s);
      j.done(s);
    } catch (e) {
      if (e instanceof Gone) { j.failed(e); throw e; }
      if (e instanceof Refused && e.status === 409 && e.data && e.data.file) {
        this.take(e.data);
        tell("没有改", "这份通知刚在别处改过，现在显示的是改过的样子。请看一眼再做。");
      } else if (j.changes) {
        tell("没有改成", (e as Error).message);
      }
      j.failed(e as Error);
    }
  }

  // take takes an answer over; what the program left out is as it was.
  private take(s: State): void {
    if (this.state) {
      if (s.values === undefined) s.values = this.state.values;
      if (s.tables === undefined) s.tables = patched(this.state.tables, s.patches ?? []);
    }
    this.state = s;
    this.changed(s);
    if (s.disk === "changed" && !this.asked) void this.conflict();
  }

  private async conflict(): Promise<void> {
    this.asked = true;
    const answer = await choose("文件在别处改过", ["别的程序（记事本、同步盘……）改了这个文件，而这里的改动还没有存上。用哪一份？另一份可以用“撤销”找回。"],
      ["用这里的", "用文件里的"]);
    this.asked = false;
    if (answer >= 0) await this.keep(answer === 0 ? "mine" : "theirs");
  }
}

// patched are the tables with the rows that have changed.
function patched(tables: Table[] | undefined, patches: Patch[]): Table[] | undefined {
  if (!tables || !patches.length) return tables;
  const out = [...tables];
  for (const p of patches) {
    const rows = [...out[p.table].rows];
    rows.splice(p.at, p.drop, ...p.rows);
    out[p.table] = { ...out[p.table], rows };
  }
  return out;
}
