package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/words"
)

// The patterns are of lines without blanks.
var (
	numberPattern   = prose.Pattern(`^[（(]?([^〔\[［（(【〈《,，。；：:]{1,20})[〔\[［（(【]((?:19|20)\d{2})年?[〕\]］）)】]第?0*(\d{1,5})号[）)]?`)
	unnumbered      = prose.Pattern(`^[^〔\[［（(【〈《,，。；：:]{1,20}[〔\[［（(【](?:(?:19|20)\d{2}|[xX×]{2,4})?年?[〕\]］）)】]第?[xX×]*号$`)
	orderPattern    = prose.Pattern(`^第(\d+|[一二三四五六七八九十百]+)号$`)
	secrecyPattern  = prose.Pattern(`^(绝密|机密|秘密)([★☆*＊·].{0,12})?$`)
	serialPattern   = prose.Pattern(`^(?:份号[:：]?|[Nn][Oo][.．:：]?|№)?(\d{6})$`)
	listPattern     = prose.Pattern(`^附件?[:：](.*)$`)
	attachedPattern = prose.Pattern(`^(附件?)(\d{1,2}|[一二三四五六七八九十]{1,3})?[:：]?$`)
	openingPattern  = prose.Pattern(`^(附件?)(\d{1,2}|[一二三四五六七八九十]{1,3})?[:：](.{2,60})$`)
	printedPattern  = prose.Pattern(`^(.*?)((?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)印发?$`)
	copiesPattern   = prose.Pattern(`^[（(]?共印\d+份[）)]?$`)
	notePattern     = prose.Pattern(`^[（(](.+)[）)]$`)
	itemPattern     = prose.Pattern(`^(\d{1,2})[.．、](.+)$`)
	chapterPattern  = prose.Pattern(`^第[一二三四五六七八九十百]+[章节条编]`)
	movedPattern    = prose.Pattern(`^(主送|分送)[:：](.+)$`)
)

// imprintLine reports whether a line without blanks is one of an imprint.
func imprintLine(s string) bool {
	return strings.HasPrefix(s, "抄送：") || strings.HasPrefix(s, "抄送:") || strings.HasPrefix(s, "抄报") || strings.HasPrefix(s, "分送：") ||
		utf8.RuneCountInString(s) <= 60 && strings.HasSuffix(s, "印发") && printedPattern().MatchString(s) || copiesPattern().MatchString(s)
}

// isRecipients reports whether a line is the list of recipients: it ends in a
// colon, and no sentence before.
func isRecipients(s string) bool {
	b := prose.Bare(s)
	if !strings.HasSuffix(b, "：") && !strings.HasSuffix(b, ":") || strings.ContainsAny(b, "。；！") || listPattern().MatchString(b) {
		return false
	}
	for _, said := range [...]string{"如下：", "如下:", "通知如下", "现将", "以下：", "有关事项"} {
		if strings.HasSuffix(b, said) || strings.Contains(b, "通知如下") {
			return false
		}
	}
	o, ordinal := words.ScanOrdinal(b)
	return !ordinal || o.Level == 0
}

// head takes what stands before the title.
func (c *composer) head() {
	n := &c.notice
	defer func() {
		if n.Suffixed && len(n.Marks) == 1 {
			n.Marks[0] += "文件"
		}
		if at := slices.IndexFunc(n.Marks, func(m string) bool { return strings.HasSuffix(m, "文件") }); at >= 0 && len(n.Marks) > 2 && at < len(n.Marks)-1 { // beside the middle one of several
			n.Marks[at], n.Suffixed = strings.TrimSuffix(n.Marks[at], "文件"), true
		}
	}()
	for ; c.line(c.at) != nil; c.at++ {
		l := c.line(c.at)
		s := prose.Bare(l.Text)
		known := true
		switch {
		case serialPattern().MatchString(s) && n.Serial == "":
			n.Serial = serialPattern().FindStringSubmatch(s)[1]
		case secrecyPattern().MatchString(s):
			c.secrecy(s)
		case slices.Contains(urgencies[:], s):
			n.Urgency = s
		case signs(s):
			c.signers(l.Text)
		case c.several(l.Text):
		case n.Number == "" && numberPattern().MatchString(s):
			c.number(l.Text)
		case len(n.Signers) > 0 && len(n.Marks) > 0 && l.Align == "moved" && c.line(c.at-1) != nil && onlyNames(l.Text):
			n.Signers = append(n.Signers, signersOf(l.Text)...)
		case n.Number == "" && unnumbered().MatchString(s):
			c.Say(doubt.MissingPart, "编了号，写作 number = \"……\"", "文号还没有编：%s", prose.Quoted(l.Text))
		case n.Number == "" && orderPattern().MatchString(s) && len(n.Marks) > 0:
			n.Number = s
		case n.Number == "" && (l.Red || strings.HasSuffix(s, "文件") && utf8.RuneCountInString(s) <= 40) && utf8.RuneCountInString(s) <= 60:
			c.mark(l.Text)
		case n.Number == "" && c.aboveNumber(c.at):
			c.mark(l.Text)
		default:
			known = false
		}
		if !known {
			break
		}
	}
}

// urgencies are the words of 紧急程度 (7.2.3), of telegrams too.
var urgencies = [...]string{"特急", "加急", "特提", "平急"}

// signs reports whether a text begins the 签发人.
func signs(s string) bool {
	return strings.HasPrefix(s, "签发人：") || strings.HasPrefix(s, "签发人:")
}

func (c *composer) signers(text string) {
	c.notice.Signers = append(c.notice.Signers, signersOf(strings.TrimLeft(text[strings.IndexAny(text, "：:"):], "：: "))...)
}

// aboveNumber reports whether a line is of a 发文机关标志 that nothing but its place
// shows: names, and 文件 for itself, then the line of the 发文字号. A title that
// stands above a number says what it is about, or what kind it is.
func (c *composer) aboveNumber(i int) bool {
	for end := i + 8; i < end && c.line(i) != nil; i++ {
		s := prose.Bare(c.line(i).Text)
		if m := numberPattern().FindString(s); m != "" {
			return m == s
		}
		if n := utf8.RuneCountInString(s); n < 2 || n > 40 || strings.ContainsAny(s, "，。；：、！？《》,;:") || strings.Contains(s, "关于") || s != "文件" && kindPattern().MatchString(s) {
			return false
		}
	}
	return false
}

// number takes the 发文字号 in the brackets of the standard (7.2.5), and the
// 签发人 behind it.
func (c *composer) number(text string) {
	n := &c.notice
	s := prose.Bare(text)
	m := numberPattern().FindStringSubmatch(s)
	n.Number = m[1] + "〔" + m[2] + "〕" + m[3] + "号"
	c.Print(m[0], text)
	if l := c.line(c.at); l != nil {
		c.numberAt = l.Align
	}
	rest := s[len(m[0]):]
	if rest == "" {
		return
	}
	if strings.HasPrefix(strings.ReplaceAll(rest, ":", "："), "签发人：") {
		if at := strings.LastIndexAny(text, "：:"); at >= 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			n.Signers = append(n.Signers, signersOf(text[at+size:])...)
			return
		}
	}
	c.Say(doubt.LeftOut, "看看是不是公文的要素", "%s文号后面的字没有导入：%s", c.placeAt(c.at), prose.Quoted(rest))
}

// signersOf are the names of a line of 签发人. Those of two characters have a blank
// between them (7.2.6): characters for themselves are names of two, or one of
// three.
func signersOf(text string) (names []string) {
	single := ""
	end := func() {
		rs := []rune(single)
		for len(rs) > 3 || len(rs) == 2 {
			names = append(names, string(rs[:2]))
			rs = rs[2:]
		}
		if len(rs) > 0 {
			names = append(names, string(rs))
		}
		single = ""
	}
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return words.IsBlank(r) || r == '、' || r == '，' }) {
		if utf8.RuneCountInString(f) == 1 {
			single += f
			continue
		}
		end()
		names = append(names, f)
	}
	end()
	return names
}

// onlyNames reports whether a line has nothing but names of persons, as the second
// line of 签发人 (7.2.6).
func onlyNames(text string) bool {
	names := signersOf(text)
	for _, name := range names {
		if n := utf8.RuneCountInString(name); n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' }) || issuerLike(name) {
			return false
		}
	}
	return len(names) > 0
}

// mark takes a line of the 发文机关标志.
func (c *composer) mark(text string) {
	n := &c.notice
	s := prose.Bare(text)
	if s == "文件" && len(n.Marks) > 0 {
		n.Suffixed = true // of several organs it stands beside all
		return
	}
	if names := namesOf(text); len(names) > 1 { // side by side
		n.Marks = append(n.Marks, names...)
		return
	}
	n.Marks = append(n.Marks, s)
}

// several takes a line of several elements, as tables that place the head of a
// notice make them: 000001　秘密★1年　特急, and the 发文字号 and the 签发人 behind.
func (c *composer) several(text string) bool {
	n := &c.notice
	fields := strings.FieldsFunc(text, words.IsBlank)
	single := func(f string) bool {
		return serialPattern().MatchString(f) || secrecyPattern().MatchString(f) || slices.Contains(urgencies[:], f)
	}
	k := 0
	for k < len(fields) && single(fields[k]) {
		k++
	}
	rest := strings.Join(fields[k:], "　")
	if s := prose.Bare(rest); k == 0 || k+len(s) < 2 || s != "" && !numberPattern().MatchString(s) && !signs(s) {
		return false
	}
	for _, f := range fields[:k] {
		switch {
		case serialPattern().MatchString(f):
			n.Serial = serialPattern().FindStringSubmatch(f)[1]
		case secrecyPattern().MatchString(f):
			c.secrecy(f)
		default:
			n.Urgency = f
		}
	}
	switch s := prose.Bare(rest); {
	case signs(s):
		c.signers(rest)
	case s != "":
		c.number(rest)
	}
	return true
}

// secrecy takes a 密级, and the 紧急程度 that stands behind it without a blank.
func (c *composer) secrecy(s string) {
	c.notice.Secrecy = s
	for _, u := range urgencies {
		if rest, ok := strings.CutSuffix(s, u); ok {
			c.notice.Secrecy, c.notice.Urgency = rest, u
			c.Print(s)
		}
	}
}

// kinds are what titles end with (《党政机关公文处理工作条例》第八条), and what
// follows it in brackets.
var kindPattern = prose.Pattern(`(?:通知|决定|公告|通告|意见|通报|报告|请示|批复|议案|函|纪要|决议|命令|公报)(?:[（(][^）)]*[）)])?$`)

// title takes the lines of the title: up to the recipients or the first sentence.
func (c *composer) title() {
	n := &c.notice
	align := ""
	for ; c.line(c.at) != nil; c.at++ {
		l := c.line(c.at)
		s := prose.Bare(l.Text)
		if isRecipients(l.Text) || strings.ContainsAny(s, "。；") || c.dated(c.at) || listPattern().MatchString(s) || attachedPattern().MatchString(s) {
			break
		}
		if o, ok := words.ScanOrdinal(s); ok && o.Size > 0 && len(n.Title) > 0 {
			break
		}
		if len(n.Title) > 0 {
			whole := kindPattern().MatchString(prose.Bare(strings.Join(n.Title, "")))
			if l.Align != align && (whole || align == "center") || whole && (l.Gap || l.Align != "center") || len(n.Title) >= 6 {
				break
			}
		}
		if m := numberPattern().FindStringSubmatch(s); m != nil && len(m[0]) == len(s) && n.Number == "" {
			c.number(l.Text)
			continue
		}
		align = l.Align
		n.Title = append(n.Title, l.Text)
	}
}

func (c *composer) recipients() {
	if l := c.line(c.at); l != nil && isRecipients(l.Text) {
		c.notice.Recipients = strings.TrimRight(l.Text, "：: ")
		c.at++
	}
}
