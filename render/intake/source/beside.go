package source

import (
	"fmt"
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/word"
)

// placeOfPara names a paragraph: its number and its first words.
func placeOfPara(p *word.Para) string {
	switch {
	case p == nil:
		return ""
	case p.Table > 0:
		return fmt.Sprintf("第%d张表第%d行", p.Table, p.Row)
	case p.Nth > 0:
		return fmt.Sprintf("第%d段“%s”", p.Nth, prose.Short(p.Text))
	}
	return ""
}

// tellWord tells what stands beside the text of a Word file.
func (d *reader) tellWord(doc *word.Document) {
	var in, out, inAt []string
	pictures, charts := []string{}, []string{}
	var struck, struckAt []string
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
			d.Say(doubt.CommentOut, "按批注改好，再导入", "%s有批注，没有导入：%s", at, prose.Quoted(n.Text))
		case word.Footnote:
			d.Say(doubt.FootOut, "公文没有脚注，需要的话写进正文", "%s有脚注，没有导入：%s", at, prose.Quoted(n.Text))
		case word.Endnote:
			d.Say(doubt.FootOut, "公文没有尾注，需要的话写进正文", "%s有尾注，没有导入：%s", at, prose.Quoted(n.Text))
		case word.Picture:
			pictures = append(pictures, place)
		case word.Chart:
			charts = append(charts, place)
		case word.Object:
			d.Say(doubt.PictureOut, "需要的话另作附件", "%s有别的程序的对象（%s），没有导入", at, n.Text)
		case word.Symbol:
			d.Say(doubt.ValueDoubt, "对照原稿补上", "%s有一个符号字体（%s）的符号，没有导入", at, n.Text)
		case word.Hidden:
			d.Say(doubt.HiddenText, "需要的话在 Word 里取消隐藏，再导入", "%s有隐藏的文字，没有导入：%s", at, prose.Quoted(n.Text))
		case word.Struck:
			struck, struckAt = append(struck, n.Text), append(struckAt, place)
		case word.Header, word.Footer:
			d.Say(doubt.FootOut, "页码由程序编；别的需要的话写进正文", "%s没有导入：%s", map[word.NoteKind]string{word.Header: "页眉", word.Footer: "页脚"}[n.Kind], prose.Quoted(n.Text))
		case word.Included:
			d.Say(doubt.LeftOut, "在 Word 里打开、保存一次，再导入", "文件里嵌着另一份文件，没有导入")
		}
	}
	if len(in)+len(out) > 0 {
		told := "有修订，按接受后的文字导入"
		if places := distinct(inAt); len(places) > 0 {
			told = strings.Join(places[:min(len(places), 6)], "、") + told
		}
		if s := distinct(in); len(s) > 0 {
			told += "；加上的：" + prose.Quoted(s...)
		}
		if s := distinct(out); len(s) > 0 {
			told += "；删去的：" + prose.Quoted(s...)
		}
		d.Say(doubt.Revised, "核对有修订的地方；或在 Word 里接受、拒绝修订，再导入", "%s", told)
		d.Said = d.Said[:len(d.Said)-1] // it holds words that were struck out
	}
	if len(struck) > 0 {
		d.Say(doubt.Struck, struckHint, "有划了线的文字%s，照字面导入：%s", atPlaces(struckAt), prose.Quoted(distinct(struck)...))
	}
	if n := len(pictures); n > 0 {
		d.Say(doubt.PictureOut, "图片里的字请自己录入", "有 %d 张图片，没有导入%s", n, atPlaces(pictures))
	}
	if n := len(charts); n > 0 {
		d.Say(doubt.PictureOut, "需要的话另作附件", "有 %d 个图表，没有导入%s", n, atPlaces(charts))
	}
}

// struckHint is what is to be done about text with a line through it.
const struckHint = "是删去的，在 TOML 里删掉"

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
