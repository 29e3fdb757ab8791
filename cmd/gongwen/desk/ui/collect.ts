// What the departments sent back: who has not reported, what is late, the ledger.
import { tell } from "./dialog";
import { button, clear, droppable, el, picker, save, say, stem } from "./dom";
import { fetchFile, post, upload } from "./net";
import { Desk, View } from "./types";

type Tally = { name: string; due: number; reported: number; missing: number; clash: number; doubtful: number; done: number; overdue: number; open: string[] | null; files: string[] | null };
type Collected = {
  summary: string[]; ledger: boolean;
  result: { total: Tally; departments: Tally[]; files: { name: string; fault: string; rows: number; answered: number }[] };
  findings: { file: string; code: string; severity: string; message: string; hint: string }[];
};

export function collectView(desk: Desk): View {
  const file = () => encodeURIComponent(desk.state.file);
  const out = el("div", { class: "results", role: "status" });
  const today = new Date();
  const day = el("input", { type: "date", id: "collect-day", value: `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}` });
  let count = 0;

  const add = async (files: File[]) => {
    try {
      for (const f of files) {
        say(`正在读 ${f.name}`);
        count = (await upload<{ count: number }>(`return?file=${file()}&name=${encodeURIComponent(f.name)}${count ? "" : "&fresh=1"}`, f)).count;
      }
      say("");
      if (count) await judge();
    } catch (e) {
      tell("没有收进来", (e as Error).message);
    }
  };
  const judge = async () => {
    const c = await post<Collected>("collect", { file: desk.state.file, day: day.value });
    clear(out);
    out.append(el("p", {}, `收到 ${count} 个文件。`, button("下载台账", () => { void ledger(); }, { class: "main", disabled: !c.ledger }), " ", button("重新来过", () => { count = 0; clear(out); })));
    if (c.summary.length) out.append(el("p", { class: c.result.total.missing || c.result.total.clash || c.result.total.doubtful ? "" : "good", text: c.summary[0] }));
    const absent = c.result.departments.filter((d) => d.missing);
    if (absent.length) out.append(el("p", { class: "bad", text: "还没有报齐：" + absent.map((d) => d.name).join("、") }));
    out.append(el("table", { class: "files" }, el("caption", { text: "各部门" }),
      el("thead", {}, el("tr", {}, ...["部门", "应报", "已报", "未报", "不一致", "需核对", "完成", "逾期", "交回的文件"].map((text) => el("th", { scope: "col", text })))),
      el("tbody", {}, ...c.result.departments.map((d) => el("tr", { class: d.missing ? "bad" : "" },
        el("th", { scope: "row", text: d.name }), ...[d.due, d.reported, d.missing, d.clash, d.doubtful, d.done, d.overdue].map((n) => el("td", { text: n || "" })),
        el("td", { text: (d.files ?? []).join("、") }))))));
    for (const f of c.findings) out.append(el("p", { class: "finding " + f.severity, text: `${f.file ? f.file + "：" : ""}${f.message}${f.hint ? "。" + f.hint : ""}` }));
  };
  const ledger = async () => {
    try {
      save(await fetchFile("out/ledger?file=" + file()), stem(desk.state.file) + "-台账.xlsx");
    } catch (e) {
      tell("没有下载", (e as Error).message);
    }
  };

  day.addEventListener("change", () => { if (count) void judge().catch((e) => tell("没有汇总", e.message)); });
  const drop = el("div", { class: "drop" },
    el("p", {}, picker("选各部门交回的工作簿…", ".xlsx,.xlsm,.xls,.et", true, (f) => { void add(f); }),
      el("span", { class: "quiet", text: "　一次选许多个，或拖到这里。只读，不改交回的文件。" })),
    el("p", {}, el("label", { for: "collect-day", text: "按哪一天算逾期：" }), day));
  droppable(drop, (f) => { void add(f); });
  return { element: el("div", { class: "view collect" }, drop, out), show(): void {}, go(): boolean { return false; } };
}
