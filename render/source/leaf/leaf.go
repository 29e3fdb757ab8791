// Package leaf names every value of a source by one string, and finds the value
// that a place of the text belongs to.
//
// It knows no schema: the names are those that the file writes. A path joins
// keys by points and counts the elements of arrays from 0: attachment.1.task.3.lead.
// In: a tree of tomldoc. Out: paths of places, and the character of a value that
// stands there.
package leaf

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// Leaves are the values of a tree by where they stand. They are immutable.
type Leaves struct {
	all   []leaf
	parts []part // of keys and single values, which never overlap, by place
}

// leaf is a value: single, array or table.
type leaf struct {
	node   *tomldoc.Node
	parent int32 // -1: the root
	at     int32 // among the elements of an array; -1: a member of a table
}

// part is a stretch of the text that belongs to a value.
type part struct {
	span diag.Span
	of   int32
}

// Of takes the values of a tree.
func Of(root *tomldoc.Node) *Leaves {
	l := &Leaves{}
	if root == nil {
		return l
	}
	l.add(root, -1)
	slices.SortStableFunc(l.parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End))
	})
	return l
}

func (l *Leaves) add(n *tomldoc.Node, parent int32) {
	for i, m := range n.Items {
		at := int32(-1)
		if n.Kind == tomldoc.Array {
			at = int32(i)
		}
		of := int32(len(l.all))
		l.all = append(l.all, leaf{m, parent, at})
		if m.Key.End > m.Key.Start {
			l.parts = append(l.parts, part{m.Key, of})
		}
		if m.Kind != tomldoc.Table && m.Kind != tomldoc.Array && m.Span.End > m.Span.Start {
			l.parts = append(l.parts, part{m.Span, of})
		}
		l.add(m, of)
	}
}

// find is the innermost value that a place belongs to; -1: none.
func (l *Leaves) find(at int) int32 {
	i := sort.Search(len(l.parts), func(i int) bool { return l.parts[i].span.Start > at }) - 1
	if i >= 0 && at < l.parts[i].span.End {
		return l.parts[i].of
	}
	best, width := int32(-1), int(^uint(0)>>1)
	for i := range l.all { // a place between the elements of an array, in a header
		s := l.all[i].node.Span
		if s.Start <= at && at < s.End && s.End-s.Start <= width {
			best, width = int32(i), s.End-s.Start
		}
	}
	return best
}

// Path is that of the innermost value that the beginning of a span belongs to, or
// "". A span that says nowhere has none.
func (l *Leaves) Path(at diag.Span) string {
	if at == (diag.Span{}) {
		return ""
	}
	return l.path(l.find(at.Start))
}

func (l *Leaves) path(i int32) string {
	var names []string
	for ; i >= 0; i = l.all[i].parent {
		if v := l.all[i]; v.at >= 0 {
			names = append(names, strconv.Itoa(int(v.at)))
		} else {
			names = append(names, v.node.Name)
		}
	}
	slices.Reverse(names)
	return strings.Join(names, ".")
}

// Caret is the value that the beginning of a span belongs to and the character of
// its text that stands there, counted as browsers do, in UTF-16; -1 if it stands in
// none. A span that says nowhere has neither.
func (l *Leaves) Caret(span diag.Span) (path string, char int) {
	if span == (diag.Span{}) {
		return "", -1
	}
	at := span.Start
	i := l.find(at)
	if i < 0 {
		return "", -1
	}
	n := l.all[i].node
	if n.Kind != tomldoc.String || at < n.Span.Start || at >= n.Span.End {
		return l.path(i), -1
	}
	t := n.Text
	k := sort.Search(len(t.S), func(k int) bool {
		for k > 0 && !utf8.RuneStart(t.S[k]) {
			k--
		}
		return t.At(k).End > at
	})
	return l.path(i), units(t.S[:min(k, len(t.S))])
}

// About is the value that a finding speaks of, as [Leaves.Caret] gives it: of a
// missing key the one that there would be.
func (l *Leaves) About(f *diag.Finding) (path string, char int) {
	if f.Missing == "" {
		return l.Caret(f.Span)
	}
	dot := strings.LastIndexByte(f.Missing, '.')
	if dot < 0 {
		return f.Missing, -1
	}
	return l.Path(f.Span) + f.Missing[dot:], -1
}

// units is how many units of UTF-16 a text takes.
func units(s string) (n int) {
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}
