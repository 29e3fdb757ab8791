package diag

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	keys := []string{"title", "text", "date", "due", "recipients"}
	for _, c := range []struct{ name, want string }{
		{"titel", "title"}, // two letters swapped
		{"recipient", "recipients"},
		{"dates", "date"},
		{"colour", ""},
		{"x", ""},
		{"", ""},
		{strings.Repeat("t", 100), ""},
	} {
		if got := Nearest(c.name, keys); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	if got := Nearest("通智.toml", []string{"方案.toml", "通知.toml"}); got != "通知.toml" {
		t.Errorf("characters are counted, not bytes: %q", got)
	}
}
