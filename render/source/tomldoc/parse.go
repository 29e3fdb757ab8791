package tomldoc

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"gongwen/render/crew"
	"gongwen/render/diag"
)

const byteOrderMark = "\uFEFF"

// Parse reads the source into a tree. The findings come in file order. If the
// text is no TOML the tree is nil and there is at least one error; with a tree
// the findings speak of single characters, and the tree is whole.
//
// The scanner goes first: it makes the tree and says in Chinese, all in one
// run, what is wrong with the text. The decoder has the last word: what it
// refuses is refused, and every value is its own.
func Parse(src *diag.Source) (*Node, diag.List) { return parse(src, stretchSize) }

// parse is Parse with stretches of at least so many bytes.
func parse(src *diag.Source, size int) (*Node, diag.List) {
	var findings diag.List
	if !readable(src, &findings) {
		return nil, findings
	}
	s := newScanner(src, size)
	var beside crew.Crew
	if s.short() {
		beside.Go(s.decodeWhole)
	}
	s.run()
	beside.Wait()
	tree := s.root
	switch {
	case s.refused:
		tree = nil
		s.checkScalars()
	case len(s.twice) > 0: // of which the decoder lets some pass, and loses a value
		tree = nil
		for _, f := range s.twice {
			s.add(f.Rule, f.Span.Start, f.Span.End, f.Hint, "%s", f.Message)
		}
		s.checkScalars()
	case s.controls > 0: // the decoder takes none of them, not even in comments
		tree = nil
	default:
		if !s.decode() {
			tree = nil
			s.explain()
		}
	}
	s.tellOdd()
	s.findings.Sort()
	return tree, s.findings
}

// decode is toml.Decode. The library answers some faults of its own with a
// panic; a user's file must not stop the program, so it becomes an error.
//
// The value, a map[string]any, is decoded into an any because the library would
// copy it into a map.
func decode(text string) (value any, err error) {
	defer func() {
		if r := recover(); r != nil {
			value, err = nil, fmt.Errorf("toml: %v", r)
		}
	}()
	_, err = toml.Decode(strings.TrimPrefix(text, byteOrderMark), &value)
	return value, err
}

// place is where the decoder stopped, in bytes of src.Text. Of its position
// only Start is right on every path (v1.6.0), and it does not count the mark.
func place(src *diag.Source, err error) diag.Span {
	at := 0
	var pe toml.ParseError // returned by value
	if errors.As(err, &pe) {
		at = pe.Position.Start
	}
	if strings.HasPrefix(src.Text, byteOrderMark) {
		at += len(byteOrderMark)
	}
	at = min(max(at, 0), len(src.Text))
	return diag.Span{Start: at, End: min(at+1, len(src.Text))}
}
