// Package check holds the rules of good notices that the model alone can
// decide: dates that contradict each other, names that differ by a slip of the
// pen, marks and ordinals that are not those of a notice. One row of the table
// is one rule.
//
// It changes nothing and stops nothing: all its findings are warnings, and
// where a text can be read as right it says nothing. What makes a source
// unreadable is bind's to say, what only finished pages show is layout's. In: a
// [notice.Notice] without errors. Out: findings GW3xx.
package check

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// rule is one row: what it says, and the function that finds it.
type rule struct {
	diag.Rule
	run func(*finder)
}

// rules is the table. It is never written to.
var rules = [...]rule{
	{diag.Rule{
		Code: "GW301", Severity: diag.Warning, Title: "两个单位的名称很像",
		Why:   "同一个单位写成两个样子，工作簿里就成了两个单位，任务会分到不存在的单位名下。差别只是和、及、与，或是一两个像打错的字时提醒；两个都登记在部门名录里的不提醒。",
		Wrong: "[[task]]\nlead = [\"水文站\"]\n…\n[[task]]\nlead = [\"水文战\"]", Right: "[[task]]\nlead = [\"水文站\"]\n…\n[[task]]\nlead = [\"水文站\"]",
	}, likeNames},
	{diag.Rule{
		Code: "GW302", Severity: diag.Warning, Title: "发文字号的年份与成文日期不同", Clause: "7.2.5", Strength: "规定",
		Why:   "发文字号由机关代字、年份、发文顺序号组成，顺序号按年编，年份就是发文的年份。",
		Wrong: "number = \"某管办字〔2022〕22号\"\ndate = 2023-08-14", Right: "number = \"某管办字〔2023〕22号\"\ndate = 2023-08-14",
	}, numberYear},
	{diag.Rule{
		Code: "GW303", Severity: diag.Warning, Title: "印发日期早于成文日期", Clause: "7.4.3", Strength: "规定",
		Why:   "印发日期是公文送印的日期，签发之后才送印。",
		Wrong: "date = 2023-08-14\n[imprint]\nprinted_on = 2023-08-11", Right: "date = 2023-08-14\n[imprint]\nprinted_on = 2023-08-14",
	}, printedEarly},
	{diag.Rule{
		Code: "GW304", Severity: diag.Warning, Title: "时限早于成文日期",
		Why:   "公文印发时已经过了的时限办不到，多半是年份或月份写错。没有写年份的时限，按分解表或公文标题里的年份算。",
		Wrong: "date = 2023-08-14\n…\ndue = \"6月底前\"", Right: "date = 2023-08-14\n…\ndue = \"12月底前\"",
	}, dueEarly},
	{diag.Rule{
		Code: "GW305", Severity: diag.Warning, Title: "中文里用了半角标点", Clause: "GB/T 15834—2011 5.1", Strength: "规定",
		Why:   "中文的逗号、分号、冒号、问号、叹号、引号、括号各占一个字的位置，用全角。数、时刻、外文里的不算，单位名称里的括号照原样印，也不算。",
		Wrong: `text = "各街道,各部门:现通知如下。"`, Right: `text = "各街道，各部门：现通知如下。"`,
	}, halfWidth},
	{diag.Rule{
		Code: "GW306", Severity: diag.Warning, Title: "层次序数的写法不对", Clause: "7.3.3", Strength: "规定",
		Why:   "结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。别的写法程序不认作序数，字体和目录都不按标题处理。",
		Wrong: "1、提高认识。\n(一)加强领导。\n（二）、抓好落实。", Right: "1.提高认识。\n（一）加强领导。\n（二）抓好落实。",
	}, ordinalForms},
	{diag.Rule{
		Code: "GW307", Severity: diag.Warning, Title: "涉密公文没有份号", Clause: "《党政机关公文处理工作条例》第九条（一）", Strength: "规定",
		Why:   "涉密公文应当标注份号，以便登记和清退。",
		Wrong: "[letterhead]\nsecrecy = \"秘密★5年\"", Right: "[letterhead]\nsecrecy = \"秘密★5年\"\nserial = \"000001\"",
	}, secretUnnumbered},
	{diag.Rule{
		Code: "GW308", Severity: diag.Warning, Title: "正文说的任务数与分解表不同",
		Why:   "正文写明分解表共有几项，改了表而没有改正文，两处就对不上。",
		Wrong: `text = "《任务分解表》共41项任务。"   # 表里有 42 项`, Right: `text = "《任务分解表》共42项任务。"`,
	}, countStated},
	{diag.Rule{
		Code: "GW309", Severity: diag.Warning, Title: "任务没有完成时限",
		Why:   "换了工作任务，时限不再沿用上一行的；别的任务都有时限，这里多半是漏写，工作簿里也就不会算它逾期。",
		Wrong: "[[task]]\ntopic = \"甲类\"\ndue = \"6月底前\"\n…\n[[task]]\ntopic = \"乙类\"   # 没有 due", Right: "[[task]]\ntopic = \"乙类\"\ndue = \"\"        # 确实没有时限",
	}, dueLeft},
}

// Rules lists the rules of this package in the order of their codes.
func Rules() []*diag.Rule {
	out := make([]*diag.Rule, len(rules))
	for i := range rules {
		out[i] = &rules[i].Rule
	}
	return append(out, &noSwitch, &silenced)
}

// Run puts every rule to the notice. The findings are in file order.
func Run(n *notice.Notice) diag.List {
	f := finder{Notice: n, breakdowns: n.Breakdowns()}
	for i := range rules {
		f.rule = &rules[i].Rule
		rules[i].run(&f)
	}
	f.found = slices.DeleteFunc(f.found, func(x diag.Finding) bool { return n.Blank(x.Span) }) // what is not written yet is no slip
	f.found.Sort()
	return f.found
}

// finder is a notice under the eyes of one rule.
type finder struct {
	*notice.Notice
	breakdowns []*notice.Breakdown // all of them, in the order of print
	rule       *diag.Rule
	found      diag.List
}

func (f *finder) add(at diag.Span, hint, format string, args ...any) {
	f.found.Add(f.rule, f.Source, at, hint, format, args...)
}

// secretUnnumbered finds a degree of secrecy without a copy number.
func secretUnnumbered(f *finder) {
	if h := &f.Letterhead; !h.Secrecy.Empty() && h.Serial.Empty() {
		f.add(h.Secrecy.Span(), `在 [letterhead] 里写 serial = "000001"`, "有密级“%s”，没有份号", h.Secrecy.S)
	}
}
