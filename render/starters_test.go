package render_test

import (
	"os"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
	"gongwen/templates"
)

// TestStarters: of a starter nothing is found in a draft, whose pages show every
// blank; to be issued each blank is one error, and number and date are lacking.
func TestStarters(t *testing.T) {
	files, err := os.ReadDir(testkit.Path("templates/starters"))
	if err != nil {
		t.Fatal(err)
	}
	starters := templates.Starters()
	if len(files) != len(starters) {
		t.Errorf("%d starters, %d files", len(starters), len(files))
	}
	for _, s := range starters {
		t.Run(s.Kind, func(t *testing.T) {
			text := string(s.Text)
			if !strings.HasPrefix(text, "#:schema notice.schema.json\n# 上面一行") || strings.ContainsAny(text, "\r\t") || !strings.HasSuffix(text, "\n") {
				t.Error("the first line names the schema, the second says what that is for")
			}
			blanks := 0
			for line := range strings.Lines(text) {
				if line, _, _ = strings.Cut(line, " #"); !strings.HasPrefix(line, "#") {
					blanks += strings.Count(line, "（")
				}
			}
			doc, list := render.Open("a.toml", s.Text, render.Config{Draft: true})
			if len(list) > 0 {
				t.Fatalf("in a draft:\n%s", testkit.Printed(list))
			}
			var pages strings.Builder
			if err := doc.Dump(&pages, "frames"); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(pages.String(), "（正文）") {
				t.Error("the draft shows no blank")
			}
			_, list = render.Open("a.toml", s.Text, render.Config{})
			unfilled, missing := 0, 0
			for _, f := range list {
				switch f.Rule.Code {
				case "GW299":
					unfilled++
				case "GW203":
					missing++
				default:
					t.Errorf("to be issued:\n%s", testkit.Printed(diag.List{f}))
				}
			}
			if unfilled != blanks || blanks < 4 || missing > 2 {
				t.Errorf("%d errors for %d blanks, %d keys missing\n%s", unfilled, blanks, missing, testkit.Printed(list))
			}
		})
	}
	if _, ok := templates.StarterOf("会议"); !ok {
		t.Error("no starter for 会议")
	}
	if _, ok := templates.StarterOf("通知"); ok {
		t.Error("a starter for a kind that does not exist")
	}
}
