package head

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// recipientTwice finds an organ that stands twice among the recipients. Behind a
// 、 the head of a name may be elided (各省教育厅、公安厅，兵团教育局、公安厅), and
// two of one spelling are two organs if they stand in two groups of the list. None
// is elided from 市教育局 behind 市财政局.
func recipientTwice(f *finder.Finder) {
	type place struct {
		id    string
		group int // that the name is complete in; 0: everywhere
	}
	for _, list := range [...]diag.Text{f.Recipients, f.Imprint.Recipients} {
		seen := map[place]bool{}
		group, at := 1, 0
		var head rune // that the first name of the group begins with
		for _, name := range finder.Elements(list) {
			start := at + strings.Index(list.S[at:], name.S)
			mark := list.S[at:start] // between the names
			at = start + len(name.S)
			if strings.ContainsAny(mark, "，,；;\n") {
				group++
			}
			id := words.Identity(name.S)
			here := place{id, group}
			again := seen[here]
			first := finder.After(name.S, 0)
			begins := !strings.Contains(mark, "、")
			if begins {
				head = first
			}
			if begins || first == head && strings.ContainsRune("省市县区", first) && strings.ContainsRune(organs, finder.Before(name.S, len(name.S))) {
				again = again || seen[place{id, 0}]
				seen[place{id, 0}] = true
			}
			if again && utf8.RuneCountInString(id) > 2 {
				f.Add(name.Span(), "删去一个，或换成漏写的机关", "主送机关“%s”重复", finder.Cut(name.S))
			}
			seen[here] = true
		}
	}
}

func recipientsEnd(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	if end := len(strings.TrimRight(s, "，、；。,;. ")); end > 0 && end < len(s) {
		f.Mend(p.Text, end, len(s), "", "末尾多了“%s”", s[end:])
	}
}

func recipientSelf(f *finder.Finder) {
	if len(f.Issuers) > 1 {
		return // the organs of a joint issue may inform each other
	}
	for _, list := range [...]diag.Text{f.Recipients, f.Imprint.Recipients} {
		for _, name := range finder.Elements(list) {
			if slices.ContainsFunc(f.Issuers, func(t diag.Text) bool { return words.Identity(t.S) == words.Identity(name.S) }) {
				f.Add(name.Span(), "从主送机关里删去", "“%s”是发文机关自己", finder.Cut(name.S))
			}
		}
	}
}

func copiedTwice(f *finder.Finder) {
	seen := map[string]string{}
	for _, list := range [...]diag.Text{f.Recipients, f.Imprint.Recipients} {
		for _, name := range finder.Elements(list) {
			seen[words.Identity(name.S)] = "已经主送"
		}
	}
	for _, name := range finder.Elements(f.Imprint.CopyTo) {
		id := words.Identity(name.S)
		if why := seen[id]; why != "" && utf8.RuneCountInString(id) > 2 {
			f.Add(name.Span(), "从抄送里删去", "抄送机关“%s”%s", finder.Cut(name.S), why)
		}
		seen[id] = "重复"
	}
}

// own reports whether a name is that of an issuer, in full or short: each of
// its characters stands in the issuer's name in order, or the other way round.
func own(f *finder.Finder, name string) bool {
	return len(f.Issuers) == 0 || slices.ContainsFunc(f.Issuers, func(t diag.Text) bool {
		return t.S == "" || inOrder(words.Identity(name), words.Identity(t.S)) || inOrder(words.Identity(t.S), words.Identity(name))
	})
}

func inOrder(short, long string) bool {
	for _, r := range long {
		if c, size := utf8.DecodeRuneInString(short); size > 0 && c == r {
			short = short[size:]
		}
	}
	return short == ""
}

func signedByOther(f *finder.Finder) {
	for i, name := range f.Signature.Names {
		under := ""
		if i < len(f.Signature.Under) {
			under = f.Signature.Under[i].S
		}
		if name.S != "" && !strings.Contains(under, "代章") && !own(f, name.S) {
			f.Add(name.Span(), "看看哪一个写错了", "署名“%s”不是发文机关“%s”", finder.Cut(name.S), finder.Cut(f.Issuers[0].S))
		}
	}
}

func markedByOther(f *finder.Finder) {
	if f.Form != notice.General && f.Form != notice.Letter {
		return
	}
	mark := f.Letterhead.Mark
	bare := strings.TrimSuffix(mark.S, "文件")
	if open := strings.Index(bare, "（"); open > 0 { // 甲县人民政府（通知）
		bare = bare[:open]
	}
	if bare != "" && !strings.ContainsAny(mark.S, "\n 　") && !own(f, bare) {
		f.Add(mark.Span(), "看看哪一个写错了", "标志“%s”不是发文机关“%s”的", finder.Cut(mark.S), finder.Cut(f.Issuers[0].S))
	}
}

func imprintHalf(f *finder.Finder) {
	switch m := &f.Imprint; {
	case f.Form != notice.General || f.Date == (notice.Day{}): // a draft has no dates yet
	case !m.PrintedBy.Empty() && m.PrintedOn == (notice.Day{}):
		f.Add(m.PrintedBy.Span(), "加上 printed_on", "有印发机关，没有印发日期")
	case m.PrintedBy.Empty() && m.PrintedOn != (notice.Day{}):
		f.Add(m.PrintedSpan, "加上 printed_by", "有印发日期，没有印发机关")
	}
}
