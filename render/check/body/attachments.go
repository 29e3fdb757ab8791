package body

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// attachmentMissing finds 附件3 where there are two, 附件1 where there is one,
// 附件一, 附1, and 见附件 where there is none.
func attachmentMissing(f *finder.Finder) {
	count := len(f.Attachments())
	for p := range f.Places(finder.Prose | finder.Requirement) {
		if f.Parts[p.Part].Kind == notice.Attached && p.Kind == finder.Prose {
			continue
		}
		s := p.Text.S
		for at := 0; ; {
			next := strings.Index(s[at:], "附")
			if next < 0 {
				break
			}
			i := at + next
			at = i + len("附")
			short := !strings.HasPrefix(s[at:], "件")
			if !short {
				at += len("件")
			} else if finder.Leading(s[at:], "123456789") == 0 || !refers(s[:i]) || strings.ContainsRune("号张份幅页个段本套册篇则名人件年月", finder.After(s, at+finder.Leading(s[at:], "0123456789"))) {
				continue // 附近, 附属, 附1号, 附3张照片
			}
			end := at + finder.Leading(s[at:], "0123456789")
			n, _ := strconv.Atoi(s[at:end])
			hanzi := false
			if end == at {
				var size int
				if n, size = words.ParseHanzi(s[at:]); size > 0 && refers(s[:i]) {
					end, hanzi = at+size, true
				}
			}
			whole := p.Text.Slice(i, end).Span()
			if k := namedOther(f, s, i, end, n); k > 0 && !hanzi {
				to := "附件"
				if count > 1 { // one alone has no number
					to += strconv.Itoa(k)
				}
				f.Add(whole, "写作“"+to+"”，或看看名称", "“%s”与旁边写的名称不符，那是附件%d", s[i:end], k)
				continue
			}
			of := strings.TrimSuffix(s[:i], "的")
			if ofAnother(of) || strings.HasSuffix(of, "》") || strings.HasSuffix(of, "》（") || strings.HasSuffix(of, "号") || strings.HasSuffix(of, "号）") || end-at > 2 && !hanzi {
				continue // of another document
			}
			switch {
			case i == 0 && p.Kind == finder.Prose: // pasted
			case end == at && count == 0 && (refers(s[:i]) || strings.HasPrefix(s[at:], "）") && strings.HasSuffix(s[:i], "（")):
				f.Add(whole, "加上 [[attachment]]，或删去这句话", "正文提到附件，而没有附件")
			case end == at || n == 0:
			case n > count:
				f.Add(whole, "看看序号，或加上这个附件", "正文提到“%s”，附件有 %d 个", s[i:end], count)
			case count == 1:
				f.Add(whole, "写作“附件”", "只有一个附件，不编号：%s", s[i:end])
			case short && f.Parts[p.Part].Kind == notice.Main && labelled(f, n):
				x := f.Add(whole, "写作“附件"+strconv.Itoa(n)+"”", "附件在附件说明里写“附件”，这里写“%s”", s[i:end])
				f.Replace(x, p.Text, i, end, "附件"+s[at:end])
			case hanzi:
				f.Add(whole, "写作“附件"+strconv.Itoa(n)+"”", "附件顺序号用了汉字：%s", s[i:end])
			}
		}
	}
}

// namedOther is the attachment whose name stands beside 附件 and a number in the
// text, 《统计表》（附件2） or 附件2《统计表》, where that is not the one so numbered;
// else 0.
func namedOther(f *finder.Finder, s string, from, end, n int) int {
	name := ""
	if before, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(s[:from], "见"), "详"), "》（"); ok && strings.HasPrefix(s[end:], "）") {
		if open := strings.LastIndex(before, "《"); open >= 0 {
			name = before[open+len("《"):]
		}
	} else if after, ok := strings.CutPrefix(strings.TrimPrefix(s[end:], "："), "《"); ok {
		name, _, _ = strings.Cut(after, "》")
	}
	id := titleIdentity(name)
	if bare, ok := strings.CutSuffix(strings.TrimSuffix(strings.TrimSuffix(s[:from], "见"), "详"), "（"); ok && id == "" { // 统计表（附件2）
		const least = 4
		for _, a := range f.Attachments() {
			if t := a.Title.S; strings.HasSuffix(bare, t) && utf8.RuneCountInString(t) >= least && len(titleIdentity(t)) > len(id) {
				id = titleIdentity(t)
			}
		}
	}
	if id == "" || n < 1 {
		return 0
	}
	other := 0
	for k, a := range f.Attachments() {
		if titleIdentity(a.Title.S) != id {
			continue
		}
		if k+1 == n {
			return 0
		}
		other = k + 1
	}
	return other
}

// ofAnother reports whether 附件 behind these words is that of another document:
// 国务院办公厅文件附件2, not 本通知附件2.
func ofAnother(before string) bool {
	for _, kind := range [...]string{"文件", "通知", "方案", "意见", "办法", "规定", "规划", "细则", "标准", "指南", "协议", "合同", "预案"} {
		if bare, ok := strings.CutSuffix(before, kind); ok {
			return !strings.HasSuffix(bare, "本")
		}
	}
	return strings.HasSuffix(before, "原") || strings.HasSuffix(before, "该") || strings.HasSuffix(before, "其")
}

// labelled reports whether the nth attachment is called 附件.
func labelled(f *finder.Finder, n int) bool {
	all := f.Attachments()
	return n <= len(all) && all[n-1].Label.S == "附件"
}

// refers reports whether the words before 附件 point at one of this notice.
func refers(before string) bool {
	for _, w := range [...]string{"见", "按", "填写", "如", "参照", "（", "和", "、", "至", "报送"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// nearlyCited finds 《…》 in the title and the notice's own text that differs in
// a character or two from the name of what is attached or issued. Where that is
// named rightly as well, another document may be meant.
func nearlyCited(f *finder.Finder) {
	const least = 8 // characters: shorter names are near each other by chance
	type name struct {
		runes []rune
		text  string
	}
	var names []name
	known := map[string]bool{}
	for i := range f.Parts {
		part := &f.Parts[i]
		if part.Kind == notice.Main {
			continue
		}
		for _, t := range []diag.Text{part.Title, diag.Concat(part.Heading...)} {
			id := titleIdentity(t.S)
			if known[id] || id == "" {
				continue
			}
			known[id] = true
			if r := []rune(id); len(r) >= least {
				names = append(names, name{r, t.S})
			}
		}
	}
	if len(names) == 0 {
		return
	}
	type cited struct {
		id    string
		at    diag.Text
		other bool // what is said of it may be said of an earlier one
	}
	var all []cited
	exact := map[string]bool{}
	for p := range f.Places(finder.Title | finder.Prose) {
		if f.Parts[p.Part].Kind != notice.Main {
			continue
		}
		for _, t := range quoted(p.Text) {
			id := titleIdentity(t.S)
			exact[id] = true
			all = append(all, cited{id, t, ofOther(p.Text.S, t.S)})
		}
	}
	if t, ok := issued(f); ok {
		all = append(all, cited{titleIdentity(t.S), t, false})
	}
	for _, c := range all {
		if known[c.id] {
			continue
		}
		for _, n := range names {
			if (near([]rune(c.id), n.runes) || undated(c.id) == undated(string(n.runes))) && !(exact[string(n.runes)] && c.other) {
				f.Add(c.at.Span(), "写作《"+strings.TrimSpace(n.text)+"》", "《%s》与所附的“%s”差一两个字", finder.Cut(c.at.S), finder.Cut(n.text))
				break
			}
		}
	}
}

// issued is what a title says to be issued or passed on without 《》 round it.
func issued(f *finder.Finder) (diag.Text, bool) {
	_, end, _ := finder.KindOf(f.Title.S)
	end = len(strings.TrimSuffix(f.Title.S[:end], "的"))
	for _, verb := range [...]string{"印发", "转发"} {
		if i := strings.Index(f.Title.S, verb); i >= 0 && i+len(verb) < end && !strings.Contains(f.Title.S, "《") {
			return f.Title.Slice(i+len(verb), end), true
		}
	}
	return diag.Text{}, false
}

// ofOther reports whether a sentence cites a document that was there before:
// with its number, or as what ends or was.
func ofOther(s, name string) bool {
	at := strings.Index(s, "《"+name+"》")
	if at < 0 {
		return true
	}
	rest := s[at+len("《》")+len(name):]
	if inside, ok := strings.CutPrefix(rest, "（"); ok || strings.HasPrefix(rest, "(") {
		if inside, _, _ = strings.Cut(inside, "）"); !strings.HasPrefix(inside, "共") { // （共20项）
			return true
		}
	}
	from := strings.LastIndex(s[:at], "。") + 1
	end := strings.Index(rest, "。")
	if end < 0 {
		end = len(rest)
	}
	for _, w := range [...]string{"废止", "停止执行", "原", "上年", "去年", "上一年", "以往", "代替", "修订", "修改", "在"} {
		if strings.Contains(s[from:at], w) || strings.Contains(rest[:end], w) && w != "在" {
			return true
		}
	}
	return false
}

// titleIdentity is a name without the marks of titles inside it, which change
// with the marks round it.
func titleIdentity(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("《》〈〉“”\"", r) {
			return -1
		}
		return r
	}, words.Identity(s))
}

// quoted are the outermost 《…》 of a text, without their marks.
func quoted(t diag.Text) (out []diag.Text) {
	depth, from := 0, 0
	for i, r := range t.S {
		switch r {
		case '《':
			if depth++; depth == 1 {
				from = i + utf8.RuneLen(r)
			}
		case '》':
			if depth == 1 {
				out = append(out, t.Slice(from, i))
			}
			depth = max(0, depth-1)
		}
	}
	return out
}

// undated is a name without its Arabic digits.
func undated(s string) string {
	return strings.Map(func(r rune) rune {
		if finder.Digit(r) {
			return -1
		}
		return r
	}, s)
}

// near reports whether two names differ in one stretch of at most two
// characters.
func near(a, b []rune) bool {
	p := 0
	for p < len(a) && p < len(b) && a[p] == b[p] {
		p++
	}
	q := 0
	for q < len(a)-p && q < len(b)-p && a[len(a)-1-q] == b[len(b)-1-q] {
		q++
	}
	return max(len(a), len(b))-p-q <= 2
}

func attachmentTwice(f *finder.Finder) {
	var seen []string
	for i := range f.Parts {
		part := &f.Parts[i]
		if part.Kind != notice.Attached || part.Title.Empty() {
			continue
		}
		id := words.Identity(part.Title.S)
		if slices.Contains(seen, id) {
			f.Add(part.Title.Span(), "各用各的标题", "附件标题“%s”前面已有", finder.Cut(part.Title.S))
		}
		seen = append(seen, id)
	}
}
