package diag

import (
	"bufio"
	"fmt"
	"io"
)

// How many findings of one file are printed, and how many of one rule in it;
// JSON has all.
const (
	printLimit = 100
	ruleLimit  = 20
)

// The names of the severities, by [Severity]: for people and for programs.
var (
	severityNames = [...]string{Error: "错误", Warning: "警告", Note: "提示"}
	severityWords = [...]string{Error: "error", Warning: "warning", Note: "note"}
)

// Colours of a terminal.
const (
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	cyan   = "\x1b[36m"
	plain  = "\x1b[0m"
)

// Print writes the findings for people, in the order given:
//
//	input/a.toml:12:8: 错误 GW203: 没有“titel”这个键
//	    titel = "关于通知"
//	    ^~~~~
//	    提示: 是不是 title？
//	    依据: GB/T 9704—2012 7.3.1（规定）
//
// Line and column count characters from 1; the caret line counts columns of
// the screen. Of one file it prints the first 100, of one rule in a file that is
// no error the first 20, and says how many more there are.
func Print(w io.Writer, l List, colour bool) error {
	p := printer{w: bufio.NewWriter(w), colour: colour, places: newPlaces()}
	type kind struct {
		in   *Source
		rule *Rule
	}
	left, ofRule := map[*Source]int{}, map[kind]int{}
	for _, f := range l {
		left[f.Source]++
		ofRule[kind{f.Source, f.Rule}]++
	}
	printed, shown := map[*Source]int{}, map[kind]int{}
	dropped := map[*Source]int{}
	for _, f := range l {
		left[f.Source]--
		k := kind{f.Source, f.Rule}
		shown[k]++
		switch {
		case f.Severity() != Error && shown[k] > ruleLimit: // told with the last one shown
		case printed[f.Source] < printLimit:
			p.finding(f)
			printed[f.Source]++
			if more := ofRule[k] - ruleLimit; f.Severity() != Error && shown[k] == ruleLimit && more > 0 {
				p.note("另有", fmt.Sprintf("%d 处 %s 未列出，用 --json 可得全部", more, f.Rule.Code))
			}
		default:
			dropped[f.Source]++
		}
		if more := dropped[f.Source]; left[f.Source] == 0 && more > 0 {
			fmt.Fprintf(p.w, "%s: 另有 %d 处未列出，用 --json 可得全部\n", Clean(f.Source.name()), more)
		}
	}
	return p.w.Flush()
}

type printer struct {
	w      *bufio.Writer // keeps the first error until Flush
	colour bool
	places places
}

func (p *printer) finding(f Finding) {
	tint := [...]string{Error: red, Warning: yellow, Note: cyan}[f.Severity()]
	if f.Source != nil {
		p.paint(bold, Clean(f.Source.Name))
		if f.placed() {
			line, column := p.places.lines(f.Source).Position(f.Span.Start)
			p.paint(bold, fmt.Sprintf(":%d:%d", line, column))
		}
		p.paint(bold, ":")
		p.w.WriteByte(' ')
	}
	p.paint(tint, severityNames[f.Severity()]+" "+f.Rule.Code+":")
	p.w.WriteString(" " + Clean(f.Message) + "\n")
	if f.placed() {
		p.quote(f, tint)
	}
	if f.Hint != "" {
		p.note("提示:", Clean(f.Hint))
	}
	if basis := f.Rule.Basis(); basis != "" {
		p.note("依据:", basis)
	}
}

// quote writes the line in which the finding begins, and the caret.
func (p *printer) quote(f Finding, tint string) {
	lines := p.places.lines(f.Source)
	line, _ := lines.Position(f.Span.Start)
	from, to := lines.bounds(line)
	start := min(max(f.Span.Start, from), to)
	end := min(max(f.Span.End, start), to)
	text, caret := quote(f.Source.Text[from:to], Span{start - from, end - from})
	p.w.WriteString("    " + text + "\n    ")
	p.paint(tint, caret)
	p.w.WriteByte('\n')
}

func (p *printer) note(label, text string) {
	p.w.WriteString("    ")
	p.paint(cyan, label)
	p.w.WriteString(" " + text + "\n")
}

func (p *printer) paint(tint, s string) {
	if !p.colour {
		p.w.WriteString(s)
		return
	}
	p.w.WriteString(tint + s + plain)
}

// placed reports whether the finding stands anywhere in its source: what is
// missing altogether does not.
func (f Finding) placed() bool { return f.Source != nil && f.Span != (Span{}) }

// Basis is the clause with the text it stands in and its strength, as cited
// to the user: GB/T 9704—2012 7.2.5（规定）. It is empty if the rule has none.
func (r *Rule) Basis() string {
	if r.Clause == "" {
		return ""
	}
	basis := r.Clause
	if c := r.Clause[0]; c >= '0' && c <= '9' {
		basis = "GB/T 9704—2012 " + basis
	}
	if r.Strength != "" {
		basis += "（" + r.Strength + "）"
	}
	return basis
}
