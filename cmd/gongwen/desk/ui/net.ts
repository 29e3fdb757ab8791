// Talking to the program. The word that proves this page is the right one stands
// behind the # of the address; it is kept for this tab alone and the address
// cleaned of it.

const kept = "gongwen";

// takeToken gives the file that the address names.
export function takeToken(): string {
  const m = /^#([\w-]{20,})(?:\/(.*))?$/.exec(location.hash);
  if (m) {
    sessionStorage.setItem(kept, m[1]);
    history.replaceState(null, "", "/" + (m[2] ? "#/" + m[2] : ""));
  }
  return fileOf();
}

// fileOf is the notice that the address names, or "".
export function fileOf(): string {
  const m = /^#\/(.+)$/.exec(location.hash);
  try {
    return m ? decodeURIComponent(m[1]) : "";
  } catch (e) {
    return "";
  }
}

function token(): string {
  return sessionStorage.getItem(kept) || "";
}

// Refused is an answer that says why not.
export class Refused extends Error {
  constructor(message: string, readonly status: number, readonly data: any = null) { super(message); }
}

// Gone is no answer at all: the program has ended.
export class Gone extends Error {}

async function send(path: string, init: RequestInit): Promise<Response> {
  init.headers = { ...(init.headers as { [k: string]: string }), "X-Gongwen": token() };
  let r: Response;
  try {
    r = await fetch(path, init);
  } catch (e) {
    throw new Gone("程序已退出");
  }
  if (!r.ok) {
    let data: any = null;
    try { data = await r.json(); } catch (e) { /* no words */ }
    throw new Refused(data && data.error || `程序没有答应（${r.status}）`, r.status, data);
  }
  return r;
}

export async function get<T>(what: string): Promise<T> {
  return (await send("/api/" + what, {})).json();
}

export async function post<T>(what: string, body: object = {}): Promise<T> {
  return (await send("/api/" + what, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })).json();
}

export async function upload<T>(what: string, data: Blob): Promise<T> {
  return (await send("/api/" + what, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: data })).json();
}

export async function fetchFile(what: string): Promise<Blob> {
  return (await send("/api/" + what, {})).blob();
}

export type Happened = { file?: string; rev?: number; disk?: string; note?: string; bye?: boolean; show?: boolean };

// listen hears what happens until the program ends; then it calls gone. A browser
// has six lines to one program for all its tabs, so a tab that nobody sees gives
// its line back and only says now and then that it is there; woken is called when
// it is seen again.
export async function listen(heard: (e: Happened) => void, woken: () => void, gone: () => void): Promise<void> {
  for (let first = true; ; first = false) {
    while (document.hidden) {
      await new Promise((r) => { document.addEventListener("visibilitychange", r, { once: true }); setTimeout(r, 60_000); });
      if (document.hidden) await get("alive").catch(() => {});
    }
    if (!first) woken();
    const control = new AbortController(), hide = () => { if (document.hidden) control.abort(); };
    document.addEventListener("visibilitychange", hide);
    try {
      const r = await send("/api/events", { signal: control.signal });
      const reader = r.body!.getReader(), decoder = new TextDecoder();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return gone();
        rest += decoder.decode(value, { stream: true });
        const lines = rest.split("\n");
        rest = lines.pop()!;
        for (const line of lines) {
          const e: Happened = JSON.parse(line);
          if (e.bye) return gone();
          heard(e);
        }
      }
    } catch (e) {
      if (e instanceof Refused) return;
      if (!control.signal.aborted) return gone();
    } finally {
      document.removeEventListener("visibilitychange", hide);
    }
  }
}
