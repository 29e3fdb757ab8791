package collect_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/revision"
)

// TestSince holds that what a department's file says of an amendment, above the
// table and in it, is nothing that the department wrote, and no task.
func TestSince(t *testing.T) {
	t.Parallel()
	before := sample(t)
	tasks := strings.SplitAfter(before, "[[task]]")
	now := strings.Join(append(tasks[:15:15], tasks[16:]...), "")
	a, list := render.Amend("old.toml", []byte(before), "new.toml", []byte(now))
	if a == nil || len(a.Gone()) == 0 {
		t.Fatal(list)
	}
	gone := a.Gone()
	told := 0
	for _, changed := range []*revision.Revision{nil, a.Revision} {
		n := parse(t, now)
		var returns []render.Return
		for i, d := range departmentsOf(n) {
			if changed != nil {
				d.Marks, d.Gone = changed.Marks(), changed.Of(gone, d.Name)
				told += len(d.Gone)
			}
			returns = append(returns, filledIn(t, i, d))
		}
		res, list := gather(t, now, returns...)
		if res.Total.Missing+res.Total.Doubtful > 0 || len(list) > 0 {
			t.Errorf("%s\n%s", states(&res.Total), messages(list))
		}
	}
	if told == 0 {
		t.Error("nobody was told")
	}
}

// TestStop holds that a full stop at the end of a task asks nothing: what was filled
// in without it is reported with it.
func TestStop(t *testing.T) {
	t.Parallel()
	before := sample(t)
	for _, src := range [2]string{strings.ReplaceAll(before, "。\"\ndue", "\"\ndue"), before} {
		old := before
		if src == before {
			old = strings.ReplaceAll(before, "。\"\ndue", "\"\ndue")
		}
		b := openBook(t, sent(t, old))
		b.fill(1, b.rows())
		res, list := gather(t, src, sentBack("甲.xlsx", b.bytes()))
		if got := states(&res.Total); got != "已报54 完成54" {
			t.Errorf("%s\n%s", got, messages(list))
		}
	}
	if strings.Count(before, "。\"\ndue") < 30 {
		t.Error("nothing was tried")
	}
}
