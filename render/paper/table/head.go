package table

import (
	"slices"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// headCell is a cell of the head, broken.
type headCell struct {
	compose.HeadCell
	set  *cellText
	node frame.NodeID
}

// setHeads sets the head: each row as high as its highest cell; what a cell over
// both rows lacks goes to the lower one.
func (t *Table) setHeads() {
	t.headRows = slices.Repeat([]unit.Length{t.need(1)}, t.in.HeadRows)
	t.heads = make([]headCell, len(t.in.Heads))
	for i, h := range t.in.Heads {
		t.heads[i] = headCell{HeadCell: h, set: t.set(h.Text, head, h.First, h.End)}
		if need := t.need(len(t.heads[i].set.lines)); h.Rows == 1 {
			t.headRows[h.Row] = max(t.headRows[h.Row], need)
		}
	}
	for i := range t.heads {
		h := &t.heads[i]
		if lack := t.need(len(h.set.lines)) - t.headHeight(h.Row, h.Rows); lack > 0 {
			t.headRows[h.Row+h.Rows-1] += lack
		}
	}
	t.header = t.headHeight(0, len(t.headRows))
}

// headHeight is the height of so many rows of the head.
func (t *Table) headHeight(row, rows int) (sum unit.Length) {
	for _, h := range t.headRows[row : row+rows] {
		sum += h
	}
	return sum
}

// headStructure makes the elements of the head.
func (t *Table) headStructure(table frame.NodeID) {
	d := t.l.Doc
	head := d.Add(table, frame.Node{Kind: frame.THead})
	next := 0
	for row := range t.headRows {
		tr := d.Add(head, frame.Node{Kind: frame.TR})
		for ; next < len(t.heads) && t.heads[next].Row == row; next++ {
			h := &t.heads[next]
			h.node = d.Add(tr, frame.Node{Kind: frame.TH, ColSpan: h.End - h.First, RowSpan: h.Rows, Field: t.field, Path: h.Path})
		}
	}
}

// drawHead draws the head; on a later page it repeats what was said.
func (t *Table) drawHead(pl press.Plane, g *grid, v unit.Length, again bool) {
	for i := range t.heads {
		h := &t.heads[i]
		node := h.node
		if again {
			node = frame.ArtifactHeader
		}
		t.drawText(pl, h.set, h.First, h.End, v+t.headHeight(0, h.Row), t.headHeight(h.Row, h.Rows), node)
	}
	for row := range t.headRows {
		g.add(v, func(k int) int32 { return int32(-2 - t.headAt(row, k)) })
		v += t.headRows[row]
	}
}

// headAt is the cell of the head at a place.
func (t *Table) headAt(row, column int) int {
	return slices.IndexFunc(t.heads, func(h headCell) bool {
		return h.Row <= row && row < h.Row+h.Rows && h.First <= column && column < h.End
	})
}
