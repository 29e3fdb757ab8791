package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/papertest"
)

// firstPage is the first page that has the words; -1: none.
func firstPage(d *frame.Document, words string) int {
	return slices.IndexFunc(d.Pages, func(p frame.Page) bool { return strings.Contains(papertest.Solid(papertest.Text(&p)), words) })
}

// TestBookmarks: the sections and topics of a table of several pages are in the
// outline, each once, on the page that has its cell, in order, topics below
// their sections; those of a table that is seen at a glance are not.
func TestBookmarks(t *testing.T) {
	topics := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString("[[task]]\n")
			if i%20 == 0 {
				fmt.Fprintf(&b, "section = \"第%d方面工作\"\n", i)
			}
			if i%4 == 0 {
				fmt.Fprintf(&b, "topic = \"第%d类事项\"\n", i)
			}
			fmt.Fprintf(&b, "responsible = \"第%d科\"\nrequirement = \"第%d项。\"\n", i, i)
		}
		return b.String()
	}
	columns := papertest.Columns("topic", "requirement", "responsible")
	var got, want []string
	d := lay(t, papertest.Breakdown("", columns, topics(120)))
	for i := range 120 {
		if i%20 == 0 {
			want = append(want, fmt.Sprintf("2 第%d方面工作", i))
		}
		if i%4 == 0 {
			want = append(want, fmt.Sprintf("3 第%d类事项", i))
		}
	}
	y, page := -1, 0
	for _, e := range d.Outline {
		at := strings.Index(e.Title, "第") // behind its ordinal
		if at < 0 {
			continue
		}
		got = append(got, fmt.Sprintf("%d %s", e.Level, e.Title[at:]))
		if e.Page < page || e.Page == page && int(e.Y) < y {
			t.Errorf("%s is not below what is before it", e.Title)
		}
		page, y = e.Page, int(e.Y)
		if first := firstPage(d, e.Title); first != e.Page {
			t.Errorf("%s leads to page %d and stands on page %d", e.Title, e.Page, first)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("bookmarks %v, want %v", got, want)
	}
	for _, e := range lay(t, papertest.Breakdown("", columns, topics(8))).Outline {
		if strings.Contains(e.Title, "第") {
			t.Errorf("a table of one page has the bookmark %s", e.Title)
		}
	}
}
