package rules

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/verify/pdfread"
)

// Notes collects what is wrong with one file. A fault that runs through it would
// be found a thousand times: of each rule a few places are kept, the rest is
// counted.
type Notes struct {
	source *diag.Source
	kept   map[*diag.Rule][]string
	more   map[*diag.Rule]int
	late   []pdfread.Fault // whose weight depends on what the file claims
	known  *Case           // once that is known
}

// places is how many places of one rule are told.
const places = 3

// NewNotes begins the notes of a file that the user knows as name.
func NewNotes(name string) *Notes {
	return &Notes{source: &diag.Source{Name: name}, kept: map[*diag.Rule][]string{}, more: map[*diag.Rule]int{}}
}

// full counts a note of which there are enough; a hostile file has millions.
func (n *Notes) full(r *diag.Rule) bool {
	if len(n.kept[r]) < places {
		return false
	}
	n.more[r]++
	return true
}

// Add takes a note under a rule.
func (n *Notes) Add(r *diag.Rule, format string, args ...any) {
	if n.full(r) {
		return
	}
	n.kept[r] = append(n.kept[r], Printable(fmt.Sprintf(format, args...)))
}

// maxLate is how many faults are kept until the claim is known.
const maxLate = 100

// Fault notes what the reader has found. What only PDF/A forbids waits until
// Claimed says what the file is to be judged by.
func (n *Notes) Fault(f pdfread.Fault) {
	switch f.Kind {
	case pdfread.Damaged:
		n.Add(Damaged, "%s", f.Text)
	case pdfread.Unread:
		n.Add(Undecided, "%s", f.Text)
	case pdfread.External:
		n.Add(External, "%s", f.Text)
	default:
		if n.known != nil {
			n.known.fault(f)
		} else if len(n.late) < maxLate {
			n.late = append(n.late, f)
		}
	}
}

// Claimed notes the faults that have waited, and from now on those that follow.
func (c *Case) Claimed() {
	c.Notes.known = c
	for _, f := range c.late {
		c.fault(f)
	}
	c.late = nil
}

// fault notes what only PDF/A forbids: what frames the file in all parts, the
// spelling in those of which all clauses are asked.
func (c *Case) fault(f pdfread.Fault) {
	switch {
	case f.Kind == pdfread.Spelling:
		c.Part(Spelling, f.Clause, "%s", f.Text)
	case c.Claim.Part > 0 || c.Ours:
		c.Add(Frame, "%s", f.Text)
	}
}

// HasErrors reports whether an error was noted.
func (n *Notes) HasErrors() bool {
	for r := range n.kept {
		if r.Severity == diag.Error {
			return true
		}
	}
	return false
}

// Take takes the notes of another over.
func (n *Notes) Take(other *Notes) {
	for r, messages := range other.kept {
		for _, m := range messages {
			n.Add(r, "%s", m)
		}
		n.more[r] += other.more[r]
	}
}

// Findings is what was noted, in the order of the catalogue.
func (n *Notes) Findings() diag.List {
	var out diag.List
	for _, r := range Rules() {
		for i, message := range n.kept[r] {
			if more := n.more[r]; more > 0 && i == places-1 {
				message += fmt.Sprintf("（同类问题另有 %d 处）", more)
			}
			out.Add(r, n.source, diag.Span{}, Hints[r], "%s", message)
		}
	}
	return out
}

// Printable is text of a file as it may be shown: a file could hold what moves
// the cursor of a terminal, and megabytes of it.
func Printable(s string) string {
	const most = 2000
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "……"
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// SortedKeys are the keys of a map in order.
func SortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
