// Package finder is a notice under the eyes of rules: its texts with what they
// are, and what was found in them.
//
// It knows no rule. A rule is a [Row]: what it says, as data, and the function
// that finds it, over the notice or over each of its texts; either is called
// once for each, so that no rule costs more than one pass. In: a
// [notice.Notice] and rows. Out: findings in file order.
package finder

import (
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Row is one rule. Run or Text is there, or both.
type Row struct {
	diag.Rule
	Run   func(*Finder)         // over the notice
	Text  func(*Finder, *Place) // over each text of the kinds In
	In    Kind
	Marks string // the text has one of these characters, or the rule is not asked; empty: it always is
}

// Finder is a notice under the eyes of one rule.
type Finder struct {
	*notice.Notice
	Breakdowns []*notice.Breakdown // all of them, in the order of print
	Title      diag.Text           // the lines of the title as one
	TitleKind  string              // 通知, 请示 …: the kind that the title names; empty: none
	places     []Place
	rule       *diag.Rule
	found      diag.List
	out        map[int]map[diag.Span]bool // paragraphs of each part that are to go
}

// New takes a notice up.
func New(n *notice.Notice) *Finder {
	f := &Finder{Notice: n, Breakdowns: n.Breakdowns()}
	if len(n.Parts) > 0 {
		f.Title = diag.Concat(n.Body().Heading...)
	}
	f.TitleKind, _, _ = KindOf(f.Title.S)
	f.places = placesOf(n, f.Breakdowns)
	return f
}

// Run puts every rule to the notice.
func (f *Finder) Run(tables ...[]Row) diag.List {
	needs := make([][]traces, len(tables))
	for i, rows := range tables {
		needs[i] = make([]traces, len(rows))
		for j := range rows {
			needs[i][j] = tracesOf(rows[j].Marks)
			if rows[j].Run != nil {
				f.rule = &rows[j].Rule
				rows[j].Run(f)
			}
		}
	}
	for k := range f.places {
		p := &f.places[k]
		there := tracesOf(p.Text.S)
		for i, rows := range tables {
			for j := range rows {
				r := &rows[j]
				if r.Text != nil && r.In&p.Kind != 0 && (needs[i][j] == traces{} || needs[i][j].meet(there)) {
					f.rule = &r.Rule
					r.Text(f, p)
				}
			}
		}
	}
	f.found = slices.DeleteFunc(f.found, func(x diag.Finding) bool { return f.Blank(x.Span) }) // what is not written yet is no slip
	f.dropMentioned()
	f.found.Sort()
	return f.found
}

// traces is which characters a text may have: a bit for a 256th of them, hanzi
// apart, scattered so that the usual marks have bits of their own. They only spare
// rules texts that can hold nothing of theirs.
type traces [4]uint64

func tracesOf(s string) (out traces) {
	for _, r := range s {
		if !Common(r) {
			h := uint32(r) * 0x85EBCA6B >> 24
			out[h/64] |= 1 << (h % 64)
		}
	}
	return out
}

// meet reports whether two texts may have a character in common.
func (t *traces) meet(o traces) bool {
	return t[0]&o[0]|t[1]&o[1]|t[2]&o[2]|t[3]&o[3] != 0
}

// Add tells a finding of the rule at hand.
func (f *Finder) Add(at diag.Span, hint, format string, args ...any) *diag.Finding {
	return f.found.Add(f.rule, f.Source, at, hint, format, args...)
}

// Mend tells a finding of the bytes from i up to j of a text, to be written as
// they are in the hint, and does it if asked.
func (f *Finder) Mend(t diag.Text, i, j int, to, format string, args ...any) *diag.Finding {
	x := f.Add(t.Slice(i, j).Span(), "写作 "+around(t.S, i, j, to), format, args...)
	f.Replace(x, t, i, j, to)
	return x
}

// Replace adds to a finding the change of the bytes from i up to j of a text.
// Where text and source do not run in step (an array joined, a line broken by a
// backslash), only a single character can be changed.
func (f *Finder) Replace(x *diag.Finding, t diag.Text, i, j int, to string) {
	for ; i < j && to != "" && to[0] == t.S[i]; i, to = i+1, to[1:] { // what stays, stays
		if size := runeLen(t.S[i]); size > 1 && (len(to) < size || i+size > j || to[:size] != t.S[i:i+size]) {
			break
		} else if size > 1 {
			i, to = i+size-1, to[size-1:]
		}
	}
	if i == j && to == "" {
		return
	}
	at := t.Slice(i, j).Span()
	if at == (diag.Span{}) || at.End > len(f.Source.Text) {
		return
	}
	if runeLen(t.S[i]) != j-i && f.Source.Text[at.Start:at.End] != t.S[i:j] {
		return
	}
	x.Fix = append(x.Fix, diag.Change{Span: at, Text: to})
}

// TakeOut says that a paragraph of a part is to go, and reports whether it can:
// a text is not left empty.
func (f *Finder) TakeOut(part int, at diag.Span) bool {
	if f.out == nil {
		f.out = map[int]map[diag.Span]bool{}
	}
	if f.out[part] == nil {
		f.out[part] = map[diag.Span]bool{}
	}
	if out := f.out[part]; out[at] || len(out)+1 < len(f.Parts[part].Text) {
		out[at] = true
		return true
	}
	return false
}

// runeLen is how many bytes the character takes that begins with b.
func runeLen(b byte) int {
	switch {
	case b < 0xC0:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	default:
		return 4
	}
}

// around is what is written in place of a slip, between the words beside it. No
// number is torn, and … stands where the text goes on: it is not to be copied whole.
func around(s string, i, j int, to string) string {
	const words = 4
	from, end := i, j
	for n := 0; from > 0 && (n < words || Digit(rune(s[from])) && Digit(rune(s[from-1]))); n++ {
		for from--; from > 0 && s[from]&0xC0 == 0x80; from-- {
		}
	}
	for n := 0; end < len(s) && (n < words || Digit(rune(s[end])) && Digit(rune(s[end-1]))); n++ {
		end += min(runeLen(s[end]), len(s)-end)
	}
	out := s[from:i] + to + s[j:end]
	if from > 0 {
		out = "…" + out
	}
	if end < len(s) {
		out += "…"
	}
	return "“" + strings.ReplaceAll(out, "\n", " ") + "”"
}
