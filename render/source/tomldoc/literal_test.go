package tomldoc

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
)

// TestLiteral: what is written reads as the same string, in any manner; control
// characters no text of ours may have.
func TestLiteral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("甲乙丙 a\"'\\\n\t#“”"))).Draw(t, "text")
		like := rapid.SampledFrom([]string{"", `"x"`, `'x'`, `"""x"""`, "'''x'''"}).Draw(t, "like")
		newline := rapid.SampledFrom([]string{"", "\n", "\r\n"}).Draw(t, "newline")
		lit := Literal(s, like, newline)
		if newline == "" && strings.Contains(lit, "\n") {
			t.Fatalf("several lines: %s", lit)
		}
		root, list := Parse(&diag.Source{Name: "a.toml", Text: "a = " + lit + "\n"})
		if list.HasErrors() {
			t.Fatalf("%s: %v", lit, list[0].Message)
		}
		if got := root.Get("a").Text.S; got != s {
			t.Fatalf("%q written %s reads %q", s, lit, got)
		}
	})
}
