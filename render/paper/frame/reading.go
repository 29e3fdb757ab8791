package frame

import "strings"

// Reading is the order in which a document is read: for every element of the
// structure tree, its text and the elements below it, one after another.
type Reading struct {
	Stretches []Stretch // page by page, in the order they are drawn
	parts     []Part
	start     []int32 // of node n: parts[start[n]:start[n+1]]
}

// Stretch is a row of neighbouring items of one page that belong to one node.
// A Link is an area and no content: it neither stands in a stretch nor ends one.
type Stretch struct {
	Node     NodeID
	Page     int32 // index
	From, To int32 // Items[From:To] of the page, without the Links among them
}

// Part is a piece of an element's content.
type Part struct {
	Kid     NodeID // an element below, or 0
	Stretch int32  // if Kid is 0: an index into Stretches
}

// Parts is the content of node n in reading order.
func (r *Reading) Parts(n NodeID) []Part { return r.parts[r.start[n]:r.start[n+1]] }

// Reading finds the reading order. The elements below a node keep their order;
// a stretch of the node's own stands before the first of them that is drawn
// later than it.
func (d *Document) Reading() *Reading {
	r := &Reading{Stretches: d.stretches()}
	own := make([]int32, len(d.Nodes)+1) // of node n, after the counting: where its stretches begin in order
	for _, s := range r.Stretches {
		if d.has(s.Node) {
			own[s.Node+1]++
		}
	}
	total := len(d.Nodes)
	for n := range d.Nodes {
		total += int(own[n+1])
		own[n+1] += own[n]
	}
	order := make([]int32, own[len(d.Nodes)])
	next := make([]int32, len(d.Nodes))
	copy(next, own)
	const never = int32(1<<31 - 1)
	first := make([]int32, len(d.Nodes)) // the first stretch of the node or of any below it
	for n := range first {
		first[n] = never
	}
	for i, s := range r.Stretches {
		if d.has(s.Node) {
			order[next[s.Node]] = int32(i)
			next[s.Node]++
			first[s.Node] = min(first[s.Node], int32(i))
		}
	}
	for n := len(d.Nodes) - 1; n > 0; n-- { // a node stands after its parent
		p := d.Nodes[n].Parent
		first[p] = min(first[p], first[n])
	}
	r.start = make([]int32, len(d.Nodes)+1)
	r.parts = make([]Part, 0, total)
	for n := range d.Nodes {
		r.start[n] = int32(len(r.parts))
		mine := order[own[n]:own[n+1]]
		for _, kid := range d.Nodes[n].Kids {
			for first[kid] != never && len(mine) > 0 && mine[0] < first[kid] {
				r.parts = append(r.parts, Part{Stretch: mine[0]})
				mine = mine[1:]
			}
			r.parts = append(r.parts, Part{Kid: kid})
		}
		for _, s := range mine {
			r.parts = append(r.parts, Part{Stretch: s})
		}
	}
	r.start[len(d.Nodes)] = int32(len(r.parts))
	return r
}

func (d *Document) stretches() []Stretch {
	var out []Stretch
	for p := range d.Pages {
		begun := false
		for i, it := range d.Pages[p].Items {
			node, content := nodeOf(it)
			if !content {
				continue
			}
			if !begun || out[len(out)-1].Node != node {
				out = append(out, Stretch{Node: node, Page: int32(p), From: int32(i)})
				begun = true
			}
			out[len(out)-1].To = int32(i) + 1
		}
	}
	return out
}

// has reports whether n is an element of the tree, and no artifact.
func (d *Document) has(n NodeID) bool { return n >= 0 && int(n) < len(d.Nodes) }

// nodeOf is the node of an item, and whether the item is drawn.
func nodeOf(it Item) (node NodeID, content bool) {
	switch it := it.(type) {
	case *Run:
		return it.Node, true
	case *Rule:
		return it.Node, true
	case *Link:
		return it.Node, false
	}
	return 0, false
}

// Text is the text of all items that are no artifacts, in reading order. Each
// heading, paragraph, list item and cell ends its line.
func (d *Document) Text() string {
	if len(d.Nodes) == 0 {
		return ""
	}
	r := d.Reading()
	var b strings.Builder
	open := false // a line has text
	var read func(NodeID)
	read = func(n NodeID) {
		for _, part := range r.Parts(n) {
			if part.Kid != 0 {
				read(part.Kid)
				continue
			}
			before := b.Len()
			d.writeText(&b, r.Stretches[part.Stretch])
			open = open || b.Len() > before
		}
		switch d.Nodes[n].Kind {
		case H, P, LI, TH, TD:
			if open {
				b.WriteByte('\n')
				open = false
			}
		}
	}
	read(0)
	return b.String()
}

// writeText writes the text of a stretch.
func (d *Document) writeText(b *strings.Builder, s Stretch) {
	for _, it := range d.Pages[s.Page].Items[s.From:s.To] {
		if run, ok := it.(*Run); ok {
			for _, g := range run.Glyphs {
				b.WriteRune(g.Rune)
			}
		}
	}
}
