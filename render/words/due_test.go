package words

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDeadline(t *testing.T) {
	const year = 2023
	tests := []struct {
		words string
		want  string // empty: no date
	}{
		// What the design promises.
		{"12月底前", "2023-12-31"},
		{"11月30日前", "2023-11-30"},
		{"2023年12月底前", "2023-12-31"},
		{"2023年第三季度末前", "2023-09-30"},
		{"年底前", "2023-12-31"},
		{"上半年", "2023-06-30"},
		{"12月", "2023-12-31"},
		{"2026年底", "2026-12-31"},
		{"5月底前动工", "2023-05-31"},
		{"9月投入使用", "2023-09-30"},
		{"2025.12—2026.01", "2026-01-31"},
		{"6月底完成", "2023-06-30"},
		{"2025年7月", "2025-07-31"},
		{"第二季度", "2023-06-30"},
		{"2023年11月30日", "2023-11-30"},
		{"4月上旬", "2023-04-10"},
		{"4月中旬", "2023-04-20"},
		{"2月下旬", "2023-02-28"},
		{"2024年2月下旬", "2024-02-29"},

		// Years, halves, quarters, months.
		{"2026年", "2026-12-31"},
		{"到2030年", "2030-12-31"},
		{"2026年度", "2026-12-31"},
		{"2026年年底前", "2026-12-31"},
		{"2026年末", "2026-12-31"},
		{"2026年内", "2026-12-31"},
		{"今年年底前", "2023-12-31"},
		{"本年度内", "2023-12-31"},
		{"年内", "2023-12-31"},
		{"年内完成", "2023-12-31"},
		{"全年", "2023-12-31"},
		{"下半年", "2023-12-31"},
		{"2025年上半年", "2025-06-30"},
		{"上半年末前", "2023-06-30"},
		{"一季度", "2023-03-31"},
		{"第4季度末", "2023-12-31"},
		{"2月", "2023-02-28"},
		{"2024年2月", "2024-02-29"},
		{"4月份", "2023-04-30"},
		{"09月底前", "2023-09-30"},
		{"12月末", "2023-12-31"},
		{"8月内", "2023-08-31"},
		{"11月30号之前", "2023-11-30"},
		{"11月30日以前", "2023-11-30"},
		{"11月30日止", "2023-11-30"},

		// Ways of writing.
		{"１２月底前", "2023-12-31"},
		{"２０２４年３月１日前", "2024-03-01"},
		{" 12 月 底 前。", "2023-12-31"},
		{"十二月底前", "2023-12-31"},
		{"二〇二四年三月三十一日前", "2024-03-31"},
		{"十月二十日前", "2023-10-20"},
		{"2025.12", "2025-12-31"},
		{"2025.12.15", "2025-12-15"},
		{"2025/12/15前", "2025-12-15"},
		{"2025-12-15", "2025-12-15"},

		// Ranges: the end counts.
		{"7—9月", "2023-09-30"},
		{"7-9月", "2023-09-30"},
		{"7月至9月", "2023-09-30"},
		{"7月～9月底前", "2023-09-30"},
		{"2024年7—9月", "2024-09-30"},
		{"2025—2027年", "2027-12-31"},
		{"2025年至2027年", "2027-12-31"},
		{"2025年11月—2026年2月", "2026-02-28"},
		{"2025年11月至次年2月", "2026-02-28"},
		{"6月1日至6月15日", "2023-06-15"},
		{"6月1日至15日", "2023-06-15"},
		{"6月1—15日", "2023-06-15"},
		{"2024年6月1—15日", "2024-06-15"},
		{"1—3季度", "2023-09-30"},
		{"第一至第三季度", "2023-09-30"},
		{"2026.05——2026.10", "2026-10-31"},
		{"自3月1日起至6月30日", "2023-06-30"},
		{"即日起至11月30日", "2023-11-30"},
		{"11月至次年2月", "2024-02-29"},

		// Words before and after.
		{"于2012年10月底前", "2012-10-31"},
		{"并于2018年12月底前报送", "2018-12-31"},
		{"须于2022年12月31日前完成", "2022-12-31"},
		{"将于2020年4月底前", "2020-04-30"},
		{"力争6月底前全面完成", "2023-06-30"},
		{"2026年底前完成", "2026-12-31"},
		{"10月底前建成投用", "2023-10-31"},
		{"10月底前完成主体工程", "2023-10-31"},
		{"8月20日17:00前报送", "2023-08-20"},
		{"8月20日下班前", "2023-08-20"},
		{"8月20日（星期日）上午9时前", "2023-08-20"},

		// No date, or none that is sure.
		{"", ""},
		{"持续推进", ""},
		{"长期坚持", ""},
		{"长期", ""},
		{"全年持续推进", ""},
		{"5年内", ""},
		{"6个月内", ""},
		{"每年", ""},
		{"每年12月底前", ""},
		{"2026年起，每年", ""},
		{"2026年起", ""},
		{"7月起", ""},
		{"每季度末月20日前", ""},
		{"三季度末月20日前", ""},
		{"务于每月25日前", ""},
		{"于每月28日前", ""},
		{"每月底前", ""},
		{"月底前", ""},
		{"底前", ""},
		{"内", ""},
		{"自2026年7月20日起实施", ""},
		{"自2025年5月31日起实施，有效期至2027年12月31日", ""},
		{"6月前", ""},
		{"2030年前", ""},
		{"上半年前", ""},
		{"5月中旬前", ""},
		{"12月初", ""},
		{"12月底前不得开工", ""},
		{"12月底前后", ""},
		{"12月底前每月报送", ""},
		{"12月底前完成2个", ""},
		{"6月底前完成，12月底前验收", "2023-12-31"},
		{"12月底前（第一批）", ""},
		{"约12月底", ""},
		{"主汛期", ""},
		{"次年2月", ""},
		{"9月—3月", ""},
		{"3月1日", "2023-03-01"},
		{"12", ""},
		{"2025", ""},
		{"7—", ""},
		{"—9月", "" /* a dash alone opens no range */},
	}
	for _, tt := range tests {
		got := ""
		day, verdict := Deadline(tt.words, year)
		if verdict == Dated {
			got = day.ISO()
		}
		if got != tt.want {
			t.Errorf("Deadline(%q) = %q, want %q", tt.words, got, tt.want)
		}
		if verdict == Unreal {
			t.Errorf("%q is called impossible", tt.words)
		}
	}
}

func TestDeadlineUnreal(t *testing.T) {
	for _, words := range []string{
		"2月30日前", "13月", "13月底前完成", "0月", "11月31日", "4月0日前", "第五季度", "2023年2月29日前", "2025.13", "2025.12.32",
		"13—14月", "2月30日至3月5日", "0999年12月", "9999年",
	} {
		if day, verdict := Deadline(words, 2023); verdict != Unreal {
			t.Errorf("Deadline(%q) = %v, %d; want no such day", words, day, verdict)
		}
	}
	if day, verdict := Deadline("2月29日前", 2024); verdict != Dated || day.ISO() != "2024-02-29" {
		t.Errorf("2月29日前 of 2024 = %v, %d", day, verdict)
	}
}

func TestDeadlineWithoutYear(t *testing.T) {
	if day, verdict := Deadline("12月底前", 0); verdict != Yearless || day != (Day{}) {
		t.Errorf("without any year: %v, %d", day, verdict)
	}
	if day, verdict := Deadline("2026年12月底前", 0); verdict != Dated || day.ISO() != "2026-12-31" {
		t.Errorf("with its own year: %v, %d", day, verdict)
	}
}

// TestMilestones holds that each of several deadlines gives its own day, the last
// of them that of the whole, and a single one none.
func TestMilestones(t *testing.T) {
	for _, c := range []struct {
		words string
		want  string
	}{
		{"5月底前启动，10月底前完成", "2026-05-31 2026-10-31"},
		{"3月底前完成方案；6月底前开工；12月底前竣工", "2026-03-31 2026-06-30 2026-12-31"},
		{"6月底前完成，长期坚持", ""},
		{"2026年11月底前启动，2027年3月底前完成", "2026-11-30 2027-03-31"},
		{"12月底前", ""},
		{"10月底前，5月底前", ""},
		{"长期坚持", ""},
		{"每月5日前，每季度末前", ""},
	} {
		var got []string
		for _, m := range Milestones(c.words, 2026) {
			got = append(got, m.Day.ISO())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.words, got, c.want)
		}
		if day, _ := Deadline(c.words, 2026); len(got) > 0 && day.ISO() != got[len(got)-1] {
			t.Errorf("%s: the last is %s, the deadline %s", c.words, got[len(got)-1], day.ISO())
		}
	}
}

// Every day of the calendar is read back, however it is written.
func TestDeadlineReadsEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.IntRange(1900, 2199).Draw(t, "year")
		m := rapid.IntRange(1, 12).Draw(t, "month")
		d := rapid.IntRange(1, daysIn(y, m)).Draw(t, "day")
		words := fmt.Sprintf(rapid.SampledFrom([]string{
			"%d年%d月%d日", "%d年%02d月%02d日前", "须于%d年%d月%d日前完成", "%d.%d.%d", "%d-%02d-%02d", "即日起至%d年%d月%d日",
		}).Draw(t, "form"), y, m, d)
		if rapid.Bool().Draw(t, "full width") {
			words = strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					r += '０' - '0'
				}
				return r
			}, words)
		}
		if got, verdict := Deadline(words, 2023); verdict != Dated || got != (Day{Year: y, Month: m, Day: d}) {
			t.Fatalf("Deadline(%q) = %v, %d", words, got, verdict)
		}
	})
}

// TestDeadlineWords: what departments and offices write, and what becomes of it.
func TestDeadlineWords(t *testing.T) {
	for _, c := range []struct {
		words   string
		want    string // the day, if it is dated
		verdict Verdict
	}{
		{"6月30日（含）前", "2023-06-30", Dated},
		{"6月30日(含当日)前完成", "2023-06-30", Dated},
		{"6月底（前）", "2023-06-30", Dated},
		{"6月底前（长期坚持）", "2023-06-30", Dated},
		{"6月底前（并持续推进）", "2023-06-30", Dated},
		{"6月底前完成，长期坚持", "2023-06-30", Dated},
		{"6月底前完成，并持续推进", "2023-06-30", Dated},
		{"10月30前", "2023-10-30", Dated},
		{"10月30", "2023-10-30", Dated},
		{"10.30前", "2023-10-30", Dated},
		{"10/30之前", "2023-10-30", Dated},
		{"１０．３０前完成", "2023-10-30", Dated},
		{"5月底前启动，10月底前完成", "2023-10-31", Dated},
		{"5月底前启动；10月底前完成", "2023-10-31", Dated},
		{"6月底前完成50%,12月底前全部完成", "2023-12-31", Dated},
		{"2026年5月底前启动，10月底前完成", "2026-10-31", Dated},
		{"2025年10月底前启动，2026年3月底前完成", "2026-03-31", Dated},
		{"6月、12月", "2023-12-31", Dated},
		{"6月底前、12月底前", "2023-12-31", Dated},
		{"二○二六年六月底前", "2026-06-30", Dated},

		{"6月30日（含6月30日）前", "2023-06-30", Dated},
		{"6月30日为止", "2023-06-30", Dated},
		{"20230630", "2023-06-30", Dated},
		{"2023-06", "2023-06-30", Dated},
		{"上半年启动，年底前完成", "2023-12-31", Dated},
		{"6月底前建立机制，并长期坚持", "2023-06-30", Dated},
		{"9月1日前报送方案，12月1日前报送总结", "2023-12-01", Dated},

		{"6月30日前，每月报送一次", "", Doubtful},
		{"国庆节前", "", Doubtful},
		{"2023年Q3", "", Doubtful},
		{"本月底前", "", Doubtful},
		{"10月底前启动，5月底前完成", "", Doubtful},
		{"5月底前启动，2月30日前完成", "", Unreal},
		{"13.30前", "", Unreal},
		{"6月前", "", Doubtful},
		{"2030年前", "", Doubtful},
		{"12月初", "", Doubtful},
		{"约12月底", "", Doubtful},
		{"12月底前（第一批）", "", Doubtful},
		{"12月底前完成2个", "", Doubtful},
		{"45991", "", Doubtful},
		{"10.30", "", Doubtful},
		{"次年2月", "", Doubtful},
		{"春节前，2月", "", Doubtful},

		{"", "", Undated},
		{"持续推进", "", Undated},
		{"长期坚持", "", Undated},
		{"全年持续推进", "", Undated},
		{"主汛期", "", Undated},
		{"每年", "", Undated},
		{"每年12月底前", "", Undated},
		{"每月25日前，每季度末报送", "", Undated},
		{"逐月推进", "", Undated},
		{"按季度", "", Undated},
		{"2026年起，每年", "", Undated},
		{"2026年起", "", Undated},
		{"7月起", "", Undated},
		{"自2026年7月20日起实施", "", Undated},
		{"5年内", "", Undated},
		{"两年内", "", Undated},
		{"6个月内", "", Undated},
		{"每年6月底、12月底前", "", Undated},
		{"印发后10个工作日内", "", Undated},
		{"会后3日内", "", Undated},
		{"按上级要求", "", Undated},
	} {
		day, verdict := Deadline(c.words, 2023)
		got := ""
		if verdict == Dated {
			got = day.ISO()
		}
		if got != c.want || verdict != c.verdict {
			t.Errorf("Deadline(%q) = %q, %d; want %q, %d", c.words, got, verdict, c.want, c.verdict)
		}
	}
}

// Whatever is said, a date is a day of the calendar, and a word that is not
// understood takes the date away.
func TestDeadlineNeverGuesses(t *testing.T) {
	word := rapid.SampledFrom([]string{
		"年", "月", "日", "底", "末", "前", "内", "起", "至", "—", "季度", "第", "上半年", "旬", "中", "每", "完成", "于", "自", "次年", "2023", "12", "31", "3", "0", "十", "二〇二三", ".", "，", "持续", "动工",
	})
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOfN(word, 0, 9).Draw(t, "words"), "")
		day, verdict := Deadline(words, 2023)
		if (verdict == Dated) != (day != Day{}) {
			t.Fatalf("Deadline(%q) = %v, %d", words, day, verdict)
		}
		if verdict == Dated && (day.Year < 1900 || day.Month < 1 || day.Month > 12 || day.Day < 1 || day.Day > daysIn(day.Year, day.Month)) {
			t.Fatalf("Deadline(%q) = %v", words, day)
		}
		for _, noise := range []string{"大约" + words, words + "左右"} {
			if day, verdict := Deadline(noise, 2023); verdict == Dated {
				t.Fatalf("Deadline(%q) = %v", noise, day)
			}
		}
	})
}

func BenchmarkDeadline(b *testing.B) {
	for b.Loop() {
		Deadline("2023年12月底前完成", 2023)
	}
}
