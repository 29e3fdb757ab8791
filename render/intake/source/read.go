// Package source reads the bytes of a file as lines and tables, in order and with
// their places: Word through word, workbooks through xlsx, pages of the web, rows
// of text. It does not know what they mean. In: bytes, hostile ones too. Out:
// [Block]s; what is hidden, drawn or nested is told and left out.
package source

import (
	"path"
	"strings"

	"gongwen/render/book/xlsx"
	"gongwen/render/charset"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/sniff"
)

// Block is a line or a table of a source, in order.
type Block struct {
	Line  *Line
	Table *Table
}

// MaxFile is the size of the largest file that is read.
const MaxFile = xlsx.MaxFile

// maxText is that of a page or a text, which are read as a whole.
const maxText = 24 << 20

// Line is a line of a source: a paragraph, or what a break makes of one.
type Line struct {
	Text  string
	Align string
	Red   bool
	Size  int
	Page  bool // begins a page
	Title bool // a page of the web says that it is a title
	Auto  bool // its number is Word's
	Gap   bool // an empty line stands before it
	Para  int  // which paragraph of the file, from 1; 0: none
}

// reader reads a file as blocks.
type reader struct {
	*doubt.Doubts
	limit  *limits
	blocks []Block
	page   bool // a page of the web

	hiddenRows, hiddenCells, nestedWords, struck []string // of a page
	pictures                                     int
}

// Read reads a file; page says that it is one of the web. ok is false where the
// findings say why not.
func Read(d *doubt.Doubts, data []byte) (blocks []Block, page, ok bool) {
	r := &reader{Doubts: d, limit: newLimits()}
	if !r.read(data) {
		return nil, false, false
	}
	if r.limit.over {
		r.List = nil
		r.Say(doubt.Refused, "分成几份，或只留要导入的表", "文件里的格太多、文字太长，超过能读的限度")
		return nil, false, false
	}
	return r.blocks, r.page, true
}

// refusals are what is said of files that cannot be read, and the way out.
var refusals = map[sniff.Kind][2]string{
	sniff.Empty:        {"文件是空的", "看看是不是没有保存好，或选错了文件"},
	sniff.OldWord:      {"这是旧格式的文字文档（.doc、.wps）", "在 Word 或 WPS 里打开，另存为 .docx，再导入"},
	sniff.OldExcel:     {"这是旧格式的表格（.xls、.et）", "在 Excel 或 WPS 里打开，另存为 .xlsx，再导入"},
	sniff.Old:          {"这是旧格式的文件", "在 Office 或 WPS 里打开，另存为 .docx 或 .xlsx，再导入"},
	sniff.Encrypted:    {"文件有打开密码，是加密的", "在 Word、Excel 或 WPS 里打开，去掉密码，另存为 .docx 或 .xlsx，再导入"},
	sniff.BinaryExcel:  {"这是二进制工作簿（.xlsb）", "在 Excel 里打开，另存为 .xlsx，再导入"},
	sniff.Slides:       {"这是演示文稿", "把要导入的文字和表复制到 Word 里，另存为 .docx，再导入"},
	sniff.OpenDocument: {"这是 OpenDocument 文件（.odt、.ods）", "打开后另存为 .docx 或 .xlsx，再导入"},
	sniff.PDF:          {"这是 PDF，版面里没有可靠的文字次序和表", "找它的 Word 或 Excel 原件，另存为 .docx 或 .xlsx，再导入"},
	sniff.OFD:          {"这是 OFD 版式文件", "找它的 Word 或 Excel 原件，另存为 .docx 或 .xlsx，再导入"},
	sniff.RTF:          {"这是 RTF 文档", "在 Word 或 WPS 里打开，另存为 .docx，再导入"},
	sniff.Picture:      {"这是图片", "先识别出文字，放进 Word 或 Excel，另存为 .docx 或 .xlsx，再导入"},
	sniff.Archive:      {"这是压缩包，或别的程序的文件", "解开，导入里面的 .docx 或 .xlsx"},
	sniff.Damaged:      {"文件损坏了，读不出：里面不是完好的 Word、Excel 文件", "重新取一份；能用 Word、Excel 或 WPS 打开的，另存为 .docx 或 .xlsx，再导入"},
	sniff.Unknown:      {"不认识这种文件", "能导入 .docx、.xlsx、.xlsm、.html、.csv、.tsv；别的格式请另存为其中之一"},
}

// refuse says why a kind of file cannot be read.
func (d *reader) refuse(kind sniff.Kind) bool {
	why := refusals[kind]
	d.Say(doubt.Refused, why[1], "%s", why[0])
	return false
}

// read takes the blocks of a file.
func (d *reader) read(data []byte) bool {
	if len(data) > MaxFile {
		d.Say(doubt.Refused, "", "文件太大，超过 %d MB；分成几份，或删去图片，再导入", MaxFile>>20)
		return false
	}
	kind := sniff.Of(data)
	if what := misnamed(d.Source.Name); what != "" && (kind == sniff.Text || kind == sniff.Unknown) {
		d.Say(doubt.Refused, "选错了、没有下载完整的，重新取一份；真是文字的，把扩展名改成 .txt 或 .csv，再导入", "扩展名是 %s，里面却不是 %s 文件", strings.ToLower(path.Ext(d.Source.Name)), what)
		return false
	}
	switch kind {
	case sniff.Word:
		return d.readWord(data)
	case sniff.Excel:
		return d.readSheets(data)
	case sniff.Web, sniff.Text:
		return d.readText(data, kind == sniff.Web)
	default:
		return d.refuse(kind)
	}
}

// misnamed is the program whose file a name says it is; "": of none that has a
// signature.
func misnamed(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".docx":
		return "Word"
	case ".xlsx", ".xlsm":
		return "Excel"
	}
	return ""
}

func (d *reader) readText(data []byte, page bool) bool {
	if len(data) > maxText {
		d.Say(doubt.Refused, "", "文件太大，超过 %d MB；只留要导入的表，再导入", maxText>>20)
		return false
	}
	text, _, whole := charset.Decode(data)
	if !whole {
		d.Say(doubt.ValueDoubt, "另存为 UTF-8 编码，再导入", "有的字认不出编码，写作□")
	}
	if lost(text) {
		d.Say(doubt.Refused, "回到原来的文件，另存为 .xlsx，或存成 UTF-8 编码的 CSV，再导入", "文件里的汉字都成了问号，是保存时丢的，找不回来")
		return false
	}
	if !page {
		page = sniff.Of([]byte(text)) == sniff.Web
	}
	if page {
		if opened := strings.Count(text, "<") - strings.Count(text, "</"); opened > maxCells { // before a tree is made of them
			d.limit.over = true
			return true
		}
		if err := d.web(text); err != nil {
			d.Say(doubt.Refused, "", "网页嵌套太深，读不出；把表复制到 Excel 里，另存为 .xlsx，再导入")
			return false
		}
		d.page = true
		d.tellWeb()
		return true
	}
	d.plain(text)
	return true
}
