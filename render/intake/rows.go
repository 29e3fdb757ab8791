package intake

import (
	"slices"

	"gongwen/render/intake/prose"
	"gongwen/render/intake/tasks"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// breakdown writes [breakdown], its columns and tasks, under a part.
func (w *toml) breakdown(b *tasks.Breakdown, under string) {
	num := b.Settle()
	head := headOf(settings(&num, b))
	if head != "" {
		w.header("[" + under + "breakdown]")
		w.b.WriteString(head)
	}
	empty := b.Empties()
	if !b.Standard() || b.List {
		if head == "" {
			w.b.WriteString("\n")
		}
		for i := range b.Columns {
			w.column(b, &b.Columns[i], under, empty)
		}
	}
	w.tasks(b, &num, under, empty)
}

// settings are the keys of [breakdown] that are not as usual.
func settings(n *tasks.Numbering, b *tasks.Breakdown) map[string]string {
	out := map[string]string{}
	if b.List {
		out["form"] = `"list"`
	}
	if b.CloseLines {
		out["close"] = `"lines"`
	}
	switch {
	case n.Section && n.Topic:
	case n.Section:
		out["numbering"] = `["section"]`
	case n.Topic:
		out["numbering"] = `["topic"]`
	default:
		out["numbering"] = "false"
	}
	if n.Restart {
		out["restart"] = "true"
	}
	if n.Count != "task" {
		out["count"] = `"` + n.Count + `"`
	}
	return out
}

// settingKeys are the keys of the settings, in the order of the schema.
var settingKeys = [...]string{"form", "close", "numbering", "restart", "count"}

// headOf are the settings as lines.
func headOf(settings map[string]string) string {
	var w toml
	for _, key := range settingKeys {
		w.pair(key, settings[key])
	}
	return w.b.String()
}

func (w *toml) column(b *tasks.Breakdown, c *tasks.Column, under string, empty map[string]string) {
	w.b.WriteString("[[" + under + "breakdown.column]]\n")
	w.text("key", c.Key)
	_, merge, builtin := notice.BuiltIn(c.Key)
	if c.Over != "" {
		w.pair("head", array([]string{c.Over, c.Head}))
	} else if c.Head != "" {
		w.text("head", c.Head)
	} else if !builtin {
		w.text("head", "（表头）")
	}
	if c.Upper != "" {
		w.comment("head = " + array([]string{c.Upper, c.Head}) + "   # 来源的表头有两层，要照印的，用这一行换掉上一行")
	}
	switch {
	case c.Key == notice.KeySeq || c.Key == notice.KeySection || c.Key == notice.KeyTopic:
	case merge == notice.MergeNone && b.Merged[c.Key]:
		w.pair("merge", "true")
	case merge == notice.MergeAll && b.Parted[c.Key] && !b.Merged[c.Key] && len(b.Merged) > 0:
		w.pair("merge", "false")
	}
	if (c.Key == notice.KeyLead || c.Key == notice.KeyResponsible) && b.Linewise(c.Key) {
		w.pair("join", `"line"`)
	}
	w.text("empty", empty[c.Key])
}

// state is what a row takes over from the one above.
type state struct{ section, topic, lead, responsible, due string }

// tasks writes the rows with the least keys: what is inherited is left out.
func (w *toml) tasks(b *tasks.Breakdown, num *tasks.Numbering, under string, empty map[string]string) {
	var now state
	for i := range b.Tasks {
		t := &b.Tasks[i]
		w.header("[[" + under + "task]]")
		for _, s := range slices.Compact(t.Doubts) {
			if s != "" {
				w.comment("存疑：" + s)
			}
		}
		section, topic := tasks.Label(t.Section, num.Section), tasks.Label(t.Topic, num.Topic)
		anew := i == 0
		if section != now.section {
			w.text("section", section)
			anew = anew || now.topic != ""
			now.section, now.topic = section, ""
		}
		if t.Only {
			continue
		}
		if topic != now.topic && topic != "" {
			w.text("topic", topic)
			now.topic, anew = topic, true
		}
		if anew {
			now.lead, now.responsible, now.due = "", "", ""
		}
		lead, responsible := unitLiteral(b, t.Lead, empty[notice.KeyLead]), unitLiteral(b, t.Responsible, empty[notice.KeyResponsible])
		if s := num.Seqs; i < len(s) {
			w.pair("seq", s[i])
		}
		w.text("title", t.Title)
		if lead != now.lead {
			w.pair("lead", orNone(lead))
			now.lead, now.responsible = lead, ""
		}
		if responsible != now.responsible {
			w.pair("responsible", orNone(responsible))
			now.responsible = responsible
		}
		w.text("requirement", t.Requirement)
		if due := dueLiteral(t); due != now.due {
			if due == "" {
				w.pair("due", `""`)
			}
			w.pair("due", due)
			now.due = due
		}
		for k := range b.Columns {
			c := &b.Columns[k]
			if _, _, ok := notice.BuiltIn(c.Key); !ok {
				w.text(c.Key, t.Own[c.Key])
			}
		}
	}
}

func orNone(literal string) string {
	if literal == "" {
		return "[]"
	}
	return literal
}

// dueLiteral is a deadline: a day where the source prints one in full.
func dueLiteral(t *tasks.Task) string {
	if prose.Bare(t.Due) == "" {
		return ""
	}
	if day, verdict := words.ReadDay(t.Due); verdict == words.Dated && day.Chinese() == t.Due {
		return day.ISO()
	}
	return literal(t.Due)
}

// unitLiteral is a cell of units as TOML; empty: none.
func unitLiteral(b *tasks.Breakdown, s, none string) string {
	switch said := prose.Bare(s); {
	case said == "", said == none:
		return ""
	}
	if u := b.Read(s); u.Names != nil {
		return array(u.Names)
	}
	return literal(s)
}
