package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// counts is what is behind about the items of a reminder, in the words of the
// office: 逾期2项（其中超过30天的1项），10天内到期的3项. An item counts once, by the
// gravest that is to be said of it.
func (r *Reminder) counts() string {
	var late, long, near, open, idle int
	for _, x := range r.Items {
		switch {
		case x.Grade != Remind:
			late++
			if x.Grade == Supervise {
				long++
			}
		case x.soon:
			near++
		case x.open:
			open++
		default:
			idle++
		}
	}
	var parts []string
	say := func(n int, what string) {
		if n > 0 {
			parts = append(parts, what+strconv.Itoa(n)+"项")
		}
	}
	say(late, "逾期未完成的")
	over := "超过" + strconv.Itoa(month) + "天"
	switch {
	case long == 0:
	case late > long:
		parts[0] += "（其中" + over + "的" + strconv.Itoa(long) + "项）"
	case late == 1:
		parts[0] += "（" + over + "）"
	default:
		parts[0] += "（都" + over + "）"
	}
	say(near, "临近时限的")
	say(open, "没有报送进展的")
	say(idle, "没有新进展的")
	return strings.Join(parts, "、")
}

// demands is what is asked for: why it is late only of what is late.
func (r *Reminder) demands() string {
	var late, long, near, open, idle bool
	for _, x := range r.Items {
		late, long = late || x.Grade != Remind, long || x.Grade == Supervise
		near, open, idle = near || x.soon && x.Grade == Remind, open || x.open, idle || x.idle
	}
	var parts []string
	switch {
	case long:
		parts = append(parts, "逾期的任务请倒排时间抓紧办结，说明没有按时完成的原因和预计完成的日期")
	case late:
		parts = append(parts, "逾期的任务请抓紧办结，说明没有按时完成的原因和预计完成的日期")
	}
	if near {
		parts = append(parts, "临近时限的任务请加快推进，确保按时完成")
	}
	switch {
	case open:
		parts = append(parts, "请尽快在填报表中报送进展")
	case idle:
		parts = append(parts, "请在填报表中报送新的进展，没有进展的说明情况")
	default:
		parts = append(parts, "请及时在填报表中报送进展")
	}
	return strings.Join(parts, "；") + "。"
}

// title is what the reminder is called, by the gravest of what it says.
func (r *Reminder) title() string { return "任务" + r.Items[0].Grade.String() + "单" }

// contact is whom to ask; empty if the notice does not say.
func (r *Reminder) contact() string {
	b := r.of.assignment()
	if b == nil || b.Contact.Empty() {
		return ""
	}
	return "联系人：" + strings.ReplaceAll(b.Contact.S, "\n", "，") + "。"
}

// Message is a reminder as plain text, ready for pasting.
func (r *Reminder) Message() string {
	c := r.of
	var b strings.Builder
	fmt.Fprintf(&b, "%s：%s，%s由你单位承担的任务中，有%s：", r.To, c.until(), notice.Cited(c.form.Title), r.counts())
	for i, x := range r.Items {
		fmt.Fprintf(&b, "\n%d. 【%s】%s %s", i+1, x.Grade, x.ID, oneLine(x.Text))
		if x.Due != "" {
			b.WriteString("（时限：" + x.Due + "）")
		}
		b.WriteString("——" + x.Why + "。")
	}
	b.WriteString("\n" + r.demands() + r.contact() + strings.Join(c.n.IssuerNames(), "、"))
	return b.String()
}

// Notice is a reminder as a notice (督办单, 催办单, 提醒单), which bears no number and
// the day that overdue is counted from.
func (r *Reminder) Notice() *notice.Notice {
	n := r.of.n
	g := &notice.Grid{Heads: texts("编号", "级别", "任务", "完成时限", "情况")}
	for _, x := range r.Items {
		why := x.Why
		if x.Said != "" {
			why += "。最近报送：" + oneLine(x.Said)
		}
		g.Rows = append(g.Rows, texts(x.ID, x.Grade.String(), oneLine(x.Text), x.Due, why))
	}
	said := r.of.until() + "，" + citation(n) + "明确由你单位承担的任务中，有" + r.counts() + "，见下表。"
	return &notice.Notice{
		Source: n.Source, Form: notice.Letter, Unnumbered: true, Issuers: n.Issuers, Recipients: diag.Plain(r.To), Date: r.of.Day,
		Signature: notice.Signature{Names: n.Issuers},
		Parts: []notice.Part{{
			Heading: texts(r.title()), Text: []notice.Paragraph{{Text: diag.Plain(said)}}, Content: g,
			After: []notice.Paragraph{{Text: diag.Plain(r.demands() + r.contact())}},
		}},
		Units: n.Units,
	}
}

// citation is a notice as it is cited: 《…》（某发〔2026〕1号）.
func citation(n *notice.Notice) string {
	s := ""
	if len(n.Parts) > 0 {
		s = notice.Cited(n.TitleLine())
	}
	if !n.Number.Empty() {
		s += "（" + n.Number.S + "）"
	}
	return s
}

func texts(words ...string) []diag.Text {
	row := make([]diag.Text, len(words))
	for i, s := range words {
		row[i] = diag.Plain(s)
	}
	return row
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
