package verify

import (
	"strings"

	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// objects reads every object of the file, whether or not anything leads to it,
// and looks for what an archive copy must not hold. That every object can be
// read is found out on the way. It returns the objects that name a file in the
// file.
func (c *check) objects() (files []pdfread.Ref) {
	for _, n := range c.Numbers() {
		v := c.Object(n)
		s, packed := v.(*pdfread.Stream)
		if packed {
			v = s.Dict
			c.filters(s, n)
		}
		c.search(v, n, 0)
		if d, ok := v.(pdfread.Dict); ok && d["EF"] != nil {
			files = append(files, pdfread.Ref{Number: n, Generation: c.Generation(n)})
		}
	}
	return files
}

// search looks into a value of object n.
func (c *check) search(v any, n, depth int) {
	switch v := v.(type) {
	case pdfread.Array:
		for _, e := range v {
			c.search(e, n, depth+1)
		}
	case pdfread.Dict:
		c.inspect(v, n)
		for _, k := range rules.SortedKeys(v) {
			switch v[k].(type) {
			case pdfread.Array, pdfread.Dict:
				c.search(v[k], n, depth+1)
			}
		}
	}
}

// inspect looks at one dictionary.
func (c *check) inspect(d pdfread.Dict, n int) {
	if c.Ours {
		c.own(d, n)
	}
	c.actions(d, n)
	kind := c.Name(d["Type"])
	switch c.Name(d["Subtype"]) {
	case "Form":
		if d["Ref"] != nil {
			c.Add(rules.External, "对象 %d 引用另一个文件的页面", n)
		}
	case "PS":
		if c.Claim.Part > 0 || c.Ours {
			c.Add(rules.Action, "对象 %d 是 PostScript 程序", n)
		}
	}
	if d["OPI"] != nil {
		c.Add(rules.External, "对象 %d 引用外部的图像（OPI）", n)
	}
	if kind == "ExtGState" || d["ca"] != nil || d["CA"] != nil || d["BM"] != nil || d["SMask"] != nil {
		if used := graphics.Transparent(c.Case, d); len(used) > 0 {
			c.Add(rules.Transparent, "对象 %d 用了透明效果（%s）", n, strings.Join(used, "、"))
			if c.Claim.Part == 1 {
				c.Add(rules.Graphics, "对象 %d 用了 PDF/A-1 不许的透明效果（ISO 19005-1 6.4）", n)
			}
		}
	}
	for _, v := range c.List(d["AF"]) {
		if r, ok := v.(pdfread.Ref); ok {
			c.associated[r.Number] = true
		}
	}
	if m, ok := d["Metadata"].(pdfread.Ref); ok && kind != "Catalog" {
		c.otherMetadata(m)
	}
}

// filters looks at how a stream is packed (ISO 19005-2, 6.1.7.2).
func (c *check) filters(s *pdfread.Stream, n int) {
	if !c.Archive() {
		return
	}
	all, parms := c.List(s.Dict["Filter"]), c.List(s.Dict["DecodeParms"])
	if one, ok := c.Resolve(s.Dict["Filter"]).(pdfread.Name); ok {
		all, parms = pdfread.Array{one}, pdfread.Array{s.Dict["DecodeParms"]}
	}
	for i, v := range all {
		switch f := c.Name(v); f {
		case "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode", "DCTDecode", "JPXDecode":
		case "Crypt":
			var name pdfread.Name
			if i < len(parms) {
				name = c.Name(c.Dict(parms[i])["Name"])
			}
			if name != "Identity" {
				c.Part(rules.Spelling, "6.1.7.2", "对象 %d 的流加了密（Crypt）", n)
			}
		default:
			c.Part(rules.Spelling, "6.1.7.2", "对象 %d 的流用了存档不许的压缩方式 %.20s", n, string(f))
		}
	}
}
