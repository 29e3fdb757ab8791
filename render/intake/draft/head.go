package draft

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/words"
)

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
		case element.Serial().MatchString(s) && n.Serial == "":
			n.Serial = element.Serial().FindStringSubmatch(s)[1]
		case element.Secrecy().MatchString(s):
			c.secrecy(s)
		case slices.Contains(element.Urgencies[:], s):
			n.Urgency = s
		case element.Signs(s):
			c.signers(l.Text)
		case c.several(l.Text):
		case n.Number == "" && element.Number().MatchString(s):
			c.number(l.Text)
		case len(n.Signers) > 0 && len(n.Marks) > 0 && l.Align == "moved" && c.line(c.at-1) != nil && element.OnlyNames(l.Text):
			n.Signers = append(n.Signers, element.SignersOf(l.Text)...)
		case n.Number == "" && element.Unnumbered().MatchString(s):
			c.Say(doubt.MissingPart, "编了号，写作 number = \"……\"", "文号还没有编：%s", prose.Quoted(l.Text))
		case n.Number == "" && element.Order().MatchString(s) && len(n.Marks) > 0:
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

func (c *composer) signers(text string) {
	c.notice.Signers = append(c.notice.Signers, element.SignersOf(strings.TrimLeft(text[strings.IndexAny(text, "：:"):], "：: "))...)
}

// aboveNumber reports whether a line is of a 发文机关标志 that nothing but its place
// shows: names, and 文件 for itself, then the line of the 发文字号. A title that
// stands above a number says what it is about, or what kind it is.
func (c *composer) aboveNumber(i int) bool {
	for end := i + 8; i < end && c.line(i) != nil; i++ {
		s := prose.Bare(c.line(i).Text)
		if m := element.Number().FindString(s); m != "" {
			return m == s
		}
		if n := utf8.RuneCountInString(s); n < 2 || n > 40 || strings.ContainsAny(s, "，。；：、！？《》,;:") || strings.Contains(s, "关于") || s != "文件" && element.Kind().MatchString(s) {
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
	m := element.Number().FindStringSubmatch(s)
	n.Number = m[1] + "〔" + m[2] + "〕" + m[3] + "号"
	if m[0] != n.Number {
		c.Say(doubt.PartDoubt, "年份用六角括号，序号不编虚位、不加“第”字（7.2.5）", "%s文号%s写成了“%s”", c.placeAt(c.at), prose.Quoted(m[0]), n.Number)
	}
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
			n.Signers = append(n.Signers, element.SignersOf(text[at+size:])...)
			return
		}
	}
	c.Say(doubt.LeftOut, "看看是不是公文的要素", "%s文号后面的字没有导入：%s", c.placeAt(c.at), prose.Quoted(rest))
}

// mark takes a line of the 发文机关标志.
func (c *composer) mark(text string) {
	n := &c.notice
	s := prose.Bare(text)
	if s == "文件" && len(n.Marks) > 0 {
		n.Suffixed = true // of several organs it stands beside all
		return
	}
	if names := element.NamesOf(text); len(names) > 1 { // side by side
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
		return element.Serial().MatchString(f) || element.Secrecy().MatchString(f) || slices.Contains(element.Urgencies[:], f)
	}
	k := 0
	for k < len(fields) && single(fields[k]) {
		k++
	}
	rest := strings.Join(fields[k:], "　")
	if s := prose.Bare(rest); k == 0 || k+len(s) < 2 || s != "" && !element.Number().MatchString(s) && !element.Signs(s) {
		return false
	}
	for _, f := range fields[:k] {
		switch {
		case element.Serial().MatchString(f):
			n.Serial = element.Serial().FindStringSubmatch(f)[1]
		case element.Secrecy().MatchString(f):
			c.secrecy(f)
		default:
			n.Urgency = f
		}
	}
	switch s := prose.Bare(rest); {
	case element.Signs(s):
		c.signers(rest)
	case s != "":
		c.number(rest)
	}
	return true
}

// secrecy takes a 密级, and the 紧急程度 that stands behind it without a blank.
func (c *composer) secrecy(s string) {
	c.notice.Secrecy = s
	for _, u := range element.Urgencies {
		if rest, ok := strings.CutSuffix(s, u); ok {
			c.notice.Secrecy, c.notice.Urgency = rest, u
			c.Print(s)
		}
	}
}

// title takes the lines of the title: up to the recipients or the first sentence.
func (c *composer) title() {
	n := &c.notice
	align := ""
	for ; c.line(c.at) != nil; c.at++ {
		l := c.line(c.at)
		s := prose.Bare(l.Text)
		if element.IsRecipients(l.Text) || strings.ContainsAny(s, "。；") || c.dated(c.at) || element.List().MatchString(s) || element.Attached().MatchString(s) {
			break
		}
		if o, ok := words.ScanOrdinal(s); ok && o.Size > 0 && len(n.Title) > 0 {
			break
		}
		if len(n.Title) > 0 {
			whole := element.Kind().MatchString(prose.Bare(strings.Join(n.Title, "")))
			if l.Align != align && (whole || align == "center") || whole && (l.Gap || l.Align != "center") || len(n.Title) >= 6 {
				break
			}
		}
		if m := element.Number().FindStringSubmatch(s); m != nil && len(m[0]) == len(s) && n.Number == "" {
			c.number(l.Text)
			continue
		}
		align = l.Align
		n.Title = append(n.Title, l.Text)
	}
}

func (c *composer) recipients() {
	if l := c.line(c.at); l != nil && element.IsRecipients(l.Text) {
		c.notice.Recipients = strings.TrimRight(l.Text, "：: ")
		c.at++
	}
}
