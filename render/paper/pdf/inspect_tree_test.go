package pdf

import (
	"fmt"
	"strings"

	"gongwen/render/paper/frame"
)

// mark is a piece of marked content.
type mark struct{ page, mcid int }

// treeWalk is the structure tree being read along with the frame's.
type treeWalk struct {
	*inspection
	parents map[int]any // the parent tree
	owner   map[mark]ident
	links   int
	seen    int // elements
	text    strings.Builder
}

// tree walks the structure tree: its elements are the frame's; all marked
// content belongs to exactly one of them, the parent tree says the same, and the
// text in the order of the tree is the document's.
func (in *inspection) tree() {
	root := in.file.root()
	tree := in.file.get(root, "StructTreeRoot").(dict)
	w := &treeWalk{inspection: in, parents: in.file.numberTree(tree["ParentTree"]), owner: map[mark]ident{}}
	top := tree["K"].(ident)
	if s := in.file.get(top, "S"); s != name("Document") {
		in.Errorf("the top of the tree is a %v, no Document", s)
	}
	w.element(0, top, root["StructTreeRoot"])
	if w.seen != len(in.frame.Nodes) {
		in.Errorf("%d elements, want %d", w.seen, len(in.frame.Nodes))
	}
	if want := strings.ReplaceAll(in.frame.Text(), "\n", ""); w.text.String() != want {
		in.Errorf("the tree reads %q\nwant %q", w.text.String(), want)
	}
	w.pageParents()
	if len(w.parents) != len(in.pages)+w.links || tree["ParentTreeNextKey"] != len(w.parents) {
		in.Errorf("%d links, %d entries in the parent tree, next %v", w.links, len(w.parents), tree["ParentTreeNextKey"])
	}
	if tree["RoleMap"] != nil {
		in.Errorf("a role map without need: %v", tree["RoleMap"])
	}
	shown := root["ViewerPreferences"].(dict)
	if root["MarkInfo"].(dict)["Marked"] != true || root["Lang"] != "zh-CN" || shown["DisplayDocTitle"] != true || shown["PrintScaling"] != name("None") || shown["Duplex"] != name("DuplexFlipLongEdge") {
		in.Errorf("catalog %v", root)
	}
	if (root["PageMode"] == name("UseOutlines")) != (len(in.frame.Outline) > 0) {
		in.Errorf("%d bookmarks, catalog %v", len(in.frame.Outline), root)
	}
	if labels := fmt.Sprint(root["PageLabels"]); labels != fmt.Sprint(dict{"Nums": []any{0, dict{"S": name("D")}}}) {
		in.Errorf("labels %s", labels)
	}
}

// element reads one element, which is to be node n of the frame.
func (w *treeWalk) element(n frame.NodeID, r ident, parent any) {
	w.seen++
	e, node := w.file.object(r).(dict), &w.frame.Nodes[n]
	if e["S"] != name(node.Type()) || e["P"] != parent {
		w.Errorf("element %d is a %s below %v, want a %s below %v", r, e["S"], e["P"], node.Type(), parent)
	}
	if e["S"] == name("Table") && !w.has(r, "TH") {
		w.Errorf("table %d has no TH", r)
	}
	w.attributes(r, e, node)
	kids := node.Kids
	for _, k := range list(e["K"]) {
		switch k := k.(type) {
		case ident:
			if len(kids) == 0 {
				w.Fatalf("element %d has more below it than the frame", r)
			}
			w.element(kids[0], k, r)
			kids = kids[1:]
		case int:
			w.content(r, e, mark{w.pageOf(e["Pg"]), k})
		case dict:
			if k["Type"] == name("OBJR") {
				w.link(r, e, k)
			} else {
				w.content(r, e, mark{w.pageOf(k["Pg"]), k["MCID"].(int)})
			}
		}
	}
}

func (w *treeWalk) attributes(r ident, e dict, node *frame.Node) {
	if node.Kind != frame.TH && node.Kind != frame.TD {
		return
	}
	a, _ := e["A"].(dict)
	scope := any(nil)
	switch {
	case node.Kind == frame.TH && node.Row:
		scope = name("Row")
	case node.Kind == frame.TH:
		scope = name("Column")
	}
	if a["Scope"] != scope || span(a["ColSpan"]) != max(node.ColSpan, 1) || span(a["RowSpan"]) != max(node.RowSpan, 1) {
		w.Errorf("cell %d: %v, want %+v", r, a, *node)
	}
}

func span(v any) int {
	if v == nil {
		return 1
	}
	return v.(int)
}

// has reports whether an element of type s stands below r.
func (w *treeWalk) has(r ident, s name) bool {
	for _, k := range list(w.file.object(r).(dict)["K"]) {
		if kid, ok := k.(ident); ok && (w.file.object(kid).(dict)["S"] == s || w.has(kid, s)) {
			return true
		}
	}
	return false
}

func (w *treeWalk) pageOf(v any) int {
	for n := range w.pages {
		if w.pages[n].object == v {
			return n
		}
	}
	w.Fatalf("%v is no page", v)
	return 0
}

func (w *treeWalk) content(r ident, e dict, m mark) {
	if other, twice := w.owner[m]; twice {
		w.Errorf("mark %d of page %d belongs to %d and %d", m.mcid, m.page+1, other, r)
	}
	w.owner[m] = r
	p := &w.pages[m.page]
	if m.mcid >= len(p.marks) || name(p.marks[m.mcid]) != e["S"] {
		w.Fatalf("mark %d of page %d is no %s in the page", m.mcid, m.page+1, e["S"])
	}
	for _, g := range p.glyphs {
		if g.mcid == m.mcid {
			w.text.WriteRune(g.r)
		}
	}
}

func (w *treeWalk) link(r ident, e, reference dict) {
	w.links++
	a := w.file.deref(reference["Obj"]).(dict)
	if e["S"] != name("Link") || a["Subtype"] != name("Link") || w.parents[a["StructParent"].(int)] != r ||
		a["F"] != 4 || a["Contents"] == nil || w.file.get(list(a["Dest"])[0], "Type") != name("Page") {
		w.Errorf("link %v in element %v", a, e)
	}
}

// pageParents compares each page's entry of the parent tree with the tree.
func (w *treeWalk) pageParents() {
	annotations := 0
	for n, p := range w.pages {
		if p.dict["StructParents"] != n || p.dict["Tabs"] != name("S") {
			w.Errorf("page %d has StructParents %v, Tabs %v", n+1, p.dict["StructParents"], p.dict["Tabs"])
		}
		owners := list(w.file.deref(w.parents[n]))
		if len(owners) != len(p.marks) {
			w.Errorf("page %d has %d marks, the parent tree %d", n+1, len(p.marks), len(owners))
		}
		for i, o := range owners {
			if w.owner[mark{n, i}] != o {
				w.Errorf("mark %d of page %d: the parent tree says %v, the tree %v", i, n+1, o, w.owner[mark{n, i}])
			}
		}
		annotations += len(list(p.dict["Annots"]))
	}
	if annotations != w.links {
		w.Errorf("%d annotations, %d in the tree", annotations, w.links)
	}
}
