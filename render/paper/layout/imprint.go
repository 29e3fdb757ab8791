package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
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
	rows := l.imprintRows()
	height := l.s.Imprint.Thick * 2
	for i, r := range rows {
		height += r.height
		if i > 0 {
			height += l.s.Imprint.Thin
		}
	}
	if height > l.s.Page.AreaHeight {
		at := l.d.Imprint[0].Lines[0].Span()
		l.fault(&ruleImprint, at, "单位多的用统称，如“各县（市、区）人民政府”", "版记高 %d 毫米，一页排不下", height/unit.MM)
		return
	}
	pl := l.imprintPage(height)

	v := l.s.Page.AreaHeight - height
	width := l.s.Page.AreaWidth
	pl.rule(0, v, width, l.s.Imprint.Thick, frame.Black)
	v += l.s.Imprint.Thick
	for i := range rows {
		if i > 0 {
			pl.rule(0, v, width, l.s.Imprint.Thin, frame.Black)
			v += l.s.Imprint.Thin
		}
		l.put(pl, v, &rows[i])
		v += rows[i].height
	}
	pl.rule(0, v, width, l.s.Imprint.Thick, frame.Black)
}

// imprintPage finds the page of the imprint: the last one if it is upright,
// has room below its text and is even where that is asked; else a new one. A
// page left truly blank before it, and then its own, carry no number (7.5).
func (l *layouter) imprintPage(height unit.Length) plane {
	last := len(l.doc.Pages)
	even := l.s.Page.Mirror && l.s.Imprint.EvenPage
	fits := !l.flow.up && l.flow.v+l.s.Grid.Pitch <= l.s.Page.AreaHeight-height
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
	scale := l.scaleOf(st.Size)
	indent := st.Indent * 1000
	width := scale.Fit(l.s.Page.AreaWidth) - indent
	var rows []box
	var printed []box
	for k := range l.d.Imprint {
		switch e := &l.d.Imprint[k]; e.Field {
		case compose.CopyTo:
			node := l.node(e)
			lines, _ := l.hanging(piece{e.Label, st.Face}, piece{e.Lines[0], st.Face}, indent, width, st.Size, node, node)
			rows = append(rows, stack(lines))
		case compose.PrintedBy:
			m := text.Measure{Width: width, First: indent, Rest: indent}
			printed = l.lines(l.shape(piece{e.Lines[0], st.Face}), m, st.Size, l.node(e))
		case compose.PrintedOn:
			margin := scale.Of(indent)
			day := l.single("印发日期", e.Lines[0], st.Type, 2*margin, l.node(e))
			day.u = l.s.Page.AreaWidth - margin - day.width()
			if len(printed) == 1 && printed[0].lines[0].width()+st.Size.Em() <= day.u {
				printed[0].lines = append(printed[0].lines, day)
			} else {
				printed = append(printed, l.frameOf(st.Size, day))
			}
		}
	}
	if len(printed) > 0 {
		rows = append(rows, stack(printed))
	}
	return rows
}

// stack makes one box of several that stand below one another.
func stack(boxes []box) (out box) {
	for i := range boxes {
		for _, ln := range boxes[i].lines {
			ln.v += out.height
			out.lines = append(out.lines, ln)
		}
		out.height += boxes[i].height
	}
	return out
}
