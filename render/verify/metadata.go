package verify

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// The namespaces of XMP that are read.
const (
	nsDC    = "http://purl.org/dc/elements/1.1/"
	nsXMP   = "http://ns.adobe.com/xap/1.0/"
	nsPDF   = "http://ns.adobe.com/pdf/1.3/"
	nsPDFA  = "http://www.aiim.org/pdfa/ns/id/"
	nsPDFUA = "http://www.aiim.org/pdfua/ns/id/"
	nsBuild = "urn:gongwen:build#"
	nsRDF   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

// properties are those of an XMP packet with their values: one, or the items of
// a list.
type properties map[xml.Name][]string

// first is the value of a property or, of several, the first: that of the
// default language.
func (p properties) first(space, local string) string {
	values := p[xml.Name{Space: space, Local: local}]
	if len(values) == 0 {
		return ""
	}
	return strings.TrimSpace(values[0])
}

// maxMetadata is the size of an XMP packet that is still read.
const maxMetadata = 4 << 20

// metadata reads the XMP packet and compares it with the document information
// dictionary (14.3).
func (c *check) metadata() {
	info := c.Dict(c.Trailer["Info"])
	made, _ := c.Resolve(info["Producer"]).(pdfread.Text)
	c.report.Producer = rules.Printable(pdfread.TextString(made))
	xmp, ok := c.readXMP()
	if v := xmp.first(nsPDF, "Producer"); v != "" {
		c.report.Producer = rules.Printable(v)
	}
	c.ours = pdfread.TextString(made) == producer || c.report.Producer == producer
	c.report.Build = Build{
		Version: rules.Printable(xmp.first(nsBuild, "version")), Template: rules.Printable(xmp.first(nsBuild, "template")), Fonts: rules.Printable(xmp.first(nsBuild, "fonts")),
	}
	if !ok {
		return
	}
	c.claim(xmp)
	c.compareInfo(info, xmp)
	if c.report.Claim.UA > 0 && xmp.first(nsDC, "title") == "" {
		c.note(rules.Metadata, "元数据里没有标题（dc:title）")
	}
}

// readXMP finds the packet; ok is false when it was noted that there is none.
func (c *check) readXMP() (_ properties, ok bool) {
	s := c.Stream(c.catalog["Metadata"])
	if s == nil {
		c.note(rules.Metadata, "文件没有元数据（XMP）")
		return nil, false
	}
	if s.Dict["Filter"] != nil {
		c.note(rules.Metadata, "元数据（XMP）是压缩的，不解压就读不到")
	}
	data, ok := c.Contents(s, "元数据（XMP）")
	if !ok {
		return nil, false
	}
	if len(data) > maxMetadata {
		c.note(rules.Undecided, "元数据（XMP）有 %d 字节，没有读", len(data))
		return nil, false
	}
	if !utf8.Valid(data) {
		c.note(rules.Metadata, "元数据（XMP）不是 UTF-8")
		return nil, false
	}
	if !bytes.Contains(data, []byte("<?xpacket begin=")) || !bytes.Contains(data, []byte("<?xpacket end=")) {
		c.note(rules.Metadata, "元数据（XMP）没有 xpacket 首尾标记")
	}
	p, err := parseXMP(data)
	if err != nil {
		c.note(rules.Metadata, "元数据（XMP）读不懂，多半被截断或改坏了")
		return nil, false
	}
	return p, true
}

// parseXMP reads the properties right below the descriptions, written as
// elements or as attributes.
func parseXMP(data []byte) (properties, error) {
	p := properties{}
	d := xml.NewDecoder(bytes.NewReader(data))
	li := xml.Name{Space: nsRDF, Local: "li"}
	const (
		description = iota + 1 // depth of what is open: the description,
		property               // a property in it,
	)
	depth := 0 // 0 outside of descriptions
	var at xml.Name
	var value strings.Builder
	items, isDefault := 0, false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return p, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch {
			case depth == 0 && token.Name == xml.Name{Space: nsRDF, Local: "Description"}:
				depth = description
				for _, a := range token.Attr {
					p[a.Name] = append(p[a.Name], a.Value)
				}
			case depth > 0:
				if depth++; depth == property {
					at, items = token.Name, 0
					value.Reset()
				}
				if token.Name == li {
					items++
					isDefault = slices.ContainsFunc(token.Attr, func(a xml.Attr) bool { return a.Name.Local == "lang" && a.Value == "x-default" })
					value.Reset()
				}
			}
		case xml.EndElement:
			if depth == 0 {
				break
			}
			switch {
			case token.Name == li && depth == property+2 && isDefault:
				p[at] = slices.Insert(p[at], 0, value.String())
			case token.Name == li && depth == property+2 || depth == property && items == 0:
				p[at] = append(p[at], value.String())
			}
			depth--
		case xml.CharData:
			if depth >= property {
				value.Write(token)
			}
		}
	}
}

// claim reads what level the file says it has.
func (c *check) claim(xmp properties) {
	k := &c.report.Claim
	k.Part, _ = strconv.Atoi(xmp.first(nsPDFA, "part"))
	k.Level = xmp.first(nsPDFA, "conformance")
	k.UA, _ = strconv.Atoi(xmp.first(nsPDFUA, "part"))
	known := k.Part >= 1 && k.Part <= 3 && slices.Contains([]string{"A", "B", "U"}, k.Level) && (k.Part > 1 || k.Level != "U") || k.Part == 4
	switch {
	case xmp.first(nsPDFA, "part") == "":
		c.note(rules.Claim, "文件没有声明存档级别（PDF/A）")
	case !known:
		c.note(rules.Claim, "没有 PDF/A-%.10s%.10s 这一级别", xmp.first(nsPDFA, "part"), strings.ToLower(k.Level))
	}
}

// compareInfo compares the document information dictionary with XMP, property
// by property (ISO 19005-1, 6.7.3). Later parts let XMP do without one.
func (c *check) compareInfo(info pdfread.Dict, xmp properties) {
	for _, p := range []struct {
		key          pdfread.Name
		space, local string
		title        string
		date         bool
	}{
		{"Title", nsDC, "title", "标题", false},
		{"Author", nsDC, "creator", "作者", false},
		{"Subject", nsDC, "description", "主题", false},
		{"Keywords", nsPDF, "Keywords", "关键词", false},
		{"Creator", nsXMP, "CreatorTool", "创建程序", false},
		{"Producer", nsPDF, "Producer", "制作程序", false},
		{"CreationDate", nsXMP, "CreateDate", "创建时间", true},
		{"ModDate", nsXMP, "ModifyDate", "修改时间", true},
	} {
		value, inInfo := c.Resolve(info[p.key]).(pdfread.Text)
		values, inXMP := xmp[xml.Name{Space: p.space, Local: p.local}]
		here, there := pdfread.TextString(value), strings.Join(values, "; ")
		if p.key == "Title" || p.key == "Subject" {
			there = xmp.first(p.space, p.local) // the others are translations
		}
		switch {
		case !inInfo && !inXMP:
		case inInfo && inXMP && (p.date && sameInstant(here, there) || !p.date && strings.TrimSpace(here) == strings.TrimSpace(there)):
		case inInfo && inXMP:
			c.note(rules.Info, "%s：属性里是“%s”，元数据里是“%s”", p.title, short(here), short(there))
		case inInfo && here != "" && (c.report.Claim.Part == 1 || c.ours):
			c.note(rules.Info, "%s：属性里是“%s”，元数据里没有", p.title, short(here))
		case inXMP && c.ours:
			c.note(rules.Info, "%s：属性里没有，元数据里是“%s”", p.title, short(there))
		}
	}
}

// short is the beginning of a long value.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}

// sameInstant compares a date of PDF (7.9.4) with one of XMP.
func sameInstant(info, xmp string) bool {
	a, ok1 := pdfDate(info)
	b, ok2 := xmpDate(xmp)
	return ok1 && ok2 && a.Equal(b)
}

func pdfDate(s string) (time.Time, bool) {
	s = strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(s, "D:"), "'"), "'", "")
	if i := strings.IndexByte(s, 'Z'); i >= 0 {
		s = s[:i] + "+0000"
	}
	digits := strings.IndexAny(s+"+", "+-")
	if digits%2 != 0 || digits < 4 || digits > 14 {
		return time.Time{}, false
	}
	zone := s[digits:]
	if zone == "" {
		zone = "+0000"
	} else if len(zone) == 3 {
		zone += "00"
	}
	const fill = "00000101000000"
	t, err := time.Parse("20060102150405-0700", s[:digits]+fill[digits:]+zone)
	return t, err == nil
}

func xmpDate(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.Truncate(time.Second), true
		}
	}
	return time.Time{}, false
}

// intent checks the output intent and its profile (ISO 19005-2, 6.2.3).
func (c *check) intent() {
	if c.report.Claim.Part == 0 && !c.ours {
		return
	}
	for _, v := range c.List(c.catalog["OutputIntents"]) {
		d := c.Dict(v)
		if c.Name(d["S"]) != "GTS_PDFA1" {
			continue
		}
		s := c.Stream(d["DestOutputProfile"])
		if s == nil {
			c.note(rules.Intent, "输出意图没有颜色配置（ICC）")
			return
		}
		data, ok := c.Contents(s, "颜色配置（ICC）")
		if !ok {
			return
		}
		components := map[string]int{"GRAY": 1, "RGB ": 3, "CMYK": 4}
		if len(data) < 128 || string(data[36:40]) != "acsp" || components[string(data[16:20])] == 0 || components[string(data[16:20])] != c.Int(s.Dict["N"], -1) {
			c.note(rules.Intent, "输出意图的颜色配置（ICC）坏了")
		}
		return
	}
	c.note(rules.Intent, "文件没有输出意图（OutputIntents）")
}
