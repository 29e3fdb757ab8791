package book_test

import (
	"strings"
	"testing"

	"gongwen/render/book"
)

// TestRunnerWords: codes are no words, whoever wrote them, and no word is a code.
func TestRunnerWords(t *testing.T) {
	for code, want := range map[string]string{
		"":   "",
		"已办": "已办",
		`&L&"宋体,常规"&9 甲办 &C&"宋体,Regular"&9第 &P 页 共 &N 页&R&D`: "| 甲办 |第  页 共  页|",
		"&C&B&12&K01+000已办&K": "|已办",
		"甲&&乙&":               "甲&乙",
		"甲&乙":                 "甲乙",
		`&"未完`:                "",
	} {
		if got := strings.Join(book.RunnerWords(code), "|"); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
