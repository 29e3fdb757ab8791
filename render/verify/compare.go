package verify

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
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
)

// String is the answer in Chinese.
func (b Rebuild) String() string {
	return [...]string{
		NotRebuilt: "", Same: "一致", OtherVersion: "版本不同", OtherTemplate: "模板不同", OtherFonts: "字体不同", Changed: "内容已改动",
		NotCompared: "没有比较",
	}[b]
}

// Word is the answer for programs.
func (b Rebuild) Word() string {
	return [...]string{
		NotRebuilt: "", Same: "same", OtherVersion: "version", OtherTemplate: "template", OtherFonts: "fonts", Changed: "changed",
		NotCompared: "error",
	}[b]
}

// Compare holds the file against what was made anew from its source.
func (r *Report) Compare(rebuilt []byte) {
	if bytes.Equal(r.data, rebuilt) {
		r.Rebuilt = Same
		return
	}
	here, there := r.Build, File("", rebuilt).Build
	n := newNotes(r.Name)
	switch {
	case here.Version == "":
		r.Rebuilt = Changed
		n.add(&ruleChanged, "文件没有写明由 gongwen 生成，不是这份源文件的成品")
	case here.Version != there.Version:
		r.Rebuilt = OtherVersion
		n.add(&ruleVersion, "文件由 gongwen %s 生成，现在用的是 %s", here.Version, there.Version)
	case here.Template != there.Template:
		r.Rebuilt = OtherTemplate
		n.add(&ruleTemplate, "文件的模板是 %s，现在给的是 %s", brief(here.Template), brief(there.Template))
	case here.Fonts != there.Fonts:
		r.Rebuilt = OtherFonts
		n.add(&ruleFonts, "文件的字体是 %s，现在给的是 %s", brief(here.Fonts), brief(there.Fonts))
	default:
		r.Rebuilt = Changed
		n.add(&ruleChanged, "由源文件重新生成的不是这个文件，%s", difference(r.data, rebuilt))
	}
	r.Findings = append(r.Findings, n.list()...)
}

// NoSource notes that there was nothing to compare with.
func (r *Report) NoSource(name string) {
	r.Rebuilt = NotCompared
	n := newNotes(r.Name)
	n.add(&ruleNotCompared, "源文件 %s 有错误，没有对照", name)
	r.Findings = append(r.Findings, n.list()...)
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

// speech is what the pages say, in the order they say it.
type speech []strings.Builder

func (s speech) hear(page int, ft *font, code uint32) {
	if ft.unicode != nil && page <= len(s) {
		for _, r := range ft.unicode.lookup(code) {
			s[page-1].WriteRune(r)
		}
	}
}

// reading is a file that is compared with another.
type reading struct {
	*check
	leaves []page
	said   speech
}

func newReading(data []byte) (*reading, bool) {
	at := max(0, bytes.Index(data, []byte("%PDF-")))
	f := openFile(data[at:], newNotes(""))
	if f.read() != nil {
		return nil, false
	}
	c := &check{file: f, report: &Report{}, catalog: f.dict(f.trailer["Root"])}
	r := &reading{check: c, leaves: f.leaves(c.catalog)}
	r.said = make(speech, len(r.leaves))
	c.said = r.said
	c.pages()
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
		x, _ := a.content(a.leaves[p], p+1)
		y, _ := b.content(b.leaves[p], p+1)
		if !bytes.Equal(x, y) {
			return fmt.Sprintf("第 %d 页不同：文字一样，位置、字体或线条不一样", p+1)
		}
	}
	for _, key := range []struct {
		here, there any
		what        string
	}{
		{a.trailer["Info"], b.trailer["Info"], "文件属性"},
		{a.catalog["Metadata"], b.catalog["Metadata"], "元数据"},
	} {
		if !bytes.Equal(a.canonical(nil, a.resolve(key.here)), b.canonical(nil, b.resolve(key.there))) {
			return "页面相同，" + key.what + "不同"
		}
	}
	for _, n := range union(a.numbers(), b.numbers()) {
		x, y := a.object(n), b.object(n)
		if !bytes.Equal(a.canonical(nil, x), b.canonical(nil, y)) {
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
func (f *file) describe(v any) string {
	d := f.dict(v)
	if s, ok := v.(*stream); ok {
		d = s.dict
	}
	if what, ok := map[name]string{
		"Font": "字体", "FontDescriptor": "字体", "Page": "页面", "Pages": "页面树", "Catalog": "文件目录", "Metadata": "元数据",
		"Outlines": "书签", "Annot": "链接", "StructTreeRoot": "结构树", "Filespec": "附带的文件", "EmbeddedFile": "附带的文件",
	}[f.name(d["Type"])]; ok {
		return "（" + what + "）"
	}
	if d["S"] != nil && d["P"] != nil {
		return "（结构）"
	}
	return ""
}

// canonical appends the one spelling of a value that does not depend on how it
// was written.
func (f *file) canonical(b []byte, v any) []byte {
	switch v := v.(type) {
	case *stream:
		d := dict{}
		for k, e := range v.dict {
			if k != "Length" && k != "Filter" && k != "DecodeParms" {
				d[k] = e
			}
		}
		b = f.canonical(b, d)
		data, err := f.decode(v)
		if err != nil {
			data = v.raw
		}
		return append(b, data...)
	case dict:
		b = append(b, "<<"...)
		for _, k := range sortedKeys(v) {
			b = fmt.Appendf(b, "/%s ", string(k))
			b = f.canonical(b, v[k])
		}
		return append(b, ">>"...)
	case array:
		b = append(b, '[')
		for _, e := range v {
			b = f.canonical(b, e)
		}
		return append(b, ']')
	case ref:
		return fmt.Appendf(b, "%d R ", v.number)
	case name:
		return fmt.Appendf(b, "/%s ", string(v))
	case text:
		return fmt.Appendf(b, "%q ", string(v))
	}
	return fmt.Appendf(b, "%v ", v)
}
