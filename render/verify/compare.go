package verify

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gongwen/render/verify/fonts"
	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// Rebuild is how a file compares with what its source makes.
type Rebuild uint8

// The answers. Only Changed says that the notice is another: a file of another
// version, template or font differs for that alone.
const (
	NotRebuilt Rebuild = iota
	Same
	OtherVersion
	OtherTemplate
	OtherFonts
	Changed
	NotCompared // the source has errors
	SealedSame  // what was there before the seal is what its source makes
)

// String is the answer in Chinese.
func (b Rebuild) String() string {
	return [...]string{
		NotRebuilt: "", Same: "一致", OtherVersion: "版本不同", OtherTemplate: "模板不同", OtherFonts: "字体不同", Changed: "内容已改动",
		NotCompared: "没有比较", SealedSame: "已签章；签章以前的文件与重新生成的一致",
	}[b]
}

// Word is the answer for programs.
func (b Rebuild) Word() string {
	return [...]string{
		NotRebuilt: "", Same: "same", OtherVersion: "version", OtherTemplate: "template", OtherFonts: "fonts", Changed: "changed",
		NotCompared: "error", SealedSame: "sealed",
	}[b]
}

// Compare holds the file against what was made anew from its source.
func (r *Report) Compare(rebuilt []byte) {
	data := r.data
	switch {
	case bytes.Equal(data, rebuilt):
		r.Rebuilt = Same
		return
	case r.Sealed && bytes.Equal(r.original, rebuilt):
		r.Rebuilt = SealedSame
		return
	case r.Sealed:
		data = r.original
	}
	here, there := r.Build, File("", rebuilt).Build
	n := rules.NewNotes(r.Name)
	switch {
	case here.Version == "":
		r.Rebuilt = Changed
		n.Add(rules.Changed, "文件没有写明由 gongwen 生成，不是这份源文件的成品")
	case here.Version != there.Version:
		r.Rebuilt = OtherVersion
		n.Add(rules.Version, "文件由 gongwen %s 生成，现在用的是 %s", here.Version, there.Version)
	case here.Template != there.Template:
		r.Rebuilt = OtherTemplate
		n.Add(rules.Template, "文件的模板是 %s，现在给的是 %s", brief(here.Template), brief(there.Template))
	case here.Fonts != there.Fonts:
		r.Rebuilt = OtherFonts
		n.Add(rules.Fonts, "文件的字体是 %s，现在给的是 %s", brief(here.Fonts), brief(there.Fonts))
	default:
		r.Rebuilt = Changed
		n.Add(rules.Changed, "由源文件重新生成的不是这个文件，%s", difference(data, rebuilt))
	}
	r.Findings = append(r.Findings, n.Findings()...)
}

// NoSource notes that there was nothing to compare with.
func (r *Report) NoSource(name string) {
	r.Rebuilt = NotCompared
	n := rules.NewNotes(r.Name)
	n.Add(rules.NotCompared, "源文件 %s 有错误，没有对照", name)
	r.Findings = append(r.Findings, n.Findings()...)
}

// brief is a digest, or several, for people.
func brief(s string) string {
	if s == "default" {
		return "自带的"
	}
	const most = 60
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "……"
	}
	return s
}

// reading is a file that is compared with another.
type reading struct {
	*check
	leaves []pdfread.Page
	said   []strings.Builder // by page: what it says, in the order it says it
}

// maxSaid is how many bytes of what all pages say are compared.
const maxSaid = 16 << 20

func newReading(data []byte) (*reading, bool) {
	n := rules.NewNotes("")
	f, err := pdfread.Open(data, n.Fault)
	if err != nil {
		return nil, false
	}
	c := newCheck(f, &Report{}, n)
	r := &reading{check: c, leaves: f.Leaves(c.Catalog)}
	r.said = make([]strings.Builder, len(r.leaves))
	room := maxSaid
	graphics.Read(c.Case, r.leaves, func(page int, ft *fonts.Font, code uint32) {
		if ft.Unicode == nil || page > len(r.said) || room < 0 {
			return
		}
		for _, v := range ft.Unicode.Lookup(code) {
			n, _ := r.said[page-1].WriteRune(v)
			room -= n
		}
	})
	return r, true
}

// difference says where two files differ first: in the text of a page, in what
// else is drawn there, in an object.
func difference(here, there []byte) string {
	a, ok1 := newReading(here)
	b, ok2 := newReading(there)
	if !ok1 || !ok2 {
		return "文件读不出，说不清哪里不同"
	}
	for p := range min(len(a.leaves), len(b.leaves)) {
		if x, y := a.said[p].String(), b.said[p].String(); x != y {
			x, y = around(x, y)
			return fmt.Sprintf("第 %d 页不同：文件里是“%s”，源文件的是“%s”", p+1, x, y)
		}
	}
	if len(a.leaves) != len(b.leaves) {
		return fmt.Sprintf("文件有 %d 页，重新生成的有 %d 页", len(a.leaves), len(b.leaves))
	}
	for p := range a.leaves {
		x, _ := a.Content(a.leaves[p], p+1)
		y, _ := b.Content(b.leaves[p], p+1)
		if !bytes.Equal(x, y) {
			return fmt.Sprintf("第 %d 页不同：文字一样，位置、字体或线条不一样", p+1)
		}
	}
	for _, key := range []struct {
		here, there any
		what        string
	}{
		{a.Trailer["Info"], b.Trailer["Info"], "文件属性"},
		{a.Catalog["Metadata"], b.Catalog["Metadata"], "元数据"},
	} {
		if !bytes.Equal(a.Canonical(key.here), b.Canonical(key.there)) {
			return "页面相同，" + key.what + "不同"
		}
	}
	for _, n := range union(a.Numbers(), b.Numbers()) {
		x, y := a.Object(n), b.Object(n)
		if !bytes.Equal(a.Canonical(x), b.Canonical(y)) {
			return fmt.Sprintf("页面相同，对象 %d 不同%s", n, a.describe(x))
		}
	}
	return "内容相同，写法不同（多半用别的软件另存过）"
}

func union(a, b []int) []int {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// around cuts two texts down to the place where they begin to differ.
func around(a, b string) (string, string) {
	const before, after = 8, 12
	x, y := []rune(a), []rune(b)
	at := 0
	for at < len(x) && at < len(y) && x[at] == y[at] {
		at++
	}
	cut := func(r []rune) string {
		from, to := max(0, at-before), min(len(r), at+after)
		s := string(r[from:to])
		if from > 0 {
			s = "…" + s
		}
		if to < len(r) {
			s += "…"
		}
		return s
	}
	return cut(x), cut(y)
}

// describe says what an object is, as far as it says so itself.
func (c *check) describe(v any) string {
	d := c.Dict(v)
	if s, ok := v.(*pdfread.Stream); ok {
		d = s.Dict
	}
	if what, ok := map[pdfread.Name]string{
		"Font": "字体", "FontDescriptor": "字体", "Page": "页面", "Pages": "页面树", "Catalog": "文件目录", "Metadata": "元数据",
		"Outlines": "书签", "Annot": "链接", "StructTreeRoot": "结构树", "Filespec": "附带的文件", "EmbeddedFile": "附带的文件",
	}[c.Name(d["Type"])]; ok {
		return "（" + what + "）"
	}
	if d["S"] != nil && d["P"] != nil {
		return "（结构）"
	}
	return ""
}
