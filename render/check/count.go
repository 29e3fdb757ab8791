package check

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// countStated finds a sentence of the body that speaks of the breakdown and
// says 共N项, where N counts nothing of it: no rows, numbers, topics or
// sections.
func countStated(f *finder) {
	if f.Breakdown == nil {
		return
	}
	counts := countsOf(f.Breakdown)
	for i := range f.Body().Text {
		t := f.Body().Text[i].Text
		for from := 0; from < len(t.S); {
			to := len(t.S)
			if end := strings.IndexAny(t.S[from:], "。；！？"); end >= 0 {
				to = from + end + len("。")
			}
			f.countIn(t.Slice(from, to), counts)
			from = to
		}
	}
}

// countIn looks for the first wrong 共N项 of one sentence.
func (f *finder) countIn(t diag.Text, counts map[int]bool) {
	if !f.ofBreakdown(t.S) {
		return
	}
	for at := 0; ; at += len("共") {
		next := strings.Index(t.S[at:], "共")
		if next < 0 {
			return
		}
		at += next
		rest := t.S[at+len("共"):]
		for _, word := range [...]string{"计", "有"} {
			rest = strings.TrimPrefix(rest, word)
		}
		digits := leading(rest, "0123456789")
		if n, err := strconv.Atoi(rest[:digits]); err == nil && strings.HasPrefix(rest[digits:], "项") && !counts[n] {
			end := len(t.S) - len(rest) + digits + len("项")
			f.add(t.Slice(at, end).Span(), "看看哪一处写错了", "正文说“%s”，分解表有 %d 项任务", t.S[at:end], len(f.Breakdown.Tasks))
			return
		}
	}
}

// countsOf is every number that a sentence may rightly name.
func countsOf(b *notice.Breakdown) map[int]bool {
	numbers, last := 0, ""
	for i := range b.Tasks {
		if seq := b.Tasks[i].Seq; seq != last {
			numbers, last = numbers+1, seq
		}
	}
	return map[int]bool{len(b.Tasks): true, len(b.Topics): true, len(b.Sections): true, numbers: true}
}

// ofBreakdown reports whether a sentence speaks of the table.
func (f *finder) ofBreakdown(sentence string) bool {
	for _, word := range [...]string{"分解表", "分工表", "任务表", "任务清单", "任务分工"} {
		if strings.Contains(sentence, word) {
			return true
		}
	}
	return slices.ContainsFunc(f.Parts[1:], func(a notice.Part) bool {
		return a.Content != nil && !a.Title.Empty() && strings.Contains(sentence, a.Title.S)
	})
}
