package diag

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Change puts other words in the place of a span of a source.
type Change struct {
	Span Span // of the text before any of the changes; empty: an insertion
	Text string
}

// ordered are the changes from left to right; those at one place keep their
// order, insertions before what replaces the bytes behind them. nil if two of
// them want the same bytes or one lies outside the text.
func ordered(length int, changes []Change) []Change {
	out := slices.Clone(changes)
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	at := 0
	for _, c := range out {
		if c.Span.Start < at || c.Span.End < c.Span.Start || c.Span.End > length {
			return nil
		}
		at = c.Span.End
	}
	return out
}

// Apply is the text with the changes made, every other byte as it is. Changes
// that contradict each other are a fault of the program: the text stays.
func Apply(text string, changes []Change) string {
	var out []byte
	at := 0
	for _, c := range ordered(len(text), changes) {
		out = append(out, text[at:c.Span.Start]...)
		out = append(out, c.Text...)
		at = c.Span.End
	}
	return string(append(out, text[at:]...))
}

// Invert is what takes the changes of the text back: applied to what Apply
// makes of it, it gives the text again.
func Invert(text string, changes []Change) []Change {
	var out []Change
	grown := 0 // how much longer the new text is up to here
	for _, c := range ordered(len(text), changes) {
		start := c.Span.Start + grown
		out = append(out, Change{Span{start, start + len(c.Text)}, text[c.Span.Start:c.Span.End]})
		grown += len(c.Text) - (c.Span.End - c.Span.Start)
	}
	return out
}

// Between is the one change that makes a text another: all but the beginning and
// the end that they share, whole characters.
func Between(from, to string) Change {
	head := 0
	for head < len(from) && head < len(to) && from[head] == to[head] {
		head++
	}
	for head > 0 && (head < len(from) && !utf8.RuneStart(from[head]) || head < len(to) && !utf8.RuneStart(to[head])) {
		head--
	}
	tail := 0
	for tail < len(from)-head && tail < len(to)-head && from[len(from)-1-tail] == to[len(to)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(from[len(from)-tail]) {
		tail--
	}
	return Change{Span: Span{Start: head, End: len(from) - tail}, Text: to[head : len(to)-tail]}
}
