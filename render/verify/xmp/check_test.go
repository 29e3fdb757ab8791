package xmp

import (
	"fmt"
	"strings"
	"testing"
)

// packet is a packet with these properties.
func packet(t *testing.T, properties string) *Packet {
	t.Helper()
	p, err := Read([]byte(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:id="http://www.aiim.org/pdfa/ns/id/" xmlns:my="urn:my#" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:ext="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:pdfaType="http://www.aiim.org/pdfa/ns/type#" xmlns:pdfaField="http://www.aiim.org/pdfa/ns/field#">
` + properties + `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// described is an extension schema in which one thing is put for another.
func described(old, by string) string {
	s := `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>My</pdfaSchema:schema><pdfaSchema:namespaceURI>urn:my#</pdfaSchema:namespaceURI><pdfaSchema:prefix>my</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>a</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>d</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>b</pdfaProperty:name><pdfaProperty:valueType>Pair</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>d</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaType:type>Pair</pdfaType:type><pdfaType:namespaceURI>urn:my#</pdfaType:namespaceURI><pdfaType:prefix>my</pdfaType:prefix><pdfaType:description>d</pdfaType:description>
<pdfaType:field><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaField:name>x</pdfaField:name><pdfaField:valueType>Real</pdfaField:valueType><pdfaField:description>d</pdfaField:description></rdf:li></rdf:Seq></pdfaType:field></rdf:li></rdf:Seq></pdfaSchema:valueType>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`
	if old != "" && !strings.Contains(s, old) {
		panic(old)
	}
	return strings.Replace(s, old, by, 1)
}

func TestCheck(t *testing.T) {
	for _, c := range []struct{ what, properties, clauses string }{
		{"nothing", "", ""},
		{"a title", `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">a</rdf:li></rdf:Alt></dc:title>`, ""},
		{"a title that is a text", `<dc:title>a</dc:title>`, "6.6.2.3.1"},
		{"a title without a language", `<dc:title><rdf:Alt><rdf:li>a</rdf:li></rdf:Alt></dc:title>`, "6.6.2.3.1"},
		{"a creator in a bag", `<dc:creator><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:creator>`, "6.6.2.3.1"},
		{"a date", `<xmp:CreateDate>2023-08-14T00:00:00+08:00</xmp:CreateDate>`, ""},
		{"a date of a month", `<xmp:CreateDate>2023-08</xmp:CreateDate>`, ""},
		{"a date without seconds", `<xmp:CreateDate>2023-08-14T10:00Z</xmp:CreateDate>`, ""},
		{"a date of nobody", `<xmp:CreateDate>14.8.2023</xmp:CreateDate>`, "6.6.2.3.1"},
		{"a month too many", `<xmp:CreateDate>2023-13-14</xmp:CreateDate>`, "6.6.2.3.1"},
		{"a Boolean", `<xmpRights:Marked>True</xmpRights:Marked>`, ""},
		{"a Boolean of Java", `<xmpRights:Marked>true</xmpRights:Marked>`, "6.6.2.3.1"},
		{"an integer", `<xmpMM:SaveID>-12</xmpMM:SaveID>`, ""},
		{"an integer with a point", `<xmpMM:SaveID>1.5</xmpMM:SaveID>`, "6.6.2.3.1"},
		{"a format", `<dc:format>application/pdf</dc:format>`, ""},
		{"a format without its half", `<dc:format>pdf</dc:format>`, "6.6.2.3.1"},
		{"a structure", `<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:documentID>a</stRef:documentID></xmpMM:DerivedFrom>`, ""},
		{"a structure by attributes", `<xmpMM:DerivedFrom stRef:documentID="a"/>`, ""},
		{"a field of nobody", `<xmpMM:DerivedFrom stRef:nobody="a"/>`, "6.6.2.3.1"},
		{"one of a choice", `<tiff:Orientation>8</tiff:Orientation>`, ""},
		{"none of a choice", `<tiff:Orientation>9</tiff:Orientation>`, "6.6.2.3.1"},
		{"a coordinate", `<exif:GPSLatitude>39,54.5N</exif:GPSLatitude>`, ""},
		{"a coordinate of nobody", `<exif:GPSLatitude>39.5</exif:GPSLatitude>`, "6.6.2.3.1"},
		{"a property of nobody", `<dc:nobody>a</dc:nobody>`, "6.6.2.3.1"},
		{"a schema of nobody", `<my:a>1</my:a>`, "6.6.2.3.1"},
		{"another prefix", `<id:part>2</id:part>`, "6.6.4"},
		{"a schema that is described", described("", "") + `<my:a>1</my:a><my:b rdf:parseType="Resource"><my:x>1.5</my:x></my:b>`, ""},
		{"of another type", described("", "") + `<my:a>one</my:a>`, "6.6.2.3.1"},
		{"a field of another type", described("", "") + `<my:b rdf:parseType="Resource"><my:x>one</my:x></my:b>`, "6.6.2.3.1"},
		{"another prefix of the extension", strings.NewReplacer("<pdfaExtension:", "<ext:", "</pdfaExtension:", "</ext:").Replace(described("", "")), "6.6.2.3.3"},
		{"no bag", strings.NewReplacer("rdf:Bag", "rdf:Seq").Replace(described("", "")), "6.6.2.3.3"},
		{"no description", described("<pdfaProperty:description>d</pdfaProperty:description>", ""), "6.6.2.3.3"},
		{"no category", described("<pdfaProperty:category>internal</pdfaProperty:category>", ""), "6.6.2.3.3"},
		{"a category of nobody", described("internal", "secret"), "6.6.2.3.3"},
		{"a type of nobody", described("<pdfaProperty:valueType>Integer", "<pdfaProperty:valueType>Nobody"), "6.6.2.3.3"},
		{"a field's type of nobody", described("<pdfaField:valueType>Real", "<pdfaField:valueType>Nobody"), "6.6.2.3.3"},
		{"no name of the type", described("<pdfaType:type>Pair</pdfaType:type>", ""), "6.6.2.3.3 6.6.2.3.3"},
		{"no prefix", described("<pdfaSchema:prefix>my</pdfaSchema:prefix>", ""), "6.6.2.3.3"},
		{"a namespace with blanks", described("<pdfaSchema:namespaceURI>urn:my#", "<pdfaSchema:namespaceURI>my own"), "6.6.2.3.3"},
		{"an entry of nobody", described("<pdfaSchema:prefix>", "<pdfaSchema:nobody>a</pdfaSchema:nobody><pdfaSchema:prefix>"), "6.6.2.3.2"},
		{"a choice", described("<pdfaProperty:valueType>Integer", "<pdfaProperty:valueType>Closed Choice of Integer") + `<my:a>1</my:a>`, ""},
		{"a bag of texts", described("<pdfaProperty:valueType>Integer", "<pdfaProperty:valueType>bag Text") + `<my:a><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></my:a>`, ""},
	} {
		p := packet(t, c.properties)
		var got []string
		for _, f := range p.Check(p) {
			got = append(got, f.Clause)
		}
		if strings.Join(got, " ") != c.clauses {
			t.Errorf("%s: %v, want %q", c.what, p.Check(p), c.clauses)
		}
	}
}

// TestOthers: what the file's own packet describes holds for the packets of its
// pages and images too.
func TestOthers(t *testing.T) {
	main, other := packet(t, described("", "")), packet(t, `<my:a>1</my:a>`)
	if f := other.Check(main); len(f) > 0 {
		t.Error(f)
	}
	if f := other.Check(nil); len(f) != 1 {
		t.Error(f)
	}
}

// TestRead: what is no packet is an error, whatever it is.
func TestRead(t *testing.T) {
	const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="urn:a">%s</rdf:RDF>`
	for what, text := range map[string]string{
		"nothing":            "",
		"a text":             "a",
		"no RDF":             "<a/>",
		"half":               "<rdf:RDF",
		"an open element":    fmt.Sprintf(rdf, "<rdf:Description>"),
		"an unknown prefix":  fmt.Sprintf(rdf, `<rdf:Description><b:c/></rdf:Description>`),
		"a DTD":              `<!DOCTYPE a [<!ENTITY b "c">]>` + fmt.Sprintf(rdf, ""),
		"an attribute twice": fmt.Sprintf(rdf, `<rdf:Description a:b="1" a:b="2"/>`),
		"two values":         fmt.Sprintf(rdf, `<rdf:Description><a:b><rdf:Bag/><rdf:Seq/></a:b></rdf:Description>`),
		"words between":      fmt.Sprintf(rdf, `<rdf:Description>x<a:b/></rdf:Description>`),
		"deep":               fmt.Sprintf(rdf, strings.Repeat("<rdf:Description>", 200)),
		"a literal":          fmt.Sprintf(rdf, `<rdf:Description><a:b rdf:parseType="Literal"/></rdf:Description>`),
		"elements":           fmt.Sprintf(rdf, strings.Repeat("<rdf:Description/>", 70_000)),
	} {
		if p, err := Read([]byte(text)); err == nil {
			t.Errorf("%s is read: %v", what, p)
		}
	}
	p, err := Read([]byte(`<?xpacket begin="" bytes="9" encoding="x"?>` + fmt.Sprintf(rdf, "") + `<?xpacket end="w"?>`))
	if err != nil || len(p.Check(p)) != 2 || !p.Wrapped {
		t.Error(p, err)
	}
}
