package returned

import (
	"strings"

	"gongwen/render/words"
)

// Years that a return can sensibly name.
const (
	firstYear = 2000
	lastYear  = 2099
)

// ReadDay reads what a department may have put into the cell of a day: Excel's
// number of it, or words.
func ReadDay(s string, from1904 bool) (words.Day, words.Verdict) {
	if d, ok := words.SerialDay(s, from1904); ok {
		return d, words.Dated
	}
	d, verdict := words.ReadDay(strings.TrimSuffix(strings.TrimSpace(s), "。"))
	if verdict == words.Dated && (d.Year < firstYear || d.Year > lastYear) {
		return words.Day{}, words.Unreal
	}
	return d, verdict
}

// IsDay reports whether words are a day.
func IsDay(s string) bool {
	_, verdict := ReadDay(s, false)
	return verdict == words.Dated
}
