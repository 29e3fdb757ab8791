package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// chars gives s the advances of a Chinese face: ASCII and the interpunct half
// an em, combining marks none, all else one em.
func chars(s string) []Char {
	var cs []Char
	for _, r := range s {
		cs = append(cs, Char{Rune: r, Advance: advance(r)})
	}
	return cs
}

func advance(r rune) int {
	switch {
	case classOf(r) == attached:
		return 0
	case r < 0x80, r == '·':
		return half
	}
	return em
}

// drawn writes a line as a reader of a golden file wants it: the text, with
// ‹.50› where a gap or the end lost half an em, and the average growth of the
// grown gaps behind it.
func drawn(cs []Char, l Line, m Measure) string {
	var s strings.Builder
	grown, gaps := 0, 0
	for i := l.Start; i < l.End; i++ {
		s.WriteRune(cs[i].Rune)
		change := -(l.X[i-l.Start] + cs[i].Advance - l.Width)
		if i+1 < l.End {
			change = l.X[i+1-l.Start] - l.X[i-l.Start] - cs[i].Advance - autoBetween(cs, i, m)
		}
		switch {
		case change < 0:
			fmt.Fprintf(&s, "‹.%s›", strings.TrimRight(fmt.Sprintf("%03d", -change), "0"))
		case change > 0:
			grown += change
			gaps++
		}
	}
	if gaps > 0 {
		fmt.Fprintf(&s, " +%d/%d", grown, gaps)
	}
	return fmt.Sprintf("%5.2f  %s", float64(l.Width)/em, s.String())
}

func autoBetween(cs []Char, i int, m Measure) int {
	a, b := classOf(cs[i].Rune), classOf(cs[i+1].Rune)
	if a.hanzi() && b.western() && b != script || a.western() && b.hanzi() {
		return m.AutoSpace
	}
	return 0
}

// bars writes cs with a bar wherever a line may begin.
func bars(cs []Char) string {
	var s strings.Builder
	at := Places(cs)
	for i, c := range cs {
		if len(at) > 0 && at[0] == i {
			s.WriteString("|")
			at = at[1:]
		}
		s.WriteRune(c.Rune)
	}
	return s.String()
}

// TestPieces shows what is held together: a line may begin at every bar.
func TestPieces(t *testing.T) {
	for _, want := range []string{
		"至|2023年|12月|31日|止", "共|1,234.56万元", "发|5亿千瓦时|和|3千米|路", "20余个|县", "100多项|事", "5个工作日|内", "90年代|初",
		"按|63%～|68%|计", "达|36.5℃|了", "约|36°C|了", "会|8:30|开", "会|8：30|开", "于|2023-08-14|止", "2023 年|初", "2023 |初",
		"第三十二条|的", "第12条|的", "第一|时|间", "第3届|会", "十四五|规|划", "三十条|措|施", "一|般", "统|一|意|见",
		"鲁|发|〔2023〕22号|文", "鲁|发|〔2023〕第22号", "见|（2023）8号|文", "鲁|发|〔待|编〕",
		"下|——|上", "下|……|上", "京—|沪|线", "卡|尔·|马|克", "甲/乙|案", "共|¥100|整", "5G|网", "UTF-8|码",
		"Open |data", "well-|known", "and/or|等", "GB/T |9704", "file(s)|等", "1.加|强", "（一）|加|强", "他|说：|“好。”|后", "说|\"好\"|后",
		"约|30m³|水", "CO₂|排|放", "共|10⁴吨", "共|10⁴Pa", "差|±5|左", "长|20±5毫米|处", "超|2½小时|了", "约|⅓|的", "元/米²|计", "共|5万㎡|地", "每㎡|价", "元/㎡", "长|3㎞|路", "达|≥80%|者",
		"", "甲\n|乙|丙", "葛\U000E0100|城", "e\u0301a|后",
	} {
		cs := chars(strings.ReplaceAll(want, "|", ""))
		if diff := cmp.Diff(want, bars(cs)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// TestManyBlanks: a row of blanks is walked over once, however long: a walk for
// each of these would take hours.
func TestManyBlanks(t *testing.T) {
	const blanks = 2_000_000
	lines := Break(chars("甲"+strings.Repeat(" ", blanks)+"乙"), Measure{Width: 28000, Justify: true})
	if len(lines) != 2 || lines[0].End != 1 || lines[1].Start != 1+blanks {
		t.Errorf("%d lines", len(lines))
	}
}

// TestBonds: names stay whole; one longer than the line is torn before its bracket,
// else between words, and a line that goes on a name hangs.
func TestBonds(t *testing.T) {
	for _, c := range []struct {
		width, hang int
		text, bonds string // a digit behind each character
		want        string
		torn        Torn
	}{
		{6000, 0, "县财政局、县水务局", "222202220", "县财政局、|县水务局", Torn{}},
		{9500, 0, "县财政局、县水务局", "222202220", "县财政局、县水务局", Torn{}},
		{5000, 0, "县人力资源社会保障局", "333323333", "县人力资源|社会保障局", Torn{Names: 1}},
		{3000, 0, "县发改局（粮食）", "33313333", "县发改|局|（粮|食）", Torn{Parts: 1, Words: 2}},
		{5000, 0, "县发改局（粮食）", "33313333", "县发改局|（粮食）", Torn{Parts: 1}},
		{4000, 1000, "甲\n县人力资源局", "0022222", "甲|县人力资|源局", Torn{Names: 1}},
		{6000, 0, "电话0000-123456", "000000000000", "电话|0000-123456", Torn{}},
	} {
		var bonds []Bond
		cs := chars(c.text)
		for _, b := range c.bonds {
			bonds = append(bonds, Bond(b-'0'))
		}
		m := Measure{Width: c.width, Hang: c.hang, Bonds: bonds}
		var got []string
		for _, ln := range Break(cs, m) {
			s := ""
			for _, ch := range cs[ln.Start:ln.End] {
				s += string(ch.Rune)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q in %d: %s, not %s", c.text, c.width, s, c.want)
		}
		if n, torn := Settle(cs, m).Count(m); n != len(got) || torn != c.torn {
			t.Errorf("%q: %d lines and %+v, not %d and %+v", c.text, n, torn, len(got), c.torn)
		}
	}
}

// TestNumbers: the widths of what has digits and is never parted.
func TestNumbers(t *testing.T) {
	for text, want := range map[string][]int{
		"投资3.14万元，电话0000-1234567。": {4500, 6500},
		"第２项\n5G 8:30，一次":          {3000, 1000, 2500},
		"三年，没有数字":                  nil,
	} {
		var got []int
		Numbers(chars(text), func(width int) { got = append(got, width) })
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, not %v", text, got, want)
		}
	}
}

// TestAdjacent: marks that meet keep the width of both, or take the width that the
// measure says, wherever in the line; every other character keeps its own.
func TestAdjacent(t *testing.T) {
	cs := chars("按《办法》（试行），办。")
	for adjacent, want := range map[int][]int{
		0:    {0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000, 11000},
		2000: {0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000, 11000},
		1500: {0, 1000, 2000, 3000, 4000, 4500, 5500, 6500, 7500, 8000, 9000, 10000},
	} {
		lines := Break(cs, Measure{Width: 28000, Justify: true, Adjacent: adjacent})
		if len(lines) != 1 {
			t.Fatalf("%d lines", len(lines))
		}
		if diff := cmp.Diff(want, lines[0].X); diff != "" {
			t.Errorf("%d (-want +got):\n%s", adjacent, diff)
		}
	}
	// The line is justified to the same edge.
	for _, adjacent := range []int{0, 1500} {
		ln := Break(chars(strings.Repeat("按《办法》（试行），办理", 8)), Measure{Width: 20000, Justify: true, Adjacent: adjacent})[0]
		if ln.Width != 20000 {
			t.Errorf("%d: a line of %d", adjacent, ln.Width)
		}
	}
}
