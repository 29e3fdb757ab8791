package tasks

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// countStated finds a sentence of the body that speaks of the breakdown and
// says 共N项, where N counts nothing of it: no rows, numbers, topics or
// sections, of none of several breakdowns, nor of all.
func countStated(f *finder.Finder) {
	partSums(f)
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
	titleCount(f)
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
	for from, end := range counted(t.S) {
		at := from + strings.IndexAny(t.S[from:], "0123456789一二三四五六七八九十百")
		if n, _ := number(t.S[at:]); n > 0 && !counts[n] {
			f.Add(t.Slice(from, end).Span(), "看看哪一处写错了", "正文说“%s”，分解表有 %d 项任务", t.S[from:end], tasks)
			return
		}
	}
}

// What stands between 共 and its number, what counts all tasks without 共, and what
// is between 项 and 任务.
var (
	filling = [...]string{"计", "有", "分解", "确定", "梳理", "列出", "列", "明确", "安排", "细化", "为", "成", "出", "了", "重点", "具体", "工作", "目标", "任务"}
	listing = [...]string{"分解为", "分解成", "分解出", "细化为", "细化成", "梳理出", "梳理", "列出", "列明", "明确", "明确了", "确定", "确定了", "确定的", "列出的", "形成", "包括", "包含", "提出", "提出的", "部署的"}
	kindsOf = [...]string{"年度", "重点", "具体", "主要", "目标", "工作", "改革", "民生", "实事", "攻坚", "关键", "分解"}
)

// counted yields the places of words that count all tasks: 共13项, 明确十三项重点任务.
// 其中3项任务 and 前3项任务 count some.
func counted(s string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for at := 0; ; at += len("项") {
			next := strings.Index(s[at:], "项")
			if next < 0 {
				return
			}
			at += next
			from := numberBefore(s[:at])
			if from == at {
				continue
			}
			before := s[:from]
			for changed := true; changed; { // 共分解任务
				changed = false
				for _, word := range filling {
					if bare, ok := strings.CutSuffix(before, word); ok {
						before, changed = bare, true
					}
				}
			}
			before, sure := strings.CutSuffix(before, "共")
			rest := s[at+len("项"):]
			for _, word := range kindsOf {
				rest = strings.TrimPrefix(rest, word)
			}
			end := at + len("项")
			if tasks, ok := strings.CutPrefix(rest, "任务"); ok && !sure {
				parted := strings.HasPrefix(tasks, "分解") || strings.HasPrefix(tasks, "进行分解") || strings.HasPrefix(tasks, "逐项分解")
				sure = slices.ContainsFunc(listing[:], func(w string) bool { return strings.HasSuffix(s[:from], w) }) ||
					parted && (strings.HasSuffix(s[:from], "将") || strings.HasSuffix(s[:from], "对"))
				before, end = s[:from], len(s)-len(tasks)
			}
			if sure && !yield(len(before), end) {
				return
			}
		}
	}
}

// number is the number, of Arabic digits or hanzi, that s begins with.
func number(s string) (n, size int) {
	if n, size = words.ParseHanzi(s); size > 0 {
		return n, size
	}
	size = finder.Leading(s, "0123456789")
	n, _ = strconv.Atoi(s[:size])
	return n, size
}

// numberBefore is where the number begins that s ends with; its length if none does.
func numberBefore(s string) int {
	at := len(s)
	for at > 0 && s[at-1] >= '0' && s[at-1] <= '9' {
		at--
	}
	for at == len(s) || !finder.Digit(rune(s[at])) {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if !strings.ContainsRune("一二三四五六七八九十百", r) || size == 0 {
			break
		}
		at -= size
	}
	return at
}

// titleCount finds a title of a breakdown that says 20项民生实事 of another number.
func titleCount(f *finder.Finder) {
	const least = 5 // 三项制度 are a name
	for _, b := range f.Breakdowns {
		counts := countsOf(b)
		for _, t := range [...]diag.Text{diag.Concat(f.Parts[b.Part].Heading...), f.Title} {
			for _, noun := range [...]string{"民生实事", "重点任务", "重点工作", "任务", "实事"} {
				at := strings.Index(t.S, "项"+noun)
				if at < 0 {
					continue
				}
				from := numberBefore(t.S[:at])
				if n, size := number(t.S[from:]); size > 0 && from+size == at && n >= least && len(f.Breakdowns) == 1 && !slices.Contains(counts[:], n) {
					f.Add(t.Slice(from, at+len("项"+noun)).Span(), "看看哪一处写错了", "标题说“%s”，分解表有 %d 项任务", t.S[from:at+len("项"+noun)], len(b.Tasks))
					return
				}
				break
			}
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
	for _, word := range [...]string{"分解表", "分工表", "任务表", "任务清单", "任务分工", "共分解任务", "共分解为", "共分解", "分解任务共", "任务共", "表中共", "本表共"} {
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

// sectionCount finds a section or a topic whose heading says （共5项） of another
// number than its rows, numbers or, of a section, topics.
func sectionCount(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		headingCounts(f, b, b.Sections, func(t *notice.Task) int { return t.Section })
		headingCounts(f, b, b.Topics, func(t *notice.Task) int { return t.Topic })
	}
}

// headingCounts holds the headings of one level against the tasks under them.
func headingCounts(f *finder.Finder, b *notice.Breakdown, headings []notice.Heading, of func(*notice.Task) int) {
	type count struct {
		tasks, numbers int
		topics         map[int]bool
		seq            string
	}
	if !slices.ContainsFunc(headings, func(h notice.Heading) bool { return strings.ContainsAny(h.Text.S, "（(") }) {
		return
	}
	counts := make([]count, len(headings))
	for i := range b.Tasks {
		t := &b.Tasks[i]
		at := of(t)
		if at < 0 {
			continue
		}
		c := &counts[at]
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
	for i := range headings {
		h, c := &headings[i], counts[i]
		open := strings.LastIndexAny(h.Text.S, "（(")
		if open < 0 || h.Empty || c.tasks == 0 {
			continue
		}
		inside := strings.TrimLeft(h.Text.S[open:], "（(共计有 ")
		n, size := number(inside)
		if size == 0 || !strings.HasPrefix(inside[size:], "项") && !strings.HasPrefix(inside[size:], "条") || n == c.tasks || n == c.numbers || n == len(c.topics) {
			continue
		}
		f.Add(h.Text.Slice(open, len(h.Text.S)).Span(), "看看哪一处写错了", "标题说 %d 项，这一部分有 %d 项", n, c.tasks)
	}
}
