package collect

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
)

// Left is a cell of a return that went into no answer. Whatever a department
// wrote is in the ledger, or here.
type Left struct {
	File string `json:"file"`
	Cell string `json:"cell"` // 配合任务!H5
	Text string `json:"text"`
	Why  string `json:"why"`

	told bool // by a finding of its own
}

// maxLeft bounds what is kept of one run; a million filled cells in a column of
// somebody's own are one mistake.
const maxLeft = 20_000

// Why a cell was left.
const (
	whyColumn = "发下去的表没有这一栏"
	whyMany   = "同一项的行多得反常"
	whyRow    = "对不上任务"
	whyHidden = "写在隐藏的栏里"
	whyEdited = "写在不填报的栏里"
	whyTitle  = "写在表头以上"
	whySheet  = "写在不填报的表里"
	whyBefore = "写在不填报的表里，或是上一版通知的原话"
	whyRunner = "写在页眉、页脚里"
	whyBox    = "写在文本框、图形里"
	whyDrawn  = "图片、图形里的字读不出来"
)

// leave notes a cell that went into no answer. What is told already, by the
// finding of a row or of a column, is not told again.
func (c *Collection) leave(f *file, g *grid.Grid, at returned.Place, text, why string, known bool) {
	if len(c.left) >= maxLeft {
		f.leftOut++
		return
	}
	c.left = append(c.left, Left{f.Name, g.Ref(at.Col, at.Row), text, why, known})
	if !known {
		f.left = append(f.left, g.Ref(at.Col, at.Row)+"“"+told.Clip(text)+"”")
	}
}

// leaveRow notes every cell of a row that is nobody's, but for what was sent:
// titles and heads stand there again where a return was put together from
// several.
func (c *Collection) leaveRow(f *file, t *returned.Table, row int, told bool, why string) {
	for col := range t.Rows[row] {
		x := &t.Rows[row][col]
		if x.Empty() || !t.Used[col] { // these are told by columns
			continue
		}
		if !c.answerColumn(t, col) && c.known(f, x) {
			continue
		}
		c.leave(f, t.Grid, returned.At(col, row), x.Shown, why, told)
	}
}

// leaveAll notes every answer of a row.
func (c *Collection) leaveAll(f *file, t *returned.Table, row int, why string) {
	for col := range t.Rows[row] {
		if x := &t.Rows[row][col]; !x.Empty() && c.answerColumn(t, col) {
			c.leave(f, t.Grid, returned.At(col, row), x.Shown, why, false)
		}
	}
}

// maxRowsOf is how many rows of one file are taken for one task of a department.
const maxRowsOf = 100

// answerColumn reports whether departments fill a column in.
func (c *Collection) answerColumn(t *returned.Table, col int) bool {
	for i, cols := range t.Columns {
		if c.form.Columns[i].Role.Answer() && slices.Contains(cols, col) {
			return true
		}
	}
	return false
}

// known reports whether a cell says what is sent out, or a number.
func (c *Collection) known(f *file, x *grid.Cell) bool {
	return !f.sent().Foreign(x)
}

// leaveSheets notes what stands where nothing is filled in: on the other sheets,
// and above the heads.
func (c *Collection) leaveSheets(f *file, sheets []grid.Grid, tables []*returned.Table) {
	for i := range sheets {
		g := &sheets[i]
		if g.Name == assign.MetaSheet {
			continue
		}
		at := slices.IndexFunc(tables, func(t *returned.Table) bool { return t.Name == g.Name })
		drawn := false
		for _, x := range g.Drawn {
			switch {
			case x.Text != "":
				c.leave(f, g, returned.At(x.Col, x.Row), "（文本框）"+x.Text, whyBox, false)
			case !drawn: // of many the first will do
				drawn = true
				c.leave(f, g, returned.At(x.Col, x.Row), "（图片、图形）", whyDrawn, false)
			}
		}
		for _, text := range f.sent().Runners(g) {
			c.leave(f, g, returned.Place{}, "（页眉、页脚）"+text, whyRunner, false)
		}
		if at < 0 {
			for _, x := range g.Comments {
				c.leave(f, g, returned.At(x.Col, x.Row), x.Text, returned.Commented, false)
			}
		}
		if at >= 0 {
			for row := range tables[at].Upper { // what stands over several heads is one
				f.sent().Above(g, row, func(x returned.Place) bool {
					c.leave(f, g, x, g.At(x.Col, x.Row).Shown, whyTitle, false)
					return true
				})
			}
			t := tables[at]
			if t.Upper < t.Head {
				for col, x := range g.Row(t.Upper) {
					if !x.Empty() && x.Shown != t.Own(col, t.Head) {
						c.leave(f, g, returned.At(col, t.Upper), x.Shown, whyTitle, true) // a head over others
					}
				}
			}
			for col := range t.Row(t.Head) {
				if x := t.At(col, t.Head); !x.Empty() && !t.Used[col] && t.Left[col] == nil {
					c.leave(f, g, returned.At(col, t.Head), x.Shown, whyColumn, true) // a head alone is no answer
				}
			}
			continue
		}
		headless := slices.Contains(c.form.Sheets, g.Name) // the form, whose head is gone
		for x := range f.sent().Strangers(g) {
			y := g.At(x.Col, x.Row)
			if _, ok := returned.ParseKey(y.Raw); ok || headless && !f.sent().Foreign(&y) && !slices.Contains(c.form.Statuses, y.Shown) {
				continue
			}
			why := whySheet
			if f.revised && g.Name == assign.NameAssists { // what no key vouches for
				why, f.before = whyBefore, true
			}
			c.leave(f, g, x, y.Shown, why, false)
		}
	}
}

// leaveRest notes what stands between heads that are there again, and the comments
// of a table that hang on none of its rows.
func (c *Collection) leaveRest(f *file, t *returned.Table) {
	for row := t.Head + 1; row < len(t.Rows); row++ {
		if !t.RepeatsHead(row) {
			continue
		}
		for col := range t.Rows[row] {
			if x := &t.Rows[row][col]; !x.Empty() && x.Shown != t.Own(col, t.Head) && !c.known(f, x) {
				c.leave(f, t.Grid, returned.At(col, row), x.Shown, whyRow, false)
			}
		}
	}
	for _, x := range t.Comments {
		if x.Row <= t.Head || x.Row >= len(t.Rows) || t.RepeatsHead(x.Row) {
			c.leave(f, t.Grid, returned.At(x.Col, x.Row), x.Text, returned.Commented, false)
		}
	}
}

// tellLeft says what went into no answer, once for a file.
func (c *Collection) tellLeft(f *file) {
	if len(f.left) == 0 && f.leftOut == 0 {
		return
	}
	said := told.Some(f.left)
	if f.leftOut > 0 {
		said = strings.TrimPrefix(said+"；太多，另有"+strconv.Itoa(f.leftOut)+"格没有逐一列出", "；")
	}
	hint := ""
	if f.before {
		hint = "这份表是按另一版通知发的，其中可能有那一版的原话，那样就不用管；"
	}
	c.add(told.CellsLeft, f, hint+"请看这些内容要不要报；要的，请部门填进“"+c.form.Head(assign.RoleProgress)+"”或“"+c.form.Head(assign.RoleRemark)+"”后重新交回", "有%d格没有收进台账：%s", len(f.left)+f.leftOut, said)
}

// noteOf is what the ledger says of a cell in the row that it stands in.
func noteOf(x returned.LeftOver) string {
	at := book.Ref(x.Col, x.Row)
	if x.Why == returned.Commented {
		return at + "的批注“" + told.Clip(x.Text) + "”没有收进台账"
	}
	return at + "“" + told.Clip(x.Text) + "”没有收进台账"
}
