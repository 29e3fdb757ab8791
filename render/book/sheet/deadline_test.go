package sheet

import (
	"strings"
	"testing"

	"gongwen/render/notice"
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

func TestSerial(t *testing.T) {
	for _, c := range []struct {
		day  notice.Day
		want int32
		ok   bool
	}{
		{notice.Day{Year: 2023, Month: 12, Day: 31}, 45291, true},
		{notice.Day{Year: 1970, Month: 1, Day: 1}, 25569, true},
		{notice.Day{Year: 1901, Month: 1, Day: 1}, 367, true},
		{notice.Day{Year: 1900, Month: 1, Day: 1}, 0, false},
		{notice.Day{}, 0, false},
		{notice.Day{Year: 9999, Month: 12, Day: 31}, 2958465, true},
	} {
		if got, ok := serial(c.day); got != c.want || ok != c.ok {
			t.Errorf("serial(%v) = %d, %t, want %d, %t", c.day, got, ok, c.want, c.ok)
		}
	}
}

// TestDueCells holds that a wording that cannot be a number stays text: too
// wide for a line, without a day, or one number format too many.
func TestDueCells(t *testing.T) {
	b := newBreakdown(defaultColumns()...)
	for _, d := range []notice.Due{by("12月底前", 2026, 12, 31), by("5月底前完成主体工程建设并投入使用", 2026, 5, 31), {Text: plain("长期坚持")}, {}} {
		b.task("做好工作。", []string{"甲局"}, nil, d)
	}
	digits := []rune("〇一二三四五六七八九")
	for n := range maxFormats + 20 {
		b.task("做好工作。", []string{"甲局"}, nil, by("第"+string(digits[n/100])+string(digits[n/10%10])+string(digits[n%10])+"日", 2026, 5, 31))
	}
	w := whole(mustPlan(t, b.n))
	s := sheetOf(w, nameAssignment)
	var kinds []Kind
	formats := map[string]bool{}
	for _, r := range s.Rows[s.Page.TitleRow+1:] {
		c := r.Cells[dueColumn(s)]
		kinds = append(kinds, c.Kind)
		if c.Kind == Number {
			formats[w.Styles[c.Style].Format] = true
		}
	}
	for i, want := range []Kind{Number, Text, Text, Empty} {
		if kinds[i] != want {
			t.Errorf("deadline %d is of kind %d, want %d", i, kinds[i], want)
		}
	}
	if len(formats) != maxFormats {
		t.Errorf("%d number formats, want %d", len(formats), maxFormats)
	}
}

func dueColumn(s *Sheet) int {
	for c, cell := range s.Rows[s.Page.TitleRow].Cells {
		if cell.Text == "完成时限" {
			return c
		}
	}
	return -1
}
