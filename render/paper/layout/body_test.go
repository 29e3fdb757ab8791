package layout_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// runsOf are the runs whose text begins so, as one string of glyphs a run.
func runsOf(d *frame.Document, begins string) (out []*frame.Run) {
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			r, ok := it.(*frame.Run)
			if !ok {
				continue
			}
			var b strings.Builder
			for _, g := range r.Glyphs {
				b.WriteRune(g.Rune)
			}
			if strings.HasPrefix(b.String(), begins) {
				out = append(out, r)
			}
		}
	}
	return out
}

// TestRegulation: chapters and sections are centred headings, articles
// paragraphs whose number stands out, and the items of an article its text.
func TestRegulation(t *testing.T) {
	d := lay(t, "[document]\ntitle = \"管理办法\"\ntext = \"\"\"\n第一章　总则\n第一节　目的\n第一条　为加强管理，制定本办法。\n（一）先列；\n第二章　附则\n第二条　本办法自发布之日起施行。\"\"\"\n", "")
	for _, c := range []struct {
		words string
		face  font.Face
		kind  string
	}{
		{"第一章", font.HeiTi, "H2"}, {"第一节", font.KaiTi, "H3"}, {"第一条", font.HeiTi, "P"}, {"　为加强", font.FangSong, "P"}, {"（一）", font.FangSong, "P"}, {"第二章", font.HeiTi, "H2"},
	} {
		runs := runsOf(d, c.words)
		if len(runs) != 1 {
			t.Fatalf("%q stands in %d runs", c.words, len(runs))
		}
		r := runs[0]
		if got := d.Nodes[r.Node].Type(); font.Face(r.Face) != c.face || got != c.kind {
			t.Errorf("%q in face %d, a %s; not %d, a %s", c.words, r.Face, got, c.face, c.kind)
		}
		width := r.Glyphs[len(r.Glyphs)-1].X + r.Size.Em()
		if middle := r.X + width/2 - (26+156/2)*unit.MM; c.kind != "P" && max(middle, -middle) > unit.MM/10 {
			t.Errorf("%q is %v mm off the middle", c.words, middle)
		}
	}
	// A blank line stands above the second chapter, none above what follows it.
	item, chapter, article := runsOf(d, "（一）")[0], runsOf(d, "第二章")[0], runsOf(d, "第二条")[0]
	pitch := article.Y - chapter.Y
	if got := chapter.Y - item.Y; got != 2*pitch {
		t.Errorf("the chapter begins %v mm below the text, lines are %v mm apart", got, pitch)
	}
	var levels []string
	for _, e := range d.Outline {
		levels = append(levels, strings.Repeat(">", e.Level)+e.Title)
	}
	if got := strings.Join(levels[1:], " "); got != ">管理办法 >>第一章　总则 >>>第一节　目的 >>第二章　附则" {
		t.Errorf("outline: %s", got)
	}
}

// TestListLines: the units of a task stand on the page of its last line.
func TestListLines(t *testing.T) {
	moved := 0
	for n := 1; n < 24; n++ {
		d := lay(t, "text = \""+papertest.Hanzi(28*n-2)+"\"\ncontent = \"breakdown\"\n[breakdown]\nform = \"list\"\nclose = \"lines\"\n"+
			papertest.Columns("requirement", "lead head = \"牵头单位\"", "responsible head = \"责任单位\"")+
			"[[task]]\nlead = [\"甲局\"]\nresponsible = \"乙局\"\nrequirement = \"修订预案。\"\n", "")
		for i := range d.Pages {
			text := papertest.Text(&d.Pages[i])
			found := 0
			for _, words := range []string{"修订预案。", "牵头单位：甲局", "责任单位：乙局"} {
				if strings.Contains(text, words) {
					found++
				}
			}
			if found != 0 && found != 3 {
				t.Errorf("%d lines: page %d holds a part of the task:\n%s", n, i+1, text)
			}
			if found == 3 && i > 0 {
				moved++
			}
		}
	}
	if moved == 0 {
		t.Error("the task always stood on the first page")
	}
}

// TestTableInText: a table in the notice's own text is followed by signature and
// date, on an upright page.
func TestTableInText(t *testing.T) {
	for _, orientation := range []string{"portrait", "landscape"} {
		d := lay(t, "content = \"breakdown\"\n[breakdown]\norientation = \""+orientation+"\"\n"+papertest.Columns("requirement", "responsible")+
			"[[task]]\nresponsible = \"甲局\"\nrequirement = \"修订预案。\"\n", "")
		end := &d.Pages[len(d.Pages)-1]
		if text := papertest.Text(end); end.Rotate != 0 || !strings.HasSuffix(text, "青禾县人民政府\n2026年3月12日") {
			t.Errorf("%s: the last page, turned by %d, ends %s", orientation, end.Rotate, text)
		}
		if table := runsOf(d, "修订预案")[0]; (table.Turn == frame.Up) != (orientation == "landscape") {
			t.Errorf("%s: the table is turned %v", orientation, table.Turn)
		}
	}
}
