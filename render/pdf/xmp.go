package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/frame"
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
		{"Keywords", "pdf:Keywords>", "</pdf:Keywords", info.Keywords},
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
		stamp := "(D:" + strings.ReplaceAll(d.date, "-", "") + infoTime + ")"
		b = append(b, "/CreationDate"+stamp+"/ModDate"+stamp...)
	}
	return append(b, ">>"...)
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
		b.WriteString("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n")
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
	elements := groupElements(d.frame.Info.Elements)
	writeElements(&b, elements)
	d.writeSchemas(&b, elements)
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

// element is a metadata element with all of its values.
type element struct {
	name, title string // as an XML name, and as the standard has it
	values      []string
}

// groupElements joins the values of equal names, at the place of the first.
func groupElements(pairs []frame.Pair) []element {
	var out []element
next:
	for _, p := range pairs {
		value := characters(p.Value)
		if value == "" {
			continue
		}
		name := xmlName(p.Name)
		for i := range out {
			if out[i].name == name {
				out[i].values = append(out[i].values, value)
				continue next
			}
		}
		out = append(out, element{name, characters(p.Name), []string{value}})
	}
	return out
}

// xmlName makes a name of XML 1.0 without a colon.
func xmlName(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || r == '_' || i > 0 && (unicode.IsDigit(r) || r == '-' || r == '.'):
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	if b.Len() == 0 {
		return "_"
	}
	return b.String()
}

func writeElements(b *strings.Builder, elements []element) {
	if len(elements) == 0 {
		return
	}
	b.WriteString("<rdf:Description rdf:about=\"\" xmlns:gw=\"" + elementsURI + "\">\n")
	for _, e := range elements {
		b.WriteString("<gw:" + e.name + ">")
		if len(e.values) == 1 {
			writeEscaped(b, e.values[0])
		} else {
			b.WriteString("<rdf:Seq>")
			for _, v := range e.values {
				b.WriteString("<rdf:li>")
				writeEscaped(b, v)
				b.WriteString("</rdf:li>")
			}
			b.WriteString("</rdf:Seq>")
		}
		b.WriteString("</gw:" + e.name + ">\n")
	}
	b.WriteString("</rdf:Description>\n")
}

// writeSchemas describes the properties that XMP itself does not know, without
// which ISO 19005-2, 6.6.2.3 allows none of them.
func (d *document) writeSchemas(b *strings.Builder, elements []element) {
	if d.frame.Draft && len(elements) == 0 {
		return
	}
	b.WriteString("<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"" +
		" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n" +
		"<pdfaExtension:schemas><rdf:Bag>\n")
	if !d.frame.Draft {
		writeSchemaHead(b, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid")
		writeSchemaProperty(b, "part", "Integer", "internal", "Part of ISO 14289 that the file conforms to")
		b.WriteString("</rdf:Seq></pdfaSchema:property></rdf:li>\n")
	}
	if len(elements) > 0 {
		writeSchemaHead(b, "GB/T 33480—2016 党政机关电子公文元数据规范", elementsURI, "gw")
		for _, e := range elements {
			kind := "Text"
			if len(e.values) > 1 {
				kind = "seq Text"
			}
			writeSchemaProperty(b, e.name, kind, "external", e.title)
		}
		b.WriteString("</rdf:Seq></pdfaSchema:property></rdf:li>\n")
	}
	b.WriteString("</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n")
}

func writeSchemaHead(b *strings.Builder, title, uri, prefix string) {
	b.WriteString("<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>" + title + "</pdfaSchema:schema><pdfaSchema:namespaceURI>" + uri +
		"</pdfaSchema:namespaceURI><pdfaSchema:prefix>" + prefix + "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n")
}

func writeSchemaProperty(b *strings.Builder, name, kind, category, description string) {
	b.WriteString("<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + name + "</pdfaProperty:name><pdfaProperty:valueType>" + kind +
		"</pdfaProperty:valueType><pdfaProperty:category>" + category + "</pdfaProperty:category><pdfaProperty:description>")
	writeEscaped(b, description)
	b.WriteString("</pdfaProperty:description></rdf:li>\n")
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
