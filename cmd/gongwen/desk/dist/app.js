"use strict";
(() => {
  // ui/dom.ts
  function el(tag, attrs = {}, ...children) {
    const e = document.createElement(tag);
    for (const name of Object.keys(attrs)) {
      const v = attrs[name];
      if (v === void 0 || v === false) continue;
      if (typeof v === "function") e.addEventListener(name.slice(2), v);
      else if (name === "text") e.textContent = String(v);
      else if (name === "value" && "value" in e) e.value = String(v);
      else e.setAttribute(name, v === true ? "" : String(v));
    }
    for (const c of children) e.append(c);
    return e;
  }
  function button(text, act, attrs = {}) {
    return el("button", { type: "button", text, onclick: () => act(), ...attrs });
  }
  function typed(input, then) {
    let composing = false;
    input.addEventListener("compositionstart", () => {
      composing = true;
    });
    input.addEventListener("compositionend", () => {
      composing = false;
      then(input.value);
    });
    input.addEventListener("input", () => {
      if (!composing) then(input.value);
    });
  }
  var fading = 0;
  function say(text, bad = false) {
    const box = document.getElementById("said");
    box.textContent = text;
    box.className = text ? bad ? "bad" : "shown" : "";
    clearTimeout(fading);
    if (text) fading = window.setTimeout(() => {
      box.className = "";
    }, bad ? 9e3 : 4e3);
  }
  function save(data, name) {
    const url = URL.createObjectURL(data);
    const a = el("a", { href: url, download: name });
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(url), 6e4);
  }
  function clear(e) {
    while (e.firstChild) e.firstChild.remove();
  }
  function stem(file) {
    return file.replace(/\.[^.]*$/, "");
  }

  // ui/net.ts
  var kept = "gongwen";
  function takeToken() {
    const m = /^#([\w-]{20,})(?:\/(.*))?$/.exec(location.hash);
    if (m) {
      sessionStorage.setItem(kept, m[1]);
      history.replaceState(null, "", "/" + (m[2] ? "#/" + m[2] : ""));
    }
    return fileOf();
  }
  function fileOf() {
    const m = /^#\/(.+)$/.exec(location.hash);
    try {
      return m ? decodeURIComponent(m[1]) : "";
    } catch (e) {
      return "";
    }
  }
  function token() {
    return sessionStorage.getItem(kept) || "";
  }
  var Refused = class extends Error {
    constructor(message, status, data = null) {
      super(message);
      this.status = status;
      this.data = data;
    }
  };
  var Gone = class extends Error {
  };
  async function send(path, init) {
    init.headers = { ...init.headers, "X-Gongwen": token() };
    let r;
    try {
      r = await fetch(path, init);
    } catch (e) {
      throw new Gone("程序已退出");
    }
    if (!r.ok) {
      let data = null;
      try {
        data = await r.json();
      } catch (e) {
      }
      throw new Refused(data && data.error || `程序没有答应（${r.status}）`, r.status, data);
    }
    return r;
  }
  async function get(what) {
    return (await send("/api/" + what, {})).json();
  }
  async function post(what, body = {}) {
    return (await send("/api/" + what, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })).json();
  }
  async function upload(what, data) {
    return (await send("/api/" + what, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: data })).json();
  }
  async function fetchFile(what) {
    return (await send("/api/" + what, {})).blob();
  }
  async function listen(heard, woken, gone2) {
    for (let first = true; ; first = false) {
      while (document.hidden) {
        await new Promise((r) => {
          document.addEventListener("visibilitychange", r, { once: true });
          setTimeout(r, 6e4);
        });
        if (document.hidden) await get("alive").catch(() => {
        });
      }
      if (!first) woken();
      const control = new AbortController(), hide = () => {
        if (document.hidden) control.abort();
      };
      document.addEventListener("visibilitychange", hide);
      try {
        const r = await send("/api/events", { signal: control.signal });
        const reader = r.body.getReader(), decoder = new TextDecoder();
        let rest = "";
        for (; ; ) {
          const { done, value } = await reader.read();
          if (done) return gone2();
          rest += decoder.decode(value, { stream: true });
          const lines = rest.split("\n");
          rest = lines.pop();
          for (const line of lines) {
            const e = JSON.parse(line);
            if (e.bye) return gone2();
            heard(e);
          }
        }
      } catch (e) {
        if (e instanceof Refused) return;
        if (!control.signal.aborted) return gone2();
      } finally {
        document.removeEventListener("visibilitychange", hide);
      }
    }
  }

  // ui/dialog.ts
  function open(title, body, buttons, onclose) {
    const before = document.activeElement;
    const heading = el("h2", { text: title, id: "dialog-title" });
    const box = el(
      "div",
      { class: "dialog", role: "dialog", "aria-modal": "true", "aria-labelledby": "dialog-title", tabindex: "-1" },
      heading,
      el("div", { class: "dialog-body" }, ...body),
      el("div", { class: "dialog-buttons" }, ...buttons)
    );
    const veil = el("div", { class: "veil" }, box);
    const close = () => {
      veil.remove();
      before == null ? void 0 : before.focus();
      onclose == null ? void 0 : onclose();
    };
    veil.addEventListener("keydown", (e) => {
      e.stopPropagation();
      if (e.key === "Escape") {
        e.preventDefault();
        close();
      }
      if (e.key !== "Tab") return;
      const all = [...box.querySelectorAll("button,input,select,textarea,a[href]")].filter((x) => !x.disabled && x.offsetParent);
      const first = all[0], last = all[all.length - 1];
      if (!first) return;
      if (e.shiftKey && (document.activeElement === first || document.activeElement === box)) {
        e.preventDefault();
        last.focus();
      } else if (!e.shiftKey && document.activeElement === last) {
        e.preventDefault();
        first.focus();
      }
    });
    document.body.append(veil);
    (box.querySelector("[autofocus]") ?? box.querySelector(".dialog-body input,.dialog-body select,.dialog-body textarea") ?? box.querySelector("button") ?? box).focus();
    return close;
  }
  function tell(title, ...lines) {
    const close = open(title, lines.map((text) => el("p", { text })), [button("知道了", () => close(), { class: "main" })]);
  }
  function choose(title, lines, answers) {
    return new Promise((done) => {
      let given = -1;
      const close = open(
        title,
        lines.map((text) => el("p", { text })),
        answers.map((text, i) => button(text, () => {
          given = i;
          close();
        }, i === 0 ? { class: "main" } : {})),
        () => done(given)
      );
    });
  }

  // ui/collect.ts
  function collectView(desk) {
    const file = () => encodeURIComponent(desk.state.file);
    const out = el("div", { class: "results", role: "status" });
    const today = /* @__PURE__ */ new Date();
    const day = el("input", { type: "date", id: "collect-day", value: `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}` });
    const pick = el("input", { type: "file", multiple: true, accept: ".xlsx,.xlsm,.xls,.et", id: "collect-files" });
    let count = 0;
    const add = async (files) => {
      try {
        for (const f of [...files ?? []]) {
          say(`正在读 ${f.name}`);
          count = (await upload(`return?file=${file()}&name=${encodeURIComponent(f.name)}${count ? "" : "&fresh=1"}`, f)).count;
        }
        say("");
        if (count) await judge();
      } catch (e) {
        tell("没有收进来", e.message);
      }
    };
    const judge = async () => {
      const c = await post("collect", { file: desk.state.file, day: day.value });
      clear(out);
      out.append(el("p", {}, `收到 ${count} 个文件。`, button("下载台账", () => {
        void ledger();
      }, { class: "main", disabled: !c.ledger }), " ", button("重新来过", () => {
        count = 0;
        clear(out);
      })));
      for (const line of c.summary) out.append(el("p", { text: line }));
      out.append(el(
        "table",
        { class: "files" },
        el("caption", { text: "各部门" }),
        el("thead", {}, el("tr", {}, ...["部门", "应报", "已报", "未报", "不一致", "需核对", "完成", "逾期", "交回的文件"].map((text) => el("th", { scope: "col", text })))),
        el("tbody", {}, ...c.result.departments.map((d) => el(
          "tr",
          { class: d.missing ? "bad" : "" },
          el("th", { scope: "row", text: d.name }),
          ...[d.due, d.reported, d.missing, d.clash, d.doubtful, d.done, d.overdue].map((n) => el("td", { text: n || "" })),
          el("td", { text: (d.files ?? []).join("、") })
        )))
      ));
      const bad = c.result.files.filter((f) => f.fault);
      for (const f of bad) out.append(el("p", { class: "finding error", text: `${f.name}：${f.fault}` }));
      for (const f of c.findings) out.append(el("p", { class: "finding " + f.severity, text: `${f.file ? f.file + "：" : ""}${f.message}${f.hint ? "。" + f.hint : ""}` }));
    };
    const ledger = async () => {
      try {
        save(await fetchFile("out/ledger?file=" + file()), stem(desk.state.file) + "-台账.xlsx");
      } catch (e) {
        tell("没有下载", e.message);
      }
    };
    pick.addEventListener("change", () => {
      void add(pick.files).then(() => {
        pick.value = "";
      });
    });
    day.addEventListener("change", () => {
      if (count) void judge().catch((e) => tell("没有汇总", e.message));
    });
    const drop = el(
      "div",
      { class: "drop" },
      el("p", {}, el("label", { for: "collect-files", text: "各部门交回的工作簿：" }), pick),
      el("p", { class: "quiet", text: "一次选许多个，或拖到这里。只读，不改交回的文件。" }),
      el("p", {}, el("label", { for: "collect-day", text: "按哪一天算逾期：" }), day)
    );
    drop.addEventListener("dragover", (e) => e.preventDefault());
    drop.addEventListener("drop", (e) => {
      var _a;
      e.preventDefault();
      void add((_a = e.dataTransfer) == null ? void 0 : _a.files);
    });
    return { element: el("div", { class: "view collect" }, drop, out), show() {
    }, go() {
      return false;
    } };
  }

  // ui/findings.ts
  var marks = { error: "✖", warning: "⚠", note: "·" };
  var words = { error: "错误", warning: "警告", note: "提示" };
  var Findings = class {
    constructor(go, mend) {
      this.go = go;
      this.mend = mend;
      this.element = el("div", { class: "findings", id: "findings", role: "region", "aria-label": "检查结果", hidden: true });
      this.list = [];
      this.at = -1;
      this.counter = button("", () => this.toggle(), { class: "counter", "aria-controls": "findings", "aria-expanded": "false", title: "F8 到下一处" });
    }
    show(s) {
      const before = JSON.stringify(this.list);
      this.list = s.findings;
      const n = { error: 0, warning: 0, note: 0 };
      for (const f of s.findings) n[f.severity]++;
      this.counter.textContent = n.error || n.warning ? `✖ ${n.error}　⚠ ${n.warning}` : "✔ 没有问题";
      this.counter.setAttribute("aria-label", `检查结果：${n.error} 处错误，${n.warning} 处警告`);
      this.counter.classList.toggle("bad", n.error > 0);
      this.counter.classList.toggle("warn", n.error === 0 && n.warning > 0);
      if (JSON.stringify(this.list) === before && this.element.firstChild) return;
      clear(this.element);
      if (!this.list.length) this.element.append(el("p", { class: "quiet", text: "没有发现问题，可以印发。" }));
      for (const f of this.list) {
        const line = el(
          "div",
          { class: "finding " + f.severity },
          button(`${marks[f.severity]} ${words[f.severity]}${f.line ? `　第 ${f.line} 行` : ""}　${f.message}`, () => this.go(f), { class: "link" })
        );
        if (f.hint) line.append(el("span", { class: "hint", text: f.hint }));
        if (f.clause) line.append(el("span", { class: "clause", text: "依据 " + f.clause + (f.strength ? "（" + f.strength + "）" : "") }));
        if (f.fix && f.fix.length) line.append(button("照提示改", () => this.mend(f), { "aria-label": "照提示改：" + f.message }));
        this.element.append(line);
      }
    }
    // next goes to the next one.
    next() {
      if (!this.list.length) return;
      this.at = (this.at + 1) % this.list.length;
      this.toggle(true);
      this.go(this.list[this.at]);
    }
    toggle(open2 = this.element.hidden) {
      this.element.hidden = !open2;
      this.counter.setAttribute("aria-expanded", String(open2));
    }
  };

  // ui/preview.ts
  var zooms = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200];
  var Preview = class {
    // wanted is called when pages come into view that were never drawn; clicked with
    // the value and the character that was clicked on.
    constructor(wanted, clicked, pdf) {
      this.wanted = wanted;
      this.pages = el("div", { class: "pages", tabindex: "0", role: "region", "aria-label": "预览：与 PDF 相同的页" });
      this.number = el("input", { class: "number", "aria-label": "到第几页", inputmode: "numeric", value: "1" });
      this.count = el("span");
      this.note = el("div", { class: "stale-note", role: "status" });
      this.size = el("span", { class: "size" });
      this.zoom = 0;
      // 0: as wide as there is room
      this.have = {};
      this.near = /* @__PURE__ */ new Set([0, 1]);
      this.marked = "";
      this.seen = new IntersectionObserver((entries) => this.moved(entries), { root: this.pages, rootMargin: "400px" });
      this.pages.addEventListener("click", (e) => {
        const text = e.target.closest("text");
        const path = text == null ? void 0 : text.getAttribute("data-p");
        if (text && path && !String(getSelection())) clicked(path, charAt(text, e));
      });
      this.pages.addEventListener("scroll", () => this.counted());
      this.number.addEventListener("change", () => this.to(Number(this.number.value) - 1));
      this.element = el(
        "section",
        { class: "preview", "aria-label": "预览" },
        this.note,
        this.pages,
        el(
          "div",
          { class: "foot" },
          el("label", {}, "第 ", this.number, " 页"),
          this.count,
          el("span", { class: "space" }),
          button("－", () => this.scale(-1), { "aria-label": "缩小" }),
          this.size,
          button("＋", () => this.scale(1), { "aria-label": "放大" }),
          button("适合宽度", () => {
            this.zoom = 0;
            this.resize();
          }),
          button("对照 PDF", pdf)
        )
      );
      this.resize();
    }
    look() {
      return { see: [...this.near].sort((a, b) => a - b), have: this.have };
    }
    show(s) {
      const list = this.pages.children;
      while (list.length > s.pages.length) {
        const last = list.length - 1;
        this.seen.unobserve(list[last]);
        this.near.delete(last);
        delete this.have[last];
        list[last].remove();
      }
      s.pages.forEach((p, i) => {
        let page = list[i];
        if (!page) {
          page = el("div", { class: "page", "data-i": i, role: "img", "aria-label": `第 ${i + 1} 页` });
          this.pages.append(page);
          this.seen.observe(page);
        }
        const ratio = `${p.w}/${p.h}`;
        if (page.dataset.ratio !== ratio) {
          page.dataset.ratio = ratio;
          page.classList.toggle("wide", p.w > p.h);
          this.fit(page);
        }
        const svg = s.svg[i];
        if (svg !== void 0) {
          page.innerHTML = svg;
          this.have[i] = p.hash;
        }
      });
      this.pages.classList.toggle("stale", s.stale);
      this.note.textContent = s.stale ? "源文件写法有错，预览停在上一次能排的样子" : s.draft ? "草稿：还没有文号或成文日期" : "";
      this.note.hidden = !this.note.textContent;
      this.paint();
      this.counted();
    }
    // mark shows the words of a value and scrolls to them; page is where they begin,
    // if that is known.
    mark(path, page = -1) {
      this.marked = path;
      const first = this.paint();
      if (first) {
        const at = first.getBoundingClientRect(), box = this.pages.getBoundingClientRect();
        if (at.top < box.top || at.bottom > box.bottom) this.pages.scrollTop += at.top - box.top - box.height / 3;
      } else if (page >= 0) {
        this.to(page);
      }
    }
    get markedPath() {
      return this.marked;
    }
    paint() {
      for (const t of [...this.pages.querySelectorAll(".hot")]) t.classList.remove("hot");
      if (!this.marked) return null;
      const p = CSS.escape(this.marked);
      const hot = this.pages.querySelectorAll(`text[data-p="${p}"],text[data-p^="${p}."]`);
      hot.forEach((t) => t.classList.add("hot"));
      return hot[0] ?? null;
    }
    to(i) {
      const page = this.pages.children[Math.max(0, Math.min(i, this.pages.children.length - 1))];
      if (page) this.pages.scrollTop = page.offsetTop - this.pages.offsetTop - 8;
    }
    moved(entries) {
      let fresh = false;
      for (const e of entries) {
        const i = Number(e.target.dataset.i);
        if (!e.isIntersecting) this.near.delete(i);
        else if (!this.near.has(i)) {
          this.near.add(i);
          fresh = true;
        }
      }
      if (fresh) this.wanted();
    }
    counted() {
      const top = this.pages.scrollTop + this.pages.clientHeight / 3;
      let i = 0;
      for (const p of [...this.pages.children]) {
        if (p.offsetTop - this.pages.offsetTop > top) break;
        i++;
      }
      if (document.activeElement !== this.number) this.number.value = String(Math.max(1, i));
      this.count.textContent = `共 ${this.pages.children.length} 页`;
    }
    scale(by) {
      const now = this.zoom || Math.round(100 * (this.pages.clientWidth - 40) / 794);
      const next = by > 0 ? zooms.find((z) => z > now) : [...zooms].reverse().find((z) => z < now);
      this.zoom = next ?? (by > 0 ? 200 : 50);
      this.resize();
    }
    resize() {
      this.size.textContent = this.zoom ? this.zoom + "%" : "适宽";
      for (const p of [...this.pages.children]) this.fit(p);
    }
    // A page at 100 % is as wide as its paper at 96 dots an inch.
    fit(page) {
      const [w, h] = (page.dataset.ratio ?? "210/297").split("/").map(Number);
      if (this.zoom) {
        page.style.width = `${Math.round(w / 25400 * 96 * this.zoom / 100)}px`;
      } else {
        page.style.width = w > h ? "min(100%, 1100px)" : "min(100%, 820px)";
      }
      page.style.setProperty("--ratio", String(h / w * 100) + "%");
    }
  };
  function charAt(text, e) {
    const from = text.getAttribute("data-c"), m = text.getScreenCTM();
    if (from === null || !m) return -1;
    const svg = text.ownerSVGElement, p = svg.createSVGPoint();
    p.x = e.clientX;
    p.y = e.clientY;
    const at = p.matrixTransform(m.inverse()), n = text.getCharNumAtPosition(at);
    if (n < 0) return Number(from);
    const box = text.getExtentOfChar(n);
    return Number(from) + n + (at.x > box.x + box.width / 2 ? 1 : 0);
  }

  // ui/store.ts
  var Store = class {
    constructor(file, look, changed, gone2) {
      this.file = file;
      this.look = look;
      this.changed = changed;
      this.gone = gone2;
      this.schema = [];
      this.timing = { millis: 0, total: 0, keys: 0 };
      this.waiting = /* @__PURE__ */ new Map();
      this.jobs = [];
      this.busy = false;
      this.asked = false;
    }
    async open() {
      this.schema = await get("schema");
      this.take(await post("open", { file: this.file, ...this.look() }));
    }
    set(path, value) {
      this.put({ op: "set", path, value });
    }
    unset(path) {
      this.put({ op: "unset", path });
    }
    put(op) {
      this.waiting.delete(op.path);
      this.waiting.set(op.path, op);
      void this.pump();
    }
    // unsaved is how many values the program has not got yet.
    get unsent() {
      return this.waiting.size;
    }
    run(ops) {
      return this.job("change", { ops }, true);
    }
    undo() {
      return this.job("undo", {}, true);
    }
    redo() {
      return this.job("redo", {}, true);
    }
    again(want = [], find = "") {
      return this.job("look", { want, find }, false);
    }
    keep(how) {
      return this.job("keep", { how }, false);
    }
    async call(what, body = {}) {
      await this.settled();
      return post(what, { file: this.file, rev: this.state.rev, ...body });
    }
    // settled waits until nothing is on its way.
    async settled() {
      while (this.busy || this.waiting.size || this.jobs.length) await new Promise((r) => setTimeout(r, 5));
    }
    job(what, body, changes) {
      return new Promise((done, failed) => {
        this.jobs.push({ what, body, changes, done, failed });
        void this.pump();
      });
    }
    async pump() {
      if (this.busy) return;
      this.busy = true;
      try {
        while (this.waiting.size || this.jobs.length) {
          if (this.waiting.size) await this.values();
          else await this.one(this.jobs.shift());
        }
      } catch (e) {
        if (e instanceof Gone) this.gone();
        else throw e;
      } finally {
        this.busy = false;
      }
    }
    ask(what, body) {
      const s = this.state;
      return post(what, { file: this.file, rev: s.rev, know: s.digests, ...this.look(), ...body });
    }
    // values sends what was typed. If the text changed elsewhere meanwhile, it is sent
    // again for that text: nothing typed is lost.
    async values() {
      const ops = [...this.waiting.values()];
      const began = performance.now();
      try {
        const s = await this.ask("change", { ops });
        this.sent(ops);
        this.take(s);
        this.timing = { millis: s.millis, total: performance.now() - began, keys: this.timing.keys + 1 };
      } catch (e) {
        if (e instanceof Refused && e.status === 409 && e.data && e.data.file) {
          this.take(e.data);
          return;
        }
        if (e instanceof Gone) throw e;
        this.sent(ops);
        tell("没有改成", e.message);
        await this.ask("look", {}).then((s) => this.take(s), () => {
        });
      }
    }
    sent(ops) {
      for (const op of ops) if ("path" in op && this.waiting.get(op.path) === op) this.waiting.delete(op.path);
    }
    async one(j) {
      try {
        const s = await this.ask(j.what, j.body);
        this.take(s);
        j.done(s);
      } catch (e) {
        if (e instanceof Gone) {
          j.failed(e);
          throw e;
        }
        if (e instanceof Refused && e.status === 409 && e.data && e.data.file) {
          this.take(e.data);
          tell("没有改", "这份通知刚在别处改过，现在显示的是改过的样子。请看一眼再做。");
        } else if (j.changes) {
          tell("没有改成", e.message);
        }
        j.failed(e);
      }
    }
    // take takes an answer over; what the program left out is as it was.
    take(s) {
      if (this.state) {
        if (s.values === void 0) s.values = this.state.values;
        if (s.tables === void 0) s.tables = this.state.tables;
      }
      this.state = s;
      this.changed(s);
      if (s.disk === "changed" && !this.asked) void this.conflict();
    }
    async conflict() {
      this.asked = true;
      const answer = await choose(
        "文件在别处改过",
        ["别的程序（记事本、同步盘……）改了这个文件，而这里的改动还没有存上。用哪一份？另一份可以用“撤销”找回。"],
        ["用这里的", "用文件里的"]
      );
      this.asked = false;
      if (answer >= 0) await this.keep(answer === 0 ? "mine" : "theirs");
    }
  };

  // ui/source.ts
  function sourceView(desk) {
    const text = el("textarea", { class: "source", "aria-label": "源文件", spellcheck: "false", wrap: "off" });
    let rev = 0;
    typed(text, (value) => {
      void desk.run([{ op: "text", text: value }]);
    });
    const load = async () => {
      const s = await desk.look(["text"]);
      if (s.text !== void 0 && document.activeElement !== text) {
        text.value = s.text;
        rev = s.rev;
      }
    };
    return {
      element: el("div", { class: "view" }, text),
      show(s) {
        if (s.rev !== rev && document.activeElement !== text) {
          rev = s.rev;
          void load();
        }
      },
      go() {
        return false;
      }
    };
  }

  // ui/views.ts
  var tabs = [
    { name: "source", label: "源文件", make: sourceView }
  ];

  // ui/shell.ts
  var Shell = class {
    constructor(file, leave) {
      this.file = file;
      this.leave = leave;
      this.element = el("div", { class: "desk" });
      this.views = /* @__PURE__ */ new Map();
      this.current = "";
      this.left = el("main", { class: "left", id: "left" });
      this.disk = el("span", { class: "disk", role: "status" });
      this.undoButton = button("↶ 撤销", () => this.step("undo"), { title: "Ctrl+Z" });
      this.redoButton = button("↷ 重做", () => this.step("redo"), { title: "Ctrl+Y" });
      this.frozen = el("div", { class: "frozen", role: "alert", hidden: true });
      this.tabList = el("div", { class: "tabs", role: "tablist", "aria-label": "通知的各部分" });
      this.all = [...tabs, { name: "collect", label: "回收汇总", make: collectView }];
      this.keys = (e) => {
        if (e.key === "F8") {
          e.preventDefault();
          this.findings.next();
          return;
        }
        if (!(e.ctrlKey || e.metaKey) || e.altKey || e.isComposing) return;
        const k = e.key.toLowerCase();
        if (k === "z" && !e.shiftKey) {
          e.preventDefault();
          this.step("undo");
        } else if (k === "y" || k === "z" && e.shiftKey) {
          e.preventDefault();
          this.step("redo");
        } else if (k === "s") {
          e.preventDefault();
          say("改动随改随存，不用按存盘");
        }
      };
      this.preview = new Preview(() => {
        void this.store.again().catch(() => {
        });
      }, (path, char) => this.go(path, char), () => {
        void this.showPDF();
      });
      this.store = new Store(file, () => this.preview.look(), (s) => this.show(s), () => this.freeze());
      this.findings = new Findings((f) => this.visit(f), (f) => {
        void this.run([{ op: "change", changes: f.fix }]);
      });
      this.draw();
      document.addEventListener("keydown", this.keys);
    }
    get state() {
      return this.store.state;
    }
    get schema() {
      return this.store.schema;
    }
    get timing() {
      return this.store.timing;
    }
    set(path, value) {
      this.store.set(path, value);
    }
    unset(path) {
      this.store.unset(path);
    }
    run(ops) {
      return this.store.run(ops);
    }
    call(what, body = {}) {
      return this.store.call(what, body);
    }
    look(want = []) {
      return this.store.again(want);
    }
    async open() {
      await this.store.open();
      this.tab(this.all[0].name);
    }
    // heard is told what happened elsewhere.
    heard(e) {
      if (e.file !== this.file || !this.state) return;
      if (e.disk) this.saved(e.disk, e.note ?? "");
      if (e.disk === "changed" || e.rev !== this.state.rev || !e.disk) void this.store.again().catch(() => {
      });
    }
    // woken: nobody told this page what happened while it was hidden.
    woken() {
      if (this.state) void this.store.again().catch(() => {
      });
    }
    close() {
      document.removeEventListener("keydown", this.keys);
    }
    // mark shows the words of a value in the pages, which may not be drawn yet.
    mark(path) {
      this.preview.mark(path);
      if (path) void this.store.again([], path).then((s) => {
        if (this.preview.markedPath === path && s.found >= 0) this.preview.mark(path, s.found);
      }, () => {
      });
    }
    // go focuses the control of a value, or of what it stands in.
    go(path, char) {
      const order = [this.current, ...this.all.map((t) => t.name).filter((n) => n !== this.current)];
      for (let p = path, c = char; p; p = p.replace(/\.?[^.]*$/, ""), c = -1) {
        for (const name of order) {
          if (name === "collect" || name === "source" && p !== path) continue;
          if (this.view(name).go(p, c)) {
            this.tab(name);
            this.view(name).go(p, c);
            return;
          }
        }
      }
    }
    visit(f) {
      if (f.path) this.go(f.path, f.char);
      else if (f.line) this.tab("source");
    }
    view(name) {
      let v = this.views.get(name);
      if (!v) {
        v = this.all.find((t) => t.name === name).make(this);
        this.views.set(name, v);
        v.show(this.state);
      }
      return v;
    }
    tab(name) {
      var _a, _b;
      if (this.current === name) return;
      if (this.current) (_b = (_a = this.views.get(this.current)) == null ? void 0 : _a.leave) == null ? void 0 : _b.call(_a);
      this.current = name;
      clear(this.left);
      const v = this.view(name);
      this.left.append(v.element);
      v.show(this.state);
      for (const t of [...this.tabList.children]) {
        const on = t.dataset.tab === name;
        t.setAttribute("aria-selected", String(on));
        t.tabIndex = on ? 0 : -1;
      }
    }
    show(s) {
      this.preview.show(s);
      this.findings.show(s);
      this.undoButton.disabled = !s.undo;
      this.redoButton.disabled = !s.redo;
      this.saved(s.disk, s.diskNote);
      for (const [name, v] of this.views) if (name === this.current) v.show(s);
    }
    saved(disk, note) {
      const now = /* @__PURE__ */ new Date(), two = (n) => String(n).padStart(2, "0");
      this.disk.textContent = disk === "saved" ? `已存盘 ${two(now.getHours())}:${two(now.getMinutes())}` : disk === "waiting" ? "正在存……" : "没有存上";
      this.disk.title = note;
      this.disk.classList.toggle("bad", disk === "failed" || disk === "changed");
      if (note) say(note, true);
    }
    draw() {
      for (const t of this.all) {
        const b = button(t.label, () => this.tab(t.name), { role: "tab", "data-tab": t.name, "aria-controls": "left", "aria-selected": "false", tabindex: "-1" });
        this.tabList.append(b);
      }
      this.tabList.addEventListener("keydown", (e) => {
        const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
        if (!step) return;
        const i = (this.all.findIndex((t) => t.name === this.current) + step + this.all.length) % this.all.length;
        this.tab(this.all[i].name);
        this.tabList.children[i].focus();
      });
      const sides = el(
        "div",
        { class: "sides" },
        button("填写", () => this.side("fill"), { "aria-pressed": "true" }),
        button("预览", () => this.side("look"), { "aria-pressed": "false" })
      );
      const bar = el(
        "header",
        { class: "bar" },
        button("‹ 文件", () => this.leave(), { title: "回到文件列表" }),
        el("h1", { text: stem(this.file), title: this.file }),
        this.undoButton,
        this.redoButton,
        this.disk,
        this.findings.counter,
        el("span", { class: "space" }),
        sides,
        button("下载 PDF", () => {
          void this.download("pdf", ".pdf");
        }),
        button("下载 Excel", () => {
          void this.download("xlsx", ".xlsx");
        }),
        button("分部门", () => {
          void this.download("zip", "-分部门.zip");
        }, { title: "各牵头部门一个工作簿，装在一个压缩包里", "aria-label": "下载分部门的工作簿" }),
        button("生成到 output", () => {
          void this.build();
        }, { class: "main" })
      );
      const drag = el("div", { class: "drag", role: "separator", "aria-orientation": "vertical", "aria-label": "调整左右宽度", tabindex: "0" });
      this.dragging(drag);
      this.element.append(bar, this.frozen, this.findings.element, this.tabList, el("div", { class: "halves" }, this.left, drag, this.preview.element));
    }
    side(which) {
      this.element.classList.toggle("looking", which === "look");
      const [fill, look] = [...this.element.querySelectorAll(".sides button")];
      fill.setAttribute("aria-pressed", String(which !== "look"));
      look.setAttribute("aria-pressed", String(which === "look"));
    }
    // dragging moves the border of the halves, by the pointer or the arrow keys.
    dragging(bar) {
      let part = 50;
      const set = (p) => {
        part = Math.max(25, Math.min(75, p));
        this.element.style.setProperty("--left", part + "%");
      };
      bar.addEventListener("pointerdown", (e) => {
        bar.setPointerCapture(e.pointerId);
        const move = (m) => set(100 * m.clientX / window.innerWidth);
        bar.addEventListener("pointermove", move);
        bar.addEventListener("pointerup", () => bar.removeEventListener("pointermove", move), { once: true });
      });
      bar.addEventListener("keydown", (e) => {
        if (e.key === "ArrowLeft") set(part - 2);
        if (e.key === "ArrowRight") set(part + 2);
      });
    }
    step(which) {
      var _a;
      (_a = document.activeElement) == null ? void 0 : _a.blur();
      void (which === "undo" ? this.store.undo() : this.store.redo()).catch(() => {
      });
    }
    async download(kind, ending) {
      try {
        await this.store.settled();
        save(await fetchFile(`out/${kind}?file=${encodeURIComponent(this.file)}&rev=${this.state.rev}`), stem(this.file) + ending);
        say(`已下载 ${stem(this.file)}${ending}`);
      } catch (e) {
        tell("没有下载", e.message);
      }
    }
    async showPDF() {
      const tab = window.open("", "_blank");
      try {
        await this.store.settled();
        const url = URL.createObjectURL(await fetchFile(`out/pdf?file=${encodeURIComponent(this.file)}&rev=${this.state.rev}`));
        if (tab) tab.location.href = url;
      } catch (e) {
        tab == null ? void 0 : tab.close();
        tell("还没有 PDF", e.message);
      }
    }
    async build() {
      const split = el("input", { type: "checkbox", id: "split" });
      const close = open("生成到 output 文件夹", [
        el("p", { text: "把 PDF 和 Excel 写到通知旁边的 output 文件夹，和命令 gongwen build 一样。" }),
        el("p", {}, split, el("label", { for: "split", text: " 每个牵头部门也各写一个工作簿" }))
      ], [button("生成", async () => {
        const q = { split: split.checked };
        close();
        try {
          const r = await this.call("build", q);
          tell(r.fine ? "已生成" : "没有全部生成", ...r.files, ...r.notes);
        } catch (e) {
          tell("没有生成", e.message);
        }
      }, { class: "main" }), button("取消", () => close())]);
    }
    // freeze: the program has ended. What it had is on the disk.
    freeze() {
      const lost2 = this.store.unsent;
      this.frozen.hidden = false;
      this.frozen.textContent = lost2 ? `程序已退出，还有 ${lost2} 处改动没有存上：请不要关这一页，把它们抄下来。` : `程序已退出，内容已存盘到 ${this.file}。再打开程序就能接着写。`;
      this.element.classList.add("dead");
    }
  };
  async function quit() {
    await post("quit").catch(() => {
    });
  }

  // ui/verify.ts
  function verifyDialog() {
    const results = el("div", { class: "results", role: "status" });
    const pick = el("input", { type: "file", multiple: true, accept: ".pdf", id: "verify-files" });
    const take = async (files) => {
      for (const f of [...files ?? []]) {
        const box = el("section", {}, el("h3", { text: f.name }), el("p", { class: "quiet", text: "正在查……" }));
        results.append(box);
        try {
          const r = await upload("verify?name=" + encodeURIComponent(f.name), f);
          clear(box);
          box.append(
            el("h3", { text: f.name }),
            el("p", { class: r.fine ? "good" : "bad", text: r.verdict }),
            el("p", { class: "quiet", text: `${r.pages} 页，${r.characters} 个字，${r.fonts} 个字体。SHA-256 ${r.sha256}` })
          );
          for (const x of r.findings) box.append(el("p", { class: "finding " + x.severity, text: `${x.code} ${x.message}${x.hint ? "。" + x.hint : ""}` }));
          box.append(el("p", { class: "quiet", text: `以上是自查，没有核对${r.notChecked}；需要权威结论请用 veraPDF 等验证软件` }));
        } catch (e) {
          clear(box);
          box.append(el("h3", { text: f.name }), el("p", { class: "bad", text: e.message }));
        }
      }
    };
    pick.addEventListener("change", () => {
      void take(pick.files);
    });
    const drop = el("div", { class: "drop" }, el("label", { for: "verify-files", text: "要查的 PDF：" }), pick, el("p", { class: "quiet", text: "拖到这里也行。只在这台机器上读，不改文件。" }));
    drop.addEventListener("dragover", (e) => e.preventDefault());
    drop.addEventListener("drop", (e) => {
      var _a;
      e.preventDefault();
      void take((_a = e.dataTransfer) == null ? void 0 : _a.files);
    });
    const close = open("查存档的 PDF", [drop, results], [button("关闭", () => close(), { class: "main" })]);
  }

  // ui/start.ts
  var Start = class {
    constructor(go, quit2) {
      this.go = go;
      this.element = el("div", { class: "start" });
      this.list = el("tbody");
      this.folder = el("span", { class: "folder" });
      this.frozen = el("div", { class: "frozen", role: "alert", hidden: true });
      this.names = [];
      const pick = el("input", { type: "file", "aria-label": "选一个要导入的文件", accept: ".docx,.xlsx,.xlsm,.html,.htm,.csv,.tsv,.txt,.toml", hidden: true });
      pick.addEventListener("change", () => {
        var _a;
        if ((_a = pick.files) == null ? void 0 : _a[0]) void this.take(pick.files[0]);
        pick.value = "";
      });
      this.element.append(
        el(
          "header",
          { class: "bar" },
          el("h1", { text: "公文工作台" }),
          this.folder,
          el("span", { class: "space" }),
          button("查 PDF…", () => verifyDialog()),
          button("退出", quit2)
        ),
        this.frozen,
        el(
          "main",
          { class: "start-main" },
          el(
            "p",
            { class: "actions" },
            button("新建…", () => {
              void this.begin();
            }, { class: "main" }),
            button("导入 Word、Excel、网页…", () => pick.click()),
            pick,
            el("span", { class: "quiet", text: "把文件拖到这里也行" })
          ),
          el(
            "table",
            { class: "files" },
            el("caption", { class: "unseen", text: "这个文件夹里的通知" }),
            el("thead", {}, el("tr", {}, ...["文件", "标题", "成文日期", "状态"].map((text) => el("th", { scope: "col", text })))),
            this.list
          )
        )
      );
      this.element.addEventListener("dragover", (e) => {
        e.preventDefault();
        this.element.classList.add("over");
      });
      this.element.addEventListener("dragleave", () => this.element.classList.remove("over"));
      this.element.addEventListener("drop", (e) => {
        var _a;
        e.preventDefault();
        this.element.classList.remove("over");
        const file = (_a = e.dataTransfer) == null ? void 0 : _a.files[0];
        if (file) void this.take(file);
      });
    }
    async load() {
      const f = await get("files");
      this.folder.textContent = f.folder + (f.settings.length ? "　" + f.settings.join("　") : "");
      this.folder.title = "gongwen " + f.version;
      this.names = f.files.map((x) => x.name);
      clear(this.list);
      for (const x of f.files) {
        const state = x.errors ? `${x.errors} 处错误` : x.state + (x.warnings ? `，${x.warnings} 处警告` : "");
        this.list.append(el(
          "tr",
          {},
          el("td", {}, button(stem(x.name), () => this.go(x.name), { class: "link" })),
          el("td", { text: x.title }),
          el("td", { text: x.date }),
          el("td", { class: x.errors ? "bad" : x.state === "可以印发" ? "good" : "", text: state + (x.output ? "　已生成" : "") })
        ));
      }
      if (!f.files.length) this.list.append(el("tr", {}, el("td", { colspan: 4, class: "quiet", text: "这个文件夹里还没有通知。点“新建…”写第一份，或把 Word、Excel 文件拖进来。" })));
    }
    freeze() {
      this.frozen.hidden = false;
      this.frozen.textContent = "程序已退出。再打开程序就能接着用。";
    }
    // begin makes a new notice of a kind.
    async begin() {
      const kinds = await get("starters");
      const name = el("input", { id: "new-name", value: this.free("通知"), "aria-label": "文件名" });
      const radios = kinds.map((k, i) => el("input", { type: "radio", name: "kind", id: "kind-" + i, value: k.kind, checked: i === 0 }));
      const make = async () => {
        const kind = radios.find((r) => r.checked).value;
        const file = name.value.trim().replace(/(\.toml)?$/i, ".toml");
        try {
          await post("new", { starter: kind, name: file });
          close();
          this.go(file);
        } catch (e) {
          say(e.message, true);
        }
      };
      name.addEventListener("keydown", (e) => {
        if (e.key === "Enter") void make();
      });
      const close = open("新建", [
        el("fieldset", {}, el("legend", { text: "写什么" }), ...kinds.map((k, i) => el("div", {}, radios[i], el("label", { for: "kind-" + i, text: " " + k.kind })))),
        el("p", {}, el("label", { for: "new-name", text: "文件名 " }), name, " .toml")
      ], [button("新建", () => {
        void make();
      }, { class: "main" }), button("取消", () => close())]);
    }
    // free is a name that no notice has yet.
    free(base) {
      for (let n = 1; ; n++) {
        const name = n === 1 ? base : `${base}-${n}`;
        if (!this.names.some((x) => stem(x).toLowerCase() === name.toLowerCase())) return name;
      }
    }
    // take takes a file of others: a notice as it is, anything else is imported, with
    // what was doubtful told before anything is written.
    async take(file) {
      say("正在读 " + file.name);
      try {
        const name = this.free(stem(file.name)) + ".toml";
        let toml, doubts = [], tasks = 0;
        if (/\.toml$/i.test(file.name)) {
          toml = await file.text();
        } else {
          const got = await upload("import?name=" + encodeURIComponent(file.name), file);
          toml = got.toml;
          doubts = got.doubts;
          tasks = got.tasks;
          const lines = doubts.map((d) => "⚠ " + d.message + (d.hint ? "（" + d.hint + "）" : ""));
          const answer = await choose("导入 " + file.name, [`读出${tasks ? ` ${tasks} 项任务` : "一份通知"}，写成 ${name}。` + (doubts.length ? `下面 ${doubts.length} 处请看一眼：` : "没有疑问。"), ...lines], ["写成通知", "取消"]);
          if (answer !== 0) return;
        }
        await post("put", { name, toml });
        say("");
        this.go(name);
      } catch (e) {
        tell("没有导入", e.message);
      }
    }
  };

  // ui/app.ts
  var app = document.getElementById("app");
  var shell = null;
  var start = null;
  var ended = false;
  function lost(e) {
    clear(app);
    app.append(el("p", { class: "lonely", text: e instanceof Refused && e.status === 403 ? "请从程序打开的网址进入：运行 gongwen serve，或双击程序。" : e.message }));
  }
  async function route() {
    const file = fileOf();
    shell == null ? void 0 : shell.close();
    shell = start = null;
    clear(app);
    try {
      if (file) {
        shell = new Shell(file, () => {
          location.hash = "";
        });
        app.append(shell.element);
        document.title = file.replace(/\.toml$/i, "") + "－公文工作台";
        await shell.open();
      } else {
        start = new Start((f) => {
          location.hash = "#/" + encodeURIComponent(f);
        }, () => {
          void quit();
        });
        app.append(start.element);
        document.title = "公文工作台";
        await start.load();
      }
      if (ended) gone();
    } catch (e) {
      lost(e);
    }
  }
  function gone() {
    ended = true;
    shell == null ? void 0 : shell.freeze();
    start == null ? void 0 : start.freeze();
  }
  takeToken();
  window.addEventListener("hashchange", () => {
    void route();
  });
  void route();
  void listen((e) => {
    shell == null ? void 0 : shell.heard(e);
    if (e.show) window.focus();
  }, () => shell == null ? void 0 : shell.woken(), gone);
  window.desk = { timing: () => shell == null ? void 0 : shell.timing, state: () => shell == null ? void 0 : shell.state, go: (p, c) => shell == null ? void 0 : shell.go(p, c), mark: (p) => shell == null ? void 0 : shell.mark(p) };
})();
