package frame

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/paper/unit"
)

// run is text set in full-width steps from x on.
func run(node NodeID, x unit.Length, text string) *Run {
	r := &Run{X: x, Y: 40_000, Size: 16 * unit.Pt, Node: node}
	for _, c := range text {
		r.Glyphs = append(r.Glyphs, Glyph{ID: 1, X: unit.Length(len(r.Glyphs)) * 5644, Rune: c})
	}
	return r
}

func dumped() *Document {
	d := &Document{
		Width: 210 * unit.MM, Height: 297 * unit.MM, Draft: true,
		Info: Info{
			Title: "通知\t1", Author: "某局", Subject: "某〔2023〕1号", Date: "2023-08-14",
			Elements: []Pair{{"文种", "通知"}},
		},
		Outline: []Entry{{"通知", 1, 0, 37_000}, {"附件", 2, 1, 40_500}},
	}
	root := d.Add(-1, Node{Kind: Doc})
	title := d.Add(root, Node{Kind: H, Level: 1})
	p := d.Add(root, Node{Kind: P})
	link := d.Add(p, Node{Kind: Anchor})
	row := d.Add(d.Add(root, Node{Kind: Table}), Node{Kind: TR})
	head := d.Add(row, Node{Kind: TH, Row: true, RowSpan: 2})
	cell := d.Add(row, Node{Kind: TD, ColSpan: 3})

	red := run(title, 27_000, "通知")
	red.Colour, red.Narrow, red.Face = Red, 820, 1
	uneven := run(p, 27_000, "一二三四五")
	uneven.Glyphs[0].X, uneven.Glyphs[2].X = 100, 11_289
	uneven.Glyphs[4].X = 19_000
	d.Pages = []Page{{Role: First, Number: 1, Items: []Item{
		red,
		&Rule{X: 27_000, Y: 90_000, W: 156_000, H: 350, Colour: Red, Node: ArtifactLayout},
		uneven,
		run(link, 60_000, "附件"),
		&Link{X: 60_000, Y: 35_000, W: 11_288, H: 6_000, Page: 1, TargetY: 37_000, Title: "附件", Node: link},
		run(p, 80_000, "。"),
		run(ArtifactFooter, 170_000, "1"),
	}}}
	up := run(cell, 30_000, "很长很长很长很长很长很长很长很长很长很长很长很长很长")
	up.Turn, up.Colour = Up, Grey
	d.Pages = append(d.Pages, Page{Role: TablePage, Rotate: 90, Items: []Item{
		&Rule{X: 1, Y: 2, W: 3, H: 4, Node: 77},
		run(ArtifactHeader, 20_000, "头"),
		run(head, 25_000, "一"),
		up,
	}}, Page{Role: Blank})
	return d
}

func TestDump(t *testing.T) {
	const want = `sheet 210 × 297, pages 3
draft
title "通知\t1"
author "某局"
subject "某〔2023〕1号"
date "2023-08-14"
element 文种 "通知"

page 1 first number 1
  run  27 40, face1 16 narrow 820 red, H1#1 "通知" 5.644
  rule 27 90, 156 × 0.35 red, artifact
  run  27 40, fangsong 16, P#2 "一二三四五" +0.1 5.544 5.645 5.643 2.068
  run  60 40, fangsong 16, Link#3 "附件" 5.644
  link 60 35, 11.288 × 6, Link#3, to page 2 at 37 "附件"
  run  80 40, fangsong 16, P#2 "。"
  run  170 40, fangsong 16, footer "1"

page 2 table rotate 90
  rule 0.001 0.002, 0.003 × 0.004, ?#77
  run  20 40, fangsong 16, header "头"
  run  25 40, fangsong 16, TH#6 "一"
  run  30 40 up, fangsong 16 grey, TD#7 "很长很长很长很长很长很长很长很长很长很长很长很长很长" 5.644×25

page 3 blank

structure
  Document#0
    H1#1 page 1 "通知"
    P#2 page 1 "一二三四五。"
      Link#3 page 1 "附件"
    Table#4
      TR#5
        TH#6 rowspan 2 row page 2 "一"
        TD#7 colspan 3 page 2 "很长很长很长很长很长很长很长很长很长很长很长很长"…

outline
  "通知" page 1 at 37
    "附件" page 2 at 40.5
`
	d := dumped()
	var b strings.Builder
	if err := d.Dump(&b, "fangsong"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

type full struct{}

var errFull = errors.New("disk full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestDumpFails(t *testing.T) {
	if err := dumped().Dump(full{}); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

func TestText(t *testing.T) {
	want := "通知\n一二三四五附件。\n一\n很长很长很长很长很长很长很长很长很长很长很长很长很长\n"
	if got := dumped().Text(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := new(Document).Text(); got != "" {
		t.Errorf("an empty document reads %q", got)
	}
}

func TestType(t *testing.T) {
	for _, c := range []struct {
		node Node
		want string
	}{
		{Node{Kind: Doc}, "Document"},
		{Node{Kind: H}, "H1"},
		{Node{Kind: H, Level: 3}, "H3"},
		{Node{Kind: H, Level: 7}, "H6"},
		{Node{Kind: Anchor}, "Link"},
	} {
		if got := c.node.Type(); got != c.want {
			t.Errorf("%+v is a %s, want %s", c.node, got, c.want)
		}
	}
}
