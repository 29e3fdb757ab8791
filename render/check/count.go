package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

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
	for i := range f.Body {
		t := f.Body[i].Text
		for from := 0; ; {
			at := strings.Index(t.S[from:], "共")
			if at < 0 {
				break
			}
			at += from
			from = at + len("共")
			rest := t.S[from:]
			for _, word := range [...]string{"计", "有"} {
				rest = strings.TrimPrefix(rest, word)
			}
			digits := leading(rest, "0123456789")
			n, err := strconv.Atoi(rest[:digits])
			if err != nil || !strings.HasPrefix(rest[digits:], "项") || counts[n] || !ofBreakdown(sentence(t.S, at)) {
				continue
			}
			end := len(t.S) - len(rest) + digits + len("项")
			f.add(t.Slice(at, end).Span(), "看看哪一处写错了", "正文说“%s”，分解表有 %d 项任务", t.S[at:end], len(f.Breakdown.Tasks))
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

// sentence is the sentence of s that byte at stands in.
func sentence(s string, at int) string {
	from, to := 0, len(s)
	const ends = "。；！？"
	if i := strings.LastIndexAny(s[:at], ends); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		from = i + n
	}
	if i := strings.IndexAny(s[at:], ends); i >= 0 {
		to = at + i
	}
	return s[from:to]
}

func ofBreakdown(sentence string) bool {
	for _, word := range [...]string{"分解表", "分工表", "任务表", "任务清单"} {
		if strings.Contains(sentence, word) {
			return true
		}
	}
	return false
}
