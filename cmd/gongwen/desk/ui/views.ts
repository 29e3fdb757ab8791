// The tabs of a notice, in order.
import { formView } from "./form";
import { gridView } from "./grid";
import { sourceView } from "./source";
import { Desk, View } from "./types";

export const tabs: { name: string; label: string; make: (desk: Desk) => View }[] = [
  { name: "notice", label: "通知", make: (desk) => formView(desk, "notice") },
  { name: "text", label: "正文", make: (desk) => formView(desk, "text") },
  { name: "document", label: "随文文件", make: (desk) => formView(desk, "document") },
  { name: "attachments", label: "附件", make: (desk) => formView(desk, "attachments") },
  { name: "grid", label: "分解表", make: gridView },
  { name: "units", label: "部门名录", make: (desk) => formView(desk, "units") },
  { name: "imprint", label: "版记", make: (desk) => formView(desk, "imprint") },
  { name: "more", label: "规则开关", make: (desk) => formView(desk, "more") },
  { name: "source", label: "源文件", make: sourceView },
];
