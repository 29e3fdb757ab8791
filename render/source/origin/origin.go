// Package origin tells what the bytes of a source are before they are read as
// TOML: a file of another kind, which is told with the way out, or text of
// another encoding, which is decoded.
//
// It does not know what the text says, so where an encoding is only likely it
// leaves the decision to its caller. In: a [diag.Source] as read from a file.
// Out: an [Origin], and findings GW122 and GW123.
package origin

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/charset"
	"gongwen/render/diag"
	"gongwen/render/intake/sniff"
	"gongwen/render/source/tomldoc"
)

var (
	ruleKind = diag.Rule{
		Code: "GW122", Title: "不是 TOML 文件",
		Why:   "build、check 读的是公文的 TOML 源文件。文件是什么，按内容认，与扩展名无关。",
		Wrong: "gongwen build 通知.docx", Right: "gongwen import 通知.docx，再 gongwen build 通知.toml",
	}
	ruleDecoded = diag.Rule{
		Code: "GW123", Severity: diag.Warning, Title: "文件不是 UTF-8 编码，照样读了",
		Why: "带字节顺序标记的 UTF-16，和整个文件都是合格的 GB 18030（GBK）、键又都认得的，照样读；位置按读出的文字算。" +
			"源文件还是存为 UTF-8 好：别的编码在另一台机器上会变成乱码。",
		Wrong: "（用“ANSI”或“Unicode”保存的文件）", Right: "（gongwen check --fix 改存为 UTF-8）",
	}
)

// Rules lists the rules of this package in the order of their codes.
func Rules() []*diag.Rule { return []*diag.Rule{&ruleKind, &ruleDecoded} }

// Origin is what a source is.
type Origin struct {
	Source *diag.Source // the text to read: the source itself if it is UTF-8; nil if it is no text
	Found  diag.List    // what there is to say of it: an error if there is no text
	Likely bool         // the encoding is likely, not certain: who cannot read Source says of the original what is wrong with it
}

// Of tells it. Text that is neither UTF-8 nor wholly of an encoding that is read
// is given back as it is.
func Of(src *diag.Source) Origin {
	t := src.Text
	if len(t) > tomldoc.MaxSize {
		return Origin{Source: src}
	}
	if what, hint := Foreign(src.Name, t); what != "" {
		var o Origin
		o.Found.Add(&ruleKind, src, diag.Span{}, hint, "这是%s，不是公文的 TOML 源文件", what)
		return o
	}
	marked := charset.Marked([]byte(t[:min(len(t), 2)]))
	if !marked && (utf8.ValidString(t) || mostlyUTF8(t)) {
		return Origin{Source: src}
	}
	text, encoding, whole := charset.Decode([]byte(t))
	if !whole || !marked && encoding != charset.GB18030 {
		return Origin{Source: src}
	}
	o := Origin{Source: &diag.Source{Name: src.Name, Text: text}, Likely: !marked}
	o.Found.Add(&ruleDecoded, o.Source, diag.Span{}, "用 gongwen check --fix 改存为 UTF-8，原来的留作 .bak", "文件是 %s编码，不是 UTF-8，照样读了", encoding)
	return o
}

// mostlyUTF8 reports whether text that is not UTF-8 is so but for some bytes:
// three bytes in a row that are a character of UTF-8 are seldom met in GBK, and
// a damaged file is not one in another encoding.
func mostlyUTF8(t string) bool {
	high, good := 0, 0
	for i := 0; i < len(t); {
		if t[i] < 0x80 {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(t[i:])
		high += n
		if n >= 3 && r != utf8.RuneError {
			good += n
		}
		i += n
	}
	return 2*good > high
}

// heads are as much of a file as tells that it is text.
const heads = 4 << 10

// Foreign says what a file is that is no text, or HTML or RTF, and what to do
// with it. Both are empty of text, and of what nobody knows.
func Foreign(name, data string) (what, hint string) {
	switch kind := sniff.Of([]byte(data[:min(len(data), heads)])); kind {
	case sniff.Text, sniff.Empty, sniff.Unknown:
		return "", ""
	}
	name = quoted(name)
	words := foreign[sniff.Of([]byte(data))]
	return words[0], strings.ReplaceAll(words[1], "FILE", name)
}

// quoted is a name as a command line has it.
func quoted(name string) string {
	if strings.ContainsAny(name, " 　&()（）") {
		return `"` + name + `"`
	}
	return name
}

// foreign are the kinds of files that are no source: what one is, and the way
// from it. It is never written to.
var foreign = map[sniff.Kind][2]string{
	sniff.Word:         {" Word 文档", "变成 TOML：gongwen import FILE"},
	sniff.Excel:        {" Excel 工作簿", "变成 TOML：gongwen import FILE；是部门交回的：gongwen collect 通知.toml FILE"},
	sniff.Web:          {"网页", "变成 TOML：gongwen import FILE"},
	sniff.OldWord:      {"旧格式的文字文档（.doc、.wps）", "先在 Word 或 WPS 里另存为 .docx，再 gongwen import"},
	sniff.OldExcel:     {"旧格式的表格（.xls、.et）", "先在 Excel 或 WPS 里另存为 .xlsx，再 gongwen import"},
	sniff.Old:          {"旧格式的 Office 文件", "先在 Office 或 WPS 里另存为 .docx 或 .xlsx，再 gongwen import"},
	sniff.Encrypted:    {"加了密码的 Office 文件", "先打开，去掉密码，另存为 .docx 或 .xlsx，再 gongwen import"},
	sniff.BinaryExcel:  {"二进制工作簿（.xlsb）", "先在 Excel 里另存为 .xlsx，再 gongwen import"},
	sniff.Slides:       {"演示文稿", "把文字和表复制到 Word 里，另存为 .docx，再 gongwen import"},
	sniff.OpenDocument: {" OpenDocument 文件（.odt、.ods）", "先另存为 .docx 或 .xlsx，再 gongwen import"},
	sniff.PDF:          {" PDF", "查它：gongwen verify FILE；要改内容，找生成它的 TOML 或 Word 原件"},
	sniff.OFD:          {" OFD 版式文件", "找生成它的 TOML 或 Word 原件"},
	sniff.RTF:          {" RTF 文档", "先在 Word 或 WPS 里另存为 .docx，再 gongwen import"},
	sniff.Picture:      {"图片", "先识别出文字，放进 Word，另存为 .docx，再 gongwen import"},
	sniff.Archive:      {"压缩包，或别的程序的文件", "解开，对里面的文件运行"},
	sniff.Damaged:      {"压缩格式的文件（.docx、.xlsx 一类），而且不完整", "重新取一份"},
}
