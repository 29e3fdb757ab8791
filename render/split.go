package render

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

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
			Name:  partName(i+1, len(departments), departments[i].Name),
			Write: func(w io.Writer) error { return xlsx.Write(w, departments[i].Plan()) },
		}
	}
	return parts
}

const (
	partExt = ".xlsx"
	maxPart = 80 // bytes of a file's name, so that a deep folder on Windows has room for it
)

// partName is the name of a department's file. Only letters, digits and a few
// signs of its name go into it: no separator, no character that a system
// forbids, nothing that turns the direction of writing. The number in front
// makes it unique, and no name reserved on Windows (CON, NUL) begins with one.
func partName(n, of int, department string) string {
	name := fmt.Sprintf("%0*d-", max(2, len(fmt.Sprint(of))), n)
	room := maxPart - len(name) - len(partExt)
	var b strings.Builder
	for _, r := range department {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune("（）()、-·", r):
		default:
			r = '_'
		}
		if b.Len()+utf8.RuneLen(r) > room {
			break
		}
		b.WriteRune(r)
	}
	return name + b.String() + partExt
}

// IsPart reports whether a file's name is one that [Document.Parts] may give,
// by which the files of an earlier run are known.
func IsPart(name string) bool {
	stem, ok := strings.CutSuffix(name, partExt)
	number, department, cut := strings.Cut(stem, "-")
	return ok && cut && department != "" && len(number) >= 2 && strings.Trim(number, "0123456789") == ""
}
