// Package told is what collecting tells: the table of its rules, and the findings
// about returned files, many alike of one file in one voice. It reads nothing. In:
// a rule, a file and a message. Out: findings GW6xx.
package told

import (
	"strconv"

	"gongwen/render/diag"
)

// Findings are those of one run.
type Findings struct {
	list  diag.List
	count map[place]int
}

// place is a kind of finding about a file.
type place struct {
	file *diag.Source
	rule *diag.Rule
}

// mostAlike is how many findings of one kind about one file stand by themselves.
const mostAlike = 3

// Add adds a finding about a file. Of one kind a file has so many lines and no
// more: what comes after is counted, and one line says all.
func (l *Findings) Add(r Rule, file *diag.Source, hint, format string, args ...any) {
	if l.count == nil {
		l.count = map[place]int{}
	}
	at := place{file, &rules[r]}
	if l.count[at]++; l.count[at] <= mostAlike {
		l.Each(r, file, hint, format, args...)
	}
}

// Each adds a finding that stands by itself, however many there are of its kind.
func (l *Findings) Each(r Rule, file *diag.Source, hint, format string, args ...any) {
	l.list.Add(&rules[r], file, diag.Span{}, hint, format, args...)
}

// Has reports whether there is a finding of a kind about a file.
func (l *Findings) Has(r Rule, file *diag.Source) bool { return l.count[place{file, &rules[r]}] > 0 }

// OneVoice is all that was added, in order, with one line for each flood. Every
// row that it is about has it in the ledger too.
func (l *Findings) OneVoice() (out diag.List) {
	first := map[place]int{}
	for _, x := range l.list {
		at := place{x.Source, x.Rule}
		if l.count[at] <= mostAlike {
			out = append(out, x)
			continue
		}
		if k, ok := first[at]; ok {
			out[k].Message += "；" + x.Message
			continue
		}
		first[at] = len(out)
		out = append(out, x)
	}
	for at, k := range first {
		out[k].Message = "共" + strconv.Itoa(l.count[at]) + "处，台账里逐处写明：" + out[k].Message + "；……"
	}
	out.Sort()
	return out
}
