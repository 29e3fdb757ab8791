package frame

// kindNames are the structure types of PDF (ISO 32000-1, 14.8.4); that of H
// takes its level.
var kindNames = [...]string{
	Doc: "Document", Sect: "Sect", H: "H", P: "P", L: "L", LI: "LI", Lbl: "Lbl", LBody: "LBody", Anchor: "Link",
	Table: "Table", THead: "THead", TBody: "TBody", TR: "TR", TH: "TH", TD: "TD",
}

// headings are the types of H by level. PDF knows six.
var headings = [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}

// Type is the node's structure type, as in PDF.
func (n *Node) Type() string {
	if n.Kind == H {
		return headings[min(max(n.Level, 1), len(headings))-1]
	}
	return kindNames[n.Kind]
}
