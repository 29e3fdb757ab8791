package origin

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gongwen/render/diag"
)

func gbk(t *testing.T, text string) string {
	t.Helper()
	s, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func zipped(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wide(text string) string {
	b := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

const text = "title = \"关于印发实施方案的通知\"\n# 注\n"

// TestText: what is decoded is decoded wholly; all else is left as it is, for
// tomldoc to say what is wrong with it.
func TestText(t *testing.T) {
	for what, c := range map[string]struct {
		data, want string
		likely     bool
	}{
		"UTF-8":                     {text, text, false},
		"with a mark":               {"\ufeff" + text, "\ufeff" + text, false},
		"nothing":                   {"", "", false},
		"GBK":                       {gbk(t, text), text, true},
		"UTF-16":                    {wide(text), text, false},
		"UTF-16 without mark":       {wide(text)[2:], wide(text)[2:], false},
		"UTF-16, half a unit":       {wide(text) + "\x0a", wide(text) + "\x0a", false},
		"UTF-8, a byte lost":        {strings.Replace(text, "关", "\x85\xb3", 1), strings.Replace(text, "关", "\x85\xb3", 1), false},
		"UTF-8, one byte too many":  {text + "# \xb9\xd8", text + "# \xb9\xd8", false},
		"GBK, half a character":     {gbk(t, text) + "\xb9", gbk(t, text) + "\xb9", false},
		"GBK, a byte of no meaning": {gbk(t, text) + "\xff", gbk(t, text) + "\xff", false},
		"a NUL":                     {"title = \"\x00\"", "title = \"\x00\"", false},
	} {
		o := Of(&diag.Source{Name: "a.toml", Text: c.data})
		if o.Source == nil || o.Source.Text != c.want || o.Likely != c.likely || (len(o.Found) > 0) != (c.data != c.want) {
			t.Errorf("%s: %+v", what, o)
		}
	}
}

// TestForeign: every kind of file is told by its bytes, and never as text of
// another encoding.
func TestForeign(t *testing.T) {
	old := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 8<<10)
	stream := func(name string) string { return old + wide(name)[2:] }
	for want, data := range map[string]string{
		"Word 文档":     zipped(t, "[Content_Types].xml", "word/document.xml"),
		"Excel 工作簿":   zipped(t, "[Content_Types].xml", "xl/workbook.xml"),
		"旧格式的文字文档":    stream("WordDocument"),
		"旧格式的表格":      stream("Workbook"),
		"加了密码":        stream("EncryptedPackage"),
		"OFD":         zipped(t, "OFD.xml"),
		"压缩包":         zipped(t, "通知.toml"),
		"不完整":         zipped(t, "word/document.xml")[:40],
		" PDF":        "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
		"RTF":         `{\rtf1 }`,
		"网页":          "<html><body>",
		"图片":          "\x89PNG\r\n",
		"演示文稿":        zipped(t, "[Content_Types].xml", "ppt/presentation.xml"),
		"二进制工作簿":      zipped(t, "[Content_Types].xml", "xl/workbook.bin"),
		"旧格式的 Office": old,
	} {
		o := Of(&diag.Source{Name: "我的 通知.toml", Text: data})
		if o.Source != nil || len(o.Found) != 1 || !strings.Contains(o.Found[0].Message, want) || o.Found[0].Hint == "" || strings.Contains(o.Found[0].Hint, "FILE") {
			t.Errorf("%s: %+v", want, o)
		}
	}
	if _, hint := Foreign("我的 通知.docx", zipped(t, "word/document.xml")); !strings.HasSuffix(hint, `gongwen import "我的 通知.docx"`) {
		t.Error(hint)
	}
}
