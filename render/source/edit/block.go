package edit

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// deepEnd is behind the last line of a table, or of an array of some, and of all
// below.
func deepEnd(text string, n *tomldoc.Node) int {
	end := 0
	if n.Kind == tomldoc.Table {
		end = body(text, n).End
	}
	for _, m := range n.Items {
		if nested(text, m) || n.Kind == tomldoc.Array {
			end = max(end, deepEnd(text, m))
		}
	}
	return end
}

// spans are the lines of a table, or of an array of some: the comments right
// above its header, the header, its keys, the tables below. Others may stand
// between them, so there can be several.
func (d Doc) spans(n *tomldoc.Node) []diag.Span {
	var out []diag.Span
	var walk func(n *tomldoc.Node)
	walk = func(n *tomldoc.Node) {
		if n.Kind == tomldoc.Table && headed(d.Text, n) {
			s := body(d.Text, n)
			s.Start = above(d.Text, s.Start)
			if s.Start == 0 && strings.HasPrefix(d.Text, bom) {
				s.Start = len(bom)
			}
			out = append(out, s)
		}
		for _, m := range n.Items {
			if n.Kind == tomldoc.Array || nested(d.Text, m) {
				walk(m)
			}
		}
	}
	walk(n)
	return d.joined(out)
}

// joined puts spans in order, those with nothing but blank lines between as one.
func (d Doc) joined(spans []diag.Span) []diag.Span {
	slices.SortFunc(spans, func(a, b diag.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if k := len(out) - 1; k >= 0 && strings.TrimSpace(d.Text[out[k].End:s.Start]) == "" {
			out[k].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// removeSpans takes lines away, each with the blank lines that part it from what
// follows, or at the end of the text from what stands before.
func (d Doc) removeSpans(spans []diag.Span) []diag.Change {
	var out []diag.Change
	for _, s := range d.joined(spans) {
		end := s.End
		for end < len(d.Text) {
			next := lineEnd(d.Text, end)
			if strings.TrimSpace(d.Text[end:next]) != "" {
				break
			}
			end = next
		}
		if end == len(d.Text) { // the last: the file ends as it did, without its blank lines above
			for s.Start > 0 {
				before := lineStart(d.Text, s.Start-1)
				if strings.TrimSpace(d.Text[before:s.Start]) != "" {
					break
				}
				s.Start = before
			}
			end = s.End
		}
		out = append(out, diag.Change{Span: diag.Span{Start: s.Start, End: end}})
	}
	return out
}

// entry is an element of an array as it shall be: one that there is, with
// changes in it, or the lines of a new one.
type entry struct {
	from    int // -1: new
	changes []diag.Change
	members []Member
}

// arrange makes the elements of the array at a place those given, in their
// order. Elements that keep their order stay where they are; the others are
// written anew where they belong, with their comments.
func (d Doc) arrange(p Place, want []entry) []diag.Change {
	array := d.Find(p)
	if array == nil || len(array.Items) == 0 {
		return d.newTables(p, want)
	}
	if written(d.Text, array) {
		return d.arrangeWritten(array, want)
	}
	blocks := make([][]diag.Span, len(array.Items))
	for i := range blocks {
		blocks[i] = d.spans(array.Items[i])
	}
	stays := staying(want, len(blocks))
	nl := Newline(d.Text)
	gap := d.gapOf(blocks)
	var gone []diag.Span
	for i := range blocks {
		if !stays[i] {
			gone = append(gone, blocks[i]...)
		}
	}
	anew := len(want) > 0 && !slices.Contains(stays, true) // no element stays: the new ones come where the first stood
	var out []diag.Change
	if anew {
		for _, s := range d.joined(gone) {
			out = append(out, diag.Change{Span: s})
		}
	} else {
		out = d.removeSpans(gone)
	}
	last := -1 // of those that stay, the one before
	var before []string
	for _, e := range want {
		if e.from >= 0 && stays[e.from] {
			if last < 0 && len(before) > 0 {
				at := blocks[e.from][0].Start
				out = append(out, d.line(at, strings.Join(before, gap)+gap)...)
				before = nil
			}
			last = e.from
			out = append(out, e.changes...)
			continue
		}
		var lines string
		if e.from < 0 {
			lines = d.newBlock(p, e.members)
		} else if lines = d.moved(blocks[e.from], e.changes, gap); !strings.HasSuffix(lines, "\n") {
			lines += nl
		}
		if last < 0 {
			before = append(before, lines)
			continue
		}
		at := blocks[last][len(blocks[last])-1].End
		out = append(out, d.line(at, gap+lines)...)
	}
	if anew {
		out[0].Text = strings.Join(before, gap)
	}
	return out
}

// arrangeWritten is arrange of an array between brackets.
func (d Doc) arrangeWritten(array *tomldoc.Node, want []entry) []diag.Change {
	var all []diag.Change
	same := len(want) == len(array.Items)
	items := make([]string, len(want))
	for i, e := range want {
		all = append(all, e.changes...)
		same = same && e.from == i
		if e.from < 0 {
			items[i] = Value{Kind: tomldoc.Table, Members: e.members}.Literal("", "")
		} else {
			items[i] = d.moved([]diag.Span{array.Items[e.from].Span}, e.changes, "")
		}
	}
	if same {
		return all
	}
	nl := Newline(d.Text)
	return []diag.Change{{Span: array.Span, Text: "[" + nl + "  " + strings.Join(items, ","+nl+"  ") + nl + "]"}}
}

// staying says which of the elements there are may stay where they are: the most
// that keep their order.
func staying(want []entry, n int) []bool {
	stays := make([]bool, n)
	var order []int
	for _, e := range want {
		if e.from >= 0 {
			order = append(order, e.from)
		}
	}
	// the longest rising run of them, by the ends of the shortest that are met
	ends, prev := []int{}, make([]int, len(order)) // places in order
	for i, v := range order {
		k, _ := slices.BinarySearchFunc(ends, v, func(at, v int) int { return cmp.Compare(order[at], v) })
		prev[i] = -1
		if k > 0 {
			prev[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = prev[i] {
			stays[order[i]] = true
		}
	}
	return stays
}

// gapOf is what parts two elements: as the first two are parted, else a blank
// line.
func (d Doc) gapOf(blocks [][]diag.Span) string {
	nl := Newline(d.Text)
	if len(blocks) < 2 || len(blocks[0]) > 1 {
		return nl
	}
	a, b := blocks[0][0].End, blocks[1][0].Start
	if a > b || strings.TrimSpace(d.Text[a:b]) != "" {
		return nl
	}
	return strings.Repeat(nl, strings.Count(d.Text[a:b], "\n"))
}

// moved is the text of an element with changes in it.
func (d Doc) moved(spans []diag.Span, changes []diag.Change, gap string) string {
	var parts []string
	for _, s := range spans {
		var inner []diag.Change
		for _, c := range changes {
			if s.Start <= c.Span.Start && c.Span.End <= s.End {
				inner = append(inner, diag.Change{Span: diag.Span{Start: c.Span.Start - s.Start, End: c.Span.End - s.Start}, Text: c.Text})
			}
		}
		parts = append(parts, diag.Apply(d.Text[s.Start:s.End], inner))
	}
	for i := range parts {
		if i < len(parts)-1 && !strings.HasSuffix(parts[i], "\n") {
			parts[i] += Newline(d.Text)
		}
	}
	return strings.Join(parts, gap)
}

// newTables writes the first elements of an array.
func (d Doc) newTables(p Place, want []entry) []diag.Change {
	if len(want) == 0 {
		return nil
	}
	var all []string
	for _, e := range want {
		all = append(all, d.newBlock(p, e.members))
	}
	parent, nl := d.Find(p[:len(p)-1]), Newline(d.Text)
	lines := strings.Join(all, nl)
	if parent == nil { // [[attendance.more]] without [attendance]: that header need not be there
		above := len(p) - 2
		for above > 0 && d.Find(p[:above]) == nil {
			above--
		}
		return d.addTable(d.Find(p[:above]), schema.KeysOf(kindOf(p[:above])), p[above], lines)
	}
	return d.addTable(parent, schema.KeysOf(kindOf(p[:len(p)-1])), p[len(p)-1], lines)
}

// newBlock is an element with its keys, as lines.
func (d Doc) newBlock(p Place, members []Member) string {
	nl := Newline(d.Text)
	var b strings.Builder
	b.WriteString("[[" + tablePath(p) + "]]" + nl)
	for _, m := range members {
		b.WriteString(keyLiteral(m.Key) + " = " + m.Value.Literal("", nl) + nl)
	}
	return b.String()
}

// Insert puts a new element into an array of tables, before the one at the place
// given.
func (d Doc) Insert(p Place, at int, members []Member) (changes []diag.Change, ok bool) {
	array := d.Find(p)
	n := 0
	if array != nil {
		n = len(array.Items)
	}
	if at < 0 || at > n || array != nil && array.Kind != tomldoc.Array {
		return nil, false
	}
	if array != nil && written(d.Text, array) {
		return insertItems(d.Text, array, at, []string{Value{Kind: tomldoc.Table, Members: members}.Literal("", "")}), true
	}
	if parent := d.Find(p[:len(p)-1]); parent != nil && braced(d.Text, parent) {
		return d.addBraced(parent, p[len(p)-1], Value{Kind: tomldoc.Array, Items: []Value{{Kind: tomldoc.Table, Members: members}}}), true
	}
	want := inOrder(n)
	return d.arrange(p, slices.Insert(want, at, entry{from: -1, members: members})), true
}

// Move takes an element of an array to another place, that which it has then.
func (d Doc) Move(p Place, from, to int) (changes []diag.Change, ok bool) {
	array := d.Find(p)
	if array == nil || array.Kind != tomldoc.Array || from < 0 || to < 0 || from >= len(array.Items) || to >= len(array.Items) {
		return nil, false
	}
	if written(d.Text, array) {
		var items []Value
		for _, m := range array.Items {
			items = append(items, Of(d.Text, m))
		}
		v := items[from]
		items = slices.Insert(slices.Delete(items, from, from+1), to, v)
		return set(d.Text, array, Value{Kind: tomldoc.Array, Items: items}, true), true
	}
	want := inOrder(len(array.Items))
	e := want[from]
	return d.arrange(p, slices.Insert(slices.Delete(want, from, from+1), to, e)), true
}

func inOrder(n int) []entry {
	out := make([]entry, n)
	for i := range out {
		out[i].from = i
	}
	return out
}
