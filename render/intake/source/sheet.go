package source

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/book/xlsx"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/sniff"
)

// readSheets takes a workbook: every sheet that is seen, and tells what is not.
func (d *reader) readSheets(data []byte) bool {
	grids, err := xlsx.Read(data)
	switch {
	case errors.Is(err, xlsx.ErrTooLarge):
		d.Say(doubt.Refused, "", "工作簿展开后太大，超过能读的限度；只留要导入的表，另存为 .xlsx，再导入")
		return false
	case errors.Is(err, xlsx.ErrPassword):
		return d.refuse(sniff.Encrypted)
	case errors.Is(err, xlsx.ErrBinary):
		return d.refuse(sniff.BinaryExcel)
	case err != nil:
		return d.refuse(sniff.Damaged)
	}
	nth := 0
	own := slices.ContainsFunc(grids, func(g grid.Grid) bool { return g.Name == book.MetaSheet })
	for i := range grids {
		g := &grids[i]
		if g.Hidden {
			if len(g.Rows) > 0 && g.Name != book.MetaSheet {
				d.Say(doubt.HiddenOut, "需要的话取消隐藏，再导入", "隐藏的工作表“%s”没有导入：%s", g.Name, prose.Some(rowsOf(g)...))
			}
			continue
		}
		whole := own && g.Name == book.OverviewSheet
		if whole {
			unnumber(g)
		}
		t := fromSheet(g, d.limit)
		if d.limit.over {
			return true
		}
		if len(t.At) > 0 {
			nth++
			t.nth = nth
			t.Whole = whole
			d.blocks = append(d.blocks, Block{Table: t})
		}
		t.noteHidden(g)
		for _, c := range g.Comments {
			t.note(doubt.CommentOut, "按批注改好，再导入", "%s 有批注，没有导入：%s", g.Ref(c.Col, c.Row), prose.Quoted(c.Text))
		}
		t.noteStruck(g)
		drawn := false
		for _, x := range g.Drawn {
			if x.Text != "" {
				t.note(doubt.PictureOut, "要的，请自己录入", "%s 有文本框，没有导入：%s", g.Ref(x.Col, x.Row), prose.Quoted(x.Text))
			} else if !drawn {
				drawn = true
				t.note(doubt.PictureOut, "图片里的字请自己录入", "工作表“%s”上有图片、形状或图表，没有导入", g.Name)
			}
		}
		if len(t.At) == 0 {
			t.TellBeside(d.Doubts)
		}
	}
	return true
}

// unnumber takes out the column of numbers that a workbook of ours has before those
// of the notice: 001, 002 …
func unnumber(g *grid.Grid) {
	const head = "编号"
	at := slices.IndexFunc(g.Rows, func(row []grid.Cell) bool { return len(row) > 1 && row[0].Shown == head })
	numbers := 0
	for r := at + 1; at >= 0 && r < len(g.Rows); r++ {
		s := g.At(0, r).Shown
		if n, err := strconv.Atoi(s); err == nil && len(s) >= 3 && n == numbers+1 {
			numbers++
		}
	}
	if numbers == 0 {
		return
	}
	for i := range g.Rows[at] {
		if c := &g.Rows[at][i]; c.Shown == head+"2" { // the notice has such a head itself
			*c = grid.Text(head)
		}
	}
	for r, row := range g.Rows { // titles and sections begin in the next column
		if len(row) < 2 {
			g.Rows[r] = append([]grid.Cell{{}}, row...)
			continue
		}
		if row[1].Empty() && r != at && strings.Trim(row[0].Shown, "0123456789") != "" {
			row[1] = row[0]
		}
		row[0] = grid.Cell{}
	}
	for i := range g.Merges {
		g.Merges[i].Col = max(g.Merges[i].Col, 1)
	}
}

// note keeps a finding about a sheet.
func (t *Table) note(r doubt.Rule, hint, format string, args ...any) {
	t.beside = append(t.beside, told{r, hint, fmt.Sprintf(format, args...)})
}

// TellBeside says what was kept of a sheet.
func (t *Table) TellBeside(d *doubt.Doubts) {
	for _, n := range t.beside {
		d.Say(n.rule, n.hint, "%s", n.message)
	}
	t.beside = nil
}

// noteHidden keeps the rows and columns of a sheet that are not seen, those that
// say something.
func (t *Table) noteHidden(g *grid.Grid) {
	var places, texts []string
	for r, row := range g.Rows {
		if text := seen(row...); g.HiddenRows[r] && text != "" {
			places = append(places, fmt.Sprint(r+1))
			texts = append(texts, text)
		}
	}
	if n := len(places); n > 0 {
		more := ""
		if n > 12 {
			more = fmt.Sprintf(" 等 %d 行", n)
		}
		t.note(doubt.HiddenOut, "需要的话取消隐藏或筛选，再导入", "工作表“%s”隐藏的行没有导入：第 %s 行%s：%s", t.Name, strings.Join(places[:min(n, 12)], "、"), more, prose.Some(texts...))
	}
	for _, c := range slices.Sorted(maps.Keys(g.HiddenCols)) {
		var texts []string
		for r := range g.Rows {
			texts = append(texts, seen(g.At(c, r)))
		}
		if texts = distinct(texts); len(texts) > 0 {
			t.note(doubt.HiddenOut, "需要的话取消隐藏，再导入", "工作表“%s”隐藏的栏 %s 没有导入，从上到下是：%s", t.Name, strings.TrimRight(book.Ref(c, 0), "0123456789"), prose.Some(texts...))
		}
	}
}

// noteStruck keeps the words of a sheet that have a line through them.
func (t *Table) noteStruck(g *grid.Grid) {
	var places, texts []string
	for _, c := range g.Struck {
		if !g.HiddenRows[c.Row] && !g.HiddenCols[c.Col] {
			places, texts = append(places, g.Ref(c.Col, c.Row)), append(texts, prose.OneLine(c.Text))
		}
	}
	if len(texts) > 0 {
		t.note(doubt.Struck, struckHint, "有划了线的文字%s，照字面导入：%s", atPlaces(places), prose.Some(distinct(texts)...))
	}
}

// seen is the words of cells on one line.
func seen(cells ...grid.Cell) string {
	var out []string
	for _, c := range cells {
		if s := prose.OneLine(prose.TidyLines(c.Shown)); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// rowsOf is the words of a sheet, a text a row.
func rowsOf(g *grid.Grid) (out []string) {
	for _, row := range g.Rows {
		if s := seen(row...); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// fromSheet takes a sheet without what is hidden in it.
func fromSheet(g *grid.Grid, limit *limits) *Table {
	t := &Table{Kind: Sheet, Name: g.Name, From1904: g.From1904}
	rows := len(g.Rows)
	for _, m := range g.Merges { // a merge may be wider than what is filled
		if m.Row < rows && m.Row >= 0 {
			rows = max(rows, min(m.LastRow+1, rows))
		}
	}
	width := 0
	for _, r := range g.Rows {
		last := len(r)
		for last > 0 && r[last-1].Empty() {
			last--
		}
		width = max(width, last)
	}
	for _, m := range g.Merges { // one that something stands in is as wide as it is
		if c := g.At(m.Col, m.Row); !c.Empty() && m.LastCol-m.Col < 200 {
			width = max(width, m.LastCol+1)
		}
	}
	newRow, newCol := make([]int, rows), make([]int, width)
	for r := range rows {
		newRow[r] = len(t.rowNo)
		if !g.HiddenRows[r] {
			t.rowNo = append(t.rowNo, r+1)
		}
	}
	for c := range width {
		newCol[c] = len(t.colNo)
		if !g.HiddenCols[c] {
			t.colNo = append(t.colNo, c+1)
		}
	}
	if !limit.cell(0) || limit.cells < len(t.rowNo)*len(t.colNo) {
		limit.over = true
		return t
	}
	limit.cells -= len(t.rowNo) * len(t.colNo)
	t.At = make([][]int, len(t.rowNo))
	for i := range t.At {
		t.At[i] = make([]int, len(t.colNo))
		for j := range t.At[i] {
			t.At[i][j] = -1
		}
	}
	end := func(to []int, at, most int) int { // the visible places before a place of the source
		if at >= len(to) {
			return most
		}
		return to[at]
	}
	for _, m := range g.Merges {
		if m.Row < 0 || m.Col < 0 || m.Row >= rows || m.Col >= width {
			continue
		}
		y0, y1 := end(newRow, m.Row, len(t.rowNo)), end(newRow, m.LastRow+1, len(t.rowNo))
		x0, x1 := end(newCol, m.Col, len(t.colNo)), end(newCol, m.LastCol+1, len(t.colNo))
		if y0 >= y1 || x0 >= x1 || t.At[y0][x0] >= 0 {
			continue
		}
		c := t.put(y0, x0, y1-y0, x1-x0, "")
		c.take(g.At(m.Col, m.Row))
	}
	for r, i := range newRow {
		if g.HiddenRows[r] {
			continue
		}
		for c, j := range newCol {
			if g.HiddenCols[c] || t.At[i][j] >= 0 {
				continue
			}
			from := g.At(c, r)
			t.put(i, j, 1, 1, "").take(from)
		}
	}
	for len(t.At) > 0 && len(t.Distinct(len(t.At)-1)) == 0 {
		t.At = t.At[:len(t.At)-1]
	}
	return t
}

func (c *Cell) take(from grid.Cell) {
	c.Text, c.Raw, c.Kind = prose.TidyLines(from.Shown), from.Raw, from.Kind
}
