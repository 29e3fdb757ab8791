package render

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"runtime"
	"strings"
	"sync"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/ledger"
	"gongwen/render/book/returned"
	"gongwen/render/book/xlsx"
	"gongwen/render/crew"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
)

// Day is a calendar day.
type Day = notice.Day

// Return is a file that came back from a department.
type Return struct {
	Name   string // as the user knows it
	Data   []byte // of a file above [MaxReturn] bytes the first MaxReturn+1 are enough
	Folder bool   // the name is a folder's
}

// MaxReturn is the size of the largest file that is read.
const MaxReturn = xlsx.MaxFile

// Month is what a run of collecting goes by.
type Month struct {
	Day      Day     // from which overdue is counted
	Period   string  // 2026-05; empty: no month, or that of the returns
	Before   *Return // the ledger of the month before; nil: none
	Standing *Return // the ledger that stands where the new one is to go; nil: none
}

// Collected is what came back, and the ledger of it.
type Collected struct {
	*collect.Result
	Ledger     *book.Workbook `json:"-"` // nil only with an error among the findings
	NoBefore   bool           `json:"-"` // the ledger of the month before could not be read
	NoStanding bool           `json:"-"` // nor that which stands there, which must stay then
	notice     *notice.Notice
}

// Collect reads returned workbooks back against the notice src, which the user
// knows as name. Overdue is what should have been done before the day. The Result
// is nil when the notice has errors, which are the findings then, and when it
// has no tasks.
//
// Layout and faces have no part in it: a notice with a character that no face
// has still collects.
func Collect(name string, src []byte, returns []Return, month Month) (*Collected, diag.List) {
	n, found := bind.Parse(&diag.Source{Name: name, Text: string(src)}, true)
	if found.HasErrors() {
		found.Sort()
		return nil, found
	}
	tasks := n.Assignment()
	if tasks == nil {
		return nil, nil
	}
	out := &Collected{notice: n}
	c := collect.New(n, tasks)
	known := collect.Month{Period: month.Period}
	known.Before, out.NoBefore = readPast(c, month.Before)
	known.Standing, out.NoStanding = readPast(c, month.Standing)
	c.Collecting(known)
	out.Result, found = c.Collect(readReturns(returns), month.Day)
	var more diag.List
	out.Ledger, more = ledger.Plan(n, out.Result, found)
	return out, append(found, more...)
}

// readPast reads an older ledger. failed: it is there and cannot be read.
func readPast(c *collect.Collection, r *Return) (p *returned.Past, failed bool) {
	if r == nil {
		return nil, false
	}
	grids, err := xlsx.ReadSheets(r.Data, ledger.Sheet) // of 10,000 tasks half of what is in it
	if err != nil {
		return nil, true
	}
	p, ok := ledger.ReadPast(r.Name, grids, c.Form())
	return p, !ok
}

// PeriodOf is the month that a ledger says it is of, 2026-05; empty of one of no
// month, and of what cannot be read.
func PeriodOf(r *Return) string {
	grids, err := xlsx.ReadSheets(r.Data, ledger.Sheet)
	if err != nil {
		return ""
	}
	return ledger.PeriodOf(grids)
}

// PeriodName is a month in words: 2026年5月.
func PeriodName(period string) string { return assign.PeriodName(period) }

// Edited reports whether somebody has saved a ledger since it was written here.
func Edited(r *Return) bool {
	return !xlsx.Untouched(bytes.NewReader(r.Data), int64(len(r.Data)))
}

// Urged is a reminder (催办单) to one department or member: as text for a message,
// and as pages.
type Urged struct {
	To      string
	Message string
	about   ledger.Reminder
}

// Reminders are those of all that are behind.
func (r *Collected) Reminders() (out []Urged) {
	for _, x := range ledger.Reminders(r.notice, r.Result) {
		out = append(out, Urged{x.To, x.Message(), x})
	}
	return out
}

// Reminding are the files that urge all that are behind: a reminder for each, the
// words of all of them for pasting, and the leader's page as text. None, with
// errors among the findings, where a reminder cannot be laid out.
func (r *Collected) Reminding(cfg Config) (parts []Part, list diag.List) {
	all := r.Reminders()
	var to []string
	var messages strings.Builder
	for i := range all {
		to = append(to, all[i].To)
		messages.WriteString(all[i].Message + "\n\n")
	}
	for i, name := range FileNames(to, ".pdf") {
		paper, found := all[i].Paper(cfg)
		if list = append(list, found...); paper == nil {
			return nil, list
		}
		parts = append(parts, Part{name, paper.WritePDF})
	}
	text := func(name, s string) Part {
		return Part{name, func(w io.Writer) error { _, err := io.WriteString(w, s); return err }}
	}
	return append(parts, text("催办短信.txt", messages.String()), text("领导参阅.txt", r.Brief())), list
}

// Paper is the reminder in the notice's own layout.
func (u *Urged) Paper(cfg Config) (*Paper, diag.List) {
	return newPaper(u.about.Notice(), cfg)
}

// Brief is the leader's page as text.
func (r *Collected) Brief() string { return ledger.Brief(r.notice, r.Result) }

// Keep is why a file must not be replaced.
type Keep uint8

// What may be found where a workbook is to go.
const (
	Replaceable Keep = iota
	Filled           // somebody wrote into it
	Unread           // it cannot be read to its end, so nobody knows
)

// Answered gives a test for files that lie where workbooks of this notice are to
// go: whether one may hold what a department filled in. What was written here and
// not touched since is told by its directory alone.
func (d *Document) Answered() func(file io.ReaderAt, size int64) Keep {
	once := sync.OnceValue(func() *collect.Collection { return collect.New(d.notice, d.tasks) })
	return func(file io.ReaderAt, size int64) Keep {
		if size == 0 || xlsx.Untouched(file, size) {
			return Replaceable
		}
		data, err := io.ReadAll(io.NewSectionReader(file, 0, min(size, MaxReturn+1)))
		if err != nil {
			return Unread
		}
		grids, err := xlsx.Read(data)
		switch {
		case err != nil:
			return Unread
		case once().Answered(grids):
			return Filled
		}
		return Replaceable
	}
}

// WriteLedger writes the ledger as XLSX. An error is one of w, or a fault of the
// program.
func WriteLedger(w io.Writer, r *Collected) error { return xlsx.Write(w, r.Ledger) }

// readReturns reads the files, as many at a time as there are processors and
// one to be taken meanwhile, in the order given.
func readReturns(returns []Return) iter.Seq[collect.Return] {
	return func(yield func(collect.Return) bool) {
		ahead := runtime.GOMAXPROCS(0) + 1
		type pending struct {
			crew.Crew
			read collect.Return
		}
		var started []*pending
		for i := range returns {
			for len(started) < min(i+ahead, len(returns)) {
				r, next := &returns[len(started)], &pending{}
				started = append(started, next)
				next.Go(func() { next.read = readReturn(r) })
			}
			next := started[i]
			started[i] = nil
			next.Wait()
			if !yield(next.read) {
				return
			}
		}
	}
}

// readReturn reads a file.
func readReturn(r *Return) collect.Return {
	out := collect.Return{Source: &diag.Source{Name: r.Name}}
	if out.Fault = returned.FaultOf(r.Name, r.Data, r.Folder); out.Fault != returned.Readable {
		return out
	}
	grids, err := xlsx.Read(r.Data)
	switch {
	case errors.Is(err, xlsx.ErrTooLarge):
		out.Fault = returned.TooLarge
	case errors.Is(err, xlsx.ErrPassword):
		out.Fault = returned.Encrypted
	case errors.Is(err, xlsx.ErrBinary):
		out.Fault = returned.Binary
	case errors.Is(err, xlsx.ErrFormat), errors.Is(err, xlsx.ErrOLE):
		out.Fault = returned.FormatOf(r.Data)
	case err != nil:
		out.Fault = returned.Damaged
	}
	for i := range grids {
		returned.Rejoin(&grids[i])
	}
	out.Sheets = grids
	return out
}
