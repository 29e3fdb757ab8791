package pdf

import (
	"slices"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// keys is how many entries the parent tree has: one a page, then one a link.
func (d *document) keys() int { return len(d.frame.Pages) + len(d.links) }

// appendTree writes the structure tree root (14.7.2). All types in use are
// standard ones, so there is no role map.
func (d *document) appendTree(b []byte, _ int) []byte {
	b = append(b, "<</Type/StructTreeRoot/K "...)
	b = appendRef(b, d.elements)
	b = append(b, "/ParentTreeNextKey "...)
	b = appendInt(b, d.keys())
	b = append(b, "/ParentTree<<"...)
	if d.parentLeaves == 0 {
		b = d.appendNums(b, 0, d.keys())
	} else {
		b = append(b, "/Kids["...)
		b = appendRefs(b, d.parentLeaves, (d.keys()+branch-1)/branch)
		b = append(b, ']')
	}
	return append(b, ">>>>"...)
}

func (d *document) appendParentLeaf(b []byte, i int) []byte {
	from, to := i*branch, min((i+1)*branch, d.keys())
	b = append(b, "<</Limits["...)
	b = appendInt(b, from)
	b = append(b, ' ')
	b = appendInt(b, to-1)
	b = append(b, ']')
	b = d.appendNums(b, from, to)
	return append(b, ">>"...)
}

// appendNums writes entries of the parent tree (14.7.4.4): of a page the owners
// of its marked content by number, of a link its element.
func (d *document) appendNums(b []byte, from, to int) []byte {
	b = append(b, "/Nums["...)
	for k := from; k < to; k++ {
		b = appendInt(b, k)
		if l := k - len(d.frame.Pages); l >= 0 {
			b = append(b, ' ')
			b = appendRef(b, d.element(d.links[l].Node))
			b = append(b, ' ')
			continue
		}
		b = append(b, '[')
		for _, s := range d.onPage(k) {
			if s.Node >= 0 {
				b = appendRef(b, d.element(s.Node))
				b = append(b, ' ')
			}
		}
		b = append(b, ']')
	}
	return append(b, ']')
}

func (d *document) element(n frame.NodeID) ref { return d.elements + ref(n) }

// appendElement writes element n (14.7.2) with its content in reading order.
func (d *document) appendElement(b []byte, n int) []byte {
	id := frame.NodeID(n)
	node := &d.frame.Nodes[n]
	b = append(b, "<</S/"...)
	b = append(b, node.Type()...)
	b = append(b, "/P "...)
	if n == 0 {
		b = appendRef(b, d.tree)
	} else {
		b = appendRef(b, d.element(node.Parent))
	}
	switch node.Kind {
	case frame.TR, frame.TH, frame.TD: // what they are the head of the column says
	default:
		if node.Field != "" { // 发文字号, 署名: more than a paragraph to those who look
			b = append(b, "/T"...)
			b = appendText(b, node.Field)
		}
	}
	parts, links := d.reading.Parts(id), d.linksOf[id]
	page := -1 // that of the first content; numbers alone refer to it
	for _, part := range parts {
		if part.Kid == 0 {
			page = int(d.reading.Stretches[part.Stretch].Page)
			b = append(b, "/Pg "...)
			b = appendRef(b, d.pages+ref(page))
			break
		}
	}
	if len(parts)+len(links) > 0 {
		b = append(b, "/K["...)
		for _, part := range parts {
			b = d.appendPart(b, part, page)
		}
		for _, l := range links {
			b = append(b, "<</Type/OBJR/Pg "...)
			b = appendRef(b, d.pages+ref(d.links[l].page))
			b = append(b, "/Obj "...)
			b = appendRef(b, d.annotations+ref(l))
			b = append(b, ">>"...)
		}
		b = append(b, ']')
	}
	b = d.appendAttributes(b, node)
	return append(b, ">>"...)
}

func (d *document) appendPart(b []byte, part frame.Part, page int) []byte {
	if part.Kid != 0 {
		b = appendRef(b, d.element(part.Kid))
		return append(b, ' ')
	}
	if p := int(d.reading.Stretches[part.Stretch].Page); p != page {
		b = append(b, "<</Type/MCR/Pg "...)
		b = appendRef(b, d.pages+ref(p))
		b = append(b, "/MCID "...)
		b = appendInt(b, d.mcids[part.Stretch])
		return append(b, ">>"...)
	}
	b = appendInt(b, d.mcids[part.Stretch])
	return append(b, ' ')
}

// appendAttributes writes the standard attributes of tables and lists (14.8.5).
func (d *document) appendAttributes(b []byte, node *frame.Node) []byte {
	switch node.Kind {
	case frame.TH, frame.TD:
		if node.Kind == frame.TD && node.ColSpan <= 1 && node.RowSpan <= 1 {
			return b
		}
		b = append(b, "/A<</O/Table"...)
		if node.Kind == frame.TH && node.Row {
			b = append(b, "/Scope/Row"...)
		} else if node.Kind == frame.TH {
			b = append(b, "/Scope/Column"...)
		}
		if node.ColSpan > 1 {
			b = append(b, "/ColSpan "...)
			b = appendInt(b, node.ColSpan)
		}
		if node.RowSpan > 1 {
			b = append(b, "/RowSpan "...)
			b = appendInt(b, node.RowSpan)
		}
		return append(b, ">>"...)
	case frame.L:
		if len(node.Kids) > 1 && d.hasLabels(node) { // the only item has a label that counts nothing
			return append(b, "/A<</O/List/ListNumbering/Decimal>>"...)
		}
	}
	return b
}

// hasLabels reports whether an item of a list has a number.
func (d *document) hasLabels(l *frame.Node) bool {
	for _, item := range l.Kids {
		for _, kid := range d.frame.Nodes[item].Kids {
			if d.frame.Nodes[kid].Kind == frame.Lbl {
				return true
			}
		}
	}
	return false
}

// linksOn is the range of the links of page p; they are in the order of pages.
func (d *document) linksOn(p int) (from, to int) {
	before := func(l link, p int) int { return l.page - p }
	from, _ = slices.BinarySearchFunc(d.links, p, before)
	to, _ = slices.BinarySearchFunc(d.links, p+1, before)
	return from, to
}

// appendAnnotation writes link i. A flag of 4 prints it, as ISO 19005-2, 6.3.2
// asks; Contents tells what it is to those who cannot see it (ISO 14289-1, 7.18.5).
func (d *document) appendAnnotation(b []byte, i int) []byte {
	l := d.links[i]
	top := d.frame.Height - l.Y
	b = append(b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["...)
	for k, v := range [...]unit.Length{l.X, top - l.H, l.X + l.W, top} {
		if k > 0 {
			b = append(b, ' ')
		}
		b = appendLength(b, v)
	}
	b = append(b, "]/Contents"...)
	b = appendText(b, l.Title)
	b = append(b, "/StructParent "...)
	b = appendInt(b, len(d.frame.Pages)+i)
	b = append(b, "/P "...)
	b = appendRef(b, d.pages+ref(l.page))
	b = d.appendDestination(b, l.Page, l.TargetY)
	return append(b, ">>"...)
}

// appendDestination writes where a link or an entry of the outline leads to
// (12.3.2). On a turned page y is no height on the screen: all of it is shown.
func (d *document) appendDestination(b []byte, page int, y unit.Length) []byte {
	b = append(b, "/Dest["...)
	b = appendRef(b, d.pages+ref(page))
	if d.frame.Pages[page].Rotate != 0 {
		return append(b, "/Fit]"...)
	}
	b = append(b, "/XYZ null "...)
	b = appendLength(b, d.frame.Height-y)
	return append(b, " null]"...)
}
