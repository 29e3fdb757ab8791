package tomldoc

import (
	"strconv"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// TestMessages compares the whole printed output for every wrong text of
// testdata: place, source line, caret, hint. A text is followed by the output
// it gives; a text named .quoted is a Go string literal.
func TestMessages(t *testing.T) {
	testkit.Archives(t, "testdata/*.txtar", func(t *testing.T, a *testkit.Archive) {
		for _, c := range a.Cases("", ".out") {
			stem, text := testkit.Stem(c.Name), c.Text
			if strings.HasSuffix(c.Name, ".quoted") {
				var err error
				if text, err = strconv.Unquote(strings.TrimSpace(text)); err != nil {
					t.Fatal(c.Name, err)
				}
			}
			_, findings := check(t, &diag.Source{Name: stem + ".toml", Text: text})
			got := testkit.Printed(findings)
			if got == "" {
				t.Errorf("%s: no finding", c.Name)
			}
			a.Check(t, c.Name, stem+".out", got)
		}
	})
}
