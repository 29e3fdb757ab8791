package render

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"path"
	"strings"

	"gongwen/render/collect"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/xlsx"
)

// Day is a calendar day.
type Day = notice.Day

// Return is a file that came back from a department.
type Return struct {
	Name   string // as the user knows it
	Data   []byte // of one above [MaxReturn] bytes, more than that many are enough
	Folder bool   // it is none
}

// MaxReturn is the size of the largest file that is read.
const MaxReturn = xlsx.MaxFile

// Collect reads returned workbooks back against the notice src, which the user
// knows as name. Overdue is what should have been done before day. The Result
// is nil when the notice has errors, which are the findings then, and when it
// has no tasks.
//
// Layout and faces have no part in it: a notice with a character that no face
// has still collects.
func Collect(name string, src []byte, returns []Return, day Day) (*collect.Result, diag.List) {
	n, found := notice.Parse(&diag.Source{Name: name, Text: string(src)}, true)
	if found.HasErrors() {
		found.Sort()
		return nil, found
	}
	if n.Breakdown == nil || len(n.Breakdown.Tasks) == 0 {
		return nil, nil
	}
	return collect.Collect(n, readReturns(returns), day)
}

// WriteLedger writes the ledger as XLSX. An error is one of w, or a fault of the
// program.
func WriteLedger(w io.Writer, r *collect.Result) error { return xlsx.Write(w, r.Ledger) }

// readReturns reads the files, a few at a time and ahead of who takes them, in
// the order given.
func readReturns(returns []Return) iter.Seq[collect.Return] {
	const ahead = 4
	return func(yield func(collect.Return) bool) {
		var started []chan collect.Return
		for i := range returns {
			for len(started) < min(i+ahead, len(returns)) {
				r, done := &returns[len(started)], make(chan collect.Return, 1)
				started = append(started, done)
				go func() { done <- readReturn(r) }()
			}
			if !yield(<-started[i]) {
				return
			}
		}
	}
}

// readReturn reads a file.
func readReturn(r *Return) collect.Return {
	out := collect.Return{Source: &diag.Source{Name: r.Name}}
	if out.Fault = faultOf(r); out.Fault != collect.Readable {
		return out
	}
	grids, err := xlsx.Read(bytes.NewReader(r.Data))
	switch {
	case errors.Is(err, xlsx.ErrTooLarge):
		out.Fault = collect.TooLarge
	case errors.Is(err, xlsx.ErrOLE):
		out.Fault = collect.OldFormat
	case errors.Is(err, xlsx.ErrFormat):
		out.Fault = collect.NotWorkbook
	case err != nil:
		out.Fault = collect.Damaged
	}
	for _, g := range grids {
		out.Sheets = append(out.Sheets, collect.Grid{Name: g.Name, Rows: g.Rows, Merges: g.Merges})
	}
	return out
}

// faultOf tells by name and first bytes what cannot be a workbook.
func faultOf(r *Return) collect.Fault {
	begins := func(s string) bool { return bytes.HasPrefix(r.Data, []byte(s)) }
	switch {
	case r.Folder:
		return collect.Folder
	case strings.HasPrefix(path.Base(strings.ReplaceAll(r.Name, `\`, "/")), "~$"):
		return collect.LockFile
	case len(r.Data) == 0:
		return collect.Nothing
	case begins("%PDF"):
		return collect.PDF
	case begins("\xFF\xD8\xFF"), begins("\x89PNG"), begins("GIF8"), begins("BM"):
		return collect.Picture
	case begins("PK\x03\x04") && bytes.Contains(r.Data[:min(len(r.Data), 128)], []byte("mimetypeapplication/vnd.oasis.opendocument")):
		return collect.OpenDocument
	}
	return collect.Readable
}
