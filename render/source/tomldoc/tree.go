package tomldoc

import (
	"gongwen/render/diag"
)

// making is how a table came about: it decides what may be added to it.
type making uint8

const (
	byValue  making = iota // a string or an array
	bare                   // a number, a date or a boolean: the decoder says which
	implied                // [a.b] makes a
	byHeader               // [a], the root, an element of [[a]]
	byKey                  // a.b = 1 makes a
	inline                 // a = {…}
	byTables               // the array that [[a]] makes
)

// table reports whether what came about so is a table.
func (m making) table() bool { return m == implied || m == byHeader || m == byKey || m == inline }

// name is a key of one table.
type name struct {
	table *Node
	name  string
}

// indexed is how many members a table may have before it gets an index.
const indexed = 16

// find is the member of a table, or nil.
func (s *scanner) find(t *Node, key string) *Node {
	if len(t.Items) <= indexed {
		return t.Get(key)
	}
	return s.names[name{t, key}]
}

// insert adds a member to a table.
func (s *scanner) insert(t *Node, key string, n *Node) *Node {
	n.Name = key
	t.Items = append(t.Items, n)
	switch {
	case len(t.Items) == indexed+1:
		for _, m := range t.Items {
			s.names[name{t, m.Name}] = m
		}
	case len(t.Items) > indexed:
		s.names[name{t, key}] = n
	}
	return n
}

// What is said of a name that is taken; its line goes with it.
const (
	keyAgain   = "键 %s 写了两次，前一次在第 %d 行"
	tableAgain = "表 %s 在第 %d 行已有"
	rename     = "换一个名字，或删去其中一处"
	notTable   = "%s 在第 %d 行已是一个值，不能再作表"
)

// enter makes the table of a header the one that pairs go to.
func (s *scanner) enter(parts []part, header diag.Span, array bool) {
	if !array || len(parts) > 1 {
		s.follow(parts[0].name, nil, header.Start)
	}
	t := s.root
	for i, p := range parts[:len(parts)-1] {
		next := s.find(t, p.name)
		if next == nil {
			next = s.insert(t, p.name, &Node{Kind: Table, Key: p.span, Span: header, made: implied})
		}
		if next.made == inline { // which is whole as it stands; the decoder lets an empty one grow
			s.defined(&RuleTableTwice, parts[:i+1], next, tableAgain, "合成一处")
			s.table = &Node{made: byHeader}
			return
		}
		if t = s.inside(next); t == nil {
			s.defined(&RuleTableTwice, parts[:i+1], next, notTable, rename)
			s.table = &Node{made: byHeader}
			return
		}
	}
	last := parts[len(parts)-1]
	old := s.find(t, last.name)
	if array {
		s.table = &Node{Kind: Table, Span: header, made: byHeader}
		switch {
		case old == nil:
			old = s.insert(t, last.name, &Node{Kind: Array, Key: last.span, Span: header, Items: []*Node{s.table}, made: byTables})
		case old.made == byTables:
			old.Items = append(old.Items, s.table)
		case old.made.table():
			s.defined(&RuleTableTwice, parts, old, tableAgain, "有许多项就每一项都写作 [["+s.under+"]]")
		default:
			s.defined(&RuleTableTwice, parts, old, notTable, rename)
		}
		if t == s.root && old.made == byTables {
			s.follow(last.name, old, header.Start)
		}
		return
	}
	switch {
	case old == nil:
		s.table = s.insert(t, last.name, &Node{Kind: Table, Key: last.span, Span: header, made: byHeader})
	case old.made == implied:
		old.Key, old.Span, old.made = last.span, header, byHeader
		s.table = old
	default:
		s.table = &Node{made: byHeader}
		switch {
		case old.made == byTables || old.made == byHeader:
			s.defined(&RuleTableTwice, parts, old, tableAgain, "有许多项就每一项都写作 [["+s.under+"]]，只有一项就只留一处")
		case old.made.table():
			s.defined(&RuleTableTwice, parts, old, tableAgain, "合成一处")
		default:
			s.defined(&RuleTableTwice, parts, old, notTable, rename)
		}
	}
}

// inside is the table that a key goes on into: itself, or of [[a]] the last
// one; nil if there is none.
func (s *scanner) inside(n *Node) *Node {
	switch {
	case n.made == byTables:
		return n.Items[len(n.Items)-1]
	case n.made.table():
		return n
	}
	return nil
}

// define adds the key of a pair to a table and returns the node of its value.
func (s *scanner) define(t *Node, parts []part) *Node {
	for i, p := range parts[:len(parts)-1] {
		next := s.find(t, p.name)
		if next == nil {
			next = s.insert(t, p.name, &Node{
				Kind: Table, Key: p.span, Span: diag.Span{Start: parts[0].span.Start, End: p.span.End}, made: byKey,
			})
		} else if next.made != byKey {
			if s.inside(next) != nil {
				s.defined(&ruleTwice, parts[:i+1], next, tableAgain, "合成一处")
			} else {
				s.defined(&ruleTwice, parts[:i+1], next, notTable, rename)
			}
			return &Node{Key: p.span}
		}
		t = next
	}
	last := parts[len(parts)-1]
	if old := s.find(t, last.name); old != nil {
		item := t == s.table && t.made == byHeader && t.Key == (diag.Span{}) && t != s.root
		switch {
		case !item:
			s.defined(&ruleTwice, parts, old, keyAgain, "只留一处")
		case s.echo != t: // the keys that follow are those of the next item too
			s.echo = t
			s.defined(&ruleTwice, parts, old, keyAgain, "只留一处；若是下一项，在它前面加一行 [["+s.under+"]]")
		}
		return &Node{Key: last.span}
	}
	return s.insert(t, last.name, &Node{Key: last.span})
}

// defined notes that a key or a header defines what old has defined already.
func (s *scanner) defined(r *diag.Rule, parts []part, old *Node, what, hint string) {
	if len(s.twice) > findingLimit {
		return
	}
	if s.lines == nil {
		s.lines = diag.NewLines(s.src)
	}
	at := diag.Span{Start: parts[0].span.Start, End: parts[len(parts)-1].span.End}
	line, _ := s.lines.Position(old.Key.Start)
	s.twice.Add(r, s.src, at, hint, what, s.text[at.Start:at.End], line)
}
