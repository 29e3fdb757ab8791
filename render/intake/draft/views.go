package draft

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
)

// views leaves out sheets that show the tasks of another one again, as a workbook
// of ours does: it keeps the one with all of them in the fewest rows.
func (d *composer) views(items []item) []item {
	type view struct {
		at, rows int
		unsorted int             // numbers smaller than the one above
		tasks    map[string]bool // the last line of what is to be done
		units    map[string]bool // the names of who does it
		lines    map[string]bool // of all cells
		whole    bool
	}
	var all []view
	for i, it := range items {
		if it.head == nil || it.table.Kind != source.Sheet {
			continue
		}
		v := view{at: i, tasks: map[string]bool{}, units: map[string]bool{}, lines: map[string]bool{}, whole: it.table.Whole}
		for k := range it.table.Cells {
			for l := range strings.SplitSeq(it.table.Cells[k].Text, "\n") {
				v.lines[prose.Bare(l)] = true
			}
		}
		q, number := it.head.Of(notice.KeyRequirement), it.head.Of(notice.KeySeq)
		last := 0
		for row := it.head.Last + 1; row < len(it.table.At); row++ {
			if k := it.table.Index(row, q.At); k >= 0 && it.table.Cells[k].Col == q.At && prose.Runes(it.table.Cells[k].Text) > 5 {
				text := it.table.Cells[k].Text
				v.rows++
				v.tasks[prose.Bare(text[strings.LastIndexByte(text, '\n')+1:])] = true
			}
			for _, key := range [...]string{notice.KeyLead, notice.KeyResponsible} {
				if c := it.head.Of(key); c != nil {
					for name := range strings.FieldsFuncSeq(it.table.Text(row, c.At), func(r rune) bool { return strings.ContainsRune("\n、，；", r) }) {
						v.units[prose.Bare(name)] = true
					}
				}
			}
			if number != nil {
				n, err := strconv.Atoi(prose.Bare(it.table.Text(row, number.At)))
				if err == nil && n < last {
					v.unsorted++
				}
				if err == nil {
					last = n
				}
			}
		}
		all = append(all, v)
	}
	shared := func(of, in map[string]bool) (n int) {
		for s := range of {
			if in[s] {
				n++
			}
		}
		return n
	}
	holds := func(b, a *view) bool { // b has what a has: the same tasks of other units are others
		return len(a.tasks) > 0 && 5*shared(a.tasks, b.lines) >= 4*len(a.tasks) && 5*shared(a.units, b.units) >= len(a.units)
	}
	drop := map[int]int{} // item → the item that is kept
	for i := range all {
		for j := range all {
			a, b := &all[i], &all[j]
			if i == j || !holds(b, a) {
				continue
			}
			if _, gone := drop[b.at]; gone {
				continue
			}
			if !holds(a, b) || b.whole || !a.whole && cmp.Or(cmp.Compare(a.rows, b.rows), cmp.Compare(a.unsorted, b.unsorted), cmp.Compare(a.at, b.at)) > 0 {
				drop[a.at] = b.at
			}
		}
	}
	var out []item
	for i, it := range items {
		if kept, ok := drop[i]; ok {
			for next, gone := drop[kept]; gone; next, gone = drop[kept] {
				kept = next
			}
			more := ""
			hint := "要导入的是它，就只留这一张工作表"
			left := unlike(it.table, items[kept].table)
			if items[kept].table.Whole {
				hint = "这是本程序生成的工作簿；各单位填的，用 gongwen collect 汇总"
				left = answersOf(it)
			}
			if len(left) > 0 {
				more = "；它另有：" + prose.Some(left...)
			}
			d.Say(doubt.TableMore, hint, "%s与%s是同样的任务，没有导入%s", it.table.Called(), items[kept].table.Called(), more)
			continue
		}
		if it.table != nil {
			it.table.TellBeside(d.Doubts)
		}
		out = append(out, it)
	}
	return out
}

// answersOf is what units have filled into a sheet of a workbook of ours.
func answersOf(it item) (out []string) {
	for _, key := range [...]string{notice.KeyStatus, notice.KeyProgress, notice.KeyDone, notice.KeyPerson, notice.KeyPhone, notice.KeyRemark} {
		c := it.head.Of(key)
		if c == nil || c.Head != notice.Heads(key)[0] {
			continue
		}
		for row := it.head.Last + 1; row < len(it.table.At); row++ {
			if s := it.table.Text(row, c.At); s != "" && s != "未填报" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// unlike is what a table says that another one does not, numbers apart.
func unlike(t, other *source.Table) (out []string) {
	said := map[string]bool{}
	for k := range other.Cells {
		for l := range strings.SplitSeq(other.Cells[k].Text, "\n") {
			said[prose.Bare(l)] = true
		}
	}
	for k := range t.Cells {
		for l := range strings.SplitSeq(t.Cells[k].Text, "\n") {
			b := prose.Bare(l)
			if _, err := strconv.Atoi(b); b != "" && err != nil && !said[b] {
				said[b] = true
				out = append(out, l)
			}
		}
	}
	return out
}
