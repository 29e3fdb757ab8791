package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/book/xlsx"
	"gongwen/render/charset"
	"gongwen/render/intake/sniff"
	"gongwen/render/intake/word"
)

// block is a line or a table of a source, in order.
type block struct {
	line  *line
	table *table
}

// reader reads a file as blocks.
type reader struct {
	*doubts
	limit  *limits
	blocks []block
	page   bool // a page of the web

	hiddenRows, hiddenCells, nestedWords []string // of a page
	pictures                             int
}

// readFile reads a file; false where the findings say why not.
func readFile(d *doubts, data []byte) (*reader, bool) {
	r := &reader{doubts: d, limit: newLimits()}
	if !r.read(data) {
		return nil, false
	}
	if r.limit.over {
		r.say(refused, "分成几份，或只留要导入的表", "文件里的格太多、文字太长，超过能读的限度")
		return nil, false
	}
	return r, true
}

// MaxFile is the size of the largest file that is read.
const MaxFile = xlsx.MaxFile

// maxText is that of a page or a text, which are read as a whole.
const maxText = 24 << 20

// line is a line of a source: a paragraph, or what a break makes of one.
type line struct {
	text  string
	align string
	red   bool
	size  int
	page  bool // begins a page
	boxed bool
	auto  bool // its number is Word's
	gap   bool // an empty line stands before it
	para  int  // which paragraph of the file, from 1; 0: none
	cell  bool // of a table for the layout
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
	sniff.Damaged:      {"文件损坏了，读不出", "重新取一份；能用 Word、Excel 或 WPS 打开的，另存为 .docx 或 .xlsx，再导入"},
	sniff.Unknown:      {"不认识这种文件", "能导入 .docx、.xlsx、.xlsm、.html、.csv、.tsv；别的格式请另存为其中之一"},
}

// refuse says why a kind of file cannot be read.
func (d *reader) refuse(kind sniff.Kind) bool {
	why := refusals[kind]
	d.say(refused, why[1], "%s", why[0])
	return false
}

// read takes the blocks of a file.
func (d *reader) read(data []byte) bool {
	if len(data) > MaxFile {
		d.say(refused, "", "文件太大，超过 %d MB；分成几份，或删去图片，再导入", MaxFile>>20)
		return false
	}
	switch kind := sniff.Of(data); kind {
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

func (d *reader) readText(data []byte, page bool) bool {
	if len(data) > maxText {
		d.say(refused, "", "文件太大，超过 %d MB；只留要导入的表，再导入", maxText>>20)
		return false
	}
	text, _, whole := charset.Decode(data)
	if !whole {
		d.say(valueDoubt, "另存为 UTF-8 编码，再导入", "有的字认不出编码，写作□")
	}
	if !page {
		page = sniff.Of([]byte(text)) == sniff.Web
	}
	if page {
		if err := d.web(text); err != nil {
			d.say(refused, "", "网页嵌套太深，读不出；把表复制到 Excel 里，另存为 .xlsx，再导入")
			return false
		}
		d.page = true
		d.tellWeb()
		return true
	}
	t := separated(text, d.limit)
	d.blocks = append(d.blocks, block{table: t})
	return true
}

// tellWeb tells what of a page was left out.
func (d *reader) tellWeb() {
	if n := len(d.hiddenRows); n > 0 {
		d.say(hiddenOut, "需要的话取消隐藏，再复制、导入", "隐藏的 %d 行没有导入：%s", n, quoted(d.hiddenRows...))
	}
	if len(d.hiddenCells) > 0 {
		d.say(hiddenOut, "需要的话取消隐藏，再复制、导入", "隐藏的格没有导入：%s", quoted(d.hiddenCells...))
	}
	if len(d.nestedWords) > 0 {
		d.say(nestedOut, "写成文字，或另作附件", "格里套着的表没有导入：%s", quoted(d.nestedWords...))
	}
	if d.pictures > 0 {
		d.say(pictureOut, "图片里的字请自己录入", "表里有 %d 张图片，没有导入", d.pictures)
	}
}

// readWord takes a Word file.
func (d *reader) readWord(data []byte) bool {
	doc, err := word.Read(data)
	switch {
	case errors.Is(err, word.ErrTooLarge):
		d.say(refused, "", "文件展开后太大，超过能读的限度；删去图片和多余的内容，另存为 .docx，再导入")
		return false
	case errors.Is(err, word.ErrDTD):
		d.say(refused, "", "不是正常的 Word 文件：里面有文档类型声明（DTD，可带外部实体），为安全不读；用 Word 或 WPS 打开，另存为 .docx，再导入")
		return false
	case errors.Is(err, word.ErrFormat):
		return d.refuse(sniff.Archive)
	case err != nil:
		return d.refuse(sniff.Damaged)
	}
	gap := false
	for _, b := range doc.Blocks {
		if b.Table != nil {
			d.blocks = append(d.blocks, block{table: d.wordTable(b.Table)})
			gap = false
			continue
		}
		page := b.Para.Page
		number := b.Para.Number
		empty := true
		for text := range strings.SplitSeq(b.Para.Text, "\n") {
			l := &line{
				text: tidy(text), align: b.Para.Align, red: b.Para.Red, size: b.Para.Size, page: page, boxed: b.Para.Boxed, gap: gap, para: b.Para.Nth,
			}
			if l.text == "" {
				gap = true
				continue
			}
			if indented(text) && l.align == "" {
				l.align = "moved"
			}
			l.text, l.auto = number+l.text, number != ""
			if !d.limit.cell(len(l.text)) {
				return true
			}
			d.blocks = append(d.blocks, block{line: l})
			number, page, gap, empty = "", false, false, false
		}
		gap = gap || empty
	}
	d.tellWord(doc)
	return true
}

// indented reports whether blanks move a line far to the right.
func indented(s string) bool {
	n := 0
	for _, r := range s {
		switch r {
		case ' ', '\u00a0':
			n++
		case '　':
			n += 2
		case '\t':
			n += 4
		default:
			return n >= 10
		}
	}
	return false
}

// wordTable takes a table of a Word file; those in its cells are told.
func (d *reader) wordTable(w *word.Table) *table {
	return fromWord(w, d.limit, func(place string, inner *word.Table) {
		t := fromWord(inner, d.limit, func(string, *word.Table) {})
		var rows []string
		for row := range t.at {
			rows = append(rows, t.said(row))
		}
		d.say(nestedOut, "写成文字，或另作附件", "%s格里套着一张表，没有导入：%s", place, quoted(rows...))
	})
}

// placeOfPara names a paragraph: its number and its first words.
func placeOfPara(p *word.Para) string {
	switch {
	case p == nil:
		return ""
	case p.Table > 0:
		return fmt.Sprintf("第%d张表第%d行", p.Table, p.Row)
	case p.Nth > 0:
		return fmt.Sprintf("第%d段“%s”", p.Nth, short(p.Text))
	}
	return ""
}

// tellWord tells what stands beside the text of a Word file.
func (d *reader) tellWord(doc *word.Document) {
	var in, out, inAt []string
	pictures, charts := []string{}, []string{}
	for _, n := range doc.Notes {
		place := placeOfPara(n.Para)
		at := ""
		if place != "" {
			at = place + "："
		}
		switch n.Kind {
		case word.Inserted:
			in = append(in, n.Text)
			inAt = append(inAt, place)
		case word.Deleted:
			out = append(out, n.Text)
			inAt = append(inAt, place)
		case word.Comment:
			d.say(commentOut, "按批注改好，再导入", "%s有批注，没有导入：%s", at, quoted(n.Text))
		case word.Footnote:
			d.say(footOut, "公文没有脚注，需要的话写进正文", "%s有脚注，没有导入：%s", at, quoted(n.Text))
		case word.Endnote:
			d.say(footOut, "公文没有尾注，需要的话写进正文", "%s有尾注，没有导入：%s", at, quoted(n.Text))
		case word.Picture:
			pictures = append(pictures, place)
		case word.Chart:
			charts = append(charts, place)
		case word.Object:
			d.say(pictureOut, "需要的话另作附件", "%s有别的程序的对象（%s），没有导入", at, n.Text)
		case word.Symbol:
			d.say(valueDoubt, "对照原稿补上", "%s有一个符号字体（%s）的符号，没有导入", at, n.Text)
		case word.Hidden:
			d.say(hiddenText, "需要的话在 Word 里取消隐藏，再导入", "%s有隐藏的文字（%d 字），没有导入", at, runes(n.Text))
		case word.Header, word.Footer:
			d.say(footOut, "页码由程序编；别的需要的话写进正文", "%s没有导入：%s", map[word.NoteKind]string{word.Header: "页眉", word.Footer: "页脚"}[n.Kind], quoted(n.Text))
		case word.Included:
			d.say(leftOut, "在 Word 里打开、保存一次，再导入", "文件里嵌着另一份文件，没有导入")
		}
	}
	if len(in)+len(out) > 0 {
		told := "有修订，按接受后的文字导入"
		if places := distinct(inAt); len(places) > 0 {
			told = strings.Join(places[:min(len(places), 6)], "、") + told
		}
		if s := distinct(in); len(s) > 0 {
			told += "；加上的：" + quoted(s...)
		}
		if s := distinct(out); len(s) > 0 {
			told += "；删去的：" + quoted(s...)
		}
		d.say(revised, "核对有修订的地方；或在 Word 里接受、拒绝修订，再导入", "%s", told)
		d.said = d.said[:len(d.said)-1] // it holds words that were struck out
	}
	if n := len(pictures); n > 0 {
		d.say(pictureOut, "图片里的字请自己录入", "有 %d 张图片，没有导入%s", n, atPlaces(pictures))
	}
	if n := len(charts); n > 0 {
		d.say(pictureOut, "需要的话另作附件", "有 %d 个图表，没有导入%s", n, atPlaces(charts))
	}
}

func atPlaces(places []string) string {
	if p := distinct(places); len(p) > 0 {
		return "（" + strings.Join(p[:min(len(p), 6)], "、") + "）"
	}
	return ""
}

// distinct are the texts that say something, each once.
func distinct(texts []string) (out []string) {
	met := map[string]bool{}
	for _, s := range texts {
		if s != "" && !met[s] {
			met[s] = true
			out = append(out, s)
		}
	}
	return out
}

// readSheets takes a workbook: every sheet that is seen, and tells what is not.
func (d *reader) readSheets(data []byte) bool {
	grids, err := xlsx.Read(data)
	switch {
	case errors.Is(err, xlsx.ErrTooLarge):
		d.say(refused, "", "工作簿展开后太大，超过能读的限度；只留要导入的表，另存为 .xlsx，再导入")
		return false
	case errors.Is(err, xlsx.ErrPassword):
		return d.refuse(sniff.Encrypted)
	case errors.Is(err, xlsx.ErrBinary):
		return d.refuse(sniff.BinaryExcel)
	case err != nil:
		return d.refuse(sniff.Damaged)
	}
	nth := 0
	for i := range grids {
		g := &grids[i]
		if g.Hidden {
			if len(g.Rows) > 0 {
				d.say(hiddenOut, "需要的话取消隐藏，再导入", "隐藏的工作表“%s”没有导入", g.Name)
			}
			continue
		}
		t := fromSheet(g, d.limit)
		if d.limit.over {
			return true
		}
		if len(t.at) > 0 {
			nth++
			t.nth = nth
			d.blocks = append(d.blocks, block{table: t})
		}
		t.noteHidden(g)
		for _, c := range g.Comments {
			t.note(commentOut, "按批注改好，再导入", "%s 有批注，没有导入：%s", g.Ref(c.Col, c.Row), quoted(c.Text))
		}
		if g.Drawn {
			t.note(pictureOut, "图片里的字请自己录入", "工作表“%s”上有图片、形状或图表，没有导入", g.Name)
		}
		if len(t.at) == 0 {
			t.tellBeside(d.doubts)
		}
	}
	return true
}

// note keeps a finding about a sheet.
func (t *table) note(r rule, hint, format string, args ...any) {
	t.beside = append(t.beside, told{r, hint, fmt.Sprintf(format, args...)})
}

// tellBeside says what was kept of a sheet.
func (t *table) tellBeside(d *doubts) {
	for _, n := range t.beside {
		d.say(n.rule, n.hint, "%s", n.message)
	}
	t.beside = nil
}

// noteHidden keeps the rows and columns of a sheet that are not seen, those that
// say something.
func (t *table) noteHidden(g *grid.Grid) {
	var places []string
	for r, row := range g.Rows {
		if g.HiddenRows[r] && slices.ContainsFunc(row, func(c grid.Cell) bool { return !c.Empty() }) {
			places = append(places, fmt.Sprint(r+1))
		}
	}
	if n := len(places); n > 0 {
		more := ""
		if n > 12 {
			more = fmt.Sprintf(" 等 %d 行", n)
		}
		t.note(hiddenOut, "需要的话取消隐藏或筛选，再导入", "工作表“%s”隐藏的行没有导入：第 %s 行%s", t.name, strings.Join(places[:min(n, 12)], "、"), more)
	}
	var columns []int
	for c := range g.HiddenCols {
		columns = append(columns, c)
	}
	slices.Sort(columns)
	for _, c := range columns {
		for r := range g.Rows {
			if cell := g.At(c, r); !cell.Empty() {
				t.note(hiddenOut, "需要的话取消隐藏，再导入", "工作表“%s”隐藏的栏 %s 没有导入：栏首是%s", t.name, strings.TrimRight(book.Ref(c, 0), "0123456789"), quoted(tidyLines(cell.Shown)))
				break
			}
		}
	}
}
