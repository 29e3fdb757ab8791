package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/book/grid"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
)

// totals are the words of rows that add up the rows above; the program prints none.
var totals = [...]string{"合计", "总计", "小计", "共计", "总共", "累计", "汇总", "计数"}

// figures is a number alone, counted one with what is counted: 3项, 共12个部门, 5%.
var (
	figures = prose.Pattern(`^[\d.,，%％\s]+$`)
	counted = prose.Pattern(`^[:：]?共?计?[（(]?[\d.,，/／%％一二三四五六七八九十百千万亿零〇两—-]+[\p{Han}\p{Latin}%％㎡²]{0,6}[）)]?$`)
)

// isTotal reports whether a row adds up the rows above: the first words that begin
// in it say so, wherever they stand, and beside them are figures and nothing that
// is to be done.
func (r *reading) isTotal(row int) bool {
	cells := slices.DeleteFunc(r.t.Distinct(row), func(k int) bool { return r.t.Cells[k].Row != row })
	for len(cells) > 1 && figures().MatchString(r.t.Cells[cells[0]].Text) { // its number
		cells = cells[1:]
	}
	if len(cells) == 0 {
		return false
	}
	sums, said := 0, 0
	for _, k := range cells[1:] {
		if c := &r.t.Cells[k]; c.Kind != grid.Words || counted().MatchString(prose.Bare(c.Text)) {
			sums++
		} else if hanzi(c.Text) > 3 {
			said++
		}
	}
	s := grid.Plain(r.t.Cells[cells[0]].Text)
	for _, word := range totals {
		rest, begins := strings.CutPrefix(s, word)
		switch {
		case s == word:
			return said == 0 || said == 1 && sums > 0
		case begins && counted().MatchString(rest) && utf8.RuneCountInString(s) <= 16:
			return said == 0
		case strings.HasSuffix(s, word) && utf8.RuneCountInString(s) <= 16: // 全县合计, 防汛类 汇总
			return said == 0 && sums > 0
		}
	}
	return false
}

// tellTotal tells a row that adds up others.
func (r *reading) tellTotal(row int) {
	r.Say(doubt.LeftOut, "程序不印合计行", "%s：合计行没有导入：%s", r.t.RowRef(row), prose.Quoted(r.t.Said(row)))
}
