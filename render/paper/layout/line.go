package layout

import (
	"gongwen/render/diag"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// line is a line of a galley with its place in a box.
type line struct {
	galley *galley
	line   *text.Line
	u      unit.Length // of its measure's edge, from the edge of the type area
	v      unit.Length // of the baseline, from the top of the box
	set    setting
}

// width is how long the line is.
func (ln *line) width() unit.Length { return ln.set.scale.Of(ln.line.Width) }

// setting is black type of a size for one node or, by part, several.
func (l *press) setting(size unit.Size, nodes ...frame.NodeID) setting {
	return setting{size: size, scale: l.scaleOf(size), nodes: nodes}
}

// lineOf puts a broken line in its frame.
func (l *press) lineOf(g *galley, ln *text.Line, size unit.Size, nodes ...frame.NodeID) line {
	return line{galley: g, line: ln, v: l.baseline(size), set: l.setting(size, nodes...)}
}

// single sets text on one line, in black, for a node of its own below parent.
// One that is wider than the type area, less what must stay white beside it,
// is an error that names the field.
func (l *press) single(field string, t diag.Text, ty style.Type, white unit.Length, node frame.NodeID) line {
	g := l.shape(piece{t, ty.Face})
	ln := l.lineOf(g, natural(g), ty.Size, node)
	if room := ln.set.scale.Fit(l.s.Page.AreaWidth - white); ln.line.Width > room {
		l.tooLong(field, t, ln.line.Width, room)
	}
	return ln
}

// tooLong reports a field that is wider than its line, in thousandths of an em.
func (l *press) tooLong(field string, t diag.Text, width, room int) {
	l.fault(&ruleLine, t.Span(), "写规范化简称", "%s有 %d 个字宽，一行只容得下 %d 个", field, (width+999)/1000, room/1000)
}

// frameOf is the box of a line frame of the size.
func (l *press) frameOf(size unit.Size, lines ...line) box {
	return box{height: l.frameHeight(size), lines: lines}
}

// measure is the measure of running text on the grid with indents in
// characters. Below a landscape table a line has as many cells as fit.
func (l *press) measure(first, rest int) text.Measure {
	chars := l.s.Grid.Chars
	if l.flow.up {
		chars = int(l.s.Page.AreaHeight / l.s.Cell())
	}
	return text.Measure{
		Width: chars * 1000, First: first * 1000, Rest: rest * 1000,
		Justify: true, AutoSpace: l.s.Text.AutoSpace,
	}
}

// lines breaks a galley and makes a box of each line.
func (l *press) lines(g *galley, m text.Measure, size unit.Size, nodes ...frame.NodeID) []box {
	lines := text.Break(g.chars, m)
	boxes := make([]box, len(lines))
	for i := range lines {
		boxes[i] = l.frameOf(size, l.lineOf(g, &lines[i], size, nodes...))
	}
	return boxes
}

// hanging breaks text that wraps below its own first character, after a label
// which begins at first. The label stands apart: a line that is justified would
// move it, and the lines below with it. It returns a box for each line and the
// indent of the text; first, indent and width are thousandths of an em.
func (l *press) hanging(label, body piece, first, width int, size unit.Size, labelNode, node frame.NodeID) (boxes []box, indent int) {
	g := l.shape(label)
	at := natural(g)
	indent = first + at.Width
	boxes = l.lines(l.shape(body), text.Measure{
		Width: width, First: indent, Rest: indent, Justify: true, AutoSpace: l.s.Text.AutoSpace,
	}, size, node)
	ln := l.lineOf(g, at, size, labelNode)
	ln.u = ln.set.scale.Of(first)
	boxes[0].lines = append([]line{ln}, boxes[0].lines...)
	return boxes, indent
}

// centred makes boxes of lines centred in the width: those given, or, when
// only one is given and it is too long, balanced ones.
func (l *press) centred(given []diag.Text, ty style.Type, width unit.Length, node frame.NodeID) []box {
	room := l.scaleOf(ty.Size).Fit(width)
	// A line the program makes is never quite full (7.3.1: 长短适宜).
	limit := min(room, int(unit.Length(l.s.Title.MaxChars*1000)*width/l.s.Page.AreaWidth))
	var boxes []box
	for _, t := range given {
		g := l.shape(piece{t, ty.Face})
		lines := []text.Line{*natural(g)}
		switch {
		case len(given) == 1 && lines[0].Width > limit:
			lines = balance(g, limit)
		case lines[0].Width > room:
			l.fault(&ruleTitleLine, t.Span(), "在标题里换行，把这一行分成两行", "标题的这一行有 %d 个字宽，版心只容得下 %d 个", (lines[0].Width+999)/1000, room/1000)
		}
		for i := range lines {
			ln := l.lineOf(g, &lines[i], ty.Size, node)
			ln.u = (width - ln.width()) / 2
			boxes = append(boxes, l.frameOf(ty.Size, ln))
		}
	}
	return boxes
}
