package check

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// What is said of the switches themselves; they are told where the findings of
// all stages are together, and cannot be switched.
var (
	noSwitch = diag.Rule{
		Code: "GW398", Severity: diag.Error, Title: "规则开关不起作用",
		Why:   "[[check]] 只能关掉提醒（警告）。错误说的是排不出来或违反规定的地方，不能关；没有的编号多半是抄错了。",
		Wrong: "[[check]]\ncode = \"GW201\"\nset = \"off\"\nreason = \"……\"", Right: "[[check]]\ncode = \"GW301\"\nset = \"off\"\nreason = \"两个单位确实都有\"",
	}
	silenced = diag.Rule{
		Code: "GW399", Severity: diag.Note, Title: "按 [[check]] 不提醒的",
		Why:   "[[check]] 关掉的规则仍然查，查到几处、在哪里、为什么不提醒，都列出来，免得忘了。",
		Wrong: "[letterhead]\nsecrecy = \"秘密5年\"\n[[check]]\ncode = \"GW214\"\nset = \"off\"\nreason = \"按上级机关的样式\"", Right: "[letterhead]\nsecrecy = \"秘密★5年\"",
	}
)

// Switches holds the [[check]] of a notice against all rules there are: one
// that does not exist cannot be switched, nor can an error.
func Switches(n *notice.Notice, all []*diag.Rule) (found diag.List) {
	for _, s := range n.Switches {
		i := slices.IndexFunc(all, func(r *diag.Rule) bool { return r.Code == s.Code })
		switch {
		case i < 0:
			found.Add(&noSwitch, n.Source, s.Span, "编号照抄提醒里的，如 GW301", "没有 %s 这条规则", s.Code)
		case all[i].Severity == diag.Error:
			found.Add(&noSwitch, n.Source, s.Span, "删去这个 [[check]]", "%s（%s）是错误，不能关", s.Code, all[i].Title)
		}
	}
	return found
}

// Switched is what is left to tell of the findings when the notice has switched
// some rules. What it silences is told in one note a switch, so that nothing is
// dropped unseen.
func Switched(n *notice.Notice, found diag.List) diag.List {
	if n == nil || len(n.Switches) == 0 {
		return found
	}
	quiet := make([][]diag.Finding, len(n.Switches))
	kept := make(diag.List, 0, len(found))
	for _, f := range found {
		i := slices.IndexFunc(n.Switches, func(s diag.Switch) bool { return s.Code == f.Rule.Code && f.Rule.Severity == diag.Warning })
		switch {
		case i < 0 || n.Switches[i].Set == "warning":
		case n.Switches[i].Set == "note":
			f.Noted = true
		default:
			quiet[i] = append(quiet[i], f)
			continue
		}
		kept = append(kept, f)
	}
	for i, list := range quiet {
		if len(list) == 0 {
			continue
		}
		s := n.Switches[i]
		kept.Add(&silenced, n.Source, s.Span, "理由: "+s.Reason, "不提醒 %s（%s）%d 处%s", s.Code, list[0].Rule.Title, len(list), linesOf(n.Source, list))
	}
	return kept
}

// linesOf are the lines where the first of the findings stand: ，在第 3、7 行.
func linesOf(src *diag.Source, list []diag.Finding) string {
	const most = 6
	lines := diag.NewLines(src)
	var at []string
	for _, f := range list {
		if f.Source != src || f.Span == (diag.Span{}) {
			continue
		}
		line, _ := lines.Position(f.Span.Start)
		if s := strconv.Itoa(line); !slices.Contains(at, s) {
			at = append(at, s)
		}
	}
	switch {
	case len(at) == 0:
		return ""
	case len(at) > most:
		return "，在第 " + strings.Join(at[:most], "、") + "……行"
	default:
		return "，在第 " + strings.Join(at, "、") + " 行"
	}
}
