package marks

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/words"
)

// date is a month, or a day of one, as running text writes it with Arabic
// digits: 2023年8月14日. What is not written is empty.
type date struct {
	at, end          int // in the text
	year, month, day string
	monthAt, dayAt   int
}

func value(s string) int { n, _ := strconv.Atoi(s); return n }

// dates yields the dates of s.
func dates(s string) iter.Seq[date] {
	return func(yield func(date) bool) {
		for at := 0; ; {
			next := strings.Index(s[at:], "月")
			if next < 0 {
				return
			}
			i := at + next
			at = i + len("月")
			d := date{monthAt: back(s, i), end: at}
			if d.month = s[d.monthAt:i]; d.month == "" || len(d.month) > 2 {
				continue
			}
			d.at = d.monthAt
			if before, ok := strings.CutSuffix(s[:d.monthAt], "年"); ok {
				if from := back(s, len(before)); len(before)-from == 2 || len(before)-from == 4 {
					d.year, d.at = s[from:len(before)], from
				}
			}
			if size := finder.Leading(s[at:], digits); size > 0 && size <= 2 && (strings.HasPrefix(s[at+size:], "日") || strings.HasPrefix(s[at+size:], "号")) {
				d.day, d.dayAt = s[at:at+size], at
				d.end = at + size + len("日")
			}
			if !yield(d) {
				return
			}
		}
	}
}

// back is where the digits begin that end at byte i.
func back(s string, i int) int {
	for i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		i--
	}
	return i
}

// unrealDate finds 2月30日 and 13月.
func unrealDate(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for d := range dates(s) {
		month, day := value(d.month), value(d.day)
		switch {
		case month < 1 || month > 12:
			if d.day != "" || len(d.year) == 4 || strings.ContainsRune("底初份上中下末前", finder.After(s, d.end)) {
				f.Add(p.Text.Slice(d.at, d.end).Span(), "看看月份", "“%s”：一年没有 %d 月", s[d.at:d.end], month)
			}
		case d.day != "":
			year := 2000 // a leap year: of an unknown year only what no year has is wrong
			if len(d.year) == 4 {
				year = value(d.year)
			}
			if real := (words.Day{Year: year, Month: month, Day: day}); !real.Real() {
				f.Add(p.Text.Slice(d.at, d.end).Span(), "看看日期", "“%s”：%s没有 %d 日", s[d.at:d.end], s[d.at:d.monthAt+len(d.month)+len("月")], day)
			}
		}
	}
}

const weekdays = "日一二三四五六"

// leadingZero finds 08月05日.
func leadingZero(f *finder.Finder, p *finder.Place) {
	zeroDay(f, p)
	for d := range dates(p.Text.S) {
		month, day := strings.TrimLeft(d.month, "0"), strings.TrimLeft(d.day, "0")
		if month == "" || d.day != "" && day == "" || month == d.month && day == d.day {
			continue
		}
		end := d.end
		to := p.Text.S[d.at:d.monthAt] + month + "月"
		if d.day != "" {
			to += day + p.Text.S[d.dayAt+len(d.day):d.end]
		}
		x := f.Add(p.Text.Slice(d.at, end).Span(), "写作 "+to, "日期“%s”编了虚位", p.Text.S[d.at:end])
		f.Replace(x, p.Text, d.monthAt, d.monthAt+len(d.month)-len(month), "")
		if d.day != "" {
			f.Replace(x, p.Text, d.dayAt, d.dayAt+len(d.day)-len(day), "")
		}
	}
}

// zeroDay finds 每月05日 and the end of 8月5日至09日.
func zeroDay(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for at := 0; ; {
		next := strings.Index(s[at:], "日")
		if next < 0 {
			return
		}
		end := at + next
		at = end + len("日")
		from := back(s, end)
		before := finder.Before(s, from)
		if end-from != 2 || s[from] != '0' || s[from+1] == '0' || !strings.ContainsRune("月至—－-～~到、", before) {
			continue
		}
		if month, ok := strings.CutSuffix(s[:from], "月"); ok && finder.Digit(finder.Before(month, len(month))) {
			continue // a date of its own
		}
		x := f.Add(p.Text.Slice(from, at).Span(), "写作 "+s[from+1:at], "日期“%s”编了虚位", s[from:at])
		f.Replace(x, p.Text, from, from+1, "")
	}
}

// foreignDate finds 二〇二三年八月 and 2023/8/14.
func foreignDate(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	partedDate(f, p)
	spokenDate(f, p)
	hanziDate(f, p)
	pointedDate(f, p)
	depth := 0
	for i, r := range s {
		switch r {
		case '《':
			depth++
		case '》':
			depth = max(0, depth-1)
		case '年':
			from, year := i, ""
			for len(year) < 4 && from > 0 {
				c, size := utf8.DecodeLastRuneInString(s[:from])
				n := strings.IndexRune("〇一二三四五六七八九", c)
				if strings.ContainsRune("○零ＯO0o０", c) {
					n = 0
				}
				if n < 0 {
					break
				}
				year = strconv.Itoa(n/len("〇")) + year
				from -= size
			}
			if depth > 0 || len(year) != 4 || year[:2] != "19" && year[:2] != "20" {
				continue
			}
			to, end := year+"年", i+len("年")
			if v, n := words.ParseHanzi(s[end:]); n > 0 && strings.HasPrefix(s[end+n:], "月") {
				to, end = to+strconv.Itoa(v)+"月", end+n+len("月")
				if v, n := words.ParseHanzi(s[end:]); n > 0 && strings.HasPrefix(s[end+n:], "日") {
					to, end = to+strconv.Itoa(v)+"日", end+n+len("日")
				}
			}
			x := f.Add(p.Text.Slice(from, end).Span(), "写作 "+to, "“%s”用了汉字", s[from:end])
			f.Replace(x, p.Text, from, end, to)
		}
	}
}

// spokenDate finds 4月15号前. What stands behind tells it from 4月3号楼.
func spokenDate(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for d := range dates(s) {
		at := d.dayAt + len(d.day)
		if d.day == "" || !strings.HasPrefix(s[at:], "号") {
			continue
		}
		if rest := s[d.end:]; rest == "" || strings.ContainsRune("前后起至到—，。；、（）上下晚早中", finder.After(rest, 0)) && !strings.HasPrefix(rest, "上报") {
			x := f.Add(p.Text.Slice(d.at, d.end).Span(), "写作 "+s[d.at:at]+"日", "日期“%s”用了“号”", s[d.at:d.end])
			f.Replace(x, p.Text, at, d.end, "日")
		}
	}
}

// partedDate finds 2023/8/14, 2023-8-14 and 2023.8.14 that are days. A part of
// an address, a code or a longer number is none, nor what a title in 《》 has;
// 2023-08-14 is the extended form of GB/T 7408, which GB/T 15835 allows; a date
// alone has a rule of its own.
func partedDate(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	if !strings.ContainsAny(s, "/.-") {
		return
	}
	for i := 0; i < len(s); {
		year := finder.Leading(s[i:], digits)
		if year == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		from := i
		i += year
		if year != 4 || s[from:from+2] != "19" && s[from:from+2] != "20" || i == len(s) || strings.IndexByte("/.-", s[i]) < 0 {
			continue
		}
		mark := s[i]
		month := finder.Leading(s[i+1:], digits)
		at := i + 1 + month
		if month == 0 || month > 2 || at == len(s) || s[at] != mark {
			continue
		}
		day := finder.Leading(s[at+1:], digits)
		end := at + 1 + day
		d := words.Day{Year: value(s[from : from+4]), Month: value(s[i+1 : at]), Day: value(s[at+1 : end])}
		before, after := finder.Before(s, from), finder.After(s, end)
		extended := mark == '-' && month == 2 && day == 2
		if day == 0 || extended || from == 0 && end == len(s) || day > 2 || !d.Real() || codeLike(before) || codeLike(after) || after == '_' || numbers(s[:from], s[end:], mark) || strings.LastIndex(s[:from], "《") > strings.LastIndex(s[:from], "》") {
			continue
		}
		x := f.Add(p.Text.Slice(from, end).Span(), "写作 "+d.Chinese(), "日期写成了“%s”", s[from:end])
		f.Replace(x, p.Text, from, end, d.Chinese())
		i = end
	}
}

// numbers reports whether what looks like a day between the two numbers a thing:
// 合同编号2024-1-12, 2023-8-14号地块, 版本号2025.8.14. 2023-8-14号前 is a day.
func numbers(before, after string, mark byte) bool {
	for _, word := range [...]string{"号", "编号为", "号为", "号：", "版本", "版本为", "版本："} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	rest, serial := strings.CutPrefix(after, "号")
	if serial && mark == '-' && !strings.HasPrefix(rest, "前") && !strings.HasPrefix(rest, "之前") && !strings.HasPrefix(rest, "以前") {
		return true
	}
	after = strings.TrimPrefix(after, "）")
	return strings.HasPrefix(after, "地块") || strings.HasPrefix(after, "宗地") || strings.HasPrefix(after, "版")
}

// backward finds 8月20日至14日, 2025—2023年.
func backward(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for d := range dates(s) {
		rest, ok := joined(s[d.end:])
		if d.day == "" || !ok {
			continue
		}
		from := len(s) - len(rest)
		to, end := date{month: d.month, year: d.year}, 0
		if size := finder.Leading(rest, digits); size > 0 && size <= 2 && strings.HasPrefix(rest[size:], "日") {
			to.day, end = rest[:size], from+size+len("日")
		} else {
			for next := range dates(rest) {
				if next.at == 0 && next.day != "" {
					to, end = next, from+next.end
				}
				break
			}
		}
		if end == 0 {
			continue
		}
		a := words.Day{Year: value(d.year), Month: value(d.month), Day: value(d.day)}
		b := words.Day{Year: value(to.year), Month: value(to.month), Day: value(to.day)}
		if b.Year == 0 && a.Month == b.Month { // else the next year may be meant
			b.Year = a.Year
		}
		if a.Year == b.Year && (a.Year != 0 || a.Month == b.Month) && b.Before(a) || a.Year != 0 && b.Year != 0 && b.Before(a) {
			f.Add(p.Text.Slice(d.at, end).Span(), "看看哪一个写错了", "“%s”结束早于开始", s[d.at:end])
		}
	}
	for at := 0; ; {
		next := strings.Index(s[at:], "年")
		if next < 0 {
			return
		}
		end := at + next
		at = end + len("年")
		last := back(s, end)
		head := s[:last]
		for _, by := range [...]string{"—", "－", "-", "～", "~", "至", "到"} {
			if bare, ok := strings.CutSuffix(head, by); ok {
				bare = strings.TrimSuffix(bare, "年")
				first := back(bare, len(bare))
				if end-last == 4 && len(bare)-first == 4 && s[first:len(bare)] > s[last:end] && strings.HasPrefix(s[last:], "20") && !codeLike(finder.Before(s, first)) {
					f.Add(p.Text.Slice(first, at).Span(), "看看哪一个写错了", "“%s”结束早于开始", s[first:at])
				}
				break
			}
		}
	}
}

// joined cuts what joins two dates off the front of s.
func joined(s string) (string, bool) {
	for _, by := range [...]string{"至", "到", "——", "—", "－", "-", "～", "~"} {
		if rest, ok := strings.CutPrefix(s, by); ok {
			return rest, true
		}
	}
	return s, false
}

// untilBefore finds 截止9月30日前 and 截至2026年底前.
func untilBefore(f *finder.Finder, p *finder.Place) {
	const ofDate = "0123456789年月日号底末初上中下旬半季度第一二三四今明本当" // what says until when
	s := p.Text.S
	for at := 0; ; {
		next := strings.Index(s[at:], "截")
		if next < 0 {
			return
		}
		from := at + next
		at = from + len("截")
		rest, ok := strings.CutPrefix(s[at:], "至")
		if !ok {
			if rest, ok = strings.CutPrefix(s[at:], "止"); !ok {
				continue
			}
			for _, more := range [...]string{"至", "到", "于"} {
				rest = strings.TrimPrefix(rest, more)
			}
		}
		rest = strings.TrimPrefix(rest, "到")
		day := finder.Leading(rest, ofDate)
		if !strings.ContainsAny(rest[:day], "年月日底末") || rest[:day] == "日" { // 报名截止日前 names the day
			continue
		}
		for _, end := range [...]string{"之前", "以前", "前"} {
			// 截至9月30日前三季度任务, 前期手续: 前 is of the next word
			if strings.HasPrefix(rest[day:], end) && !strings.ContainsRune("期三四五六九十两几半述端置台提", finder.After(rest, day+len(end))) {
				to := len(s) - len(rest) + day + len(end)
				f.Add(p.Text.Slice(from, to).Span(), "写作“"+rest[:day]+"前”，或“截至"+rest[:day]+"”", "“%s”里“截”与“前”重复", s[from:to])
				break
			}
		}
	}
}
