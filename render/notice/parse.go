package notice

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// Parse reads a notice, schema 1. In a draft the number and the date may be
// missing. The list holds every mistake of the file at once, in file order,
// warnings included; with errors in it the Notice is incomplete and good for
// messages only, and it is nil if the text is not TOML at all.
func Parse(src *diag.Source, draft bool) (*Notice, diag.List) {
	root, list := tomldoc.Parse(src)
	if root == nil {
		translate(src, list)
		return nil, list
	}
	b := newBinder(src, draft)
	b.list = list
	b.bindTable("", root)
	b.bindTasks(root)
	b.finish()
	b.list.Sort()
	return b.notice, b.list
}

// binder carries the tree into the model: one table row of [Keys] a key, in
// file order, then what only the whole file can decide.
type binder struct {
	src    *diag.Source
	draft  bool
	list   diag.List
	tables map[string]*keyTable
	hints  map[[2]string]string // of unknown keys, by table and name
	lineOf *diag.Lines          // made when a message first names another place
	notice *Notice

	// The table being bound, where there are several of a kind.
	attachment *Attachment
	afterSpan  diag.Span // the key of its after
	column     *Column
	columnAt   diag.Span // its key's value
	mergeSet   bool
	department *department
	row        row

	breakdown   *Breakdown // the notice has it if there is a [[task]]
	numbering   levels
	restart     bool
	count       string // task, topic, section
	columnKeys  map[string]diag.Span
	departments []department
	named       map[string]diag.Span // every name and alias of the register
	cells       cellReader
	inheritance *inheritance // nil without [[task]]
	taskIDs     []diag.Text  // those written
	shownAt     []diag.Span  // every content = "breakdown"
	unsure      bool         // what is wrong or not built yet could hold or show the tasks
}

// keyTable is the schema of one table of the file.
type keyTable struct {
	keys  []Key
	index map[string]int
}

func (t *keyTable) add(k Key) {
	t.index[k.Name()] = len(t.keys)
	t.keys = append(t.keys, k)
}

func newBinder(src *diag.Source, draft bool) *binder {
	b := &binder{
		src:        src,
		draft:      draft,
		tables:     map[string]*keyTable{},
		hints:      map[[2]string]string{},
		notice:     &Notice{Source: src, Signature: Signature{Seal: true}},
		breakdown:  &Breakdown{},
		numbering:  levels{section: true, topic: true},
		count:      "task",
		columnKeys: map[string]diag.Span{},
		named:      map[string]diag.Span{},
	}
	for _, k := range Keys() {
		path := k.Table()
		if b.tables[path] == nil {
			b.tables[path] = &keyTable{index: map[string]int{}}
		}
		b.tables[path].add(k)
	}
	return b
}

func (b *binder) add(r rule, at diag.Span, hint, format string, args ...any) {
	b.list.Add(&rules[r], b.src, at, hint, format, args...)
}

// line is the number of the line that a place stands on, for messages that
// name a second place.
func (b *binder) line(at diag.Span) int {
	if b.lineOf == nil {
		b.lineOf = diag.NewLines(b.src)
	}
	line, _ := b.lineOf.Position(at.Start)
	return line
}

// bindTable binds the members of one table against the schema's rows of path.
func (b *binder) bindTable(path string, n *tomldoc.Node) {
	table := b.tables[path]
	var seen uint64 // own columns past the 64th are never required
	if path == "breakdown" {
		b.breakdown.Span = n.Span
	}
	for _, m := range n.Items {
		i, ok := table.index[m.Name]
		if !ok {
			b.unknown(path, m)
			continue
		}
		seen |= 1 << i
		b.bindValue(&table.keys[i], m)
	}
	for i := range table.keys {
		if k := &table.keys[i]; k.Required && seen&(1<<i) == 0 && !b.waived(k, n) {
			b.missing(k, n)
		}
	}
}

// waived reports whether a required key may be missing from the table n.
func (b *binder) waived(k *Key, n *tomldoc.Node) bool {
	switch k.Path {
	case "number", "date":
		return b.draft
	case "task.requirement":
		return sectionOnly(n)
	default:
		return false
	}
}

// missing reports a required key. One of the top level has no table header to
// point at, so the first key of the file stands for it.
func (b *binder) missing(k *Key, n *tomldoc.Node) {
	at, where := n.Span, " "+header(k.Table())+" 里"
	if k.Table() == "" {
		at, where = diag.Span{}, "文件开头"
		if len(n.Items) > 0 {
			at = n.Items[0].Key
		}
	}
	hint := "在" + where + "写一行 " + k.Name() + " = " + sample(k)
	if k.Path == "number" || k.Path == "date" {
		hint += "；还没有的是草稿，build、check 时加 --draft"
	}
	b.add(missingKey, at, hint, "缺少%s %s", k.Term, k.Name())
}

// sample is a value of the key's first type, for a hint.
func sample(k *Key) string {
	switch {
	case len(k.Values) > 0:
		return `"` + k.Values[0] + `"`
	case k.Types&TypeDate != 0:
		return "2023-08-14"
	default:
		return `"……"`
	}
}

func (b *binder) bindValue(k *Key, n *tomldoc.Node) {
	have := typeOf(n)
	switch {
	case have&k.Types != 0:
	case !k.Built() || have&k.LaterTypes != 0:
		b.later(k, n, laterForm(k))
		return
	default:
		b.wrongType(k, n)
		return
	}
	switch {
	case k.bind != nil:
		if b.legal(k, n) {
			k.bind(b, n)
		}
	case k.Types == TypeTable:
		b.bindTable(k.Path, n)
	default:
		for _, item := range n.Items {
			b.bindItem(k.Path, item)
		}
	}
}

// bindItem binds one table of an array of tables.
func (b *binder) bindItem(path string, n *tomldoc.Node) {
	switch path {
	case "attachment":
		b.attachment, b.afterSpan = &Attachment{Span: n.Span, Label: "附件"}, diag.Span{}
		b.bindTable(path, n)
		b.finishAttachment(n)
	case "breakdown.column":
		b.column, b.columnAt, b.mergeSet = &Column{Join: "、", Span: n.Span}, n.Span, false
		b.bindTable(path, n)
		b.finishColumn(n)
	case "department":
		b.departments = append(b.departments, department{span: n.Span})
		b.department = &b.departments[len(b.departments)-1]
		b.bindTable(path, n)
	case "task":
		// Later: the columns decide which keys a task may have.
	}
}

// later reports what schema 1 knows and this program does not do yet.
func (b *binder) later(k *Key, n *tomldoc.Node, what string) {
	at := n.Key
	switch {
	case n.Kind == tomldoc.Table:
		at = n.Span
	case typeOf(n)&TypeTables != 0 && len(n.Items) > 0:
		at = n.Items[0].Span
	}
	switch k.Path {
	case "content", "document", "attachment.breakdown", "attachment.task":
		b.unsure = true
	}
	b.add(notBuilt, at, k.Instead, "尚未支持%s", what)
}

// laterForm names a key, or the form of a key, that is not built yet.
func laterForm(k *Key) string {
	if k.Built() {
		return k.Term + " " + k.Name() + " 写成" + k.LaterTypes.String()
	}
	return " " + k.Name() + "（" + k.Term + "）"
}

// legal checks a value of the right type against the rest of its row.
func (b *binder) legal(k *Key, n *tomldoc.Node) bool {
	switch n.Kind {
	case tomldoc.String:
		return b.legalString(k, n, k.Blank, k.Lines)
	case tomldoc.Array:
		ok := true
		for _, item := range n.Items {
			ok = b.legalString(k, item, false, false) && ok
		}
		return ok
	default:
		return true
	}
}

func (b *binder) legalString(k *Key, n *tomldoc.Node, blank, breaks bool) bool {
	t := trim(n.Text)
	switch {
	case t.Empty() && !blank:
		b.add(emptyValue, n.Span, "没有这一项就删去它", "%s %s 是空的", k.Term, k.Name())
	case k.Values != nil && slices.Contains(k.LaterValues, t.S):
		b.later(k, n, " "+k.Name()+` = "`+t.S+`"（`+k.Term+`）`)
	case k.Values != nil && !slices.Contains(k.Values, n.Text.S):
		b.add(wrongValue, n.Span, valueHint(k, t.S), "%s %s 不能是“%s”", k.Term, k.Name(), short(t.S))
	case !breaks && containsBreak(t.S):
		b.add(lineBreak, n.Span, "写成一行", "%s %s 里不能换行", k.Term, k.Name())
	default:
		return true
	}
	return false
}

// finish does what only the whole file can decide.
func (b *binder) finish() {
	n := b.notice
	if n.Letterhead.Mark.Empty() && !n.Issuer.Empty() {
		n.Letterhead.Mark = diag.Concat(n.Issuer, diag.Plain("文件"))
	}
	if n.Signature.Name.Empty() {
		n.Signature.Name = n.Issuer
	}
	b.checkShown()
	if n.Breakdown != nil {
		b.finishBreakdown()
	}
}
