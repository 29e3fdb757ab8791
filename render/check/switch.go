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

// SwitchesOf are the [[check]] that hold for a notice: its own, and of its
// template those of rules that it does not switch itself.
func SwitchesOf(n *notice.Notice, template []diag.Switch) []diag.Switch {
	var out []diag.Switch
	for _, list := range [...][]diag.Switch{n.Switches, template} {
		for _, s := range list {
			if s.Source == nil {
				s.Source = n.Source
			}
			if !slices.ContainsFunc(out, func(o diag.Switch) bool { return o.Code == s.Code }) {
				out = append(out, s)
			}
		}
	}
	return out
}

// Switches holds the [[check]] against all rules there are: one that does not
// exist cannot be switched, nor can an error.
func Switches(switches []diag.Switch, all []*diag.Rule) (found diag.List) {
	for _, s := range switches {
		i := slices.IndexFunc(all, func(r *diag.Rule) bool { return r.Code == s.Code })
		switch {
		case i < 0:
			found.Add(&noSwitch, s.Source, s.Span, "编号照抄提醒里的，如 GW301", "没有 %s 这条规则", s.Code)
		case all[i].Severity == diag.Error:
			found.Add(&noSwitch, s.Source, s.Span, "删去这个 [[check]]", "%s（%s）是错误，不能关", s.Code, all[i].Title)
		}
	}
	return found
}

// Switched is what is left to tell of the findings of a notice when some rules
// are switched. What it silences is told in one note a switch, so that nothing is
// dropped unseen.
func Switched(src *diag.Source, switches []diag.Switch, found diag.List) diag.List {
	if len(switches) == 0 {
		return found
	}
	quiet := make([][]diag.Finding, len(switches))
	kept := make(diag.List, 0, len(found))
	for _, f := range found {
		i := slices.IndexFunc(switches, func(s diag.Switch) bool { return s.Code == f.Rule.Code && f.Rule.Severity == diag.Warning })
		switch {
		case i < 0 || switches[i].Set == "warning":
		case switches[i].Set == "note":
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
		s := switches[i]
		kept.Add(&silenced, s.Source, s.Span, "理由: "+s.Reason, "不提醒 %s（%s）%d 处%s", s.Code, list[0].Rule.Title, len(list), linesOf(src, list))
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
