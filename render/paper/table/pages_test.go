package table_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// lay sets a notice of the keys given that has no mistake.
func lay(t testing.TB, keys string) *frame.Document {
	t.Helper()
	d, list := layout.Layout(papertest.Composed(t, keys), papertest.General(t, ""), papertest.Faces())
	if list.HasErrors() {
		t.Fatal(testkit.Printed(list))
	}
	return d
}

const short = "requirement = \"加强信息公开。\"\n"

// rows makes tasks of one line each; the n-th begins a section where asked.
func rows(n int, section ...int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("[[task]]\n")
		for _, s := range section {
			if s == i {
				fmt.Fprintf(&b, "section = \"第%d方面工作\"\n", s)
			}
		}
		fmt.Fprintf(&b, "responsible = \"第%d科\"\nrequirement = \"第%d项。\"\n", i, i)
	}
	return b.String()
}

// TestHeadingWithItsRow: wherever a page ends, the section that follows begins
// on the next page with its first row.
func TestHeadingWithItsRow(t *testing.T) {
	alone := 0 // notices where the heading itself would have fitted
	for n := 10; n < 34; n++ {
		d := lay(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("requirement", "responsible"), rows(n+2, 0, n)))
		heading := fmt.Sprintf("第%d方面工作", n)
		for i := range d.Pages {
			cells := strings.Split(papertest.Text(&d.Pages[i]), "\n")
			if strings.HasSuffix(cells[len(cells)-1], heading) {
				t.Errorf("%d rows: page %d ends with the heading of the section", n, i+1)
			}
			if i > 0 && strings.Contains(papertest.Text(&d.Pages[i]), heading) && lowest(&d.Pages[i-1])+8*unit.MM <= 262*unit.MM && d.Pages[i-1].Role == frame.TablePage {
				alone++
			}
		}
	}
	if alone == 0 {
		t.Error("no page had room for the heading alone: the test proves nothing")
	}
}

// lowest is the lower edge of what stands on a page above its number.
func lowest(p *frame.Page) (y unit.Length) {
	for _, it := range p.Items {
		if r, ok := it.(*frame.Rule); ok && r.Node != frame.ArtifactFooter {
			y = max(y, r.Y+r.H)
		}
	}
	return y
}

// TestContinued: what a page cuts is repeated on the next: sections and topics with
// （续）, leads and head rows without it.
func TestContinued(t *testing.T) {
	var tasks strings.Builder
	tasks.WriteString("[[task]]\nsection = \"推进信息公开\"\ntopic = \"围绕发展公开\"\nlead = [\"办公室\"]\n" + short)
	for range 60 {
		tasks.WriteString("[[task]]\n" + short)
	}
	d := lay(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("topic", "lead", "requirement"), tasks.String()))
	var pages []*frame.Page
	for i := range d.Pages {
		if d.Pages[i].Role == frame.TablePage {
			pages = append(pages, &d.Pages[i])
		}
	}
	if len(pages) < 3 {
		t.Fatalf("the table covers %d pages", len(pages))
	}
	const head = "工作任务牵头部门具体要求"
	if first := papertest.Solid(papertest.Text(pages[0])); strings.Contains(first, "（续）") || !strings.Contains(first, head+"一、推进信息公开（一）围绕发展公开办公室加强") {
		t.Errorf("first page: %s", first)
	}
	for _, p := range pages[1:] {
		if text := papertest.Solid(papertest.Text(p)); !strings.HasPrefix(text, head+"一、推进信息公开（续）（一）围绕发展公开（续）办公室加强") {
			t.Errorf("continuation: %s", text)
		}
	}
	// Repeated words belong to no element: a reader hears them once.
	for _, p := range pages[1:] {
		for _, it := range p.Items {
			if r, ok := it.(*frame.Run); ok && r.Glyphs[0].Rune == '一' && r.Node != frame.ArtifactLayout {
				t.Errorf("a repeated section belongs to element %d", r.Node)
			}
		}
	}
}

// TestTallRow: a row taller than a page runs on line by line, none lost or
// doubled, and is reported; the other cells of the row stand in its first part.
func TestTallRow(t *testing.T) {
	giant := "[[task]]\nresponsible = \"办公室\"\nrequirement = \"" + papertest.Hanzi(5000) + "\"\n"
	d, list := layout.Layout(papertest.Composed(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("requirement", "responsible"), rows(2)+giant+rows(1))), papertest.General(t, ""), papertest.Faces())
	if len(list) != 1 || list[0].Rule.Code != "GW417" {
		t.Errorf("findings: %s", testkit.Printed(list))
	}
	cells := map[frame.NodeID]string{}
	pages := 0
	for i := range d.Pages {
		if d.Pages[i].Role != frame.TablePage {
			continue
		}
		pages++
		inked := false
		for _, it := range d.Pages[i].Items {
			if r, ok := it.(*frame.Run); ok && r.Node >= 0 {
				for _, g := range r.Glyphs {
					cells[r.Node] += string(g.Rune)
				}
				inked = true
			}
		}
		if !inked {
			t.Errorf("page %d of the table holds nothing", pages)
		}
		if low := lowest(&d.Pages[i]); low > 262*unit.MM {
			t.Errorf("page %d of the table ends at %v mm", pages, low)
		}
	}
	if pages < 5 {
		t.Errorf("5,000 characters on %d pages", pages)
	}
	count := map[string]int{}
	for _, text := range cells {
		count[text]++
	}
	if count[papertest.Hanzi(5000)] != 1 || count["办公室"] != 1 {
		t.Errorf("the long text stands there %d times, its unit %d times", count[papertest.Hanzi(5000)], count["办公室"])
	}
}

// TestTallFirstRow: a first row that a page holds, but not below the title, is
// split too: a title never stands on a page without its table.
func TestTallFirstRow(t *testing.T) {
	for _, n := range []int{400, 900, 1000, 1100, 1200} {
		tasks := "[[task]]\nresponsible = \"办公室\"\nrequirement = \"" + papertest.Hanzi(n) + "\"\n" + rows(1)
		d := lay(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("requirement", "responsible"), tasks))
		i := 0
		for d.Pages[i].Role != frame.TablePage {
			i++
		}
		if text := papertest.Text(&d.Pages[i]); !strings.Contains(text, papertest.Hanzi(20)) {
			t.Errorf("%d characters: the title's page holds no row:\n%s", n, text)
		}
	}
}

// TestTableBelowText: a portrait table begins below the text of its attachment
// if a row fits there, else on the next page.
func TestTableBelowText(t *testing.T) {
	for lines, want := range map[int]frame.Role{3: frame.Attachment, 17: frame.TablePage} {
		keys := strings.Replace(papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("requirement", "responsible"), rows(2)), "content =", "text = \""+papertest.Hanzi(28*lines-2)+"\"\ncontent =", 1)
		d := lay(t, keys)
		for i := range d.Pages {
			if strings.Contains(papertest.Text(&d.Pages[i]), "具体要求\n责任单位") && d.Pages[i].Role != want {
				t.Errorf("%d lines of text: the table begins on a page of role %d, not %d", lines, d.Pages[i].Role, want)
			}
		}
	}
}
