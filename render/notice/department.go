package notice

import (
	"unicode/utf8"

	"gongwen/render/diag"
)

// departmentName takes in a name or an alias of the register: each may stand
// for one unit only.
func (b *binder) departmentName(t diag.Text) string {
	id := identity(t.S)
	if first, twice := b.named[id]; twice {
		b.add(departmentTwice, t.Span(), "一个名称只登记一次", "第 %d 行已有“%s”", b.line(first), short(t.S))
		return ""
	}
	b.named[id] = t.Span()
	return t.S
}

// yearOfDeadlines is the year of deadlines that state none: the one year that
// stands in the breakdown's title, else in the notice's, else that of its date;
// 0 if even that is not known yet.
func (b *binder) yearOfDeadlines() int {
	var own yearScan
	for i := range b.notice.Attachments {
		if a := &b.notice.Attachments[i]; a.Breakdown {
			own.scan(a.Title.S)
			for _, line := range a.Heading {
				own.scan(line.S)
			}
		}
	}
	if year, ok := own.only(); ok {
		return year
	}
	var title yearScan
	for _, line := range b.notice.Title {
		title.scan(line.S)
	}
	if year, ok := title.only(); ok {
		return year
	}
	return b.notice.Date.Year
}

// yearScan collects the years of titles. A range, 2025—2027年, has two.
type yearScan struct {
	year int
	many bool
}

func (y *yearScan) scan(s string) {
	for i := 0; i < len(s); {
		n := 0
		for i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
			n++
		}
		if n == 4 {
			year := int(s[i]-'0')*1000 + int(s[i+1]-'0')*100 + int(s[i+2]-'0')*10 + int(s[i+3]-'0')
			switch r, _ := utf8.DecodeRuneInString(s[i+4:]); r {
			case '年', '—', '－', '-', '～', '~', '至', '到', '–':
				y.many = y.many || y.year != 0 && y.year != year
				y.year = year
			}
		}
		i += max(n, 1)
	}
}

func (y *yearScan) only() (int, bool) { return y.year, y.year != 0 && !y.many }
