package press

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// Line is a line of a galley with its place in a box.
type Line struct {
	Galley *Galley
	Line   *text.Line
	U      unit.Length // of its measure's edge, from the edge of the type area
	V      unit.Length // of the baseline, from the top of the box
	Set    Setting
}

// Width is how long the line is.
func (ln *Line) Width() unit.Length { return ln.Set.Scale.Of(ln.Line.Width) }

// Setting is black type of a size for one node or, by part, several.
func (l *Press) Setting(size unit.Size, nodes ...frame.NodeID) Setting {
	return Setting{Size: size, Scale: l.ScaleOf(size), Nodes: nodes}
}

// LineOf puts a broken line in its frame.
func (l *Press) LineOf(g *Galley, ln *text.Line, size unit.Size, nodes ...frame.NodeID) Line {
	return Line{Galley: g, Line: ln, V: l.Baseline(size), Set: l.Setting(size, nodes...)}
}

// Single sets text on one line, in black, for a node of its own below parent.
// One that is wider than the type area, less what must stay white beside it,
// is an error that names the field.
func (l *Press) Single(field string, t diag.Text, ty style.Type, white unit.Length, node frame.NodeID) Line {
	g := l.Shape(Piece{t, ty.Face})
	ln := l.LineOf(g, Natural(g), ty.Size, node)
	if room := ln.Set.Scale.Fit(l.Style.Page.AreaWidth - white); ln.Line.Width > room {
		l.TooLong(field, t, ln.Line.Width, room)
	}
	return ln
}

// Folded sets text on so many lines, or fewer, as even as its words let it be;
// what so many lines of the type area do not hold stays on one, and is a fault of
// its own ([Press.Single]).
func (l *Press) Folded(t diag.Text, ty style.Type, lines int, node frame.NodeID) []Line {
	g := l.Shape(Piece{t, ty.Face})
	whole := Natural(g)
	out := []text.Line{*whole}
	if n := max(1, lines); n > 1 && len(g.Chars) > n {
		widest := l.Style.Grid.Chars * 1000
		for limit := (whole.Width + n - 1) / n; limit <= widest; limit += 500 { // half a character at a time, for words are not torn
			if folded, _ := balance(g, limit, limit, l.Names); len(folded) <= n {
				out = folded
				break
			}
		}
	}
	set := make([]Line, len(out))
	for i := range out {
		set[i] = l.LineOf(g, &out[i], ty.Size, node)
	}
	return set
}

// FrameOf is the box of a line frame of the size.
func (l *Press) FrameOf(size unit.Size, lines ...Line) Box {
	return Box{Height: l.FrameHeight(size), Lines: lines}
}

// Measure is the measure of running text on the grid with indents in
// characters. Below a landscape table a line has as many cells as fit.
func (l *Press) Measure(first, rest int) text.Measure {
	chars := l.Style.Grid.Chars
	if l.Flow.Up {
		chars = int(l.Style.Page.AreaHeight / l.Style.Cell())
	}
	return text.Measure{
		Width: chars * 1000, First: first * 1000, Rest: rest * 1000,
		Justify: true, AutoSpace: l.Style.Text.AutoSpace, Stretch: l.Style.Text.Stretch, Marks: l.Style.Text.StretchMarks, Adjacent: l.Style.Text.Adjacent,
	}
}

// Lines breaks a galley and makes a box of each line, at least one.
func (l *Press) Lines(g *Galley, m text.Measure, size unit.Size, nodes ...frame.NodeID) []Box {
	m.Bonds = g.Bonds
	lines := text.Break(g.Chars, m)
	if len(lines) == 0 { // no text is a line too: what leans on it finds one
		lines = make([]text.Line, 1)
	}
	boxes := make([]Box, len(lines))
	for i := range lines {
		boxes[i] = l.FrameOf(size, l.LineOf(g, &lines[i], size, nodes...))
	}
	return boxes
}

// Hanging breaks text that wraps below its own first character, after the galley
// of a label which begins at first. The label stands apart: a line that is justified would
// move it, and the lines below with it. It returns a box for each line and the
// indent of the text; first, indent and width are thousandths of an em.
func (l *Press) Hanging(g, body *Galley, first, width int, size unit.Size, labelNode, node frame.NodeID) (boxes []Box, indent int) {
	at := Natural(g)
	indent = first + at.Width
	boxes = l.Lines(body, text.Measure{
		Width: width, First: indent, Rest: indent, Justify: true, AutoSpace: l.Style.Text.AutoSpace, Stretch: l.Style.Text.Stretch, Marks: l.Style.Text.StretchMarks, Adjacent: l.Style.Text.Adjacent,
	}, size, node)
	ln := l.LineOf(g, at, size, labelNode, labelNode)
	ln.U = ln.Set.Scale.Of(first)
	boxes[0].Lines = append([]Line{ln}, boxes[0].Lines...)
	return boxes, indent
}

// Centred makes boxes of lines centred in the width: those given, and of one
// that is too long balanced ones. To break a title that came on one line is the
// program's part; to break a line of a title in several is a warning, and what
// follows it is broken along: a 的通知 meant to stand below one line seldom suits
// two. Below a line of organs, parted by wide blanks, the others stay.
func (l *Press) Centred(given []diag.Text, ty style.Type, width unit.Length, node frame.NodeID) []Box {
	room := l.ScaleOf(ty.Size).Fit(width)
	// A line the program makes is never quite full (7.3.1: 长短适宜).
	limit := int(unit.Length(room) * unit.Length(l.Style.Title.MaxChars*1000) / unit.Length(max(1, l.ScaleOf(l.Style.Title.Size).Fit(l.Style.Page.AreaWidth))))
	limit = min(room, limit)
	most := max(limit, room-1000)
	var boxes []Box
	for i := 0; i < len(given); i++ {
		t := given[i]
		g := l.Shape(Piece{t, ty.Face})
		lines := []text.Line{*Natural(g)}
		switch {
		case len(given) == 1 && lines[0].Width > limit:
			lines = l.balanced(g, limit, most)
		case lines[0].Width > room:
			l.Fault(&ruleTitleLine, t.Span(), "自己在合适的地方换行，每行不超过这么多字", "标题的这一行有 %d 个字宽，版心只容得下 %d 个，由程序另分", (lines[0].Width+999)/1000, room/1000)
			if !strings.ContainsRune(t.S, '\u3000') {
				g = l.Shape(Piece{diag.Concat(given[i:]...), ty.Face})
				i = len(given)
			}
			lines = l.balanced(g, limit, most)
		}
		for i := range lines {
			ln := l.LineOf(g, &lines[i], ty.Size, node)
			ln.U = (width - ln.Width()) / 2
			boxes = append(boxes, l.FrameOf(ty.Size, ln))
		}
	}
	return boxes
}

// balanced breaks a title, and names the breaks that may tear a word.
func (l *Press) balanced(g *Galley, limit, most int) []text.Line {
	lines, unsure := balance(g, limit, most, l.Names)
	if len(unsure) == 0 {
		return lines
	}
	var shown []string
	for _, ln := range lines {
		shown = append(shown, g.Words(ln.Start, ln.End))
	}
	at := unsure[0]
	l.Fault(&ruleTitleBreak, g.Text.At(int(g.glyphs[at].at)), "不妥的，自己在 title 里换行（三个双引号之间）",
		"标题由程序分行：%s。“%s”与“%s”之间拿不准是不是一个词", strings.Join(shown, "／"),
		g.Words(max(0, at-2), at), g.Words(at, min(at+2, len(g.Chars))))
	return lines
}

// Words are the characters [from,to) of the galley.
func (g *Galley) Words(from, to int) string {
	var b strings.Builder
	for _, c := range g.Chars[from:to] {
		b.WriteRune(c.Rune)
	}
	return b.String()
}
