// Package layout sets a notice on pages: the general format of GB/T 9704—2012.
//
// It decides every position and breaks every line, once; it reads no file and
// writes no PDF. Each element of the format has its file. Running text goes
// collect → place: elements make boxes, boxes fill pages (flow.go). Numbers
// come from the style, glyphs from the faces. In: a [notice.Notice], a
// [style.Style], [font.Faces]. Out: a [frame.Document], and findings GW41x.
package layout

import (
	"fmt"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/font"
	"gongwen/render/frame"
	"gongwen/render/notice"
	"gongwen/render/style"
	"gongwen/render/unit"
)

// Layout sets n. A draft may lack number and date, and is marked on each page.
// The document is nil if a finding is an error.
func Layout(n *notice.Notice, s *style.Style, faces *font.Faces, draft bool) (*frame.Document, diag.List) {
	l := &layouter{n: n, s: s, faces: faces, missing: map[rune]int{}}
	l.doc = &frame.Document{
		Source: n.Source,
		Width:  s.Page.Width,
		Height: s.Page.Height,
		Draft:  draft,
		Info:   info(n),
	}
	l.root = l.doc.Add(-1, frame.Node{Kind: frame.Doc})

	l.firstPage()
	l.attachments()
	l.imprint()
	l.pageNumbers()
	if draft {
		l.draftMarks()
	}
	l.resolveLinks()

	l.findings.Sort()
	if l.findings.HasErrors() {
		return nil, l.findings
	}
	return l.doc, l.findings
}

// layouter is the work on one document.
type layouter struct {
	n        *notice.Notice
	s        *style.Style
	faces    *font.Faces
	doc      *frame.Document
	root     frame.NodeID
	findings diag.List
	missing  map[rune]int // characters no face holds, or only a lighter one: index of the finding
	links    []link
	targets  []target // of the attachments, by index
	end      ending
}

// ending is where the last thing before the imprint ends: on the last page, at
// v, unless that page is landscape.
type ending struct {
	v         unit.Length
	landscape bool
}

// plane is the type area of a page in reading direction: u grows along the
// lines, v across them, both from the corner where reading begins.
type plane struct {
	page *frame.Page
	i    int         // its index
	up   bool        // the page is read turned by 90°
	x, y unit.Length // that corner on the sheet
}

// addPage appends a page and returns its type area. On a landscape page the
// content is turned 90° counter-clockwise, so that the head of the table lies
// at the left edge of the sheet: the binding side on odd pages, the cutting
// edge on even ones (8).
func (l *layouter) addPage(role frame.Role, landscape bool) plane {
	n := len(l.doc.Pages) + 1
	p := frame.Page{Role: role, Number: n}
	if landscape {
		p.Rotate = 90
	}
	l.doc.Pages = append(l.doc.Pages, p)
	return l.planeOf(n - 1)
}

// planeOf is the type area of page i. It holds until the next page is added.
func (l *layouter) planeOf(i int) plane {
	pl := plane{page: &l.doc.Pages[i], i: i, x: l.s.Left(i + 1), y: l.s.Page.Top}
	if pl.page.Rotate != 0 {
		pl.up, pl.y = true, l.s.Bottom()
	}
	return pl
}

// point is where (u, v) lies on the sheet.
func (p plane) point(u, v unit.Length) (x, y unit.Length) {
	if p.up {
		return p.x + v, p.y - u
	}
	return p.x + u, p.y + v
}

// area is where the rectangle from (u, v) with the extent w along the lines
// and h across them lies on the sheet.
func (p plane) area(u, v, w, h unit.Length) (x, y, dx, dy unit.Length) {
	if p.up {
		return p.x + v, p.y - u - w, h, w
	}
	return p.x + u, p.y + v, w, h
}

// rule draws a filled rectangle.
func (p plane) rule(u, v, w, h unit.Length, c frame.Colour) {
	x, y, dx, dy := p.area(u, v, w, h)
	p.page.Items = append(p.page.Items, &frame.Rule{X: x, Y: y, W: dx, H: dy, Colour: c, Node: frame.ArtifactLayout})
}

// fault adds a finding of layout.
func (l *layouter) fault(r *diag.Rule, at diag.Span, hint, format string, args ...any) {
	l.findings.Add(r, l.n.Source, at, hint, format, args...)
}

// info is what the file says of itself: the elements of GB/T 33480—2016 that
// the notice states.
func info(n *notice.Notice) frame.Info {
	title := oneLine(n.Title)
	i := frame.Info{Title: title, Author: n.Issuer.S, Subject: n.Number.S}
	add := func(name, value string) {
		if value != "" {
			i.Elements = append(i.Elements, frame.Pair{Name: name, Value: value})
		}
	}
	add("文种", "通知")
	add("份号", n.Letterhead.Serial.S)
	add("密级和保密期限", n.Letterhead.Secrecy.S)
	add("紧急程度", n.Letterhead.Urgency.S)
	add("发文机关标志", n.Letterhead.Mark.S)
	add("发文字号", n.Number.S)
	add("标题", title)
	add("主送机关", n.Recipients.S)
	var names []string
	for _, a := range n.Attachments {
		names = append(names, a.Title.S)
	}
	add("附件说明", strings.Join(names, "；"))
	add("发文机关或签发人署名", n.Signature.Name.S)
	if n.Date != (notice.Day{}) {
		i.Date = isoDay(n.Date)
		add("成文日期", i.Date)
	}
	var notes []string
	for _, t := range n.Notes {
		notes = append(notes, t.S)
	}
	add("附注", strings.Join(notes, "；"))
	add("抄送机关", n.Imprint.CopyTo.S)
	add("印发机关", n.Imprint.PrintedBy.S)
	if n.Imprint.PrintedOn != (notice.Day{}) {
		add("印发日期", isoDay(n.Imprint.PrintedOn))
	}
	return i
}

func isoDay(d notice.Day) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// chineseDay is the form of 7.3.5.4: Arabic digits, the full year, no leading
// zeros.
func chineseDay(d notice.Day) string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }

func oneLine(lines []diag.Text) string {
	var b strings.Builder
	for _, t := range lines {
		b.WriteString(t.S)
	}
	return b.String()
}
