package layout

import (
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// TestPlace: boxes fill pages from the top; those that keep together move
// together; a chain longer than a page is broken where it must.
func TestPlace(t *testing.T) {
	const line = 10 * unit.MM // 22 of them and a bit fit a page of 225 mm
	for _, c := range []struct {
		name  string
		boxes string // a line each: k keeps with the next, g has a blank line above it
		want  []int  // lines of each page
	}{
		{"one page", strings.Repeat(".", 22), []int{22}},
		{"over to the next", strings.Repeat(".", 23), []int{22, 1}},
		{"blank lines vanish at the top", strings.Repeat(".", 22) + "g...", []int{22, 3}},
		{"blank lines count inside", strings.Repeat(".", 20) + "g..", []int{21, 1}},
		{"a heading goes with its text", strings.Repeat(".", 21) + "k..", []int{21, 3}},
		{"a chain moves whole", strings.Repeat(".", 18) + "kkkkk.", []int{18, 6}},
		{"a chain that fits stays", strings.Repeat(".", 16) + "kkkkk..", []int{22, 1}},
		{"a chain longer than a page", ".." + strings.Repeat("k", 29) + "..", []int{10, 22, 1}},
		{"a chain after a blank line", strings.Repeat(".", 20) + "gk..", []int{20, 3}},
		{"the last box has nothing to keep with", strings.Repeat(".", 21) + "kk", []int{21, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := &layouter{s: general(t, ""), doc: &frame.Document{}}
			f := &flow{l: l, role: frame.Other}
			f.newPage()
			got := []int{0}
			var boxes []box
			blank := unit.Length(0)
			for _, r := range c.boxes {
				if r == 'g' {
					blank = line
					continue
				}
				boxes = append(boxes, box{gap: blank, height: line, keep: r == 'k', placed: func(pl plane, v unit.Length) {
					for pl.i >= len(got) {
						got = append(got, 0)
					}
					got[pl.i]++
					if v+line > f.limit() {
						t.Errorf("a line stands at %v mm of page %d", v, pl.i+1)
					}
				}})
				blank = 0
			}
			f.place(boxes)
			if len(got) != len(c.want) {
				t.Fatalf("lines of the pages: %v, not %v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Fatalf("lines of the pages: %v, not %v", got, c.want)
				}
			}
		})
	}
}

// TestClosingKeepsTogether: when the signature goes over to a page, two lines
// of the text go along, but the first line stays where it must be (7.3.3).
func TestClosingKeepsTogether(t *testing.T) {
	moved := 0
	for n := 1; n < 60; n++ {
		d := lay(t, `text = "`+hanzi(28*n-2)+`"`, "")
		if first := textOf(&d.Pages[0]); !strings.Contains(solid(first), hanzi(26)) {
			t.Errorf("%d lines: the first page shows no text:\n%s", n, first)
		}
		end := textOf(&d.Pages[len(d.Pages)-1])
		if !strings.HasSuffix(end, "青禾县人民政府\n2026年3月12日") {
			t.Errorf("%d lines: name and date stand apart:\n%s", n, end)
		}
		if len(d.Pages) == 1 {
			continue
		}
		moved++
		if lines := strings.Count(end, "\n") - 1; lines < min(2, n-1) {
			t.Errorf("%d lines: the signature took %d along", n, lines)
		}
	}
	if moved == 0 {
		t.Error("no signature went over to a second page")
	}
}

// TestHeadingKeepsNext: a heading of its own never ends a page, but for the
// first line of the text, which must stand on the first page.
func TestHeadingKeepsNext(t *testing.T) {
	for n := 1; n < 30; n++ {
		d := lay(t, "text = \"\"\"\n"+hanzi(28*n-2)+"\n一、提高认识\n"+hanzi(200)+"\"\"\"", "")
		for i := range d.Pages {
			if strings.HasSuffix(textOf(&d.Pages[i]), "一、提高认识") {
				t.Errorf("%d lines: page %d ends with the heading", n, i+1)
			}
		}
	}
	d := lay(t, "title = \"青禾县人民政府\\n关于召开会议的\\n通知\"\nrecipients = \""+hanzi(120)+"\"\ntext = \"\"\"\n一、提高认识\n"+hanzi(40)+"\"\"\"", "")
	if !strings.Contains(textOf(&d.Pages[0]), "一、提高认识") {
		t.Errorf("the text does not begin on the first page:\n%s", textOf(&d.Pages[0]))
	}
}
