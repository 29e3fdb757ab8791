package sniff

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

func archive(names ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			panic(err)
		}
	}
	z.Close()
	return b.Bytes()
}

func compoundFile(stream string) []byte {
	out := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 100))
	for i := range len(stream) {
		out = append(out, stream[i], 0)
	}
	return out
}

func TestOf(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want Kind
	}{
		"nothing":        {nil, Empty},
		"blanks":         {[]byte(" \r\n\x00\x00"), Empty},
		"word":           {archive("[Content_Types].xml", "word/document.xml"), Word},
		"word elsewhere": {archive("[Content_Types].xml", "word/document2.xml"), Word},
		"excel":          {archive("[Content_Types].xml", "xl/workbook.xml", "xl/embeddings/word/document.xml"), Excel},
		"binary excel":   {archive("[Content_Types].xml", "xl/workbook.bin"), BinaryExcel},
		"slides":         {archive("[Content_Types].xml", "ppt/presentation.xml"), Slides},
		"open document":  {archive("mimetype", "content.xml"), OpenDocument},
		"ofd":            {archive("OFD.xml"), OFD},
		"archive":        {archive("通知.docx"), Archive},
		"half a zip":     {archive("word/document.xml")[:20], Damaged},
		"doc":            {compoundFile("WordDocument"), OldWord},
		"xls":            {compoundFile("Workbook"), OldExcel},
		"password":       {compoundFile("EncryptedPackage"), Encrypted},
		"other compound": {compoundFile("PowerPoint Document"), Old},
		"pdf":            {[]byte("%PDF-1.7"), PDF},
		"rtf":            {[]byte(`{\rtf1`), RTF},
		"jpeg":           {[]byte("\xFF\xD8\xFF\xE0"), Picture},
		"rar":            {[]byte("Rar!\x1A"), Archive},
		"unknown":        {[]byte("abc\x00def"), Unknown},
		"text":           {[]byte("序号\t任务\n"), Text},
		"BM in text":     {[]byte("BMI,身高\n1,2\n"), Text},
		"UTF-16":         {[]byte("\xFF\xFEa\x00"), Text},
		"UTF-16 bare":    {[]byte("a\x00\t\x00b\x00\n\x00"), Text},
		"html":           {[]byte("\uFEFF  <!DOCTYPE html><html>"), Web},
		"table":          {[]byte("<TABLE><tr>"), Web},
		"clipboard":      {[]byte("Version:0.9\r\nStartHTML:0000000105\r\n<html>"), Web},
		"less than":      {[]byte("<5万元,项目\n"), Text},
	} {
		if got := Of(c.data); got != c.want {
			t.Errorf("%s: kind %d, not %d", name, got, c.want)
		}
	}
}
