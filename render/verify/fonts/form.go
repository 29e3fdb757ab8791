package fonts

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/verify/fontread"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// standard14 are the fonts that every reader had (9.6.2.2).
var standard14 = strings.Fields(`Courier Courier-Bold Courier-Oblique Courier-BoldOblique Helvetica Helvetica-Bold Helvetica-Oblique
	Helvetica-BoldOblique Times-Roman Times-Bold Times-Italic Times-BoldItalic Symbol ZapfDingbats`)

// checkForm looks at the dictionaries of a font (ISO 19005-2, 6.2.11.2 to
// 6.2.11.6; ISO 14289-1, 7.21.3 to 7.21.6).
func (s *Set) checkForm(ft *Font) {
	c, d := s.c, ft.Dict
	say := func(clause, format string, args ...any) {
		c.Part(rules.FontForm, clause, "字体 %s "+format, append([]any{ft.Name}, args...)...)
	}
	if c.Name(d["Type"]) != "Font" {
		say("6.2.11.2", "没有写明 /Type/Font")
	}
	if !slices.Contains([]pdfread.Name{"Type0", "Type1", "MMType1", "TrueType", "Type3"}, ft.Kind) {
		say("6.2.11.2", "的类型是 %.20s", string(ft.Kind))
	}
	if ft.Kind != "Type3" && c.Name(d["BaseFont"]) == "" {
		say("6.2.11.2", "没有名字（BaseFont）")
	}
	if !utf8.ValidString(string(c.Name(d["BaseFont"]))) {
		c.Part(rules.Spelling, "6.1.8", "字体 %s 的名字不是 UTF-8", ft.Name)
	}
	if ft.Kind == "Type0" {
		s.checkComposite(ft)
		return
	}
	descriptor := c.Dict(d["FontDescriptor"])
	if ft.Kind != "Type1" || descriptor != nil || !slices.Contains(standard14, string(c.Name(d["BaseFont"]))) {
		first, last := c.Int(d["FirstChar"], -1), c.Int(d["LastChar"], -1)
		switch widths := c.List(d["Widths"]); {
		case first < 0 || last < 0:
			say("6.2.11.2", "没有写明首末代码（FirstChar、LastChar）")
		case len(widths) != last-first+1:
			say("6.2.11.2", "有 %d 个字宽，应有 %d 个", len(widths), last-first+1)
		}
	}
	s.checkFile(ft, descriptor)
	if ft.Kind == "TrueType" {
		s.checkSimple(ft, descriptor)
	}
	if names, ok := c.Resolve(descriptor["CharSet"]).(pdfread.Text); ok && subset(ft.Name) {
		s.checkCharSet(ft, string(names), descriptor)
	}
}

func (s *Set) checkFile(ft *Font, descriptor pdfread.Dict) {
	if x := s.c.Stream(descriptor["FontFile3"]); x != nil {
		if kind := s.c.Name(x.Dict["Subtype"]); !isProgram(kind) {
			s.c.Part(rules.FontForm, "6.2.11.2", "字体 %s 的程序是 %.20s", ft.Name, string(kind))
		}
	}
}

// checkCharSet: a list of the glyphs of a subset is that of its program
// (6.2.11.4.2).
func (s *Set) checkCharSet(ft *Font, names string, descriptor pdfread.Dict) {
	p, _ := s.program(ft, descriptor)
	outlines, ok := p.(*fontread.Outlines)
	if !ok {
		return
	}
	listed := strings.FieldsFunc(names, func(r rune) bool { return r == '/' || r == ' ' || r == '\n' || r == '\r' })
	if outlines.Names == nil {
		return
	}
	for _, pair := range []struct {
		all, within []string
		what        string
	}{{outlines.Names, listed, "CharSet 里没有程序里的"}, {listed, outlines.Names, "程序里没有 CharSet 所说的"}} {
		has := map[string]bool{".notdef": true}
		for _, n := range pair.within {
			has[n] = true
		}
		for _, n := range pair.all {
			if !has[n] {
				s.c.Either(rules.Embedded, "6.2.11.4.2", "7.21.4.2", "字体 %s 的%s字形 %.20s", ft.Name, pair.what, n)
				return
			}
		}
	}
}

// checkSimple looks at the encoding of a simple TrueType font (6.2.11.6).
func (s *Set) checkSimple(ft *Font, descriptor pdfread.Dict) {
	c := s.c
	base, different, symbolic := s.encoding(ft)
	p, _ := s.program(ft, descriptor)
	tt, _ := p.(*fontread.TrueType)
	say := func(format string, args ...any) {
		c.Either(rules.FontForm, "6.2.11.6", "7.21.6", "字体 %s "+format, append([]any{ft.Name}, args...)...)
	}
	if symbolic {
		if ft.Dict["Encoding"] != nil {
			say("是符号字体，不应写编码（Encoding）")
		}
		if tt != nil && tt.Tables != 1 && tt.Cmaps[[2]uint16{3, 0}] == nil {
			say("是符号字体，程序里有 %d 张 cmap，没有一张是符号的", tt.Tables)
		}
		return
	}
	if base != "MacRomanEncoding" && base != "WinAnsiEncoding" {
		say("不是符号字体，编码应是 MacRomanEncoding 或 WinAnsiEncoding")
	} else if len(different) > 0 {
		for _, code := range rules.SortedKeys(different) {
			name := different[code]
			if _, ok := character(name); !ok && meaningless(name) && name != ".notdef" {
				say("的编码里有不在字形名录里的名字 %.20s", name)
				break
			}
		}
		if tt != nil && tt.Cmaps[[2]uint16{3, 1}] == nil {
			say("的编码改了字形名，程序里却没有 Unicode 的 cmap（3,1）")
		}
	}
	if tt == nil {
		return
	}
	if _, has := tt.Cmaps[[2]uint16{3, 0}]; tt.Tables == 0 || has && tt.Tables == 1 {
		say("不是符号字体，程序里没有非符号的 cmap")
	}
}

// predefined are the CMaps of Table 118.
var predefined = strings.Fields(`Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V
	GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V
	CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H
	Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V
	KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V`)

// orderingOf is the character collection of a predefined CMap.
func orderingOf(cmap string) string {
	switch {
	case strings.HasPrefix(cmap, "GB") || strings.HasPrefix(cmap, "UniGB"):
		return "GB1"
	case strings.HasPrefix(cmap, "B5") || strings.HasPrefix(cmap, "HK") || strings.HasPrefix(cmap, "ET") || strings.HasPrefix(cmap, "CNS") || strings.HasPrefix(cmap, "UniCNS"):
		return "CNS1"
	case strings.HasPrefix(cmap, "KSC") || strings.HasPrefix(cmap, "UniKS"):
		return "Korea1"
	}
	return "Japan1"
}

// checkComposite looks at a Type 0 font, its CMap and its descendant (6.2.11.3).
func (s *Set) checkComposite(ft *Font) {
	c := s.c
	descendants := c.List(ft.Dict["DescendantFonts"])
	if len(descendants) == 0 {
		return
	}
	d := c.Dict(descendants[0])
	descriptor := c.Dict(d["FontDescriptor"])
	say := func(clause, format string, args ...any) {
		c.Either(rules.FontForm, "6.2.11."+clause, "7.21."+clause, "字体 %s "+format, append([]any{ft.Name}, args...)...)
	}
	s.checkFile(ft, descriptor)
	kind := c.Name(d["Subtype"])
	if kind != "CIDFontType0" && kind != "CIDFontType2" {
		say("2", "的后代是 %.20s", string(kind))
	}
	if kind == "CIDFontType2" && c.Stream(d["CIDToGIDMap"]) == nil && c.Name(d["CIDToGIDMap"]) != "Identity" && (descriptor["FontFile2"] != nil || descriptor["FontFile3"] != nil) {
		say("3.2", "没有从字符到字形的对照（CIDToGIDMap）")
	}
	info := c.Dict(d["CIDSystemInfo"])
	registry, _ := c.Resolve(info["Registry"]).(pdfread.Text)
	ordering, _ := c.Resolve(info["Ordering"]).(pdfread.Text)
	supplement := c.Int(info["Supplement"], -1)
	switch e := c.Resolve(ft.Dict["Encoding"]).(type) {
	case pdfread.Name:
		switch {
		case !slices.Contains(predefined, string(e)):
			say("3.3", "用的 CMap %.30s 没有嵌入", string(e))
		case strings.HasPrefix(string(e), "Identity-"):
		case string(registry) != "Adobe" || string(ordering) != orderingOf(string(e)):
			say("3.1", "的字符集 %.20s 与 CMap %.30s 不合", string(ordering), string(e))
		}
	case *pdfread.Stream:
		own := c.Dict(e.Dict["CIDSystemInfo"])
		r, _ := c.Resolve(own["Registry"]).(pdfread.Text)
		o, _ := c.Resolve(own["Ordering"]).(pdfread.Text)
		if name := string(c.Name(e.Dict["CMapName"])); own == nil && ft.cmap != nil && !strings.HasPrefix(name, "Identity-") {
			r, o = pdfread.Text(ft.cmap.Registry), pdfread.Text(ft.cmap.Ordering)
			own = pdfread.Dict{"Supplement": ft.cmap.Supplement}
		}
		if registry != r || ordering != o || supplement < 0 || c.Int(own["Supplement"], -1) < supplement {
			say("3.1", "的字符集 %.20s 与嵌入的 CMap 的 %.20s 不合", string(ordering), string(o))
		}
		if ft.cmap == nil {
			return
		}
		if (c.Int(e.Dict["WMode"], 0) == 1) != ft.cmap.Vertical {
			say("3.3", "的 CMap 横排竖排说得不一致（WMode）")
		}
		if ft.cmap.Base != "" && !slices.Contains(predefined, string(ft.cmap.Base)) {
			say("3.3", "的 CMap 引用没有嵌入的 %.30s", string(ft.cmap.Base))
		}
		const most = 65535
		if ft.cmap.Highest > most {
			c.Part(rules.Spelling, "6.1.13", "字体 %s 的 CMap 里有超过 65535 的字符号 %d", ft.Name, ft.cmap.Highest)
		}
	}
}
