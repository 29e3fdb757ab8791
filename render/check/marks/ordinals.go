package marks

import (
	"gongwen/render/check/finder"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// ordinalForm finds paragraphs that begin with what is meant as an ordinal and
// is none of a notice. What 1、 stands for is sure where a level stands above
// it: 1. then.
func ordinalForm(f *finder.Finder) {
	for i := range f.Parts {
		for _, ps := range [...][]notice.Paragraph{f.Parts[i].Text, f.Parts[i].After} {
			above := false // an ordinal of the first two levels
			for k := range ps {
				t := ps[k].Text
				m, ok := words.ScanMeant(t.S)
				if !ok {
					above = above || ps[k].Level == 1 || ps[k].Level == 2
					continue
				}
				to := m.String()
				if m.Unsure && !above {
					f.Add(t.Slice(0, m.Size).Span(), "写作 "+to+"；是第一层就写汉字，如 一、", "层次序数不写作“%s”", t.S[:m.Size])
					continue
				}
				above = above || m.Level <= 2
				x := f.Add(t.Slice(0, m.Size).Span(), "写作 "+to, "层次序数不写作“%s”", t.S[:m.Size])
				f.Replace(x, t, 0, m.Size, to)
			}
		}
	}
}
