package element

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/words"
)

// widest is how many characters of a title fit a line: 22 磅 on 156 mm
// (GB/T 9704—2012 5.2.1, 7.3.1).
const widest = 20

// BroadTitle breaks the lines of a title that no line of the page can hold, as
// Word does by itself: where the sense is whole, and evenly.
func BroadTitle(lines []string) (out []string) {
	for _, l := range lines {
		out = append(out, breakTitle(l)...)
	}
	return out
}

// halves is the width of a text in halves of a character.
func halves(s string) int {
	n := 0
	for _, r := range s {
		n += 2
		if r < 0x2000 {
			n--
		}
	}
	return n
}

func breakTitle(s string) []string {
	if halves(s) <= 2*widest {
		return []string{s}
	}
	parts := (halves(s) + 2*widest - 1) / (2 * widest)
	best, most := -1, -1<<30
	for i := range s {
		head, rest := s[:i], s[i:]
		if i == 0 || halves(head) > 2*widest || halves(rest) > 2*widest*(parts-1) {
			continue
		}
		if score := sense(head, rest) - abs(halves(head)*parts-halves(s))/2; score > most {
			best, most = i, score
		}
	}
	if best < 0 { // no place leaves room for the rest
		for i := range s {
			if halves(s[:i]) <= 2*widest {
				best = i
			}
		}
	}
	return append([]string{s[:best]}, breakTitle(s[best:])...)
}

// sense is how well a title can be parted between two texts.
func sense(head, rest string) int {
	before, _ := utf8.DecodeLastRuneInString(head)
	after, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.ContainsRune("，、。；：》）〉”", after), strings.ContainsRune("《（〈“", before):
		return -1000 // (GB/T 15834 5.1)
	case before < 0x2000 && after < 0x2000:
		return -500 // 2026, 年 stays with it
	case before < 0x2000 && strings.ContainsRune("年月日号", after):
		return -500
	}
	score := 0
	for _, end := range [...]string{"关于", "印发", "转发", "批转", "》", "、", "，", "公布", "调整", "成立"} {
		if strings.HasSuffix(head, end) {
			score = max(score, 16)
		}
	}
	for _, begin := range [...]string{"关于", "印发", "《", "的通知", "的意见", "的决定", "的通报", "的实施意见"} {
		if strings.HasPrefix(rest, begin) {
			score = max(score, 12)
		}
	}
	for _, begin := range [...]string{"工作", "实施", "任务", "方案", "推进", "建设", "发展", "重点", "专项", "行动", "有关"} {
		if strings.HasPrefix(rest, begin) {
			score = max(score, 6)
		}
	}
	if words.IsBlank(after) {
		score = 20
	}
	return score
}

func abs(n int) int { return max(n, -n) }
