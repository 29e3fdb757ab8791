package render_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/notice"
	"gongwen/render/testkit"
)

// TestFormats: the real documents of other formats have no errors; every organ
// that issues one signs it, on a page that has text too; a letter has its double
// rules and no number on its first page alone.
func TestFormats(t *testing.T) {
	for _, path := range testkit.Shared(t, "formats/*.toml") {
		t.Run(testkit.Stem(path), func(t *testing.T) {
			doc, list := render.Open(path, testkit.Read(t, path), render.Config{})
			if doc == nil {
				t.Fatal(testkit.Printed(list))
			}
			n, g := doc.Notice(), newGauge(t)
			pages := readFrames(doc)
			if n.Form == notice.Letter {
				for i := range pages {
					red, number := len(pages[i].doubles(g)), 0
					for _, c := range pages[i].glyphs {
						if c.y > lastLine && !c.red {
							number++
						}
					}
					if first := i == 0; first != (red == 4) || first != (number == 0) || !first && red > 0 {
						t.Errorf("10.1 page %d has %d red rules and %d characters of a number", i+1, red, number)
					}
				}
			}
			var text []string // of the pages
			for i := range pages {
				var b strings.Builder
				for _, c := range pages[i].glyphs {
					b.WriteRune(c.r)
				}
				text = append(text, b.String())
			}
			for _, name := range n.Signature.Names {
				if !strings.Contains(strings.Join(text, ""), name.S) {
					t.Errorf("%s does not sign", name.S)
				}
			}
		})
	}
}
