package verify_test

import (
	"strings"
	"testing"

	"gongwen/render/verify"
)

// TestContent: what counts as drawn, as marked and as shown, on pages made by
// hand. Each claims PDF/UA alone, so that GW711 stands in every list and is left
// out here; so are the rules about the bare structure that all of them break.
func TestContent(t *testing.T) {
	const (
		tree = "<</K 7 0 R/ParentTree<</Nums[0[7 0 R]1[7 0 R]]>>>>"
		top  = "<</S/Document/P 6 0 R/Pg 3 0 R/K["
	)
	page := func(resources, content, kids string, more ...string) []byte {
		return onePage("/Metadata 5 0 R/StructTreeRoot 6 0 R/Lang(zh)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>", resources, content,
			append([]string{packet(ua), tree, top + kids + "]>>"}, more...)...)
	}
	const (
		x    = "/XObject<</X 8 0 R>>"
		mark = "/P<</MCID 0>>BDC "
	)
	for _, c := range []struct {
		what, want string
		file       []byte
	}{
		{"ink in a mark", "", page("", mark+"0 0 1 1 re f EMC", "0")},
		{"ink in an artifact", "", page("", mark+"EMC /Artifact BMC 0 0 1 1 re f EMC", "0")},
		{"ink in a mark of nothing", "GW731", page("", mark+"EMC /Span BMC 0 0 1 1 re f EMC", "0")},
		{"ink in a mark in a mark of nothing", "", page("", "/Span BMC "+mark+"0 0 1 1 re f EMC EMC", "0")},
		{"a path that is only clipped", "", page("", mark+"EMC 0 0 1 1 re W n", "0")},
		{"properties by name", "", page("/Properties<</N<</MCID 0>>>>", "/P/N BDC 0 0 1 1 re f EMC", "0")},
		{"an image in the content", "GW731", page("", mark+"EMC BI /W 1/H 1/BPC 8/CS/G ID EIx EI\n", "0")},
		{"an image in a mark", "", page("", mark+"BI /W 1 ID \xFF\xFF EI EMC", "0")},
		{"an image", "GW731", page(x, mark+"EMC /X Do", "0", plainStream("/Subtype/Image", ""))},
		{"an image of nothing", "GW703", page(x, mark+"/X Do EMC", "0")},
		{"a form in a mark", "", page(x, mark+"/X Do EMC", "0", plainStream("/Subtype/Form", "0 0 1 1 re f"))},
		{"a form outside", "GW731", page(x, mark+"EMC /X Do", "0", plainStream("/Subtype/Form", "0 0 1 1 re f"))},
		{"a form inside and outside", "GW731", page(x, mark+"/X Do EMC /X Do /X Do", "0", plainStream("/Subtype/Form", "0 0 1 1 re f"))},
		{"a form with marks of its own", "", page(x, mark+"EMC /X Do", "0<</Type/MCR/Stm 8 0 R/MCID 0>>", plainStream("/Subtype/Form/StructParents 1", mark+"0 0 1 1 re f EMC"))},
		{"a form whose marks nobody has", "GW733", page(x, mark+"EMC /X Do", "0", plainStream("/Subtype/Form/StructParents 1", mark+"EMC"))},
		{"what only other programs know", "", page("", mark+"BX 1 2 frob EX EMC", "0")},
		{"a font by the graphics state", "GW721", page("/ExtGState<</G<</Font[8 0 R 1]>>>>", mark+"/G gs (x) Tj EMC", "0", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")},
		{"text that is not seen", "", page("/Font<</F 8 0 R>>", mark+"/F 1 Tf 3 Tr (x) Tj EMC", "0", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")},
		{"text that is seen again", "GW721", page("/Font<</F 8 0 R>>", mark+"/F 1 Tf q 3 Tr Q (x) ' EMC", "0", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")},
		{"a font that shows nothing", "", page("/Font<</F 8 0 R>>", mark+"/F 1 Tf () Tj EMC", "0", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")},
		{"a font of pictures", "GW723", page("/Font<</F 8 0 R>>", mark+"/F 1 Tf [(x)] TJ EMC", "0", "<</Type/Font/Subtype/Type3/Encoding/WinAnsiEncoding>>")},
		{"codes of many lengths", "GW721 GW724 GW726", page("/Font<</F 8 0 R>>", mark+"/F 1 Tf (x) Tj EMC", "0", "<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<</Subtype/CIDFontType0>>]>>")},
	} {
		t.Run(c.what, func(t *testing.T) {
			r := verify.File("a.pdf", c.file)
			var got []string
			for _, code := range strings.Fields(codes(r)) {
				if code != "GW711" && code != "GW712" {
					got = append(got, code)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%s, want %q", got, c.want)
				tell(t, r)
			}
		})
	}
}

// TestAppearance: what an annotation draws is text of the file too.
func TestAppearance(t *testing.T) {
	form := plainStream("/Subtype/Form/Resources<</Font<</F<</Subtype/Type1/BaseFont/Times>>>>>>", "BT /F 1 Tf (x) Tj ET")
	for _, ap := range []string{"5 0 R", "<</On 5 0 R/Off 9 0 R>>"} {
		r := verify.File("a.pdf", mini("<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Annots[4 0 R]>>",
			"<</Subtype/Widget/F 4/AP<</N "+ap+">>>>", form, packet(ua)))
		if got := codes(r); !strings.Contains(got, "GW721") || r.Characters != 1 {
			t.Errorf("%s: %s, %d characters", ap, got, r.Characters)
		}
	}
}
