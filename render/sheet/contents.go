package sheet

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
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
	fields []field
	counts []count
}

// count is a column of counted rows of the assignment sheet.
type count struct {
	head       string
	conditions func(counting) string
	now        func(duties []duty) int32 // before anything is filled in
}

// Columns of the contents.
const (
	contentsOrder = iota
	contentsName
	contentsTasks
)

const (
	contentsWidth = 1280 // at which twenty groups fit a page
	headOverdue   = "逾期"
)

func (p *planner) contents(a *assignment) {
	c := &contents{assignment: a, counts: a.counts()}
	c.columns()
	s := p.beginSheet(nameContents, p.title(), c.guide(), c.fields, true)
	c.others(s)
	p.headSheet(s, c.fields)
	b := p.newBody(s, c.fields, len(a.groups)+1)
	for g := range a.groups {
		c.group(b, g)
	}
	c.total(b)
	b.paginate()
	s.freeze(contentsTasks)
	s.Protected = true
	p.book.Sheets = append([]*Sheet{s}, p.book.Sheets...)
}

// counts is what is counted of each group. Every row has one of the statuses or
// none, so that these add up to the group's tasks.
func (a *assignment) counts() (cs []count) {
	none := func([]duty) int32 { return 0 }
	for _, status := range statuses() {
		cs = append(cs, count{status, func(c counting) string { return c.isStatus(status) }, none})
	}
	cs = append(cs, count{"未填报", func(c counting) string { return c.isStatus("") }, func(ds []duty) int32 { return int32(len(ds)) }})
	if a.due >= 0 {
		cs = append(cs, count{headOverdue, counting.overdue, a.overdueAt})
	}
	return cs
}

func (c *contents) columns() {
	left, centre, lead := styleBody(Left), styleBody(Centre), "牵头"
	if !c.leads() {
		lead = "承担"
	}
	const number = 104
	c.fields = []field{
		{head: "序号", width: 56, look: centre},
		{head: c.assignment.fields[c.lead].head, look: left},
		{head: lead + "（项）", width: number, look: centre},
		{head: "其中共同", width: number, look: centre},
	}
	for _, n := range c.counts {
		c.fields = append(c.fields, field{head: n.head, width: number, look: centre})
	}
	rest := contentsWidth
	for _, f := range c.fields {
		rest -= f.width
	}
	c.fields[contentsName].width = rest
}

// guide tells how the workbook is used.
func (c *contents) guide() string {
	lines := []string{"怎样填报"}
	add := func(s string) { lines = append(lines, strconv.Itoa(len(lines))+". "+s) }
	head := c.assignment.fields[c.lead].head
	add("点下表中的" + head + "，到“" + nameAssignment + "”表中它的任务；在那里点它的第一个编号，回到这里。")
	add("只填浅黄色单元格：“" + headStatus + "”从下拉列表中选，“" + headDone + "”写全年月日，" +
		"“" + headProgress + "”不超过" + strconv.Itoa(longestAnswer) + "字。其余单元格已锁定，行高、列宽可以调整。")
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

// others lists the other sheets, each with a link.
func (c *contents) others(s *Sheet) {
	for _, o := range []struct{ name, about string }{
		{nameAssignment, "各部门在这里填报，按" + c.assignment.fields[c.lead].head + "排列"},
		{nameOverview, "与通知所附的表一致，供对照，不填报"},
		{nameData, "一行一项任务、一个单位，供筛选和数据透视，不填报"},
	} {
		link := Style{Face: faceBody, Size: bodySize, Link: true}
		about := Style{Face: faceBody, Size: bodySize}
		row := len(s.Rows)
		s.Rows = appendRows(s.Rows, 1, make([]uint16, len(c.fields)))
		s.Rows[row].Height = heightFor(1, bodySize)
		cells := s.Rows[row].Cells
		cells[contentsName] = Cell{Kind: Text, Text: o.name, Style: c.style(link)}
		cells[contentsTasks] = Cell{Kind: Text, Text: o.about, Style: c.style(about)}
		s.Merges = append(s.Merges, Range{contentsTasks, row, len(c.fields) - 1, row})
		to := 0
		if o.name == nameAssignment {
			to = colFirst
		}
		s.Links = append(s.Links, Link{contentsName, row, o.name, to, 0, "到“" + o.name + "”"})
	}
}

// group writes the row of a group, and links it with the group's first row.
// Links lie on texts of one line: LibreOffice does not wrap those with one.
func (c *contents) group(b *body, g int) {
	group, first := &c.groups[g], c.starts[g]
	duties := c.duties[first : first+len(group.Tasks)]
	lead := c.at(&duties[0]).Lead.Text
	b.put(g, g+1, contentsName, contentsName, place{duties[0].task, notice.KeyLead}, lead,
		Cell{Kind: Text, Text: group.Name, Style: b.styles[contentsName]})
	number := func(col int, n int) { b.cells(g)[col] = Cell{Kind: Number, Number: int32(n), Style: b.styles[col]} }
	number(contentsOrder, g+1)
	number(contentsTasks, len(group.Tasks))
	number(contentsTasks+1, c.joint[g])
	row := b.base + g
	counting := c.counting("'" + nameAssignment + "'!")
	for i, n := range c.counts {
		col := contentsTasks + 2 + i
		formula := counting.ofGroup(group.Name, "$"+Ref(contentsName, row), c.base+first, c.base+first+len(duties)-1, n.conditions)
		b.cells(g)[col] = Cell{Kind: Formula, Text: formula, Number: n.now(duties), Style: b.styles[col]}
	}
	if g >= maxLinks {
		return
	}
	from := contentsName
	if lines(group.Name, room(c.fields[contentsName].width, bodySize)) > 1 {
		from = contentsOrder
	}
	b.s.Links = append(b.s.Links, Link{from, row, nameAssignment, c.lead, c.base + first, "到它的任务"})
	b.cells(g)[from].Style = c.linked(b.cells(g)[from].Style)
	c.s.Links = append(c.s.Links, Link{c.id, c.base + first, nameContents, contentsName, row, "回到目录"})
	back := &c.s.Rows[c.base+first].Cells[c.id]
	back.Style = c.linked(back.Style)
}

// linked is the style with the look of a link.
func (p *planner) linked(style uint16) uint16 {
	look := p.book.Styles[style]
	look.Link = true
	return p.style(look)
}

// total writes the last row, the sums of the columns.
func (c *contents) total(b *body) {
	last := len(c.groups)
	for col := range c.fields {
		look := styleHead()
		look.Fill = fillSection
		style := c.style(look)
		cell := Cell{Style: style}
		switch {
		case col == contentsName:
			cell.Kind, cell.Text = Text, "合计"
		case col >= contentsTasks:
			cell.Kind, cell.Text = Formula, "SUM("+Range{col, b.base, col, b.base + last - 1}.String()+")"
			for g := range last {
				cell.Number += b.cells(g)[col].Number
			}
		}
		b.put(last, last+1, col, col, place{}, diag.Text{}, cell)
	}
}
