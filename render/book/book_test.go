package book

import (
	"strconv"
	"testing"

	"gongwen/render/words"
)

func TestRef(t *testing.T) {
	for col, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := Ref(col, 0); got != want+"1" {
			t.Errorf("Ref(%d, 0) = %s, want %s1", col, got, want)
		}
	}
	if got := (Range{2, 3, 4, 5}).Abs(); got != "$C$4:$E$6" {
		t.Errorf("Abs = %s", got)
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{
		{"四个汉字", 4, "四个汉字"},
		{"五个汉字啊", 4, "五个汉…"},
		{"𫐄𫐄𫐄", 4, "𫐄…"},
		{"", 4, ""},
	} {
		if got := Clip(c.s, c.n); got != c.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}

// TestSerial: the numbers of days, there and back.
func TestSerial(t *testing.T) {
	for _, c := range []struct {
		day  words.Day
		want int32
		ok   bool
	}{
		{words.Day{Year: 2023, Month: 12, Day: 31}, 45291, true},
		{words.Day{Year: 1970, Month: 1, Day: 1}, 25569, true},
		{words.Day{Year: 1901, Month: 1, Day: 1}, 367, true},
		{words.Day{Year: 1900, Month: 1, Day: 1}, 0, false},
		{words.Day{}, 0, false},
		{words.Day{Year: 9999, Month: 12, Day: 31}, 2958465, true},
	} {
		got, ok := Serial(c.day)
		if got != c.want || ok != c.ok {
			t.Errorf("Serial(%v) = %d, %t, want %d, %t", c.day, got, ok, c.want, c.ok)
		}
		if back, ok := words.SerialDay(strconv.Itoa(int(got)), false); c.day.Year/100 == 20 && (!ok || back != c.day) {
			t.Errorf("%d is read back as %v, %t", got, back, ok)
		}
	}
}
