// Package filenames names the files of departments, so that any system can keep
// them.
//
// It creates none and looks at none. In: the departments' names. Out: a file name
// for each, all of them different.
package filenames

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFile is the bytes of a file's name, so that a deep folder on Windows has room
// for it.
const maxFile = 80

// Of is the names of the files of departments: each by its own name
// alone, so that it keeps it over amendments that move the others. Only letters,
// digits and a few signs of a name go into it: no separator, no character that a
// system forbids, nothing that turns the direction of writing. Names that come
// out alike, on a disk that takes small letters for capital ones too, are told
// apart by number.
func Of(departments []string, ext string) []string {
	names, taken := make([]string, len(departments)), map[string]bool{}
	for i := range departments {
		for n := 1; ; n++ {
			names[i] = fileName(departments[i], ext, n)
			if !taken[strings.ToLower(names[i])] {
				break
			}
		}
		taken[strings.ToLower(names[i])] = true
	}
	return names
}

// fileName is the nth name of a department's file.
func fileName(department, ext string, n int) string {
	end := ext
	if n > 1 {
		end = "（" + strconv.Itoa(n) + "）" + ext
	}
	room := maxFile - len(end)
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
	name := b.String()
	if reserved(name) {
		name += "_"
	}
	return name + end
}

// reserved reports whether Windows takes a name for a device, whatever follows
// its first point.
func reserved(name string) bool {
	upper := strings.ToUpper(name)
	if slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}, upper) {
		return true
	}
	rest, ok := strings.CutPrefix(upper, "COM")
	if !ok {
		rest, ok = strings.CutPrefix(upper, "LPT")
	}
	return ok && utf8.RuneCountInString(rest) == 1 && strings.Contains("0123456789¹²³", rest)
}
