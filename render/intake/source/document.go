package source

import (
	"errors"
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/sniff"
	"gongwen/render/intake/word"
)

// readWord takes a Word file.
func (d *reader) readWord(data []byte) bool {
	doc, err := word.Read(data)
	switch {
	case errors.Is(err, word.ErrTooLarge):
		d.Say(doubt.Refused, "", "文件展开后太大，超过能读的限度；删去图片和多余的内容，另存为 .docx，再导入")
		return false
	case errors.Is(err, word.ErrDTD):
		d.Say(doubt.Refused, "", "不是正常的 Word 文件：里面有文档类型声明（DTD，可带外部实体），为安全不读；用 Word 或 WPS 打开，另存为 .docx，再导入")
		return false
	case errors.Is(err, word.ErrFormat):
		return d.refuse(sniff.Archive)
	case err != nil:
		return d.refuse(sniff.Damaged)
	}
	gap := false
	for _, b := range doc.Blocks {
		if b.Table != nil {
			d.blocks = append(d.blocks, Block{Table: d.wordTable(b.Table)})
			gap = false
			continue
		}
		page := b.Para.Page
		number := b.Para.Number
		empty := true
		for text := range strings.SplitSeq(b.Para.Text, "\n") {
			l := &Line{
				Text: prose.Tidy(text), Align: b.Para.Align, Red: b.Para.Red, Size: b.Para.Size, Page: page, Gap: gap, Para: b.Para.Nth,
			}
			if l.Text == "" {
				gap = true
				continue
			}
			if indented(text) && l.Align == "" {
				l.Align = "moved"
			}
			l.Text, l.Auto = number+l.Text, number != ""
			if !d.limit.cell(len(l.Text)) {
				return true
			}
			d.blocks = append(d.blocks, Block{Line: l})
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
