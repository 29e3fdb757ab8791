package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// imprint sets the 版记: its last rule on the lower edge of the type area of
// the last side (7.4.1). In duplex it stands on an even page (GB/T 33476.2
// 7.3.1; 9704 is silent).
func (l *layouter) imprint() {
	if len(l.d.Imprint) == 0 {
		return
	}
	lines := l.foot
	if lines == nil {
		lines = l.imprintRows()
	}
	rows, height := l.stacked(lines)
	if height > l.Style.Page.AreaHeight {
		at := l.d.Imprint[0].Lines[0].Span()
		l.Fault(&ruleImprint, at, "单位多的用统称，如“各县（市、区）人民政府”", "版记高 %d 毫米，一页排不下", height/unit.MM)
		l.Flow.Begin(frame.Imprint, false)
		for i := range lines { // it is shown all the same, without its rules
			l.Flow.Place(lines[i])
		}
		return
	}
	pl := l.imprintPage(height)

	v := l.Style.Page.AreaHeight - height
	if l.Style.Imprint.Thick == 0 { // of a letter the last line itself ends the type area (10.1)
		v += l.Style.Gap() / 2
	}
	rule := func(weight unit.Length) {
		if weight > 0 {
			pl.Rule(0, v, l.Style.Page.AreaWidth, weight, frame.Black)
			v += weight
		}
	}
	rule(l.Style.Imprint.Thick)
	for i := range rows {
		if i > 0 {
			rule(l.Style.Imprint.Thin)
		}
		l.Put(pl, v, &rows[i])
		v += rows[i].Height
	}
	rule(l.Style.Imprint.Thick)
}

// stacked are the rows of the imprint, and how high all of it is with its rules.
func (l *layouter) stacked(lines [][]press.Box) (rows []press.Box, height unit.Length) {
	height = l.Style.Imprint.Thick * 2
	for i := range lines {
		rows = append(rows, press.Stack(lines[i]))
		height += rows[i].Height
		if i > 0 {
			height += l.Style.Imprint.Thin
		}
	}
	return rows, height
}

// imprintPage finds the page of the imprint: the last one, or a new one. A page
// left truly blank before it, and then its own, carry no number (7.5).
func (l *layouter) imprintPage(height unit.Length) press.Plane {
	switch last := len(l.Doc.Pages); l.pagesMore(&l.Flow, height) {
	case 0:
		return l.PlaneOf(last - 1)
	case 1:
		return l.AddPage(frame.Imprint, false)
	}
	l.AddPage(frame.Blank, false).Page.Number = 0
	pl := l.AddPage(frame.Imprint, false)
	pl.Page.Number = 0
	return pl
}

// pagesMore is how many pages an imprint of the height adds where the pages are
// filled so far: none if the last one is upright, has room below its text and is
// even where that is asked. A blank line is left above it, half of one in a letter,
// where no rule stands between.
func (l *layouter) pagesMore(f *press.Flow, height unit.Length) int {
	white := l.Style.Grid.Pitch
	if l.Style.Head == style.LetterHead {
		white /= 2
	}
	asked := l.Style.Page.Mirror && l.Style.Imprint.EvenPage
	even := (f.Page+1)%2 == 0
	fits := !f.Up && max(f.V+white, f.Reach) <= l.Style.Page.AreaHeight-height
	switch {
	case fits && (even || !asked):
		return 0
	case even && asked:
		return 2
	}
	return 1
}

// imprintRows are the lines of what stands between the rules: 主送 moved here
// and 抄送, with no rule between them, wrapped after their colons (7.4.2); 印发
// 机关 at the left and 印发日期 at the right of one line (7.4.3); then other
// elements. All is one character of its size in.
func (l *layouter) imprintRows() [][]press.Box {
	st := &l.Style.Imprint
	scale := l.ScaleOf(st.Size)
	indent := st.Indent * 1000
	width := scale.Fit(l.Style.Page.AreaWidth) - indent
	var sent, printed []press.Box
	var further [][]press.Box
	for k := range l.d.Imprint {
		e := &l.d.Imprint[k]
		node := l.node(l.root, e, frame.P, 0)
		words := l.Shape(press.Piece{Text: e.Lines[0], Face: st.Face})
		plain := text.Measure{Width: width, First: indent, Rest: indent}
		switch e.Field {
		case compose.Recipients, compose.CopyTo:
			lines, _ := l.Hanging(l.Shape(press.Piece{Text: e.Label, Face: st.Face}), words, indent, width, st.Size, node, node)
			sent = append(sent, lines...)
		case compose.PrintedBy:
			printed = l.Lines(words, plain, st.Size, node)
		case compose.PrintedOn:
			margin := scale.Of(indent)
			day := l.Single("印发日期", e.Lines[0], st.Type, 2*margin, node)
			day.U = l.Style.Page.AreaWidth - margin - day.Width()
			if len(printed) == 1 && printed[0].Lines[0].Width()+st.Size.Em() <= day.U {
				printed[0].Lines = append(printed[0].Lines, day)
			} else {
				printed = append(printed, l.FrameOf(st.Size, day))
			}
		default:
			further = append(further, l.Lines(words, plain, st.Size, node))
		}
	}
	var rows [][]press.Box
	for _, row := range append([][]press.Box{sent, printed}, further...) {
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}
