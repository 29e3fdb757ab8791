package tasks

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// countStated finds a sentence of the body that speaks of the breakdown and
// says 共N项, where N counts nothing of it: no rows, numbers, topics or
// sections, of none of several breakdowns, nor of all.
func countStated(f *finder.Finder) {
	if len(f.Breakdowns) == 0 {
		return
	}
	counts, tasks := map[int]bool{}, 0
	var sums [4]int
	for _, b := range f.Breakdowns {
		for i, n := range countsOf(b) {
			counts[n] = true
			sums[i] += n
		}
		tasks += len(b.Tasks)
	}
	for _, n := range sums {
		counts[n] = true
	}
	for i := range f.Body().Text {
		t := f.Body().Text[i].Text
		for from := 0; from < len(t.S); {
			to := len(t.S)
			if end := strings.IndexAny(t.S[from:], "。；！？"); end >= 0 {
				to = from + end + len("。")
			}
			countIn(f, t.Slice(from, to), counts, tasks)
			from = to
		}
	}
}

// countIn looks for the first wrong 共N项 of one sentence.
func countIn(f *finder.Finder, t diag.Text, counts map[int]bool, tasks int) {
	if !ofBreakdown(f, t.S) {
		return
	}
	for at := 0; ; at += len("共") {
		next := strings.Index(t.S[at:], "共")
		if next < 0 {
			return
		}
		at += next
		rest := t.S[at+len("共"):]
		for _, word := range [...]string{"计", "有", "分解", "确定", "梳理", "列出", "列", "明确", "安排", "细化", "为", "成", "出", "了", "重点", "具体", "工作", "目标", "任务"} {
			rest = strings.TrimPrefix(rest, word)
		}
		digits := finder.Leading(rest, "0123456789")
		n, err := strconv.Atoi(rest[:digits])
		if hanzi, size := words.ParseHanzi(rest); size > 0 { // 共四十项
			n, digits, err = hanzi, size, nil
		}
		if err == nil && strings.HasPrefix(rest[digits:], "项") && !counts[n] {
			end := len(t.S) - len(rest) + digits + len("项")
			f.Add(t.Slice(at, end).Span(), "看看哪一处写错了", "正文说“%s”，分解表有 %d 项任务", t.S[at:end], tasks)
			return
		}
	}
}

// countsOf is every number that a sentence may rightly name: tasks, topics,
// sections, printed numbers.
func countsOf(b *notice.Breakdown) [4]int {
	numbers, last := 0, ""
	for i := range b.Tasks {
		if seq := b.Tasks[i].Seq; seq != last {
			numbers, last = numbers+1, seq
		}
	}
	return [4]int{len(b.Tasks), len(b.Topics), len(b.Sections), numbers}
}

// ofBreakdown reports whether a sentence speaks of the table.
func ofBreakdown(f *finder.Finder, sentence string) bool {
	for _, word := range [...]string{"分解表", "分工表", "任务表", "任务清单", "任务分工", "共分解任务", "共分解为", "共分解", "分解任务共", "任务共"} {
		if strings.Contains(sentence, word) {
			return true
		}
	}
	return slices.ContainsFunc(f.Breakdowns, func(b *notice.Breakdown) bool {
		p := &f.Parts[b.Part]
		title := p.Title.S
		if p.Kind == notice.Issued {
			title = diag.Concat(p.Heading...).S
		}
		return title != "" && strings.Contains(sentence, title)
	})
}

// sectionCount finds a section whose heading says （共5项） of another number
// than its rows, numbers or topics.
func sectionCount(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		type count struct {
			tasks, numbers int
			topics         map[int]bool
			seq            string
		}
		counts := make([]count, len(b.Sections))
		for i := range b.Tasks {
			t := &b.Tasks[i]
			if t.Section < 0 {
				continue
			}
			c := &counts[t.Section]
			c.tasks++
			if t.Seq != c.seq || c.numbers == 0 {
				c.seq, c.numbers = t.Seq, c.numbers+1
			}
			if t.Topic >= 0 {
				if c.topics == nil {
					c.topics = map[int]bool{}
				}
				c.topics[t.Topic] = true
			}
		}
		for i := range b.Sections {
			h, c := &b.Sections[i], counts[i]
			open := strings.LastIndexAny(h.Text.S, "（(")
			if open < 0 || h.Empty || c.tasks == 0 {
				continue
			}
			inside := strings.TrimLeft(h.Text.S[open:], "（(共计有 ")
			size := finder.Leading(inside, "0123456789")
			n, err := strconv.Atoi(inside[:size])
			if err != nil || !strings.HasPrefix(inside[size:], "项") && !strings.HasPrefix(inside[size:], "条") || n == c.tasks || n == c.numbers || n == len(c.topics) {
				continue
			}
			f.Add(h.Text.Slice(open, len(h.Text.S)).Span(), "看看哪一处写错了", "标题说 %d 项，这一部分有 %d 项", n, c.tasks)
		}
	}
}
