// Finished PDF files looked over: do they keep what the archive asks for.
import { open as openDialog } from "./dialog";
import { button, clear, droppable, el, picker } from "./dom";
import { upload } from "./net";

type Report = {
  verdict: string; fine: boolean; pages: number; characters: number; fonts: number; producer: string; sha256: string;
  findings: { code: string; severity: string; message: string; hint: string }[]; notChecked: string;
};

export function verifyDialog(): void {
  const results = el("div", { class: "results", role: "status" });
  const take = async (files: File[]) => {
    for (const f of files) {
      const box = el("section", {}, el("h3", { text: f.name }), el("p", { class: "quiet", text: "正在查……" }));
      results.append(box);
      try {
        const r = await upload<Report>("verify?name=" + encodeURIComponent(f.name), f);
        clear(box);
        box.append(el("h3", { text: f.name }), el("p", { class: r.fine ? "good" : "bad", text: r.verdict }),
          el("p", { class: "quiet", text: `${r.pages} 页，${r.characters} 个字，${r.fonts} 个字体。SHA-256 ${r.sha256}` }));
        for (const x of r.findings) box.append(el("p", { class: "finding " + x.severity, text: `${x.code} ${x.message}${x.hint ? "。" + x.hint : ""}` }));
        box.append(el("details", {}, el("summary", { text: "这是自查；需要权威结论请用 veraPDF 等验证软件" }), el("p", { class: "quiet", text: `没有核对${r.notChecked}` })));
      } catch (e) {
        clear(box);
        box.append(el("h3", { text: f.name }), el("p", { class: "bad", text: (e as Error).message }));
      }
    }
  };
  const drop = el("div", { class: "drop" }, picker("选要查的 PDF…", ".pdf", true, (f) => { void take(f); }),
    el("span", { class: "quiet", text: "　拖到这里也行。只在这台机器上读，不改文件。" }));
  droppable(drop, (f) => { void take(f); });
  const close = openDialog("查存档的 PDF", [drop, results], [button("关闭", () => close(), { class: "main" })]);
}
