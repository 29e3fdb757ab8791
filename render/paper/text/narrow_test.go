package text

import (
	"strings"
	"testing"
)

// TestNarrow: in the lines of narrow cells no mark stands away from what it is behind,
// nor an opening one from what it opens: they grow only where their white is, and the
// rest of a line stays open. A last line is not one hanzi.
func TestNarrow(t *testing.T) {
	const stretch, marks = 95, 250
	spread := 0
	for _, s := range []string{
		"新建公共停车场三处，更换井盖、雨水口等设施（含配件），改造老化管网、阀门，完善“一户一档”台账；",
		"本科及以上，水利水电工程、农业水利工程",
		"组织防汛演练不少于两次，并形成评估报告（图文），报县防汛办备案。",
	} {
		cs := chars(strings.Repeat(s, 3))
		for n := 4; n <= len(cs); n++ {
			for width := 6; width <= 14; width++ {
				lines := Break(cs[:n], Measure{Width: width * 1000, Justify: true, Stretch: stretch, Marks: marks})
				for _, ln := range lines {
					for i := ln.Start; i+1 < ln.End; i++ {
						grown := ln.X[i+1-ln.Start] - ln.X[i-ln.Start] - cs[i].Advance
						before, after := classOf(cs[i].Rune), classOf(cs[i+1].Rune)
						if grown > stretch+1 && (before == opener || after == closer || after == comma || after == stop) {
							t.Fatalf("%d cells: %d between %c and %c", width, grown, cs[i].Rune, cs[i+1].Rune)
						}
						if grown > stretch+1 {
							spread++
						}
					}
				}
				last := lines[len(lines)-1]
				if len(lines) > 1 && last.End-last.Start == 1 {
					if before := cs[n-2].Rune; classOf(before) == han && classOf(cs[n-1].Rune) == han && classOf(cs[n-3].Rune) == han {
						t.Errorf("%d cells: %c alone in the last line of %s", width, cs[n-1].Rune, s)
					}
				}
			}
		}
	}
	if spread == 0 {
		t.Error("no mark's white grew: the law proves nothing")
	}
}

// TestDocumentNumber: a document's number goes to the next line whole where the gaps
// can take the white; else it is parted behind its year, and nowhere else.
func TestDocumentNumber(t *testing.T) {
	parted, whole := 0, 0
	for n := 1; n < 60; n++ {
		s := strings.Repeat("全面推进政务公开，", 8)
		cs := chars(string([]rune(s)[:n]) + "政办发〔2026〕112号文件要求办理")
		at := n + 3
		for _, ln := range Break(cs, Measure{Width: 28000, Justify: true, Stretch: 95, Marks: 250}) {
			switch last := cs[ln.End-1].Rune; {
			case ln.End == at+6 && last == '〕':
				parted++
			case ln.End > at && ln.End < at+10:
				t.Errorf("%d characters before it: a line ends with %c", n, last)
			case ln.End == at && ln.Width > 27000:
				whole++
			case ln.End == at && ln.Width < 25000:
				t.Errorf("%d characters before it: a line is %d wide", n, ln.Width)
			}
		}
	}
	if parted == 0 || whole == 0 {
		t.Errorf("parted %d times, pushed out whole %d times", parted, whole)
	}
}
