package body

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// drop tells a paragraph that is to go. Its line goes with it, where it has one
// for itself.
func drop(f *finder.Finder, p *finder.Place, hint, format string, args ...any) {
	at := p.Text.Span()
	x := f.Add(at, hint, format, args...)
	if at.End > len(f.Source.Text) || !f.TakeOut(p.Part, at) {
		return
	}
	x.Fix = []diag.Change{{Span: lineOf(f.Source.Text, at)}}
}

// lineOf is the span with the blanks round it and one line end, if it has lines
// for itself; the quotation marks of the value stay.
func lineOf(s string, at diag.Span) diag.Span {
	from, end := at.Start, at.End
	for from > 0 && strings.IndexByte(" \t", s[from-1]) >= 0 {
		from--
	}
	for from >= 3 && s[from-3:from] == "\u3000" {
		from -= 3
	}
	for end < len(s) && strings.IndexByte(" \t\r", s[end]) >= 0 {
		end++
	}
	switch {
	case from > 0 && s[from-1] != '\n' && !(end < len(s) && s[end] == '\n'):
		return at
	case end < len(s) && s[end] == '\n': // the line end behind
		return diag.Span{Start: from, End: end + 1}
	case from > 0 && s[from-1] == '\n': // the last line of the value: the one before
		from--
		if from > 0 && s[from-1] == '\r' {
			from--
		}
		return diag.Span{Start: from, End: at.End}
	}
	return at
}

// paragraphs yields those of the notice's own text.
func paragraphs(f *finder.Finder, each func(i, count int, p *finder.Place)) {
	for i := range f.Parts {
		if f.Parts[i].Kind == notice.Attached {
			continue
		}
		for k := range f.Parts[i].Text {
			para := &f.Parts[i].Text[k]
			each(k, len(f.Parts[i].Text), &finder.Place{Kind: finder.Prose, Text: para.Text, Para: para, Part: i})
		}
	}
}

func pastedTitle(f *finder.Finder) {
	const least = 6
	for i := range f.Parts {
		part := &f.Parts[i]
		var names []string
		whole := []diag.Text{diag.Concat(part.Heading...), part.Title, f.Title}
		if about := strings.Index(f.Title.S, "关于"); about > 0 { // without the organ
			whole = append(whole, f.Title.Slice(about, len(f.Title.S)))
		}
		for _, t := range slices.Concat(part.Heading, whole) {
			if id := words.Identity(t.S); utf8.RuneCountInString(id) >= least {
				names = append(names, id)
			}
		}
		for k := range min(4, len(part.Text)) {
			para := &part.Text[k]
			if slices.Contains(names, words.Identity(para.Text.S)) {
				drop(f, &finder.Place{Text: para.Text, Part: i}, "删去这一段，标题由程序印", "正文里又写了标题：%s", finder.Cut(para.Text.S))
			}
		}
	}
}

func pastedRecipients(f *finder.Finder) {
	paragraphs(f, func(i, _ int, p *finder.Place) {
		bare, colon := strings.CutSuffix(strings.TrimSuffix(p.Text.S, ":"), "：")
		colon = colon || strings.HasSuffix(p.Text.S, ":")
		if !colon || i > 3 || f.Parts[p.Part].Kind != notice.Main {
			return
		}
		same := f.Recipients.S != "" && words.Identity(bare) == words.Identity(f.Recipients.S)
		if !same && !listsOrgans(bare) {
			return
		}
		hint := "删去这一段，主送机关写在 recipients"
		if same {
			hint = "删去这一段，主送机关由程序印"
		}
		drop(f, p, hint, "正文里又写了主送机关：%s", finder.Cut(p.Text.S))
	})
}

// listsOrgans reports whether a line before a colon names organs and says
// nothing.
func listsOrgans(s string) bool {
	const longest = 80
	if utf8.RuneCountInString(s) > longest || strings.ContainsAny(s, "。；？！《“") {
		return false
	}
	for _, verb := range [...]string{"如下", "现", "将", "通知", "要求", "要", "按照", "根据", "为", "是", "请", "做好", "责任", "联系", "包括", "单位名"} {
		if strings.Contains(s, verb) {
			return false
		}
	}
	if _, ok := words.ScanOrdinal(s); ok {
		return false
	}
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return r == '、' || r == '，' }) {
		if !strings.HasPrefix(name, "各") && !slices.ContainsFunc(organWords, func(w string) bool { return strings.HasSuffix(name, w) }) {
			return false
		}
	}
	return true
}

var organWords = []string{"人民政府", "办事处", "部门", "单位", "委员会", "办公室", "办公厅", "局", "街道", "乡镇", "党委", "党工委", "企业", "机构", "学校"}

func pastedNote(f *finder.Finder) {
	paragraphs(f, func(_, _ int, p *finder.Place) {
		s := p.Text.S
		rest, ok := strings.CutPrefix(s, "附件")
		if !ok {
			rest, ok = strings.CutPrefix(s, "附")
			ok = ok && (strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":"))
		}
		rest = strings.TrimLeft(rest, "0123456789一二三四五六七八九十 \u3000")
		if !ok || strings.ContainsAny(s, "。；") || utf8.RuneCountInString(s) > 60 {
			return
		}
		if rest == "" || strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":") {
			drop(f, p, "删去这一段，附件写在 [[attachment]]", "正文里又写了附件说明：%s", finder.Cut(s))
		}
	})
}

func pastedSignature(f *finder.Finder) {
	paragraphs(f, func(i, _ int, p *finder.Place) {
		id := words.Identity(p.Text.S)
		for _, name := range slices.Concat(f.Issuers, f.Signature.Names) {
			rest, ok := strings.CutPrefix(id, words.Identity(name.S))
			if name.S == "" || !ok || len(rest) >= 40 {
				continue
			}
			if _, verdict := words.ReadDay(rest); rest == "" || verdict == words.Dated { // the date may stand behind
				drop(f, p, "删去这一段，署名由程序印", "正文里又写了机关名称：%s", finder.Cut(p.Text.S))
				return
			}
		}
	})
}

func pastedDate(f *finder.Finder) {
	paragraphs(f, func(_, _ int, p *finder.Place) {
		const longest = 40 // bytes: 二〇二三年十二月二十五日
		if len(p.Text.S) > longest || !strings.ContainsAny(p.Text.S, "年-./") {
			return
		}
		if _, verdict := words.ReadDay(p.Text.S); verdict == words.Dated || verdict == words.Unreal {
			drop(f, p, "删去这一段，成文日期由程序印", "正文里又写了日期：%s", p.Text.S)
		}
	})
}

func pastedBracket(f *finder.Finder) {
	paragraphs(f, func(_, _ int, p *finder.Place) {
		s := p.Text.S
		bare := strings.TrimSuffix(strings.TrimPrefix(s, "（"), "）")
		if bare == s {
			bare = strings.TrimSuffix(strings.TrimPrefix(s, "("), ")")
		}
		if len(s)-len(bare) < 2 || strings.ContainsAny(bare, "（）()") {
			return
		}
		noted := slices.ContainsFunc(f.Notes, func(t diag.Text) bool { return words.Identity(t.S) == words.Identity(bare) })
		for _, w := range [...]string{"此件", "联系人", "联系电话", "公开发布", "主动公开", "依申请公开", "不予公开", "此页"} {
			noted = noted || strings.Contains(bare, w)
		}
		if noted && !strings.Contains(bare, "此页") {
			drop(f, p, "删去这一段，附注写在 note", "正文里又写了附注：%s", finder.Cut(s))
		}
	})
}

func begins(s string, labels ...string) bool {
	return slices.ContainsFunc(labels, func(l string) bool { return strings.HasPrefix(s, l+"：") || strings.HasPrefix(s, l+":") })
}

func pastedCopy(f *finder.Finder) {
	paragraphs(f, func(_, _ int, p *finder.Place) {
		if begins(p.Text.S, "抄送", "抄报", "主送", "分送", "抄送机关", "主送机关", "主题词") {
			drop(f, p, "删去这一段，抄送机关写在 [imprint] 的 copy_to", "正文里又写了“%s”", finder.Cut(p.Text.S))
		}
	})
}

func pastedImprint(f *finder.Finder) {
	paragraphs(f, func(_, _ int, p *finder.Place) {
		bare, ok := strings.CutSuffix(words.Identity(p.Text.S), "印发")
		if !ok || strings.ContainsAny(bare, "，。；：") {
			return
		}
		from := strings.IndexAny(bare, "0123456789二")
		if from < 0 {
			return
		}
		if _, verdict := words.ReadDay(bare[from:]); verdict == words.Dated || verdict == words.Unreal {
			drop(f, p, "删去这一段，写在 [imprint] 的 printed_by、printed_on", "正文里又写了印发机关和日期：%s", finder.Cut(p.Text.S))
		}
	})
}

func pastedNumber(f *finder.Finder) {
	paragraphs(f, func(i, _ int, p *finder.Place) {
		s := words.Identity(p.Text.S)
		alone := strings.HasSuffix(s, "号") && strings.ContainsAny(s, "〔[(【") && utf8.RuneCountInString(s) < 24 && !strings.ContainsAny(s, "，。：；《")
		if f.Number.S != "" && s == words.Identity(f.Number.S) || alone && i == 0 {
			drop(f, p, "删去这一段，发文字号写在 number", "正文里又写了发文字号：%s", finder.Cut(p.Text.S))
		}
	})
}

func pastedHead(f *finder.Finder) {
	paragraphs(f, func(i, _ int, p *finder.Place) {
		s := strings.TrimSpace(p.Text.S)
		bare := strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, s)
		mark, isMark := strings.CutSuffix(bare, "文件")
		isMark = isMark && slices.ContainsFunc(f.Issuers, func(t diag.Text) bool { return words.Identity(t.S) == words.Identity(mark) })
		secret := strings.HasPrefix(bare, "秘密★") || strings.HasPrefix(bare, "机密★") || strings.HasPrefix(bare, "绝密★")
		if isMark || secret || begins(bare, "签发人", "密级", "紧急程度", "份号", "发文字号", "发文机关") || bare == "特急" || bare == "加急" || bare == "秘密" || bare == "机密" || bare == "绝密" {
			drop(f, p, "删去这一段，写在 [letterhead]", "正文里又写了版头的项目：%s", finder.Cut(s))
		}
	})
}
