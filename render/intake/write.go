package intake

import (
	"path"
	"slices"
	"strings"

	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
)

// toml writes a text in the manner of the samples.
type toml struct{ b strings.Builder }

// pair writes a key, unless there is no value.
func (w *toml) pair(key, literal string) {
	if literal != "" {
		w.b.WriteString(key + " = " + literal + "\n")
	}
}

func (w *toml) text(key, value string) {
	if value != "" {
		w.pair(key, literal(value))
	}
}

// literal is a string as TOML: several lines between three quotes.
func literal(s string) string { return tomldoc.Literal(s, "", "\n") }

// texts is one string, or an array of several.
func (w *toml) texts(key string, values []string) {
	switch len(values) {
	case 0:
	case 1:
		w.text(key, values[0])
	default:
		w.pair(key, array(values))
	}
}

func array(values []string) string {
	lits := make([]string, len(values))
	for i, v := range values {
		lits[i] = tomldoc.Literal(v, "", "")
	}
	return "[" + strings.Join(lits, ", ") + "]"
}

func (w *toml) header(s string) { w.b.WriteString("\n" + s + "\n") }

func (w *toml) comment(s string) {
	if s != "" {
		w.b.WriteString("# " + oneLine(s) + "\n")
	}
}

// lines writes paragraphs, one a line.
func (w *toml) lines(key string, lines []string) {
	if len(lines) > 0 {
		w.text(key, strings.Join(lines, "\n"))
	}
}

// written is the whole file.
func written(name string, n *draftNotice) string {
	w := &toml{}
	w.comment("由 " + fileName(name) + " 导入。核对无误后，这些注释可以删去。")
	w.b.WriteString("\n")
	w.pair("format", `"general"`)
	w.head(n)
	if n.body != nil {
		w.pair("content", `"breakdown"`)
	}
	var head toml
	if len(n.marks) > 1 && !slices.Equal(n.marks, n.issuers) || len(n.marks) == 1 && n.marks[0] != n.issuers[0]+"文件" {
		head.texts("mark", n.marks)
	}
	if len(n.marks) > 1 && slices.Equal(n.marks, n.issuers) && !n.suffixed {
		head.pair("suffix", `""`)
	}
	head.text("serial", n.serial)
	head.text("secrecy", n.secrecy)
	head.text("urgency", n.urgency)
	head.texts("signers", n.signers)
	w.section("[letterhead]", &head)
	var sign toml
	if !slices.Equal(n.signatures, n.issuers) {
		sign.texts("name", n.signatures)
	}
	sign.texts("under", n.under)
	w.section("[signature]", &sign)
	var imprint toml
	imprint.text("recipients", n.movedTo)
	imprint.text("copy_to", n.copyTo)
	imprint.text("printed_by", n.printedBy)
	if n.printedOn != (words.Day{}) {
		imprint.pair("printed_on", n.printedOn.ISO())
	}
	imprint.texts("more", n.more)
	w.section("[imprint]", &imprint)
	w.parts(n)
	return w.b.String()
}

// fileName is the name of the source without its folders.
func fileName(name string) string {
	if name == "-" {
		return "剪贴板"
	}
	return tidy(path.Base(strings.ReplaceAll(name, `\`, "/")))
}

// section writes a table that has any key.
func (w *toml) section(header string, keys *toml) {
	if keys.b.Len() > 0 {
		w.header(header)
		w.b.WriteString(keys.b.String())
	}
}

// head writes the keys of the top level; what the source lacks is a blank.
func (w *toml) head(n *draftNotice) {
	w.texts("issuer", n.issuers)
	if n.number == "" {
		w.comment(`number = "……"   文号：来源里没有找到，补上后去掉行首的 #`)
	}
	w.text("number", n.number)
	w.lines("title", n.title)
	w.text("recipients", n.recipients)
	if n.date == (words.Day{}) {
		w.comment(`date = ……   成文日期：来源里没有找到，写作 2026-03-05 的样子，补上后去掉行首的 #`)
	} else {
		w.pair("date", n.date.ISO())
	}
	w.texts("note", n.notes)
	w.lines("text", n.text)
}

// parts writes the document, the attachments and the breakdowns. The first
// breakdown is written at the top level, the short way; any other under its part.
func (w *toml) parts(n *draftNotice) {
	var short *breakdown
	path := ""
	take := func(p *part, header string) {
		w.header("[" + header + "]")
		if strings.HasPrefix(header, "[") {
			header = strings.Trim(header, "[]")
		}
		if p.label != "" && p.label != "附件" {
			w.text("label", p.label)
		}
		w.lines("title", p.title)
		if len(p.heading) > 0 && bare(strings.Join(p.heading, "")) != bare(strings.Join(p.title, "")) || len(p.heading) > 1 && header != "document" {
			w.lines("heading", p.heading)
		}
		w.lines("text", p.text)
		switch {
		case p.tasks != nil:
			w.pair("content", `"breakdown"`)
			w.lines("after", p.after)
			if short == nil {
				short = p.tasks
			} else {
				w.breakdown(p.tasks, header+".")
			}
		case p.grid != nil:
			w.pair("content", `"table"`)
			w.pair("columns", array(p.grid.heads))
			w.b.WriteString("rows = [\n")
			for _, row := range p.grid.rows {
				w.b.WriteString("    " + array(row) + ",\n")
			}
			w.b.WriteString("]\n")
			w.lines("after", p.after)
		}
	}
	if n.body != nil {
		short = n.body
	}
	if n.document != nil {
		take(n.document, "document")
	}
	for _, p := range n.attachments {
		take(p, "[attachment]")
	}
	if short != nil {
		w.breakdown(short, path)
	}
}

// breakdown writes [breakdown], its columns and tasks, under a part.
func (w *toml) breakdown(b *breakdown, under string) {
	num := b.settle()
	head := headOf(settings(&num, b))
	if head != "" {
		w.header("[" + under + "breakdown]")
		w.b.WriteString(head)
	}
	empty := b.empties()
	if !b.standard() || b.list {
		if head == "" {
			w.b.WriteString("\n")
		}
		for i := range b.columns {
			w.column(b, &b.columns[i], under, empty)
		}
	}
	w.tasks(b, &num, under, empty)
}

// settings are the keys of [breakdown] that are not as usual.
func settings(n *numbering, b *breakdown) map[string]string {
	out := map[string]string{}
	if b.list {
		out["form"] = `"list"`
	}
	switch {
	case n.section && n.topic:
	case n.section:
		out["numbering"] = `["section"]`
	case n.topic:
		out["numbering"] = `["topic"]`
	default:
		out["numbering"] = "false"
	}
	if n.restart {
		out["restart"] = "true"
	}
	if n.count != "task" {
		out["count"] = `"` + n.count + `"`
	}
	return out
}

// headOf are the settings as lines.
func headOf(settings map[string]string) string {
	var w toml
	for _, key := range [...]string{"form", "numbering", "restart", "count"} {
		w.pair(key, settings[key])
	}
	return w.b.String()
}

func (w *toml) column(b *breakdown, c *column, under string, empty map[string]string) {
	w.b.WriteString("[[" + under + "breakdown.column]]\n")
	w.text("key", c.key)
	_, merge, builtin := notice.BuiltIn(c.key)
	if c.head != "" {
		w.text("head", c.head)
	} else if !builtin {
		w.text("head", "（表头）")
	}
	switch {
	case c.key == notice.KeySeq || c.key == notice.KeySection || c.key == notice.KeyTopic:
	case merge == notice.MergeNone && b.merged[c.key]:
		w.pair("merge", "true")
	case merge == notice.MergeAll && b.parted[c.key] && !b.merged[c.key] && len(b.merged) > 0:
		w.pair("merge", "false")
	}
	if (c.key == notice.KeyLead || c.key == notice.KeyResponsible) && b.linewise(c.key) {
		w.pair("join", `"line"`)
	}
	w.text("empty", empty[c.key])
}

// state is what a row takes over from the one above.
type state struct{ section, topic, lead, responsible, due string }

// tasks writes the rows with the least keys: what is inherited is left out.
func (w *toml) tasks(b *breakdown, num *numbering, under string, empty map[string]string) {
	var now state
	for i := range b.tasks {
		t := &b.tasks[i]
		w.header("[[" + under + "task]]")
		for _, s := range slices.Compact(t.doubts) {
			if s != "" {
				w.comment("存疑：" + s)
			}
		}
		section, topic := label(t.section, num.section), label(t.topic, num.topic)
		anew := i == 0
		if section != now.section {
			w.text("section", section)
			anew = anew || now.topic != ""
			now.section, now.topic = section, ""
		}
		if t.only {
			continue
		}
		if topic != now.topic && topic != "" {
			w.text("topic", topic)
			now.topic, anew = topic, true
		}
		if anew {
			now.lead, now.responsible, now.due = "", "", ""
		}
		lead, responsible := unitLiteral(b, t.lead, empty[notice.KeyLead]), unitLiteral(b, t.responsible, empty[notice.KeyResponsible])
		if s := num.seqs; i < len(s) {
			w.pair("seq", s[i])
		}
		w.text("title", t.title)
		if lead != now.lead {
			w.pair("lead", orNone(lead))
			now.lead, now.responsible = lead, ""
		}
		if responsible != now.responsible {
			w.pair("responsible", orNone(responsible))
			now.responsible = responsible
		}
		w.text("requirement", t.requirement)
		if due := dueLiteral(t); due != now.due {
			if due == "" {
				w.pair("due", `""`)
			}
			w.pair("due", due)
			now.due = due
		}
		for k := range b.columns {
			c := &b.columns[k]
			if _, _, ok := notice.BuiltIn(c.key); !ok {
				w.text(c.key, t.own[c.key])
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
func dueLiteral(t *task) string {
	if bare(t.due) == "" {
		return ""
	}
	if day, verdict := words.ReadDay(t.due); verdict == words.Dated && day.Chinese() == t.due {
		return day.ISO()
	}
	return literal(t.due)
}

// unitLiteral is a cell of units as TOML; empty: none.
func unitLiteral(b *breakdown, s, none string) string {
	switch said := bare(s); {
	case said == "", said == none:
		return ""
	}
	if u := b.read(s); u.names != nil {
		return array(u.names)
	}
	return literal(s)
}
