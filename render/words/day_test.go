package words

import (
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestReadDay(t *testing.T) {
	for s, want := range map[string]string{
		"2023年8月14日": "2023-08-14", "2023.8.14": "2023-08-14", "2023-08-14": "2023-08-14", "2023/8/14": "2023-08-14", "20230814": "2023-08-14",
		"２０２３年８月１４日": "2023-08-14", "2023 年 8 月 14 号": "2023-08-14", "2023－8－14": "2023-08-14", "2023．8．14": "2023-08-14",
		"二〇二二年十二月五日": "2022-12-05", "二○二二年十二月五日": "2022-12-05", "2023年8月14日。": "2023-08-14",
		"2023-08-14T10:30:00Z": "2023-08-14", "2023/8/14 9:05": "2023-08-14", "2024-02-29": "2024-02-29",
	} {
		if d, verdict := ReadDay(s); verdict != Dated || d.ISO() != want {
			t.Errorf("ReadDay(%q) = %v, %d; want %s", s, d, verdict, want)
		}
	}
	for s, want := range map[string]Verdict{
		"8月14日": Yearless, "8.14": Yearless, "08-14": Yearless, "2月29日": Yearless,
		"2月30日": Unreal, "2023年2月29日": Unreal, "2023-13-01": Unreal, "20231301": Unreal, "1023-01-01": Unreal,
		"": Undated, "8月": Undated, "2023": Undated, "已完成": Undated, "2023年8月14日前": Undated, "46203": Undated, "8月14日至15日": Undated,
	} {
		if d, verdict := ReadDay(s); verdict != want || d != (Day{}) {
			t.Errorf("ReadDay(%q) = %v, %d; want %d", s, d, verdict, want)
		}
	}
}

// TestSerialDay holds every number that is read against the calendar of Go.
func TestSerialDay(t *testing.T) {
	for n := 36526; n <= 73050; n++ {
		at := time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC)
		want := Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
		if d, ok := SerialDay(strconv.Itoa(n), false); !ok || d != want {
			t.Fatalf("SerialDay(%d) = %v, %t; want %v", n, d, ok, want)
		}
		if d, ok := SerialDay(strconv.Itoa(n-1462)+".75", true); !ok || d != want {
			t.Fatalf("SerialDay(%d) from 1904 = %v, %t; want %v", n-1462, d, ok, want)
		}
	}
	for _, s := range []string{"", "36525", "73051", "45000日", "45000.5.1", "-45000", "1e5", "99999999999999999999"} {
		if d, ok := SerialDay(s, false); ok {
			t.Errorf("SerialDay(%q) = %v", s, d)
		}
	}
}

// TestDayOrder: Before is the order of the ISO forms, and what a day writes is
// read back.
func TestDayOrder(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) Day {
		y, m := rapid.IntRange(firstYear, lastYear).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		return Day{y, m, rapid.IntRange(1, daysIn(y, m)).Draw(t, "day")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := day.Draw(t, "a"), day.Draw(t, "b")
		if a.Before(b) != (a.ISO() < b.ISO()) {
			t.Fatalf("%v before %v: %t", a, b, a.Before(b))
		}
		for _, s := range []string{a.ISO(), a.Chinese()} {
			if d, verdict := ReadDay(s); verdict != Dated || d != a {
				t.Fatalf("ReadDay(%q) = %v, %d", s, d, verdict)
			}
		}
	})
}
