package assign

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	fileExt = ".xlsx"
	maxFile = 80 // bytes of a file's name, so that a deep folder on Windows has room for it
)

// FileName is the name of the file of the department that is the nth of so many.
// Only letters, digits and a few signs of its name go into it: no separator, no
// character that a system forbids, nothing that turns the direction of writing.
// The number in front makes it unique, and no name reserved on Windows (CON, NUL)
// begins with one.
func FileName(n, of int, department string) string {
	name := fmt.Sprintf("%0*d-", max(2, len(fmt.Sprint(of))), n)
	room := maxFile - len(name) - len(fileExt)
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
	return name + b.String() + fileExt
}

// IsFileName reports whether a file's name is one that [FileName] may give.
func IsFileName(name string) bool {
	stem, ok := strings.CutSuffix(name, fileExt)
	number, department, cut := strings.Cut(stem, "-")
	return ok && cut && department != "" && len(number) >= 2 && strings.Trim(number, "0123456789") == ""
}
