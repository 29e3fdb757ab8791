package verify_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gongwen/render/verify"
)

// others makes the file one of another program, which is judged by its claim
// alone.
func (p *parts) others() {
	p.rename("gongwen", "another")
	p.change(p.info(), `/Producer<[^>]*>`, "/Producer(another)")
}

// page is the number of the first page.
func (p *parts) page() int { return p.find(`^<</Type/Page/`, 0) }

// resources is the object with the resources of the first page.
func (p *parts) resources() (k int) {
	fmt.Sscan(string(regexp.MustCompile(`/Resources (\d+)`).FindSubmatch(p.objects[p.page()])[1]), &k)
	return k
}

// packet rewrites the metadata.
func (p *parts) packet(pattern, by string) {
	k := p.metadata()
	_, data, _ := bytes.Cut(p.objects[k], []byte("stream\n"))
	p.set(k, "/Type/Metadata/Subtype/XML", []byte(first(pattern, by)(string(bytes.TrimSuffix(data, []byte("\nendstream"))))))
}

// image adds an image and draws it on the first page, in an artifact.
func (p *parts) image(entries string) {
	k := p.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"+entries, []byte{0, 0, 0, 0})
	p.change(p.resources(), `^<<`, fmt.Sprintf("<</XObject<</X %d 0 R>>", k))
	p.edit(0, first(`$`, "\n/Artifact<<>>BDC /X Do EMC"))
}

func (p *parts) draw(what string) { p.edit(0, first(`$`, "\n/Artifact<<>>BDC "+what+" EMC")) }

// TestDamages: what a validator finds is found in a file of others, by the rule
// that it breaks; and one of ours that has it is not fit, though its identifier
// was made anew.
func TestDamages(t *testing.T) {
	for _, c := range []struct {
		what, code string // of a file of others; empty: its claim allows it
		damage     func(p *parts)
	}{
		{"NeedAppearances", "GW743", func(p *parts) { p.change(p.catalog(), `/Lang`, "/AcroForm<</Fields[]/NeedAppearances true>>/Lang") }},
		{"a named action", "GW751", func(p *parts) { p.change(p.catalog(), `/Lang`, "/OpenAction<</S/Named/N/Print>>/Lang") }},
		{"an action of nobody", "GW751", func(p *parts) { p.change(p.catalog(), `/Lang`, "/OpenAction<</S/SetState>>/Lang") }},
		{"a hidden annotation", "GW742", func(p *parts) { p.change(p.find(`/Subtype/Link`, 0), `/F 4`, "/F 6") }},
		{"an annotation that is not viewed", "GW742", func(p *parts) { p.change(p.find(`/Subtype/Link`, 0), `/F 4`, "/F 36") }},
		{"an annotation without flags", "GW742", func(p *parts) { p.change(p.find(`/Subtype/Link`, 0), `/F 4`, "") }},
		{"AlternatePresentations", "GW755", func(p *parts) { p.change(p.catalog(), `/Lang`, "/Names<</AlternatePresentations<</Names[]>>>>/Lang") }},
		{"Requirements", "GW755", func(p *parts) { p.change(p.catalog(), `/Lang`, "/Requirements[<</S/EnableJavaScripts>>]/Lang") }},
		{"PresSteps", "GW755", func(p *parts) { p.change(p.page(), `/Type/Page/`, "/Type/Page/PresSteps<</NA<</S/GoTo>>>>/") }},
		{"a layer without a name", "GW755", func(p *parts) {
			p.change(p.catalog(), `/Lang`, fmt.Sprintf("/OCProperties<</OCGs[%d 0 R]/D<<>>>>/Lang", p.add("<</Type/OCG/Name(a)>>")))
		}},
		{"a layer", "", func(p *parts) {
			k := p.add("<</Type/OCG/Name(a)>>")
			p.change(p.catalog(), `/Lang`, fmt.Sprintf("/OCProperties<</OCGs[%d 0 R]/D<</Name(b)/OFF[%d 0 R]>>>>/Lang", k, k))
		}},
		{"DeviceCMYK", "GW715", func(p *parts) { p.draw("0 0 0 1 k 0 0 9 9 re f") }},
		{"two intents", "GW714", func(p *parts) {
			m := regexp.MustCompile(`/DestOutputProfile (\d+)`).FindSubmatch(p.objects[p.find(`/DestOutputProfile`, 0)])
			var k int
			fmt.Sscan(string(m[1]), &k)
			p.change(p.catalog(), `/OutputIntents\[`, fmt.Sprintf("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(a)/DestOutputProfile %d 0 R>>", p.add(string(p.objects[k]))))
		}},
		{"no CIDToGIDMap", "GW726", func(p *parts) { p.change(p.find(`/CIDFontType2`, 0), `/CIDToGIDMap/Identity`, "") }},
		{"Interpolate", "GW716", func(p *parts) { p.image("/ColorSpace/DeviceGray/Interpolate true") }},
		{"an image", "", func(p *parts) { p.image("/ColorSpace/DeviceGray") }},
		{"an image of CMYK", "GW715", func(p *parts) { p.image("/ColorSpace/DeviceCMYK") }},
		{"a CropBox of nothing", "GW710", func(p *parts) { p.change(p.page(), `/Type/Page/`, "/Type/Page/CropBox[0 0 1 1]/") }},
		{"a CropBox", "", func(p *parts) { p.change(p.page(), `/Type/Page/`, "/Type/Page/CropBox[0 0 300 300]/") }},
		{"a MediaBox too large", "GW710", func(p *parts) { p.everywhere(`/MediaBox ?\[[^\]]*\]`, "/MediaBox[0 0 20000 20000]") }},
		{"a MediaBox cut off", "", func(p *parts) { p.everywhere(`/MediaBox ?\[[^\]]*\]`, "/MediaBox[0 0 595.28 400]") }},
		{"no MediaBox", "GW703", func(p *parts) { p.everywhere(`/MediaBox ?\[[^\]]*\]`, "") }},
		{"PDF 2.0", "GW710", func(p *parts) { p.header = "%PDF-2.0\n%\xE2\xE3\xCF\xD3\n" }},
		{"PDF 1.9", "GW710", func(p *parts) { p.header = "%PDF-1.9\n%\xE2\xE3\xCF\xD3\n" }},
		{"no binary comment", "GW710", func(p *parts) { p.header = "%PDF-1.7\n" }},
		{"a comment of letters", "GW710", func(p *parts) { p.header = "%PDF-1.7\n%abcd\n" }},
		{"Suspects", "GW738", func(p *parts) { p.change(p.catalog(), `/Marked true`, "/Marked true/Suspects true") }},
		{"XMP that is not declared", "GW717", func(p *parts) {
			p.packet(`</rdf:RDF>`, `<rdf:Description rdf:about="" xmlns:a="urn:a:"><a:b>c</a:b></rdf:Description></rdf:RDF>`)
		}},
		{"XMP of a wrong type", "GW717", func(p *parts) {
			p.packet(`<pdf:Producer>`, "<pdf:PDFVersion><rdf:Bag/></pdf:PDFVersion><pdf:Producer>")
		}},
		{"a wrong generation in a reference", "GW703", func(p *parts) {
			p.change(p.page(), `/Contents (\d+) 0 R`, fmt.Sprintf("/Contents %d 1 R", p.content(0)))
		}},
		{"a wrong generation in the table", "GW703", func(p *parts) { p.generation = 1 }},
		{"metadata of no type", "GW712", func(p *parts) { p.change(p.metadata(), `/Subtype ?/XML`, "/Subtype/Text") }},
		{"a transfer function", "GW716", func(p *parts) { p.state("/TR/Identity") }},
		{"a blend mode of nobody", "GW716", func(p *parts) { p.state("/BM/Nobody") }},
		{"q nested", "GW710", func(p *parts) { p.draw(strings.Repeat("q ", 29) + strings.Repeat("Q ", 29)) }},
		{"half a digit", "GW710", func(p *parts) { p.add("[<123>]") }},
		{"a long name", "GW710", func(p *parts) { p.add("/" + strings.Repeat("a", 128)) }},
		{"a large number", "GW710", func(p *parts) { p.add("[2147483648]") }},
		{"invisible text", "", func(p *parts) { p.edit(0, first(`BT`, "3 Tr BT")) }},
		{"a white box", "", func(p *parts) { p.draw("1 g 0 0 600 900 re f") }},
		{"a grey box", "", func(p *parts) { p.draw("0.851 g 0 0 600 900 re f") }},
	} {
		t.Run(c.what, func(t *testing.T) {
			p := takeApart(t)
			c.damage(p)
			if r := verify.File("a.pdf", p.join()); r.Verdict() == verify.Fit {
				t.Error("ours is fit")
			}
			p.others()
			r := verify.File("a.pdf", p.join())
			switch got := codes(r); {
			case c.code == "" && r.Verdict() != verify.Clear:
				t.Errorf("of others: %v", r.Verdict())
				tell(t, r)
			case c.code != "" && (!strings.Contains(got, c.code) || r.Verdict() != verify.Unfit):
				t.Errorf("of others: %s, %v; want %s", got, r.Verdict(), c.code)
				tell(t, r)
			}
			checkReport(t, r)
		})
	}
}

// state sets a graphics state on the first page.
func (p *parts) state(entries string) {
	p.change(p.resources(), `^<<`, "<</ExtGState<</G<</Type/ExtGState"+entries+">>>>")
	p.draw("/G gs")
}

// TestOthersClear: the file of another program in which nothing is wrong is not
// called fit.
func TestOthersClear(t *testing.T) {
	p := takeApart(t)
	p.others()
	r := verify.File("a.pdf", p.join())
	if r.Verdict() != verify.Clear || len(r.Findings) > 0 || r.Whole {
		t.Error(r.Verdict())
		tell(t, r)
	}
	for _, left := range []string{"不可见", "ToUnicode", "6.4.3"} {
		if !strings.Contains(verify.NotChecked, left) {
			t.Errorf("what is not checked says nothing of %s", left)
		}
	}
}

// TestPayload: what hides behind the last cross-reference, with an end of its
// own, is found, and what hides in the cross-reference too.
func TestPayload(t *testing.T) {
	whole := takeApart(t).join()
	end := regexp.MustCompile(`startxref\n\d+\n%%EOF\n$`).Find(whole)
	for what, data := range map[string][]byte{
		"behind an end":     bytes.Join([][]byte{whole, []byte("PK\x03\x04payload\n"), end}, nil),
		"in a comment":      bytes.Join([][]byte{whole, []byte("%payload\n"), end}, nil),
		"before startxref":  bytes.Replace(whole, end, append([]byte("%payload\n"), end...), 1),
		"an end in the end": append(bytes.Clone(whole), end...),
	} {
		r := verify.File("a.pdf", data)
		if got := codes(r); got != "GW706" {
			t.Errorf("%s: %q", what, got)
		}
		if r.Verdict() == verify.Fit || r.Whole {
			t.Errorf("%s: %v", what, r.Verdict())
		}
	}
}
