package edit

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// Put gives a place a value: in place of the old one, else as a new key where
// the schema's order has it, with the tables that it needs. ok is false where
// the place stands in an element that there is not, or in what is no table.
func (d Doc) Put(p Place, v Value) (changes []diag.Change, ok bool) {
	n, inside := d.Root, false
	for i, step := range p {
		next := child(n, step)
		if next == nil {
			if n.Kind != tomldoc.Table {
				return nil, false
			}
			for _, rest := range p[i:] {
				if _, element := index(rest); element {
					return nil, false
				}
			}
			return d.add(n, p, i, v), true
		}
		inside = inside || next.Kind != tomldoc.Array && n.Kind == tomldoc.Array && written(d.Text, n) || braced(d.Text, n)
		n = next
	}
	if nested(d.Text, n) || n.Kind == tomldoc.Table && !braced(d.Text, n) {
		return nil, false // made by headers: its keys are set one by one
	}
	return set(d.Text, n, v, inside), true
}

// braced reports whether a table stands between braces.
func braced(text string, n *tomldoc.Node) bool {
	return n.Kind == tomldoc.Table && n.Span.End > n.Span.Start && text[n.Span.Start] == '{'
}

// add writes the missing end of a place, from step i on, into the table that is
// there.
func (d Doc) add(table *tomldoc.Node, p Place, i int, v Value) []diag.Change {
	nl := Newline(d.Text)
	keys := schema.KeysOf(kindOf(p[:i]))
	name := p[i]
	switch {
	case braced(d.Text, table):
		for k := len(p) - 1; k > i; k-- {
			v = Value{Kind: tomldoc.Table, Members: []Member{{p[k], v}}}
		}
		return d.addBraced(table, name, v)
	case table != d.Root && !bracketed(d.Text, table): // made by a.b = 1
		var rest []string
		for _, step := range p[i:] {
			rest = append(rest, keyLiteral(step))
		}
		at := lineEnd(d.Text, valueEnd(table))
		return d.line(at, d.Text[table.Span.Start:table.Span.End]+"."+strings.Join(rest, ".")+" = "+v.Literal("", nl)+nl)
	case i < len(p)-1: // a table of its own
		head := "[" + tablePath(p[:len(p)-1]) + "]" + nl
		return d.addTable(table, keys, name, head+keyLiteral(p[len(p)-1])+" = "+v.Literal("", nl)+nl)
	case table != d.Root && !headed(d.Text, table): // [a.b] makes a
		at := above(d.Text, lineStart(d.Text, table.Span.Start))
		return d.line(at, "["+tablePath(p[:i])+"]"+nl+keyLiteral(name)+" = "+v.Literal("", nl)+nl+nl)
	}
	return d.line(d.keyPlace(table, keys, name), keyLiteral(name)+" = "+v.Literal("", nl)+nl)
}

// keyPlace is where the line of a new key goes: behind the last of those that
// come before it in the schema, else before the first, of a headed table right
// behind its header.
func (d Doc) keyPlace(table *tomldoc.Node, keys []schema.Key, name string) int {
	own := rank(keys, name)
	behind, first := -1, -1
	for _, m := range table.Items {
		if nested(d.Text, m) {
			continue
		}
		if r := rank(keys, m.Name); r < own || r == own && own == len(keys) {
			behind = max(behind, lineEnd(d.Text, valueEnd(m)))
		}
		if at := lineStart(d.Text, m.Key.Start); first < 0 || at < first {
			first = at
		}
	}
	switch {
	case behind >= 0:
		return behind
	case table != d.Root:
		return lineEnd(d.Text, table.Span.End)
	case first >= 0:
		return above(d.Text, first)
	}
	if at, some := d.firstHeader(); some {
		return at
	}
	return len(d.Text)
}

// firstHeader is where the first table of the file begins, with the comments
// right above it.
func (d Doc) firstHeader() (at int, some bool) {
	at = len(d.Text)
	for _, m := range d.Root.Items {
		if nested(d.Text, m) {
			at, some = min(at, above(d.Text, lineStart(d.Text, firstOf(m)))), true
		}
	}
	return at, some
}

// firstOf is where the first header of a table, or of an array of some, stands.
func firstOf(n *tomldoc.Node) int {
	at := n.Span.Start
	for _, m := range n.Items {
		if m.Kind == tomldoc.Table || m.Kind == tomldoc.Array {
			if f := firstOf(m); f < at && f > 0 {
				at = f
			}
		}
	}
	return at
}

// line inserts whole lines at the start of a line, or at the end of the text.
func (d Doc) line(at int, s string) []diag.Change {
	if at == 0 && strings.HasPrefix(d.Text, bom) {
		at = len(bom)
	}
	if at > 0 && at == len(d.Text) && d.Text[at-1] != '\n' && at != len(bom) {
		s = Newline(d.Text) + s
	}
	return []diag.Change{{Span: diag.Span{Start: at, End: at}, Text: s}}
}

const bom = "\uFEFF"

// addBraced writes a key into a table between braces.
func (d Doc) addBraced(table *tomldoc.Node, name string, v Value) []diag.Change {
	pair := keyLiteral(name) + " = " + v.Literal("", "")
	if len(table.Items) == 0 {
		return []diag.Change{{Span: table.Span, Text: "{ " + pair + " }"}}
	}
	at := 0
	for _, m := range table.Items {
		at = max(at, valueEnd(m))
	}
	return []diag.Change{{Span: diag.Span{Start: at, End: at}, Text: ", " + pair}}
}

// addTable writes a new table under one that is there: behind those that come
// before it in the schema, with a blank line between.
func (d Doc) addTable(parent *tomldoc.Node, keys []schema.Key, name, lines string) []diag.Change {
	nl := Newline(d.Text)
	own := rank(keys, name)
	at := -1
	for _, m := range parent.Items {
		if nested(d.Text, m) && rank(keys, m.Name) <= own {
			at = max(at, deepEnd(d.Text, m))
		}
	}
	if at < 0 && (parent == d.Root || !headed(d.Text, parent)) {
		for _, m := range parent.Items {
			if !nested(d.Text, m) {
				at = max(at, lineEnd(d.Text, valueEnd(m)))
			}
		}
		if at < 0 { // nothing but tables, all behind it
			at = len(d.Text)
			for _, m := range parent.Items {
				at = min(at, above(d.Text, lineStart(d.Text, firstOf(m))))
			}
			if at < len(d.Text) {
				return d.line(at, lines+nl)
			}
		}
	}
	if at < 0 {
		at = body(d.Text, parent).End
	}
	if at > 0 && strings.TrimSpace(strings.TrimPrefix(d.Text[:at], bom)) != "" {
		lines = nl + lines
	}
	if at < len(d.Text) && strings.TrimSpace(d.Text[at:lineEnd(d.Text, at)]) != "" {
		lines += nl
	}
	return d.line(at, lines)
}

// Drop takes a place away: a key with its line and the comment behind it, an
// element, a whole table. Comments above a key stay. What is not there is
// dropped already.
func (d Doc) Drop(p Place) []diag.Change {
	parent, n := d.Root, d.Root
	for _, step := range p {
		if parent, n = n, child(n, step); n == nil {
			return nil
		}
	}
	switch {
	case len(p) == 0:
		return nil
	case parent.Kind == tomldoc.Array && written(d.Text, parent):
		i, _ := index(p[len(p)-1])
		return removeItems(d.Text, parent, i, i+1)
	case braced(d.Text, parent):
		return d.dropBraced(parent, n)
	case nested(d.Text, n):
		return d.removeSpans(d.spans(n))
	}
	var out []diag.Change
	for _, s := range d.statements(n) {
		out = append(out, diag.Change{Span: s})
	}
	return out
}

// statements are the lines that make a value: of a.b and a.c there are two.
func (d Doc) statements(n *tomldoc.Node) []diag.Span {
	if n.Kind != tomldoc.Table || braced(d.Text, n) {
		start := lineStart(d.Text, n.Key.Start)
		if start == 0 && strings.HasPrefix(d.Text, bom) {
			start = len(bom)
		}
		return []diag.Span{{Start: start, End: lineEnd(d.Text, n.Span.End)}}
	}
	var out []diag.Span
	for _, m := range n.Items {
		out = append(out, d.statements(m)...)
	}
	return out
}

// dropBraced takes a key out of a table between braces.
func (d Doc) dropBraced(table, n *tomldoc.Node) []diag.Change {
	for i, m := range table.Items {
		if m != n {
			continue
		}
		switch {
		case len(table.Items) == 1:
			return []diag.Change{{Span: table.Span, Text: "{}"}}
		case n.Kind == tomldoc.Table && !braced(d.Text, n) || i > 0 && spread(d.Text, table):
			return d.rewriteBraced(table, n)
		case i > 0:
			return []diag.Change{{Span: diag.Span{Start: valueEnd(table.Items[i-1]), End: valueEnd(n)}}}
		default:
			return []diag.Change{{Span: diag.Span{Start: n.Key.Start, End: table.Items[1].Key.Start}}}
		}
	}
	return nil
}

// spread reports whether keys of a braced table are dotted, so that its members
// need not stand in their order.
func spread(text string, table *tomldoc.Node) bool {
	for _, m := range table.Items {
		if m.Kind == tomldoc.Table && !braced(text, m) {
			return true
		}
	}
	return false
}

// rewriteBraced writes a braced table anew, without one of its members.
func (d Doc) rewriteBraced(table, without *tomldoc.Node) []diag.Change {
	v := Value{Kind: tomldoc.Table}
	for _, m := range table.Items {
		if m != without {
			v.Members = append(v.Members, Member{m.Name, Of(d.Text, m)})
		}
	}
	return []diag.Change{{Span: table.Span, Text: v.Literal("", "")}}
}

// kindOf is the kind of the table at a place.
func kindOf(p Place) string {
	kind, _ := append(p[:len(p):len(p)], "x").kind()
	return kind
}

// tablePath is a place as a header names it.
func tablePath(p Place) string {
	var names []string
	for _, step := range p {
		if _, number := index(step); !number {
			names = append(names, keyLiteral(step))
		}
	}
	return strings.Join(names, ".")
}
