package layout

import (
	"gongwen/render/diag"
	"gongwen/render/frame"
	"gongwen/render/notice"
	"gongwen/render/text"
	"gongwen/render/unit"
)

// imprint sets the 版记: its last rule on the lower edge of the type area of
// the last side (7.4.1). In duplex it stands on an even page (GB/T 33476.2
// 7.3.1; 9704 is silent).
func (l *layouter) imprint() {
	if l.n.Imprint.Empty() {
		return
	}
	rows := l.imprintRows()
	height := l.s.Imprint.Thick * 2
	for i, r := range rows {
		height += r.height
		if i > 0 {
			height += l.s.Imprint.Thin
		}
	}
	pl := l.imprintPage(height)

	v := l.s.Page.AreaHeight - height
	width := l.s.Page.AreaWidth
	pl.rule(0, v, width, l.s.Imprint.Thick, frame.Black)
	v += l.s.Imprint.Thick
	for i, r := range rows {
		if i > 0 {
			pl.rule(0, v, width, l.s.Imprint.Thin, frame.Black)
			v += l.s.Imprint.Thin
		}
		r.draw(pl, v)
		v += r.height
	}
	pl.rule(0, v, width, l.s.Imprint.Thick, frame.Black)
}

// imprintPage finds the page of the imprint: the last one if it is upright,
// has room below its text and is even where that is asked; else a new one. A
// page left truly blank before it, and then its own, carry no number (7.5).
func (l *layouter) imprintPage(height unit.Length) plane {
	last := len(l.doc.Pages)
	even := l.s.Page.Mirror && l.s.Imprint.EvenPage
	fits := !l.end.landscape && l.end.v+l.s.Grid.Pitch <= l.s.Page.AreaHeight-height
	if fits && (!even || last%2 == 0) {
		return l.planeOf(last - 1)
	}
	if even && last%2 == 0 {
		l.addPage(frame.Blank, false).page.Number = 0
		pl := l.addPage(frame.Imprint, false)
		pl.page.Number = 0
		return pl
	}
	return l.addPage(frame.Imprint, false)
}

// imprintRows are what stands between the rules: 抄送, with a full stop and
// wrapped after its colon (7.4.2); 印发机关 at the left and 印发日期 at the
// right of one line (7.4.3). All is one character of its size in.
func (l *layouter) imprintRows() []box {
	st := &l.s.Imprint
	size := st.Size
	scale := l.scaleOf(size)
	area, indent := scale.Fit(l.s.Page.AreaWidth), st.Indent*1000
	stack := func(boxes []box) box {
		height := unit.Length(0)
		for _, b := range boxes {
			height += b.height
		}
		return box{height: height, draw: func(pl plane, v unit.Length) {
			for _, b := range boxes {
				b.draw(pl, v)
				v += b.height
			}
		}}
	}
	var rows []box
	if t := l.n.Imprint.CopyTo; !t.Empty() {
		node := l.doc.Add(l.root, frame.Node{Kind: frame.P})
		h := l.hang(piece{diag.Plain("抄送："), st.Face}, piece{diag.Concat(t, diag.Plain("。")), st.Face}, indent, area-indent)
		rows = append(rows, stack(l.hangingBoxes(h, size, node, node)))
	}
	by, on := l.n.Imprint.PrintedBy, l.n.Imprint.PrintedOn
	var printed []box
	if !by.Empty() {
		node := l.doc.Add(l.root, frame.Node{Kind: frame.P})
		g := l.shape(piece{by, st.Face})
		printed = l.lines(g, text.Measure{Width: area - indent, First: indent, Rest: indent}, size, node)
	}
	if on != (notice.Day{}) {
		node := l.doc.Add(l.root, frame.Node{Kind: frame.P})
		g := l.shape(piece{diag.Plain(chineseDay(on) + "印发"), st.Face})
		ln := natural(g)
		set := l.setting(size, node)
		day := box{height: l.frameHeight(size), draw: func(pl plane, v unit.Length) {
			l.emit(pl, g, ln, l.s.Page.AreaWidth-scale.Of(indent+ln.Width), v+l.baseline(size), set)
		}}
		left := indent + natural(l.shape(piece{by, st.Face})).Width + 1000
		if len(printed) == 1 && left+ln.Width+indent <= area {
			name := printed[0].draw
			printed[0].draw = func(pl plane, v unit.Length) {
				name(pl, v)
				day.draw(pl, v)
			}
		} else {
			printed = append(printed, day)
		}
	}
	if len(printed) > 0 {
		rows = append(rows, stack(printed))
	}
	return rows
}
