package bind

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/hint"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// scope is the table of the file at hand, with those around it. It is copied
// from table to table, so that what a key means depends on nothing but where it
// stands.
type scope struct {
	*binder
	node   *tomldoc.Node
	path   string // of the table, as the file writes it: attachment.task; empty: the top level
	header string // that with its brackets
	part   *part
	table  *table
	column *column
	entry  *words.Entry
	row    *row
	signer *notice.Signer
	people *notice.Attendees
	check  *diag.Switch
}

// bind binds the members of the table at hand against the schema's keys of its
// kind.
func (s *scope) bind(kind string) {
	keys := schema.KeysOf(kind)
	if kind == "task" {
		keys = s.table.keys
	}
	var seen uint64 // own columns past the 64th are never required
	for _, m := range s.node.Items {
		i := slices.IndexFunc(keys, func(k schema.Key) bool { return k.Name() == m.Name })
		if i < 0 {
			s.unknown(kind, keys, m)
			continue
		}
		seen |= 1 << i
		s.value(&keys[i], m)
	}
	for i := range keys {
		if k := &keys[i]; k.Required && seen&(1<<i) == 0 && !s.waived(k) {
			s.missing(k)
		}
	}
}

// waived reports whether a required key may be missing from the table at hand.
func (s *scope) waived(k *schema.Key) bool {
	switch k.Path {
	case "date":
		return s.draft
	case "number":
		return s.draft || s.notice.Form == notice.Minutes
	case "title":
		return s.notice.Form == notice.Order || s.notice.Form == notice.Minutes
	case "task.requirement":
		return sectionOnly(s.node)
	default:
		return false
	}
}

// missing reports a required key. One of the top level has no table header to
// point at, so the first key of the file stands for it.
func (s *scope) missing(k *schema.Key) {
	at, where := s.node.Span, " "+s.header+" 里"
	if s.path == "" {
		at, where = diag.Span{}, "文件开头"
		if len(s.node.Items) > 0 {
			at = s.node.Items[0].Key
		}
	}
	hint := "在" + where + "写一行 " + k.Name() + " = " + hint.Sample(k)
	if k.Path == "number" || k.Path == "date" {
		hint += "；还没有的是草稿，build、check 时加 --draft"
	}
	s.add(missingKey, at, hint, "缺少%s %s", k.Term, k.Name()).Missing = k.Path
	s.lose(k)
}

// lose notes that the notice is without the value of a key, or of all keys of a
// table: what is said of its lack would follow from the mistake.
func (b *binder) lose(keys ...*schema.Key) {
	for _, k := range keys {
		if !slices.Contains(b.notice.Lost, k.Path) {
			b.notice.Lost = append(b.notice.Lost, k.Path)
		}
	}
}

// value binds one member.
func (s *scope) value(k *schema.Key, n *tomldoc.Node) {
	switch {
	case value.TypeOf(n)&k.Types == 0:
		s.wrongType(k, n)
		s.lose(k)
	case k.Kind() == "task" && k.Types == schema.Tables: // later: the columns decide which keys a task may have
		s.tableOf().tasks = n
	case k.Types == schema.Table:
		s.inner(k, n)
	case k.Types == schema.Tables:
		for _, item := range n.Items {
			s.inner(k, item)
		}
	case s.placeholder(k, n):
		stores[k.Path](s, n)
	case !s.legal(k, n):
		s.lose(k)
	case stores[k.Path] != nil:
		before := len(s.Found)
		if stores[k.Path](s, n); s.Found[before:].HasErrors() {
			s.lose(k)
		}
	default: // an own column
		s.row.own = append(s.row.own, ownValue{k.Name(), value.Cell(n.Text)})
	}
}

// inner binds a table inside the one at hand.
func (s *scope) inner(k *schema.Key, n *tomldoc.Node) {
	in := *s
	in.node, in.path = n, k.Name()
	if s.path != "" {
		in.path = s.path + "." + in.path
	}
	if in.header = "[" + in.path + "]"; k.Types == schema.Tables {
		in.header = "[" + in.header + "]"
	}
	switch kind := k.Kind(); kind {
	case "document", "attachment":
		in.part = s.newPart(kind, n)
		in.bind(kind)
		in.finishPart()
	case "breakdown":
		in.table = s.tableOf()
		in.table.breakdown.Span, in.table.written = n.Span, true
		in.bind(kind)
	case "breakdown.column":
		in.column = &column{Column: notice.Column{Join: "、", Span: n.Span}, at: n.Span}
		in.bind(kind)
		in.finishColumn()
	case "department":
		s.departments = append(s.departments, words.Entry{})
		in.entry = &s.departments[len(s.departments)-1]
		in.bind(kind)
	case "signature.signers":
		if len(s.notice.Signature.Signers) == 0 {
			s.spans.posts = n.Span
		}
		s.notice.Signature.Signers = append(s.notice.Signature.Signers, notice.Signer{Span: n.Span})
		in.signer = &s.notice.Signature.Signers[len(s.notice.Signature.Signers)-1]
		in.bind(kind)
	case "attendance":
		s.notice.Attendance.Span = n.Span
		in.bind(kind)
	case "attendance.more":
		s.notice.Attendance.More = append(s.notice.Attendance.More, notice.Attendees{})
		in.people = &s.notice.Attendance.More[len(s.notice.Attendance.More)-1]
		in.bind(kind)
	case "check":
		s.notice.Switches = append(s.notice.Switches, diag.Switch{Span: n.Span})
		in.check = &s.notice.Switches[len(s.notice.Switches)-1]
		in.bind(kind)
		in.finishCheck()
	default: // letterhead, signature, imprint: the notice's own
		in.bind(kind)
	}
}

// legal checks a value of the right type against the rest of its row.
func (s *scope) legal(k *schema.Key, n *tomldoc.Node) bool {
	switch n.Kind {
	case tomldoc.String:
		return s.legalString(k, n, k.Blank, k.Lines)
	case tomldoc.Array:
		ok := true
		if one := schema.String | schema.Strings; len(n.Items) == 0 && k.Types&one == one && !k.Blank {
			s.Found.Add(value.EmptyValue, s.Source, n.Span, "没有这一项就删去它", "%s %s 是空的", k.Term, k.Name())
			return false
		}
		for _, item := range n.Items {
			if item.Kind == tomldoc.String {
				ok = s.legalString(k, item, k.Cells, k.Cells) && ok
			}
		}
		return ok
	default:
		return true
	}
}

func (s *scope) legalString(k *schema.Key, n *tomldoc.Node, blank, breaks bool) bool {
	t := value.Trim(n.Text)
	switch {
	case t.Empty() && !blank:
		s.Found.Add(value.EmptyValue, s.Source, n.Span, "没有这一项就删去它", "%s %s 是空的", k.Term, k.Name())
	case k.Values != nil && !slices.Contains(k.Values, n.Text.S):
		s.add(wrongValue, n.Span, hint.Value(k, t.S), "%s %s 不能是“%s”", k.Term, k.Name(), value.Short(t.S))
	case !breaks && value.HasBreak(t.S):
		s.add(lineBreak, n.Span, "写成一行", "%s %s 里不能换行", k.Term, k.Name())
	default:
		return true
	}
	return false
}

// hinted is how many different unknown keys get a hint: a file with more is no
// notice, and a hint is a search through every key there is.
const hinted = 1000

// unknownName is what is told of a key that the schema does not have at its place,
// and the keys that it may stand for.
type unknownName struct {
	hint string
	keys []*schema.Key
}

// unknown reports a key that the schema does not have at its place, with what
// the user may have meant: a key of another table, the Chinese term of a key,
// or the nearest name.
func (s *scope) unknown(kind string, here []schema.Key, m *tomldoc.Node) {
	key := [2]string{s.path, m.Name}
	meant, told := s.hints[key]
	if !told && len(s.hints) < hinted { // one mistake is made in every [[task]]
		meant = unknownName{hint.Unknown(s.path, kind, here, m.Name), hint.Meant(kind, here, m.Name, value.TypeOf(m)&(schema.Table|schema.Tables) != 0)}
		s.hints[key] = meant
	}
	for _, k := range meant.keys {
		if value.TypeOf(m)&k.Types != 0 && (k.Types == schema.Tables || k.Table() != kind || s.node.Get(k.Name()) == nil) && (k.Values == nil || slices.Contains(k.Values, m.Text.S)) {
			s.lose(k)
		}
	}
	if s.path == "" {
		s.add(unknownKey, m.Key, meant.hint, "没有“%s”这个键", value.Short(m.Name))
		return
	}
	s.add(unknownKey, m.Key, meant.hint, "%s 里没有“%s”这个键", s.header, value.Short(m.Name))
}

// wrongType reports a value of a type that its key does not take, with the
// value as it ought to be written where that can be told.
func (s *scope) wrongType(k *schema.Key, n *tomldoc.Node) {
	at, message, meant := hint.WrongType(k, n)
	s.add(wrongType, at, meant, "%s", message)
}
