package revision

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Explained is the revision as a notice of its own (修订说明): what it says in one
// paragraph, and every change in a table, both editions side by side, what differs
// in 【】. It bears no number.
func (r *Revision) Explained(day notice.Day) *notice.Notice {
	g := &notice.Grid{Heads: plain("序号", "修改之处", "修改前", "修改后")}
	add := func(place, before, after string) {
		struck, put := Redline(before, after)
		switch {
		case before == "":
			struck, put = "（无）", after
		case after == "":
			struck, put = before, "（删去）"
		}
		g.Rows = append(g.Rows, plain(number(len(g.Rows)+1), place, struck, put))
	}
	for _, t := range r.Texts {
		add(t.What, t.Old, t.New)
	}
	for _, u := range r.Units {
		add("部门名称", u.Old, u.New)
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		switch {
		case t.Added():
			add("任务"+r.After.Tasks[t.New].ID+"（新增）", "", r.row(r.After, t.New))
			continue
		case t.Dropped():
			add("原任务"+r.Before.Tasks[t.Old].ID+"（删去）", r.row(r.Before, t.Old), "")
			continue
		}
		place := "任务" + r.After.Tasks[t.New].ID
		if t.Moved {
			place += "（原" + r.Before.Tasks[t.Old].ID + "）"
		}
		if t.Reworded {
			add(place+"的要求", r.whole(r.Before, t.Old), r.whole(r.After, t.New))
		}
		if t.Leads || t.Helpers {
			add(place+"的承担单位", r.who(r.Before, t.Old), r.who(r.After, t.New))
		}
		if t.Redated {
			add(place+"的完成时限", due(&r.Before.Tasks[t.Old]), due(&r.After.Tasks[t.New]))
		}
	}
	said := "现将修订情况说明如下："
	if number := r.Old.Number.S; number != "" {
		said = "现将" + number + "通知的修订情况说明如下："
	}
	if r.Before != nil || r.After != nil {
		said += "原有任务" + numberOf(r.Before) + "项，修订后" + numberOf(r.After) + "项，" + r.counts() + "。"
	}
	switch {
	case len(g.Rows) == 0:
		said += "通知的文字没有改动。"
	default:
		said += "具体改动见下表，【】内是修订前删去、修订后添上的文字。"
	}
	main := notice.Part{
		Heading: []diag.Text{diag.Plain("关于" + notice.Cited(r.New.TitleLine()) + "的修订说明")},
		Text:    []notice.Paragraph{{Text: diag.Plain(said)}},
	}
	if len(g.Rows) > 0 {
		main.Content = g
	}
	for _, f := range r.Refills() {
		if len(main.After) == 0 {
			main.After = append(main.After, notice.Paragraph{Text: diag.Plain("下列部门须按修订后的通知重新填报：")})
		}
		main.After = append(main.After, notice.Paragraph{Text: diag.Plain(f.Group + "：" + strings.Join(f.IDs, "、") + "。")})
	}
	return &notice.Notice{
		Source: r.New.Source, Form: notice.Letter, Unnumbered: true, Issuers: r.New.Issuers, Date: day,
		Signature: notice.Signature{Names: r.New.Issuers}, Parts: []notice.Part{main}, Units: r.New.Units,
	}
}

// row is all that a task says, for a task that only one edition has.
func (r *Revision) row(b *notice.Breakdown, task int) string {
	return r.whole(b, task) + "（" + r.who(b, task) + dueOf(b, task) + "）"
}

func numberOf(b *notice.Breakdown) string {
	if b == nil {
		return "0"
	}
	return number(len(b.Tasks))
}

func plain(words ...string) []diag.Text {
	row := make([]diag.Text, len(words))
	for i, s := range words {
		row[i] = diag.Plain(s)
	}
	return row
}
