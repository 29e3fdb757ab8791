package finder

import (
	"slices"
	"strings"

	"gongwen/render/diag"
)

// Words before a quotation, and behind it, by which a text speaks of the words
// quoted instead of using them: 不得写作“二〇二六年”, “见附件1”字样.
var (
	mentioning = [...]string{"写作", "写成", "写为", "误作", "误为", "误写", "错写", "统一为", "命名为", "格式为", "出现", "不写", "表述为", "标注为", "注明", "写明"}
	mentioned  = [...]string{"字样", "等字样", "的字样", "等表述", "的表述", "等用语", "等写法", "的写法", "等说法", "的样子", "等格式", "的格式", "格式命名", "命名"}
)

// dropMentioned takes back what was found in words that are only spoken of, as
// a notice about the writing of notices does.
func (f *Finder) dropMentioned() {
	if len(f.found) == 0 {
		return
	}
	var all []diag.Span
	for p := range f.Places(Running | Cell | Label) {
		all = mentionsIn(p.Text, all)
	}
	slices.SortFunc(all, func(a, b diag.Span) int { return a.Start - b.Start })
	f.found = slices.DeleteFunc(f.found, func(x diag.Finding) bool {
		i, _ := slices.BinarySearchFunc(all, x.Span.Start+1, func(s diag.Span, at int) int { return s.Start - at })
		return i > 0 && x.Span.End <= all[i-1].End
	})
}

// mentionsIn adds where the quotations stand that a text only speaks of. Those
// that follow each other, “一、”“（一）” and “甲”或者“乙”, go together.
func mentionsIn(t diag.Text, all []diag.Span) []diag.Span {
	s, begun := t.S, len(all)
	named := false // the chain of quotations at hand
	for at := 0; ; {
		next := strings.Index(s[at:], "“")
		if next < 0 {
			return all
		}
		open := at + next
		size := strings.Index(s[open:], "”")
		if size < 0 {
			return all
		}
		between := strings.Trim(s[at:open], "、，；")
		if at == 0 || between != "" && between != "或" && between != "或者" && between != "和" && between != "及" {
			named, begun = false, len(all)
		}
		for _, word := range mentioning {
			named = named || strings.HasSuffix(strings.TrimSuffix(s[:open], "："), word)
		}
		end := open + size + len("”")
		at = end
		if all = append(all, t.Slice(open, end).Span()); named {
			begun = len(all)
			continue
		}
		for _, word := range mentioned {
			named = named || strings.HasPrefix(s[end:], word)
		}
		if named { // the whole chain is
			begun = len(all)
		}
		more := strings.TrimLeft(s[end:], "、，；和或者及")
		if !strings.HasPrefix(more, "“") {
			all = all[:begun] // nothing says so
		}
	}
}
