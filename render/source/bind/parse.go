package bind

import (
	"slices"

	"gongwen/render/diag"
	. "gongwen/render/notice"
	. "gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
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
	s := scope{binder: b, node: root}
	s.bind("")
	b.bindTasks()
	b.finish()
	b.list.Sort()
	return b.notice, b.list
}

// binder carries the tree into the model: one row of the schema a key, in file
// order, then what only the whole file can decide.
type binder struct {
	src    *diag.Source
	draft  bool
	list   diag.List
	hints  map[[2]string]string // of unknown keys, by table and name
	lineOf *diag.Lines          // made when a message first names another place
	notice *Notice

	departments []words.Entry
	named       map[string]diag.Span // every name and alias of the register
	cells       cellReader
	tables      []*table  // the breakdowns, in file order
	short       *table    // [breakdown] and [[task]] of the top level
	showing     []showing // every content = "breakdown"
	unsure      bool      // what is wrong could hold or show the tasks
}

// showing is a part that says content = "breakdown".
type showing struct {
	part int
	at   diag.Span
	own  *table // its own tables; nil: the top level's
}

// scope is the table being bound, with those around it.
type scope struct {
	*binder
	node   *tomldoc.Node
	part   *part
	table  *table
	column *column
	entry  *words.Entry
	row    *row
}

// part is a part being bound.
type part struct {
	Part
	kind  string // document, attachment
	after diag.Span
	shown *showing
	own   *table
	grid  *Grid
}

// table is a breakdown being bound: all that one has and another may have
// otherwise.
type table struct {
	*binder
	breakdown   *Breakdown
	written     bool // [breakdown] stands there
	numbering   levels
	restart     bool
	count       string // task, topic, section
	columnKeys  map[string]diag.Span
	own         []Key         // of [[task]], by the columns
	tasks       *tomldoc.Node // its [[task]]
	inheritance *inheritance  // nil without [[task]]
	taskIDs     []diag.Text   // those written
	prefix      string        // of automatic ids: "" or 2-
}

func (b *binder) newTable() *table {
	t := &table{
		binder: b, breakdown: &Breakdown{}, numbering: levels{section: true, topic: true}, count: "task", columnKeys: map[string]diag.Span{},
	}
	b.tables = append(b.tables, t)
	return t
}

// column is a column being bound.
type column struct {
	Column
	at       diag.Span // its key's value
	mergeSet bool
}

func newBinder(src *diag.Source, draft bool) *binder {
	b := &binder{
		src: src, draft: draft, hints: map[[2]string]string{}, named: map[string]diag.Span{},
		notice: &Notice{Source: src, Signature: Signature{Seal: true}, Parts: []Part{{}}},
	}
	return b
}

// keysOf are the keys of a kind of table.
func (b *binder) keysOf(kind string) []Key { return Of(kind) }

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

// bind binds the members of one table against the schema's rows of its kind.
func (s *scope) bind(kind string) {
	keys := Of(kind)
	if kind == "task" && len(s.table.own) > 0 {
		keys = slices.Concat(keys, s.table.own)
	}
	var seen uint64 // own columns past the 64th are never required
	for _, m := range s.node.Items {
		i := slices.IndexFunc(keys, func(k Key) bool { return k.Name() == m.Name })
		if i < 0 {
			s.unknown(kind, m)
			continue
		}
		seen |= 1 << i
		s.value(&keys[i], m)
	}
	for i := range keys {
		if k := &keys[i]; k.Required && seen&(1<<i) == 0 && !s.waived(k, s.node) {
			s.missing(k, s.node)
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
	at, where := n.Span, " "+Header(k.Table())+" 里"
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

// value binds one member.
func (s *scope) value(k *Key, n *tomldoc.Node) {
	have := TypeOf(n)
	switch {
	case have&k.Types == 0 && !k.Built():
		s.add(notBuilt, n.Key, k.Instead, "尚未支持 %s（%s）", k.Name(), k.Term)
		return
	case have&k.Types == 0:
		s.wrongType(k, n)
		return
	}
	switch store := stores[k.Path]; {
	case store != nil:
		if s.legal(k, n) {
			store(s, n)
		}
	case k.Types == TypeTable:
		s.inner(k, n)
	case k.Types&TypeTables != 0:
		if k.Kind() == "task" { // later: the columns decide which keys a task may have
			s.tableOf(k).tasks = n
			return
		}
		for _, item := range n.Items {
			s.inner(k, item)
		}
	default: // an own column
		if s.legal(k, n) {
			s.row.own = append(s.row.own, ownValue{k.Name(), paragraphed(n.Text)})
		}
	}
}

// tableOf is the breakdown that a key speaks of: the part's own, or the short
// one of the top level.
func (s *scope) tableOf(k *Key) *table {
	switch {
	case s.part != nil:
		if s.part.own == nil {
			s.part.own = s.newTable()
			s.part.own.breakdown.Under = diag.Path{Key: s.part.kind}
			if s.part.Kind == Attached {
				s.part.own.breakdown.Under.At[0] = int32(len(s.notice.Attachments()))
			}
		}
		return s.part.own
	case s.short == nil:
		s.short = s.newTable()
	}
	return s.short
}

// inner binds a table inside the one at hand.
func (s *scope) inner(k *Key, n *tomldoc.Node) {
	in := *s
	in.node = n
	switch k.Kind() {
	case "document", "attachment":
		kind := Attached
		in.part = &part{Part: Part{Kind: Issued, Span: n.Span}, kind: k.Kind()}
		if k.Kind() == "attachment" {
			in.part.Kind, in.part.Label = kind, diag.Plain("附件")
		}
		in.bind(k.Kind())
		in.finishPart()
	case "breakdown":
		in.table = s.tableOf(k)
		in.table.breakdown.Span, in.table.written = n.Span, true
		in.bind("breakdown")
	case "breakdown.column":
		in.column = &column{Column: Column{Join: "、", Span: n.Span}, at: n.Span}
		in.bind("breakdown.column")
		in.table.finishColumn(in.column, n)
	case "department":
		s.departments = append(s.departments, words.Entry{})
		in.entry = &s.departments[len(s.departments)-1]
		in.bind("department")
	default:
		in.bind(k.Kind())
	}
}

// legal checks a value of the right type against the rest of its row.
func (b *binder) legal(k *Key, n *tomldoc.Node) bool {
	switch n.Kind {
	case tomldoc.String:
		return b.legalString(k, n, k.Blank, k.Lines)
	case tomldoc.Array:
		ok := true
		for _, item := range n.Items {
			if item.Kind == tomldoc.Array {
				continue
			}
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
	if len(n.Signature.Names) == 0 {
		n.Signature.Names = n.Issuers
	}
	slices.SortStableFunc(n.Parts[1:], func(x, y Part) int { return int(x.Kind) - int(y.Kind) })
	attached := n.Attachments()
	for i := range attached {
		if len(attached) > 1 {
			attached[i].Number = i + 1
		}
	}
	for i := range n.Parts {
		if d, ok := n.Parts[i].Content.(*Breakdown); ok {
			d.Part = i
		}
	}
	b.cells.sortUnits()
	n.Units = b.cells.met
	for _, t := range b.tables {
		if t.inheritance != nil {
			t.finish()
		}
	}
	b.checkShown()
}
