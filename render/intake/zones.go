package intake

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"gongwen/render/words"
)

// pattern compiles a pattern when it is first asked for.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// The patterns are of lines without blanks.
var (
	numberPattern   = pattern(`^[（(]?([^〔\[［（(【〈《,，。；：:]{1,20})[〔\[［（(【]((?:19|20)\d{2})年?[〕\]］）)】]第?0*(\d{1,5})号[）)]?`)
	orderPattern    = pattern(`^第(\d+|[一二三四五六七八九十百]+)号$`)
	secrecyPattern  = pattern(`^(绝密|机密|秘密)([★☆*＊·].{0,12})?$`)
	serialPattern   = pattern(`^(?:份号[:：]?|[Nn][Oo][.．:：]?|№)?(\d{6})$`)
	listPattern     = pattern(`^附件?[:：](.*)$`)
	attachedPattern = pattern(`^(附件?)(\d{1,2}|[一二三四五六七八九十]{1,3})?[:：]?$`)
	openingPattern  = pattern(`^(附件?)(\d{1,2}|[一二三四五六七八九十]{1,3})?[:：](.{2,60})$`)
	printedPattern  = pattern(`^(.*?)((?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)印发?$`)
	copiesPattern   = pattern(`^[（(]?共印\d+份[）)]?$`)
	notePattern     = pattern(`^[（(](.+)[）)]$`)
	itemPattern     = pattern(`^(\d{1,2})[.．、](.+)$`)
	chapterPattern  = pattern(`^第[一二三四五六七八九十百]+[章节条编]`)
	movedPattern    = pattern(`^(主送|分送)[:：](.+)$`)
)

// imprintLine reports whether a line without blanks is one of an imprint.
func imprintLine(s string) bool {
	return strings.HasPrefix(s, "抄送：") || strings.HasPrefix(s, "抄送:") || strings.HasPrefix(s, "抄报") || strings.HasPrefix(s, "分送：") ||
		utf8.RuneCountInString(s) <= 60 && strings.HasSuffix(s, "印发") && printedPattern().MatchString(s) || copiesPattern().MatchString(s)
}

// isRecipients reports whether a line is the list of recipients: it ends in a
// colon, and no sentence before.
func isRecipients(s string) bool {
	b := bare(s)
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
		if n.suffixed && len(n.marks) == 1 {
			n.marks[0] += "文件"
		}
	}()
	blank := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "　", " ")), " ") }
	for ; c.line(c.at) != nil; c.at++ {
		l := c.line(c.at)
		s := bare(l.text)
		known := true
		switch {
		case serialPattern().MatchString(s) && n.serial == "":
			n.serial = serialPattern().FindStringSubmatch(s)[1]
		case secrecyPattern().MatchString(s):
			n.secrecy = s
		case s == "特急" || s == "加急" || s == "特提" || s == "平急":
			n.urgency = s
		case strings.HasPrefix(s, "签发人：") || strings.HasPrefix(s, "签发人:"):
			n.signers = append(n.signers, strings.Fields(blank(strings.TrimLeft(l.text[strings.IndexAny(l.text, "：:"):], "：: ")))...)
		case n.number == "" && numberPattern().MatchString(s):
			c.number(l.text)
		case n.number == "" && orderPattern().MatchString(s) && len(n.marks) > 0:
			n.number = s
		case n.number == "" && (l.red || strings.HasSuffix(s, "文件") && utf8.RuneCountInString(s) <= 40) && utf8.RuneCountInString(s) <= 60:
			c.mark(s)
		case n.number == "" && c.aboveNumber(c.at):
			c.mark(s)
		case c.several(l.text):
		default:
			known = false
		}
		if !known {
			break
		}
	}
}

// aboveNumber reports whether a line is of a 发文机关标志 that nothing but its place
// shows: names, and 文件 for itself, then the line of the 发文字号. A title that
// stands above a number says what it is about, or what kind it is.
func (c *composer) aboveNumber(i int) bool {
	for end := i + 8; i < end && c.line(i) != nil; i++ {
		s := bare(c.line(i).text)
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
	s := bare(text)
	m := numberPattern().FindStringSubmatch(s)
	n.number = m[1] + "〔" + m[2] + "〕" + m[3] + "号"
	c.print(m[0], text)
	rest := s[len(m[0]):]
	if rest == "" {
		return
	}
	if name, ok := strings.CutPrefix(strings.ReplaceAll(rest, ":", "："), "签发人："); ok {
		if at := strings.LastIndexAny(text, "：:"); at >= 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			n.signers = append(n.signers, strings.Fields(strings.ReplaceAll(text[at+size:], "　", " "))...)
			if len(n.signers) > 1 && utf8.RuneCountInString(n.signers[0]) == 1 { // 甲　某
				n.signers = []string{bare(name)}
			}
			return
		}
	}
	c.say(leftOut, "看看是不是公文的要素", "%s文号后面的字没有导入：%s", c.placeAt(c.at), quoted(rest))
}

// mark takes a line of the 发文机关标志.
func (c *composer) mark(s string) {
	n := &c.notice
	if s == "文件" && len(n.marks) > 0 {
		n.suffixed = true // of several organs it stands beside all
		return
	}
	n.marks = append(n.marks, s)
}

// several takes a line of several elements: 秘密★1年　特急.
func (c *composer) several(text string) bool {
	n := &c.notice
	fields := strings.Fields(strings.ReplaceAll(text, "　", " "))
	if len(fields) < 2 {
		return false
	}
	joined := bare(text)
	if joined == "特急" || joined == "加急" {
		n.urgency = joined
		return true
	}
	for _, f := range fields {
		if !serialPattern().MatchString(f) && !secrecyPattern().MatchString(f) && f != "特急" && f != "加急" && !numberPattern().MatchString(f) {
			return false
		}
	}
	for _, f := range fields {
		switch {
		case serialPattern().MatchString(f):
			n.serial = serialPattern().FindStringSubmatch(f)[1]
		case secrecyPattern().MatchString(f):
			n.secrecy = f
		case numberPattern().MatchString(f):
			c.number(f)
		default:
			n.urgency = f
		}
	}
	return true
}

// kinds are what titles end with (《党政机关公文处理工作条例》第八条), and what
// follows it in brackets.
var kindPattern = pattern(`(?:通知|决定|公告|通告|意见|通报|报告|请示|批复|议案|函|纪要|决议|命令|公报)(?:[（(][^）)]*[）)])?$`)

// title takes the lines of the title: up to the recipients or the first sentence.
func (c *composer) title() {
	n := &c.notice
	align := ""
	for ; c.line(c.at) != nil; c.at++ {
		l := c.line(c.at)
		s := bare(l.text)
		if isRecipients(l.text) || strings.ContainsAny(s, "。；") || c.dated(c.at) || listPattern().MatchString(s) || attachedPattern().MatchString(s) {
			break
		}
		if o, ok := words.ScanOrdinal(s); ok && o.Size > 0 && len(n.title) > 0 {
			break
		}
		if len(n.title) > 0 {
			whole := kindPattern().MatchString(bare(strings.Join(n.title, "")))
			if l.align != align && (whole || align == "center") || whole && (l.gap || l.align != "center") || len(n.title) >= 6 {
				break
			}
		}
		if m := numberPattern().FindStringSubmatch(s); m != nil && len(m[0]) == len(s) && n.number == "" {
			c.number(l.text)
			continue
		}
		align = l.align
		n.title = append(n.title, l.text)
	}
}

func (c *composer) recipients() {
	if l := c.line(c.at); l != nil && isRecipients(l.text) {
		c.notice.recipients = strings.TrimRight(l.text, "：: ")
		c.at++
	}
}

// dated reports whether a line is a day and nothing else.
func (c *composer) dated(i int) bool {
	l := c.line(i)
	if l == nil {
		return false
	}
	_, verdict := words.ReadDay(l.text)
	return verdict == words.Dated && strings.ContainsAny(l.text, "年./-") || undatedPattern().MatchString(bare(l.text))
}

// undatedPattern is a date of which a draft has only the year.
var undatedPattern = pattern(`^(?:(?:19|20)\d{2}|[xX×]{2,4})?年(?:\d{1,2}|[xX×]+)?月[xX×]*日$`)

// signedPattern is a signature and a date on one line.
var signedPattern = pattern(`^([^。；：，,:]{4,40}?)((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)$`)

// body takes the text up to the date, the signature and the 附件说明 before it.
func (c *composer) body() {
	n := &c.notice
	c.date = -1
	end := len(c.items)
	for j := c.at; j < len(c.items); j++ {
		if l := c.line(j); l != nil {
			if c.dated(j) && j > c.at {
				c.date, end = j, j
				break
			}
			if m := signedPattern().FindStringSubmatch(bare(l.text)); m != nil && j > c.at && (l.align == "right" || l.align == "moved" || l.align == "center") {
				c.date, end = j, j
				break
			}
			if j > c.at && (attachedPattern().MatchString(bare(l.text)) && (l.page || c.headingBelow(j)) || imprintLine(bare(l.text))) {
				end = j
				break
			}
		}
	}
	first := end // of the signature
	if c.date >= 0 {
		l := c.line(c.date)
		day, verdict := words.ReadDay(l.text)
		if undatedPattern().MatchString(bare(l.text)) {
			c.print(bare(l.text))
		} else if verdict != words.Dated {
			m := signedPattern().FindStringSubmatch(bare(l.text))
			day, _ = words.ReadDay(m[2])
			n.signatures = []string{m[1]}
		}
		n.date = day
		first = c.signature(c.date)
	}
	names := first
	for j := c.at; j < first; j++ {
		if l := c.line(j); l != nil && listPattern().MatchString(bare(l.text)) && bare(l.text) != "附：" {
			names = j
			break
		}
	}
	c.bodyEnd = names
	for ; c.at < names; c.at++ {
		it := c.items[c.at]
		if it.line != nil {
			n.text = append(n.text, it.text)
			continue
		}
		c.tableInBody(it)
	}
	c.list(names, first)
	c.at = end
	if c.date >= 0 {
		c.at = c.date + 1
	}
}

// headingBelow reports whether a title, or a table, follows a line.
func (c *composer) headingBelow(j int) bool {
	if j+1 >= len(c.items) {
		return false
	}
	next := c.items[j+1]
	return next.line == nil || next.align == "center"
}

// signature finds the lines of the 署名 above the date: short, at the right, no
// sentences.
func (c *composer) signature(date int) (first int) {
	n := &c.notice
	first = date
	for j := date - 1; j >= c.at; j-- {
		l := c.line(j)
		if l == nil {
			break
		}
		s := bare(l.text)
		if utf8.RuneCountInString(s) > 40 || strings.ContainsAny(s, "。；：，:,") || listPattern().MatchString(s) || itemPattern().MatchString(s) || l.auto {
			break
		}
		moved := l.align == "right" || l.align == "moved" || l.align == "center"
		if j < date-1 && (!moved || len(n.signatures) > 0 && !issuerLike(s)) {
			break
		}
		if !moved && !issuerLike(s) {
			break
		}
		if m := notePattern().FindStringSubmatch(s); m != nil && strings.Contains(s, "代章") {
			n.under = append([]string{s}, n.under...)
			first = j
			continue
		}
		n.signatures = append(namesOf(l.text), n.signatures...)
		first = j
		if l.gap {
			break
		}
	}
	return first
}

// namesOf are the organs that a line of signatures names: several where each
// stretch between blanks ends as the name of one does.
func namesOf(s string) []string {
	fields := strings.Fields(strings.ReplaceAll(s, "　", " "))
	for _, f := range fields {
		if utf8.RuneCountInString(f) < 4 || !issuerLike(f) {
			return []string{spaced(s)}
		}
	}
	return fields
}

// spaced is a name whose characters were moved apart by blanks.
func spaced(s string) string {
	fields := strings.Fields(strings.ReplaceAll(s, "　", " "))
	for _, f := range fields {
		if utf8.RuneCountInString(f) > 1 {
			return strings.Join(fields, "")
		}
	}
	return strings.Join(fields, "")
}

// issuerLike reports whether words end as the name of an organ does.
func issuerLike(s string) bool {
	for _, end := range [...]string{"政府", "办公室", "委员会", "局", "厅", "部", "委", "办", "院", "会", "小组", "中心", "指挥部", "公司", "处", "科", "署", "行", "社", "校", "站", "所", "组", "管委会", "办事处", "总工会", "法院", "检察院"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// list takes the names of the 附件说明 (7.3.4).
func (c *composer) list(from, to int) {
	for j := from; j < to; j++ {
		l := c.line(j)
		if l == nil {
			c.tableInBody(c.items[j])
			continue
		}
		s := l.text
		begins := l.auto
		if m := listPattern().FindStringSubmatch(bare(s)); m != nil {
			c.print("附件")
			s = tidy(s[strings.IndexAny(s, "：:"):])
			s = tidy(strings.TrimLeft(s, "：:"))
			begins = true
		}
		if m := itemPattern().FindStringSubmatch(bare(s)); m != nil {
			s = tidy(s[strings.IndexAny(s, ".．、"):])
			s = tidy(strings.TrimLeft(s, ".．、"))
			begins = true
		}
		if s == "" {
			continue
		}
		switch {
		case begins || len(c.names) == 0:
			c.names = append(c.names, s)
		case strings.HasSuffix(c.names[len(c.names)-1], "。"):
			c.notice.text = append(c.notice.text, l.text)
		default:
			c.names[len(c.names)-1] += s // a name over two lines
		}
	}
	for i := range c.names {
		c.names[i] = attachmentName(c.names[i])
	}
}

// attachmentName is a name without the marks that stand round it by mistake.
func attachmentName(s string) string {
	s = strings.TrimRight(s, "。；;，,、：:．. ")
	if inner, ok := strings.CutPrefix(s, "《"); ok && strings.HasSuffix(inner, "》") && strings.Count(inner, "《") == 0 && strings.Count(inner, "》") == 1 {
		s = strings.TrimSuffix(inner, "》")
	}
	return s
}

// placeAt names an item before a message.
func (c *composer) placeAt(i int) string {
	if l := c.line(i); l != nil && l.para > 0 {
		return "第" + strconv.Itoa(l.para) + "段“" + short(l.text) + "”："
	}
	return ""
}
