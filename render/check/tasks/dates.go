package tasks

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// dueEarly finds deadlines that are over when the notice is issued. One that
// rows take over from the row above is told once.
func dueEarly(f *finder.Finder) {
	if f.Date == (notice.Day{}) {
		return
	}
	askedEarly(f)
	for _, b := range f.Breakdowns {
		if d := b.ReturnBy; d != (notice.Day{}) && d.Before(f.Date) {
			f.Add(b.ReturnSpan, "看看哪一个写错了", "报回日期 %s 早于成文日期 %s", d.ISO(), f.Date.ISO())
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
			f.Add(at, hint, "完成时限“%s”（%s）早于成文日期 %s", due.Text.S, due.Day.ISO(), f.Date.ISO())
		}
	}
}

// askedEarly finds sentences of the notice's own text that ask for something by a day
// that is over: 请于7月31日前报送. Of a month early in the year a notice from its end
// may mean the next.
func askedEarly(f *finder.Finder) {
	for i := range f.Body().Text {
		t := f.Body().Text[i].Text
		for at := 0; ; {
			next := strings.Index(t.S[at:], "于")
			if next < 0 {
				break
			}
			at += next + len("于")
			if strings.ContainsRune("对由关基属低高等", finder.Before(t.S, at-len("于"))) {
				continue
			}
			if !asks(t.S[:at-len("于")]) {
				continue
			}
			d, size := dayAt(t.S[at:])
			stated := d.Year != 0
			if !stated {
				d.Year = f.Date.Year
			}
			if size == 0 || stated && d.Year < 1000 || !strings.HasPrefix(t.S[at+size:], "前") || qualifies(t.S[at+size:]) || !d.Real() || !d.Before(f.Date) || !stated && d.Month <= 3 && f.Date.Month >= 9 {
				continue
			}
			f.Add(t.Slice(at, at+size+len("前")).Span(), "看看哪一个写错了", "“%s”早于成文日期 %s", t.S[at:at+size+len("前")], f.Date.ISO())
		}
	}
}

// asks reports whether words before 于 ask somebody for something: 请各单位, 务必.
// 未请假, 申请 and 请将…工程 are no such words: what stands between is a name alone.
func asks(before string) bool {
	const longest = 8 // hanzi of 请各有关部门和单位
	before = before[strings.LastIndexAny(before, "。；，：\n")+1:]
	for _, word := range [...]string{"请", "务必", "须"} {
		at := strings.LastIndex(before, word)
		if at < 0 {
			continue
		}
		who := before[at+len(word):]
		if strings.ContainsRune("申未提报恳必无", finder.Before(before, at)) && word != "务必" && !strings.HasSuffix(before[:at], "必") || utf8.RuneCountInString(who) > longest {
			continue
		}
		if who == "" || strings.HasPrefix(who, "各") || strings.HasPrefix(who, "你") || strings.HasPrefix(who, "贵") || strings.HasPrefix(who, "有关") || strings.HasPrefix(who, "相关") || strings.HasPrefix(who, "务必") {
			return true
		}
	}
	return false
}

// qualifies reports whether the clause that s begins in goes on to say of what kind
// a thing is: 于2025年12月31日前建成的工程.
func qualifies(s string) bool {
	if end := strings.IndexAny(s, "，。；"); end >= 0 {
		s = s[:end]
	}
	return strings.Contains(s, "的")
}

// dayAt is the day that s begins with, 7月31日 or 2026年7月31日.
func dayAt(s string) (d notice.Day, size int) {
	for _, part := range [...]struct {
		into *int
		unit string
	}{{&d.Year, "年"}, {&d.Month, "月"}, {&d.Day, "日"}} {
		n := finder.Leading(s[size:], "0123456789")
		v, _ := strconv.Atoi(s[size : size+n])
		if n == 0 || n > 4 || !strings.HasPrefix(s[size+n:], part.unit) {
			if part.unit == "年" {
				continue
			}
			return d, 0
		}
		*part.into, size = v, size+n+len(part.unit)
	}
	return d, size
}

// dueLeft finds tasks that neither state a deadline nor take one over, where
// others of their breakdown have one. Rows that take over the lack stay silent.
func dueLeft(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		if !slices.ContainsFunc(b.Tasks, func(t notice.Task) bool { return !t.Due.Text.Empty() }) {
			continue
		}
		for i := range b.Tasks {
			if t := &b.Tasks[i]; t.Due.Left && (i == 0 || !b.Tasks[i-1].Due.Left || b.Tasks[i-1].Topic != t.Topic || b.Tasks[i-1].Section != t.Section) {
				f.Add(t.Span, "在这个 "+header(b)+` 里写 due；确实没有时限就写 due = ""`, "这项任务没有写完成时限 due，也没有上一行的可沿用")
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

// dueOtherYear finds deadlines that name a later year than the one that the
// titles name. Where many do, the plan is for several years.
func dueOtherYear(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		part := &f.Parts[b.Part]
		var years words.Years
		for _, t := range append([]diag.Text{f.Title, part.Title}, part.Heading...) {
			years.Scan(t.S)
		}
		year, ok := years.Only()
		if !ok || year != f.Date.Year {
			continue
		}
		var late []int
		dated := 0
		for i := range b.Tasks {
			d := &b.Tasks[i].Due
			if d.Day == (notice.Day{}) {
				continue
			}
			january := d.Day.Year == year+1 && d.Day.Month == 1 // to close the year
			if dated++; d.Day.Year > year && !january && strings.Contains(d.Text.S, strconv.Itoa(d.Day.Year)) {
				late = append(late, i)
			}
		}
		if 3*len(late) > dated {
			continue
		}
		var last diag.Span
		for _, i := range late {
			if at := b.Tasks[i].Due.Text.Span(); at != last {
				last = at
				f.Add(at, "看看年份；确实跨年就不用改", "完成时限“%s”不在标题所说的 %d 年", b.Tasks[i].Due.Text.S, year)
			}
		}
	}
}
