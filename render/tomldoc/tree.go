package tomldoc

import (
	"strings"

	"gongwen/render/diag"
)

// making is how a table came about: it decides what may be added to it.
type making uint8

const (
	byValue  making = iota
	implied         // [a.b] makes a
	byHeader        // [a], the root, an element of [[a]]
	byKey           // a.b = 1 makes a
	inline          // a = {…}
	byTables        // the array that [[a]] makes
)

// name is a key of one table.
type name struct {
	table *Node
	name  string
}

// indexed is how many members a table may have before it gets an index.
const indexed = 16

// find is the member of a table, or nil.
func (s *scanner) find(t *Node, key string) *Node {
	if len(t.Members) <= indexed {
		return t.Get(key)
	}
	return s.names[name{t, key}]
}

// insert adds a member to a table.
func (s *scanner) insert(t *Node, key string, n *Node) *Node {
	t.Members = append(t.Members, Member{key, n})
	switch {
	case len(t.Members) == indexed+1:
		for _, m := range t.Members {
			s.names[name{t, m.Name}] = m.Node
		}
	case len(t.Members) > indexed:
		s.names[name{t, key}] = n
	}
	return n
}

// enter makes the table of a header the one that pairs go to.
func (s *scanner) enter(parts []part, header diag.Span, array bool) {
	t := s.root
	for i, p := range parts[:len(parts)-1] {
		next := s.find(t, p.name)
		if next == nil {
			next = s.insert(t, p.name, &Node{Kind: Table, Key: p.span, Span: header, made: implied})
		}
		if t = s.inside(next); t == nil {
			s.doubt(parts[:i+1], next)
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
			s.insert(t, last.name, &Node{Kind: Array, Key: last.span, Span: header, Items: []*Node{s.table}, made: byTables})
		case old.made == byTables:
			old.Items = append(old.Items, s.table)
		default:
			s.doubt(parts, old)
		}
		return
	}
	switch {
	case old == nil:
		s.table = s.insert(t, last.name, &Node{Kind: Table, Key: last.span, Span: header, made: byHeader})
	case old.Kind == Table && (old.made == implied || old.made == byKey):
		if old.made == byKey {
			s.doubt(parts, old)
		}
		old.Key, old.Span, old.made = last.span, header, byHeader
		s.table = old
	default:
		s.doubt(parts, old)
		s.table = &Node{made: byHeader}
	}
}

// inside is the table that a key goes on into: itself, or of [[a]] the last
// one; nil if there is none.
func (s *scanner) inside(n *Node) *Node {
	switch {
	case n.made == byTables:
		return n.Items[len(n.Items)-1]
	case n.Kind == Table && n.made != byValue:
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
			s.doubt(parts[:i+1], next)
		}
		if t = s.inside(next); t == nil {
			return &Node{}
		}
	}
	last := parts[len(parts)-1]
	if old := s.find(t, last.name); old != nil {
		s.doubt(parts, old)
		return &Node{Key: last.span}
	}
	return s.insert(t, last.name, &Node{Key: last.span})
}

// doubt notes that a key or header defines again what old defines.
func (s *scanner) doubt(parts []part, old *Node) {
	if s.lines == nil {
		s.lines = diag.NewLines(s.src)
	}
	at := diag.Span{Start: parts[0].span.Start, End: parts[len(parts)-1].span.End}
	key := s.text[at.Start:at.End]
	first, _ := s.lines.Position(old.Key.Start)
	header := strings.HasPrefix(s.text[strings.LastIndexByte(s.text[:at.Start], '\n')+1:], "[")
	if !header {
		hint := "只留一处"
		if s.table.made == byHeader && s.table != s.root {
			hint = "只留一处；若是下一项，前面要有它自己的 [[" + "…" + "]] 一行"
		}
		s.doubts.Add(&ruleTwice, s.src, at, hint, "键 %s 写了两次，前一次在第 %d 行", key, first)
		return
	}
	s.doubts.Add(&ruleTableTwice, s.src, at, "有许多项的表每一项都写作 [["+key+"]]；只有一项的只留一处", "表 %s 在第 %d 行已有", key, first)
}
