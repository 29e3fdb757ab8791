package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
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
	Severity  string `json:"severity"` // error or warning
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
			Severity: severityWords[f.Rule.Severity], Code: f.Rule.Code, Title: f.Rule.Title,
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

// compact is v as JSON on one line; < and > stay readable.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
