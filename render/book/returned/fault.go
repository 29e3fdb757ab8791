package returned

import (
	"bytes"
	"path"
	"strings"
)

// Fault is why a returned file could not be read.
type Fault uint8

// The faults of files. What is a folder or a lock file only the command sees.
const (
	Readable    Fault = iota
	OldFormat         // .xls, .et
	Encrypted         // with a password
	Binary            // .xlsb
	NotWorkbook       // something else than a workbook
	PlainText         // .csv
	WebPage           // what systems export as .xls
	Word
	Archive // of files, perhaps the right ones
	PDF
	Picture
	OpenDocument
	Nothing // an empty file
	Damaged
	TooLarge
	Folder
	LockFile // ~$x.xlsx, which Excel keeps beside an open file
	Junk     // Thumbs.db, desktop.ini, ._x.xlsx, .DS_Store
)

// FaultOf tells by name and first bytes what cannot be a workbook.
func FaultOf(name string, data []byte, folder bool) Fault {
	switch {
	case folder:
		return Folder
	case strings.HasPrefix(base(name), "~$"):
		return LockFile
	case isJunk(base(name)):
		return Junk
	case len(data) == 0:
		return Nothing
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.begins)) {
			return s.fault
		}
	}
	return Readable
}

// base is the name of a file without its folder, of Windows' too.
func base(name string) string { return path.Base(strings.ReplaceAll(name, `\`, "/")) }

// isJunk reports whether a system keeps the file beside those of people: pictures
// in small, the look of a folder, what a Mac writes on disks of others.
func isJunk(name string) bool {
	lower := strings.ToLower(name)
	return lower == "thumbs.db" || lower == "ehthumbs.db" || lower == "desktop.ini" || lower == ".ds_store" || strings.HasPrefix(name, "._")
}

// signatures are the first bytes of what comes back beside workbooks. It is
// never written to.
var signatures = [...]struct {
	begins string
	fault  Fault
}{
	{"%PDF", PDF},
	{"\xFF\xD8\xFF", Picture},
	{"\x89PNG", Picture},
	{"GIF8", Picture},
	{"Rar!", Archive},
	{"7z\xBC\xAF", Archive},
}

// FormatOf is what a file is that has no workbook in it. Only then are names
// inside it looked for: a workbook may carry documents of any kind.
func FormatOf(data []byte) Fault {
	start := data[:min(len(data), 1<<10)]
	has := func(in []byte, s string) bool { return bytes.Contains(in, []byte(s)) }
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) && !has(data, utf16("Workbook")) && has(data, utf16("WordDocument")):
		return Word
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return OldFormat
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		switch {
		case has(start, "mimetypeapplication/vnd.oasis.opendocument"):
			return OpenDocument
		case has(data, "word/document.xml"):
			return Word
		}
		return Archive
	case bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(start, []byte("\uFEFF"))), []byte("<")):
		return WebPage
	case bytes.IndexByte(start, 0) < 0, bytes.HasPrefix(start, []byte("\xFF\xFE")): // GBK too, and what Excel calls Unicode text
		return PlainText
	}
	return NotWorkbook
}

// utf16 is an ASCII name as the directory of an OLE file has it.
func utf16(name string) string {
	var b strings.Builder
	for i := range len(name) {
		b.WriteByte(name[i])
		b.WriteByte(0)
	}
	return b.String()
}
