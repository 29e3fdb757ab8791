package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// node is the structure's element of what e says.
func (l *layouter) node(e *compose.Element) frame.NodeID {
	return l.doc.Add(l.root, frame.Node{Kind: frame.P, Field: e.Field.String(), Path: e.Path})
}

// inHead is an element of the 版头, or nil.
func (l *layouter) inHead(f compose.Field) *compose.Element {
	for i := range l.d.Head {
		if l.d.Head[i].Field == f {
			return &l.d.Head[i]
		}
	}
	return nil
}

// head sets the 版头 of the template's kind; it returns the top of the frame of
// the title's first line.
func (l *layouter) head(pl plane) unit.Length {
	if l.s.Head == "letter" {
		return l.letterHead(pl)
	}
	l.corner(pl, l.start())
	mark, number := l.inHead(compose.Mark), l.inHead(compose.Number)
	bottom := l.mark(pl, mark, l.s.Mark.Top)

	// Two blank lines from the mark's lower edge to the frame of the number's
	// line (7.2.5); the rule 4 mm below the number's lower edge (7.2.7).
	v := bottom + unit.Length(l.s.Mark.BlankLines)*l.s.Grid.Pitch
	ln := l.single("发文字号", number.Lines[0], l.s.Number, 0, l.node(number))
	ln.u = (l.s.Page.AreaWidth - ln.width()) / 2
	if s := l.inHead(compose.Signer); s != nil { // what goes to superiors (7.2.5, 7.2.6)
		ln.u = l.s.Cell()
		v = l.signers(pl, s, v)
	}
	b := l.frameOf(l.s.Number.Size, ln)
	l.put(pl, v, &b)

	v += l.s.Gap()/2 + l.boxHeight(l.s.Number.Size) + l.s.RedRule.Distance
	if l.s.Mark.Print {
		pl.rule(0, v, l.s.Page.AreaWidth, l.s.RedRule.Weight, frame.Red)
	}
	return v + l.s.RedRule.Weight + unit.Length(l.s.RedRule.BlankLines)*l.s.Grid.Pitch
}

// signers sets the 签发人 at the right, two names a line; it returns the frame of
// the last line, on which the number stands too.
func (l *layouter) signers(pl plane, e *compose.Element, v unit.Length) unit.Length {
	cell := l.s.Cell()
	node := l.node(e)
	for i := 0; i < len(e.Lines); i += 2 {
		if i > 0 {
			v += l.s.Grid.Pitch
		}
		pieces := []piece{{e.Label, l.s.Text.Face}}
		for k := i; k < min(i+2, len(e.Lines)); k++ {
			pieces = append(pieces, piece{e.Lines[k], l.s.Headings.Second})
		}
		g := l.shape(pieces...)
		ln := l.lineOf(g, natural(g), l.s.Text.Size, node)
		ln.u = l.s.Page.AreaWidth - cell - ln.width()
		b := l.frameOf(l.s.Text.Size, ln)
		l.put(pl, v, &b)
	}
	return v
}

// letterHead sets the head of a letter (10.1): the name, the double rule below
// it, then serial, secrecy and urgency at the left and the number at the right.
func (l *layouter) letterHead(pl plane) unit.Length {
	// 30 mm from the sheet's edge, which lies Top above the type area.
	bottom := l.mark(pl, l.inHead(compose.Mark), l.s.Mark.Top-l.s.Page.Top)
	left := (l.s.Page.Width-170*unit.MM)/2 - pl.x
	v := bottom + l.s.RedRule.Distance
	pl.rule(left, v, 170*unit.MM, 2*l.s.RedRule.Weight, frame.Red)
	pl.rule(left, v+3*l.s.RedRule.Weight, 170*unit.MM, l.s.RedRule.Weight, frame.Red)
	foot := l.s.Page.Height - 20*unit.MM - l.s.Page.Top // of the sheet
	pl.rule(left, foot-4*l.s.RedRule.Weight, 170*unit.MM, l.s.RedRule.Weight, frame.Red)
	pl.rule(left, foot-2*l.s.RedRule.Weight, 170*unit.MM, 2*l.s.RedRule.Weight, frame.Red)
	v += 4*l.s.RedRule.Weight + l.s.Gap()/2 // 7/8 of a character to the box of the first line
	last := l.corner(pl, v)
	number := l.inHead(compose.Number)
	ln := l.single("发文字号", number.Lines[0], l.s.Number, 0, l.node(number))
	ln.u = l.s.Page.AreaWidth - ln.width()
	b := l.frameOf(l.s.Number.Size, ln)
	l.put(pl, v, &b)
	return max(last, v+l.s.Grid.Pitch) + unit.Length(l.s.RedRule.BlankLines)*l.s.Grid.Pitch
}

// corner sets what stands in the upper corners: 份号 on the first line, 密级
// on the second, 紧急程度 below what there is (7.2.1–7.2.3), the registry
// number at the right. It returns the frame below them.
func (l *layouter) corner(pl plane, start unit.Length) (end unit.Length) {
	end = start
	put := func(f compose.Field, ty style.Type, row int, right bool, white unit.Length) (width unit.Length) {
		e := l.inHead(f)
		if e == nil {
			return 0
		}
		ln := l.single(f.String(), e.Lines[0], ty, white, l.node(e))
		if right {
			ln.u = l.s.Page.AreaWidth - ln.width()
		}
		b := l.frameOf(ty.Size, ln)
		v := start + unit.Length(row)*l.s.Grid.Pitch
		l.put(pl, v, &b)
		end = max(end, v+l.s.Grid.Pitch)
		return ln.width()
	}
	serial := put(compose.Serial, l.s.Serial, 0, false, 0)
	put(compose.Registry, l.s.Registry, 0, true, serial)
	row := 0
	if l.inHead(compose.Serial) != nil {
		row = 1
	}
	if l.inHead(compose.Secrecy) != nil {
		put(compose.Secrecy, l.s.Secrecy, 1, false, 0) // the clause says the second line, with or without 份号
		row = 2
	}
	put(compose.Urgency, l.s.Urgency, row, false, 0)
	return end
}

// mark sets the 发文机关标志: the upper edge of its ink 35 mm below the type
// area's top, centred (7.2.4). A long mark is condensed to the width of the
// type area, and only beyond the style's limit made smaller, though never smaller
// than the text. It returns the lower edge of the ink.
func (l *layouter) mark(pl plane, e *compose.Element, top unit.Length) unit.Length {
	if len(e.Lines) > 1 {
		return l.jointMark(pl, e, top)
	}
	words := e.Lines[0]
	st := &l.s.Mark
	g := l.shape(piece{words, st.Face})
	ln := natural(g)
	size, width := st.Size, l.s.Page.AreaWidth
	narrow := min(1000, size.Scale().Fit(width)*1000/max(1, ln.Width))
	if narrow < st.Narrowest {
		narrow = st.Narrowest
		one := unit.Pt.Scale() // of which size is the multiple that fills the width
		size = unit.Size(int64(width) * one.Den * 1000 * 1000 / (one.Num * int64(ln.Width) * int64(narrow)))
		switch least := l.s.Text.Size; {
		case size < least:
			l.tooLong("发文机关标志", words, ln.Width, least.Scale().Fit(width)*1000/narrow)
		case size < 18*unit.Pt:
			l.fault(&ruleMark, words.Span(), "在 [letterhead] 里用 mark 写规范化简称", "发文机关标志太长，缩到 %s 磅才排得下", size)
		}
	}
	scale := size.Scale()
	set := setting{size: size, scale: unit.Scale{Num: scale.Num * int64(narrow), Den: scale.Den * 1000}, colour: frame.Red, narrow: narrow}

	high, low := l.ink(g)
	baseline := top + scale.Of(high)
	if st.Print {
		set.nodes = []frame.NodeID{l.node(e)}
		l.emit(pl, g, ln, (width-set.scale.Of(ln.Width))/2, baseline, set)
	}
	return baseline - scale.Of(low)
}

// jointMark sets a mark of several organs (7.2.4): their names below each other
// at one width, 文件 at their right in the middle of the stack. It is made
// smaller until it takes no more than the white that the style leaves.
func (l *layouter) jointMark(pl plane, e *compose.Element, top unit.Length) unit.Length {
	st := &l.s.Mark
	node := l.node(e)
	widest := 0
	names := make([]*galley, len(e.Lines))
	for i, t := range e.Lines {
		names[i] = l.shape(piece{t, st.Face})
		widest = max(widest, natural(names[i]).Width)
	}
	behind := l.shape(piece{e.Behind, st.Face})
	wide := widest + natural(behind).Width + 250
	size := st.Size
	for size > l.s.Text.Size && (size.Scale().Of(wide) > l.s.Page.AreaWidth || unit.Length(len(names))*size.Em()*5/4 > 80*unit.MM) {
		size -= unit.Pt
	}
	scale := size.Scale()
	set := setting{size: size, scale: scale, colour: frame.Red, nodes: []frame.NodeID{node}}
	left := (l.s.Page.AreaWidth - scale.Of(wide)) / 2
	v := top
	var low int
	for i, g := range names {
		ln := natural(g)
		if n := len(ln.X); n > 1 { // the letters of a short name are spread
			for k := range ln.X {
				ln.X[k] += (widest - ln.Width) * k / (n - 1)
			}
		}
		high, lo := l.ink(g)
		low = lo
		if i > 0 {
			v += scale.Of(300 - lo)
		}
		v += scale.Of(high)
		l.emit(pl, g, ln, left, v, set)
	}
	bottom := v - scale.Of(low)
	high, lo := l.ink(behind)
	l.emit(pl, behind, natural(behind), left+scale.Of(widest+250), (top+bottom)/2+scale.Of(high+lo)/2, set)
	return bottom
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
