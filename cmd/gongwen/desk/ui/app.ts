// The workbench. At an address without a file it shows the list, else the notice.
import { clear, el } from "./dom";
import { Happened, Refused, fileOf, listen, takeToken } from "./net";
import { Shell, quit } from "./shell";
import { Start } from "./start";
import { Op, Value } from "./types";

const app = document.getElementById("app")!;
let shell: Shell | null = null, start: Start | null = null, ended = false;

function lost(e: Error): void {
  clear(app);
  app.append(el("p", { class: "lonely", text: e instanceof Refused && e.status === 403 ? "请从程序打开的网址进入：双击程序，或打开它给出的网址。" : e.message }));
}

async function route(): Promise<void> {
  const file = fileOf();
  shell?.close();
  shell = start = null;
  clear(app);
  try {
    if (file) {
      shell = new Shell(file, () => { location.hash = ""; });
      app.append(shell.element);
      document.title = file.replace(/\.toml$/i, "") + "－公文工作台";
      await shell.open();
    } else {
      start = new Start((f) => { location.hash = "#/" + encodeURIComponent(f); }, () => { void quit(); });
      app.append(start.element);
      document.title = "公文工作台";
      await start.load();
    }
    if (ended) gone();
  } catch (e) {
    lost(e as Error);
  }
}

function gone(): void {
  ended = true;
  shell?.freeze();
  start?.freeze();
}

takeToken();
window.addEventListener("hashchange", () => { void route(); });
void route();
void listen((e: Happened) => { shell?.heard(e); if (e.show) window.focus(); }, () => shell?.woken(), gone);

// For tests: what a console of the browser can ask.
(window as any).desk = {
  timing: () => shell?.timing, state: () => shell?.state, idle: () => shell?.idle, set: (p: string, v: Value) => shell?.set(p, v), run: (ops: Op[]) => shell?.run(ops),
  undo: () => shell?.undo(), text: async () => (await shell?.look(["text"]))?.text, go: (p: string, c: number) => shell?.go(p, c), mark: (p: string) => shell?.mark(p),
  spy: (f: (path: string, char: number) => void) => { if (shell) shell.spy = f; },
};
