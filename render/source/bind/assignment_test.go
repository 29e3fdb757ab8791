package bind

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongwen/render/notice"
)

// under is a table written as the own one of a document or an attachment.
func under(kind, text string) string {
	for _, name := range []string{"breakdown", "breakdown.column", "task"} {
		text = strings.ReplaceAll(text, "["+name+"]", "["+kind+"."+name+"]")
	}
	return text
}

// TestShortLaw: the table of the top level, and the same under the part that
// prints it, give one model.
func TestShortLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		front, document := bases["front"], "[document]\ntitle = \"方案\"\ncontent = \"breakdown\"\n"
		text := "[breakdown]\nfirst_leads = true\n" + drawColumns(t) + written(drawTable(t))
		for _, c := range [][2]string{
			{front + document + text, front + document + under("document", text)},
			{bases["table"] + text, bases["table"] + under("attachment", text)},
		} {
			var want, got strings.Builder
			if err := mustParse(t, c[0]).Dump(&want); err != nil {
				t.Fatal(err)
			}
			if err := mustParse(t, c[1]).Dump(&got); err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(want.String(), got.String()); diff != "" {
				t.Fatalf("%s\n(-short +under its part):\n%s", c[1], diff)
			}
		}
	})
}

// plainTask is a task without what binding others beside it may change: its id
// and the places of its units.
type plainTask struct {
	section, topic, title, lead, responsible, requirement, due, seq string
	leads, responsibles                                             []string
}

func plainTasks(b *notice.Breakdown) (out []plainTask) {
	names := func(units []int) (out []string) {
		for _, u := range units {
			out = append(out, b.Units[u].Name)
		}
		return out
	}
	for i := range b.Tasks {
		t := &b.Tasks[i]
		p := plainTask{
			title: t.Title.S, lead: t.Lead.Text.S, responsible: t.Responsible.Text.S, requirement: t.Requirement.S, due: t.Due.Text.S + t.Due.Day.ISO(), seq: t.Seq,
			leads: names(t.Lead.Units), responsibles: names(t.Responsible.Units),
		}
		if t.Section >= 0 {
			p.section = b.Sections[t.Section].Text.S
		}
		if t.Topic >= 0 {
			p.topic = b.Topics[t.Topic].Text.S
		}
		out = append(out, p)
	}
	return out
}

// groupTasks is who has to do what: a line a group and task.
func groupTasks(b *notice.Breakdown) (out []string) {
	for _, g := range b.Groups() {
		var names []string
		for _, u := range g.Units {
			names = append(names, b.Units[u].Name)
		}
		slices.Sort(names)
		for _, task := range g.Tasks {
			out = append(out, fmt.Sprint(names, b.Tasks[task].Requirement.S))
		}
	}
	slices.Sort(out)
	return out
}

// TestSeveralBreakdowns: breakdowns that are bound together are each what they
// are alone; the assignment has the tasks of all, and the groups are theirs.
func TestSeveralBreakdowns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := "[[breakdown.column]]\nkey = \"topic\"\n[[breakdown.column]]\nkey = \"lead\"\n[[breakdown.column]]\nkey = \"requirement\"\n"
		var alone []*notice.Breakdown
		together := bases["front"]
		count := rapid.IntRange(2, 3).Draw(t, "breakdowns")
		for i := range count {
			text := "[breakdown]\n"
			if rapid.Bool().Draw(t, "first leads") {
				text += "first_leads = true\n"
			}
			if rapid.Bool().Draw(t, "columns") {
				text += columns
			}
			text += strings.ReplaceAll(written(drawTable(t)), "requirement = \"", fmt.Sprintf("requirement = \"表%d", i))
			part := fmt.Sprintf("[[attachment]]\ntitle = \"表%d\"\ncontent = \"breakdown\"\n", i)
			alone = append(alone, mustParse(t, bases["front"]+part+text).Breakdowns()[0])
			together += part + under("attachment", text)
		}
		n := mustParse(t, together)
		all := n.Breakdowns()
		if len(all) != count {
			t.Fatalf("%d breakdowns of %d", len(all), count)
		}
		ids := map[string]bool{}
		var tasks []plainTask
		var groups []string
		for i, b := range all {
			if diff := gocmp.Diff(plainTasks(alone[i]), plainTasks(b), gocmp.AllowUnexported(plainTask{})); diff != "" {
				t.Fatalf("breakdown %d (-alone +together):\n%s", i, diff)
			}
			if diff := gocmp.Diff(groupTasks(alone[i]), groupTasks(b)); diff != "" {
				t.Fatalf("groups of %d (-alone +together):\n%s", i, diff)
			}
			if b.Part != i+1 || b.Under.Key != "attachment" || b.Under.At[0] != int32(i) {
				t.Fatalf("breakdown %d is printed by part %d and written under %s", i, b.Part, b.Under)
			}
			for k := range b.Tasks {
				if id := b.Tasks[k].ID; ids[id] || id != fmt.Sprintf("%d-%03d", i+1, k+1) {
					t.Fatalf("task %d of %d has id %s", k, i, id)
				} else {
					ids[id] = true
				}
			}
			tasks = append(tasks, plainTasks(b)...)
			groups = append(groups, groupTasks(b)...)
		}
		slices.Sort(groups)
		whole := n.Assignment()
		got := plainTasks(whole)
		for i := range got { // where only the first of the responsible units leads, the assignment says so
			b := all[whole.Tasks[i].Table]
			if want := &tasks[i]; b.FirstLeads && len(want.leads) == 0 {
				want.leads, want.responsibles = want.responsibles[:1], append([]string(nil), want.responsibles[1:]...)
			}
		}
		if diff := gocmp.Diff(tasks, got, gocmp.AllowUnexported(plainTask{})); diff != "" {
			t.Fatalf("the assignment (-all +assigned):\n%s", diff)
		}
		if diff := gocmp.Diff(groups, groupTasks(whole)); diff != "" {
			t.Fatalf("the groups of the assignment (-all +assigned):\n%s", diff)
		}
		if !slices.IsSortedFunc(whole.Tasks, func(a, b notice.Task) int { return cmp.Compare(a.Table, b.Table) }) {
			t.Fatal("the tasks of the assignment are mixed")
		}
	})
}
