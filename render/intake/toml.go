package intake

import (
	"path"
	"slices"
	"strings"

	"gongwen/render/intake/draft"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/tasks"
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
		w.b.WriteString("# " + prose.OneLine(s) + "\n")
	}
}

// lines writes paragraphs, one a line.
func (w *toml) lines(key string, lines []string) {
	if len(lines) > 0 {
		w.text(key, strings.Join(lines, "\n"))
	}
}

// written is the whole file.
func written(name string, n *draft.Notice) string {
	w := &toml{}
	w.comment("由 " + fileName(name) + " 导入。核对无误后，这些注释可以删去。")
	w.b.WriteString("\n")
	w.text("format", n.Format)
	w.head(n)
	if n.Body != nil {
		w.pair("content", `"breakdown"`)
	}
	var head toml
	if len(n.Marks) > 1 && !slices.Equal(n.Marks, n.Issuers) || len(n.Marks) == 1 && n.Marks[0] != n.Issuers[0]+suffixes[n.Format] {
		head.texts("mark", n.Marks)
	}
	head.text("suffix", n.Suffix)
	if len(n.Marks) > 1 && slices.Equal(n.Marks, n.Issuers) && !n.Suffixed {
		head.pair("suffix", `""`)
	}
	head.text("serial", n.Serial)
	head.text("secrecy", n.Secrecy)
	head.text("urgency", n.Urgency)
	head.texts("signers", n.Signers)
	w.section("[letterhead]", &head)
	var sign toml
	if !slices.Equal(n.Signatures, n.Issuers) {
		sign.texts("name", n.Signatures)
	}
	sign.texts("under", n.Under)
	for _, s := range n.Posts {
		sign.pair("signers", "[{ post = "+tomldoc.Literal(s.Post, "", "")+", name = "+tomldoc.Literal(s.Name, "", "")+" }]")
	}
	w.section("[signature]", &sign)
	w.attendance(n.Attendance)
	var imprint toml
	imprint.text("recipients", n.MovedTo)
	imprint.text("copy_to", n.CopyTo)
	imprint.text("printed_by", n.PrintedBy)
	if n.PrintedOn != (words.Day{}) {
		imprint.pair("printed_on", n.PrintedOn.ISO())
	}
	imprint.texts("more", n.More)
	w.section("[imprint]", &imprint)
	w.parts(n)
	return w.b.String()
}

// suffixes stand behind the issuer in the mark of a format.
var suffixes = map[string]string{"general": "文件", "order": "令"}

// attendance writes who was there.
func (w *toml) attendance(lists []draft.Names) {
	keys := map[string]string{"出席": "present", "请假": "excused", "列席": "observers"}
	var own, more toml
	for _, l := range lists {
		if key := keys[l.Label]; key != "" {
			own.text(key, l.Names)
			delete(keys, l.Label)
			continue
		}
		more.header("[[attendance.more]]")
		more.text("label", l.Label)
		more.text("names", l.Names)
	}
	w.section("[attendance]", &own)
	w.b.WriteString(more.b.String())
}

// fileName is the name of the source without its folders.
func fileName(name string) string {
	if name == "-" {
		return "剪贴板"
	}
	return prose.Tidy(path.Base(strings.ReplaceAll(name, `\`, "/")))
}

// section writes a table that has any key.
func (w *toml) section(header string, keys *toml) {
	if keys.b.Len() > 0 {
		w.header(header)
		w.b.WriteString(keys.b.String())
	}
}

// head writes the keys of the top level; what the source lacks is a blank.
func (w *toml) head(n *draft.Notice) {
	w.texts("issuer", n.Issuers)
	if n.Number == "" && n.Format != "minutes" {
		w.comment(`number = "……"   文号：来源里没有找到，补上后去掉行首的 #`)
	}
	w.text("number", n.Number)
	w.lines("title", n.Title)
	w.text("recipients", n.Recipients)
	if n.Date == (words.Day{}) {
		w.comment(`date = ……   成文日期：来源里没有找到，写作 2026-03-05 的样子，补上后去掉行首的 #`)
	} else {
		w.pair("date", n.Date.ISO())
	}
	w.texts("note", n.Notes)
	w.lines("text", n.Text)
}

// parts writes the document, the attachments and the breakdowns. The first
// breakdown is written at the top level, the short way; any other under its part.
func (w *toml) parts(n *draft.Notice) {
	var short *tasks.Breakdown
	path := ""
	take := func(p *draft.Part, header string) {
		w.header("[" + header + "]")
		if strings.HasPrefix(header, "[") {
			header = strings.Trim(header, "[]")
		}
		if p.Label != "" && p.Label != "附件" {
			w.text("label", p.Label)
		}
		w.lines("title", p.Title)
		if len(p.Heading) > 0 && prose.Bare(strings.Join(p.Heading, "")) != prose.Bare(strings.Join(p.Title, "")) || len(p.Heading) > 1 && header != "document" {
			w.lines("heading", p.Heading)
		}
		w.lines("text", p.Text)
		switch {
		case p.Tasks != nil:
			w.pair("content", `"breakdown"`)
			w.lines("after", p.After)
			if short == nil {
				short = p.Tasks
			} else {
				w.breakdown(p.Tasks, header+".")
			}
		case p.Grid != nil:
			w.pair("content", `"table"`)
			w.pair("columns", heads(p.Grid))
			w.b.WriteString("rows = [\n")
			for _, row := range p.Grid.Rows {
				w.b.WriteString("    " + array(row) + ",\n")
			}
			w.b.WriteString("]\n")
			w.lines("after", p.After)
		}
	}
	if n.Body != nil {
		short = n.Body
	}
	if n.Document != nil {
		take(n.Document, "document")
	}
	for _, p := range n.Attachments {
		take(p, "[attachment]")
	}
	if short != nil {
		w.breakdown(short, path)
	}
}

// heads are those of a plain table: one of two levels is an array.
func heads(g *draft.Grid) string {
	if g.Over == nil {
		return array(g.Heads)
	}
	out := make([]string, len(g.Heads))
	for i := range out {
		if one := array([]string{g.Over[i], g.Heads[i]}); g.Over[i] != "" {
			out[i] = one
		} else {
			out[i] = tomldoc.Literal(g.Heads[i], "", "")
		}
	}
	return "[" + strings.Join(out, ", ") + "]"
}
