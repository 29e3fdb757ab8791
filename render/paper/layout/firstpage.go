package layout

import (
	"gongwen/render/diag"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// firstPage sets the 版头, then everything from the title to the notes, which
// flows on over as many pages as it takes.
func (l *layouter) firstPage() {
	pl := l.addPage(frame.First, false)
	l.corner(pl)
	l.flow = flow{l: l, role: frame.Other, v: l.head(pl)}
	l.flow.place(l.title())

	text := l.recipients()
	first := len(text) // of the 正文
	text = append(text, l.paragraphs(l.n.Body, l.root, 2)...)
	text[0].gap = unit.Length(l.s.Title.BlankLines) * l.s.Grid.Pitch // 7.3.2
	last := len(text) - 1                                            // of the 正文
	text = append(text, l.attachmentNote()...)
	closing := append(l.signature(), l.notes()...)

	// Signature, date and notes stay together, with the attachment note and at
	// least two lines of the text, which move along; a side that says 此页无正文
	// is never made. But the first line never leaves the first page (7.3.3).
	for i := first; i <= last; i++ {
		text[i].keep = text[i].keep && i > first && i < last
	}
	keep(text[:last+1], min(l.s.Signature.KeepLines, last-first))
	keep(text[last+1:], len(text))
	keep(closing[:len(closing)-1], len(closing))

	l.watch(&text[first], &text[len(text)-1], &closing[0])
	l.flow.place(append(text, closing...))
}

// watch reports a first page without text, and a signature without text above
// it on its page.
func (l *layouter) watch(first, before, signature *box) {
	at := l.n.Body[0].Text.Span()
	page := 0 // of what stands before the signature
	after(first, func(pl plane, _ unit.Length) {
		if pl.i > 0 {
			l.fault(&ruleFirstPage, at, "缩短标题或主送机关，单位多的用统称", "首页排不下正文")
		}
	})
	after(before, func(pl plane, _ unit.Length) { page = pl.i })
	after(signature, func(pl plane, _ unit.Length) {
		if pl.i != page {
			l.fault(&ruleBareSignature, at, "增减文字，或在模板里略减 grid.pitch（7.3.5.5），使署名回到前一页", "署名落到没有正文的一页")
		}
	})
}

// after adds to what is told of a box's place.
func after(b *box, f func(plane, unit.Length)) {
	earlier := b.placed
	b.placed = func(pl plane, v unit.Length) {
		if earlier != nil {
			earlier(pl, v)
		}
		f(pl, v)
	}
}

// corner sets what stands in the upper corners: 份号 on the first line, 密级
// on the second, 紧急程度 below what there is (7.2.1–7.2.3), the registry
// number at the right.
func (l *layouter) corner(pl plane) {
	h := &l.n.Letterhead
	put := func(field string, t diag.Text, ty style.Type, row int, right bool, white unit.Length) (width unit.Length) {
		if t.Empty() {
			return 0
		}
		ln := l.single(field, t, ty, white, l.paragraph())
		if right {
			ln.u = l.s.Page.AreaWidth - ln.width()
		}
		b := l.frameOf(ty.Size, ln)
		l.put(pl, l.start()+unit.Length(row)*l.s.Grid.Pitch, &b)
		return ln.width()
	}
	serial := put("份号", h.Serial, l.s.Serial, 0, false, 0)
	put("规范性文件编号", h.Registry, l.s.Registry, 0, true, serial)
	row := 0
	if !h.Serial.Empty() {
		row = 1
	}
	if !h.Secrecy.Empty() {
		put("密级和保密期限", h.Secrecy, l.s.Secrecy, 1, false, 0) // the clause says the second line, with or without 份号
		row = 2
	}
	put("紧急程度", h.Urgency, l.s.Urgency, row, false, 0)
}

// head sets mark, number and red rule; it returns the top of the frame of the
// title's first line.
func (l *layouter) head(pl plane) unit.Length {
	bottom := l.mark(pl)

	// Two blank lines from the mark's lower edge to the frame of the number's
	// line (7.2.5); the rule 4 mm below the number's lower edge (7.2.7).
	v := bottom + unit.Length(l.s.Mark.BlankLines)*l.s.Grid.Pitch
	number := l.n.Number
	if number.Empty() { // a draft
		number = diag.Plain("〔\u3000\u3000〕\u3000\u3000号")
	}
	ln := l.single("发文字号", number, l.s.Number, 0, l.paragraph())
	ln.u = (l.s.Page.AreaWidth - ln.width()) / 2
	b := l.frameOf(l.s.Number.Size, ln)
	l.put(pl, v, &b)

	v += l.s.Gap()/2 + l.boxHeight(l.s.Number.Size) + l.s.RedRule.Distance
	if l.s.Mark.Print {
		pl.rule(0, v, l.s.Page.AreaWidth, l.s.RedRule.Weight, frame.Red)
	}
	return v + l.s.RedRule.Weight + unit.Length(l.s.RedRule.BlankLines)*l.s.Grid.Pitch
}

// mark sets the 发文机关标志: the upper edge of its ink 35 mm below the type
// area's top, centred (7.2.4). A long mark is condensed to the width of the
// type area, and only beyond the style's limit made smaller, though never smaller
// than the text. It returns the lower edge of the ink.
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
		switch least := l.s.Text.Size; {
		case size < least:
			l.tooLong("发文机关标志", l.n.Letterhead.Mark, ln.Width, least.Scale().Fit(width)*1000/narrow)
		case size < 18*unit.Pt:
			l.fault(&ruleMark, l.n.Letterhead.Mark.Span(), "在 [letterhead] 里用 mark 写规范化简称", "发文机关标志太长，缩到 %s 磅才排得下", size)
		}
	}
	scale := size.Scale()
	set := setting{size: size, scale: unit.Scale{Num: scale.Num * int64(narrow), Den: scale.Den * 1000}, colour: frame.Red, narrow: narrow}

	top, low := l.ink(g)
	baseline := st.Top + scale.Of(top)
	if st.Print {
		set.nodes = []frame.NodeID{l.paragraph()}
		l.emit(pl, g, ln, (width-set.scale.Of(ln.Width))/2, baseline, set)
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

// title makes the boxes of the 标题 (7.3.1). The flow begins where the head
// left off, so the white above the first line is already there.
func (l *layouter) title() []box {
	node := l.doc.Add(l.root, frame.Node{Kind: frame.H, Level: 1})
	boxes := l.centred(l.n.Title, l.s.Title.Type, l.s.Page.AreaWidth, node)
	boxes[0].placed = func(pl plane, v unit.Length) { l.outline(l.n.TitleLine(), 1, pl, v) }
	return boxes
}

// recipients makes the boxes of the 主送机关: flush left, wrapped flush left, a
// full-width colon at the end (7.3.2).
func (l *layouter) recipients() []box {
	if l.n.Recipients.Empty() {
		return nil
	}
	t := diag.Concat(l.n.Recipients, diag.Plain("："))
	return l.lines(l.shape(piece{t, l.s.Text.Face}), l.measure(0, 0), l.s.Text.Size, l.paragraph())
}
