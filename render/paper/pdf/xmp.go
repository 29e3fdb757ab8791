package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// property is a line of the document information dictionary (14.3.3) and what
// stands for it in XMP. One table makes both, so that they agree.
type property struct {
	key   string // of the dictionary
	open  string // XMP in front of the value, and behind it
	close string
	value string
}

func (d *document) properties() []property {
	const plain, seq = "<rdf:Alt><rdf:li xml:lang=\"x-default\">", "<rdf:Seq><rdf:li>"
	info := d.frame.Info
	all := []property{
		{"Title", "dc:title>" + plain, "</rdf:li></rdf:Alt></dc:title", info.Title},
		{"Author", "dc:creator>" + seq, "</rdf:li></rdf:Seq></dc:creator", info.Author},
		{"Subject", "dc:description>" + plain, "</rdf:li></rdf:Alt></dc:description", info.Subject},
		{"Creator", "xmp:CreatorTool>", "</xmp:CreatorTool", Producer},
		{"Producer", "pdf:Producer>", "</pdf:Producer", Producer},
	}
	out := all[:0]
	for _, p := range all {
		if p.value = characters(p.value); p.value != "" {
			out = append(out, p)
		}
	}
	return out
}

// characters leaves out what XML 1.0 cannot say.
func characters(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

// checkDate lets 2023-08-14 pass, and a draft's missing date.
func checkDate(date string) (string, error) {
	if date == "" {
		return "", nil
	}
	ok := len(date) == len("2023-08-14")
	for i := 0; ok && i < len(date); i++ {
		if i == 4 || i == 7 {
			ok = date[i] == '-'
		} else {
			ok = date[i] >= '0' && date[i] <= '9'
		}
	}
	if !ok {
		return "", fmt.Errorf("pdf: %q is no date", date)
	}
	return date, nil
}

// The stamps are the start of the 成文日期 in China: the writer knows no clock.
const (
	infoTime = "000000+08'00'"
	xmpTime  = "T00:00:00+08:00"
)

// appendInfo writes the document information dictionary.
func (d *document) appendInfo(b []byte, _ int) []byte {
	b = append(b, "<<"...)
	for _, p := range d.properties() {
		b = append(b, '/')
		b = append(b, p.key...)
		b = appendText(b, p.value)
	}
	if d.date != "" {
		b = append(b, "/CreationDate"+d.stamp()+"/ModDate"+d.stamp()...)
	}
	return append(b, ">>"...)
}

// stamp is the document's date (7.9.4).
func (d *document) stamp() string {
	return "(D:" + strings.ReplaceAll(d.date, "-", "") + infoTime + ")"
}

// appendMetadata writes the XMP packet, which ISO 19005-2 wants to be found
// without decoding anything: it is not compressed.
func (d *document) appendMetadata(b []byte, _ *deflater) []byte {
	x := d.xmp()
	b = fmt.Appendf(b, "<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n", len(x))
	b = append(b, x...)
	return append(b, "\nendstream"...)
}

// elementsURI names the metadata elements of GB/T 33480—2016 in XMP; the
// standard itself has no name for them there.
const elementsURI = "urn:gongwen:gbt33480-2016#"

// xmp is the metadata stream's content (14.3.2; ISO 19005-2, 6.6).
func (d *document) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"" +
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n")
	if !d.frame.Draft {
		part, conformance := d.opt.Archive.claim()
		b.WriteString("<pdfaid:part>" + part + "</pdfaid:part>\n<pdfaid:conformance>" + conformance + "</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n")
	}
	b.WriteString("<dc:format>application/pdf</dc:format>\n<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n")
	for _, p := range d.properties() {
		b.WriteString("<" + p.open)
		writeEscaped(&b, p.value)
		b.WriteString(p.close + ">\n")
	}
	if d.date != "" {
		for _, name := range []string{"CreateDate", "ModifyDate", "MetadataDate"} {
			b.WriteString("<xmp:" + name + ">" + d.date + xmpTime + "</xmp:" + name + ">\n")
		}
	}
	b.WriteString("</rdf:Description>\n")
	described := []schema{
		{"GB/T 33480—2016 党政机关电子公文元数据规范", elementsURI, "gw", "external", "Text", groupElements(d.frame.Info.Elements)},
		{"gongwen build", buildURI, "gwbuild", "internal", "Text", d.opt.Build.elements()},
	}
	described = slices.DeleteFunc(described, func(s schema) bool { return len(s.elements) == 0 })
	for _, s := range described {
		s.write(&b)
	}
	d.writeSchemas(&b, described)
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

func writeEscaped(b *strings.Builder, s string) {
	for _, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		default:
			b.WriteRune(r)
		}
	}
}
