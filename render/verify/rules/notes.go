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
}

// places is how many places of one rule are told.
const places = 3

// NewNotes begins the notes of a file that the user knows as name.
func NewNotes(name string) *Notes {
	return &Notes{source: &diag.Source{Name: name}, kept: map[*diag.Rule][]string{}, more: map[*diag.Rule]int{}}
}

// Add takes a note under a rule.
func (n *Notes) Add(r *diag.Rule, format string, args ...any) {
	if len(n.kept[r]) == places {
		n.more[r]++
		return
	}
	n.kept[r] = append(n.kept[r], Printable(fmt.Sprintf(format, args...)))
}

// Fault notes what the reader has found.
func (n *Notes) Fault(f pdfread.Fault) {
	n.Add([...]*diag.Rule{pdfread.Damaged: Damaged, pdfread.Unread: Undecided, pdfread.Frame: Frame, pdfread.External: External}[f.Kind], "%s", f.Text)
}

// List is the findings in the order of the catalogue.
func (n *Notes) List() diag.List {
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
