package assign

import (
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
)

// maxLinks is how many groups are linked to. The cost of excelize's links is
// square in their number (4,000 take 0.1 s), and nobody looks for a department
// among as many by eye.
const maxLinks = 4000

// contents is 目录, the sheet that a file opens with: how to fill in, which
// other sheets there are, and for each group what it has to do and how far that
// is, counted while departments write into the assignment sheet.
type contents struct {
	*assignment
	fields []sheet.Field
	counts []count
	base   int    // row of the first group
	sum    uint16 // style of the last row
}

// count is a column of counted rows of the assignment sheet.
type count struct {
	head       string
	conditions func(counting) string
	now        func(duties []duty) int32 // before anything is filled in
	blank      bool                      // rows without an answer are counted
}

// Columns of the contents.
const (
	contentsOrder = iota
	contentsName
	contentsTasks
	contentsJoint
	contentsCounts // the first of them
)

const (
	contentsWidth = 1280 // at which twenty groups fit a page
	headOverdue   = "逾期"
)

func (p *planner) contents(a *assignment) {
	c := &contents{assignment: a, counts: a.counts()}
	c.columns()
	s := p.BeginSheet(nameContents, p.title(), c.guide(), c.fields, true)
	c.others(s)
	p.HeadSheet(s, c.fields)
	c.base, c.sum = len(s.Rows), p.Style(sheet.SumLook(book.Centre))
	b := p.NewBody(s, c.fields, len(a.groups)+1, 0)
	b.Fill, b.From = c.fill, c.from
	b.Plan()
	c.link(s)
	sheet.Freeze(s, contentsTasks)
	s.Names = []book.Name{{Name: nameGroups, Range: book.Range{Col: contentsName, Row: c.base, LastCol: contentsName, LastRow: c.base + len(a.groups) - 1}}}
	s.Protected = true
	p.Book.Sheets = append([]*book.Sheet{s}, p.Book.Sheets...)
}

// counts is what is counted of each group. Every row has one of the statuses or
// none, so that these add up to the group's tasks.
func (a *assignment) counts() (cs []count) {
	none := func([]duty) int32 { return 0 }
	for _, status := range statuses() {
		cs = append(cs, count{status, func(c counting) string { return c.isStatus(status) }, none, false})
	}
	cs = append(cs, count{"未填报", func(c counting) string { return c.isStatus("") }, func(ds []duty) int32 { return int32(len(ds)) }, true})
	if a.due >= 0 {
		cs = append(cs, count{headOverdue, counting.overdue, a.overdueAt, false})
	}
	return cs
}

func (c *contents) columns() {
	left, centre, lead := sheet.BodyLook(book.Left), sheet.BodyLook(book.Centre), "牵头"
	if !c.leads() {
		lead = "承担"
	}
	const number = 104
	c.fields = []sheet.Field{
		{Head: "序号", Width: 56, Look: centre},
		{Head: c.assignment.fields[c.lead].Head, Look: left},
		{Head: lead + "（项）", Width: number, Look: centre},
		{Head: "其中共同", Width: number, Look: centre},
	}
	for _, n := range c.counts {
		c.fields = append(c.fields, sheet.Field{Head: n.head, Width: number, Look: centre})
	}
	rest := contentsWidth
	for _, f := range c.fields {
		rest -= f.Width
	}
	c.fields[contentsName].Width = rest
}

// guide tells how the workbook is used.
func (c *contents) guide() string {
	var lines []string
	add := func(s string) { lines = append(lines, strconv.Itoa(len(lines)+1)+". "+s) }
	head := c.assignment.fields[c.lead].Head
	add("点下表中的" + head + "，到“" + c.s.Name + "”表中它的任务；在那里点它的第一个编号，回到这里。")
	add("只填“" + headStatus + "”到“" + headRemark + "”各栏：“" + headStatus + "”从下拉列表中选，“" + headDone + "”写全年月日，" +
		"“" + headProgress + "”不超过" + strconv.Itoa(c.limits[c.answers+progressAt]) + "字。其余单元格已锁定，行高、列宽可以调整。")
	if s := c.back(); s != "" {
		add(s)
	}
	sum := "共" + strconv.Itoa(len(c.b.Tasks)) + "项任务。"
	if len(c.duties) > len(c.b.Tasks) {
		sum += "几家共同承担的，在各家名下分别列出，编号相同，因此合计数大于任务数。"
	}
	add(sum + "项数随填报自动更新，“逾期”按打开文件的当天计算。")
	return strings.Join(lines, "\n")
}

// others names the other sheets on one line, each with a link: the head row below
// it is to stay in sight.
func (c *contents) others(s *book.Sheet) {
	row, last, cells := len(s.Rows), len(c.fields)-1, make([]book.Cell, len(c.fields))
	s.Rows = append(s.Rows, book.Row{Height: sheet.HeightFor(1, sheet.BodySize), Cells: cells})
	look := c.Style(book.Style{Face: book.FaceBody, Size: sheet.BodySize, Link: true})
	for _, o := range []struct {
		col, last   int
		name, about string
	}{
		{contentsName, contentsName, c.s.Name, "填报在这里"},
		{contentsTasks, contentsTasks + 2, nameOverview, "与通知的表一致"},
		{contentsTasks + 3, last, DataSheet, "供筛选和数据透视"},
	} {
		cells[o.col] = book.Cell{Kind: book.Text, Text: o.name + "（" + o.about + "）", Style: look}
		if o.last > o.col {
			s.Merges = append(s.Merges, book.Range{Col: o.col, Row: row, LastCol: o.last, LastRow: row})
		}
		to := 0
		if o.name == c.s.Name {
			to = colFirst
		}
		s.Links = append(s.Links, book.Link{Col: o.col, Row: row, Sheet: o.name, ToCol: to, ToRow: 0, Tip: "到“" + o.name + "”"})
	}
}

// fill writes the row of a group, or the last one: the sums of the columns.
func (c *contents) fill(row int, cells []book.Cell) {
	if row == len(c.groups) {
		c.fillSum(cells)
		return
	}
	group, first := &c.groups[row], c.starts[row]
	end := first + len(group.Tasks)
	cells[contentsOrder].SetNumber(int32(row + 1))
	cells[contentsName].SetText(group.Name)
	cells[contentsTasks].SetNumber(int32(len(group.Tasks)))
	cells[contentsJoint].SetNumber(int32(c.joint[row]))
	counting := c.counting("'" + c.s.Name + "'!")
	for i := range c.counts {
		n := &c.counts[i]
		formula := counting.within(c.rows.Row(first), c.rows.Row(end)-1, end-first, n)
		cells[contentsCounts+i].SetFormula(formula, n.now(c.duties[first:end]))
	}
	if row < maxLinks {
		from := c.linkFrom(row)
		cells[from].Style = c.Linked(cells[from].Style)
	}
}

func (c *contents) fillSum(cells []book.Cell) {
	for col := range cells {
		cells[col].Style = c.sum
		if col >= contentsTasks {
			cells[col].SetFormula("SUM("+book.Range{Col: col, Row: c.base, LastCol: col, LastRow: c.base + len(c.groups) - 1}.String()+")", c.sumOf(col))
		}
	}
	cells[contentsName].SetText("合计")
}

// sumOf is what the last row shows until it is reckoned anew.
func (c *contents) sumOf(col int) (sum int32) {
	switch col {
	case contentsTasks:
		return int32(len(c.duties))
	case contentsJoint:
		for _, n := range c.joint {
			sum += int32(n)
		}
		return sum
	}
	return c.counts[col-contentsCounts].now(c.duties)
}

// from is where the name of a group comes from.
func (c *contents) from(row, col int) sheet.Origin {
	if row == len(c.groups) {
		return sheet.Origin{Head: c.fields[col].Head}
	}
	return c.assignment.from(c.starts[row], c.lead)
}

// link leads from every group to its first row, and from that row's number back.
func (c *contents) link(s *book.Sheet) {
	for g := range c.groups[:min(len(c.groups), maxLinks)] {
		from, row, to := c.linkFrom(g), c.base+g, c.rows.Row(c.starts[g])
		s.Links = append(s.Links, book.Link{Col: from, Row: row, Sheet: c.s.Name, ToCol: c.lead, ToRow: to, Tip: "到它的任务"})
		c.s.Links = append(c.s.Links, book.Link{Col: c.id, Row: to, Sheet: nameContents, ToCol: contentsName, ToRow: row, Tip: "回到目录"})
	}
	c.goBack = c.Linked(c.Style(c.assignment.fields[c.id].Look))
}

// linkFrom is the column of a group's link, which lies on a text of one line:
// LibreOffice does not wrap those with one.
func (c *contents) linkFrom(group int) int {
	if sheet.Lines(c.groups[group].Name, sheet.Room(c.fields[contentsName].Width, sheet.BodySize)) > 1 {
		return contentsOrder
	}
	return contentsName
}
