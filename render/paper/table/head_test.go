package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// tableNodes are the nodes of a kind below the table of a document.
func tableNodes(d *frame.Document, kind frame.Kind) (out []*frame.Node) {
	for i := range d.Nodes {
		if d.Nodes[i].Kind == kind {
			out = append(out, &d.Nodes[i])
		}
	}
	return out
}

// TestTwoHeads: a head above several columns stands over them, one alone over
// both rows, neighbours of the same words in one cell; on every page.
func TestTwoHeads(t *testing.T) {
	columns := "[[breakdown.column]]\nkey = \"seq\"\n" +
		"[[breakdown.column]]\nkey = \"title\"\nhead = \"任务\"\n[[breakdown.column]]\nkey = \"requirement\"\nhead = \"任务\"\n" +
		"[[breakdown.column]]\nkey = \"lead\"\nhead = [\"单位\", \"牵头\"]\n[[breakdown.column]]\nkey = \"responsible\"\nhead = [\"单位\", \"配合\"]\n"
	var tasks strings.Builder
	for i := range 60 {
		fmt.Fprintf(&tasks, "[[task]]\ntitle = \"第%d事\"\nlead = [\"甲局\"]\nresponsible = \"乙局%d\"\n%s", i, i, short)
	}
	d := lay(t, papertest.Breakdown(`orientation = "portrait"`, columns, tasks.String()))
	var spans []string
	for _, n := range tableNodes(d, frame.TH) {
		spans = append(spans, fmt.Sprintf("%d×%d", n.ColSpan, n.RowSpan))
	}
	if want := []string{"1×2", "2×2", "2×1", "1×1", "1×1"}; !slices.Equal(spans, want) {
		t.Errorf("cells of the head: %v, not %v", spans, want)
	}
	pages := 0
	for i := range d.Pages {
		if p := &d.Pages[i]; p.Role == frame.TablePage {
			pages++
			if text := papertest.Text(p); !strings.Contains(papertest.Solid(text), "序号任务单位牵头配合") {
				t.Errorf("page %d: %s", i+1, text)
			}
		}
	}
	if pages < 2 {
		t.Errorf("%d pages", pages)
	}

	// No rule runs through a cell: each word of the head has the free white around
	// it that the table's padding asks for.
	first := slices.IndexFunc(d.Pages, func(p frame.Page) bool { return p.Role == frame.TablePage })
	for _, it := range d.Pages[first].Items {
		r, ok := it.(*frame.Run)
		if !ok || r.Node < 0 || d.Nodes[r.Node].Kind != frame.TH {
			continue
		}
		end := r.X + r.Glyphs[len(r.Glyphs)-1].X + r.Size.Em()
		for _, it := range d.Pages[first].Items {
			if b, ok := it.(*frame.Rule); ok && b.Node != frame.ArtifactFooter && b.X < end && b.X+b.W > r.X && b.Y < r.Y && b.Y+b.H > r.Y-r.Size.Em() {
				t.Errorf("a rule runs through %q", string(r.Glyphs[0].Rune))
			}
		}
	}
}

// TestTwoHeadsPlain: so are the heads of a plain table, of which one is a string
// and another an array of two.
func TestTwoHeadsPlain(t *testing.T) {
	d := lay(t, "[[attachment]]\ntitle = \"值班表\"\ncontent = \"table\"\ncolumns = [\"序号\", [\"联系方式\", \"手机\"], [\"联系方式\", \"座机\"], [\"值班\", \"日期\"], \"备注\"]\nrows = [[\"1\", \"甲\", \"乙\", \"丙\", \"丁\"], []]\n")
	var spans []string
	for _, n := range tableNodes(d, frame.TH) {
		spans = append(spans, fmt.Sprintf("%d×%d", n.ColSpan, n.RowSpan))
	}
	if want := []string{"1×2", "2×1", "1×1", "1×2", "1×1", "1×1", "1×1"}; !slices.Equal(spans, want) {
		t.Errorf("cells of the head: %v, not %v", spans, want)
	}
	last := papertest.Solid(papertest.Text(&d.Pages[1]))
	if want := "序号联系方式值班备注手机座机日期1甲乙丙丁"; !strings.Contains(last, want) {
		t.Errorf("the table says %s", last)
	}
}

// TestForm: a form to fill in has rows to write in, a narrow column of numbers
// and columns as wide as one another where nothing stands in them.
func TestForm(t *testing.T) {
	d := lay(t, "[[attachment]]\ntitle = \"报名表\"\ncontent = \"table\"\ncolumns = [\"序号\", \"姓名\", \"职务\", \"电话\"]\nrows = [[\"1\", \"\", \"\", \"\"], [], []]\n")
	var xs, ys []unit.Length
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if b, ok := it.(*frame.Rule); ok && d.Pages[i].Role == frame.TablePage && b.Node != frame.ArtifactFooter {
				if b.W > b.H {
					ys = append(ys, b.Y)
				} else {
					xs = append(xs, b.X)
				}
			}
		}
	}
	slices.Sort(xs)
	slices.Sort(ys)
	xs, ys = slices.Compact(xs), slices.Compact(ys)
	if len(xs) != 5 || len(ys) != 5 {
		t.Fatalf("rules at %v and %v", xs, ys)
	}
	for i := 2; i < len(ys); i++ {
		if h := ys[i] - ys[i-1]; h < 97*unit.MM/10 {
			t.Errorf("a row of %v mm", h)
		}
	}
	for i := 2; i < len(xs); i++ {
		if w := xs[i] - xs[i-1]; w < 2*(xs[1]-xs[0]) || max(w-(xs[2]-xs[1]), xs[2]-xs[1]-w) > 6*unit.MM {
			t.Errorf("columns at %v", xs)
		}
	}
}
