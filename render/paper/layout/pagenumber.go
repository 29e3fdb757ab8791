package layout

import (
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// pageNumbers sets the number of every page (7.5): half-width digits of 宋体
// 四号 between two 一字线, drawn as rules so that they depend on no font; the
// dashes' middle 7 mm below the type area; on odd pages one character in from
// the right, on even pages from the left. A landscape page keeps it at the
// same place of the sheet (8).
func (l *layouter) pageNumbers() {
	st := &l.Style.PageNumber
	em := st.Size.Em()
	gap := st.Size.Scale().Of(st.Gap)
	centre := l.Style.Bottom() + st.Centre
	set := press.Setting{Size: st.Size, Scale: st.Size.Scale(), Nodes: []frame.NodeID{frame.ArtifactFooter}}
	for i := range l.Doc.Pages {
		pl := l.PlaneOf(i)
		if i == 0 && !st.First {
			pl.Page.Number = 0
		}
		if pl.Page.Number == 0 {
			continue
		}
		g := l.Shape(press.Piece{Text: diag.Plain(strconv.Itoa(pl.Page.Number)), Face: st.Face})
		ln := press.Natural(g)
		width := 2*em + 2*gap + set.Scale.Of(ln.Width)
		x := l.Style.Left(i+1) + unit.Length(st.Inset)*em
		if (i+1)%2 == 1 {
			x = l.Style.Left(i+1) + l.Style.Page.AreaWidth - unit.Length(st.Inset)*em - width
		}
		top, low := l.Ink(g)
		sheet := press.Plane{Page: pl.Page}
		dash := func(x unit.Length) {
			pl.Page.Items = append(pl.Page.Items, &frame.Rule{
				X: x, Y: centre - st.Dash/2, W: em, H: st.Dash, Node: frame.ArtifactFooter,
			})
		}
		dash(x)
		l.Emit(sheet, g, ln, x+em+gap, centre+set.Scale.Of((top+low)/2), set)
		dash(x + width - em)
	}
}

// draftMarks writes 草稿 in grey across the middle of every page but a blank one.
// It stands before everything else of its page, so that it lies below the text.
func (l *layouter) draftMarks() {
	st := &l.Style.Draft
	set := press.Setting{Size: st.Size, Scale: st.Size.Scale(), Colour: frame.Grey, Nodes: []frame.NodeID{frame.ArtifactLayout}}
	for i := range l.Doc.Pages {
		pl := l.PlaneOf(i)
		if pl.Page.Role == frame.Blank {
			continue
		}
		items := pl.Page.Items
		pl.Page.Items = nil
		g := l.Shape(press.Piece{Text: diag.Plain(st.Mark), Face: st.Face})
		ln := press.Natural(g)
		width, height := l.Style.Page.AreaWidth, l.Style.Page.AreaHeight
		if pl.Up {
			width, height = height, width
		}
		top, low := l.Ink(g)
		l.Emit(pl, g, ln, (width-set.Scale.Of(ln.Width))/2, height/2+set.Scale.Of((top+low)/2), set)
		pl.Page.Items = append(pl.Page.Items, items...)
	}
}
