package frame

import (
	"testing"

	"pgregory.net/rapid"
)

// TestReadingLaw: every stretch of an element is read exactly once, every
// element below another too and in its order, and stretches keep the order they
// are drawn in; together the stretches hold every item that is no link, once.
func TestReadingLaw(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := &Document{}
		d.Add(-1, Node{Kind: Doc})
		for range rapid.IntRange(0, 12).Draw(rt, "nodes") {
			d.Add(NodeID(rapid.IntRange(0, len(d.Nodes)-1).Draw(rt, "parent")), Node{Kind: P})
		}
		node := rapid.Custom(func(rt *rapid.T) NodeID {
			return NodeID(rapid.IntRange(int(ArtifactFooter), len(d.Nodes)-1).Draw(rt, "node"))
		})
		for range rapid.IntRange(0, 4).Draw(rt, "pages") {
			var items []Item
			for range rapid.IntRange(0, 8).Draw(rt, "items") {
				n := node.Draw(rt, "owner")
				items = append(items, rapid.SampledFrom([]Item{&Run{Node: n}, &Rule{Node: n}, &Link{Node: n}}).Draw(rt, "item"))
			}
			d.Pages = append(d.Pages, Page{Items: items})
		}

		r := d.Reading()
		held := map[Item]bool{}
		for i, s := range r.Stretches {
			for _, it := range d.Pages[s.Page].Items[s.From:s.To] {
				n, content := nodeOf(it)
				if !content {
					continue
				}
				if n != s.Node || held[it] {
					rt.Fatalf("stretch %d of %d holds an item of %d, or one twice", i, s.Node, n)
				}
				held[it] = true
			}
			if i > 0 && r.Stretches[i-1].Page == s.Page && r.Stretches[i-1].Node == s.Node {
				rt.Fatalf("stretches %d and %d are one", i-1, i)
			}
		}
		for _, p := range d.Pages {
			for _, it := range p.Items {
				if _, content := nodeOf(it); content && !held[it] {
					rt.Fatal("an item is in no stretch")
				}
			}
		}

		read := map[int32]bool{}
		for n := range d.Nodes {
			kids, last := d.Nodes[n].Kids, int32(-1)
			for _, part := range r.Parts(NodeID(n)) {
				switch {
				case part.Kid != 0 && part.Kid != kids[0]:
					rt.Fatalf("element %d reads %d before %d", n, part.Kid, kids[0])
				case part.Kid != 0:
					kids = kids[1:]
				case r.Stretches[part.Stretch].Node != NodeID(n) || part.Stretch <= last:
					rt.Fatalf("element %d reads stretch %d after %d", n, part.Stretch, last)
				default:
					last = part.Stretch
					read[last] = true
				}
			}
			if len(kids) > 0 {
				rt.Fatalf("element %d does not read %v", n, kids)
			}
		}
		for i, s := range r.Stretches {
			if read[int32(i)] != (s.Node >= 0) {
				rt.Fatalf("stretch %d of %d: read %t", i, s.Node, read[int32(i)])
			}
		}
	})
}

// TestReadingOrder: an element's own text and the elements below it stand as
// they are drawn, over pages too.
func TestReadingOrder(t *testing.T) {
	d := &Document{}
	root := d.Add(-1, Node{Kind: Doc})
	p := d.Add(root, Node{Kind: P})
	d.Add(p, Node{Kind: Anchor})
	link := d.Add(p, Node{Kind: Anchor})
	inner := d.Add(link, Node{Kind: Anchor})
	d.Pages = []Page{
		{Items: []Item{run(p, 0, "甲"), run(ArtifactLayout, 0, "线"), run(p, 0, "乙")}},
		{Items: []Item{run(inner, 0, "丙"), run(p, 0, "丁"), run(link, 0, "戊"), run(p, 0, "己")}},
	}
	// The link is one element: its second part is read with its first.
	if got, want := d.Text(), "甲乙丙戊丁己\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
