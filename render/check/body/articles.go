package body

import (
	"strings"

	"gongwen/render/check/finder"
	"gongwen/render/words"
)

// regulations are what a text with articles calls itself: 本办法第五条.
var regulations = [...]string{"办法", "规定", "条例", "细则", "规则", "制度", "规程", "章程"}

// articleBeyond finds articles cited that a regulation does not have.
func articleBeyond(f *finder.Finder) {
	for i := range f.Parts {
		text := f.Parts[i].Text
		first, most := 0, 0
		for k := range text {
			if d, ok := words.ScanDivision(text[k].Text.S); ok && d.Kind == words.Article {
				if first == 0 {
					first = d.Value
				}
				most = max(most, d.Value)
			}
		}
		if first != 1 {
			continue // it has none, or quotes another's
		}
		for k := range text {
			t := text[k].Text
			for _, own := range regulations {
				for from := 0; ; {
					at := strings.Index(t.S[from:], "本"+own+"第")
					if at < 0 {
						break
					}
					start := from + at + len("本"+own)
					from = start + len("第")
					if strings.Count(t.S[:start], "“") > strings.Count(t.S[:start], "”") {
						continue // the words of another: 将第九条修改为“违反本办法第十五条的……”
					}
					n, size := words.ParseHanzi(t.S[from:])
					if size > 0 && strings.HasPrefix(t.S[from+size:], "条") && n > most {
						end := from + size + len("条")
						f.Add(t.Slice(start, end).Span(), "看看是不是删改时条的序数变了", "引用的“%s”没有，最后一条是第%s条", t.S[start:end], words.Hanzi(most))
					}
				}
			}
		}
	}
}
