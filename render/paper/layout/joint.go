package layout

import (
	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// A mark of several organs (7.2.4): their names below each other, each spread to
// the width of the longest; 文件 at their right, in the middle of the stack;
// names and 文件 centred together (figures 3 and 4).

// stack is how such a mark is set.
type stack struct {
	size    unit.Size
	narrow  int         // horizontal scale of the names, thousandths
	leading unit.Length // white between two names
}

// jointMark sets a mark of several organs with the upper edge of its ink at top.
// It returns the lower edge.
func (l *layouter) jointMark(pl press.Plane, e *compose.Element, top unit.Length) unit.Length {
	st := &l.Style.Mark
	widest := 0
	names := make([]*press.Galley, len(e.Lines))
	for i, t := range e.Lines {
		names[i] = l.Shape(press.Piece{Text: t, Face: st.Face})
		widest = max(widest, press.Natural(names[i]).Width)
	}
	behind := l.Shape(press.Piece{Text: e.Behind, Face: st.Face})
	file := press.Natural(behind)
	apart := 0
	if !e.Behind.Empty() {
		apart = l.Style.Joint.FileGap
	}
	high, _ := l.Ink(names[0])
	_, low := l.Ink(names[len(names)-1])
	set := l.stackOf(e, widest, apart+file.Width, l.markLimit()-top)

	scale := set.size.Scale()
	whole := press.Setting{Size: set.size, Scale: scale, Colour: frame.Red}
	narrowed := whole
	narrowed.Scale, narrowed.Narrow = unit.Scale{Num: scale.Num * int64(set.narrow), Den: scale.Den * 1000}, set.narrow
	first := top + scale.Of(high)
	last := first + unit.Length(len(names)-1)*(set.size.Em()+set.leading)
	bottom := last - scale.Of(low)
	if !st.Print {
		return bottom
	}
	node := []frame.NodeID{l.markNode(pl, e, top)}
	whole.Nodes, narrowed.Nodes = node, node
	width := narrowed.Scale.Of(widest)
	left := (l.Style.Page.AreaWidth - width - scale.Of(apart+file.Width)) / 2
	for i, g := range names {
		ln := press.Natural(g)
		narrowed.Spread = press.Spread(ln, widest)
		l.Emit(pl, g, ln, left, first+unit.Length(i)*(set.size.Em()+set.leading), narrowed)
	}
	above, below := l.Ink(behind)
	l.Emit(pl, behind, file, left+width+scale.Of(apart), (top+bottom+scale.Of(above)+scale.Of(below))/2, whole)
	return bottom
}

// stackOf decides how the names are set, of which the longest has the width
// widest and what stands behind them the width behind, both in thousandths of an
// em; room is the height of the stack, reckoned by characters, not by their ink:
// names of other letters are set alike.
//
// Long names are condensed to the style's limit, then made smaller. A stack too
// tall is made smaller down to the style's least size; where that is not enough
// the white between the names gives way. 1999's commentary on the standard: it is
// the mark that is squeezed.
func (l *layouter) stackOf(e *compose.Element, widest, behind int, room unit.Length) stack {
	s := l.Style
	least := min(s.Joint.Least, s.Mark.Size)
	narrow := func(size unit.Size) int {
		scale := size.Scale()
		return min(1000, max(0, scale.Fit(l.markWidth())-behind)*1000/max(1, widest))
	}
	between := unit.Length(len(e.Lines) - 1)
	white := func(size unit.Size) unit.Length { // how much there is for one, at most that of lines of text (3.2)
		return min(s.Gap(), (room-size.Em())/max(1, between)-size.Em())
	}
	smaller := func(size unit.Size) unit.Size { return max(least, size-unit.Pt) }

	wide := s.Mark.Size // the largest that is not too wide
	for wide > least && narrow(wide) < s.Mark.Narrowest {
		wide = smaller(wide)
	}
	size := wide
	for size > least && white(size) < s.Gap() {
		size = smaller(size)
	}
	if white(size) < s.Gap() {
		for size = wide; size > least && white(size) < leastWhite(size, s.Joint.LeadingShare); {
			size = smaller(size)
		}
	}
	set := stack{size, narrow(size), max(white(size), leastWhite(size, s.Joint.LeadingShare))}
	const alone = "标志只用主办机关的：在 [letterhead] 里写 mark = \"（主办机关名称）文件\""
	switch {
	case set.narrow < s.Mark.Narrowest:
		l.Fault(&ruleJointMark, longest(e.Lines).Span(), alone+"；或用数组写各机关的规范化简称", "联合行文的标志缩到 %s 磅，这个名称仍排不下", size)
	case white(size) < leastWhite(size, s.Joint.LeadingShare):
		l.Fault(&ruleJointMark, e.Lines[0].Span(), alone, "%d 个机关的标志缩到 %s 磅，首页仍排不下正文", len(e.Lines), size)
	}
	set.narrow = max(1, set.narrow) // it is shown all the same
	return set
}

// leastWhite is the least white between names of a size.
func leastWhite(size unit.Size, share int) unit.Length { return size.Em() * unit.Length(share) / 1000 }

// longest is the text of the most bytes.
func longest(texts []diag.Text) diag.Text {
	out := texts[0]
	for _, t := range texts[1:] {
		if len(t.S) > len(out.S) {
			out = t
		}
	}
	return out
}

// markLimit is how low the ink of the mark may reach, from the type area's top,
// so that the first page shows a line of the text (7.3.3): what stands between
// them is set on trial.
func (l *layouter) markLimit() unit.Length {
	p := newLayouter(l.d, l.Style, l.Faces)
	v := p.belowMark(p.AddPage(frame.First, false), 0)
	es := p.d.Parts[0].Elements
	var boxes []press.Box
	if p.titled() {
		boxes, es = p.title(&es[0]), es[1:]
	}
	n := 0 // elements above the text
	for n < len(es) && es[n].Field == compose.Recipients {
		n++
	}
	p.Flow.Titled = p.titled()
	to, _ := p.text(nil, es[:min(n+1, len(es))], 0, p.root)
	text, _ := p.text(nil, es[n:min(n+1, len(es))], 0, p.root)
	for i, b := range append(boxes, to[:min(len(to), len(to)-len(text)+1)]...) {
		if i > 0 {
			v += b.Gap
		}
		v += b.Height
	}
	p.Flow.V = v
	return p.Flow.Room()
}
