package pdf

import (
	"fmt"
	"sync"
	"testing"

	"gongwen/fonts"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

var loadFaces = sync.OnceValues(func() (*font.Faces, error) {
	var all [font.FaceCount]*font.Font
	for f, data := range [font.FaceCount][]byte{
		font.FangSong:     fonts.FangSong,
		font.KaiTi:        fonts.KaiTi,
		font.HeiTi:        fonts.HeiTi,
		font.XiaoBiaoSong: fonts.XiaoBiaoSong,
		font.SongTi:       fonts.SongTi,
		font.Fallback:     fonts.Fallback,
	} {
		var err error
		if all[f], err = font.Parse(data, 0); err != nil {
			return nil, err
		}
	}
	return font.NewFaces(all), nil
})

func testFaces(t testing.TB) *font.Faces {
	t.Helper()
	faces, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

const mm = unit.MM

// setter puts text on the pages of a document under test.
type setter struct {
	t     testing.TB
	faces *font.Faces
	doc   *frame.Document
	size  unit.Size
	face  font.Face
	ink   frame.Colour
	turn  frame.Turn
	pitch unit.Length // from glyph to glyph; 0: as wide as they are
}

func newSetter(t testing.TB, doc *frame.Document) *setter {
	return &setter{t: t, faces: testFaces(t), doc: doc, size: 16 * unit.Pt}
}

// text sets s as runs on the last page, one for each face it needs.
func (s *setter) text(node frame.NodeID, x, y unit.Length, text string) *frame.Run {
	s.t.Helper()
	var run *frame.Run
	face, at := font.Face(255), unit.Length(0)
	for _, r := range text {
		f, g, ok := s.faces.Lookup(s.face, r)
		if !ok {
			s.t.Fatalf("no face holds %q", r)
		}
		if run == nil || f != face {
			face = f
			run = &frame.Run{X: x, Y: y, Turn: s.turn, Face: int(f), Size: s.size, Colour: s.ink, Node: node}
			s.add(run)
		}
		run.Glyphs = append(run.Glyphs, frame.Glyph{ID: g, X: at, Rune: r})
		if s.pitch != 0 {
			at += s.pitch
		} else {
			at += s.size.Scale().Of(s.faces.Font(f).Advance(g))
		}
	}
	return run
}

func (s *setter) page(p frame.Page) { s.doc.Pages = append(s.doc.Pages, p) }

func (s *setter) add(it frame.Item) {
	p := &s.doc.Pages[len(s.doc.Pages)-1]
	p.Items = append(p.Items, it)
}

// sample is a document of four pages with every kind of item and element.
func sample(t testing.TB) *frame.Document {
	d := &frame.Document{
		Width: 210 * mm, Height: 297 * mm,
		Info: frame.Info{
			Title: "关于印发<政务>公开𫐄工作任务分解表的通知", Author: "济宁高新区管委会办公室", Subject: "济高新管办字〔2023〕22号", Date: "2023-08-14",
			Elements: []frame.Pair{{Name: "文种", Value: "通知"}, {Name: "发文字号", Value: "济高新管办字〔2023〕22号"}, {Name: "附注", Value: "此件公开发布"}, {Name: "附注", Value: "A & B"}},
		},
	}
	root := d.Add(-1, frame.Node{Kind: frame.Doc})
	s := newSetter(t, d)

	s.page(frame.Page{Role: frame.First, Number: 1})
	mark := d.Add(root, frame.Node{Kind: frame.P})
	s.face, s.size, s.ink = font.XiaoBiaoSong, 42*unit.Pt, frame.Red
	s.text(mark, 27*mm, 60*mm, "济宁高新区管委会办公室文件").Narrow = 820
	s.add(&frame.Rule{X: 27 * mm, Y: 90 * mm, W: 156 * mm, H: 350, Colour: frame.Red, Node: frame.ArtifactLayout})
	s.ink, s.size = frame.Black, 22*unit.Pt
	title := d.Add(root, frame.Node{Kind: frame.H, Level: 1})
	s.text(title, 50*mm, 105*mm, "关于印发𫐄任务分解表的")
	s.text(title, 60*mm, 117*mm, "通知(一)\\")
	s.face, s.size, s.pitch = font.FangSong, 16*unit.Pt, 5571
	body := d.Add(root, frame.Node{Kind: frame.P})
	s.text(body, 27*mm, 130*mm, "为进一步加强政务公开工作，助力推进国家治理体系和治理能")
	squeezed := s.text(body, 27*mm, 140446, "力现代化，“二〇二三年”（以下简称“任务”）印发给你们。")
	for i := 10; i < len(squeezed.Glyphs); i++ {
		squeezed.Glyphs[i].X -= 2800
	}
	s.pitch = 0
	list := d.Add(root, frame.Node{Kind: frame.L})
	target := 2
	for i, name := range []string{"任务分解表", "联系人名单"} {
		item := d.Add(list, frame.Node{Kind: frame.LI})
		lbl := d.Add(item, frame.Node{Kind: frame.Lbl})
		y := 160*mm + unit.Length(i)*10*mm
		s.text(lbl, 38*mm, y, fmt.Sprintf("%d.", i+1))
		lbody := d.Add(item, frame.Node{Kind: frame.LBody})
		s.text(lbody, 46*mm, y, "见")
		anchor := d.Add(lbody, frame.Node{Kind: frame.Anchor})
		s.add(&frame.Link{X: 52 * mm, Y: y - 5*mm, W: 30 * mm, H: 6 * mm, Page: target, TargetY: 40 * mm, Title: "附件" + name, Node: anchor})
		target = 1
		s.text(anchor, 52*mm, y, name)
		s.text(lbody, 90*mm, y, "。")
	}
	odd := d.Add(root, frame.Node{Kind: frame.P})
	s.text(odd, 120*mm, 200*mm, "２０２３年８月１４日")
	s.face, s.size = font.SongTi, 14*unit.Pt
	s.text(frame.ArtifactFooter, 170*mm, 269*mm, "1")
	s.add(&frame.Rule{X: 100 * mm, Y: 210 * mm, W: 20 * mm, H: 8 * mm, Colour: frame.Grey, Node: frame.ArtifactLayout})

	s.page(frame.Page{Role: frame.Other, Number: 2})
	s.face, s.size = font.FangSong, 16*unit.Pt
	s.text(body, 27*mm, 45*mm, "接上页的正文。")
	heading := d.Add(root, frame.Node{Kind: frame.H, Level: 2})
	s.face = font.HeiTi
	s.text(heading, 38*mm, 56*mm, "一、提高思想认识")
	s.face = font.KaiTi
	p2 := d.Add(root, frame.Node{Kind: frame.P})
	shared := s.text(p2, 27*mm, 66*mm, "一一二")
	shared.Glyphs[1].Rune = '⼀' // two characters on one glyph

	sect := d.Add(root, frame.Node{Kind: frame.Sect})
	label := d.Add(sect, frame.Node{Kind: frame.H, Level: 2})
	table := d.Add(sect, frame.Node{Kind: frame.Table})
	head := d.Add(table, frame.Node{Kind: frame.THead})
	headRow := d.Add(head, frame.Node{Kind: frame.TR})
	tbody := d.Add(table, frame.Node{Kind: frame.TBody})
	s.turn, s.size = frame.Up, 12*unit.Pt
	heads := []string{"任务", "牵头部门", "具体要求"}
	column := func(i int) unit.Length { return 270*mm - unit.Length(i)*60*mm } // along the sheet's long side, upwards
	for page := range 2 {
		s.page(frame.Page{Role: frame.TablePage, Rotate: 90, Number: 3 + page})
		s.face = font.HeiTi
		if page == 0 {
			s.text(label, 30*mm, 270*mm, "附件")
		}
		x := 40 * mm
		for i, h := range heads {
			node := frame.ArtifactHeader
			if page == 0 {
				node = d.Add(headRow, frame.Node{Kind: frame.TH})
			}
			s.text(node, x, column(i), h)
		}
		s.face = font.FangSong
		section := d.Add(d.Add(tbody, frame.Node{Kind: frame.TR}), frame.Node{Kind: frame.TH, ColSpan: 3, Row: true})
		s.text(section, x+10*mm, column(0), "一、推进信息公开")
		first := d.Add(tbody, frame.Node{Kind: frame.TR})
		s.text(d.Add(first, frame.Node{Kind: frame.TD, RowSpan: 2}), x+20*mm, column(0), "（一）突出公开实效")
		s.text(d.Add(first, frame.Node{Kind: frame.TD, ColSpan: 2}), x+20*mm, column(1), "各单位，党政办公室。")
		second := d.Add(tbody, frame.Node{Kind: frame.TR})
		d.Add(second, frame.Node{Kind: frame.TD}) // an empty cell
		s.text(d.Add(second, frame.Node{Kind: frame.TD}), x+30*mm, column(2), "加强公开")
		for i := range 4 {
			s.add(&frame.Rule{X: x + unit.Length(i)*10*mm, Y: 27 * mm, W: 250, H: 243 * mm, Node: frame.ArtifactLayout})
		}
		s.text(frame.ArtifactFooter, 190*mm, 100*mm, fmt.Sprint(3+page))
	}
	d.Outline = []frame.Entry{
		{Title: "关于印发𫐄任务分解表的通知", Level: 1, Page: 0, Y: 100 * mm},
		{Title: "一、提高思想认识", Level: 2, Page: 1, Y: 50 * mm},
		{Title: "附件", Level: 1, Page: 2, Y: 270 * mm},
	}
	return d
}

// draft is the sample before it has a date.
func draft(t testing.TB) *frame.Document {
	d := sample(t)
	d.Draft, d.Info.Date = true, ""
	s := newSetter(t, d)
	s.face, s.size, s.ink = font.HeiTi, 96*unit.Pt, frame.Grey
	s.text(frame.ArtifactLayout, 70*mm, 150*mm, "草稿")
	return d
}
