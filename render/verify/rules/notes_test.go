package rules

import (
	"strings"
	"testing"
)

// TestPrintable: what a file says moves no cursor and floods no screen.
func TestPrintable(t *testing.T) {
	if got := Printable("a\x1b[2Jb\nc"); got != "a\uFFFD[2Jb\uFFFDc" {
		t.Errorf("%q", got)
	}
	if got := Printable(strings.Repeat("字", 5000)); len(got) > 2100 {
		t.Errorf("%d bytes", len(got))
	}
}
