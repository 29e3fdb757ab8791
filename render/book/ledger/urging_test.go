package ledger

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// office is the notice that reminders go out for.
func office() *notice.Notice {
	return &notice.Notice{
		Issuers: []diag.Text{diag.Plain("某机关")}, Number: diag.Plain("某发〔2026〕1号"),
		Source: &diag.Source{Name: "a.toml"}, Parts: []notice.Part{{Heading: texts("关于印发《任务分解表》的通知")}},
	}
}

// TestDemands holds that a reminder asks for what is behind and no more: why it is
// late only of what is late.
func TestDemands(t *testing.T) {
	soon, open, idle := Item{Grade: Remind, soon: true}, Item{Grade: Remind, open: true}, Item{Grade: Remind, idle: true}
	late, long := Item{Grade: Urge}, Item{Grade: Supervise}
	both := Item{Grade: Remind, soon: true, open: true}
	for _, c := range []struct {
		items                []Item
		title, counts, asked string
	}{
		{[]Item{soon}, "任务提醒单", "临近时限的1项", "临近时限的任务请加快推进，确保按时完成；请及时在填报表中报送进展。"},
		{[]Item{open, open}, "任务提醒单", "没有报送进展的2项", "请尽快在填报表中报送进展。"},
		{[]Item{idle}, "任务提醒单", "没有新进展的1项", "请在填报表中报送新的进展，没有进展的说明情况。"},
		{[]Item{both, open}, "任务提醒单", "临近时限的1项、没有报送进展的1项", "临近时限的任务请加快推进，确保按时完成；请尽快在填报表中报送进展。"},
		{[]Item{late, soon}, "任务催办单", "逾期未完成的1项、临近时限的1项", "逾期的任务请抓紧办结，说明没有按时完成的原因和预计完成的日期；临近时限的任务请加快推进，确保按时完成；请及时在填报表中报送进展。"},
		{[]Item{long, late}, "任务督办单", "逾期未完成的2项（其中超过30天的1项）", "逾期的任务请倒排时间抓紧办结，说明没有按时完成的原因和预计完成的日期；请及时在填报表中报送进展。"},
		{[]Item{long}, "任务督办单", "逾期未完成的1项（超过30天）", "逾期的任务请倒排时间抓紧办结，说明没有按时完成的原因和预计完成的日期；请及时在填报表中报送进展。"},
	} {
		r := Reminder{To: "甲局", Items: c.items, of: &ledger{Result: result(), n: office(), form: result().Form}}
		r.of.n.Parts = nil // no assignment
		if r.title() != c.title || r.counts() != c.counts || r.demands() != c.asked {
			t.Errorf("%s, %s, %s\nwant %s, %s, %s", r.title(), r.counts(), r.demands(), c.title, c.counts, c.asked)
		}
		late := c.items[0].Grade != Remind
		said := r.Notice().Parts[0].After[0].Text.S + r.Message()
		if strings.Contains(said, "原因") != late {
			t.Errorf("%s: %s", c.title, said)
		}
	}
}

// TestCitation: a title within the title that is cited takes 〈〉.
func TestCitation(t *testing.T) {
	if got, want := citation(office()), "《关于印发〈任务分解表〉的通知》（某发〔2026〕1号）"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestRemindersOnce holds that what a reminder takes does not grow with the tasks of
// others: the ledger is made once for all of them.
func TestRemindersOnce(t *testing.T) {
	allocated := func(departments int) float64 {
		res := &collect.Result{Form: &assign.Form{Title: "任务分解表", Done: "已完成", Columns: result().Form.Columns}, Day: words.Day{Year: 2026, Month: 7, Day: 9}}
		for g := range departments {
			name := fmt.Sprintf("第%d局", g)
			res.Form.Duties = append(res.Form.Duties, assign.Duty{Task: g, Group: g, Due: words.Day{Year: 2026, Month: 7, Day: 1}, Sent: make([]string, 11)})
			res.Pairs = append(res.Pairs, collect.Pair{ID: fmt.Sprint(g), Group: name, Overdue: true, Differing: make([]bool, 7), Answers: make(returned.Answers, 7)})
		}
		n := office()
		n.Parts = nil
		all := Reminders(n, res)
		if len(all) != departments {
			t.Fatalf("%d reminders for %d departments", len(all), departments)
		}
		least := testing.AllocsPerRun(1, func() { all[0].Message() })
		for range 30 { // the race detector has pools forget what they hold, now and then
			least = min(least, testing.AllocsPerRun(1, func() { all[0].Message() }))
		}
		return least
	}
	if few, many := allocated(2), allocated(500); many > few {
		t.Errorf("a message of 2 departments takes %v allocations, of 500 %v", few, many)
	}
}
