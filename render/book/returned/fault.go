package returned

import (
	"bytes"
	"path"
	"strings"

	"gongwen/render/intake/sniff"
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
	OldFile  // of Office, and of which of its programs is not known: .ppt
	RichText // .rtf
	Archive  // of files, perhaps the right ones
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

// Words says what a file is, and what is to be done.
func (f Fault) Words() (what, hint string) { return faults[f].what, faults[f].hint }

// faults says what to tell about each. It is never written to.
var faults = [...]struct{ what, hint string }{
	OldFormat:    {"是旧格式（.xls 或 .et），不是 .xlsx", "请在 WPS 或 Excel 里打开，另存为 .xlsx；只改扩展名没有用"},
	Encrypted:    {"加了打开密码，读不出内容", "请部门去掉打开密码，另存后重新交回"},
	Binary:       {"是二进制工作簿（.xlsb），不是 .xlsx", "请在 WPS 或 Excel 里打开，另存为 .xlsx"},
	NotWorkbook:  {"不是 Excel 工作簿", "请部门交回填好的 .xlsx"},
	PlainText:    {"是文本文件（如 .csv），不是 Excel 工作簿", "请在 WPS 或 Excel 里打开，另存为 .xlsx；只改扩展名没有用"},
	WebPage:      {"是网页格式的表格，不是 .xlsx", "请在 WPS 或 Excel 里打开，另存为 .xlsx；只改扩展名没有用"},
	Word:         {"是 Word、WPS 文字的文档，不是 Excel 工作簿", "请部门交回填好的 .xlsx"},
	OldFile:      {"是旧格式的 Office 文件，不是 .xlsx", "是表格的，请在 WPS 或 Excel 里打开，另存为 .xlsx；是文档、幻灯片的，请部门交回填好的 .xlsx"},
	RichText:     {"是 RTF 文档，不是 Excel 工作簿", "请部门交回填好的 .xlsx"},
	Archive:      {"是压缩包，不是 Excel 工作簿", "请解压后写明其中的 .xlsx"},
	PDF:          {"是 PDF，不是 Excel 工作簿", "盖章的 PDF 另存；请部门同时交回填好的 .xlsx"},
	Picture:      {"是图片，不是 Excel 工作簿", "请部门交回填好的 .xlsx"},
	OpenDocument: {"是 OpenDocument 文件（.ods、.odt），不是 .xlsx", "是表格的，请另存为 .xlsx 后重新交回"},
	Nothing:      {"是空文件", "多半是没有传完，请部门重新交回"},
	Damaged:      {"损坏，打不开", "请在 WPS 或 Excel 里打开后另存为 .xlsx；打不开的请部门重新交回"},
	TooLarge:     {"太大：文件、解压后的内容、单元格、样式或文字多过上限，没有读", "多半是插了图片、误填了整列或带了别的表；请删去多余内容，另存后重新交回"},
	Folder:       {"是一个空文件夹", "看看部门交回的文件是不是放在别处"},
	Junk:         {"是系统放的文件，不是交回的表，略过", "可以删去"},
	LockFile:     {"是 Excel、WPS 打开文件时的临时文件，略过", "文件正开着的，请先保存并关闭"},
}

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
	if !bytes.HasPrefix(data, []byte("PK")) {
		switch f := FormatOf(data); f {
		case PDF, Picture, Archive:
			return f
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

// FormatOf is what a file is that has no workbook in it. Only then are names
// inside it looked for: a workbook may carry documents of any kind.
func FormatOf(data []byte) Fault {
	switch sniff.Of(data) {
	case sniff.Word:
		return Word
	case sniff.OldWord:
		if bytes.Contains(data, utf16("Workbook")) && bytes.Contains(data, utf16("MBD0")) { // a workbook with a document in it
			return OldFormat
		}
		return Word
	case sniff.OldExcel:
		return OldFormat
	case sniff.Old:
		return OldFile
	case sniff.Encrypted:
		return Encrypted
	case sniff.BinaryExcel:
		return Binary
	case sniff.OpenDocument:
		return OpenDocument
	case sniff.RTF:
		return RichText
	case sniff.Text:
		return PlainText
	case sniff.Web:
		return WebPage
	case sniff.PDF:
		return PDF
	case sniff.Picture:
		return Picture
	case sniff.Archive:
		if bytes.Contains(data[:min(len(data), 1<<10)], []byte("mimetypeapplication/vnd.oasis.opendocument")) {
			return OpenDocument // and not whole
		}
		return Archive
	case sniff.Empty:
		return Nothing
	case sniff.Damaged:
		return Damaged
	}
	return NotWorkbook
}

// utf16 is an ASCII name as the directory of an OLE file has it.
func utf16(name string) (b []byte) {
	for i := range len(name) {
		b = append(b, name[i], 0)
	}
	return b
}
