package collect_test

import (
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/returned"
)

// longSample is the sample with two tasks, a topic and helpers that are too long for
// a row of Excel's.
func longSample(t *testing.T) string {
	t.Helper()
	parts := strings.Split(sample(t), `requirement = "`)
	for _, i := range []int{2, 9} {
		parts[i] = strings.Repeat("推进重点领域信息公开，及时公开有关情况，形成闭环；", 60*i) + parts[i]
	}
	return strings.Replace(strings.Join(parts, `requirement = "`), "topic = \"", "topic = \""+strings.Repeat("围绕稳经济", 250), 1)
}

// onward is the rows of a workbook that only go on with the text of others.
func (b *returnBook) onward() map[int]bool {
	on := map[int]bool{}
	for row := 1; row <= b.rows(); row++ {
		for _, head := range []string{"工作任务", "具体要求", "责任单位"} {
			on[row] = on[row] || strings.HasPrefix(b.get(head, row), book.Onward)
		}
	}
	return on
}

// TestOnward holds that a task which takes several rows is one when it comes back:
// answered in its first row, in another, in several, in no row, without its keys.
func TestOnward(t *testing.T) {
	t.Parallel()
	src := longSample(t)
	for name, c := range map[string]struct {
		change func(b *returnBook, on map[int]bool)
		want   string
	}{
		"not filled in": {func(*returnBook, map[int]bool) {}, "未报54 逾期14"},
		"in the first row": {func(b *returnBook, on map[int]bool) {
			for row := 1; row <= b.rows(); row++ {
				if !on[row] {
					b.fill(row, row)
				}
			}
		}, "已报54 完成54"},
		"in the last": {func(b *returnBook, on map[int]bool) {
			for row := 1; row <= b.rows(); row++ {
				if !on[row+1] {
					b.fill(row, row)
				}
			}
		}, "已报54 完成54"},
		"in all": {func(b *returnBook, on map[int]bool) {
			b.fill(1, b.rows())
			for row := range on {
				if on[row] {
					b.set("进展情况", row, "又一句。")
				}
			}
		}, "已报54 完成54"},
	} {
		b := openBook(t, sent(t, src))
		on := b.onward()
		n := 0
		for _, is := range on {
			if is {
				n++
			}
		}
		if n < 6 {
			t.Fatalf("%d rows go on", n)
		}
		c.change(b, on)
		res, list := gather(t, src, sentBack("甲.xlsx", b.bytes()))
		if got := states(&res.Total); got != c.want || strings.TrimPrefix(codes(list), "GW617×1") != "" { // it answers for all
			t.Errorf("%s: %s, want %s\n%s", name, got, c.want, messages(list))
		}
		if name == "in all" {
			found := 0
			for i := range res.Pairs {
				found += strings.Count(res.Pairs[i].Answers[returned.AnswerProgress].Text, "又一句。")
			}
			if found != n {
				t.Errorf("%d of %d words of rows that go on are in the ledger", found, n)
			}
		}
	}
}

// TestOnwardParts holds the same of the files of the departments.
func TestOnwardParts(t *testing.T) {
	t.Parallel()
	src := longSample(t)
	res, list := gather(t, src, parts(t, src)...)
	if got := states(&res.Total); got != "已报54 完成54" || len(list) > 0 {
		t.Errorf("%s\n%s", got, messages(list))
	}
}
