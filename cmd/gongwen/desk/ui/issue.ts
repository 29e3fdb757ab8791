// Issuing: what is written into the folder output, as the verb build does it.
import { asMonth } from "./collect";
import { open, tell } from "./dialog";
import { button, el, stem } from "./dom";
import { get } from "./net";
import { Desk, Listed } from "./types";

type Built = { files: string[]; notes: string[]; fine: boolean };

// buildDialog asks what is wanted beside the two files and writes it.
export async function buildDialog(desk: Desk): Promise<void> {
  const others = (await get<{ files: Listed[] }>("files").catch(() => ({ files: [] }))).files.filter((f) => f.name !== desk.state.file);
  const split = el("input", { type: "checkbox", id: "split" }), sums = el("input", { type: "checkbox", id: "sums" });
  const period = el("input", { type: "text", id: "period", class: "short", placeholder: "2026-05", autocomplete: "off" });
  const since = el("select", { id: "since" }, el("option", { value: "", text: "不标" }), ...others.map((f) => el("option", { value: f.name, text: stem(f.name) })));
  const more = el("div", { class: "more", hidden: true },
    el("p", {}, el("label", { for: "period", text: "哪个月报的（可不写）：" }), period),
    el("p", {}, el("label", { for: "since", text: "标出比旧版改了什么，旧版是：" }), since));
  split.addEventListener("change", () => { more.hidden = !split.checked; });
  period.addEventListener("change", () => { period.value = asMonth(period.value); });
  const close = open("生成到 output 文件夹", [
    el("p", { text: "把 PDF 和 Excel 写到通知旁边的 output 文件夹。" }),
    el("p", {}, split, el("label", { for: "split", text: " 每个部门也各写一个工作簿" })), more,
    el("p", {}, sums, el("label", { for: "sums", text: " 记下校验值，存档后可核对（SHA256SUMS）" })),
  ], [button("生成", async () => {
    const order = { split: split.checked, period: split.checked ? asMonth(period.value) : "", since: split.checked ? since.value : "", manifest: sums.checked };
    close();
    try {
      const r = await desk.call<Built>("build", order);
      tell(r.fine ? "已生成" : "没有全部生成", ...r.files, ...r.notes);
    } catch (e) {
      tell("没有生成", (e as Error).message);
    }
  }, { class: "main" }), button("取消", () => close())]);
}
