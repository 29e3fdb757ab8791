package ledger

import (
	"slices"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/book/told"
)

// shortNames is files as the ledger calls them.
func (c *ledger) shortNames(names []string) (short []string) {
	for i := range c.Files {
		if slices.Contains(names, c.Files[i].Name) {
			short = append(short, c.Files[i].Short)
		}
	}
	return short
}

// files is the files that came back.
func (c *ledger) files() sheet.Listing {
	l := sheet.Listing{
		Name:  "交回文件",
		Title: c.form.Title + "（交回的文件）",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 400},
			{Head: "读出的表", Width: 264},
			{Head: "认出的行", Kind: sheet.Counts, Align: book.Centre, Width: 96},
			{Head: "有填报的行", Kind: sheet.Counts, Align: book.Centre, Width: 104},
			{Head: "没有读出的原因", Width: 376},
		},
		Freeze: 1,
	}
	for i := range c.Files {
		f := &c.Files[i]
		read := told.Some(f.Sheets)
		if f.Idle {
			read = "（无填报任务）"
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: f.Name}, {Text: read}, {Count: f.Rows}, {Count: f.Answered}, {Text: f.Fault}}})
	}
	return l
}

// left is what the departments wrote that went into no answer.
func (c *ledger) left() sheet.Listing {
	l := sheet.Listing{
		Name:  "未收内容",
		Title: c.form.Title + "（没有收进台账的内容）",
		Hint:  "这些格子不知道是哪一项的填报，没有收进台账；要报的，请部门填进发下去的表后重新交回。",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 264},
			{Head: "单元格", Width: 176},
			{Head: "内容", Width: 480, Widen: true},
			{Head: "为什么", Width: 184},
		},
		Freeze: 2,
	}
	for i := range c.Left {
		x := &c.Left[i]
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: x.File}, {Text: x.Cell}, {Text: x.Text}, {Text: x.Why}}})
	}
	return l
}

// problems is what the command says of the files, to be worked off.
func (c *ledger) problems() sheet.Listing {
	l := sheet.Listing{
		Name:  "问题清单",
		Title: c.form.Title + "（收集中发现的问题）",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 224},
			{Head: "代码", Width: 72, Align: book.Centre},
			{Head: "种类", Width: 168},
			{Head: "问题", Width: 472},
			{Head: "怎样处理", Width: 304},
		},
	}
	for _, x := range c.findings {
		name := ""
		if x.Source != nil {
			name = x.Source.Name
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: name}, {Text: x.Rule.Code}, {Text: x.Rule.Title}, {Text: x.Message}, {Text: x.Hint}}})
	}
	return l
}
