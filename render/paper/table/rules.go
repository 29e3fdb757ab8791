package table

import "gongwen/render/diag"

var (
	ruleColumns = diag.Rule{
		Code: "GW416", Severity: diag.Error, Title: "表格的栏排不下", Needs: "breakdown task attachment document",
		Why:   "各栏的宽合计不能超过版心，每栏至少容得下一个字。",
		Wrong: "width = 300", Right: "width = 60",
	}
	ruleTornNumber = diag.Rule{
		Code: "GW429", Severity: diag.Warning, Title: "表格的数字拆到两行", Strength: "习惯", Needs: "breakdown task attachment document",
		Why:   "数字、日期、电话号码拆到两行容易读错；栏目太多、写明的宽太窄时，程序没有别的办法。",
		Wrong: "width = 12（栏里有 1,234,567.8）", Right: "width = 30",
	}
	ruleTallRow = diag.Rule{
		Code: "GW417", Severity: diag.Warning, Title: "一行比一页还高", Needs: "breakdown task attachment document",
		Why:   "分解表的行不跨页；比一页还高的行只能拆开排。",
		Wrong: "requirement = \"（五千字）\"", Right: "把一项任务分成几项，各占一行",
	}
)

// Rules is the table of this package's rules.
func Rules() []*diag.Rule {
	return []*diag.Rule{&ruleColumns, &ruleTornNumber, &ruleTallRow}
}
