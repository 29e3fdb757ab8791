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
  function picker(text, accept, many, then) {
    const input = el("input", { type: "file", class: "unseen", accept, multiple: many, "aria-label": text.replace("…", "") });
    input.addEventListener("change", () => {
      const all = [...input.files ?? []];
      input.value = "";
      if (all.length) then(all);
    });
    return el("label", { class: "button" }, input, text);
  }
  function droppable(e, then) {
    e.addEventListener("dragover", (d) => {
      d.preventDefault();
      e.classList.add("over");
    });
    e.addEventListener("dragleave", () => e.classList.remove("over"));
    e.addEventListener("drop", (d) => {
      var _a;
      d.preventDefault();
      e.classList.remove("over");
      const all = [...((_a = d.dataTransfer) == null ? void 0 : _a.files) ?? []];
      if (all.length) then(all);
    });
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
      const first = all[0], last2 = all[all.length - 1];
      if (!first) return;
      if (e.shiftKey && (document.activeElement === first || document.activeElement === box)) {
        e.preventDefault();
        last2.focus();
      } else if (!e.shiftKey && document.activeElement === last2) {
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
    return new Returns(desk);
  }
  var Returns = class {
    constructor(desk) {
      this.desk = desk;
      this.out = el("div", { class: "results", role: "status" });
      this.month = el("input", { type: "text", id: "collect-month", class: "short", placeholder: "2026-05", autocomplete: "off" });
      this.day = el("input", { type: "date", id: "collect-day", value: today() });
      this.given = el("span", { class: "quiet" });
      this.count = 0;
      this.dayChosen = false;
      this.read = { before: "", standing: "" };
      const drop = el(
        "div",
        { class: "drop" },
        el(
          "p",
          {},
          picker("选各部门交回的工作簿…", ".xlsx,.xlsm,.xls,.et", true, (f) => {
            void this.add(f);
          }),
          el("span", { class: "quiet", text: "　一次选许多个，或拖到这里。只读，不改交回的文件。" })
        ),
        el(
          "p",
          {},
          el("label", { for: "collect-month", text: "月份（按月报的才写）：" }),
          this.month,
          "　",
          el("label", { for: "collect-day", text: "按哪一天算逾期：" }),
          this.day
        ),
        el(
          "p",
          {},
          picker("上期台账…", ".xlsx", false, (f) => {
            void this.older(f[0], "before");
          }),
          " ",
          picker("本期已有的台账…", ".xlsx", false, (f) => {
            void this.older(f[0], "standing");
          }),
          " ",
          this.given
        ),
        el("p", { class: "quiet", text: "上期台账用来看有没有进展；本期已有的，里面写的批示、督办意见、备注带到新的台账。两样都不选的，取 output 文件夹里的。" })
      );
      droppable(drop, (f) => {
        void this.add(f);
      });
      this.day.addEventListener("change", () => {
        this.dayChosen = true;
        void this.again();
      });
      this.month.addEventListener("change", () => {
        this.month.value = asMonth(this.month.value);
        void this.again();
      });
      this.element = el("div", { class: "view collect" }, drop, this.out);
    }
    show() {
    }
    go() {
      return false;
    }
    get file() {
      return encodeURIComponent(this.desk.state.file);
    }
    async send(f, as = "") {
      say(`正在读 ${f.name}`);
      const fresh = this.count || this.read.before || this.read.standing ? "" : "&fresh=1";
      this.count = (await upload(`return?file=${this.file}&name=${encodeURIComponent(f.name)}${as ? "&as=" + as : ""}${fresh}`, f)).count;
      say("");
    }
    async add(files) {
      try {
        for (const f of files) await this.send(f);
        if (this.count) await this.judge();
      } catch (e) {
        tell("没有收进来", e.message);
      }
    }
    async older(f, as) {
      try {
        await this.send(f, as);
        this.read[as] = f.name;
        this.given.textContent = [this.read.before && `上期台账：${this.read.before}`, this.read.standing && `本期已有：${this.read.standing}`].filter((x) => x).join("　");
        await this.again();
      } catch (e) {
        tell("没有收进来", e.message);
      }
    }
    async again() {
      if (this.count) await this.judge().catch((e) => tell("没有汇总", e.message));
    }
    async judge() {
      const period = this.month.value.trim(), out = this.out;
      const c = await this.desk.call("collect", { day: this.dayChosen || !period ? this.day.value : "", period });
      if (!this.dayChosen) this.day.value = c.day;
      clear(out);
      const name = stem(this.desk.state.file), month = period ? "-" + period : "";
      out.append(el(
        "p",
        {},
        `收到 ${this.count} 个文件。`,
        button("下载台账", () => {
          void this.keep("ledger", `${name}-台账${month}.xlsx`);
        }, { class: "main", disabled: !c.ledger }),
        " ",
        button("下载催办单", () => {
          void this.keep("reminders", `${name}-催办${month}.zip`);
        }, { disabled: !c.ledger || !c.behind, title: "没有报齐、逾期的每家一份 PDF，另有催办短信和领导参阅的文字" }),
        " ",
        button("生成到 output", () => this.put(c.behind), { disabled: !c.ledger, title: "写到通知旁边的 output 文件夹；已有的台账有人写过的，先移到“旧版”" }),
        " ",
        button("重新来过", () => this.forget())
      ));
      for (const text of c.notes ?? []) out.append(el("p", { class: "quiet", text }));
      if (c.summary.length) out.append(el("p", { class: c.result.total.missing || c.result.total.clash || c.result.total.doubtful ? "" : "good", text: c.summary[0] }));
      const absent = c.result.departments.filter((d) => d.missing);
      if (absent.length) out.append(el("p", { class: "bad", text: "还没有报齐：" + absent.map((d) => d.name).join("、") }));
      out.append(el(
        "table",
        { class: "files" },
        el("caption", { text: "各部门" }),
        el("thead", {}, el("tr", {}, ...["部门", "应报", "已报", "未报", "冲突", "需核对", "完成", "逾期", "交回的文件"].map((text) => el("th", { scope: "col", text })))),
        el("tbody", {}, ...c.result.departments.map((d) => el(
          "tr",
          { class: d.missing ? "bad" : "" },
          el("th", { scope: "row", text: d.name }),
          ...[d.due, d.reported, d.missing, d.clash, d.doubtful, d.done, d.overdue].map((n) => el("td", { text: n || "" })),
          el("td", { text: (d.files ?? []).join("、") })
        )))
      ));
      for (const f of c.findings) out.append(el("p", { class: "finding " + f.severity, text: `${f.file ? f.file + "：" : ""}${f.message}${f.hint ? "。" + f.hint : ""}` }));
    }
    // put writes into the folder output, after asking what goes with the ledger.
    put(behind) {
      const remind = el("input", { type: "checkbox", id: "remind" });
      const body = [el("p", { text: "把台账写到通知旁边的 output 文件夹。那里的台账有人写过的，字带到新的，原来那份移到“旧版”。" })];
      if (behind) body.push(el("p", {}, remind, el("label", { for: "remind", text: ` 也写催办单（${behind} 家）` })));
      const close = open("生成到 output 文件夹", body, [button("生成", async () => {
        close();
        try {
          const period = this.month.value.trim();
          const r = await this.desk.call("ledger", { day: this.day.value, period, remind: remind.checked });
          tell("已生成", ...r.files, ...r.notes);
        } catch (e) {
          tell("没有生成", e.message);
        }
      }, { class: "main" }), button("取消", () => close())]);
    }
    forget() {
      this.count = 0;
      this.read = { before: "", standing: "" };
      this.given.textContent = "";
      clear(this.out);
    }
    async keep(what, name) {
      try {
        save(await fetchFile(`out/${what}?file=${this.file}`), name);
        say(`已下载 ${name}`);
      } catch (e) {
        tell("没有下载", e.message);
      }
    }
  };
  function today() {
    const now = /* @__PURE__ */ new Date(), two = (n) => String(n).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  function asMonth(s) {
    const m = /^\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?\s*$/.exec(s);
    return m ? `${m[1]}-${m[2].padStart(2, "0")}` : s.trim();
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
      this.counter.textContent = [n.error && `✖ ${n.error} 处错误`, n.warning && `⚠ ${n.warning} 处警告`].filter((x) => x).join("　") || "✔ 没有问题";
      this.counter.classList.toggle("bad", n.error > 0);
      this.counter.classList.toggle("warn", n.error === 0 && n.warning > 0);
      if (JSON.stringify(this.list) === before && this.element.firstChild) return;
      clear(this.element);
      if (!this.list.length) this.element.append(el("p", { class: "quiet", text: "没有发现问题，可以印发。" }));
      for (const f of this.list) {
        const line = el(
          "div",
          { class: "finding " + f.severity },
          button(`${marks[f.severity]} ${words[f.severity]}${f.where ? "　" + f.where : f.line ? `　源文件第 ${f.line} 行` : ""}　${f.message}`, () => this.go(f), { class: "link" })
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

  // ui/issue.ts
  async function buildDialog(desk) {
    const others = (await get("files").catch(() => ({ files: [] }))).files.filter((f) => f.name !== desk.state.file);
    const split = el("input", { type: "checkbox", id: "split" }), sums = el("input", { type: "checkbox", id: "sums" });
    const period = el("input", { type: "text", id: "period", class: "short", placeholder: "2026-05", autocomplete: "off" });
    const since = el("select", { id: "since" }, el("option", { value: "", text: "不标" }), ...others.map((f) => el("option", { value: f.name, text: stem(f.name) })));
    const more = el(
      "div",
      { class: "more", hidden: true },
      el("p", {}, el("label", { for: "period", text: "哪个月报的（可不写）：" }), period),
      el("p", {}, el("label", { for: "since", text: "标出比旧版改了什么，旧版是：" }), since)
    );
    split.addEventListener("change", () => {
      more.hidden = !split.checked;
    });
    period.addEventListener("change", () => {
      period.value = asMonth(period.value);
    });
    const close = open("生成到 output 文件夹", [
      el("p", { text: "把 PDF 和 Excel 写到通知旁边的 output 文件夹。" }),
      el("p", {}, split, el("label", { for: "split", text: " 每个部门也各写一个工作簿" })),
      more,
      el("p", {}, sums, el("label", { for: "sums", text: " 记下校验值，存档后可核对（SHA256SUMS）" }))
    ], [button("生成", async () => {
      const order = { split: split.checked, period: split.checked ? asMonth(period.value) : "", since: split.checked ? since.value : "", manifest: sums.checked };
      close();
      try {
        const r = await desk.call("build", order);
        tell(r.fine ? "已生成" : "没有全部生成", ...r.files, ...r.notes);
      } catch (e) {
        tell("没有生成", e.message);
      }
    }, { class: "main" }), button("取消", () => close())]);
  }

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
        const last2 = list.length - 1;
        this.seen.unobserve(list[last2]);
        this.near.delete(last2);
        delete this.have[last2];
        list[last2].remove();
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
      this.note.textContent = s.stale ? s.pages.length ? "源文件写法有错，预览停在上一次能排的样子" : "源文件写法有错，还排不出页：到“源文件”里按提示改好" : s.draft ? "草稿：还没有文号或成文日期" : "";
      this.note.hidden = !this.note.textContent;
      this.paint();
      this.counted();
    }
    // mark shows the words of a value and scrolls to them, and says whether they are
    // drawn; page is where they begin, if that is known.
    mark(path, page = -1) {
      this.marked = path;
      const hot = this.paint(), first = hot[0];
      if (first) {
        const box = this.pages.getBoundingClientRect(), at = first.getBoundingClientRect();
        const seen = (e) => {
          const r = e.getBoundingClientRect();
          return r.top >= box.top && r.bottom <= box.bottom;
        };
        if (!hot.some(seen)) this.pages.scrollTop += at.top - box.top - box.height / 3;
      } else if (page >= 0) {
        this.to(page);
      }
      return !!first;
    }
    get markedPath() {
      return this.marked;
    }
    paint() {
      for (const t of [...this.pages.querySelectorAll(".hot")]) t.classList.remove("hot");
      if (!this.marked) return [];
      const p = CSS.escape(this.marked);
      const hot = [...this.pages.querySelectorAll(`text[data-p="${p}"],text[data-p^="${p}."]`)];
      hot.forEach((t) => t.classList.add("hot"));
      return hot;
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
    get idle() {
      return !this.busy && this.waiting.size === 0 && this.jobs.length === 0;
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
          if (this.waiting.size) {
            await this.values();
            const took = this.state.millis;
            if (took > 40) await new Promise((r) => setTimeout(r, Math.min(took, 1500)));
          } else await this.one(this.jobs.shift());
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
        if (s.tables === void 0) s.tables = patched(this.state.tables, s.patches ?? []);
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
  function patched(tables, patches) {
    if (!tables || !patches.length) return tables;
    const out = [...tables];
    for (const p of patches) {
      const rows = [...out[p.table].rows];
      rows.splice(p.at, p.drop, ...p.rows);
      out[p.table] = { ...out[p.table], rows };
    }
    return out;
  }

  // ui/fields.ts
  function takes(k, type) {
    return k.types.some((t) => t.startsWith(type));
  }
  function meaning(k, value) {
    var _a;
    return ((_a = k.means) == null ? void 0 : _a[(k.values ?? []).indexOf(value)]) ?? value;
  }
  function asDay(s) {
    const m = /^\s*(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?\s*$/.exec(s);
    return m ? `${m[1]}-${m[2].padStart(2, "0")}-${m[3].padStart(2, "0")}` : s;
  }
  function fit(area) {
    area.style.height = "auto";
    area.style.height = Math.min(area.scrollHeight + 2, 900) + "px";
  }
  var made = 0;
  function field(desk, k, path, label = k.term) {
    if (takes(k, "数组的数组")) return rowsField(desk, k, path, label);
    if (k.values && !takes(k, "字符串数组") || takes(k, "开关")) return choiceField(desk, k, path, label);
    return textField(desk, k, path, label);
  }
  var Frame = class {
    constructor(desk, path, k, label, input, extra = []) {
      this.desk = desk;
      this.path = path;
      this.input = input;
      this.notes = el("div", { class: "notes", "aria-live": "polite" });
      this.told = "";
      const id = "f" + ++made;
      input.id = id;
      this.notes.id = id + "n";
      input.setAttribute("aria-describedby", this.notes.id);
      if (k.required) input.setAttribute("aria-required", "true");
      input.dataset.path = path;
      input.title = k.about + (k.default ? `${k.about ? "；" : ""}默认：${k.default}` : "");
      this.element = el(
        "div",
        { class: "field", "data-field": path },
        el("label", { for: id, text: label, class: k.required ? "must" : "" }),
        el("div", { class: "control" }, input, ...extra, this.notes)
      );
      input.addEventListener("focus", () => desk.mark(path));
    }
    show(_value, _all) {
    }
    findings(list) {
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
    focus(char) {
      this.input.focus();
      if (char >= 0 && !(this.input instanceof HTMLSelectElement)) this.input.setSelectionRange(char, char);
      this.element.scrollIntoView({ block: "nearest" });
    }
    get busy() {
      return document.activeElement === this.input;
    }
  };
  function note(desk, f) {
    const line = el("div", { class: "note " + f.severity }, el("span", { text: f.missing ? "这一项还没有填" : f.message }));
    if (f.hint && !f.missing) line.append(el("span", { class: "hint", text: f.hint }));
    if (f.fix && f.fix.length) {
      const fix = f.fix;
      line.append(button("照提示改", () => {
        void desk.run([{ op: "change", changes: fix }]).catch(() => {
        });
      }, { class: "small", "aria-label": "照提示改：" + f.message }));
    }
    return line;
  }
  function choiceField(desk, k, path, label) {
    const select = el("select", {});
    const option = (value, text) => select.append(el("option", { value, text }));
    if (!k.required) option("\0", k.default && k.default.length <= 12 ? `默认（${k.default === "true" ? "是" : k.default === "false" ? "否" : k.default}）` : k.default ? "默认" : "不写");
    if (takes(k, "开关")) {
      option("true", "是");
      option("false", "否");
    }
    for (const v of k.values ?? []) option(v, meaning(k, v));
    const f = new Frame(desk, path, k, label, select);
    select.addEventListener("change", () => {
      if (select.value === "\0") desk.unset(path);
      else if (takes(k, "开关") && (select.value === "true" || select.value === "false")) desk.set(path, select.value === "true");
      else if (!takes(k, "字符串") || k.types.includes("字符串")) desk.set(path, select.value);
      else desk.set(path, select.value.split("，"));
    });
    f.show = (v) => {
      if (f.busy) return;
      const now = v === void 0 ? k.required ? "" : "\0" : Array.isArray(v) ? v.map(String).join("，") : String(v);
      if (![...select.options].some((o) => o.value === now)) option(now, now || "（请选）");
      select.value = now;
    };
    return f;
  }
  function levels(s) {
    const at = s.indexOf("｜");
    return at > 0 && at + 1 < s.length ? [s.slice(0, at), s.slice(at + 1)] : s;
  }
  function textField(desk, k, path, label) {
    const lists2 = takes(k, "字符串数组"), single = k.types.includes("字符串"), day = takes(k, "日期") && !single;
    const several = lists2 || k.lines, two = takes(k, "两层表头");
    const input = several ? el("textarea", { rows: 1, spellcheck: "false" }) : el("input", { type: "text", spellcheck: "false", autocomplete: "off" });
    if (day) {
      input.placeholder = "2026-03-01";
      input.classList.add("short");
    }
    if (takes(k, "整数") && !single) {
      input.setAttribute("inputmode", "numeric");
      input.classList.add("short");
    }
    if (lists2) input.placeholder = single ? "几个的一行一个" : two ? "一行一个；两层的写作 上｜下，一格里的换行写作 ⏎" : k.cells ? "一行一个；一格里的换行写作 ⏎" : "一行一个";
    else if (k.default && k.default !== '""') input.placeholder = k.default;
    let listed = !single, barred = /* @__PURE__ */ new Set();
    const asList = el("input", { type: "checkbox" });
    const both = lists2 && single && k.lines;
    const extra = both ? [el("label", { class: "aside" }, asList, k.cells ? " 两层表头：上、下各一行" : " 一行一个单位、一个人（名单）")] : [];
    const f = new Frame(desk, path, k, label, input, extra);
    const send2 = (s) => {
      if (s.trim() === "") {
        k.required ? desk.set(path, "") : desk.unset(path);
        return;
      }
      if (day) s = asDay(s);
      const lines = s.split("\n").map((l) => k.cells ? l.replace(/⏎/g, "\n") : l);
      if (lists2 && !both) {
        const kept2 = k.cells ? lines : lines.filter((l) => l.trim() !== "");
        desk.set(path, single && kept2.length === 1 && !listed ? kept2[0] : two ? kept2.map((l) => barred.has(l) ? l : levels(l)) : kept2);
      } else if (both && asList.checked) desk.set(path, lines.filter((l) => l.trim() !== ""));
      else desk.set(path, s);
    };
    typed(input, (s) => {
      if (input instanceof HTMLTextAreaElement) fit(input);
      send2(s);
    });
    asList.addEventListener("change", () => send2(input.value));
    if (day) input.addEventListener("blur", () => {
      input.value = asDay(input.value);
    });
    f.show = (v) => {
      listed = Array.isArray(v) ? true : v === void 0 ? !single : false;
      if (two) barred = new Set(Array.isArray(v) ? v.filter((x) => typeof x === "string" && x.includes("｜")) : []);
      if (document.activeElement !== asList) asList.checked = Array.isArray(v);
      if (f.busy) return;
      const all = Array.isArray(v) && v.length === 1 ? v[0] : v, blank = all === `（${k.term}）`;
      const s = v === void 0 || blank ? "" : Array.isArray(v) ? v.map((x) => k.cells ? (Array.isArray(x) ? x.join("｜") : String(x)).replace(/\n/g, "⏎") : String(x)).join("\n") : String(v);
      if (blank) input.placeholder = `（${k.term}）`;
      if (input.value !== s) input.value = s;
      if (input instanceof HTMLTextAreaElement) {
        fit(input);
        requestAnimationFrame(() => fit(input));
      }
    };
    return f;
  }
  function rowsField(desk, k, path, label) {
    const body = el("div", { class: "plain-rows", role: "group", "aria-label": label });
    const head = path.replace(/[^.]*$/, "columns");
    const proxy = el("input", { type: "text", class: "unseen", tabindex: "-1", "aria-hidden": "true" });
    const f = new Frame(desk, path, k, label, proxy, [body]);
    let rows = [], shown = "";
    const send2 = () => desk.set(path, rows);
    const draw = (heads) => {
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
            send2();
          });
          line.append(el("td", {}, box));
        }
        line.append(el("td", {}, button("删", () => {
          rows.splice(i, 1);
          send2();
        }, { class: "small", "aria-label": `删去第 ${i + 1} 行` })));
        table.append(line);
      });
      body.append(table, button("加一行", () => {
        rows.push([]);
        send2();
      }, { class: "small" }));
      requestAnimationFrame(() => body.querySelectorAll("textarea").forEach(fit));
    };
    f.show = (v, all) => {
      const heads = Array.isArray(all[head]) ? all[head].map((h) => Array.isArray(h) ? h.join("｜") : String(h)) : [];
      const now = JSON.stringify([v, heads]);
      if (now === shown || body.contains(document.activeElement) && document.activeElement instanceof HTMLTextAreaElement && rows.length === (Array.isArray(v) ? v.length : 0)) return;
      shown = now;
      rows = Array.isArray(v) ? v.map((r) => Array.isArray(r) ? r.map(String) : []) : [];
      draw(heads);
    };
    f.focus = (_char) => {
      var _a;
      (_a = body.querySelector("textarea,button")) == null ? void 0 : _a.focus();
    };
    return f;
  }

  // ui/form.ts
  var always = () => true;
  var groups = {
    notice: [
      { title: "", keys: ["format", "issuer", "number", "title", "recipients", "date", "note"], open: always },
      { title: "这种格式通常没有的", keys: [], open: () => false },
      { title: "署名", keys: ["signature.name", "signature.under", "signature.seal", "signature.signers"], open: (s) => s.format === "order" || s.has("signature") },
      { title: "出席情况", keys: ["attendance.present", "attendance.excused", "attendance.observers", "attendance.more"], open: (s) => s.format === "minutes" || s.has("attendance") },
      {
        title: "版头",
        keys: ["letterhead.mark", "letterhead.suffix", "letterhead.signers", "letterhead.serial", "letterhead.copies", "letterhead.secrecy", "letterhead.urgency", "letterhead.registry"],
        open: (s) => s.has("letterhead") || s.format === "minutes"
      },
      { title: "文件格式", keys: ["schema"], open: () => false }
    ],
    text: [{ title: "", keys: ["text", "content"], open: always }],
    imprint: [
      { title: "", keys: ["imprint.copy_to", "imprint.printed_by", "imprint.printed_on"], open: always },
      { title: "更多", keys: ["imprint.recipients", "imprint.label", "imprint.more"], open: (s) => ["recipients", "label", "more"].some((k) => s.has("imprint." + k)) }
    ]
  };
  var without = { order: ["title", "recipients"], minutes: ["title", "recipients"] };
  var musts = {
    order: { title: false },
    minutes: { title: false, number: false, "letterhead.mark": true }
  };
  var lists = {
    attachments: [{ path: "attachment", one: "附件", about: "附件说明由程序编。分解表的栏目和各行在“分解表”一栏里填。" }],
    units: [{ path: "department", one: "单位", about: "名录里的单位决定工作簿的次序，别名归为一个。一行一个别名、一个成员。" }],
    more: [{ path: "check", one: "规则开关", about: "警告可以关掉，要写明理由；错误不能关。" }]
  };
  function formView(desk, section) {
    return new Form(desk, section);
  }
  var Form = class {
    constructor(desk, section) {
      this.desk = desk;
      this.section = section;
      this.element = el("div", { class: "view form form-" });
      this.fields = /* @__PURE__ */ new Map();
      this.shape = "";
      this.format = "";
      this.keys = /* @__PURE__ */ new Map();
      this.element.className = "view form form-" + section;
      for (const k of desk.schema) this.keys.set(k.path, k);
    }
    show(s) {
      const values = s.values ?? {};
      const shape = this.shapeOf(values);
      if (shape !== this.shape) {
        this.shape = shape;
        this.draw(values);
      }
      for (const f of this.fields.values()) {
        f.show(values[f.path], values);
        f.findings(s.findings);
      }
    }
    go(path, char) {
      const f = this.fields.get(path);
      if (!f) return false;
      for (let e = f.element.parentElement; e; e = e.parentElement) if (e instanceof HTMLDetailsElement) e.open = true;
      if (f.element.isConnected) f.focus(char);
      return true;
    }
    // shapeOf is what decides which fields there are.
    shapeOf(v) {
      const counts = ["attachment", "department", "check", "signature.signers", "attendance.more"].map((p) => String(v[p] ?? 0));
      return [v.format ?? "", "document" in v, "title" in v, "recipients" in v, ...counts, ...Object.keys(v).filter((p) => /^attachment\.\d+\.content$/.test(p) || p === "document.content").map((p) => String(v[p]))].join("|");
    }
    draw(v) {
      var _a;
      const open2 = new Set([...this.element.querySelectorAll("details[open]")].map((d) => d.dataset.title));
      const active = document.activeElement instanceof HTMLElement && this.element.contains(document.activeElement) ? document.activeElement.dataset.path : void 0;
      const stated = { format: String(v.format ?? "general"), has: (p) => p in v };
      const before = stated.format === this.format ? this.fields : /* @__PURE__ */ new Map();
      this.format = stated.format;
      this.fields = /* @__PURE__ */ new Map();
      clear(this.element);
      const odd = (p) => !(p in v) && (without[this.format] ?? []).includes(p);
      for (const g of groups[this.section] ?? []) {
        const keys = g.title ? g.keys : g.keys.filter((p) => !odd(p));
        const fields = (g.title && !keys.length ? (without[this.format] ?? []).filter(odd) : keys).map((p) => this.at(v, p, before));
        if (!fields.length) continue;
        if (!g.title) this.element.append(...fields);
        else this.element.append(el("details", { open: g.open(stated) || open2.has(g.title), "data-title": g.title }, el("summary", { text: g.title }), ...fields));
      }
      if (this.section === "document") this.document(v, before);
      for (const l of lists[this.section] ?? []) this.list(v, l, before);
      if (active) (_a = this.fields.get(active)) == null ? void 0 : _a.focus(-1);
    }
    // at is what stands at a path: a field, or the cards of an array of tables.
    at(v, path, before, kind = path, label) {
      var _a;
      const k = this.keys.get(kind);
      if (k.types.includes("表数组")) return this.cards(v, path, k, before);
      const old = before.get(path);
      const must = (_a = musts[this.format]) == null ? void 0 : _a[path];
      const f = old ?? field(this.desk, must === void 0 ? k : { ...k, required: must }, path, label);
      this.fields.set(path, f);
      return f.element;
    }
    // cards are the elements of a small array, one under the other.
    cards(v, path, k, before) {
      const n = typeof v[path] === "number" ? v[path] : 0;
      const box = el("div", { class: "cards", role: "group", "aria-label": k.term });
      for (let i = 0; i < n; i++) {
        const card = el("div", { class: "card" }, this.tools(path, i, n, k.term));
        for (const m of this.members(k.path)) card.append(this.at(v, `${path}.${i}.${m.path.slice(k.path.length + 1)}`, before, m.path));
        box.append(card);
      }
      box.append(button("加一项" + k.term, () => {
        void this.desk.run([{ op: "insert", path, at: n, value: this.blank(k.path) }]).catch(() => {
        });
      }, { class: "small" }));
      return el("div", { class: "field" }, el("span", { class: "name", text: k.term }), el("div", { class: "control" }, box));
    }
    members(table) {
      return this.desk.schema.filter((k) => k.path.startsWith(table + ".") && !k.path.slice(table.length + 1).includes("."));
    }
    // blank is a new element with the keys that it must have.
    blank(table) {
      const out = {};
      for (const k of this.members(table)) if (k.required) out[k.path.slice(table.length + 1)] = k.values ? k.values[0] : "";
      return out;
    }
    // tools move and remove an element.
    tools(path, i, n, one) {
      const run = (ops) => {
        void this.desk.run(ops).catch(() => {
        });
      };
      return el(
        "div",
        { class: "tools" },
        button("↑", () => run([{ op: "move", path, at: i, to: i - 1 }]), { class: "small", "aria-label": `${one} ${i + 1} 上移`, disabled: i === 0 }),
        button("↓", () => run([{ op: "move", path, at: i, to: i + 1 }]), { class: "small", "aria-label": `${one} ${i + 1} 下移`, disabled: i === n - 1 }),
        button("删去", () => run([{ op: "remove", path, at: i }]), { class: "small", "aria-label": `删去${one} ${i + 1}` })
      );
    }
    document(v, before) {
      if (!("document" in v)) {
        this.element.append(
          el("p", { class: "quiet", text: "随通知印发的方案、办法、要点，另页起，不冠“附件”二字；附件归它。这份通知没有。" }),
          button("添加随文印发的文件", () => {
            void this.desk.run([{ op: "set", path: "document.title", value: "" }]).catch(() => {
            });
          })
        );
        return;
      }
      this.part(v, "document", "document", this.element, before);
      this.element.append(button("去掉随文文件", () => {
        void this.desk.run([{ op: "unset", path: "document" }]).catch(() => {
        });
      }, { class: "small" }));
    }
    // part are the fields of a document or an attachment; the keys of a plain table
    // only where it has one.
    part(v, path, table, box, before) {
      const content = v[path + ".content"];
      const more = el("details", { "data-title": path }, el("summary", { text: "更多" }));
      for (const k of this.members(table)) {
        if (k.of) continue;
        const name = k.path.slice(table.length + 1), at = path + "." + name;
        const plain = name === "columns" || name === "rows";
        if (plain && content !== "table" && !(at in v)) continue;
        const first = ["title", "text", "content", "columns", "rows"].includes(name) || at in v || name === "after" && content !== void 0;
        (first ? box : more).append(this.at(v, at, before, k.path));
      }
      if (more.children.length > 1) box.append(more);
    }
    // list are the elements of a large array.
    list(v, l, before) {
      const n = typeof v[l.path] === "number" ? v[l.path] : 0;
      this.element.append(el("p", { class: "quiet", text: n ? l.about : `还没有${l.one}。${l.about}` }));
      for (let i = 0; i < n; i++) {
        const path = `${l.path}.${i}`;
        const card = el("fieldset", { class: "card" }, el("legend", { text: `${l.one} ${i + 1}` }), this.tools(l.path, i, n, l.one));
        if (l.path === "attachment") this.part(v, path, l.path, card, before);
        else for (const k of this.members(l.path)) card.append(this.at(v, `${path}.${k.path.slice(l.path.length + 1)}`, before, k.path));
        this.element.append(card);
      }
      this.element.append(button("加一个" + l.one, () => {
        void this.desk.run([{ op: "insert", path: l.path, at: n, value: this.blank(l.path) }]).then(() => {
          const first = this.members(l.path).find((k) => k.required);
          if (first) this.go(`${l.path}.${n}.${first.path.slice(l.path.length + 1)}`, -1);
        }, () => {
        });
      }));
    }
  };

  // ui/cell.ts
  var CellEditor = class {
    constructor(begun, typed2) {
      this.begun = begun;
      this.typed = typed2;
      this.area = el("textarea", { class: "cell-editor", rows: 1, spellcheck: "false", autocapitalize: "off" });
      this.list = el("div", { class: "unit-list", role: "listbox", id: "unit-list", "aria-label": "部门名录", hidden: true });
      this.editing = false;
      this.composing = false;
      this.names = [];
      this.offered = [];
      this.picked = -1;
      this.area.setAttribute("aria-autocomplete", "list");
      this.area.setAttribute("aria-controls", "unit-list");
      this.area.addEventListener("compositionstart", () => {
        this.composing = true;
        this.begin();
      });
      this.area.addEventListener("compositionend", () => {
        this.composing = false;
        this.changed();
      });
      this.area.addEventListener("input", () => {
        if (!this.editing) this.begin();
        this.changed();
      });
      this.list.addEventListener("mousedown", (e) => {
        e.preventDefault();
        const i = [...this.list.children].indexOf(e.target);
        if (i >= 0) this.pick(i);
      });
    }
    get busy() {
      return this.composing;
    }
    get open() {
      return !this.list.hidden;
    }
    begin() {
      if (this.editing) return;
      this.editing = true;
      this.area.classList.add("on");
      this.begun();
    }
    changed() {
      this.grow();
      if (this.composing) return;
      this.offer();
      this.typed();
    }
    // edit opens the editor with a text to go on with.
    edit(text, names) {
      this.names = names;
      if (this.editing) return;
      this.area.value = text;
      this.begin();
      this.grow();
      this.area.setSelectionRange(text.length, text.length);
    }
    // ready is told what can be completed before anything is typed.
    ready(names) {
      this.names = names;
    }
    close() {
      const text = this.area.value;
      this.editing = false;
      this.composing = false;
      this.area.classList.remove("on");
      this.area.value = "";
      this.area.style.height = "";
      this.hide();
      return text;
    }
    grow() {
      this.area.style.height = "auto";
      this.area.style.height = Math.max(this.area.scrollHeight + 2, parseFloat(this.area.dataset.least ?? "0")) + "px";
      this.list.style.top = this.area.offsetTop + this.area.offsetHeight + 1 + "px";
    }
    // The name that is being typed: from the last break or comma to the caret.
    stretch() {
      const to = this.area.selectionStart, before = this.area.value.slice(0, to);
      const from = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("、"), before.lastIndexOf("，"), before.lastIndexOf(",")) + 1;
      return { from, to, word: before.slice(from).trim() };
    }
    offer() {
      const { word } = this.stretch();
      this.offered = word && this.names.length ? this.names.filter((n) => n !== word && n.includes(word)).sort((a, b) => Number(b.startsWith(word)) - Number(a.startsWith(word))).slice(0, 8) : [];
      this.picked = -1;
      clear(this.list);
      this.offered.forEach((n, i) => this.list.append(el("div", { role: "option", id: "unit" + i, text: n, "aria-selected": "false" })));
      this.list.hidden = this.offered.length === 0;
      this.area.removeAttribute("aria-activedescendant");
    }
    hide() {
      this.list.hidden = true;
      this.picked = -1;
    }
    // key takes the keys of the list while it is open; true: it was one.
    key(e) {
      if (!this.open) return false;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        const n = this.offered.length;
        this.picked = (this.picked + (e.key === "ArrowDown" ? 1 : n - 1 + Number(this.picked < 0)) + n) % n;
        [...this.list.children].forEach((c, i) => c.setAttribute("aria-selected", String(i === this.picked)));
        this.area.setAttribute("aria-activedescendant", "unit" + this.picked);
        return true;
      }
      if ((e.key === "Enter" || e.key === "Tab") && this.picked >= 0) {
        this.pick(this.picked);
        return true;
      }
      if (e.key === "Escape") {
        this.hide();
        return true;
      }
      return false;
    }
    pick(i) {
      const { from, to } = this.stretch(), name = this.offered[i];
      this.area.value = this.area.value.slice(0, from) + name + this.area.value.slice(to);
      this.area.setSelectionRange(from + name.length, from + name.length);
      this.hide();
      this.grow();
      this.typed();
    }
  };

  // ui/chooser.ts
  var place = (c) => `${c.nth} ${c.head}`;
  var terms = [
    ["", "不导入"],
    ["seq", "序号"],
    ["section", "任务类别"],
    ["topic", "工作任务"],
    ["title", "任务名称"],
    ["lead", "牵头部门"],
    ["responsible", "责任单位"],
    ["requirement", "具体要求"],
    ["due", "完成时限"]
  ];
  var most = 60;
  var doubts = 30;
  var Chooser = class {
    // keys that only this table has, by place
    // read reads the table once more, with what was chosen.
    constructor(now, read2) {
      this.now = now;
      this.read = read2;
      this.element = el("div", {});
      this.chosen = /* @__PURE__ */ new Map();
      this.own = /* @__PURE__ */ new Map();
      for (const c of now.columns) if (!terms.some(([k]) => k === c.key)) this.own.set(place(c), c.key);
      this.draw();
    }
    get choices() {
      return [...this.chosen].map(([at, key]) => ({ head: at.slice(at.indexOf(" ") + 1), nth: parseInt(at, 10), key }));
    }
    draw() {
      var _a, _b;
      const { now, element } = this, active = (_a = document.activeElement) == null ? void 0 : _a.getAttribute("data-head");
      clear(element);
      const shown = now.columns.filter((c) => c.key !== "").length;
      const read2 = now.tasks ? `认出 ${shown} 栏、${now.tasks} 行${now.title ? `，表名“${now.title}”` : ""}。` : "";
      element.append(el("p", { text: read2 + (now.doubts.length ? `有 ${now.doubts.length} 处请看一眼：` : "没有疑问。") }));
      if (now.doubts.length) {
        const list = el("ul", { class: "doubts" }, ...now.doubts.slice(0, doubts).map((d) => el("li", { text: d.message + (d.hint ? "　" + d.hint : "") })));
        if (now.doubts.length > doubts) list.append(el("li", { text: `……还有 ${now.doubts.length - doubts} 处` }));
        element.append(list);
      }
      if (!now.columns.length) return;
      const table = el("table", { class: "pasted" });
      table.append(el("tr", {}, ...now.columns.map((c) => el("th", { scope: "col" }, this.select(c), el("div", { text: c.head })))));
      const doubtful = new Set(now.doubts.map((d) => d.row));
      now.rows.slice(0, most).forEach((row, i) => {
        table.append(el("tr", { class: doubtful.has(i) ? "doubtful" : "" }, ...now.columns.map((c, j) => {
          const same = i > 0 && row[j] !== "" && row[j] === now.rows[i - 1][j] && c.key !== "requirement";
          const numbered = c.key === "seq" && !row[j];
          return el("td", { text: same ? "〃" : numbered ? "（程序编）" : row[j] ?? "", class: c.key === "" ? "left-out" : numbered ? "numbered" : "" });
        })));
      });
      element.append(el("div", { class: "pasted-box", tabindex: "0", role: "region", "aria-label": "读出的表" }, table));
      if (now.rows.length > most) element.append(el("p", { class: "quiet", text: `……共 ${now.rows.length} 行` }));
      if (active) (_b = element.querySelector(`[data-head="${CSS.escape(active)}"]`)) == null ? void 0 : _b.focus();
    }
    select(c) {
      const at = place(c), twins = this.now.columns.filter((x) => x.head === c.head).length > 1;
      const select = el("select", { "aria-label": `${twins ? `第 ${c.nth} 个` : ""}“${c.head}”这一栏是什么`, "data-head": at });
      const own = this.own.get(at);
      for (const [k, t] of own ? [...terms, [own, `自定：${c.head}`]] : terms) select.append(el("option", { value: k, text: t }));
      if (![...select.options].some((o) => o.value === c.key)) select.append(el("option", { value: c.key, text: `自定：${c.head}` }));
      select.value = c.key;
      select.addEventListener("change", () => {
        const before = this.chosen.get(at), now = (x) => this.chosen.get(place(x)) ?? x.key;
        const twin = select.value && this.now.columns.find((x) => now(x) === select.value && place(x) !== at);
        if (twin) {
          say(`“${twin.head}”已经是${select.selectedOptions[0].text}：先把它改作别的或不导入`, true);
          select.value = c.key;
          return;
        }
        this.chosen.set(at, select.value);
        void this.read(this.now.id, this.choices).then((p) => {
          this.now = p;
          this.draw();
        }, (x) => {
          before === void 0 ? this.chosen.delete(at) : this.chosen.set(at, before);
          select.value = c.key;
          say(x.message, true);
        });
      });
      return select;
    }
  };

  // ui/paste.ts
  async function pasteDialog(desk, path, count) {
    const box = el("textarea", { class: "paste-box", rows: 4, "aria-label": "把表格粘贴在这里", placeholder: "点这里，按 Ctrl+V" });
    const close = open("粘贴表格", [el("p", { text: "在 Excel、WPS、Word 或网页里选中整张表（连同表头）复制，再在下面按 Ctrl+V。" }), box], [button("取消", () => close())]);
    box.addEventListener("paste", (e) => {
      e.preventDefault();
      const html = e.clipboardData.getData("text/html"), text = e.clipboardData.getData("text/plain");
      if (!html && !text) {
        say("剪贴板里是图片，读不出表格。请在原来的程序里选中表格再复制。", true);
        return;
      }
      close();
      void read(desk, { html, text }).then((p) => take(desk, p, { html, text }, path, count), (x) => tell("没有读出表格", x.message));
    });
  }
  function importInto(desk, path, count) {
    const input = el("input", { type: "file", accept: ".xlsx,.docx,.html,.htm,.txt,.tsv,.csv", "aria-label": "要导入的文件" });
    input.addEventListener("change", () => {
      var _a;
      const file = (_a = input.files) == null ? void 0 : _a[0];
      if (!file) return;
      const source = { file, name: file.name };
      void read(desk, source).then((p) => take(desk, p, source, path, count), (x) => tell("没有读出表格", x.message));
    });
    input.click();
  }
  async function read(desk, s, choices2 = [], id = "") {
    if (id || !s.file) return desk.call("paste", id ? { id, choices: choices2 } : { html: s.html, text: s.text, choices: choices2 });
    const data = new Uint8Array(await s.file.arrayBuffer());
    let binary = "";
    for (let i = 0; i < data.length; i += 32768) binary += String.fromCharCode(...data.subarray(i, i + 32768));
    return desk.call("paste", { name: s.name, data: btoa(binary), choices: choices2 });
  }
  function take(desk, first, source, path, count) {
    if (!first.tasks) {
      tell("没有认出任务表", "第一行应是“工作任务、牵头部门、责任单位、完成时限”一类的栏名。", ...first.doubts.map((d) => d.message));
      return;
    }
    const chooser = new Chooser(first, (id, choices2) => read(desk, source, choices2, id));
    const replace = el("input", { type: "radio", name: "how", id: "how-replace" }), append = el("input", { type: "radio", name: "how", id: "how-append" });
    (count ? append : replace).checked = true;
    const how = el("p", {}, replace, el("label", { for: "how-replace", text: count ? ` 换掉现在的 ${count} 行　` : " 放进分解表　" }));
    if (count) how.append(append, el("label", { for: "how-append", text: " 接在后面" }));
    const put = button("放进通知", () => {
      put.disabled = true;
      void desk.take({ id: chooser.now.id, path, how: replace.checked ? "replace" : "append", choices: chooser.choices }).then((s) => {
        close();
        const n = (s.tables ?? []).reduce((sum, t) => sum + t.rows.length, 0);
        say(`已放进，现在共 ${n} 行`);
      }, () => {
        put.disabled = false;
      });
    }, { class: "main" });
    const close = open("放进分解表", [chooser.element, how], [put, button("取消", () => close())]);
  }

  // ui/clip.ts
  var last = null;
  function copied(e, cells) {
    const text = cells.map((row) => row.map((c) => /[\t\n"]/.test(c.text) ? `"${c.text.replace(/"/g, '""')}"` : c.text).join("	")).join("\n");
    last = { text, cells: cells.map((row) => row.map((c) => c.above ? null : c.list ? c.text.split("\n").filter((n) => n !== "") : c.text)) };
    if (last.cells.length) last.cells[0] = cells[0].map((c) => c.list ? c.text.split("\n").filter((n) => n !== "") : c.text);
    e.clipboardData.setData("text/plain", text);
    e.preventDefault();
  }
  function fillOp(data, path, row, keys, col) {
    if (!last || data.getData("text/plain").replace(/\r\n/g, "\n") !== last.text) return null;
    const width = Math.max(...last.cells.map((r) => r.length));
    return { op: "fill", path, at: row, keys: keys.slice(col, col + width), cells: last.cells };
  }
  async function pasteInto(desk, data, path, count, at) {
    const html = data.getData("text/html"), text = data.getData("text/plain");
    if (!html && !text) {
      say(data.files.length ? "剪贴板里是图片或文件，读不出表格。请在原来的程序里选中表格再复制；文件用“导入…”。" : "剪贴板里没有文字", true);
      return;
    }
    const single = !/<table/i.test(html) && !/[\t\n]/.test(text.trim());
    if (single && at) {
      await desk.run([{ op: "fill", path, at: at.row, keys: at.keys.slice(0, 1), cells: [[text.trim()]] }]).catch(() => {
      });
      return;
    }
    const read2 = await desk.call("paste", { html, text });
    if (read2.tasks > 0 || !at) {
      take(desk, read2, { html, text }, path, count);
      return;
    }
    const keys = at.keys.slice(0, Math.max(...read2.cells.map((r) => r.length)));
    await desk.run([{ op: "fill", path, at: at.row, keys, cells: read2.cells }]).catch(() => {
    });
  }

  // ui/gridrows.ts
  async function insertRow(g, at, value = { requirement: "" }) {
    var _a, _b;
    const ops = [];
    if (!g.path) {
      ops.push({ op: "insert", path: "attachment", at: Number((g.desk.state.values ?? {}).attachment ?? 0), value: { title: "任务分解表", content: "breakdown" } });
      value = { lead: [], ...value };
    }
    ops.push({ op: "insert", path: g.tasks, at, value });
    await g.run(ops);
    const line = ((_a = g.rows) == null ? void 0 : _a.lineOf(at)) ?? -1, col = Math.max(0, ((_b = g.rows) == null ? void 0 : _b.columns.findIndex((c) => c.key === "requirement")) ?? 0);
    if (line >= 0) {
      g.move(line, col);
      g.focus();
    }
  }
  async function beginSection(g) {
    var _a;
    const s = g.spot();
    if (!s) {
      await insertRow(g, 0, { section: "新的类别" });
      return;
    }
    await g.run([{ op: "set", path: `${g.path}.${s.line.row}.section`, value: "新的类别" }]);
    const line = (((_a = g.rows) == null ? void 0 : _a.lineOf(s.line.row)) ?? 1) - 1;
    g.move(line, 0);
    g.edit();
  }
  function removeRows(g) {
    const { rows } = g.selected();
    if (rows.length) void g.run([{ op: "remove", path: g.path, at: rows[0], count: rows.length }]).then(() => g.focus());
  }
  function shiftRows(g, by) {
    const { rows } = g.selected();
    const to = rows[0] + by;
    if (!rows.length || to < 0 || to + rows.length > g.count) return;
    void g.run([{ op: "move", path: g.path, at: rows[0], to, count: rows.length }]).then(() => {
      var _a;
      const line = ((_a = g.rows) == null ? void 0 : _a.lineOf(to)) ?? -1;
      if (line >= 0) g.move(line, g.at.col);
    });
  }
  function mergeCells(g) {
    const s = g.spot();
    const { rows } = g.selected();
    if (s) void g.run([{ op: "merge", path: g.path, at: s.line.row > rows[0] ? rows[0] : s.line.row, column: s.key, ...rows.length > 1 ? { count: rows.length } : {} }]);
  }
  function partCell(g) {
    const s = g.spot();
    if (s) void g.run([{ op: "part", path: g.path, at: s.line.row, column: s.key }]).then(() => g.edit());
  }
  function clearCells(g) {
    var _a;
    const { rows, keys } = g.selected();
    const ops = [];
    for (const row of rows) for (const key of keys) ops.push({ op: "set", path: `${g.path}.${row}.${key}`, value: ((_a = g.rows.columns.find((c) => c.key === key)) == null ? void 0 : _a.kind) === "units" ? [] : "" });
    if (ops.length) void g.run(ops);
  }
  function search(g, what) {
    const r = g.rows;
    if (!r || !what.trim()) return;
    const n = r.lines.length, width = r.columns.length;
    for (let k = 1; k <= n * width; k++) {
      const at = g.at.line * width + g.at.col + k, line = Math.floor(at / width) % n, col = at % width, l = r.lines[line];
      const c = r.cell(l.row, l.band ? "section" : r.columns[col].key);
      if (!c.above && c.text.includes(what.trim()) && !(l.band && col > 0)) {
        g.move(line, col);
        return;
      }
    }
    say(`表里没有“${what.trim()}”`);
  }

  // ui/menu.ts
  function menu(at, items, closed) {
    var _a;
    (_a = document.querySelector(".menu")) == null ? void 0 : _a.remove();
    const box = el("div", { class: "menu", role: "menu", "aria-label": "对这一格、这一行" });
    const close = () => {
      box.remove();
      document.removeEventListener("mousedown", away, true);
    };
    const away = (e) => {
      if (!box.contains(e.target)) close();
    };
    for (const [text, act, keys] of items) {
      const b = el("button", { type: "button", role: "menuitem", onclick: () => {
        close();
        closed();
        act();
      } }, el("span", { text }), el("span", { class: "keys", text: keys, "aria-hidden": "true" }));
      b.setAttribute("aria-label", text);
      box.append(b);
    }
    box.addEventListener("keydown", (e) => {
      const all = [...box.querySelectorAll("button")], i = all.indexOf(document.activeElement);
      const step = e.key === "ArrowDown" ? 1 : e.key === "ArrowUp" ? all.length - 1 : 0;
      if (step) {
        e.preventDefault();
        all[(i + step) % all.length].focus();
      }
      if (e.key === "Escape" || e.key === "Tab") {
        e.preventDefault();
        close();
        closed();
      }
      e.stopPropagation();
    });
    const r = at.getBoundingClientRect();
    document.body.append(box);
    box.style.left = Math.max(4, Math.min(r.left + 12, window.innerWidth - box.offsetWidth - 8)) + "px";
    box.style.top = Math.max(4, Math.min(r.top + 24, window.innerHeight - box.offsetHeight - 8)) + "px";
    document.addEventListener("mousedown", away, true);
    box.querySelector("button").focus();
  }

  // ui/gridkeys.ts
  function gridKey(g, e) {
    if (e.isComposing || g.editor.busy) return;
    const { line, col } = g.at, ctrl = e.ctrlKey || e.metaKey;
    const done = () => {
      e.preventDefault();
      e.stopPropagation();
    };
    if (g.editor.editing) {
      if (g.editor.key(e)) return done();
      const newline = e.key === "Enter" && (e.altKey || ctrl || e.shiftKey);
      if (e.key === "Escape") {
        done();
        g.cancel();
      } else if (newline) {
        done();
        g.editor.area.setRangeText("\n", g.editor.area.selectionStart, g.editor.area.selectionEnd, "end");
        g.editor.area.dispatchEvent(new Event("input"));
      } else if (e.key === "Enter") {
        done();
        g.move(line + 1, col);
      } else if (e.key === "Tab") {
        done();
        g.move(line, col + (e.shiftKey ? -1 : 1));
      }
      return;
    }
    if (!g.rows) return;
    const page = Math.max(1, Math.floor(g.scroller.clientHeight / 60)), last2 = g.rows.lines.length - 1, width = g.rows.columns.length - 1;
    const steps = {
      ArrowUp: [ctrl ? 0 : line - 1, col],
      ArrowDown: [ctrl ? last2 : line + 1, col],
      ArrowLeft: [line, ctrl ? 0 : col - 1],
      ArrowRight: [line, ctrl ? width : col + 1],
      PageUp: [line - page, col],
      PageDown: [line + page, col],
      Home: [ctrl ? 0 : line, 0],
      End: [ctrl ? last2 : line, width]
    };
    if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) {
      done();
      shiftRows(g, e.key === "ArrowUp" ? -1 : 1);
    } else if (e.key in steps) {
      done();
      g.move(...steps[e.key], e.shiftKey);
    } else if (e.key === "Tab") {
      if (col + (e.shiftKey ? -1 : 1) >= 0 && (col < width || e.shiftKey)) {
        done();
        g.move(line, col + (e.shiftKey ? -1 : 1));
      }
    } else if (e.key === "Enter" && ctrl) {
      done();
      const s = g.spot();
      if (s) void insertRow(g, s.line.row + (e.shiftKey ? 0 : 1));
    } else if (e.key === "Enter") {
      done();
      g.move(line + (e.shiftKey ? -1 : 1), col);
    } else if (e.key === "F2") {
      done();
      g.edit();
    } else if (e.key === "Delete" && ctrl) {
      done();
      removeRows(g);
    } else if (e.key === "Delete" || e.key === "Backspace") {
      done();
      clearCells(g);
    } else if (ctrl && e.key.toLowerCase() === "m") {
      done();
      e.shiftKey ? partCell(g) : mergeCells(g);
    } else if (ctrl && e.key.toLowerCase() === "a") {
      done();
      g.anchor = { line: 0, col: 0 };
      g.move(last2, width, true);
    } else if (ctrl && e.key.toLowerCase() === "f") {
      done();
      g.find.focus();
    } else if (e.key === "ContextMenu" || e.key === "F10" && e.shiftKey) {
      done();
      gridMenu(g);
    }
  }
  function gridMenu(g) {
    const s = g.spot();
    if (!s) return;
    g.commit();
    menu(g.editor.area, [
      ["与上一行合并", () => mergeCells(g), "Ctrl+M"],
      ["从这里另起", () => partCell(g), "Ctrl+Shift+M"],
      ["上移", () => shiftRows(g, -1), "Alt+↑"],
      ["下移", () => shiftRows(g, 1), "Alt+↓"],
      ["在上面插入一行", () => {
        void insertRow(g, s.line.row);
      }, "Ctrl+Shift+Enter"],
      ["在下面插入一行", () => {
        void insertRow(g, s.line.row + 1);
      }, "Ctrl+Enter"],
      ["删除这一行", () => removeRows(g), "Ctrl+Delete"]
    ], () => g.focus());
  }

  // ui/gridline.ts
  var shares = { requirement: 34, topic: 17, title: 15, lead: 15, responsible: 15, due: 14, deadline: 14, id: 8, seq: 6 };
  function gridWidths(all, width) {
    const room = Math.max(540, width - 42);
    const sum = all.reduce((n, c) => n + (shares[c.key] ?? 11), 0);
    const out = {};
    for (const c of all) out[c.key] = Math.max(68, Math.floor(room * (shares[c.key] ?? 11) / sum));
    return out;
  }
  function gridLine(r, i, path, marks2) {
    const l = r.lines[i];
    const e = el("div", { class: l.band ? "grid-line band" : "grid-line", role: "row", "aria-rowindex": String(i + 1) });
    e.style.top = l.top + "px";
    e.style.height = l.height + "px";
    const box = (key, col) => {
      var _a;
      const c = r.cell(l.row, key), kind = (_a = r.table.columns.find((x) => x.key === key)) == null ? void 0 : _a.kind;
      const found = marks2.get(`${path}.${l.row}.${key}`) ?? [];
      const d = el("div", { class: "cell", role: "gridcell", "data-col": col, title: found.map((f) => f.message).join("\n") });
      if (found.some((f) => f.severity === "error")) d.classList.add("bad");
      else if (found.length) d.classList.add("warn");
      if (c.above) {
        d.classList.add("above");
        d.textContent = "〃";
        d.setAttribute("aria-label", "同上：" + c.text);
        return d;
      }
      if (c.auto) d.append(el("span", { class: "auto", text: c.auto }));
      if (kind === "units" && c.list) for (const n of c.text.split("\n")) {
        if (n) d.append(el("span", { class: "chip", text: n }));
      }
      else d.append(document.createTextNode(c.text));
      if (c.read) d.append(el("span", { class: "read", text: "→" + c.read, title: "工作簿里读作 " + c.read }));
      return d;
    };
    e.append(el("div", l.band ? { class: "cell num", role: "gridcell" } : { class: "cell num", text: l.row + 1, role: "rowheader" }));
    if (l.band) e.append(box("section", 0));
    else r.columns.forEach((c, j) => e.append(box(c.key, j)));
    return e;
  }

  // ui/rows.ts
  function visible(table, shown) {
    return table.columns.filter((c) => c.key !== "section" || c.printed || shown.has("section"));
  }
  var mostLines = 30;
  var nothing = { text: "", own: false, list: false, read: "", auto: "", above: false };
  var Rows = class {
    // of each row, its line
    constructor(table, wide, shown) {
      this.table = table;
      this.lines = [];
      this.cells = [];
      this.first = [];
      this.columns = visible(table, shown);
      const bands = !this.columns.some((c) => c.key === "section");
      let above = {};
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
    resolve(row, above) {
      const now = {};
      for (const c of this.table.columns) {
        const cell = row.cells[c.key];
        if (cell) now[c.key] = { text: cell.text, own: !!cell.own, list: !!cell.list, read: cell.read ?? "", auto: cell.auto ?? "", above: false };
        else if (c.heir && above[c.key]) now[c.key] = { ...above[c.key], own: false, auto: "", read: "", above: above[c.key].text !== "" };
        else now[c.key] = nothing;
      }
      return now;
    }
    // measure is how high a row is: as many lines as its longest cell wraps to.
    measure(cells, wide) {
      let most2 = 1;
      for (const c of this.columns) {
        const s = cells[c.key];
        if (s.above || !s.text) continue;
        const chips = c.kind === "units" && s.list;
        const fit2 = Math.max(3, Math.floor((wide(c.key) - (chips ? 27 : 14)) / 13.5));
        let lines = s.read ? Math.ceil((length(s.read) + 1) * 12 / 13.5 / fit2) : 0;
        for (const l of (s.auto + s.text).split("\n")) lines += Math.max(1, Math.ceil(length(l) / fit2)) * (chips ? 1.07 : 1);
        most2 = Math.max(most2, lines);
      }
      return Math.ceil(Math.min(most2, mostLines) * 20 + 9);
    }
    cell(row, key) {
      var _a;
      return ((_a = this.cells[row]) == null ? void 0 : _a[key]) ?? nothing;
    }
    lineOf(row) {
      return this.first[row] ?? -1;
    }
    get count() {
      return this.cells.length;
    }
    // at is the line at a height.
    at(y) {
      let lo = 0, hi = this.lines.length;
      while (lo < hi) {
        const mid = lo + hi >> 1;
        if (this.lines[mid].top + this.lines[mid].height <= y) lo = mid + 1;
        else hi = mid;
      }
      return lo;
    }
    // names are all units that stand in the rows.
    names() {
      const out = /* @__PURE__ */ new Set();
      for (const cells of this.cells) {
        for (const c of this.columns) {
          if (c.kind === "units" && cells[c.key].list && !cells[c.key].above) {
            for (const n of cells[c.key].text.split("\n")) if (n.trim()) out.add(n.trim());
          }
        }
      }
      return [...out];
    }
  };
  function length(s) {
    let n = 0;
    for (const c of s) n += c.charCodeAt(0) < 8192 ? 0.55 : 1;
    return n;
  }

  // ui/settings.ts
  var beside = [["section", "任务类别"], ["topic", "工作任务"], ["title", "任务名称"], ["lead", "牵头部门"], ["responsible", "责任单位"], ["due", "完成时限"], ["deadline", "截止日期"], ["id", "任务键"], ["seq", "印出的序号"]];
  var usual = [["seq", "序号"], ["section", "任务类别"], ["topic", "工作任务"], ["title", "任务名称"], ["lead", "牵头部门"], ["responsible", "责任单位"], ["requirement", "具体要求"], ["due", "完成时限"]];
  var choices = {
    "breakdown.column.key": { values: usual.map(([key]) => key), means: usual.map(([, term]) => term) },
    "breakdown.column.join": { values: ["、", "，", "line"], means: ["用顿号连写", "用逗号连写", "一行一个"], lines: false, default: "、" }
  };
  var Settings = class {
    // keys that the grid shows beside its columns
    constructor(desk, changed) {
      this.desk = desk;
      this.changed = changed;
      this.element = el("section", { class: "grid-settings", "aria-label": "栏目和排法", hidden: true });
      this.fields = /* @__PURE__ */ new Map();
      this.shape = "";
      this.base = "";
      // attachment.0. or empty
      this.shown = /* @__PURE__ */ new Set();
    }
    toggle() {
      var _a;
      this.element.hidden = !this.element.hidden;
      this.show(this.desk.state, this.base);
      if (!this.element.hidden) (_a = this.element.querySelector("input,select,textarea,button")) == null ? void 0 : _a.focus();
    }
    show(s, base) {
      this.base = base;
      if (this.element.hidden) return;
      const v = s.values ?? {}, n = Number(v[this.base + "breakdown.column"] ?? 0);
      const shape = base + "|" + n;
      if (shape !== this.shape) {
        this.shape = shape;
        this.draw(n);
      }
      for (const f of this.fields.values()) {
        f.show(v[f.path], v);
        f.findings(s.findings);
      }
    }
    go(path, char) {
      const m = /^(?:attachment\.\d+\.|document\.)?breakdown(?:\.|$)/.exec(path);
      if (!m) return false;
      if (!this.element.isConnected) return true;
      if (this.element.hidden) this.toggle();
      const f = this.fields.get(path) ?? this.fields.values().next().value;
      f == null ? void 0 : f.focus(char);
      return f !== void 0;
    }
    keys(table) {
      return this.desk.schema.filter((k) => k.path.startsWith(table + ".") && !k.path.slice(table.length + 1).includes(".") && !k.types.includes("表数组"));
    }
    field(k, path) {
      const f = field(this.desk, { ...k, ...choices[k.path] }, path);
      this.fields.set(path, f);
      return f.element;
    }
    draw(n) {
      this.fields.clear();
      clear(this.element);
      const at = this.base + "breakdown";
      const columns = el("div", { class: "column-cards" });
      for (let i = 0; i < n; i++) {
        const path = `${at}.column`, run = (ops) => {
          void this.desk.run(ops).catch(() => {
          });
        };
        columns.append(el(
          "fieldset",
          { class: "card" },
          el("legend", { text: `第 ${i + 1} 栏` }),
          el(
            "div",
            { class: "tools" },
            button("←", () => run([{ op: "move", path, at: i, to: i - 1 }]), { class: "small", "aria-label": `第 ${i + 1} 栏左移`, disabled: i === 0 }),
            button("→", () => run([{ op: "move", path, at: i, to: i + 1 }]), { class: "small", "aria-label": `第 ${i + 1} 栏右移`, disabled: i === n - 1 }),
            button("删去", () => run([{ op: "remove", path, at: i }]), { class: "small", "aria-label": `删去第 ${i + 1} 栏` })
          ),
          ...this.keys("breakdown.column").map((k) => this.field(k, `${path}.${i}.${k.path.slice("breakdown.column.".length)}`))
        ));
      }
      const add = el(
        "select",
        { "aria-label": "加一栏" },
        el("option", { value: "", text: "加一栏……" }),
        ...[...usual, ["own", "自定的一栏"]].map(([value, text]) => el("option", { value, text }))
      );
      add.addEventListener("change", () => {
        if (add.value) this.column(add.value, n);
        add.value = "";
      });
      const extras = el("div", { class: "extras", role: "group", "aria-label": "在表里也填" }, "在表里也填（不印的栏）：");
      for (const [key, text] of beside) {
        const box = el("input", { type: "checkbox", checked: this.shown.has(key) });
        box.addEventListener("change", () => {
          if (box.checked) this.shown.add(key);
          else this.shown.delete(key);
          this.changed();
        });
        extras.append(el("label", {}, box, " " + text));
      }
      this.element.append(
        el("h2", { text: "栏目" }),
        el("p", { class: "quiet", text: n ? "次序即左右次序。" : "没有逐一列出，按通常的五栏：工作任务、牵头部门、责任单位、具体要求、完成时限。" }),
        columns,
        add,
        extras,
        el("h2", { text: "排法" }),
        ...this.keys("breakdown").map((k) => this.field(k, `${at}.${k.path.slice("breakdown.".length)}`))
      );
    }
    // column adds one; where none is listed, the usual ones are listed first.
    column(key, n) {
      const path = this.base + "breakdown.column", ops = [];
      const insert = (value) => {
        ops.push({ op: "insert", path, at: n++, value });
      };
      if (!n) {
        for (const k of ["topic", "lead", "responsible", "requirement", "due"]) if (k !== key) insert({ key: k });
      }
      if (key !== "own") insert({ key });
      else {
        const taken = new Set((this.desk.state.tables ?? []).flatMap((t) => t.columns.map((c) => c.key)));
        let name = "note";
        for (let i = 2; taken.has(name); i++) name = "note" + i;
        insert({ key: name, head: "备注" });
      }
      void this.desk.run(ops).catch(() => {
      });
    }
  };

  // ui/grid.ts
  function gridView(desk) {
    return new Grid(desk);
  }
  var heirs = /* @__PURE__ */ new Set(["section", "topic", "lead", "responsible", "due"]);
  var Grid = class {
    constructor(desk) {
      this.desk = desk;
      this.element = el("div", { class: "view grid-view" });
      this.rows = null;
      this.at = { line: 0, col: 0 };
      this.anchor = { line: 0, col: 0 };
      this.editor = new CellEditor(() => this.place(), () => this.soon());
      this.canvas = el("div", { class: "grid-canvas" });
      this.lines = el("div", { role: "grid", "aria-label": "任务分解表", "aria-owns": "grid-head" });
      this.scroller = el("div", { class: "grid-scroller" }, this.canvas);
      this.head = el("div", { class: "grid-head", role: "row", id: "grid-head" });
      this.chooser = el("select", { "aria-label": "哪一个分解表" });
      this.notes = el("div", { class: "grid-notes", "aria-live": "polite" });
      this.find = el("input", { type: "search", placeholder: "找", "aria-label": "在表里找", class: "grid-find" });
      this.drawn = /* @__PURE__ */ new Map();
      this.marks = /* @__PURE__ */ new Map();
      this.path = "";
      this.digest = "";
      this.told = "";
      this.timer = 0;
      this.before = null;
      this.sent = "";
      this.settings = new Settings(desk, () => {
        this.digest = "";
        this.show(this.desk.state);
      });
      const bar = el(
        "div",
        { class: "grid-bar" },
        this.chooser,
        button("粘贴表格", () => {
          void pasteDialog(this.desk, this.tasks, this.count);
        }, { title: "从 Excel、WPS、Word、网页复制后按 Ctrl+V" }),
        button("导入…", () => importInto(this.desk, this.tasks, this.count)),
        button("加一行", () => {
          void insertRow(this, this.count);
        }, { title: "在末尾加一行；在中间加用 Ctrl+Enter" }),
        button("加小节", () => {
          void beginSection(this);
        }),
        button("栏目和排法…", () => this.settings.toggle()),
        button("这一行…", () => gridMenu(this), { title: "右键或 Shift+F10：合并、另起、移动、插入、删除", "aria-haspopup": "menu" }),
        el("span", { class: "space" }),
        this.find
      );
      this.element.append(bar, this.settings.element, this.head, this.scroller, this.notes);
      this.canvas.append(this.lines, this.editor.area, this.editor.list);
      this.chooser.addEventListener("change", () => {
        this.path = this.chooser.value;
        this.digest = "";
        this.show(this.desk.state);
      });
      this.scroller.addEventListener("scroll", () => {
        this.head.scrollLeft = this.scroller.scrollLeft;
        this.draw();
      });
      this.scroller.addEventListener("mousedown", (e) => this.mouse(e));
      this.scroller.addEventListener("dblclick", () => this.edit());
      this.scroller.addEventListener("contextmenu", (e) => {
        e.preventDefault();
        gridMenu(this);
      });
      const area = this.editor.area;
      area.addEventListener("keydown", (e) => gridKey(this, e));
      area.addEventListener("blur", () => this.commit());
      area.addEventListener("copy", (e) => this.copy(e));
      area.addEventListener("cut", (e) => {
        if (this.copy(e)) clearCells(this);
      });
      area.addEventListener("paste", (e) => this.paste(e));
      this.find.addEventListener("keydown", (e) => {
        if (e.key === "Enter") {
          e.preventDefault();
          search(this, this.find.value);
        }
      });
      new ResizeObserver(() => {
        this.digest = "";
        if (this.desk.state && this.element.isConnected) this.show(this.desk.state);
      }).observe(this.element);
    }
    get tasks() {
      return this.path || "task";
    }
    get count() {
      return this.rows ? this.rows.count : 0;
    }
    // table is the breakdown at hand, with the columns that are shown beside its own.
    get table() {
      const t = (this.desk.state.tables ?? []).find((t2) => t2.path === this.path);
      const more = beside.filter(([key]) => t && this.settings.shown.has(key) && !t.columns.some((c) => c.key === key));
      return t && { ...t, columns: [...t.columns, ...more.map(([key, head]) => ({ key, head, kind: key === "lead" || key === "responsible" ? "units" : "text", heir: heirs.has(key), printed: false }))] };
    }
    show(s) {
      var _a;
      const tables = s.tables ?? [];
      if (!tables.some((t) => t.path === this.path)) this.path = ((_a = tables[0]) == null ? void 0 : _a.path) ?? "";
      this.chooser.hidden = tables.length < 2;
      const names = tables.map((t, i) => `${i + 1}. ${t.title}（${t.rows.length} 行）`).join("\n");
      if (this.chooser.dataset.names !== names) {
        this.chooser.dataset.names = names;
        clear(this.chooser);
        tables.forEach((t, i) => this.chooser.append(el("option", { value: t.path, text: names.split("\n")[i] })));
      }
      this.chooser.value = this.path;
      this.settings.show(s, this.path.replace(/task$/, ""));
      const told = JSON.stringify(s.findings);
      if (told !== this.told || this.digest !== s.digests.tables + this.path) {
        this.told = told;
        this.marks.clear();
        for (const f of s.findings) {
          const key = f.path.split(".").slice(0, this.path.split(".").length + 2).join(".");
          this.marks.set(key, [...this.marks.get(key) ?? [], f]);
        }
        this.build(s);
      }
    }
    build(s) {
      this.digest = s.digests.tables + this.path;
      const t = this.table;
      this.drawn.forEach((e) => e.remove());
      this.drawn.clear();
      clear(this.head);
      if (!t || !t.rows.length) {
        this.rows = null;
        this.canvas.style.height = "80px";
        this.canvas.classList.add("empty");
        this.editor.area.setAttribute("aria-label", "任务分解表，还没有行，可以粘贴表格");
        this.describe();
        return;
      }
      this.canvas.classList.remove("empty");
      const widths = gridWidths(visible(t, this.settings.shown), this.scroller.clientWidth);
      this.rows = new Rows(t, (k) => widths[k] ?? 80, this.settings.shown);
      this.canvas.style.height = this.rows.height + "px";
      const template = "40px " + this.rows.columns.map((c) => widths[c.key] + "px").join(" ");
      this.canvas.style.setProperty("--columns", template);
      this.canvas.style.width = 40 + this.rows.columns.reduce((n, c) => n + widths[c.key], 0) + "px";
      this.head.style.gridTemplateColumns = template;
      this.head.append(el("div", { class: "num", text: "#", role: "columnheader" }), ...this.rows.columns.map((c) => el("div", { text: c.head, role: "columnheader", class: c.printed ? "" : "unprinted", title: c.printed ? "" : "只进工作簿，不印" })));
      this.lines.setAttribute("aria-rowcount", String(this.rows.lines.length));
      this.at = this.inside(this.at);
      this.anchor = this.inside(this.anchor);
      this.draw();
      this.place();
    }
    inside(p) {
      const r = this.rows;
      return { line: Math.max(0, Math.min(p.line, r.lines.length - 1)), col: Math.max(0, Math.min(p.col, r.columns.length - 1)) };
    }
    // draw makes the lines that are in view.
    draw() {
      const r = this.rows;
      if (!r) return;
      const from = Math.max(0, r.at(this.scroller.scrollTop) - 6), to = Math.min(r.lines.length, r.at(this.scroller.scrollTop + Math.max(200, this.scroller.clientHeight)) + 7);
      for (const [i, e] of this.drawn) if (i < from || i >= to) {
        e.remove();
        this.drawn.delete(i);
      }
      for (let i = from; i < to; i++) if (!this.drawn.has(i)) {
        const e = gridLine(r, i, this.path, this.marks);
        this.drawn.set(i, e);
        this.lines.append(e);
      }
      this.paint();
    }
    // paint shows what is selected.
    paint() {
      const top = Math.min(this.at.line, this.anchor.line), bottom = Math.max(this.at.line, this.anchor.line);
      const left = Math.min(this.at.col, this.anchor.col), right = Math.max(this.at.col, this.anchor.col);
      for (const [i, e] of this.drawn) {
        for (const c of e.querySelectorAll("[data-col]")) {
          const col = Number(c.dataset.col), on = i >= top && i <= bottom && (col >= left && col <= right || e.classList.contains("band"));
          c.classList.toggle("in", on && (top !== bottom || left !== right));
          c.classList.toggle("on", i === this.at.line && (col === this.at.col || e.classList.contains("band")));
        }
      }
    }
    // spot is the cell at hand.
    spot() {
      const r = this.rows, line = r == null ? void 0 : r.lines[this.at.line];
      if (!r || !line) return null;
      const c = line.band ? { key: "section", head: "任务类别", kind: "text", heir: true } : r.columns[this.at.col];
      return { line, key: c.key, path: `${this.path}.${line.row}.${c.key}`, head: c.head, kind: c.kind ?? "text", heir: !!c.heir };
    }
    // place lays the editor over the cell at hand.
    place() {
      const r = this.rows, s = this.spot(), area = this.editor.area;
      if (!r || !s) return;
      const widths = gridWidths(r.columns, this.scroller.clientWidth);
      let left = 40;
      for (let j = 0; j < this.at.col && !s.line.band; j++) left += widths[r.columns[j].key];
      area.style.top = s.line.top + "px";
      area.style.left = left + "px";
      area.style.width = (s.line.band ? this.canvas.clientWidth - 40 : widths[s.key]) + "px";
      area.style.minHeight = s.line.height + "px";
      area.dataset.least = String(s.line.height);
      area.dataset.path = s.path;
      area.setAttribute("aria-label", `${s.head}，第 ${s.line.row + 1} 行`);
      area.setAttribute("aria-description", r.cell(s.line.row, s.key).text);
      this.editor.list.style.top = s.line.top + s.line.height + 2 + "px";
      this.editor.list.style.left = left + "px";
      this.editor.ready(s.kind === "units" ? this.names() : []);
      if (this.editor.editing && !this.before) {
        const c = r.cell(s.line.row, s.key);
        this.before = { path: s.path, text: c.text, own: c.own, heir: s.heir };
        this.sent = c.text;
      }
      this.describe();
    }
    names() {
      var _a;
      const v = this.desk.state.values ?? {}, out = /* @__PURE__ */ new Set();
      for (const p of Object.keys(v)) if (/^department\.\d+\.name$/.test(p)) out.add(String(v[p]));
      for (const n of ((_a = this.rows) == null ? void 0 : _a.names()) ?? []) out.add(n);
      return [...out];
    }
    // describe tells what is found about the cell at hand, and what was read of it.
    describe() {
      clear(this.notes);
      const s = this.spot();
      if (!s) {
        this.notes.append(el("span", { class: "quiet", text: "还没有行：粘贴表格、导入，或加一行。" }));
        return;
      }
      const c = this.rows.cell(s.line.row, s.key);
      const what = c.above ? "与上一行相同（合并）；要改就从这一行另起" : c.read ? `工作簿里读作 ${c.read}` : "";
      this.notes.append(el("span", { class: "quiet", text: `第 ${s.line.row + 1} 行　${s.head}${what ? "　" + what : ""}` }));
      const own = this.marks.get(s.path) ?? [], row = this.marks.get(`${this.path}.${s.line.row}`) ?? [];
      for (const f of [...own, ...row].slice(0, 4)) this.notes.append(note(this.desk, f));
    }
    move(line, col, extend = false) {
      this.commit();
      if (!this.rows) return;
      this.at = this.inside({ line, col });
      if (!extend) this.anchor = { ...this.at };
      this.reveal();
      this.draw();
      this.place();
      const area = this.editor.area, box = this.scroller;
      if (area.offsetLeft < box.scrollLeft) box.scrollLeft = area.offsetLeft - 40;
      else if (area.offsetLeft + area.offsetWidth > box.scrollLeft + box.clientWidth) box.scrollLeft = area.offsetLeft + area.offsetWidth - box.clientWidth;
      const s = this.spot();
      if (s) this.desk.mark(s.path);
    }
    reveal() {
      const l = this.rows.lines[this.at.line], box = this.scroller;
      if (l.top < box.scrollTop) box.scrollTop = l.top;
      else if (l.top + l.height > box.scrollTop + box.clientHeight) box.scrollTop = l.top + l.height - box.clientHeight;
      this.canvas.classList.remove("empty");
    }
    focus() {
      this.editor.area.focus({ preventScroll: true });
    }
    mouse(e) {
      var _a;
      const cell = e.target.closest("[data-col]"), line = cell == null ? void 0 : cell.parentElement;
      if (e.target === this.editor.area || !cell || !line) return;
      e.preventDefault();
      const i = ((_a = [...this.drawn].find(([, x]) => x === line)) == null ? void 0 : _a[0]) ?? 0;
      if (e.button === 0 || i < Math.min(this.at.line, this.anchor.line) || i > Math.max(this.at.line, this.anchor.line)) this.move(i, Number(cell.dataset.col), e.shiftKey);
      this.focus();
    }
    edit() {
      const s = this.spot();
      if (!s || !this.rows) return;
      this.editor.edit(this.rows.cell(s.line.row, s.key).text, s.kind === "units" ? this.names() : []);
      this.focus();
    }
    // value is what was typed as the value of the cell: several lines of units are a
    // list, a name alone where there was one too; words are kept as they are.
    value(text) {
      const s = this.spot();
      if (s.kind !== "units") return text;
      const lines = text.split("\n").map((l) => l.trim()).filter((l) => l !== "");
      const c = this.rows.cell(s.line.row, s.key);
      if (lines.length > 1) return lines;
      if (!lines.length) return [];
      return (c.list || c.text === "") && !/[、，,；;]|牵头|配合|同上|〃/.test(lines[0]) ? lines : lines[0];
    }
    // soon sends what is being typed after a breath, so that nothing of it is lost.
    soon() {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.flush(), 350);
    }
    flush() {
      clearTimeout(this.timer);
      if (!this.before || this.editor.busy || this.editor.area.value === this.sent) return;
      this.sent = this.editor.area.value;
      this.desk.set(this.before.path, this.value(this.sent));
    }
    commit() {
      if (!this.editor.editing) return;
      this.flush();
      this.before = null;
      this.editor.close();
    }
    // cancel puts back what there was.
    cancel() {
      clearTimeout(this.timer);
      const b = this.before;
      const s = this.spot();
      if (b && s && this.sent !== b.text) {
        if (b.heir && !b.own && s.line.row > 0) void this.run([{ op: "merge", path: this.path, at: s.line.row, column: s.key }]);
        else this.desk.set(b.path, this.value(b.text));
      }
      this.before = null;
      this.editor.close();
      this.place();
    }
    async run(ops) {
      this.commit();
      await this.desk.run(ops).catch(() => {
      });
    }
    // selected are the rows and columns of the selection.
    selected() {
      const r = this.rows;
      if (!r) return { rows: [], keys: [] };
      const lines = r.lines.slice(Math.min(this.at.line, this.anchor.line), Math.max(this.at.line, this.anchor.line) + 1);
      const rows = lines.filter((l) => !l.band || lines.length === 1).map((l) => l.row);
      const keys = lines.length === 1 && lines[0].band ? ["section"] : r.columns.slice(Math.min(this.at.col, this.anchor.col), Math.max(this.at.col, this.anchor.col) + 1).map((c) => c.key);
      return { rows, keys };
    }
    copy(e) {
      if (this.editor.editing || !this.rows || !e.clipboardData) return false;
      const { rows, keys } = this.selected();
      copied(e, rows.map((row) => keys.map((key) => this.rows.cell(row, key))));
      return true;
    }
    paste(e) {
      const s = this.spot(), data = e.clipboardData;
      if (this.editor.editing || !data) return;
      e.preventDefault();
      const own = s && fillOp(data, this.path, s.line.row, this.rows.columns.map((c) => c.key), this.at.col);
      if (own) {
        void this.run([own]);
        return;
      }
      void pasteInto(this.desk, data, this.tasks, this.count, s ? { row: s.line.row, keys: this.rows.columns.slice(this.at.col).map((c) => c.key) } : null).catch((x) => say(x.message, true));
    }
    go(path, char) {
      const t = (this.desk.state.tables ?? []).find((t2) => path === t2.path || path.startsWith(t2.path + "."));
      if (!t) return this.settings.go(path, char);
      const [row, key] = path.slice(t.path.length + 1).split(".");
      if (!this.element.isConnected) return true;
      if (this.path !== t.path) {
        this.path = t.path;
        this.digest = "";
        this.show(this.desk.state);
      }
      const r = this.rows;
      if (!r) return false;
      const at = r.lineOf(Number(row || 0)), col = r.columns.findIndex((c) => c.key === key);
      this.move(key === "section" && col < 0 ? Math.max(0, at - 1) : Math.max(0, at), Math.max(0, col));
      this.focus();
      return true;
    }
    leave() {
      this.commit();
    }
  };

  // ui/source.ts
  function sourceView(desk) {
    return new Source(desk);
  }
  var Source = class {
    constructor(desk) {
      this.desk = desk;
      this.text = el("textarea", { class: "source", "aria-label": "源文件", spellcheck: "false", wrap: "off", autocapitalize: "off" });
      this.numbers = el("div", { class: "numbers", "aria-hidden": "true" });
      this.found = el("div", { class: "source-found", "aria-live": "polite" });
      this.element = el("div", { class: "view source-view" }, this.found, el("div", { class: "source-box" }, this.numbers, this.text));
      this.rev = -1;
      this.sending = false;
      this.dirty = false;
      this.crlf = false;
      this.lines = 0;
      typed(this.text, () => {
        this.number();
        this.dirty = true;
        void this.send();
      });
      this.text.addEventListener("scroll", () => {
        this.numbers.scrollTop = this.text.scrollTop;
      });
      this.text.addEventListener("keydown", (e) => this.keys(e));
    }
    // A browser's text area keeps no \r: they are put back.
    get value() {
      return this.crlf ? this.text.value.replace(/\n/g, "\r\n") : this.text.value;
    }
    async send() {
      if (this.sending) return;
      this.sending = true;
      try {
        while (this.dirty) {
          this.dirty = false;
          const s = await this.desk.run([{ op: "text", text: this.value }]);
          this.rev = s.rev;
        }
      } catch (e) {
        this.rev = -1;
      } finally {
        this.sending = false;
      }
    }
    show(s) {
      const bad = s.findings.filter((f) => f.severity === "error");
      clear(this.found);
      for (const f of bad.slice(0, 6)) {
        const line = note(this.desk, { ...f, ...f.written });
        if (f.line) line.prepend(el("button", { type: "button", class: "link", text: `第 ${f.line} 行第 ${f.column} 字`, onclick: () => this.line(f.line, f.column) }));
        this.found.append(line);
      }
      if (s.rev !== this.rev && !this.sending) {
        this.rev = s.rev;
        void this.load();
      }
    }
    async load() {
      const s = await this.desk.look(["text"]);
      if (s.text === void 0 || this.dirty || this.sending) return;
      this.rev = s.rev;
      this.crlf = /\r\n/.test(s.text);
      const plain = s.text.replace(/\r\n/g, "\n");
      if (this.text.value === plain) return;
      const at = this.text.selectionStart, top = this.text.scrollTop;
      this.text.value = plain;
      if (document.activeElement === this.text) this.text.setSelectionRange(at, at);
      this.text.scrollTop = top;
      this.number();
    }
    number() {
      const n = this.text.value.split("\n").length;
      if (n === this.lines) return;
      this.lines = n;
      this.numbers.textContent = Array.from({ length: n }, (_, i) => i + 1).join("\n");
    }
    // line puts the caret at a place.
    line(line, column) {
      const all = this.text.value.split("\n");
      let at = 0;
      for (let i = 0; i < line - 1 && i < all.length; i++) at += all[i].length + 1;
      at += [...all[line - 1] ?? ""].slice(0, Math.max(0, column - 1)).join("").length;
      this.text.focus();
      this.text.setSelectionRange(at, at);
      this.text.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(this.text).lineHeight));
    }
    keys(e) {
      var _a;
      if (e.key === "Escape") (_a = document.querySelector('[role="tab"][aria-selected="true"]')) == null ? void 0 : _a.focus();
    }
    go(path) {
      const f = this.desk.state.findings.find((f2) => f2.path === path && f2.line > 0);
      if (!f || !this.element.isConnected) return f !== void 0;
      this.line(f.line, f.column);
      return true;
    }
  };

  // ui/views.ts
  var tabs = [
    { name: "notice", label: "通知", make: (desk) => formView(desk, "notice") },
    { name: "text", label: "正文", make: (desk) => formView(desk, "text") },
    { name: "document", label: "随文文件", make: (desk) => formView(desk, "document") },
    { name: "attachments", label: "附件", make: (desk) => formView(desk, "attachments") },
    { name: "grid", label: "分解表", make: gridView },
    { name: "units", label: "部门名录", make: (desk) => formView(desk, "units") },
    { name: "imprint", label: "版记", make: (desk) => formView(desk, "imprint") },
    { name: "more", label: "规则开关", make: (desk) => formView(desk, "more") },
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
      this.spy = null;
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
    get idle() {
      return this.store.idle;
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
    take(pasted) {
      return this.store.job("take", pasted, true);
    }
    call(what, body = {}) {
      return this.store.call(what, body);
    }
    look(want = []) {
      return this.store.again(want);
    }
    async open() {
      await this.store.open();
      this.tab(this.state.stale ? "source" : this.all[0].name);
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
      if (!this.preview.mark(path) && path) void this.store.again([], path).then((s) => {
        if (this.preview.markedPath === path && s.found >= 0) this.preview.mark(path, s.found);
      }, () => {
      });
    }
    // told where the focus is to go
    undo() {
      this.step("undo");
    }
    // go focuses the control of a value, or of what it stands in.
    go(path, char) {
      var _a;
      (_a = this.spy) == null ? void 0 : _a.call(this, path, char);
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
        if (this.state) v.show(this.state);
      }
      return v;
    }
    tab(name) {
      var _a, _b;
      if (this.current === name || !this.state) return;
      if (this.current) (_b = (_a = this.views.get(this.current)) == null ? void 0 : _a.leave) == null ? void 0 : _b.call(_a);
      this.current = name;
      clear(this.left);
      const v = this.view(name);
      this.left.append(v.element);
      if (this.state) v.show(this.state);
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
    saved(disk, note2) {
      const now = /* @__PURE__ */ new Date(), two = (n) => String(n).padStart(2, "0");
      this.disk.textContent = disk === "saved" ? `已存盘 ${two(now.getHours())}:${two(now.getMinutes())}` : disk === "waiting" ? "正在存……" : "没有存上";
      this.disk.title = note2;
      this.disk.classList.toggle("bad", disk === "failed" || disk === "changed");
      if (note2) say(note2, true);
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
        button("下载分部门", () => {
          void this.download("zip", "-分部门.zip");
        }, { title: "各部门一个工作簿，装在一个压缩包里" }),
        button("生成到 output", () => {
          void buildDialog(this);
        }, { class: "main" })
      );
      const drag = el("div", { class: "drag", role: "separator", "aria-orientation": "vertical", "aria-label": "调整左右宽度", "aria-valuemin": 25, "aria-valuemax": 75, "aria-valuenow": 50, tabindex: "0" });
      this.dragging(drag);
      this.element.append(bar, this.frozen, this.findings.element, el("nav", { "aria-label": "通知的各部分" }, this.tabList), el("div", { class: "halves" }, this.left, drag, this.preview.element));
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
        bar.setAttribute("aria-valuenow", String(Math.round(part)));
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
        const file = await fetchFile(`out/${kind}?file=${encodeURIComponent(this.file)}&rev=${this.state.rev}`);
        if (kind === "pdf" && file.type === "application/zip") ending = "-各份.zip";
        save(file, stem(this.file) + ending);
        say(`已下载 ${stem(this.file)}${ending}`);
      } catch (e) {
        tell("没有下载", e.message);
      }
    }
    async showPDF() {
      const tab = window.open("", "_blank");
      try {
        await this.store.settled();
        const url = URL.createObjectURL(await fetchFile(`out/look?file=${encodeURIComponent(this.file)}&rev=${this.state.rev}`));
        if (tab) tab.location.href = url;
      } catch (e) {
        tab == null ? void 0 : tab.close();
        tell("还没有 PDF", e.message);
      }
    }
    // freeze: the program has ended. What it had is on the disk.
    freeze() {
      const lost2 = this.store.unsent, failed = this.state && (this.state.disk === "failed" || this.state.disk === "changed");
      this.frozen.hidden = false;
      this.frozen.textContent = lost2 ? `程序已退出，还有 ${lost2} 处改动没有存上：请不要关这一页，把它们抄下来。` : failed ? `程序已退出，最后的改动没有存上，另放在“${stem(this.file)}-没存上”里；那里没有的，先不要关这一页，抄下来。` : `程序已退出，内容已存盘到 ${this.file}。再打开程序就能接着写。`;
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
    const take2 = async (files) => {
      for (const f of files) {
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
          box.append(el("details", {}, el("summary", { text: "这是自查；需要权威结论请用 veraPDF 等验证软件" }), el("p", { class: "quiet", text: `没有核对${r.notChecked}` })));
        } catch (e) {
          clear(box);
          box.append(el("h3", { text: f.name }), el("p", { class: "bad", text: e.message }));
        }
      }
    };
    const drop = el(
      "div",
      { class: "drop" },
      picker("选要查的 PDF…", ".pdf", true, (f) => {
        void take2(f);
      }),
      el("span", { class: "quiet", text: "　拖到这里也行。只在这台机器上读，不改文件。" })
    );
    droppable(drop, (f) => {
      void take2(f);
    });
    const close = open("查存档的 PDF", [drop, results], [button("关闭", () => close(), { class: "main" })]);
  }

  // ui/start.ts
  var Start = class {
    // of the notice that was changed last
    constructor(go, quit2) {
      this.go = go;
      this.element = el("div", { class: "start" });
      this.list = el("tbody");
      this.folder = el("span", { class: "folder" });
      this.frozen = el("div", { class: "frozen", role: "alert", hidden: true });
      this.names = [];
      this.issuers = [];
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
            picker("导入 Word、Excel、网页…", ".docx,.xlsx,.xlsm,.html,.htm,.csv,.tsv,.txt,.toml", false, (f) => {
              void this.take(f[0]);
            }),
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
      droppable(this.element, (files) => {
        void this.takeAll(files);
      });
    }
    async load() {
      var _a;
      const f = await get("files");
      this.folder.textContent = f.folder + (f.settings.length ? "　" + f.settings.join("　") : "");
      this.folder.title = "gongwen " + f.version;
      this.names = f.files.map((x) => x.name);
      this.issuers = ((_a = f.files.find((x) => {
        var _a2;
        return (_a2 = x.issuers) == null ? void 0 : _a2.length;
      })) == null ? void 0 : _a.issuers) ?? [];
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
    // begin makes a new notice of a kind, with the issuer of the last one; the file is
    // called after the title until the clerk calls it otherwise.
    async begin() {
      const kinds = await get("starters");
      const issuer = el("textarea", { id: "new-issuer", rows: 1, spellcheck: "false", value: this.issuers.join("\n"), placeholder: "几个的一行一个；可以以后再填" });
      const title = el("textarea", { id: "new-title", rows: 1, spellcheck: "false", placeholder: "如 关于印发某项工作任务分解表的通知；可以以后再填" });
      const name = el("input", { id: "new-name", value: this.free("通知") });
      const radios = kinds.map((k, i) => el("input", { type: "radio", name: "kind", id: "kind-" + i, value: k.kind, checked: i === 0 }));
      let called = false;
      name.addEventListener("input", () => {
        called = name.value.trim() !== "";
      });
      const kind = () => radios.find((r) => r.checked).value;
      const titled = () => !untitled.includes(kind());
      const call = () => {
        if (!called) name.value = this.free(titled() && named(title.value, issuer.value) || (asked.includes(kind()) ? kind() : "通知"));
      };
      title.addEventListener("input", () => {
        fit(title);
        call();
      });
      issuer.addEventListener("input", () => fit(issuer));
      const lines = (s) => s.split("\n").map((l) => l.trim()).filter((l) => l !== "");
      const make = async () => {
        const file = name.value.trim().replace(/(\.toml)?$/i, ".toml");
        try {
          await post("new", { starter: kind(), name: file, issuers: lines(issuer.value), title: titled() ? lines(title.value).join("\n") : "" });
          close();
          this.go(file);
        } catch (e) {
          say(e.message, true);
        }
      };
      name.addEventListener("keydown", (e) => {
        if (e.key === "Enter" && !e.isComposing) void make();
      });
      const line = (id, text, ...control) => el("div", { class: "field" }, el("label", { for: id, text }), el("div", { class: "control" }, ...control));
      const titleLine = line("new-title", "标题", title);
      for (const r of radios) r.addEventListener("change", () => {
        titleLine.hidden = !titled();
        call();
      });
      const close = open("新建", [
        el("fieldset", {}, el("legend", { text: "写什么" }), ...kinds.map((k, i) => el("div", {}, radios[i], el("label", { for: "kind-" + i, text: " " + k.kind })))),
        line("new-issuer", "发文机关", issuer),
        titleLine,
        line("new-name", "文件名", el("div", { class: "named" }, name, " .toml"))
      ], [button("新建", () => {
        void make();
      }, { class: "main" }), button("取消", () => close())]);
      fit(issuer);
    }
    // free is a name that no notice has yet.
    free(base) {
      for (let n = 1; ; n++) {
        const name = n === 1 ? base : `${base}-${n}`;
        if (!this.names.some((x) => stem(x).toLowerCase() === name.toLowerCase())) return name;
      }
    }
    async takeAll(files) {
      for (const f of files) await this.take(f, files.length === 1);
      if (files.length > 1) await this.load();
    }
    // take takes a file of others: a notice as it is, anything else is imported, with
    // what was doubtful told before anything is written.
    async take(file, open2 = true) {
      say("正在读 " + file.name);
      try {
        const name = this.free(stem(file.name)) + ".toml";
        if (/\.toml$/i.test(file.name)) await post("put", { name, toml: await file.text() });
        else if (!await this.read(file, name)) return;
        say("");
        this.names.push(name);
        if (open2) this.go(name);
      } catch (e) {
        tell("没有导入", e.message);
      }
    }
    // read shows what was read of a file of others, and writes it if the clerk agrees.
    async read(file, name) {
      const first = await upload("import?name=" + encodeURIComponent(file.name), file);
      say("");
      const chooser = new Chooser(first, (id, choices2) => post("import", { id, choices: choices2 }));
      return new Promise((done, failed) => {
        let written = false;
        const put = button("写成通知", () => {
          put.disabled = true;
          post("put", { name, id: chooser.now.id, choices: chooser.choices }).then(() => {
            written = true;
            close();
          }, (e) => {
            close();
            failed(e);
          });
        }, { class: "main" });
        const close = open(
          "导入 " + file.name,
          [el("p", { text: `读出${first.tasks ? ` ${first.tasks} 项任务` : "一份通知"}，写成 ${name}。` }), chooser.element],
          [put, button("取消", () => close())],
          () => done(written)
        );
      });
    }
  };
  var untitled = ["令", "纪要"];
  var asked = ["请示", "函", "令", "纪要"];
  function named(title, issuer) {
    let s = title.replace(/\s+/g, "");
    for (const i of issuer.split("\n")) if (i.trim() && s.startsWith(i.trim())) s = s.slice(i.trim().length);
    return [...s.replace(/[\/\\:*?"<>|.\u0000-\u001f]/g, "")].slice(0, 40).join("");
  }

  // ui/app.ts
  var app = document.getElementById("app");
  var shell = null;
  var start = null;
  var ended = false;
  function lost(e) {
    clear(app);
    app.append(el("p", { class: "lonely", text: e instanceof Refused && e.status === 403 ? "请从程序打开的网址进入：双击程序，或打开它给出的网址。" : e.message }));
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
  window.desk = {
    timing: () => shell == null ? void 0 : shell.timing,
    state: () => shell == null ? void 0 : shell.state,
    idle: () => shell == null ? void 0 : shell.idle,
    set: (p, v) => shell == null ? void 0 : shell.set(p, v),
    run: (ops) => shell == null ? void 0 : shell.run(ops),
    undo: () => shell == null ? void 0 : shell.undo(),
    text: async () => {
      var _a;
      return (_a = await (shell == null ? void 0 : shell.look(["text"]))) == null ? void 0 : _a.text;
    },
    go: (p, c) => shell == null ? void 0 : shell.go(p, c),
    mark: (p) => shell == null ? void 0 : shell.mark(p),
    spy: (f) => {
      if (shell) shell.spy = f;
    }
  };
})();
