package verify_test

import (
	"strings"
	"testing"

	"gongwen/render/verify"
)

// TestStructure: what ISO 14289-1 asks of elements, one breach at a time, in a
// file that claims it and nothing else. The elements stand in the Document, which
// is object 7; objects 8 and on are the case's.
func TestStructure(t *testing.T) {
	for _, c := range []struct {
		what, code string
		kids       string   // of the Document
		objects    []string // from 8
	}{
		{"a paragraph", "", "8 0 R", []string{"<</S/P/P 7 0 R>>"}},
		{"a list", "", "8 0 R", []string{"<</S/L/P 7 0 R/K<</S/LI/P 8 0 R/K[<</S/Lbl/P 8 0 R>><</S/LBody/P 8 0 R>>]>>>>"}},
		{"a paragraph in a list", "GW739", "8 0 R", []string{"<</S/L/P 7 0 R/K<</S/P/P 8 0 R>>>>"}},
		{"a paragraph in an item", "GW739", "8 0 R", []string{"<</S/L/P 7 0 R/K<</S/LI/P 8 0 R/K<</S/P/P 8 0 R>>>>>>"}},
		{"an item in no list", "GW739", "8 0 R", []string{"<</S/LI/P 7 0 R>>"}},
		{"a caption behind items", "GW739", "8 0 R", []string{"<</S/L/P 7 0 R/K[<</S/LI/P 8 0 R>><</S/Caption/P 8 0 R>>]>>"}},
		{"an entry in no contents", "GW739", "8 0 R", []string{"<</S/TOCI/P 7 0 R>>"}},
		{"a table", "", "8 0 R", []string{"<</S/Table/P 7 0 R/K[<</S/TR/P 8 0 R/K<</S/TH/P 8 0 R/A<</O/Table/Scope/Column>>>>>><</S/TR/P 8 0 R/K<</S/TD/P 8 0 R>>>>]>>"}},
		{"a head of nothing", "GW736", "8 0 R", []string{"<</S/Table/P 7 0 R/K[<</S/TR/P 8 0 R/K<</S/TH/P 8 0 R>>>><</S/TR/P 8 0 R/K<</S/TD/P 8 0 R>>>>]>>"}},
		{"a cell that names its head", "", "8 0 R", []string{"<</S/Table/P 7 0 R/K[<</S/TR/P 8 0 R/K<</S/TH/P 8 0 R/ID(a)>>>><</S/TR/P 8 0 R/K<</S/TD/P 8 0 R/A<</O/Table/Headers[(a)]>>>>>>]>>"}},
		{"a cell that names another", "GW736", "8 0 R", []string{"<</S/Table/P 7 0 R/K[<</S/TR/P 8 0 R/K<</S/TH/P 8 0 R/ID(a)>>>><</S/TR/P 8 0 R/K<</S/TD/P 8 0 R/A<</O/Table/Headers[(b)]>>>>>>]>>"}},
		{"a paragraph in a row", "GW736", "8 0 R", []string{"<</S/Table/P 7 0 R/K<</S/TR/P 8 0 R/K<</S/P/P 8 0 R>>>>>>"}},
		{"a head without a body", "GW736", "8 0 R", []string{"<</S/Table/P 7 0 R/K<</S/THead/P 8 0 R/K<</S/TR/P 8 0 R>>>>>>"}},
		{"two heads", "GW736", "8 0 R", []string{"<</S/Table/P 7 0 R/K[<</S/THead/P 8 0 R>><</S/THead/P 8 0 R>><</S/TBody/P 8 0 R>>]>>"}},
		{"a caption in the middle", "GW736", "8 0 R", []string{"<</S/Table/P 7 0 R/K[<</S/TR/P 8 0 R>><</S/Caption/P 8 0 R>><</S/TR/P 8 0 R>>]>>"}},
		{"cells one over the other", "GW736", "8 0 R", []string{"<</S/Table/P 7 0 R/K[<</S/TR/P 8 0 R/K[<</S/TD/P 8 0 R>><</S/TD/P 8 0 R/A<</O/Table/RowSpan 2>>>>]>><</S/TR/P 8 0 R/K<</S/TD/P 8 0 R/A<</O/Table/ColSpan 2>>>>>>]>>"}},
		{"headings", "", "[8 0 R 9 0 R]", []string{"<</S/H1/P 7 0 R>>", "<</S/H2/P 7 0 R>>"}},
		{"a heading skipped", "GW737", "[8 0 R 9 0 R]", []string{"<</S/H1/P 7 0 R>>", "<</S/H3/P 7 0 R>>"}},
		{"two headings in one", "GW737", "[8 0 R 9 0 R]", []string{"<</S/H/P 7 0 R>>", "<</S/H/P 7 0 R>>"}},
		{"a figure without words", "GW739", "8 0 R", []string{"<</S/Figure/P 7 0 R>>"}},
		{"a figure with empty words", "GW739", "8 0 R", []string{"<</S/Figure/P 7 0 R/Alt()>>"}},
		{"a figure", "", "8 0 R", []string{"<</S/Figure/P 7 0 R/Alt(a)>>"}},
		{"a formula without words", "GW739", "8 0 R", []string{"<</S/Formula/P 7 0 R>>"}},
		{"notes", "", "[8 0 R 9 0 R]", []string{"<</S/Note/P 7 0 R/ID(a)>>", "<</S/Note/P 7 0 R/ID(b)>>"}},
		{"notes of one number", "GW739", "[8 0 R 9 0 R]", []string{"<</S/Note/P 7 0 R/ID(a)>>", "<</S/Note/P 7 0 R/ID(a)>>"}},
		{"an element without a parent", "GW739", "8 0 R", []string{"<</S/P>>"}},
		{"a language of nobody", "GW738", "8 0 R", []string{"<</S/P/P 7 0 R/Lang(中)>>"}},
		{"a type that is mapped", "", "8 0 R", []string{"<</S/Absatz/P 7 0 R>>"}},
		{"a type of nobody", "GW739", "8 0 R", []string{"<</S/Nobody/P 7 0 R>>"}},
		{"a form without its control", "GW743", "8 0 R", []string{"<</S/Form/P 7 0 R>>"}},
		{"a form that is printed", "", "8 0 R", []string{"<</S/Form/P 7 0 R/A<</O/PrintField/Role/cb>>>>"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			titled := strings.Replace(ua, "/></r:RDF>", `><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"><r:Alt><r:li xml:lang="zh">a</r:li></r:Alt></dc:title></r:Description></r:RDF>`, 1)
			file := onePage("/Metadata 5 0 R/StructTreeRoot 6 0 R/Lang(zh)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>", "", "",
				append([]string{packet(titled), "<</K 7 0 R/RoleMap<</Absatz/P>>>>", "<</S/Document/P 6 0 R/K " + c.kids + ">>"}, c.objects...)...)
			r := verify.File("a.pdf", file)
			if got := codes(r); got != c.code || (r.Verdict() == verify.Clear) != (c.code == "") {
				t.Errorf("%q, want %q", got, c.code)
				tell(t, r)
			}
		})
	}
}

// TestRoles: a standard type is not given another meaning, and none leads in a
// circle.
func TestRoles(t *testing.T) {
	for roles, bad := range map[string]bool{"/A/P": false, "/A/B/B/P": false, "/P/Div": true, "/A/B/B/A": true} {
		r := verify.File("a.pdf", onePage("/Metadata 5 0 R/StructTreeRoot 6 0 R/Lang(zh)/MarkInfo<</Marked true>>", "", "",
			packet(ua), "<</K 7 0 R/RoleMap<<"+roles+">>>>", "<</S/Document/P 6 0 R>>"))
		if got := strings.Contains(codes(r), "GW739"); got != bad {
			t.Errorf("%s: %s", roles, codes(r))
		}
	}
}
