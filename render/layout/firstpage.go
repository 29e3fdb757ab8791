package layout

import (
	"gongwen/render/diag"
	"gongwen/render/frame"
	"gongwen/render/style"
	"gongwen/render/text"
	"gongwen/render/unit"
)

// firstPage sets the 版头, then everything from the title to the notes, which
// flows on over as many pages as it takes.
func (l *layouter) firstPage() {
	pl := l.addPage(frame.First, false)
	l.corner(pl)
	v := l.head(pl)

	f := &flow{l: l, role: frame.Other, page: 0, v: v}
	boxes := l.title()
	boxes = append(boxes, l.recipients()...)
	f.place(boxes)

	body := l.paragraphs(l.n.Body, l.root, 2)
	if len(body) > 0 {
		draw := body[0].draw
		body[0].draw = func(pl plane, v unit.Length) {
			if f.page > 0 {
				l.fault(&ruleFirstPage, l.n.Body[0].Text.Span(), "缩短标题或主送机关，或把主送机关移到版记（7.3.2）", "首页排不下正文")
			}
			draw(pl, v)
		}
	}
	// Signature, date and notes stay together, with the attachment note and at
	// least two lines of the text, which move along; a side that says 此页无正文
	// is never made. But the first line never leaves the first page (7.3.3).
	closing := append(l.attachmentNote(), l.signature()...)
	closing = append(closing, l.notes()...)
	keep(body, min(l.s.Signature.KeepLines, len(body)-1))
	if len(body) > 0 {
		body[0].keep = false // a heading neither
	}
	keep(closing[:len(closing)-1], len(closing))
	if len(body) == 1 {
		draw := closing[0].draw
		closing[0].draw = func(pl plane, v unit.Length) {
			if f.page > 0 {
				l.fault(&ruleBareSignature, l.n.Body[0].Text.Span(), "缩短标题或主送机关，使署名回到首页；或在模板里略减 grid.pitch（7.3.5.5）", "正文只有一行，署名落到没有正文的一页")
			}
			draw(pl, v)
		}
	}
	f.place(append(body, closing...))
	l.end = ending{v: f.v}
}

// keep ties the last n boxes to what follows them.
func keep(boxes []box, n int) {
	for i := max(0, len(boxes)-n); i < len(boxes); i++ {
		boxes[i].keep = true
	}
}

// corner sets what stands in the upper corners: 份号 on the first line, 密级
// on the second, 紧急程度 below what there is (7.2.1–7.2.3), the registry
// number at the right.
func (l *layouter) corner(pl plane) {
	h := l.n.Letterhead
	row := 0
	put := func(t diag.Text, ty style.Type, row int, right bool) {
		if t.Empty() {
			return
		}
		g := l.shape(piece{t, ty.Face})
		ln := natural(g)
		u := unit.Length(0)
		if right {
			u = l.s.Page.AreaWidth - l.scaleOf(ty.Size).Of(ln.Width)
		}
		v := l.start() + unit.Length(row)*l.s.Grid.Pitch
		node := l.doc.Add(l.root, frame.Node{Kind: frame.P})
		l.emit(pl, g, ln, u, v+l.baseline(ty.Size), l.setting(ty.Size, node))
	}
	put(h.Serial, l.s.Serial, 0, false)
	put(h.Registry, l.s.Registry, 0, true)
	if !h.Serial.Empty() {
		row = 1
	}
	if !h.Secrecy.Empty() {
		put(h.Secrecy, l.s.Secrecy, 1, false) // the clause says the second line, with or without 份号
		row = 2
	}
	put(h.Urgency, l.s.Urgency, row, false)
}

// setting is black type of a size for one node.
func (l *layouter) setting(size unit.Size, nodes ...frame.NodeID) setting {
	return setting{size: size, scale: l.scaleOf(size), nodes: nodes}
}

// head sets mark, number and red rule; it returns the top of the frame of the
// title's first line.
func (l *layouter) head(pl plane) unit.Length {
	bottom := l.mark(pl)

	// Two blank lines from the mark's lower edge to the frame of the number's
	// line (7.2.5); the rule 4 mm below the number's lower edge (7.2.7).
	v := bottom + unit.Length(l.s.Mark.BlankLines)*l.s.Grid.Pitch
	l.number(pl, v)
	v += l.s.Gap()/2 + l.boxHeight(l.s.Number.Size) + l.s.RedRule.Distance
	if l.s.Mark.Print {
		pl.rule(0, v, l.s.Page.AreaWidth, l.s.RedRule.Weight, frame.Red)
	}
	return v + l.s.RedRule.Weight + unit.Length(l.s.RedRule.BlankLines)*l.s.Grid.Pitch
}

// mark sets the 发文机关标志: the upper edge of its ink 35 mm below the type
// area's top, centred (7.2.4). A long mark is condensed to the width of the
// type area, and only beyond the style's limit made smaller. It returns the
// lower edge of the ink.
func (l *layouter) mark(pl plane) unit.Length {
	st := &l.s.Mark
	g := l.shape(piece{l.n.Letterhead.Mark, st.Face})
	ln := natural(g)
	size, width := st.Size, l.s.Page.AreaWidth
	narrow := min(1000, size.Scale().Fit(width)*1000/max(1, ln.Width))
	if narrow < st.Narrowest {
		narrow = st.Narrowest
		one := unit.Pt.Scale() // of which size is the multiple that fills the width
		size = unit.Size(int64(width) * one.Den * 1000 * 1000 / (one.Num * int64(ln.Width) * int64(narrow)))
		if size < 18*unit.Pt {
			l.fault(&ruleMark, l.n.Letterhead.Mark.Span(), "在 [letterhead] 里用 mark 写规范化简称", "发文机关标志太长，缩到 %s 磅才排得下", size)
		}
	}
	scale := size.Scale()
	set := setting{size: size, scale: unit.Scale{Num: scale.Num * int64(narrow), Den: scale.Den * 1000}, colour: frame.Red, narrow: narrow}

	top, low := l.ink(g)
	baseline := st.Top + scale.Of(top)
	if st.Print {
		set.nodes = []frame.NodeID{l.doc.Add(l.root, frame.Node{Kind: frame.P})}
		u := (width - set.scale.Of(ln.Width)) / 2
		l.emit(pl, g, ln, u, baseline, set)
	}
	return baseline - scale.Of(low)
}

// ink is the highest and the lowest point of the glyphs above the baseline, in
// thousandths of an em.
func (l *layouter) ink(g *galley) (top, low int) {
	for i, gl := range g.glyphs {
		_, y0, _, y1 := l.faces.Font(gl.face).Bounds(gl.id)
		if i == 0 || y1 > top {
			top = y1
		}
		if i == 0 || y0 < low {
			low = y0
		}
	}
	return top, low
}

// number sets the 发文字号, centred. A draft without one leaves its place
// blank.
func (l *layouter) number(pl plane, v unit.Length) {
	t := l.n.Number
	if t.Empty() {
		t = diag.Plain("〔\u3000\u3000〕\u3000\u3000号")
	}
	node := l.doc.Add(l.root, frame.Node{Kind: frame.P})
	g := l.shape(piece{t, l.s.Number.Face})
	ln := natural(g)
	set := l.setting(l.s.Number.Size, node)
	u := (l.s.Page.AreaWidth - set.scale.Of(ln.Width)) / 2
	l.emit(pl, g, ln, u, v+l.baseline(l.s.Number.Size), set)
}

// title makes the boxes of the 标题 (7.3.1). The flow begins where the head
// left off, so the white above the first line is already there.
func (l *layouter) title() []box {
	node := l.doc.Add(l.root, frame.Node{Kind: frame.H, Level: 1})
	boxes := l.centred(l.n.Title, l.s.Title.Type, l.s.Page.AreaWidth, node)
	for i := range boxes {
		boxes[i].keep = true
	}
	draw := boxes[0].draw
	boxes[0].draw = func(pl plane, v unit.Length) {
		l.outline(oneLine(l.n.Title), 1, pl, v)
		draw(pl, v)
	}
	return boxes
}

// recipients makes the boxes of the 主送机关: a blank line below the title,
// flush left, wrapped flush left, a full-width colon at the end (7.3.2).
func (l *layouter) recipients() []box {
	if l.n.Recipients.Empty() {
		return nil
	}
	node := l.doc.Add(l.root, frame.Node{Kind: frame.P})
	t := diag.Concat(l.n.Recipients, diag.Plain("："))
	boxes := l.lines(l.shape(piece{t, l.s.Text.Face}), l.measure(0, 0), l.s.Text.Size, node)
	boxes[0].gap = unit.Length(l.s.Title.BlankLines) * l.s.Grid.Pitch
	return boxes
}

// measure is the measure of running text on the grid with indents in
// characters.
func (l *layouter) measure(first, rest int) text.Measure {
	return text.Measure{
		Width: l.s.Grid.Chars * 1000, First: first * 1000, Rest: rest * 1000,
		Justify: true, AutoSpace: l.s.Text.AutoSpace,
	}
}

// lines breaks a galley and makes a box of each line.
func (l *layouter) lines(g *galley, m text.Measure, size unit.Size, nodes ...frame.NodeID) []box {
	set := l.setting(size, nodes...)
	lines := text.Break(g.chars, m)
	boxes := make([]box, len(lines))
	for i := range lines {
		boxes[i] = box{height: l.frameHeight(size), draw: func(pl plane, v unit.Length) {
			l.emit(pl, g, &lines[i], 0, v+l.baseline(size), set)
		}}
	}
	return boxes
}

// centred makes boxes of lines centred in the width: those given, or, when
// only one is given and it is too long, balanced ones.
func (l *layouter) centred(given []diag.Text, ty style.Type, width unit.Length, node frame.NodeID) []box {
	set := l.setting(ty.Size, node)
	var boxes []box
	for _, t := range given {
		g := l.shape(piece{t, ty.Face})
		lines := []text.Line{*natural(g)}
		room := set.scale.Fit(width)
		limit := int(unit.Length(l.s.Title.MaxChars*1000) * width / l.s.Page.AreaWidth) // a line is never quite full
		switch {
		case len(given) == 1 && lines[0].Width > limit:
			lines = balance(g, min(room, limit))
		case lines[0].Width > room:
			l.fault(&ruleTitleLine, t.Span(), "在标题里换行，把这一行分成两行", "标题的这一行有 %d 个字宽，版心只容得下 %d 个", (lines[0].Width+999)/1000, room/1000)
		}
		for i := range lines {
			boxes = append(boxes, box{height: l.frameHeight(ty.Size), draw: func(pl plane, v unit.Length) {
				u := (width - set.scale.Of(lines[i].Width)) / 2
				l.emit(pl, g, &lines[i], u, v+l.baseline(ty.Size), set)
			}})
		}
	}
	return boxes
}
