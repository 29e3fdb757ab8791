package verify

import (
	"bytes"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// sealed looks whether the file is one of ours to which signatures were appended
// (12.8), and judges it then: by what was there before, and by what was appended.
// That a signature is genuine, and whose, it cannot say. False where the file is
// no such file.
func (c *check) sealed() bool {
	before := c.Original()
	if before == nil {
		return false
	}
	base := File(c.report.Name, before)
	if !base.Whole {
		return false
	}
	quiet := rules.NewNotes("")
	old, err := pdfread.Open(before, quiet.Fault)
	if err != nil {
		return false
	}
	signed := c.signatures(len(before))
	if len(signed) == 0 {
		return false
	}
	r := c.report
	name, size, sum, data := r.Name, r.Size, r.SHA256, r.data
	*r = *base
	r.Name, r.Size, r.SHA256, r.data, r.original = name, size, sum, data, before
	r.Whole, r.Sealed = false, true
	c.Claim, c.Ours = base.Claim, true
	c.Claimed()
	c.Add(rules.Updated, "文件签过章（%d 个签名），签名是否有效没有验证", len(signed))
	if last := signed[len(signed)-1]; last != c.Len() {
		c.Add(rules.Sealed, "最后一个签名只管到第 %d 字节，后面又追加了 %d 字节", last, c.Len()-last)
	}
	c.appended(old)
	c.replay(base)
	return true
}

// replay carries the findings about what was there before over.
func (c *check) replay(base *Report) {
	for _, f := range base.Findings {
		c.Add(f.Rule, "%s", f.Message)
	}
}

// signatures are where the signatures of the file end that cover all from its
// begin on, but for their own value, in order; begun is the length of what they
// were appended to.
func (c *check) signatures(begun int) (ends []int) {
	for _, n := range c.Numbers() {
		d, ok := c.Object(n).(pdfread.Dict)
		if !ok || d["ByteRange"] == nil || d["Contents"] == nil {
			continue
		}
		var at [4]int
		list := c.List(d["ByteRange"])
		if len(list) != len(at) {
			continue
		}
		for i, v := range list {
			at[i] = c.Int(v, -1)
		}
		end := at[2] + at[3]
		if at[0] != 0 || at[1] < begun || at[2] < at[1] || at[3] < 0 || end > c.Len() || !c.isValue(at[1], at[2]) {
			continue
		}
		i := len(ends)
		for i > 0 && ends[i-1] > end {
			i--
		}
		ends = append(ends[:i], append([]int{end}, ends[i:]...)...)
	}
	return ends
}

// isValue reports whether the gap of a signature is its value alone: one
// hexadecimal string.
func (c *check) isValue(from, to int) bool {
	gap := c.Bytes(from, to)
	return len(gap) >= 2 && gap[0] == '<' && gap[len(gap)-1] == '>' && len(bytes.Trim(gap[1:len(gap)-1], "0123456789abcdefABCDEF")) == 0
}

// appended looks at what the signatures brought along. Of what was there before
// they may change the catalog, to add a form, and a page, to add a field that
// shows the signature; what they add may be anything that acts on nothing.
func (c *check) appended(old *pdfread.File) {
	for _, n := range c.Numbers() {
		if !c.Moved(n, old) {
			continue
		}
		now := c.Object(n)
		if s, ok := now.(*pdfread.Stream); ok {
			c.actions(s.Dict, n)
		}
		d, _ := now.(pdfread.Dict)
		c.actions(d, n)
		was := old.Object(n)
		before, _ := was.(pdfread.Dict)
		switch kind := c.Name(d["Type"]); {
		case was == nil && kind == "Page":
			c.Add(rules.Sealed, "签章以外加了一页（对象 %d）", n)
		case was == nil || bytes.Equal(c.Canonical(now), old.Canonical(was)):
		case kind == "Catalog" && c.onlyAdds(d, before, "AcroForm", "Perms", "DSS", "Extensions", "Version"):
		case kind == "Page" && c.onlyAdds(d, before, "Annots"):
			c.addedFields(d, before, old, n)
		default:
			c.Add(rules.Sealed, "签章以外改动了对象 %d", n)
		}
	}
	for _, n := range old.Numbers() {
		if c.Object(n) == nil && old.Object(n) != nil {
			c.Add(rules.Sealed, "签章以外删去了对象 %d", n)
		}
	}
	for _, key := range []pdfread.Name{"Root", "Info"} {
		if c.Trailer[key] != old.Trailer[key] {
			c.Add(rules.Sealed, "签章以外换了文件目录或属性（%s）", string(key))
		}
	}
}

// onlyAdds reports whether a dictionary differs from an older one in these keys
// alone.
func (c *check) onlyAdds(now, before pdfread.Dict, keys ...pdfread.Name) bool {
	a, b := pdfread.Dict{}, pdfread.Dict{}
	for k, v := range now {
		a[k] = v
	}
	for k, v := range before {
		b[k] = v
	}
	for _, k := range keys {
		delete(a, k)
		delete(b, k)
	}
	return bytes.Equal(c.Canonical(a), c.Canonical(b))
}

// addedFields: the annotations of a page are those before and fields of
// signatures.
func (c *check) addedFields(now, before pdfread.Dict, old *pdfread.File, n int) {
	had := old.List(before["Annots"])
	list := c.List(now["Annots"])
	if len(list) < len(had) || !bytes.Equal(c.Canonical(list[:len(had)]), old.Canonical(had)) {
		c.Add(rules.Sealed, "签章以外改动了一页（对象 %d）的批注", n)
		return
	}
	for _, v := range list[len(had):] {
		a := c.Dict(v)
		if c.Name(a["Subtype"]) != "Widget" || c.fieldType(a) != "Sig" {
			c.Add(rules.Sealed, "一页（对象 %d）加了不是签名的批注（%.20s）", n, string(c.Name(a["Subtype"])))
		}
	}
}
