package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/draft"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/tasks"
	"gongwen/render/source/edit"
	"gongwen/render/source/origin"
	"gongwen/render/source/tomldoc"
)

// Into puts the tasks into a notice that there is: those it has are replaced, all
// else keeps its bytes. Of several breakdowns part names one: the number of its
// attachment, or “document”; empty is the only one. ok is false where the
// findings say why not.
func (i *Imported) Into(src *diag.Source, part string) (text string, list diag.List, ok bool) {
	o := origin.Of(src)
	switch {
	case o.Source == nil:
		return "", o.Found, false
	case o.Source != src: // what is written keeps every other byte
		d := doubt.Doubts{Source: src}
		d.Say(doubt.NoPlace, "先存为 UTF-8：gongwen check --fix "+src.Name+"，原来的留作 .bak；再运行一次", "通知不是 UTF-8 编码")
		return "", d.List, false
	}
	p := &intoText{Doubts: &doubt.Doubts{Source: src}, nl: edit.Newline(src.Text)}
	var found diag.List
	p.doc.Text = src.Text
	if p.doc.Root, found = tomldoc.Parse(src); p.doc.Root == nil || found.HasErrors() {
		return "", found, false
	}
	all := i.notice.Breakdowns()
	if len(all) == 0 {
		p.Say(doubt.NoPlace, "--into 只放任务；是任务分解表而没有认出来的，用 --column 写明各栏是什么，如 --column \"事项=requirement\"", "来源里没有读出任务，通知没有动；来源里有%s", prose.Some(i.notice.Beside(nil)...))
		return "", p.List, false
	}
	if !p.find(part) {
		return "", p.List, false
	}
	p.put(i.notice, all[0])
	text = diag.Apply(p.doc.Text, p.changes)
	if old := p.holder.Get("task"); old != nil {
		p.Say(doubt.PutIn, "", "放进了 %d 项任务，换掉了原来的 %d 项", len(all[0].Tasks), len(old.Items))
	} else {
		p.Say(doubt.PutIn, "", "放进了 %d 项任务", len(all[0].Tasks))
	}
	p.tellBeside(i.notice, all, text)
	return text, p.List, true
}

// tellBeside tells the words of the source that did not go into the notice, and
// are not there already.
func (p *intoText) tellBeside(n *draft.Notice, all []*tasks.Breakdown, text string) {
	in := prose.Bare(text)
	out := slices.DeleteFunc(n.Beside(all[0]), func(s string) bool { return strings.Contains(in, prose.Bare(prose.OneLine(s))) })
	if len(out) == 0 {
		return
	}
	what := ""
	if len(all) > 1 {
		what = fmt.Sprintf("（来源里有 %d 个分解表，只放进第一个）", len(all))
	}
	p.Say(doubt.TasksOnly, "需要的自己写进通知", "放进通知的只有任务%s，没有放进的：%s", what, prose.Some(out...))
}

// intoText is a notice that takes in tasks.
type intoText struct {
	*doubt.Doubts
	doc     edit.Doc
	nl      string
	changes []diag.Change

	holder *tomldoc.Node // the table that has [breakdown] and [[task]]
	at     edit.Place    // where it stands: attachment, 1
	under  string        // what its headers have before theirs: "" or attachment.
	shows  bool          // a part prints them
}

// find finds the breakdown that is meant.
func (p *intoText) find(part string) bool {
	attachments := p.doc.Root.Get("attachment")
	at := func(k int) *tomldoc.Node {
		if attachments == nil || k < 1 || k > len(attachments.Items) {
			return nil
		}
		return attachments.Items[k-1]
	}
	prints := func(n *tomldoc.Node) bool {
		c := n.Get("content")
		return c != nil && c.Text.S == "breakdown"
	}
	own := func(n *tomldoc.Node) bool { return n.Get("task") != nil || n.Get("breakdown") != nil }
	use := func(n *tomldoc.Node, place ...string) {
		p.holder, p.shows = p.doc.Root, true
		if own(n) {
			p.holder, p.at, p.under = n, place, place[0]+"."
		}
	}
	useAttachment := func(k int) { use(at(k), "attachment", strconv.Itoa(k-1)) }
	var holders []string
	if prints(p.doc.Root) || own(p.doc.Root) {
		holders = append(holders, "")
	}
	document := p.doc.Root.Get("document")
	if document != nil && prints(document) && own(document) {
		holders = append(holders, "document")
	}
	if attachments != nil {
		for k, n := range attachments.Items {
			if prints(n) && own(n) {
				holders = append(holders, strconv.Itoa(k+1))
			}
		}
	}
	switch k, err := strconv.Atoi(part); {
	case part == "document" && document != nil && prints(document):
		use(document, "document")
	case err == nil && at(k) != nil && prints(at(k)):
		useAttachment(k)
	case part != "":
		which := "第 " + part + " 个附件"
		if _, err := strconv.Atoi(part); err != nil {
			which = "“" + part + "”"
		}
		p.Say(doubt.NoPlace, "写第几个附件，如 --part 2；随文印发的文件写 --part document", "通知里的%s没有分解表", which)
		return false
	case len(holders) > 1:
		p.Say(doubt.NoPlace, "用 --part 写明第几个附件，如 --part 2；随文印发的文件写 --part document", "通知里有 %d 个分解表，不知道放进哪一个", len(holders))
		return false
	case len(holders) == 1 && holders[0] == "document":
		use(document, "document")
	case len(holders) == 1 && holders[0] != "":
		k, _ := strconv.Atoi(holders[0])
		useAttachment(k)
	default:
		p.holder, p.shows = p.doc.Root, prints(p.doc.Root) || document != nil && prints(document)
		if attachments != nil {
			for _, n := range attachments.Items {
				p.shows = p.shows || prints(n)
			}
		}
	}
	return true
}

// put makes the changes.
func (p *intoText) put(n *draft.Notice, b *tasks.Breakdown) {
	num := b.Settle()
	empty := b.Empties()
	var columns, rows toml
	if !b.Standard() {
		for i := range b.Columns {
			columns.column(b, &b.Columns[i], p.under, empty)
		}
	}
	rows.tasks(b, &num, p.under, empty)
	settings := settings(&num, b)
	place := append(slices.Clip(p.at), "breakdown")
	table, headed := p.holder.Get("breakdown"), p.doc.Headed(place)
	var declared []*tomldoc.Node
	if table != nil {
		if c := table.Get("column"); c != nil {
			declared = c.Items
		}
	}
	var more strings.Builder // what goes to the end
	if !p.shows {
		title := "（附件名称）"
		for _, part := range append(n.Attachments, n.Document) {
			if part != nil && part.Tasks == b && len(part.Title) > 0 {
				title = part.Title[0]
			}
		}
		more.WriteString("[[attachment]]\ntitle = " + literal(title) + "\ncontent = \"breakdown\"\n\n")
	}
	if headed {
		for _, key := range settingKeys {
			p.setting(append(slices.Clip(place), key), settings[key])
		}
	} else if head := headOf(settings); head != "" {
		more.WriteString("[" + p.under + "breakdown]\n" + head)
	}
	switch text := columns.b.String(); {
	case len(declared) > 0 && p.sameColumns(declared, b):
	case len(declared) > 0:
		p.replace(append(slices.Clip(place), "column"), text)
	case text != "" && headed:
		behind, _ := p.doc.Behind(place, p.lines(text))
		p.changes = append(p.changes, behind...)
	default:
		more.WriteString(text)
	}
	text := strings.TrimPrefix(rows.b.String(), "\n")
	if old := p.holder.Get("task"); old != nil && len(old.Items) > 0 {
		p.replace(append(slices.Clip(p.at), "task"), text)
	} else {
		if more.Len() > 0 && !strings.HasSuffix(more.String(), "\n\n") {
			more.WriteString("\n")
		}
		more.WriteString(text)
	}
	if more.Len() > 0 {
		p.changes = append(p.changes, p.doc.Append(p.lines(more.String()))...)
	}
}

// setting gives a key of [breakdown] its value, or takes it away.
func (p *intoText) setting(place edit.Place, literal string) {
	if literal == "" {
		p.changes = append(p.changes, p.doc.Drop(place)...)
		return
	}
	put, _ := p.doc.Put(place, edit.Raw(literal)) // its table is there
	p.changes = append(p.changes, put...)
}

// replace puts a text in the place of tables that are there. Those written between
// brackets go, and the text comes to the end.
func (p *intoText) replace(place edit.Place, text string) {
	changes, ok := p.doc.ReplaceTables(place, p.lines(text))
	if !ok {
		changes = append(p.doc.Drop(place), p.doc.Append(p.lines(text))...)
	}
	p.changes = append(p.changes, changes...)
}

// lines gives a text the line ends of the notice.
func (p *intoText) lines(s string) string {
	if p.nl == "\n" {
		return s
	}
	return strings.ReplaceAll(s, "\n", p.nl)
}

// sameColumns reports whether the columns that the notice declares are those of
// the tasks: then they keep their heads and widths.
func (p *intoText) sameColumns(declared []*tomldoc.Node, b *tasks.Breakdown) bool {
	if len(declared) != len(b.Columns) {
		return false
	}
	for i, n := range declared {
		if key := n.Get("key"); key == nil || key.Text.S != b.Columns[i].Key {
			return false
		}
		if b.Linewise(b.Columns[i].Key) && n.Get("join") == nil {
			return false
		}
	}
	return true
}
