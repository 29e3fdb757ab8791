package layout

import (
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// pageNumbers sets the number of every page (7.5): half-width digits of 宋体
// 四号 between two 一字线, drawn as rules so that they depend on no font; the
// dashes' middle 7 mm below the type area; on odd pages one character in from
// the right, on even pages from the left. A landscape page keeps it at the
// same place of the sheet (8).
func (l *layouter) pageNumbers() {
	st := &l.s.PageNumber
	em := st.Size.Em()
	gap := st.Size.Scale().Of(st.Gap)
	centre := l.s.Bottom() + st.Centre
	set := setting{size: st.Size, scale: st.Size.Scale(), nodes: []frame.NodeID{frame.ArtifactFooter}}
	for i := range l.doc.Pages {
		pl := l.planeOf(i)
		if pl.page.Number == 0 {
			continue
		}
		g := l.shape(piece{diag.Plain(strconv.Itoa(pl.page.Number)), st.Face})
		ln := natural(g)
		width := 2*em + 2*gap + set.scale.Of(ln.Width)
		x := l.s.Left(i+1) + unit.Length(st.Inset)*em
		if (i+1)%2 == 1 {
			x = l.s.Left(i+1) + l.s.Page.AreaWidth - unit.Length(st.Inset)*em - width
		}
		top, low := l.ink(g)
		sheet := plane{page: pl.page}
		dash := func(x unit.Length) {
			pl.page.Items = append(pl.page.Items, &frame.Rule{
				X: x, Y: centre - st.Dash/2, W: em, H: st.Dash, Node: frame.ArtifactFooter,
			})
		}
		dash(x)
		l.emit(sheet, g, ln, x+em+gap, centre+set.scale.Of((top+low)/2), set)
		dash(x + width - em)
	}
}

// draftMarks writes 草稿 in grey across the middle of every page but a blank one.
// It stands before everything else of its page, so that it lies below the text.
func (l *layouter) draftMarks() {
	st := &l.s.Draft
	set := setting{size: st.Size, scale: st.Size.Scale(), colour: frame.Grey, nodes: []frame.NodeID{frame.ArtifactLayout}}
	for i := range l.doc.Pages {
		pl := l.planeOf(i)
		if pl.page.Role == frame.Blank {
			continue
		}
		items := pl.page.Items
		pl.page.Items = nil
		g := l.shape(piece{diag.Plain(st.Mark), st.Face})
		ln := natural(g)
		width, height := l.s.Page.AreaWidth, l.s.Page.AreaHeight
		if pl.up {
			width, height = height, width
		}
		top, low := l.ink(g)
		l.emit(pl, g, ln, (width-set.scale.Of(ln.Width))/2, height/2+set.scale.Of((top+low)/2), set)
		pl.page.Items = append(pl.page.Items, items...)
	}
}
