package bind

import (
	"gongwen/render/diag"
	. "gongwen/render/notice"
	"gongwen/render/words"
)

// departmentName takes in a name or an alias of the register: each may stand
// for one unit only.
func (b *binder) departmentName(t diag.Text) string {
	id := words.Identity(t.S)
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
func (b *binder) yearOfDeadlines(part *Part) int {
	var own words.Years
	own.Scan(part.Title.S)
	if part.Kind != Main {
		for _, line := range part.Heading {
			own.Scan(line.S)
		}
	}
	if year, ok := own.Only(); ok {
		return year
	}
	var title words.Years
	for _, line := range b.notice.Parts[0].Heading {
		title.Scan(line.S)
	}
	if year, ok := title.Only(); ok {
		return year
	}
	return b.notice.Date.Year
}
