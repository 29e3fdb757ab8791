package body

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// headingStop finds headings on lines of their own that end in a full stop or a
// semicolon. A short sentence without a comma is one where text stands below it,
// and below all others of its level there; else they are the items of a list.
func headingStop(f *finder.Finder) {
	const longest = 16
	for i := range f.Parts {
		ps := f.Parts[i].Text
		var heads [words.Deepest + 1][]*notice.Paragraph // that end so, under the heading at hand
		var items [words.Deepest + 1]bool
		tell := func(from int) {
			for level := from; level <= words.Deepest; level++ {
				for _, p := range heads[level] {
					if s := p.Text.S; !items[level] {
						mark := "句号"
						if strings.HasSuffix(s, "；") {
							mark = "分号"
						}
						f.Mend(p.Text, len(s)-len("。"), len(s), "", "标题“%s”末尾用了%s", finder.Cut(s), mark)
					}
				}
				heads[level], items[level] = nil, false
			}
		}
		for k := range ps {
			p := &ps[k]
			if p.Level == 0 {
				continue
			}
			tell(p.Level + 1)
			if k+1 == len(ps) || ps[k+1].Level != 0 && ps[k+1].Level <= p.Level {
				items[p.Level] = true
				continue
			}
			s := p.Text.S
			if p.Heading > 0 && p.Heading < len(s) {
				items[p.Level] = true // the text goes on behind its full stop, so it ends the others too
			}
			if p.Heading == len(s) && (strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；")) && !strings.ContainsAny(s[p.Ordinal:len(s)-len("。")], "，；：") && utf8.RuneCountInString(s[p.Ordinal:]) <= longest {
				heads[p.Level] = append(heads[p.Level], p)
			}
		}
		tell(1)
	}
}

// enumeration finds 一是 … 三是, 第一，… 第三，…. 是 and 要 may take turns, 一要抓早，
// 二是抓小，三要抓实, and one may count inside an item of the other.
func enumeration(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	if !strings.Contains(s, "一是") && !strings.Contains(s, "一要") && !strings.Contains(s, "第一，") {
		return
	}
	for _, form := range [...]struct{ before, after string }{{"", "是要"}, {"第", "，"}} {
		var last [2]int // of each of after
		said := 0       // of any
		for i := 0; i < len(s); {
			r, size := utf8.DecodeRuneInString(s[i:])
			begins := i == 0 || strings.ContainsRune("，；。：、", finder.Before(s, i))
			if !begins || !strings.HasPrefix(s[i:], form.before) {
				i += size
				continue
			}
			v, n := words.ParseHanzi(s[i+len(form.before):])
			end := i + len(form.before) + n
			k := strings.IndexRune(form.after, finder.After(s, end))
			if n == 0 || r == utf8.RuneError || k < 0 || strings.HasPrefix(s[end:], "是否") {
				i += size
				continue
			}
			k /= len("是")
			to := end + len("是")
			if v != last[k]+1 && v != said+1 && v != 1 && last[k] != 0 {
				want := form.before + words.Hanzi(max(last[k], said)+1) + s[end:to]
				f.Add(p.Text.Slice(i, to).Span(), "按顺序应当是“"+strings.TrimSuffix(want, "，")+"”", "“%s”与前面的不连续", s[i:to])
			}
			last[k], said, i = v, v, end
		}
	}
}

// items finds paragraphs that begin with 一是 … 三是, one below the other.
func items(f *finder.Finder) {
	for i := range f.Parts {
		last := 0 // of the paragraph above
		for k := range f.Parts[i].Text {
			t := f.Parts[i].Text[k].Text
			v, n := words.ParseHanzi(t.S)
			if n == 0 || !strings.HasPrefix(t.S[n:], "是") || strings.HasPrefix(t.S[n:], "是否") {
				last = 0
				continue
			}
			end := n + len("是")
			if last > 0 && v != last+1 && v != 1 {
				f.Add(t.Slice(0, end).Span(), "按顺序应当是“"+words.Hanzi(last+1)+"是”", "“%s”与上一段的不连续", t.S[:end])
			}
			last = v
		}
	}
}

// alone finds a level that begins and has no second ordinal. The text of a part
// may go on in its breakdown.
func alone(f *finder.Finder) {
	for i := range f.Parts {
		part := &f.Parts[i]
		if part.Content != nil || len(part.After) > 0 {
			continue
		}
		var first [words.Deepest + 1]*notice.Paragraph // of a level under the heading at hand, as long as it has no second
		var count [words.Deepest + 1]int
		tell := func(from int) {
			for level := from; level <= words.Deepest; level++ {
				if count[level] == 1 {
					t := first[level].Text
					f.Add(t.Slice(0, first[level].Ordinal).Span(), "删去序数，或补上后面的", "只有“%s”，没有“%s”", t.S[:first[level].Ordinal],
						words.Ordinal{Level: level, Value: 2}.String())
				}
				count[level] = 0
			}
		}
		for k := range part.Text {
			p := &part.Text[k]
			o, ok := words.ScanOrdinal(p.Text.S)
			if p.Level == 0 { // 二， is one that has a finding of its own
				m, meant := words.ScanMeant(p.Text.S)
				o, ok = m.Ordinal, meant && m.Value > 1
			}
			if !ok {
				continue
			}
			tell(o.Level + 1)
			if count[o.Level]++; o.Value == 1 {
				if count[o.Level] > 1 {
					count[o.Level]-- // a level that begins anew: 1. under a new 一、 told apart by what is above
					tell(o.Level)
					count[o.Level] = 1
				}
				first[o.Level] = p
			} else {
				count[o.Level] = 2
			}
		}
		tell(1)
	}
}

// headingLast finds a text that ends with a heading.
func headingLast(f *finder.Finder) {
	for i := range f.Parts {
		part := &f.Parts[i]
		if part.Content != nil || len(part.After) > 0 || len(part.Text) < 2 {
			continue
		}
		last, before := &part.Text[len(part.Text)-1], &part.Text[len(part.Text)-2]
		s := last.Text.S
		if last.Level == 0 || last.Heading != len(s) || strings.ContainsAny(s, "。：；，！？") || before.Level == last.Level {
			continue // 一、… 二、… alone are a list
		}
		f.Add(last.Text.Span(), "补上内容，或删去这一行", "“%s”下面没有内容", finder.Cut(s))
	}
}

// paragraphTwice finds paragraphs of more than a few words that stand twice in
// one part.
func paragraphTwice(f *finder.Finder) {
	const least = 12
	for i := range f.Parts {
		part := &f.Parts[i]
		seen := map[string]bool{}
		for _, ps := range [...][]notice.Paragraph{part.Text, part.After} {
			for k := range ps {
				t := ps[k].Text
				id := words.Identity(t.S[ps[k].Ordinal:])
				if utf8.RuneCountInString(id) < least {
					continue
				}
				if seen[id] {
					f.Add(t.Span(), "删去一段", "这一段前面已有：%s", finder.Cut(t.S))
				}
				seen[id] = true
			}
		}
	}
}

// headingTwice finds two headings of the same words under one heading.
func headingTwice(f *finder.Finder) {
	for i := range f.Parts {
		ps := f.Parts[i].Text
		var seen [words.Deepest + 1]map[string]bool
		for k := range ps {
			p := &ps[k]
			if p.Level == 0 || p.Heading == 0 {
				continue
			}
			for deeper := p.Level + 1; deeper <= words.Deepest; deeper++ {
				seen[deeper] = nil
			}
			id := strings.TrimRight(words.Identity(p.Text.S[p.Ordinal:p.Heading]), "。")
			if utf8.RuneCountInString(id) < 3 || p.Heading < len(p.Text.S) && utf8.RuneCountInString(id) > 16 {
				continue
			}
			if seen[p.Level][id] {
				f.Add(p.Text.Slice(p.Ordinal, p.Heading).Span(), "看看哪一个没有改", "小标题“%s”前面已有", finder.Cut(p.Text.S[p.Ordinal:p.Heading]))
			}
			if seen[p.Level] == nil {
				seen[p.Level] = map[string]bool{}
			}
			seen[p.Level][id] = true
		}
	}
}

// nothingFollows finds a part whose text ends in 如下： and has nothing behind
// it.
func nothingFollows(f *finder.Finder) {
	for i := range f.Parts {
		part := &f.Parts[i]
		if len(part.Text) == 0 || part.Content != nil || len(part.After) > 0 {
			continue
		}
		t := part.Text[len(part.Text)-1].Text
		for _, end := range [...]string{"如下：", "如下:", "如下", "如下。"} {
			if strings.HasSuffix(t.S, end) {
				f.Add(tail(t, end), "补上下文", "“%s”后面没有内容", finder.Cut(t.S[max(0, len(t.S)-len(end)-len("通知")):]))
				break
			}
		}
	}
}

func tail(t diag.Text, end string) diag.Span { return t.Slice(len(t.S)-len(end), len(t.S)).Span() }
