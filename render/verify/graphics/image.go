package graphics

import (
	"encoding/binary"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// image looks at an image XObject (ISO 19005-2, 6.2.8); number is that of the
// object.
func (s *scene) image(x *pdfread.Stream, number int) {
	d := x.Dict
	where := s.place()
	mask := s.Resolve(d["ImageMask"]) == true
	if mask {
		s.useInk(&s.state.fill, s.state.overprint[0])
	}
	smask := s.Stream(d["SMask"])
	if smask != nil || s.Int(d["SMaskInData"], 0) != 0 {
		s.seeThrough(s.page, "图像的 SMask")
	}
	jpx := s.isJPX(x)
	if !mask && (d["ColorSpace"] != nil || !jpx) {
		v := d["ColorSpace"]
		if key, ok := v.(pdfread.Name); ok {
			v = s.spaceNamed(key)
		}
		if v != nil {
			s.space(v, where)
		}
	}
	if number > 0 && s.met[number] {
		return
	}
	s.met[number] = true
	s.checkImage(d, number, mask)
	if jpx {
		s.checkJPX(x, number)
	}
	if smask != nil {
		s.checkImage(smask.Dict, number, false)
	}
	if m := s.Stream(d["Mask"]); m != nil {
		s.checkImage(m.Dict, number, true)
	}
}

// checkImage looks at the entries of an image's dictionary.
func (s *scene) checkImage(d pdfread.Dict, number int, mask bool) {
	if d["Alternates"] != nil {
		s.Part(rules.Graphics, "6.2.8", "图像（对象 %d）有替代的图像（Alternates）", number)
	}
	if s.Resolve(d["Interpolate"]) == true {
		if s.Claim.Part == 1 {
			s.Add(rules.Graphics, "图像（对象 %d）要求插值（Interpolate）（ISO 19005-1 6.2.4）", number)
		}
		s.Part(rules.Graphics, "6.2.8", "图像（对象 %d）要求插值（Interpolate）", number)
	}
	if d["Intent"] != nil {
		s.renderingIntent(s.Name(d["Intent"]))
	}
	if d["BitsPerComponent"] == nil {
		return
	}
	switch bits := s.Int(d["BitsPerComponent"], -1); {
	case mask && bits != 1:
		s.Part(rules.Graphics, "6.2.8", "图像蒙版（对象 %d）的 BitsPerComponent 是 %d", number, bits)
	case bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16:
		s.Part(rules.Graphics, "6.2.8", "图像（对象 %d）的 BitsPerComponent 是 %d", number, bits)
	}
}

// full are the long forms of what inline images abbreviate (8.9.7).
var full = map[pdfread.Name]pdfread.Name{
	"BPC": "BitsPerComponent", "CS": "ColorSpace", "F": "Filter", "IM": "ImageMask", "I": "Interpolate",
	"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK",
}

// inline looks at an image in the content stream.
func (s *scene) inline(short pdfread.Dict) {
	s.draw()
	d := pdfread.Dict{}
	for k, v := range short {
		if long, ok := full[k]; ok {
			k = long
		}
		d[k] = v
	}
	mask := d["ImageMask"] == true
	s.checkImage(d, 0, mask)
	if mask {
		s.useInk(&s.state.fill, s.state.overprint[0])
	} else if v := d["ColorSpace"]; v != nil {
		if key, ok := v.(pdfread.Name); ok {
			if long, ok := full[key]; ok {
				key = long
			}
			v = s.spaceNamed(key)
		} else if list, ok := v.(pdfread.Array); ok && len(list) > 1 {
			if base, ok := list[1].(pdfread.Name); ok && full[base] != "" {
				s.space(full[base], s.place())
			}
			v = nil
		}
		if v != nil {
			s.space(v, s.place())
		}
	}
	filters := pdfread.Array{d["Filter"]}
	if list, ok := d["Filter"].(pdfread.Array); ok {
		filters = list
	}
	for _, f := range filters {
		if key, ok := f.(pdfread.Name); ok && !inlineFilters[key] {
			s.Part(rules.Graphics, "6.1.10", "第 %d 页的行内图像用了压缩方式 %.20s", s.page, string(key))
		}
	}
}

// inlineFilters are those of ISO 19005-2, 6.1.10.
var inlineFilters = map[pdfread.Name]bool{
	"ASCIIHexDecode": true, "AHx": true, "ASCII85Decode": true, "A85": true, "FlateDecode": true, "Fl": true, "RunLengthDecode": true, "RL": true,
	"CCITTFaxDecode": true, "CCF": true, "DCTDecode": true, "DCT": true,
}

// isJPX reports whether an image is JPEG 2000.
func (s *scene) isJPX(x *pdfread.Stream) bool {
	filters := s.List(x.Dict["Filter"])
	return s.Name(x.Dict["Filter"]) == "JPXDecode" || len(filters) > 0 && s.Name(last(filters)) == "JPXDecode"
}

// checkJPX looks at the boxes of a JPEG 2000 image (6.2.8.3; ISO 15444-1, Annex
// I). An image behind another filter is left out.
func (s *scene) checkJPX(x *pdfread.Stream, number int) {
	if len(s.List(x.Dict["Filter"])) > 1 {
		return
	}
	var channels, depth, specs, best, method, enumerated int
	bpcc, header := false, false
	var walk func(data []byte)
	walk = func(data []byte) {
		for len(data) >= 8 {
			size, kind, skip := int(binary.BigEndian.Uint32(data)), string(data[4:8]), 8
			if size == 1 && len(data) >= 16 {
				size, skip = int(min(binary.BigEndian.Uint64(data[8:]), 1<<40)), 16
			}
			if size == 0 || size > len(data) {
				size = len(data)
			}
			if size < skip {
				return
			}
			body := data[skip:size]
			switch {
			case kind == "jp2h":
				walk(body)
			case kind == "ihdr" && len(body) >= 11:
				header = true
				channels, depth = int(binary.BigEndian.Uint16(body[8:])), int(body[10]&0x7F)+1
				if body[10] == 0xFF {
					depth = 0
				}
			case kind == "bpcc":
				bpcc = true
			case kind == "colr" && len(body) >= 3:
				if specs++; body[2] == 1 {
					best++
				}
				if specs == 1 || body[2] == 1 {
					method = int(body[0])
					if body[0] == 1 && len(body) >= 7 {
						enumerated = int(binary.BigEndian.Uint32(body[3:]))
					}
				}
			}
			data = data[size:]
		}
	}
	walk(x.Raw)
	if !header {
		return // a bare codestream
	}
	say := func(format string, args ...any) {
		s.Part(rules.Graphics, "6.2.8.3", "JPEG 2000 图像（对象 %d）"+format, append([]any{number}, args...)...)
	}
	colour := channels
	if x.Dict["ColorSpace"] == nil && colour == 2 {
		colour = 1 // one of them opacity
	}
	if colour != 1 && colour != 3 && colour != 4 {
		say("有 %d 个颜色通道", channels)
	}
	if bpcc || depth < 1 || depth > 38 {
		say("各通道的位深不同或不对")
	}
	if x.Dict["ColorSpace"] != nil {
		return
	}
	if specs > 1 && best != 1 {
		say("有 %d 种颜色说明，没有指明用哪一种", specs)
	}
	if method < 1 || method > 3 {
		say("颜色说明的方法是 %d", method)
	}
	if enumerated == 19 {
		say("用了 CIEJab 颜色")
	}
}
