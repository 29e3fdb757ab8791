package sheet

import (
	"slices"
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/words"
)

func TestDueFormat(t *testing.T) {
	for _, c := range []struct {
		text             string
		year, month, day int
		want             string
	}{
		{"12月底前", 2023, 12, 31, `m"月底前"`},
		{"11月30日前", 2023, 11, 30, `m"月"d"日前"`},
		{"2023年12月底前", 2023, 12, 31, `yyyy"年"m"月底前"`},
		{"2026年4月20日", 2026, 4, 20, `yyyy"年"m"月"d"日"`},
		{"09月05日", 2026, 9, 5, `mm"月"dd"日"`},
		{"第三季度末前", 2023, 9, 30, `"第三季度末前"`},
		{"2025.12—2026.01", 2026, 1, 31, `"2025.12—2026.01"`},
		{"5月底前动工", 2026, 5, 31, `m"月底前动工"`},
		{"6月—8月", 2026, 8, 31, `"6月—"m"月"`},
		{`"年底"前`, 2026, 12, 31, `\""年底"\""前"`},
		{"12月底前\n完成", 2026, 12, 31, ""},
		{strings.Repeat("年", 300), 2026, 12, 31, ""},
	} {
		if got := dueFormat(by(c.text, c.year, c.month, c.day)); got != c.want {
			t.Errorf("dueFormat(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

// TestDueCells holds that a wording that cannot be a number stays text: too
// wide for a line, without a day, or one number format too many.
func TestDueCells(t *testing.T) {
	p := New(About{})
	list := []Deadline{by("12月底前", 2026, 12, 31), by("5月底前完成主体工程建设并投入使用", 2026, 5, 31), {Text: "长期坚持"}, {}}
	p.Dues = MeasureDues("完成时限", slices.Values(list))
	for i, want := range []book.Kind{book.Number, book.Text, book.Text, book.Empty} {
		if got := p.DueCell(list[i], 0).Kind; got != want {
			t.Errorf("deadline %d is of kind %d, want %d", i, got, want)
		}
	}
	digits := []rune("〇一二三四五六七八九")
	formats := map[string]bool{}
	for n := range maxFormats + 20 {
		c := p.DueCell(by("第"+string(digits[n/100])+string(digits[n/10%10])+string(digits[n%10])+"日", 2026, 5, 31), 0)
		if c.Kind == book.Number {
			formats[p.Book.Styles[c.Style].Format] = true
		}
	}
	if len(formats) != maxFormats-1 { // the first deadline has one of its own
		t.Errorf("%d number formats, want %d", len(formats), maxFormats-1)
	}
}

func by(text string, year, month, day int) Deadline {
	return Deadline{Text: text, Day: words.Day{Year: year, Month: month, Day: day}}
}
