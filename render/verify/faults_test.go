package verify_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gongwen/render/verify"
)

// TestFaults puts one fault at a time into a file that has none. Each is named
// by its own rule and no other.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		what  string
		codes string
		fault func(p *parts)
	}{
		{"nothing wrong", "", func(*parts) {}},

		{"an object that is none", "GW703", func(p *parts) { p.objects[p.find(`/Type/Annot`, 0)] = []byte("<</Type/Annot") }},
		{"a stream of another length", "GW703", func(p *parts) { p.change(p.content(0), `/Length `, "/Length 1") }},
		{"a stream that does not inflate", "GW703", func(p *parts) {
			k := p.content(0)
			p.objects[k] = bytes.Replace(p.objects[k], []byte("stream\nx"), []byte("stream\nz"), 1)
		}},
		{"a page too few", "GW703", func(p *parts) { p.change(p.find(`/Type/Pages`, 0), `/Count 4`, "/Count 3") }},
		{"text in no font", "GW703", func(p *parts) { p.edit(0, first(`/F\d [\d.]+ Tf`, "")) }},
		{"half a code", "GW703", func(p *parts) { p.edit(0, first(`\)\]TJ`, ")(x)]TJ")) }},
		{"an operator of nobody", "GW703", func(p *parts) { p.edit(0, first(`BT`, "zz BT")) }},
		{"marks that do not end", "GW703", func(p *parts) { p.edit(0, first(`$`, "\n/Artifact BMC")) }},

		{"encrypted", "GW704", func(p *parts) { p.trailer += "/Encrypt<</Filter/Standard/V 4>>" }},
		{"no identifier", "GW706", func(p *parts) { p.id = false }},
		{"an identifier of something else", "GW707", func(p *parts) { p.id, p.trailer = false, p.trailer+"/ID[<00><00>]" }},
		{"a filter that is not read", "GW708 GW710", func(p *parts) { p.change(p.content(0), `/FlateDecode`, "/LZWDecode") }},

		{"no level claimed", "GW711", func(p *parts) { p.change(p.metadata(), `<pdfaid:part>2</pdfaid:part>`, blank(28)) }},
		{"a level that is none", "GW711", func(p *parts) { p.change(p.metadata(), `<pdfaid:conformance>A`, "<pdfaid:conformance>X") }},
		{"no metadata", "GW712", func(p *parts) { p.change(p.catalog(), `/Metadata \d+ 0 R`, "") }},
		{"metadata cut off", "GW712", func(p *parts) { p.change(p.metadata(), `</rdf:RDF>`, blank(10)) }},
		{"metadata not in UTF-8", "GW712", func(p *parts) { p.change(p.metadata(), `发`, "\xB7\xA2 ") }},
		{"metadata without its wrapper", "GW712", func(p *parts) { p.change(p.metadata(), `<\?xpacket end="r"\?>`, blank(19)) }},
		{"no title in the metadata", "GW712 GW713 GW717", func(p *parts) { p.rename(`dc:title>`, "dc:titel>") }},
		{"another title", "GW713", func(p *parts) { p.change(p.info(), `/Title<FEFF....`, "/Title<FEFF4E00") }},
		{"another author", "GW713", func(p *parts) { p.change(p.info(), `/Author<FEFF....`, "/Author<FEFF4E00") }},
		{"another date", "GW713", func(p *parts) { p.change(p.info(), `/ModDate\(D:20`, "/ModDate(D:21") }},
		{"no producer in Info", "GW713", func(p *parts) { p.change(p.info(), `/Producer<[^>]*>`, "") }},
		{"no output intent", "GW714 GW715", func(p *parts) { p.change(p.catalog(), `/OutputIntents\[.*?\]`, "") }},
		{"an output intent without a profile", "GW714 GW715", func(p *parts) { p.change(p.catalog(), `/DestOutputProfile \d+ 0 R`, "") }},

		{"a font left outside", "GW721", func(p *parts) { p.change(p.find(`/FontDescriptor`, 1), `/FontFile2 \d+ 0 R`, "") }},
		{"a font that is no program", "GW703", func(p *parts) { p.set(p.find(`/Length1`, 0), "", []byte("OTTO and no more")) }},
		{"a font of another kind", "GW721 GW726", func(p *parts) { p.change(p.find(`/FontFile2`, 0), `/FontFile2`, "/FontFile3") }},
		{"a CIDSet that lacks a glyph", "GW721", func(p *parts) {
			p.change(p.find(`/FontDescriptor/`, 0), `/FontFile2`, fmt.Sprintf("/CIDSet %d 0 R/FontFile2", p.stream("", []byte{0x40})))
		}},
		{"a width off by one", "GW722", func(p *parts) { p.change(p.find(`/CIDFontType2`, 0), `/DW 1000`, "/DW 1001") }},
		{"all glyphs missing", "GW723", func(p *parts) {
			p.change(p.find(`/CIDFontType2`, 0), `/CIDToGIDMap/Identity`, fmt.Sprintf("/CIDToGIDMap %d 0 R", p.stream("", nil)))
		}},
		{"no ToUnicode", "GW724", func(p *parts) { p.change(p.find(`/Type0`, 0), `/ToUnicode \d+ 0 R`, "") }},
		{"a code without a character", "GW724", func(p *parts) { p.unicode(`<0001> <....>\n`, "") }},
		{"a code of private use", "GW724", func(p *parts) { p.unicode(`<0001> <....>`, "<0001> <E000>") }},
		{"a code of nothing", "GW724", func(p *parts) { p.unicode(`<0001> <....>`, "<0001> <FFFE>") }},

		{"ink outside of marks", "GW731", func(p *parts) { p.edit(1, first(`$`, "\n0 0 9 9 re f")) }},
		{"marks in marks", "GW731", func(p *parts) { p.edit(1, first(`BDC`, "BDC /Artifact BMC EMC")) }},
		{"a number twice", "GW732", func(p *parts) { p.edit(0, first(`$`, "\n/P<</MCID 0>>BDC EMC")) }},
		{"a mark without an element", "GW733", func(p *parts) { p.edit(0, first(`$`, "\n/P<</MCID 99>>BDC EMC")) }},
		{"a mark of two elements", "GW733", func(p *parts) { p.change(p.find(`/S/P/.*/K\[1`, 0), `/K\[`, "/K[0 ") }},
		{"another element in the parent tree", "GW733", func(p *parts) {
			p.change(p.find(`/Type/StructTreeRoot`, 0), `/Nums\[0\[\d+`, fmt.Sprintf("/Nums[0[%d", p.find(`/S/Document`, 0)))
		}},
		{"the array of another page", "GW733", func(p *parts) { p.change(p.find(`/Type/Page/`, 0), `/StructParents 0`, "/StructParents 1") }},
		{"a mark that is not there", "GW734", func(p *parts) { p.change(p.find(`/S/P/.*/K\[`, 0), `/K\[`, "/K[98 ") }},
		{"no Document", "GW735", func(p *parts) { p.change(p.find(`/S/Document`, 0), `/S/Document`, "/S/Sect") }},

		{"a table without heads", "GW736", func(p *parts) { p.everywhere(`/S/TH/`, "/S/TD/") }},
		{"a head of nothing", "GW736", func(p *parts) { p.change(p.find(`/Scope/Column`, 0), `/Scope/Column`, "") }},
		{"a ragged row", "GW736", func(p *parts) { p.change(p.find(`/Scope/Column`, 0), `/Scope/Column`, "/Scope/Column/ColSpan 2") }},
		{"a cell outside of rows", "GW736", func(p *parts) { p.change(p.find(`/S/P/`, 1), `/S/P/`, "/S/TD/") }},
		{"a heading skipped", "GW737", func(p *parts) { p.change(p.find(`/S/P/`, 3), `/S/P/`, "/S/H3/") }},
		{"no first heading", "GW737", func(p *parts) { p.change(p.find(`/S/H1`, 0), `/S/H1`, "/S/H2") }},
		{"headings of two kinds", "GW737", func(p *parts) { p.change(p.find(`/S/P/`, 3), `/S/P/`, "/S/H/") }},
		{"no language", "GW738", func(p *parts) { p.change(p.catalog(), `/Lang\(zh-CN\)`, "") }},
		{"a language that is none", "GW738", func(p *parts) { p.change(p.catalog(), `/Lang\(zh-CN\)`, "/Lang(-)") }},
		{"a language in Chinese", "GW738", func(p *parts) { p.change(p.catalog(), `/Lang\(zh-CN\)`, "/Lang(中)") }},
		{"the title not shown", "GW738", func(p *parts) { p.change(p.catalog(), `/DisplayDocTitle true`, "/DisplayDocTitle false") }},
		{"not marked", "GW738", func(p *parts) { p.change(p.catalog(), `/Marked true`, "/Marked false") }},
		{"no tree", "GW739", func(p *parts) { p.change(p.catalog(), `/StructTreeRoot \d+ 0 R`, "") }},
		{"a type of nobody", "GW739", func(p *parts) { p.change(p.find(`/S/P/`, 1), `/S/P/`, "/S/Absatz/") }},
		{"a note without a number", "GW739", func(p *parts) { p.change(p.find(`/S/P/`, 1), `/S/P/`, "/S/Note/") }},
		{"a child of another", "GW739", func(p *parts) { p.change(p.find(`/S/H1`, 0), `/P \d+ 0 R`, "/P 1 0 R") }},
		{"an element twice", "GW739", func(p *parts) { p.change(p.find(`/S/Document`, 0), `/K\[(\d+ 0 R)`, "/K["+p.kid()+" "+p.kid()) }},
		{"a link that says nothing", "GW740", func(p *parts) { p.change(p.find(`/Subtype/Link`, 0), `/Contents<[^>]*>`, "") }},
		{"a link that is not printed", "GW742", func(p *parts) { p.change(p.find(`/Subtype/Link`, 0), `/F 4`, "/F 0") }},
		{"a link of no element", "GW740", func(p *parts) { p.change(p.find(`/Subtype/Link`, 0), `/StructParent \d+`, "/StructParent 0") }},
		{"links out of order", "GW740", func(p *parts) { p.change(p.find(`/Annots`, 0), `/Tabs/S`, "/Tabs/R") }},

		{"a bookmark without a title", "GW741", func(p *parts) { p.change(p.find(`/Title<FEFF`, 1), `/Title<[^>]*>`, "/Title()") }},

		{"a script", "GW751", func(p *parts) {
			p.change(p.catalog(), `/Lang`, "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Lang")
		}},
		{"a script nothing leads to", "GW751", func(p *parts) { p.add("<</Type/Action/S/Launch/F(a.exe)>>") }},
		{"an action on opening", "GW751", func(p *parts) {
			p.change(p.find(`/Type/Page/`, 0), `/Type/Page/`, "/Type/Page/AA<</O<</S/Named/N/Print>>>>/")
		}},
		{"data in another file", "GW752", func(p *parts) { p.set(p.content(3), "/F(x.bin)", p.data(p.content(3))) }},
		{"transparency", "GW709 GW753", func(p *parts) { p.add("<</Type/ExtGState/ca .5>>") }},
		{"a file that part 2 does not allow", "GW754", func(p *parts) {
			p.change(p.catalog(), `/Lang`, fmt.Sprintf("/Names<</EmbeddedFiles<</Names[(a)%d 0 R]>>>>/Lang",
				p.add(fmt.Sprintf("<</Type/Filespec/F(a.txt)/UF(a.txt)/AFRelationship/Data/EF<</F %d 0 R>>>>", p.stream("", []byte("text"))))))
		}},
		{"a file of no relation in part 3", "GW754", func(p *parts) {
			p.change(p.metadata(), `<pdfaid:part>2`, "<pdfaid:part>3")
			p.add(fmt.Sprintf("<</Type/Filespec/F(a.txt)/EF<</F %d 0 R>>>>", p.stream("", []byte("text"))))
		}},
	} {
		t.Run(c.what, func(t *testing.T) {
			p := takeApart(t)
			c.fault(p)
			r := verify.File("a.pdf", p.join())
			if got := codes(r); got != c.codes {
				t.Errorf("found %q, want %q", got, c.codes)
				tell(t, r)
			}
			checkReport(t, r)
		})
	}
}

// TestFaultsOfBytes are those that are no matter of objects.
func TestFaultsOfBytes(t *testing.T) {
	whole := takeApart(t).join()
	spare := takeApart(t)
	spare.add("<</Type/Nothing>>")
	for _, c := range []struct {
		what  string
		codes string
		data  []byte
	}{
		{"nothing", "GW701", nil},
		{"a text", "GW701", []byte("通知\n")},
		{"half a download", "GW702", whole[:len(whole)/2]},
		{"no end", "GW706", whole[:len(whole)-len("%%EOF\n")]},
		{"something behind the end", "GW706", append(bytes.Clone(whole), "<!-- scanned -->"...)},
		{"something before the begin", "GW706", append([]byte("\r\n"), whole...)},
		{"sent as text", "GW702", bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n"))},
		{"an update", "GW705 GW707", update(whole)},
		{"startxref without a number", "GW702", regexp.MustCompile(`startxref\n\d+`).ReplaceAll(whole, []byte("startxref\n"))},
		{"a wrong startxref", "GW702", regexp.MustCompile(`startxref\n\d+`).ReplaceAll(whole, []byte("startxref\n17"))},
		{"a wrong entry", "GW703", regexp.MustCompile(`\d{9}(\d) 00000 n \ntrailer`).ReplaceAll(spare.join(), []byte("00000000${1}7 00000 n \ntrailer"))},
	} {
		t.Run(c.what, func(t *testing.T) {
			r := verify.File("a.pdf", c.data)
			if got := codes(r); got != c.codes {
				t.Errorf("found %q, want %q", got, c.codes)
				tell(t, r)
			}
			checkReport(t, r)
		})
	}
}

// update appends an object as an incremental update does (7.5.6).
func update(file []byte) []byte {
	m := regexp.MustCompile(`trailer\n<</Size \d+(.*)>>\nstartxref\n(\d+)`).FindSubmatch(file)
	at := len(file)
	file = append(bytes.Clone(file), "900 0 obj\n<</Type/Nothing>>\nendobj\n"...)
	start := len(file)
	return fmt.Appendf(file, "xref\n900 1\n%010d 00000 n \ntrailer\n<</Size 901%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", at, m[1], m[2], start)
}

// checkReport holds what is true of every report.
func checkReport(t *testing.T, r *verify.Report) {
	t.Helper()
	switch v := r.Verdict(); {
	case len(r.Findings) == 0 && v != verify.Fit && v != verify.Clear:
		t.Errorf("%v without a finding", v)
	case v == verify.Fit && !r.Whole:
		t.Error("fit, and not ours")
	case r.Findings.HasErrors() != (v == verify.Unfit):
		t.Errorf("%v with %d findings", v, len(r.Findings))
	}
	for _, f := range r.Findings {
		if f.Source == nil || f.Source.Name != r.Name {
			t.Errorf("%s is not at the file", f.Rule.Code)
		}
		if strings.ContainsAny(f.Message, "\n\x00") || f.Message == "" {
			t.Errorf("%s: message %q", f.Rule.Code, f.Message)
		}
	}
}

// first replaces the first match.
func first(pattern, by string) func(string) string {
	re := regexp.MustCompile(pattern)
	return func(s string) string {
		m := re.FindStringIndex(s)
		if m == nil {
			return s
		}
		return s[:m[0]] + by + s[m[1]:]
	}
}

func blank(n int) string { return strings.Repeat(" ", n) }

func (p *parts) metadata() int { return p.find(`/Type/Metadata`, 0) }
func (p *parts) info() int     { return p.find(`/Producer`, 0) }

// stream adds a stream object.
func (p *parts) stream(entries string, data []byte) int {
	k := p.add("")
	p.set(k, entries, data)
	return k
}

// rename replaces a word of the metadata everywhere, by one as long.
func (p *parts) rename(old, by string) {
	k := p.metadata()
	p.objects[k] = bytes.ReplaceAll(p.objects[k], []byte(old), []byte(by))
}

// unicode changes the first ToUnicode.
func (p *parts) unicode(pattern, by string) {
	m := regexp.MustCompile(`/ToUnicode (\d+)`).FindSubmatch(p.objects[p.find(`/Type0`, 0)])
	var k int
	fmt.Sscan(string(m[1]), &k)
	p.set(k, "", []byte(first(pattern, by)(string(p.data(k)))))
}

// kid is a reference to the first child of the Document element.
func (p *parts) kid() string {
	return string(regexp.MustCompile(`/K\[(\d+ 0 R)`).FindSubmatch(p.objects[p.find(`/S/Document`, 0)])[1])
}
