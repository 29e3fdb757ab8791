package check

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// numberYear finds a document number of another year than the date's.
func numberYear(f *finder) {
	from, to := strings.Index(f.Number.S, "〔")+len("〔"), strings.Index(f.Number.S, "〕")
	if f.Date == (notice.Day{}) || from < len("〔") || to < from {
		return
	}
	if year, err := strconv.Atoi(f.Number.S[from:to]); err == nil && year != f.Date.Year {
		f.add(f.Number.Slice(from, to).Span(), "看看哪一个写错了", "发文字号的年份是 %d，成文日期 %s 是 %d 年", year, f.Date.ISO(), f.Date.Year)
	}
}

// printedEarly finds a notice printed before it was signed.
func printedEarly(f *finder) {
	if d := f.Imprint.PrintedOn; d != (notice.Day{}) && d.Before(f.Date) {
		f.add(f.Imprint.PrintedSpan, "看看哪一个写错了", "印发日期 %s 早于成文日期 %s", d.ISO(), f.Date.ISO())
	}
}

// dueEarly finds deadlines that are over when the notice is issued. One that
// rows take over from the row above is told once.
func dueEarly(f *finder) {
	if f.Date == (notice.Day{}) {
		return
	}
	for _, b := range f.breakdowns {
		if d := b.ReturnBy; d != (notice.Day{}) && d.Before(f.Date) {
			f.add(b.ReturnSpan, "看看哪一个写错了", "报回日期 %s 早于成文日期 %s", d.ISO(), f.Date.ISO())
		}
		var last diag.Span
		for i := range b.Tasks {
			due := &b.Tasks[i].Due
			if due.Day == (notice.Day{}) || !due.Day.Before(f.Date) {
				continue
			}
			at := due.Text.Span()
			if at == (diag.Span{}) { // only its date is stated
				at = b.Tasks[i].Span
			}
			if at == last {
				continue
			}
			last = at
			hint := "看看哪一个写错了"
			if !strings.Contains(due.Text.S, strconv.Itoa(due.Day.Year)) {
				hint = "没有写年份的按 " + strconv.Itoa(due.Day.Year) + " 年算；是另一年就写明年份"
			}
			f.add(at, hint, "完成时限“%s”（%s）早于成文日期 %s", due.Text.S, due.Day.ISO(), f.Date.ISO())
		}
	}
}

// dueLeft finds tasks that neither state a deadline nor take one over, where
// others of their breakdown have one. Rows that take over the lack stay silent.
func dueLeft(f *finder) {
	for _, b := range f.breakdowns {
		if !slices.ContainsFunc(b.Tasks, func(t notice.Task) bool { return !t.Due.Text.Empty() }) {
			continue
		}
		for i := range b.Tasks {
			if t := &b.Tasks[i]; t.Due.Left && (i == 0 || !b.Tasks[i-1].Due.Left || b.Tasks[i-1].Topic != t.Topic || b.Tasks[i-1].Section != t.Section) {
				f.add(t.Span, "在这个 "+header(b)+` 里写 due；确实没有时限就写 due = ""`, "这项任务没有写完成时限 due，也没有上一行的可沿用")
			}
		}
	}
}

// header is how the file writes a task of the breakdown.
func header(b *notice.Breakdown) string {
	if b.Under.Key != "" {
		return "[[" + b.Under.Key + ".task]]"
	}
	return "[[task]]"
}
