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

// Orders and minutes have neither title nor recipients (10.2, 10.3): they are
// known by what their mark ends with, and by the number below it.

// Signer is one who element.Signs an order in person.
type Signer struct{ Post, Name string }

// Names is a list of those who were there, or were not.
type Names struct{ Label, Names string }

// ownForm is the form of a document that its first lines tell: order, minutes, or
// "".
func (c *composer) ownForm() string {
	for i := range min(6, len(c.items)) {
		l := c.line(i)
		if l == nil {
			return ""
		}
		s := prose.Bare(l.Text)
		if !l.Red && l.Align != "center" {
			continue
		}
		for j := i + 1; j < min(i+4, len(c.items)); j++ {
			next := c.line(j)
			if next == nil {
				break
			}
			below := prose.Bare(next.Text)
			switch {
			case element.OrderMark().MatchString(s) && element.Order().MatchString(below):
				return "order"
			case element.MinutesMark().MatchString(s) && (element.MinutesNumber().MatchString(below) || l.Red && element.Signed().MatchString(below)):
				return "minutes"
			}
		}
	}
	return ""
}

// order takes an order: mark, number, text, who element.Signs and the day.
func (c *composer) order() {
	n := &c.notice
	for ; c.line(c.at) != nil && n.Number == ""; c.at++ {
		switch s := prose.Bare(c.line(c.at).Text); {
		case element.Order().MatchString(s):
			n.Number = s
		default:
			n.Marks = append(n.Marks, s)
			c.Print(s)
		}
	}
	c.body()
	organ, ok := strings.CutSuffix(strings.Join(n.Marks, ""), "命令")
	if ok {
		n.Suffix = "命令"
	} else {
		organ, _ = strings.CutSuffix(organ, "令")
	}
	n.Marks, n.Issuers = nil, []string{organ}
	// Whoever element.Signs stands in the last line of the text, or in that of the
	// signature: a post, blanks, a name.
	if c.signerAt >= 0 {
		l := c.line(c.signerAt)
		fields := strings.FieldsFunc(l.Text, words.IsBlank)
		single := slices.IndexFunc(fields, func(s string) bool { return utf8.RuneCountInString(s) == 1 })
		switch {
		case len(fields) == 2:
			n.Posts = []Signer{{fields[0], fields[1]}}
		case len(fields) > 2 && single > 0:
			n.Posts = []Signer{{strings.Join(fields[:single], ""), strings.Join(fields[single:], "")}}
		case len(fields) > 2:
			n.Posts = []Signer{{strings.Join(fields[:len(fields)-2], ""), strings.Join(fields[len(fields)-2:], "")}}
		}
		if n.Posts != nil {
			n.Signatures = nil
		}
	}
}

// minutes takes minutes: mark, number, the line of organ and day, text, who was
// there.
func (c *composer) minutes() {
	n := &c.notice
	for ; c.line(c.at) != nil; c.at++ {
		s := prose.Bare(c.line(c.at).Text)
		c.Print(s)
		switch m := element.Signed().FindStringSubmatch(s); {
		case m != nil:
			n.Issuers = []string{m[1]}
			n.Date, _ = words.ReadDay(m[2])
		case n.Number == "" && len(n.Marks) > 0 && element.MinutesNumber().MatchString(s):
			c.issue(s)
		case len(n.Marks) == 0 || !strings.HasSuffix(strings.Join(n.Marks, ""), "纪要"):
			n.Marks = append(n.Marks, s)
		case n.Date == words.Day{} && c.dated(c.at):
			n.Date, _ = words.ReadDay(c.line(c.at).Text)
		default:
			c.sitting()
			return
		}
	}
}

// issue takes the number of minutes, in the two ways in which it is written.
func (c *composer) issue(s string) {
	switch m := element.MinutesNumber().FindStringSubmatch(s); {
	case m[1] != "":
		c.notice.Number = "第" + m[1] + "期"
	case m[2] != "":
		c.notice.Number = "〔" + m[2] + "〕" + m[3] + "号"
	default:
		c.Say(doubt.PartDoubt, "写作 number = \"第8期\" 或 \"〔2026〕8号\"；是会次的，写进正文", "纪要的编号%s没有导入", prose.Quoted(s))
	}
}

// sitting takes the text of minutes and who was there.
func (c *composer) sitting() {
	n := &c.notice
	day := n.Date
	c.body()
	if day != (words.Day{}) {
		n.Date = day
	}
	n.Marks = []string{strings.Join(n.Marks, "")}
	n.Signatures = nil
	var text []string
	for _, l := range n.Text {
		if m := element.Attendance().FindStringSubmatch(prose.Bare(l)); m != nil && len(text) > 0 {
			c.Print(m[1])
			at := strings.IndexAny(l, ":：")
			_, size := utf8.DecodeRuneInString(l[at:])
			n.Attendance = append(n.Attendance, Names{m[1], strings.TrimRight(prose.Tidy(l[at+size:]), "。")}) // the program prints the mark
			continue
		}
		text = append(text, l)
	}
	n.Text = text
}
