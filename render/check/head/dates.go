package head

import (
	"strconv"
	"strings"

	"gongwen/render/check/finder"
	"gongwen/render/notice"
)

// numberYear finds a document number of another year than the date's. That of an
// order may say 2025年第2号.
func numberYear(f *finder.Finder) {
	if size := finder.Leading(f.Number.S, "0123456789"); f.Form == notice.Order && size == 4 && strings.HasPrefix(f.Number.S[size:], "年第") && f.Date != (notice.Day{}) {
		if year, err := strconv.Atoi(f.Number.S[:size]); err == nil && year != f.Date.Year {
			f.Add(f.Number.Slice(0, size).Span(), "看看哪一个写错了", "令号的年份是 %d，成文日期 %s 是 %d 年", year, f.Date.ISO(), f.Date.Year)
		}
		return
	}
	from, to := strings.Index(f.Number.S, "〔")+len("〔"), strings.Index(f.Number.S, "〕")
	if f.Date == (notice.Day{}) || from < len("〔") || to < from {
		return
	}
	if year, err := strconv.Atoi(f.Number.S[from:to]); err == nil && year != f.Date.Year {
		f.Add(f.Number.Slice(from, to).Span(), "看看哪一个写错了", "发文字号的年份是 %d，成文日期 %s 是 %d 年", year, f.Date.ISO(), f.Date.Year)
	}
}

// printedEarly finds a notice printed before it was signed.
func printedEarly(f *finder.Finder) {
	if d := f.Imprint.PrintedOn; d != (notice.Day{}) && d.Before(f.Date) {
		f.Add(f.Imprint.PrintedSpan, "看看哪一个写错了", "印发日期 %s 早于成文日期 %s", d.ISO(), f.Date.ISO())
	}
}

// printedLate finds a notice printed half a year after it was signed.
func printedLate(f *finder.Finder) {
	d := f.Imprint.PrintedOn
	if d == (notice.Day{}) || f.Date == (notice.Day{}) {
		return
	}
	if months := 12*(d.Year-f.Date.Year) + d.Month - f.Date.Month; months > 6 {
		f.Add(f.Imprint.PrintedSpan, "看看哪一个写错了", "印发日期 %s 比成文日期 %s 晚 %d 个月", d.ISO(), f.Date.ISO(), months)
	}
}

// secretUnnumbered finds a degree of secrecy without a copy number.
func secretUnnumbered(f *finder.Finder) {
	if h := &f.Letterhead; !h.Secrecy.Empty() && h.Serial.Empty() {
		f.Add(h.Secrecy.Span(), `在 [letterhead] 里写 serial = "000001"`, "有密级“%s”，没有份号", h.Secrecy.S)
	}
}

// secretPublic finds a secret that is to be made public.
func secretPublic(f *finder.Finder) {
	if f.Letterhead.Secrecy.Empty() {
		return
	}
	for _, note := range f.Notes {
		for _, words := range [...]string{"此件公开", "公开发布", "主动公开"} {
			if i := strings.Index(note.S, words); i >= 0 && !strings.HasSuffix(note.S[:i], "不") {
				f.Add(note.Slice(i, i+len(words)).Span(), "删去密级或这一句", "标了密级“%s”，又注明“%s”", f.Letterhead.Secrecy.S, words)
				break
			}
		}
	}
}

// secretLong finds a term that is longer than the law lets it be.
func secretLong(f *finder.Finder) {
	s := f.Letterhead.Secrecy.S
	for _, d := range [...]struct {
		degree string
		years  int
	}{{"绝密", 30}, {"机密", 20}, {"秘密", 10}} {
		rest, ok := strings.CutPrefix(s, d.degree)
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, "★")
		if size := finder.Leading(rest, "0123456789"); size > 0 && rest[size:] == "年" {
			if years, err := strconv.Atoi(rest[:size]); err != nil || years > d.years {
				f.Add(f.Letterhead.Secrecy.Slice(len(s)-len(rest), len(s)).Span(), d.degree+"级一般不超过 "+strconv.Itoa(d.years)+" 年", "保密期限“%s”太长", rest)
			}
		}
	}
}
