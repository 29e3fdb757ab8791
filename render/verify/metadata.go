package verify

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
	"gongwen/render/verify/xmp"
)

// The namespaces of XMP that are read.
const (
	nsDC    = "http://purl.org/dc/elements/1.1/"
	nsXMP   = "http://ns.adobe.com/xap/1.0/"
	nsPDF   = "http://ns.adobe.com/pdf/1.3/"
	nsPDFA  = "http://www.aiim.org/pdfa/ns/id/"
	nsPDFUA = "http://www.aiim.org/pdfua/ns/id/"
	nsBuild = "urn:gongwen:build#"

	nsElements = "urn:gongwen:gbt33480-2016#"
)

// maxMetadata is the size of an XMP packet that is still read.
const maxMetadata = 1 << 20

// metadata reads the XMP packet, from it what the file claims, and compares it
// with the document information dictionary (14.3).
func (c *check) metadata() {
	info := c.Dict(c.Trailer["Info"])
	made, _ := c.Resolve(info["Producer"]).(pdfread.Text)
	c.report.Producer = rules.Printable(pdfread.TextString(made))
	s := c.Stream(c.Catalog["Metadata"])
	packet, why := c.readXMP(s, "元数据（XMP）")
	c.packet = packet
	if v := packet.First(nsPDF, "Producer"); v != "" {
		c.report.Producer = rules.Printable(v)
	}
	c.Ours = pdfread.TextString(made) == producer || c.report.Producer == producer
	c.report.Build = Build{
		Version: rules.Printable(packet.First(nsBuild, "version")), Template: rules.Printable(packet.First(nsBuild, "template")), Fonts: rules.Printable(packet.First(nsBuild, "fonts")),
	}
	c.report.Serial = rules.Printable(packet.First(nsElements, "份号"))
	c.Claim = claim(packet)
	c.report.Claim = c.Claim
	c.Claimed()
	if why != "" {
		c.Add(rules.Metadata, "%s", why)
		return
	}
	if packet == nil {
		return // it was noted that it was not read
	}
	c.checkClaim(packet)
	if c.Name(s.Dict["Type"]) != "Metadata" || c.Name(s.Dict["Subtype"]) != "XML" {
		c.Either(rules.Metadata, "6.6.2.1", "7.1", "元数据（XMP）的流没有写明 /Type/Metadata、/Subtype/XML")
	}
	if c.Ours && s.Dict["Filter"] != nil || c.Claim.Part == 1 && s.Dict["Filter"] != nil {
		c.Add(rules.Metadata, "元数据（XMP）是压缩的，不解压就读不到")
	}
	if c.Ours && !packet.Wrapped {
		c.Add(rules.Metadata, "元数据（XMP）没有 xpacket 首尾标记")
	}
	c.compareInfo(info, packet)
	c.checkXMP(packet, "")
	if c.Claim.UA > 0 && packet.First(nsDC, "title") == "" {
		c.Add(rules.Metadata, "元数据里没有标题（dc:title）")
	}
	if c.Accessible() && packet.HasDefaultLanguage() && c.Catalog["Lang"] == nil {
		c.UA(rules.Catalog, "7.2", "文件没有写明语言（Lang），元数据不知是哪种语言")
	}
}

// readXMP reads a packet; why says what is wrong with one that cannot be read.
// Where that was noted before, both are empty.
func (c *check) readXMP(s *pdfread.Stream, what string) (packet *xmp.Packet, why string) {
	if s == nil {
		return nil, "文件没有" + what
	}
	data, ok := c.Contents(s, what)
	switch {
	case !ok:
		return nil, ""
	case len(data) > maxMetadata:
		c.Add(rules.Undecided, "%s有 %d 字节，没有读", what, len(data))
		return nil, ""
	case !utf8.Valid(data):
		return nil, what + "不是 UTF-8"
	}
	packet, err := xmp.Read(data)
	if err != nil {
		return nil, what + "读不懂，多半被截断或改坏了"
	}
	return packet, ""
}

// checkXMP holds a packet against the schemas (ISO 19005-2, 6.6.2.3, 6.6.4).
func (c *check) checkXMP(packet *xmp.Packet, where string) {
	if !c.Archive() && !c.Accessible() {
		return
	}
	for _, f := range packet.Check(c.packet) {
		if rest, ok := strings.CutPrefix(f.Clause, "ISO 14289-1 "); ok {
			c.UA(rules.Schema, rest, "%s%s", where, f.Text)
		} else {
			c.Part(rules.Schema, f.Clause, "%s%s", where, f.Text)
		}
	}
}

// maxPackets is how many packets beside the file's own are read.
const maxPackets = 1 << 10

// otherMetadata reads the packet of a page, an image, a font.
func (c *check) otherMetadata(r pdfread.Ref) {
	if !c.Archive() || c.packets[r.Number] {
		return
	}
	c.packets[r.Number] = true
	if len(c.packets) > maxPackets {
		c.Add(rules.Undecided, "元数据（XMP）超过 %d 份，以后的没有查", maxPackets)
		return
	}
	what := "对象 " + strconv.Itoa(r.Number) + " 的元数据（XMP）"
	s := c.Stream(r)
	if s == nil {
		return
	}
	switch packet, why := c.readXMP(s, what); {
	case why != "":
		c.Part(rules.Metadata, "6.6.2.1", "%s", why)
	case packet != nil:
		c.checkXMP(packet, what+"：")
	}
}

// claim reads what level a packet says the file has.
func claim(packet *xmp.Packet) rules.Conformance {
	var k rules.Conformance
	k.Part, _ = strconv.Atoi(packet.First(nsPDFA, "part"))
	k.Level = packet.First(nsPDFA, "conformance")
	k.UA, _ = strconv.Atoi(packet.First(nsPDFUA, "part"))
	return k
}

// checkClaim looks whether there is such a level. Who claims PDF/UA alone has
// said what the file is to be judged by.
func (c *check) checkClaim(packet *xmp.Packet) {
	k := c.Claim
	known := k.Part >= 1 && k.Part <= 3 && slices.Contains([]string{"A", "B", "U"}, k.Level) && (k.Part > 1 || k.Level != "U") || k.Part == 4
	part := packet.First(nsPDFA, "part")
	switch {
	case part == "" && k.UA == 0:
		c.Add(rules.Claim, "文件没有声明存档级别（PDF/A）")
	case part == "" && k.Level == "":
	case !known:
		c.Add(rules.Claim, "没有 PDF/A-%.10s%.10s 这一级别", part, strings.ToLower(k.Level))
	}
	if k.UA == 2 && !strings.HasPrefix(c.Version, "2.") {
		c.Add(rules.Claim, "PDF/UA-2 是 PDF 2.0 的，文件是 %.10s", c.Version)
	}
	if ua := packet.First(nsPDFUA, "part"); ua != "" && k.UA != 1 && k.UA != 2 {
		c.Add(rules.Claim, "没有 PDF/UA-%.10s 这一级别", ua)
	}
}

// compareInfo compares the document information dictionary with XMP, property
// by property (ISO 19005-1, 6.7.3). Later parts let XMP do without one.
func (c *check) compareInfo(info pdfread.Dict, packet *xmp.Packet) {
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
		values, inXMP := packet.Property(p.space, p.local)
		here, there := pdfread.TextString(value), strings.Join(values, "; ")
		if p.key == "Title" || p.key == "Subject" {
			there = packet.First(p.space, p.local) // the others are translations
		}
		switch {
		case !inInfo && !inXMP:
		case inInfo && inXMP && (p.date && sameInstant(here, there) || !p.date && strings.TrimSpace(here) == strings.TrimSpace(there)):
		case inInfo && inXMP && c.Claim.Part != 1 && !c.Ours: // later parts ask for no agreement
		case inInfo && inXMP:
			c.Add(rules.Info, "%s：属性里是“%s”，元数据里是“%s”", p.title, short(here), short(there))
		case inInfo && here != "" && (c.Claim.Part == 1 || c.Ours):
			c.Add(rules.Info, "%s：属性里是“%s”，元数据里没有", p.title, short(here))
		case inXMP && c.Ours:
			c.Add(rules.Info, "%s：属性里没有，元数据里是“%s”", p.title, short(there))
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
