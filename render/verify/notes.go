package verify

import (
	"fmt"

	"gongwen/render/diag"
)

// notes collects what is wrong with one file. A fault that runs through it would
// be found a thousand times: of each rule a few places are kept, the rest is
// counted.
type notes struct {
	source *diag.Source
	kept   map[*diag.Rule][]string
	more   map[*diag.Rule]int
}

// places is how many places of one rule are told.
const places = 3

func newNotes(name string) *notes {
	return &notes{source: &diag.Source{Name: name}, kept: map[*diag.Rule][]string{}, more: map[*diag.Rule]int{}}
}

func (n *notes) add(r *diag.Rule, format string, args ...any) {
	if len(n.kept[r]) == places {
		n.more[r]++
		return
	}
	n.kept[r] = append(n.kept[r], printable(fmt.Sprintf(format, args...)))
}

// list is the findings in the order of the catalogue.
func (n *notes) list() diag.List {
	var out diag.List
	for _, r := range Rules() {
		for i, message := range n.kept[r] {
			if more := n.more[r]; more > 0 && i == places-1 {
				message += fmt.Sprintf("（同类问题另有 %d 处）", more)
			}
			out.Add(r, n.source, diag.Span{}, hints[r], "%s", message)
		}
	}
	return out
}
