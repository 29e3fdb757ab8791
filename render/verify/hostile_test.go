package verify_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/verify"
)

// mini is a file of these objects, from number 1; the first is the catalog.
func mini(objects ...string) []byte {
	b := []byte("%PDF-1.7\n")
	var table []byte
	for i, o := range objects {
		table = fmt.Appendf(table, "%010d 00000 n \n", len(b))
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := len(b)
	return fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table, len(objects)+1, start)
}

// onePage is a catalog, a page tree and a page with that content; further
// objects follow from number 5 on.
func onePage(catalog, resources, content string, more ...string) []byte {
	return mini(append([]string{
		"<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/StructParents 0/Resources<<" + resources + ">>/Contents 4 0 R>>",
		plainStream("", content),
	}, more...)...)
}

// packet is the stream of an XMP packet.
func packet(data string) string { return plainStream("/Type/Metadata/Subtype/XML", data) }

func plainStream(entries, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// ua claims PDF/UA, so that the structure is looked at; it takes two objects.
const ua = `<?xpacket begin=""?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/></r:RDF><?xpacket end="r"?>`

// tagged is a page whose structure tree root is object 6.
func tagged(content, root string, more ...string) []byte {
	return onePage("/Metadata 5 0 R/StructTreeRoot 6 0 R/Lang(zh)/MarkInfo<</Marked true>>", "", content,
		append([]string{packet(ua), root}, more...)...)
}

// chain is n objects from number first on, each of which refers to the next.
func chain(first, n int, format string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = strings.ReplaceAll(format, "NEXT", fmt.Sprint(first+i+1))
	}
	return out
}

func deflated(data []byte) string {
	var b bytes.Buffer
	z, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	z.Write(data)
	z.Close()
	return b.String()
}

// hostile are files that lead a careless reader astray: each has to come back,
// and with a finding.
func hostile() map[string][]byte {
	const many = 20_000
	xref := func(entries, data string) []byte {
		body := "%PDF-1.5\n1 0 obj\n<</Pages 2 0 R>>\nendobj\n"
		return fmt.Appendf(nil, "%s9 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", body, plainStream("/Type/XRef/Root 1 0 R"+entries, data), len(body))
	}
	var dag []string // each form draws the next twice
	for i := range 60 {
		dag = append(dag, plainStream(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", 6+i), "/X Do /X Do"))
	}
	dag = append(dag, plainStream("/Subtype/Form", "0 0 1 1 re f"))
	return map[string][]byte{
		"no catalog":                mini("[]"),
		"an empty catalog":          mini("<<>>"),
		"no pages":                  mini("<</Type/Catalog>>"),
		"pages that are a number":   mini("<</Pages 3>>"),
		"pages in a circle":         mini("<</Pages 2 0 R>>", "<</Kids[2 0 R 2 0 R]/Count 2>>"),
		"pages too deep":            mini(append([]string{"<</Pages 2 0 R>>"}, chain(2, many, "<</Kids[NEXT 0 R]/Count 1>>")...)...),
		"a reference to itself":     mini("<</Pages 2 0 R>>", "2 0 R"),
		"references without end":    mini(append([]string{"<</Pages 2 0 R>>"}, chain(2, many, "NEXT 0 R")...)...),
		"lengths without end":       mini(append([]string{"<</Pages 2 0 R>>"}, chain(2, many, "<</Length NEXT 0 R>>\nstream\n\nendstream")...)...),
		"a length of itself":        mini("<</Pages 2 0 R>>", "<</Length 2 0 R>>\nstream\n\nendstream"),
		"arrays too deep":           mini("<</Pages 2 0 R>>", strings.Repeat("[", many)),
		"dictionaries too deep":     mini("<</Pages 2 0 R>>", strings.Repeat("<</A", many)),
		"a string without end":      mini("<</Pages 2 0 R>>", "(("),
		"a table in a circle":       []byte("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n"),
		"a table of a billion":      []byte("%PDF-1.4\nxref\n0 999999999\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"),
		"a table of nothing":        []byte("%PDF-1.4\nxref\n0 -1\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"),
		"startxref below zero":      []byte("%PDF-1.4\nstartxref\n-9\n%%EOF\n"),
		"an xref stream of zeros":   xref("/Size 9/W[0 0 0]", ""),
		"an xref stream too wide":   xref("/Size 9/W[9 9 9]", ""),
		"an xref stream too long":   xref("/W[1 1 1]/Index[0 99999999999]", "\x01\x01\x01"),
		"an xref stream of itself":  xref("/Size 2/W[1 1 1]", "\x00\x00\x00\x02\x01\x00"),
		"an xref far below zero":    xref("/Size 2/W[1 8 1]", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x00"),
		"a container below zero":    xref("/Size 2/W[1 8 1]", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x00"),
		"rows of a predictor":       xref("/Size 2/W[1 1 1]/DecodeParms<</Predictor 12/Columns 99999999999>>/Filter/FlateDecode", deflated([]byte("abc"))),
		"an inflating stream":       onePage("", "", "", plainStream("/Filter[/FlateDecode/FlateDecode]", "")),
		"a font of nothing":         onePage("", "/Font<</F 5 0 R>>", "BT /F 1 Tf (x) Tj ET", "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts 7>>"),
		"a font of its own":         onePage("", "/Font<</F 5 0 R>>", "BT /F 1 Tf (xx) Tj ET", "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[5 0 R]>>"),
		"a font of zeros":           onePage("", "/Font<</F 5 0 R>>", "BT /F 1 Tf (xx) Tj ET", "<</Subtype/TrueType/FontDescriptor<</FontFile2 6 0 R>>>>", plainStream("", "\x00\x01\x00\x00\xFF\xFF"+strings.Repeat("\x00", 99))),
		"marks never opened":        onePage("", "", "EMC EMC"),
		"q without end":             onePage("", "", strings.Repeat("q ", many)),
		"an image without end":      onePage("", "", "BI /W 1 ID xxxx"),
		"a form of itself":          onePage("", "/XObject<</X 5 0 R>>", "/X Do", plainStream("/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>", "/X Do")),
		"forms of forms":            onePage("", "/XObject<</X 5 0 R>>", "/X Do", dag...),
		"an element of itself":      tagged("", "<</K 7 0 R>>", "<</S/Document/P 6 0 R/K 7 0 R>>"),
		"elements too deep":         tagged("", "<</K 7 0 R>>", chain(7, many, "<</S/Sect/P 6 0 R/K NEXT 0 R>>")...),
		"elements of numbers":       tagged("", "<</K[-1 99999999999 null (x) /P]>>"),
		"a parent tree of itself":   tagged("/P<</MCID 0>>BDC EMC", "<</K 7 0 R/ParentTree 8 0 R>>", "<</S/Document/P 6 0 R/Pg 3 0 R/K 0>>", "<</Kids[8 0 R 8 0 R]>>"),
		"roles in a circle":         tagged("", "<</K 7 0 R/RoleMap<</A/B/B/A>>>>", "<</S/A/P 6 0 R>>"),
		"a cell a billion wide":     tagged("", "<</K 7 0 R>>", "<</S/Table/P 6 0 R/K 8 0 R>>", "<</S/TR/P 7 0 R/K 9 0 R>>", "<</S/TD/P 8 0 R/A<</O/Table/ColSpan 99999999999/RowSpan 99999999999>>>>"),
		"a cell in no table":        tagged("", "<</K 7 0 R>>", "<</S/TR/P 6 0 R/K 8 0 R>>", "<</S/TD/P 7 0 R>>"),
		"annotations of nothing":    mini("<</Pages 2 0 R>>", "<</Kids[3 0 R]/Count 1>>", "<</Annots[1 2 3 0 R 9 0 R]>>"),
		"metadata of many entities": onePage("/Metadata 5 0 R", "", "", plainStream("", `<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>`)),
		"names in a circle":         onePage("/Names<</EmbeddedFiles 5 0 R>>", "", "", "<</Kids[5 0 R]/Names[(a) 6 0 R]>>", "<</EF<<>>>>"),
		"a file without content":    onePage("/AF[5 0 R]", "", "", "<</EF<</F 9 0 R>>>>"),
	}
}

func TestHostile(t *testing.T) {
	for what, data := range hostile() {
		t.Run(what, func(t *testing.T) {
			r := verify.File("a.pdf", data)
			if v := r.Verdict(); v != verify.Unfit && v != verify.Undecided {
				t.Error(v)
			}
			checkReport(t, r)
			r.Compare(data[:len(data)-1])
		})
	}
}

// TestInflating: a page of a hundred bytes that would be 65 MB is left unread.
func TestInflating(t *testing.T) {
	if testing.Short() {
		t.Skip("65 MB")
	}
	bomb := deflated([]byte(deflated(make([]byte, 65<<20))))
	r := verify.File("a.pdf", mini("<</Pages 2 0 R>>", "<</Kids[3 0 R]/Count 1>>", "<</Contents 4 0 R>>", plainStream("/Filter[/FlateDecode/FlateDecode]", bomb)))
	if got := codes(r); !strings.HasPrefix(got, "GW708") {
		t.Error(got)
	}
}

// TestHybrid: a file whose table leaves out what its stream has, as old and new
// readers are both to be served (7.5.8.4).
func TestHybrid(t *testing.T) {
	b := []byte("%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n3 0 obj\n<</Type/Page>>\nendobj\n")
	pack := len(b)
	b = fmt.Appendf(b, "4 0 obj\n%s\nendobj\n", plainStream("/Type/ObjStm/N 1/First 4", "2 0 <</Type/Pages/Kids[3 0 R]/Count 1>>"))
	stream := len(b)
	b = fmt.Appendf(b, "5 0 obj\n%s\nendobj\n", plainStream("/Type/XRef/Size 6/W[1 2 1]/Index[2 1]", "\x02\x00\x04\x00"))
	start := len(b)
	b = fmt.Appendf(b, "xref\n0 6\n0000000002 65535 f \n%010d 00000 n \n0000000000 00000 f \n%010d 00000 n \n%010d 00000 n \n0000000000 00000 f \ntrailer\n<</Root 1 0 R/Size 6/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n",
		9, bytes.Index(b, []byte("3 0 obj")), pack, stream, start)
	r := verify.File("a.pdf", b)
	if r.Pages != 1 || codes(r) != "GW711 GW712" && codes(r) != "GW712" {
		t.Errorf("%d pages, %s", r.Pages, codes(r))
		tell(t, r)
	}
}

// FuzzFile: no file, however mutilated, stops the program, and each gets a
// report that holds together.
func FuzzFile(f *testing.F) {
	for _, data := range hostile() {
		if len(data) < 10_000 {
			f.Add(data)
		}
	}
	f.Add(finished(f, sample(f, "huiyi-tongzhi-2026", render.Config{})))
	whole, err := table()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Fuzz(func(t *testing.T, data []byte) {
		r := verify.File("a.pdf", data)
		checkReport(t, r)
		if again := verify.File("a.pdf", data); codes(again) != codes(r) {
			t.Errorf("%s, then %s", codes(r), codes(again))
		}
		r.Compare(data[:len(data)/2])
	})
}

func BenchmarkFile(b *testing.B) {
	data := finished(b, sample(b, "zhengwu-gongkai-2023", render.Config{}))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		verify.File("a.pdf", data)
	}
}
