package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// record is a finding as JSON. Line and column count characters from 1, the
// end is the first character behind the span; all are 0 for what stands
// nowhere. The names and their order are part of the program's interface.
type record struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Severity  string `json:"severity"` // error, warning or note
	Code      string `json:"code"`
	Title     string `json:"title"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
	Clause    string `json:"clause"`
	Strength  string `json:"strength"`
}

// WriteJSON writes all findings as one JSON array, a line each.
func WriteJSON(w io.Writer, l List) error {
	out := bufio.NewWriter(w) // keeps the first error until Flush
	places := newPlaces()
	out.WriteByte('[')
	for i, f := range l {
		if i > 0 {
			out.WriteByte(',')
		}
		at := places.region(f)
		line, err := compact(record{
			File: f.Source.name(), Line: at.startLine, Column: at.startColumn, EndLine: at.endLine, EndColumn: at.endColumn,
			Severity: severityWords[f.Severity()], Code: f.Rule.Code, Title: f.Rule.Title,
			Message: f.Message, Hint: f.Hint, Clause: f.Rule.Clause, Strength: f.Rule.Strength,
		})
		if err != nil {
			return err
		}
		out.WriteByte('\n')
		out.Write(line)
	}
	if len(l) > 0 {
		out.WriteByte('\n')
	}
	out.WriteString("]\n")
	return out.Flush()
}

// compact is v as JSON on one line.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	err := EncodeJSON(&b, v, "")
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// EncodeJSON writes v as JSON and a line end. It can be read: < and > stay as
// they are; and be looked at on a terminal: what [Clean] takes away is escaped,
// which package json does below U+0020 only.
func EncodeJSON(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return err
	}
	text := b.Bytes()
	for len(text) > 0 {
		at := bytes.IndexFunc(text, func(r rune) bool {
			shown, _ := visible(r, utf8.RuneLen(r))
			return shown != r && r != '\n'
		})
		if at < 0 {
			break
		}
		r, n := utf8.DecodeRune(text[at:])
		out := text[:at:at]
		for _, unit := range utf16.AppendRune(nil, r) {
			out = fmt.Appendf(out, "\\u%04x", unit)
		}
		if _, err := w.Write(out); err != nil {
			return err
		}
		text = text[at+n:]
	}
	_, err := w.Write(text)
	return err
}
