package screen

import (
	"strconv"
	"strings"
)

// Where is the place of a value as the screen has it: 附件 2 附件名称. Empty of none.
func Where(path string) string {
	var out []string
	kind := ""
	for step := range strings.SplitSeq(path, ".") {
		n, err := strconv.Atoi(step)
		if err != nil {
			if kind != "" {
				kind += "."
			}
			kind += step
			k := keyOf(step, strings.TrimSuffix(kind[:len(kind)-len(step)], "."))
			switch {
			case step == "task", kind == "breakdown" || strings.HasSuffix(kind, ".breakdown"): // its rows, or columns, say so
				out = append(out, "分解表")
			case k != nil && kind != "attachment" && !strings.HasSuffix(kind, "breakdown.column"):
				out = append(out, k.Term)
			}
			continue
		}
		at := strconv.Itoa(n + 1)
		last := len(out) - 1
		switch {
		case kind == "attachment":
			out = append(out, "附件 "+at)
		case strings.HasSuffix(kind, "breakdown.column"):
			out = append(out, "第 "+at+" 栏")
		case kind == "task", strings.HasSuffix(kind, ".task"), strings.HasSuffix(kind, "rows"):
			out[last] += "第 " + at + " 行"
			if strings.HasSuffix(kind, "rows") {
				kind += "." // and then its cells
			}
		case strings.HasSuffix(kind, "rows."):
			out[last] += "第 " + at + " 格"
		case last >= 0:
			out[last] += "第 " + at + " 个"
		}
	}
	return strings.Join(out, " ")
}
