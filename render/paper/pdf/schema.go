package pdf

import (
	"slices"
	"strings"
	"unicode"

	"gongwen/render/paper/frame"
)

// schema is a set of properties that XMP itself does not know.
type schema struct {
	title, uri, prefix string
	category           string // who gives the values: internal is the program, external a person
	valueType          string // of each value
	elements           []element
}

// element is a property with all of its values.
type element struct {
	name, title string // as an XML name, and in words
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

func (s *schema) write(b *strings.Builder) {
	b.WriteString("<rdf:Description rdf:about=\"\" xmlns:" + s.prefix + "=\"" + s.uri + "\">\n")
	for _, e := range s.elements {
		b.WriteString("<" + s.prefix + ":" + e.name + ">")
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
		b.WriteString("</" + s.prefix + ":" + e.name + ">\n")
	}
	b.WriteString("</rdf:Description>\n")
}

// writeSchemas describes the properties that XMP itself does not know, without
// which ISO 19005-2, 6.6.2.3 allows none of them.
func (d *document) writeSchemas(b *strings.Builder, described []schema) {
	if !d.frame.Draft {
		part := []element{{"part", "Part of ISO 14289 that the file conforms to", []string{"1"}}}
		described = slices.Insert(described, 0, schema{"PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "internal", "Integer", part})
	}
	if len(described) == 0 {
		return
	}
	b.WriteString("<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"" +
		" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n" +
		"<pdfaExtension:schemas><rdf:Bag>\n")
	for _, s := range described {
		s.describe(b)
	}
	b.WriteString("</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n")
}

func (s *schema) describe(b *strings.Builder) {
	b.WriteString("<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>" + s.title + "</pdfaSchema:schema><pdfaSchema:namespaceURI>" + s.uri +
		"</pdfaSchema:namespaceURI><pdfaSchema:prefix>" + s.prefix + "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n")
	for _, e := range s.elements {
		kind := s.valueType
		if len(e.values) > 1 {
			kind = "seq " + kind
		}
		b.WriteString("<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + e.name + "</pdfaProperty:name><pdfaProperty:valueType>" + kind +
			"</pdfaProperty:valueType><pdfaProperty:category>" + s.category + "</pdfaProperty:category><pdfaProperty:description>")
		writeEscaped(b, e.title)
		b.WriteString("</pdfaProperty:description></rdf:li>\n")
	}
	b.WriteString("</rdf:Seq></pdfaSchema:property></rdf:li>\n")
}
