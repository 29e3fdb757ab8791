package render

import (
	"io"

	"gongwen/render/book/assign"
	"gongwen/render/book/xlsx"
)

// Part is the workbook of one department.
type Part struct {
	Name  string // of its file: 03-区财政金融局.xlsx
	Write func(io.Writer) error
}

// Parts are the workbooks of the single departments, in the order of the whole
// one; none without tasks. They may be written at the same time: each is
// planned when it is.
func (d *Document) Parts() []Part {
	departments := assign.Departments(d.notice, d.tasks)
	parts := make([]Part, len(departments))
	for i := range departments {
		parts[i] = Part{
			Name:  assign.FileName(i+1, len(departments), departments[i].Name),
			Write: func(w io.Writer) error { return xlsx.Write(w, departments[i].Plan()) },
		}
	}
	return parts
}

// IsPart reports whether a file's name is one that [Document.Parts] may give,
// by which the files of an earlier run are known.
func IsPart(name string) bool { return assign.IsFileName(name) }
