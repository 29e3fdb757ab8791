package assign

import "gongwen/render/diag"

// Rules are the findings of this package.
func Rules() []*diag.Rule { return []*diag.Rule{&ruleLong} }

var ruleLong = diag.Rule{
	Code:     "GW502",
	Severity: diag.Error,
	Title:    "一格文字超出Excel的字数上限",
	Why:      "Excel一个单元格最多存32767个字符，多出的部分打开时会丢失。",
	Wrong:    "requirement = \"……（四万字）\"",
	Right:    "把一项任务拆成几项，或把细则写进另一个附件",
}
