package bind

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// row is one [[task]] as written, before it takes over what it leaves out. It
// becomes a [notice.Task] before the next one is read.
type row struct {
	node        *tomldoc.Node
	span        diag.Span
	entry       int // which [[task]] of its table
	section     diag.Text
	topic       diag.Text
	title       diag.Text
	lead        cell // the zero cell: as above
	responsible cell
	requirement diag.Text
	due         notice.Due
	dueSet      bool
	deadline    notice.Day // zero: not written
	id          diag.Text
	seq         *tomldoc.Node
	own         []ownValue
}

type ownValue struct {
	key  string
	text diag.Text
}

// sectionOnly reports whether a [[task]] is no more than the heading of a
// section.
func sectionOnly(n *tomldoc.Node) bool {
	return len(n.Items) == 1 && n.Items[0].Name == "section"
}

// deadline is what the words of one are read as.
type deadline struct {
	day     notice.Day
	verdict words.Verdict
	told    bool // that it is doubtful
}

// due reads a deadline.
func (t *table) due(n *tomldoc.Node) notice.Due {
	if n.Kind == tomldoc.Date {
		d := t.Day(n)
		if d == (notice.Day{}) {
			return notice.Due{}
		}
		return notice.Due{Text: value.PrintedDay(n), Day: d}
	}
	text := value.Trim(n.Text)
	r, known := t.deadlines[text.S]
	if !known {
		r.day, r.verdict = words.Deadline(text.S, t.year)
		t.deadlines[text.S] = r
	}
	if r.verdict == words.Unreal {
		t.add(impossibleDue, n.Span, "改成历上有的日子", "完成时限“%s”里的日子不存在", value.Short(text.S))
	}
	return notice.Due{Text: text, Day: r.day}
}

// dueAbove is the deadline of a row, of 同上 that of the row above. What looks
// like a date and gives none is told, once for the same words, unless the row
// states the day.
func (t *table) dueAbove(r *row, above notice.Due) notice.Due {
	text := r.due.Text
	if words.Same(text.S) {
		if above.Text.Empty() {
			t.add(sameNothing, text.Span(), "写出完成时限", "“%s”的上一行没有完成时限", text.S)
		}
		return notice.Due{Text: text, Meant: standsFor(above.Meant, above.Text), Day: above.Day}
	}
	if d := t.deadlines[text.S]; d.verdict == words.Doubtful && !d.told && r.deadline == (notice.Day{}) {
		d.told = true
		t.deadlines[text.S] = d
		hint := "写作 6月30日前 的样子；字要照印的，另写 deadline = 2026-06-30，只进工作簿"
		if day, ok := words.SerialDay(text.S, false); ok {
			hint = "这像是 Excel 里日期的数，写作 due = " + day.ISO() + "，不加引号"
		} else if month, ok := strings.CutSuffix(text.S, "月前"); ok && value.AllDigits(month) {
			hint = "是 " + month + " 月底以前，还是 " + month + " 月以前？写作 " + month + "月底前，或上个月的月底前"
		}
		t.add(dueUnread, text.Span(), hint, "完成时限“%s”认不出日期，不计逾期", value.Short(text.S))
	}
	return r.due
}

// taskID checks the form of a written key: it stands in the workbook's keys
// and in the names of files.
func (b *binder) taskID(t diag.Text) diag.Text {
	const longest = 32
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	}
	if strings.ContainsFunc(t.S, odd) || utf8.RuneCountInString(t.S) > longest {
		b.add(taskID, t.Span(), "只用字母、数字、汉字和 - _ . ，不超过 32 个字符", "任务键“%s”的写法不对", value.Short(t.S))
	}
	return t
}
