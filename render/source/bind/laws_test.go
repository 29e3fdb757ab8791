package bind

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// wanted is a row of a table as it is meant, everything resolved.
type wanted struct {
	section, topic    string
	lead, responsible []string
	due               string
}

// drawTable draws a table: blocks of sections, in each first rows without a
// topic, then topics. Neighbouring rows are often alike.
func drawTable(t *rapid.T) []wanted {
	units := []string{"一局", "二局", "三局", "各街道", "各部门"}
	some := func(label string) []string {
		return slices.Sorted(slices.Values(rapid.SliceOfNDistinct(rapid.SampledFrom(units), 0, 3, rapid.ID[string]).Draw(t, label)))
	}
	var rows []wanted
	sections := rapid.SliceOfN(rapid.SampledFrom([]string{"甲节", "乙节", "丙节"}), 1, 4).Draw(t, "sections")
	named := rapid.Bool().Draw(t, "sections named")
	for s, section := range sections {
		if !named || s > 0 && sections[s-1] == section {
			section = ""
		}
		if section == "" && len(rows) > 0 {
			section = rows[len(rows)-1].section
		}
		topics := rapid.SliceOfN(rapid.SampledFrom([]string{"甲类", "乙类", "丙类"}), 0, 3).Draw(t, "topics")
		if len(rows) == 0 || rows[len(rows)-1].topic == "" || section != rows[len(rows)-1].section {
			topics = append([]string{""}, topics...)
		}
		for _, topic := range topics {
			row := wanted{section: section, topic: topic}
			for n := rapid.IntRange(1, 3).Draw(t, "rows"); n > 0; n-- {
				if row.lead == nil && row.responsible == nil || rapid.Bool().Draw(t, "other units") {
					row.lead, row.responsible = some("lead"), some("responsible")
				}
				if len(row.lead)+len(row.responsible) == 0 {
					row.responsible = []string{"一局"}
				}
				if rapid.Bool().Draw(t, "other due") {
					row.due = rapid.SampledFrom([]string{"", "6月", "12月底前"}).Draw(t, "due")
				}
				rows = append(rows, row)
			}
		}
	}
	return rows
}

func array(names []string) string {
	if len(names) == 0 {
		return "[]"
	}
	return `["` + strings.Join(names, `", "`) + `"]`
}

// written is the table with every cell written out.
func written(rows []wanted) string {
	var out strings.Builder
	for i, r := range rows {
		out.WriteString("[[task]]\n")
		heading(&out, "section", r.section)
		heading(&out, "topic", r.topic)
		fmt.Fprintf(&out, "lead = %s\nresponsible = %s\ndue = %q\nrequirement = \"第%d项。\"\n", array(r.lead), array(r.responsible), r.due, i+1)
	}
	return out.String()
}

func heading(out *strings.Builder, key, text string) {
	if text != "" {
		fmt.Fprintf(out, "%s = %q\n", key, text)
	}
}

// inherited is the same table with what may be left out left out, now and then.
func inherited(t *rapid.T, rows []wanted) string {
	var out strings.Builder
	above := wanted{}
	lazy := func() bool { return rapid.IntRange(0, 3).Draw(t, "lazy") > 0 }
	for i, r := range rows {
		out.WriteString("[[task]]\n")
		anew := i == 0 || r.topic != above.topic || r.section != above.section && (r.topic != "" || above.topic != "")
		if r.section != above.section || !lazy() {
			heading(&out, "section", r.section)
		}
		if r.topic != above.topic || r.section != above.section || !lazy() {
			heading(&out, "topic", r.topic)
		}
		if anew {
			above = wanted{}
		}
		lead := !slices.Equal(r.lead, above.lead) || !lazy()
		if lead {
			fmt.Fprintf(&out, "lead = %s\n", array(r.lead))
			above.responsible = nil
		}
		if !slices.Equal(r.responsible, above.responsible) || !lazy() {
			fmt.Fprintf(&out, "responsible = %s\n", array(r.responsible))
		}
		if r.due != above.due || !lazy() {
			fmt.Fprintf(&out, "due = %q\n", r.due)
		}
		fmt.Fprintf(&out, "requirement = \"第%d项。\"\n", i+1)
		above = r
	}
	return out.String()
}

func mustParse(t *rapid.T, text string) *notice.Notice {
	n, list := parse(text)
	if list.HasErrors() {
		var out strings.Builder
		if err := diag.Print(&out, list, false); err != nil {
			t.Fatal(err)
		}
		t.Fatalf("%s\n%s", text, out.String())
	}
	return n
}

// drawColumns draws the declarations of columns: none, or some in any order.
func drawColumns(t *rapid.T) string {
	keys := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{notice.KeySeq, notice.KeySection, notice.KeyTopic, notice.KeyLead, notice.KeyResponsible, notice.KeyRequirement, notice.KeyDue}), 0, 7, rapid.ID[string]).Draw(t, "columns")
	var out strings.Builder
	for _, key := range keys {
		fmt.Fprintf(&out, "[[breakdown.column]]\nkey = %q\n", key)
		switch rapid.IntRange(0, 4).Draw(t, "merge") {
		case 0:
			out.WriteString("merge = false\n")
		case 1:
			out.WriteString("merge = true\n")
		case 2:
			out.WriteString("merge = \"topic\"\n")
		}
	}
	return out.String()
}

// TestInheritanceLaw: a table that leaves out what it may gives the model of the
// table with every cell written.
func TestInheritanceLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t)
		head := bases["table"] + drawColumns(t)
		full, short := head+written(rows), head+inherited(t, rows)
		var want, got strings.Builder
		if err := mustParse(t, full).Dump(&want); err != nil {
			t.Fatal(err)
		}
		if err := mustParse(t, short).Dump(&got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Fatalf("%s\n%s (-full +inherited):\n%s", full, short, diff)
		}
	})
}

// TestRunsLaw: the runs of every column partition the tasks; a run has one
// text, one section and, but for an own column, one topic; neighbouring runs of
// a merging column differ in something; what stands over two columns is never
// part of a run that does not.
func TestRunsLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t)
		b := mustParse(t, bases["table"]+drawColumns(t)+written(rows)).Breakdowns()[0]
		for c := range b.Columns {
			col, next := &b.Columns[c], 0
			runs := b.Runs(col)
			for i, r := range runs {
				if r.First != next || r.End <= r.First {
					t.Fatalf("%s: run %d is %v after %d", col.Key, i, r, next)
				}
				next = r.End
				for task := r.First + 1; task < r.End; task++ {
					x, y := &b.Tasks[r.First], &b.Tasks[task]
					if b.Cell(task, col).S != b.Cell(r.First, col).S || x.Section != y.Section ||
						col.Key != notice.KeySection && x.Topic != y.Topic || col.Merge == notice.MergeNone ||
						col.Key == notice.KeyLead && b.LeadOverResponsible(task) != b.LeadOverResponsible(r.First) {
						t.Fatalf("%s: tasks %d and %d share a cell", col.Key, r.First, task)
					}
				}
				if i > 0 && col.Merge != notice.MergeNone && sameCell(b, col, r.First-1, r.First) {
					t.Fatalf("%s: tasks %d and %d have two equal cells", col.Key, r.First-1, r.First)
				}
			}
			if next != len(b.Tasks) {
				t.Fatalf("%s: runs end at %d of %d", col.Key, next, len(b.Tasks))
			}
		}
		for _, topic := range b.Topics {
			if topic.Empty {
				t.Fatalf("topic %q is empty", topic.Text.S)
			}
		}
		standing := 0
		for _, s := range b.SectionRows() {
			if s.Before < standing || s.Before < len(b.Tasks) && b.Tasks[s.Before].Section < s.Section {
				t.Fatalf("section rows %v", b.SectionRows())
			}
			standing = s.Before
		}
	})
}

// sameCell says in the words of the design when two neighbours are one cell.
func sameCell(b *notice.Breakdown, c *notice.Column, i, j int) bool {
	x, y := &b.Tasks[i], &b.Tasks[j]
	switch {
	case x.Section != y.Section:
		return false
	case c.Key == notice.KeySection:
		return true
	case x.Topic != y.Topic:
		return false
	case c.Key == notice.KeyResponsible && x.Lead.Text.S != y.Lead.Text.S:
		return false
	case c.Key == notice.KeyLead && b.LeadOverResponsible(i) != b.LeadOverResponsible(j):
		return false
	}
	return b.Cell(i, c).S == b.Cell(j, c).S
}

// TestGroupsLaw: each task stands once in the group of each unit that leads it,
// and once in that of all the collectives that do, and nowhere else.
func TestGroupsLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t)
		b := mustParse(t, bases["table"]+written(rows)).Breakdowns()[0]
		type pair struct {
			task int
			name string
		}
		want := map[pair]int{}
		for i, r := range rows {
			by := r.lead
			if len(by) == 0 {
				by = r.responsible
			}
			var sets []string
			for _, name := range by {
				if strings.HasPrefix(name, "各") {
					sets = append(sets, name)
				} else {
					want[pair{i, name}] = 1
				}
			}
			if len(sets) > 0 {
				slices.Sort(sets)
				want[pair{i, strings.Join(sets, "、")}] = 1
			}
		}
		got := map[pair]int{}
		collective := false
		for _, g := range b.Groups() {
			if collective && !g.Collective {
				t.Fatalf("unit %q after the collectives", g.Name)
			}
			collective = g.Collective
			parts := strings.Split(g.Name, "、")
			slices.Sort(parts)
			if !slices.IsSorted(g.Tasks) || len(parts) != len(g.Units) {
				t.Fatalf("group %+v", g)
			}
			for _, task := range g.Tasks {
				got[pair{task, strings.Join(parts, "、")}]++
			}
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(pair{})); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}
