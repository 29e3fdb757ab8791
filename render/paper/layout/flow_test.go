package layout_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/papertest"
)

// TestClosingKeepsTogether: when the signature goes over to a page, two lines
// of the text go along, but the first line stays where it must be (7.3.3).
func TestClosingKeepsTogether(t *testing.T) {
	moved := 0
	for n := 1; n < 60; n++ {
		d := lay(t, `text = "`+papertest.Hanzi(28*n-2)+`"`, "")
		if first := papertest.Text(&d.Pages[0]); !strings.Contains(papertest.Solid(first), papertest.Hanzi(26)) {
			t.Errorf("%d lines: the first page shows no text:\n%s", n, first)
		}
		end := papertest.Text(&d.Pages[len(d.Pages)-1])
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
		d := lay(t, "text = \"\"\"\n"+papertest.Hanzi(28*n-2)+"\n一、提高认识\n"+papertest.Hanzi(200)+"\"\"\"", "")
		for i := range d.Pages {
			if strings.HasSuffix(papertest.Text(&d.Pages[i]), "一、提高认识") {
				t.Errorf("%d lines: page %d ends with the heading", n, i+1)
			}
		}
	}
	d := lay(t, "title = \"青禾县人民政府\\n关于召开会议的\\n通知\"\nrecipients = \""+papertest.Hanzi(120)+"\"\ntext = \"\"\"\n一、提高认识\n"+papertest.Hanzi(40)+"\"\"\"", "")
	if !strings.Contains(papertest.Text(&d.Pages[0]), "一、提高认识") {
		t.Errorf("the text does not begin on the first page:\n%s", papertest.Text(&d.Pages[0]))
	}
}
