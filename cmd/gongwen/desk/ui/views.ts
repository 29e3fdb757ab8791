// The tabs of a notice, in order.
import { sourceView } from "./source";
import { Desk, View } from "./types";

export const tabs: { name: string; label: string; make: (desk: Desk) => View }[] = [
  { name: "source", label: "源文件", make: sourceView },
];
