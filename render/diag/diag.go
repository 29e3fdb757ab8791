// Package diag holds what the program says about a user's file: sources,
// spans, texts that know their place, rules, findings with the changes that mend
// them, and their printing as text, JSON and SARIF.
//
// It decides nothing and opens nothing: packages that detect a mistake declare
// their own table of [Rule] and add a [Finding] to a [List]. A finding is a
// value, never a Go error; an error is a machine that fails. In: byte spans of
// a [Source]. Out: Chinese text with line:column, caret and hint.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a finding means for the run.
type Severity uint8

// An Error stops the notice, a Warning never does; a Note is no complaint.
const (
	Error Severity = iota
	Warning
	Note
)

// Mend says whether the findings of a rule come with the changes that mend them.
type Mend uint8

// What is mechanical is done by check --fix; what takes whole paragraphs out,
// by --fix=all alone.
const (
	ByHand Mend = iota
	ByFix
	ByFixAll
)

// Source is one input text: a notice, a template, a fonts.toml.
type Source struct {
	Name string // as the user wrote it, for messages
	Text string // UTF-8; a byte order mark, if any, is still in it
}

// name is Name, and nothing of no source.
func (s *Source) name() string {
	if s == nil {
		return ""
	}
	return s.Name
}

// Rule is one kind of finding, as data: what `explain` prints and what the
// catalogue of the README lists.
type Rule struct {
	Code     string // GW203; the hundreds name the package
	Severity Severity
	Title    string // Chinese, one line
	Clause   string // of GB/T 9704—2012 unless it names another text; may be empty
	Strength string // 规定, 一般, 推荐, 可以, 习惯, 推算 or empty
	Why      string // Chinese, for explain
	Wrong    string // an example that triggers it
	Right    string // the same, mended
	Mend     Mend
	Needs    string // keys and tables whose lack it speaks of, with blanks between, * for all; not told of a notice that has lost a value of them
}

// Without reports whether the rule speaks of the lack of something that a notice
// has lost: keys whose values are wrong, by their paths.
func (r *Rule) Without(lost []string) bool {
	for _, path := range lost {
		for need := range strings.FieldsSeq(r.Needs) {
			if path == "*" || need == "*" || path == need || within(path, need) || within(need, path) {
				return true
			}
		}
	}
	return false
}

// within reports whether a path is that of a key of a table.
func within(path, table string) bool {
	return len(path) > len(table) && path[len(table)] == '.' && strings.HasPrefix(path, table)
}

// Finding is one mistake at one place.
type Finding struct {
	Rule    *Rule
	Source  *Source
	Span    Span
	Message string   // Chinese, one line, without the place
	Hint    string   // Chinese, what to do; may be empty
	Missing string   // the key that the table at the span lacks; empty: it speaks of what stands there
	Noted   bool     // a warning that a [[check]] makes a note
	Fix     []Change // what check --fix does to the Source; only what is mechanical has one
}

// Switch is what a source or a template says about a rule: a [[check]].
type Switch struct {
	Code   string // GW301
	Set    string // off, note or warning
	Reason string
	Source *Source // where it stands; nil: in the notice itself
	Span   Span
}

// Severity is what the finding means for the run: its rule's, unless a [[check]]
// lowers it.
func (f *Finding) Severity() Severity {
	if f.Noted {
		return Note
	}
	return f.Rule.Severity
}

// List collects findings. The zero List is ready.
type List []Finding

// Add appends a finding whose message is formatted as by fmt.Sprintf, and
// returns it for a Fix; the pointer is good until the next Add.
func (l *List) Add(r *Rule, src *Source, at Span, hint, format string, args ...any) *Finding {
	*l = append(*l, Finding{Rule: r, Source: src, Span: at, Message: fmt.Sprintf(format, args...), Hint: hint})
	return &(*l)[len(*l)-1]
}

// HasErrors reports whether any finding stops the notice.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(f Finding) bool { return f.Rule.Severity == Error })
}

// Count tells how many findings are errors and how many are warnings.
func (l List) Count() (errors, warnings int) {
	for i := range l {
		switch l[i].Severity() {
		case Error:
			errors++
		case Warning:
			warnings++
		}
	}
	return errors, warnings
}

// Sort puts the findings in the order of the file: by source name, place, code.
// A finding without a source stands before all others.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Source.name(), b.Source.name()),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Rule.Code, b.Rule.Code),
		)
	})
}
