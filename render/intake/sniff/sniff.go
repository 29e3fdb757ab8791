// Package sniff tells by its bytes what a file is: names lie, and people ask for
// a Word file by whatever ending they know.
//
// It looks at the first bytes and at the lists of names inside archives, and
// reads nothing else. In: the bytes of a file. Out: a [Kind].
package sniff

import (
	"archive/zip"
	"bytes"
	"strings"
	"unicode/utf8"

	"gongwen/render/charset"
)

// Kind is what a file is.
type Kind uint8

// The kinds. Those up to Text can be read.
const (
	Word         Kind = iota // .docx
	Excel                    // .xlsx, .xlsm
	Web                      // HTML, also a clipboard's
	Text                     // rows of text
	Empty                    // nothing, or only blanks
	OldWord                  // .doc, .wps
	OldExcel                 // .xls, .et
	Old                      // another file of that age: .ppt, .dps
	Encrypted                // with a password
	BinaryExcel              // .xlsb
	Slides                   // .pptx
	OpenDocument             // .odt, .ods
	PDF
	OFD
	RTF
	Picture
	Archive
	Damaged // an archive that is not whole
	Unknown
)

// signatures are first bytes. It is never written to.
var signatures = [...]struct {
	begins string
	kind   Kind
}{
	{"%PDF", PDF},
	{`{\rtf`, RTF},
	{"\xFF\xD8\xFF", Picture},
	{"\x89PNG", Picture},
	{"GIF8", Picture},
	{"BM", Picture},
	{"II*\x00", Picture},
	{"MM\x00*", Picture},
	{"RIFF", Picture},
	{"Rar!", Archive},
	{"7z\xBC\xAF", Archive},
	{"\x1F\x8B", Archive},
}

// Of tells what a file is.
func Of(data []byte) Kind {
	if len(bytes.Trim(data, " \t\r\n\x00\uFEFF")) == 0 {
		return Empty
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return compound(data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return packed(data)
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.begins)) && (s.begins != "BM" || binary(data)) {
			return s.kind
		}
	}
	switch {
	case charset.Wide(data):
		return Text
	case binary(data):
		return Unknown
	case web(data):
		return Web
	}
	return Text
}

// compound tells the files of before 2007 apart: their directory has the names
// of streams in UTF-16.
func compound(data []byte) Kind {
	has := func(name string) bool {
		var b []byte
		for i := range len(name) {
			b = append(b, name[i], 0)
		}
		return bytes.Contains(data, b)
	}
	switch {
	case has("EncryptedPackage"), has("EncryptionInfo"):
		return Encrypted
	case has("WordDocument"):
		return OldWord
	case has("Workbook"), has("Book"):
		return OldExcel
	}
	return Old
}

// packed tells by the names inside what a zip file is.
func packed(data []byte) Kind {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Damaged
	}
	const most = 10_000
	names := map[string]bool{}
	for _, f := range z.File[:min(len(z.File), most)] {
		names[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = true
	}
	under := func(dir string) bool {
		for name := range names {
			if strings.HasPrefix(name, dir) {
				return true
			}
		}
		return false
	}
	switch {
	case names["xl/workbook.bin"]:
		return BinaryExcel
	case names["xl/workbook.xml"], under("xl/worksheets/"):
		return Excel
	case names["word/document.xml"], names["[content_types].xml"] && under("word/"):
		return Word
	case names["[content_types].xml"] && under("ppt/"):
		return Slides
	case names["ofd.xml"]:
		return OFD
	case names["mimetype"] && names["content.xml"]:
		return OpenDocument
	}
	return Archive
}

// binary reports bytes that no text has.
func binary(data []byte) bool {
	start := data[:min(len(data), 4<<10)]
	return bytes.IndexByte(start, 0) >= 0
}

// web reports whether the text is HTML: a tag comes first, or the head of a
// clipboard of Windows.
func web(data []byte) bool {
	start := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 64<<10)], []byte("\uFEFF")))
	if bytes.HasPrefix(start, []byte("Version:")) && bytes.Contains(start, []byte("StartHTML:")) {
		return true
	}
	if !bytes.HasPrefix(start, []byte("<")) {
		return false
	}
	low := bytes.ToLower(start)
	for _, tag := range [...]string{"<!doctype", "<html", "<table", "<head", "<body", "<meta", "<div", "<p", "<tr", "<!--", "<span", "<?xml", "<style", "<h1", "<section"} {
		if bytes.HasPrefix(low, []byte(tag)) {
			return true
		}
	}
	r, _ := utf8.DecodeRune(start[1:])
	return r == '!' || r >= 'a' && r <= 'z' && bytes.Contains(low, []byte("</"))
}
