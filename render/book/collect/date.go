package collect

import (
	"strings"

	"gongwen/render/words"
)

// Years that a return can sensibly name.
const (
	firstYear = 2000
	lastYear  = 2099
)

// readDay reads what a department may have put into the cell of a day: Excel's
// number of it, or words.
func readDay(s string, from1904 bool) (words.Day, words.Verdict) {
	if d, ok := words.SerialDay(s, from1904); ok {
		return d, words.Dated
	}
	d, verdict := words.ReadDay(strings.TrimSuffix(strings.TrimSpace(s), "。"))
	if verdict == words.Dated && (d.Year < firstYear || d.Year > lastYear) {
		return words.Day{}, words.Unreal
	}
	return d, verdict
}
