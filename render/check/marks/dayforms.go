package marks

import (
	"strconv"
	"strings"

	"gongwen/render/check/finder"
	"gongwen/render/words"
)

// hanziDate finds 九月二十五日. Days of the old calendar and of customs are written so:
// 农历八月十五日, “三月三日”. 第三月一日 and 每三月一日 count months.
func hanziDate(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for at := 0; ; {
		next := strings.Index(s[at:], "月")
		if next < 0 {
			return
		}
		i := at + next
		at = i + len("月")
		from := hanziBack(s[:i])
		month, size := words.ParseHanzi(s[from:i])
		day, n := words.ParseHanzi(s[at:])
		if from == i || size != i-from || n == 0 || !strings.HasPrefix(s[at+n:], "日") {
			continue
		}
		end, before := at+n+len("日"), s[:from]
		if d := (words.Day{Year: 2000, Month: month, Day: day}); !d.Real() || strings.HasSuffix(before, "年") || strings.HasSuffix(before, "历") ||
			strings.ContainsRune("第每个满前后近", finder.Before(s, from)) ||
			strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, "《") > strings.Count(before, "》") {
			continue
		}
		to := strconv.Itoa(month) + "月" + strconv.Itoa(day) + "日"
		x := f.Add(p.Text.Slice(from, end).Span(), "写作 "+to, "“%s”用了汉字", s[from:end])
		f.Replace(x, p.Text, from, end, to)
	}
}

// hanziBack is where the hanzi numerals begin that s ends with.
func hanziBack(s string) int {
	return len(strings.TrimRight(s, "一二三四五六七八九十"))
}

// pointedDate finds 9.25日前, 于9.25日 and 于9/25前. 用时3.15日 is a number of days.
func pointedDate(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '.' && s[i] != '/' {
			continue
		}
		from := back(s, i)
		size := finder.Leading(s[i+1:], digits)
		end := i + 1 + size
		d := words.Day{Year: 2000, Month: value(s[from:i]), Day: value(s[i+1 : end])}
		before, rest := finder.Before(s, from), s[end:]
		if from == i || size == 0 || size > 2 || i-from > 2 || !d.Real() || !finder.Han(before) && before != '，' || s[from] == '0' {
			continue
		}
		bare, named := strings.CutPrefix(rest, "日")
		until := strings.HasPrefix(bare, "前") || strings.HasPrefix(bare, "之前") || strings.HasPrefix(bare, "以前")
		at := strings.ContainsRune("于在至", before)
		if s[i] == '.' && !(named && (size == 2 && at || until)) || s[i] == '/' && !(until && strings.ContainsRune("于在，", before)) {
			continue
		}
		end = len(s) - len(bare)
		to := strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
		x := f.Add(p.Text.Slice(from, end).Span(), "写作 "+to, "日期写成了“%s”", s[from:end])
		f.Replace(x, p.Text, from, end, to)
	}
}
