package render

import (
	"io"

	"gongwen/render/book/assign"
	"gongwen/render/book/filenames"
	"gongwen/render/book/returned"
	"gongwen/render/book/xlsx"
	"gongwen/render/revision"
)

// Part is one of the files that a notice is written as: the workbook of one
// department, a numbered copy.
type Part struct {
	Name  string // of its file: 区财政金融局.xlsx
	Write func(io.Writer) error
}

// Issue is what the workbooks of departments say beside the tasks.
type Issue struct {
	Period  string   // 2026-05: the month that they are filled in for; empty: none
	Changed *Amended // what this edition changed, to be marked; nil: nothing is
}

// Parts are the workbooks of the single departments, in the order of the whole
// one; none without tasks. They may be written at the same time: each is
// planned when it is.
func (d *Document) Parts(issue Issue) []Part {
	departments := assign.Departments(d.notice, d.tasks)
	called := make([]string, len(departments))
	for i := range departments {
		called[i] = departments[i].Name
	}
	names := filenames.Of(called, ".xlsx")
	var marks []string
	var gone []revision.Gone
	if issue.Changed != nil {
		marks, gone = issue.Changed.Marks(), issue.Changed.Gone()
	}
	parts := make([]Part, len(departments))
	for i := range departments {
		departments[i].Period, departments[i].Marks = issue.Period, marks
		if issue.Changed != nil {
			departments[i].Gone = issue.Changed.Of(gone, departments[i].Name)
		}
		parts[i] = Part{
			Name:  names[i],
			Write: func(w io.Writer) error { return xlsx.Write(w, departments[i].Plan()) },
		}
	}
	return parts
}

// Superseded gives a test for files that lie where [Document.Parts] are to go and
// are none of them: whether one is the workbook of a department, of an earlier
// edition, and if so why it must stay where it is.
func (d *Document) Superseded() func(file io.ReaderAt, size int64) (ours bool, keep Keep) {
	answered := d.Answered()
	return func(file io.ReaderAt, size int64) (bool, Keep) {
		data, err := io.ReadAll(io.NewSectionReader(file, 0, min(size, MaxReturn+1)))
		if err != nil {
			return false, Unread
		}
		grids, err := xlsx.Read(data)
		if err != nil || returned.Meta(grids)[assign.MetaDepartment] == "" {
			return false, Unread
		}
		if d.tasks == nil && !xlsx.Untouched(file, size) { // there is nothing to hold it against
			return true, Filled
		}
		return true, answered(file, size)
	}
}

// FileNames are names of files for departments or members, each by its own name.
func FileNames(departments []string, ext string) []string { return filenames.Of(departments, ext) }

// PeriodEnd is the last day of a month.
func PeriodEnd(period string) Day { return assign.PeriodEnd(period) }

// PeriodBefore is the month before one.
func PeriodBefore(period string) string { return assign.PeriodBefore(period) }

// IsPeriod reports whether a text is a month as options have it: 2026-05.
func IsPeriod(s string) bool {
	_, _, ok := assign.ParsePeriod(s)
	return ok
}
