package tasks

import (
	"strconv"
	"strings"

	"gongwen/render/check/finder"
)

// measures are what is counted, without overlap between the parts: persons, firms
// and households may be of two parts at once, works and money are of one.
var measures = [...]string{"万元", "亿元", "项", "件", "条", "处", "座", "台", "公里", "亩", "吨"}

// partSums finds 共20项，其中甲类12项、乙类9项: parts that make more than the whole by a
// little, as a slip does, or a part that is more than it. Parts that make less may
// be some of them, unless they are many and all but make it: 共200项，其中甲类120项、
// 乙类79项.
func partSums(f *finder.Finder) {
	for p := range f.Places(finder.Running) {
		s := p.Text.S
		for at := 0; ; at += len("其中") {
			next := strings.Index(s[at:], "其中")
			if next < 0 {
				break
			}
			at += next
			head := strings.TrimRight(s[:at], "，（(,")
			whole, unit, from := amountAtEnd(head)
			if from == len(head) || at-len(head) == 0 {
				continue
			}
			end := strings.IndexAny(s[at:], "。；）)")
			if end < 0 {
				end = len(s) - at
			}
			sum, parts, over, stop := int64(0), 0, false, at+end
			for from := at + len("其中"); from < at+end; {
				to := from + strings.IndexAny(s[from:at+end]+"，", "、，：")
				part := strings.TrimPrefix(s[from:to], "包括")
				v, u, begin := amountAtEnd(part)
				switch mark := finder.Before(s, from); {
				case begin < len(part) && begin > 0 && u == unit:
					sum, parts, over = sum+v, parts+1, over || v > whole
				case mark == '，' && parts > 0: // it is of something else
					stop = from - len("，")
				case part != "":
					parts = -len(s) // words that may count otherwise
				}
				if stop < at+end || parts < 0 {
					break
				}
				from = to + len("，")
			}
			const unitOf = 100 // two decimals
			more, less := sum > whole && sum-whole <= max(2*unitOf, whole/20), sum < whole && whole-sum <= whole/100
			if parts >= 2 && (more || less) || parts >= 1 && over {
				f.Add(p.Text.Slice(at, stop).Span(), "看看哪一个数写错了", "“其中”各项之和是 %s%s，前面说 %s%s", plainly(sum), unit, plainly(whole), unit)
			}
		}
	}
}

// amountAtEnd is the number, in hundredths, with which s ends before one of the
// measures, and where it begins: the length of s if there is none.
func amountAtEnd(s string) (hundredths int64, unit string, from int) {
	for _, u := range measures {
		bare, ok := strings.CutSuffix(s, u)
		if !ok {
			continue
		}
		from = len(bare)
		for from > 0 && (bare[from-1] >= '0' && bare[from-1] <= '9' || bare[from-1] == '.') {
			from--
		}
		whole, part, _ := strings.Cut(bare[from:], ".")
		const longest = 9
		n, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
		if from == len(bare) || len(whole) > longest || len(part) > 2 || err != nil || strings.HasSuffix(bare[:from], ",") || strings.HasSuffix(bare[:from], "，") && whole == "" {
			return 0, "", len(s)
		}
		return n, u, from
	}
	return 0, "", len(s)
}

// plainly writes hundredths without decimals that say nothing.
func plainly(hundredths int64) string {
	return strconv.FormatFloat(float64(hundredths)/100, 'f', -1, 64)
}
