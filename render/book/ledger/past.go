package ledger

import (
	"slices"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/diag"
	"gongwen/render/words"
)

// ReadPast reads a ledger of an earlier run: what it says of each row, and what
// its clerk wrote there, in the columns that are the clerk's and in such as the
// clerk added. false: there is no ledger in it that could be read wholly.
func ReadPast(name string, sheets []grid.Grid, form *assign.Form) (*returned.Past, bool) {
	for i := range sheets {
		if sheets[i].Name == nameTable {
			return readPast(name, &sheets[i], form)
		}
	}
	return nil, false
}

// PeriodOf is the month that a ledger says it is of; empty of one of no month, and of
// what is no ledger.
func PeriodOf(sheets []grid.Grid) (period string) {
	for i := range sheets {
		if sheets[i].Name == nameTable {
			period = periodAbove(&sheets[i], headOf(&sheets[i]))
		}
	}
	return period
}

// headOf is the row of the heads, or -1.
func headOf(g *grid.Grid) int {
	return slices.IndexFunc(g.Rows[:min(grid.Top, len(g.Rows))], func(row []grid.Cell) bool {
		return slices.ContainsFunc(row, func(c grid.Cell) bool { return words.Identity(c.Shown) == returned.HeadState })
	})
}

// periodAbove is the month that stands above the heads.
func periodAbove(g *grid.Grid, head int) (period string) {
	for _, row := range g.Rows[:max(head, 0)] {
		for i := range row {
			if p := assign.PeriodIn(row[i].Shown); p != "" {
				period = p
			}
		}
	}
	return period
}

func readPast(name string, g *grid.Grid, form *assign.Form) (*returned.Past, bool) {
	head := headOf(g)
	if head < 0 {
		return nil, false
	}
	at := map[string]int{} // the first column of each head, folded
	for col := range g.Rows[head] {
		h := words.Identity(g.Rows[head][col].Shown)
		if _, ok := at[h]; h != "" && !ok {
			at[h] = col
		}
	}
	own := heads(form)
	keys, ok := at[words.Identity(headKey)]
	if !ok {
		return nil, false
	}
	p := &returned.Past{Source: &diag.Source{Name: name}, Period: periodAbove(g, head)}
	var clerk []int
	for col := range g.Rows[head] {
		h := strings.Join(strings.Fields(g.Rows[head][col].Shown), "")
		folded := words.Identity(h)
		_, old := at[words.Identity(departmentRemark(form))]
		remark := folded == words.Identity(clerkHeads()[2]) && !old // of an older program, where it is the department's
		switch {
		case folded == "" || at[folded] != col || remark:
		case slices.ContainsFunc(clerkHeads(), func(s string) bool { return words.Identity(s) == folded }), !own[folded]:
			p.Heads, clerk = append(p.Heads, h), append(clerk, col)
		}
	}
	value := func(head string, row int) string {
		if col, ok := at[words.Identity(head)]; ok {
			return g.At(col, row).Shown
		}
		return ""
	}
	for row := head + 1; row < len(g.Rows); row++ {
		k, ok := returned.ParseKey(g.At(keys, row).Raw)
		if !ok {
			continue
		}
		r := returned.PastRow{
			Key: k, Text: value(form.Head(assign.RoleText), row),
			Status: value(form.Head(assign.RoleStatus), row), Progress: value(form.Head(assign.RoleProgress), row),
		}
		last := value(headLast, row)
		switch pace, own := value(headPace, row), strings.TrimPrefix(last, form.Done); {
		case pace == paceBefore && own != last: // the month between says nothing else
			r.Status, r.Progress = form.Done, strings.TrimPrefix(own, "：")
		case r.Status == "" && (pace == paceBefore || strings.Contains(last, "："+form.Done)): // by some of the members
			r.Status = last
		case pace != paceOnTime && pace != paceAfter && pace != paceUndone:
			r.Open = value(returned.HeadState, row) == collect.Doubtful.String()
		}
		for _, col := range clerk {
			r.Clerk = append(r.Clerk, g.At(col, row).Shown)
		}
		p.Rows = append(p.Rows, r)
	}
	return p, true
}

// heads is what the program itself writes over the columns of the ledger, folded.
func heads(form *assign.Form) map[string]bool {
	l := &ledger{form: form, fill: form.Answers()}
	own := map[string]bool{}
	for _, c := range l.columns() {
		own[words.Identity(c.Head)] = true
	}
	for _, h := range clerkHeads() {
		delete(own, words.Identity(h))
	}
	return own
}
