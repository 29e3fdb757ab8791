package sheet

import "gongwen/render/diag"

// Rules are the findings of this package.
func Rules() []*diag.Rule {
	return []*diag.Rule{&ruleTall, &ruleRows, &rulePages, &ruleWide}
}

var (
	ruleTall = diag.Rule{
		Code:     "GW501",
		Severity: diag.Note,
		Title:    "一格文字高出Excel的行高上限",
		Why:      "Excel和WPS一行最高409磅（约28行小四号字），再高的看不到也印不出。排不下的文字接在下一行（以“（接上行）”开头，同一个编号），收回时仍是一项；数据表不分行，整格的文字在编辑栏里看。一项任务写这样长，多半宜分成几项。",
		Wrong:    "requirement = \"……（六千字）\"",
		Right:    "把一项任务拆成几项，或把细则写进另一个附件",
	}
	ruleRows = diag.Rule{
		Code:     "GW503",
		Severity: diag.Error,
		Title:    "工作簿的行数或栏数超出Excel的上限",
		Why:      "Excel一张表最多1048576行，256栏以上已无法打印；数据表按“任务×单位”展开，行数比任务数多。",
		Wrong:    "三十万项任务，每项六个责任单位",
		Right:    "分成几个通知",
	}
	rulePages = diag.Rule{
		Code:     "GW504",
		Severity: diag.Warning,
		Title:    "工作表的页数超出Excel的分页上限",
		Why:      "Excel一张表最多记住1022个手工分页符，其后的分页由打开它的软件自己决定，合并的单元格可能被截断。",
		Wrong:    "一万项任务的分解表整本打印",
		Right:    "打印时按部门筛选数据表，或分成几个通知",
	}
	ruleWide = diag.Rule{
		Code:     "GW505",
		Needs:    "task.lead task.responsible task.seq breakdown",
		Severity: diag.Warning,
		Title:    "栏目太多，打印出来看不清",
		Why:      "工作表按纸宽缩小打印；栏目过多时小四号字会缩到六号（7.5磅）以下，缩到10%仍放不下的会打到几页纸上。",
		Wrong:    "二十个[[breakdown.column]]",
		Right:    "只保留各部门要看的栏目",
	}
)
