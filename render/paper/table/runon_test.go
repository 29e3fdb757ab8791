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

// tallTasks are tasks of so many characters each.
func tallTasks(sizes ...int) string {
	var b strings.Builder
	for i, n := range sizes {
		fmt.Fprintf(&b, "[[task]]\ntopic = \"第%d类\"\nlead = [\"第%d局\"]\nrequirement = \"%s\"\ndue = \"%d月底前\"\n", i, i, papertest.Hanzi(n), i%12+1)
	}
	return papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("topic", "lead", "requirement", "due"), b.String())
}

// whiteOf is how much of the type area stands empty below a page's table.
func whiteOf(p *frame.Page) unit.Length { return 262*unit.MM - lowest(p) }

// TestRunOn: a row taller than half a page begins where it would else leave more
// than a third of the page white, and runs on; its unit and deadline stand on each
// of its pages, its topic with （续）. No word is lost or said twice to a reader.
// With the switch off the rows stay whole.
func TestRunOn(t *testing.T) {
	sizes := []int{200, 420, 450, 300, 410, 480, 90, 60, 430, 400}
	keys := tallTasks(sizes...)
	for _, over := range []string{"", "[table]\nmost_white = 1000\n"} {
		d, list := layout.Layout(papertest.Composed(t, keys), papertest.General(t, over), papertest.Faces())
		if len(list) > 0 {
			t.Error(testkit.Printed(list))
		}
		var pages []*frame.Page
		for i := range d.Pages {
			if d.Pages[i].Role == frame.TablePage {
				pages = append(pages, &d.Pages[i])
			}
		}
		widest, repeated := unit.Length(0), 0
		said := map[frame.NodeID]string{}
		for i, p := range pages {
			if i < len(pages)-1 {
				widest = max(widest, whiteOf(p))
			}
			if text := papertest.Solid(papertest.Text(p)); strings.Contains(text, "（续）第") && strings.Contains(text, "月底前") {
				repeated++
			}
			for _, it := range p.Items {
				if r, ok := it.(*frame.Run); ok && r.Node >= 0 {
					for _, g := range r.Glyphs {
						said[r.Node] += string(g.Rune)
					}
				}
			}
		}
		count := map[string]int{}
		for _, s := range said {
			count[s]++
		}
		for i, n := range sizes {
			if got := count[papertest.Hanzi(n)]; got != 1 {
				t.Errorf("a requirement of %d characters stands there %d times", n, got)
			}
			if got := count[fmt.Sprintf("第%d局", i)]; got != 1 {
				t.Errorf("a unit is said %d times", got)
			}
		}
		third := 75 * unit.MM
		switch {
		case over == "" && (widest > third || repeated == 0):
			t.Errorf("a page is white for %v mm; %d rows run on", widest, repeated)
		case over != "" && (widest <= third || repeated > 0):
			t.Errorf("with whole rows a page is white for %v mm, %d rows run on: the case proves nothing", widest, repeated)
		}
	}
}

// TestTurnedText: a few lines of text before a landscape table stand on its page,
// turned with it, and the table begins below them; a long text stands upright on
// pages of its own.
func TestTurnedText(t *testing.T) {
	for chars, turned := range map[int]bool{60: true, 150: true, 700: false} {
		keys := strings.Replace(papertest.Breakdown(`orientation = "landscape"`, papertest.Columns("requirement", "responsible"), rows(3)), "content =", "text = \""+papertest.Hanzi(chars)+"\"\ncontent =", 1)
		d := lay(t, keys)
		table, text := -1, -1
		for i := range d.Pages {
			words := papertest.Solid(papertest.Text(&d.Pages[i]))
			if strings.Contains(words, papertest.Hanzi(20)) && strings.Contains(words, "任务分解表") {
				text = i
			}
			if strings.Contains(words, "具体要求责任单位") {
				table = i
			}
		}
		if text < 0 || table < 0 || (text == table) != turned {
			t.Errorf("%d characters: the text on page %d, the table on page %d", chars, text, table)
			continue
		}
		if p := &d.Pages[text]; (p.Rotate == 90) != turned {
			t.Errorf("%d characters: the page of the text is turned by %d", chars, p.Rotate)
		}
		for _, it := range d.Pages[text].Items {
			if r, ok := it.(*frame.Run); ok && r.Node >= 0 && (r.Turn == frame.Up) != turned {
				t.Errorf("%d characters: a run lies across", chars)
			}
		}
	}
}

// TestBesideTall: beside a row that runs on over pages stand cells of every kind,
// empty ones too; each is said once, whatever pages show of it.
func TestBesideTall(t *testing.T) {
	task := "[[task]]\n%slead = [\"第1局\"]\nrequirement = \"办理。\"\ngoal = \"" + papertest.Hanzi(900) + "。\"\n"
	for _, title := range []string{"", "修订预案"} {
		stated := ""
		if title != "" {
			stated = fmt.Sprintf("title = %q\n", title)
		}
		keys := papertest.Breakdown("", papertest.Columns("title", "lead", "requirement", "goal head = \"目标\""), fmt.Sprintf(task, stated)+fmt.Sprintf(task, "title = \"其二\"\n"))
		d := lay(t, keys)
		if n := strings.Count(d.Text(), "办理。"); n != 2 {
			t.Errorf("%d of 2 requirements", n)
		}
		if title != "" && strings.Count(d.Text(), title) != 1 {
			t.Errorf("%q is said %d times", title, strings.Count(d.Text(), title))
		}
	}
}
