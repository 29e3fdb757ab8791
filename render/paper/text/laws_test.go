package text

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The lists of the laws are written out anew, after the clauses and not after
// classes.go, so that a slip there shows.
const (
	neverFirst = "。，、；：？！”’）〕】》〉」』])}·～–~%‰℃°′″/,.;:!?²³⁴₂㎡㎞"
	neverLast  = "“‘（〔【《〈「『([{/¥$£№±≥≤"
)

// sight counts what the laws have seen: a law that never meets its case proves
// nothing.
type sight struct {
	lines, squeezed, halved, stretched, pushedOut, torn, loneSqueezed, loneShared, evened, natural, parted int
}

// obey reports the first law that the lines of cs break.
func obey(cs []Char, m Measure, seen *sight) error {
	lines := Break(cs, m)
	if again := Break(cs, m); !reflect.DeepEqual(lines, again) {
		return fmt.Errorf("broken twice, not the same")
	}
	p := settled(cs, m, nil)
	p.sumUp(nil)
	at := 0
	for n, l := range lines {
		breaks := 0
		for ; at < l.Start; at++ {
			switch classOf(cs[at].Rune) {
			case newline:
				breaks++
			case blank:
			default:
				return fmt.Errorf("line %d: character %d lost", n, at)
			}
		}
		if at != l.Start || l.End < l.Start || len(l.X) != l.End-l.Start {
			return fmt.Errorf("line %d: [%d,%d) after %d, %d places", n, l.Start, l.End, at, len(l.X))
		}
		if breaks > 1 || breaks == 1 && n == 0 {
			return fmt.Errorf("line %d: an empty line is missing", n)
		}
		at = l.End
		if err := p.obeyLine(lines, n, m, seen); err != nil {
			return fmt.Errorf("line %d %q: %w", n, text(cs[l.Start:l.End]), err)
		}
	}
	for ; at < len(cs); at++ {
		if c := classOf(cs[at].Rune); c != blank && c != newline {
			return fmt.Errorf("character %d lost at the end", at)
		}
	}
	return nil
}

func text(cs []Char) string {
	var s strings.Builder
	for _, c := range cs {
		s.WriteRune(c.Rune)
	}
	return s.String()
}

func (p *paragraph) obeyLine(lines []Line, n int, m Measure, seen *sight) error {
	l := lines[n]
	seen.lines++
	indent := m.Rest
	if n == 0 {
		indent = m.First
	}
	if l.Start == l.End {
		if l.Width != indent {
			return fmt.Errorf("empty but %d wide", l.Width)
		}
		return nil
	}
	for _, i := range []int{l.Start, l.End - 1} {
		if p.cells[i].class == blank {
			return fmt.Errorf("a blank at its edge")
		}
	}
	last := n == len(lines)-1
	for i := l.End; !last && i < lines[n+1].Start; i++ {
		last = p.cells[i].class == newline
	}
	if last && n == len(lines)-2 && lines[n+1].Start == len(p.cells) {
		last = true
	}
	b := &breaker{paragraph: p, measure: m}
	natural := b.measured(l.Start, l.End, m.Width-indent)
	if err := p.obeyWidths(l, natural, indent, m, last, seen); err != nil {
		return err
	}
	if !last {
		if err := b.obeyEdge(lines, n, seen); err != nil {
			return err
		}
	}
	b.note(lines, n, indent, natural, seen)
	return nil
}

// obeyWidths holds a line against its measure.
func (p *paragraph) obeyWidths(l Line, natural run, indent int, m Measure, last bool, seen *sight) error {
	letters := 0
	changed := false
	for i := l.Start; i < l.End; i++ {
		if p.cells[i].class != attached {
			letters++
		}
		if i+1 == l.End {
			break
		}
		pitch := l.X[i+1-l.Start] - l.X[i-l.Start]
		adv := p.chars[i].Advance
		least := min(adv, half)
		if p.cells[i].class == blank {
			least = min(adv, minBlank)
		}
		if pitch < least {
			return fmt.Errorf("pitch %d behind %q", pitch, p.chars[i].Rune)
		}
		if p.autoAt(i) {
			adv += m.AutoSpace
		}
		if p.cells[i+1].class == attached && pitch != adv {
			return fmt.Errorf("parts %q from its mark by %d", p.chars[i].Rune, pitch-adv)
		}
		if pitch != adv {
			changed = true
			if natural.over > 0 && pitch > adv || natural.over < 0 && pitch < adv || natural.over == 0 {
				return fmt.Errorf("pitch %d behind %q is no way to a line %d over", pitch, p.chars[i].Rune, natural.over)
			}
		}
	}
	if l.X[0] != indent {
		return fmt.Errorf("begins at %d", l.X[0])
	}
	freed := l.X[len(l.X)-1] + p.chars[l.End-1].Advance - l.Width
	switch c := p.cells[l.End-1].class; {
	case freed < 0 || freed > half:
		return fmt.Errorf("the end gives %d", freed)
	case freed > 0 && c != closer && c != comma && c != stop && c != interdot:
		return fmt.Errorf("%q gives %d", p.chars[l.End-1].Rune, freed)
	case freed > 0:
		seen.halved++
	}
	switch {
	case l.Width > m.Width && letters > 1:
		return fmt.Errorf("ends at %d", l.Width)
	case changed && !m.Justify:
		return fmt.Errorf("is ragged but not natural")
	case changed && last && natural.over <= 0:
		return fmt.Errorf("is a last line but stretched")
	case m.Justify && !last && l.Width < m.Width:
		// Natural for want of gaps: each would grow too much.
		gaps := natural.supple
		for i := l.Start; natural.supple == 0 && i < l.End-1; i++ {
			if p.cells[i].give == bound {
				gaps++
			}
		}
		if -natural.over <= m.stretch()*gaps {
			return fmt.Errorf("ends at %d with %d gaps", l.Width, gaps)
		}
		if changed {
			return fmt.Errorf("is neither justified nor natural")
		}
		seen.natural++
	}
	if changed && natural.over > 0 {
		seen.squeezed++
	} else if changed {
		seen.stretched++
	}
	return nil
}

// obeyEdge holds the break behind line n against the rules of breaking.
func (b *breaker) obeyEdge(lines []Line, n int, seen *sight) error {
	end, next := lines[n].End, lines[n+1].Start
	g := b.cells[end-1].glue
	first, last := b.chars[next].Rune, b.chars[end-1].Rune
	bad := strings.ContainsRune(neverFirst, first) || strings.ContainsRune(neverLast, last) ||
		end == next && (first == last && (last == '…' || last == '—') ||
			b.cells[end-1].class == digit && b.cells[end].class == digit ||
			b.cells[end-1].class == digit && strings.ContainsRune("年月日号%元", first))
	if end == next && b.cells[next].class == attached {
		return fmt.Errorf("begins the next line with the mark of %q", last)
	}
	if bad && g == free {
		return fmt.Errorf("breaks between %q and %q", last, first)
	}
	if g == free {
		return nil
	}
	// A piece is torn: no line may be able to hold it.
	start, stop := end-1, end
	for start > 0 && !b.breaksAt(start, g-1) && b.cells[start-1].class != newline {
		start--
	}
	for stop < len(b.cells) && !b.lastAt(stop-1) && !b.breaksAt(stop, g-1) {
		stop++
	}
	start = b.skipBlanks(start)
	whole := b.measured(start, stop, b.measure.Width-b.measure.Rest)
	if start == lines[0].Start {
		whole = b.measured(start, stop, b.measure.Width-b.measure.First)
	}
	if g == joint && !strings.ContainsRune("/?&=.-_@", last) && first != '#' && b.cells[end-1].class != closer { // 〔2023〕 | 22号
		return fmt.Errorf("parts an address between %q and %q", last, first)
	}
	if g == joint && b.measure.Justify && start > lines[n].Start {
		// An address is parted too where the line that pushes it out stays ragged.
		indent := b.measure.Rest
		if n == 0 {
			indent = b.measure.First
		}
		without := b.measured(lines[n].Start, start, b.measure.Width-indent)
		if -without.over > b.measure.stretch()*without.supple {
			seen.parted++
			return nil
		}
	}
	if whole.fits(b.measure.Justify) {
		return fmt.Errorf("tears %q between %q and %q", text(b.chars[start:stop]), last, first)
	}
	seen.torn++
	return nil
}

// note counts what happened to line n, and finds a lone last character that a
// squeeze would have spared.
func (b *breaker) note(lines []Line, n, indent int, natural run, seen *sight) {
	l := lines[n]
	plain, full, ok := b.fill(l.Start, b.measure.Width-indent, free)
	switch {
	case !ok:
	case plain.end < l.End && b.lastAt(l.End-1):
		seen.loneSqueezed++
	case plain.end > l.End && b.lone(b.skipBlanks(plain.end)):
		seen.loneShared++
	case plain.end > l.End:
		seen.evened++
	case !full && natural.over < 0:
		seen.pushedOut++
	}
}

var pieces = []string{
	"，", "、", "。", "；", "：", "？", "！", "”", "）", "》", "“", "（", "《", "〔", "——", "……", "—", "～", "·", "/", "%", "-", ".",
	"2023年", "12月31日", "〔2023〕22号", "第三十二条", "第12条", "1,234.56万元", "63%～68%", "8:30", "1.", "（一）", "20余个", "¥100",
	"“双减”", "《条例》（试行）", "Kubernetes", "well-known", "bm@example.gov.cn", "www.example.gov.cn/list?page=2&sort=new#top", "IPv6", "5G", "https://www.example.gov.cn/art/2023/8/14.html",
	" ", "  ", "　", "\n", "葛\U000E0100", "𫐄", "α", "ǎ", "e\u0301", "①", "a", "\"", "'", "№", "〇",
}

var hanzi = []rune("全面推进政务公开是加快建设法治政府创新廉洁和服务型的重要组成部分一二三")

// drawText draws text of the kind notices are made of, with more marks and
// numbers than they have.
func drawText(t *rapid.T) []Char {
	var s strings.Builder
	for range rapid.IntRange(0, 60).Draw(t, "pieces") {
		for range rapid.IntRange(0, 6).Draw(t, "hanzi") {
			s.WriteRune(rapid.SampledFrom(hanzi).Draw(t, "zi"))
		}
		s.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
	}
	cs := chars(s.String())
	if rapid.Bool().Draw(t, "proportional") {
		for i := range cs {
			if c := cs[i].Rune; c >= 'a' && c <= 'z' || c == ' ' {
				cs[i].Advance = 240 + int(c)*3%320
			}
		}
	}
	return cs
}

func drawMeasure(t *rapid.T) Measure {
	m := Measure{
		Width:     rapid.SampledFrom([]int{28000, 28000, 26000, 19000, 12500, 8000, 5333, 4000, 2000, 1000, 700}).Draw(t, "width"),
		Justify:   rapid.IntRange(0, 3).Draw(t, "justify") > 0,
		Stretch:   rapid.SampledFrom([]int{0, 0, 150}).Draw(t, "stretch"),
		Marks:     rapid.SampledFrom([]int{0, 250}).Draw(t, "marks"),
		AutoSpace: rapid.SampledFrom([]int{0, 0, 125, 250}).Draw(t, "auto"),
	}
	if m.Width > 4000 {
		m.First = rapid.SampledFrom([]int{0, 2000, 3500}).Draw(t, "first")
		m.Rest = rapid.SampledFrom([]int{0, 0, 2000}).Draw(t, "rest")
	}
	return m
}

func TestLaws(t *testing.T) {
	var seen sight
	checkAll(t, func(t *rapid.T) {
		for range 10 {
			cs, m := drawText(t), drawMeasure(t)
			if err := obey(cs, m, &seen); err != nil {
				t.Fatalf("%q %+v: %v", text(cs), m, err)
			}
		}
	})
	v := reflect.ValueOf(seen)
	for i := range v.NumField() {
		if v.Field(i).Int() == 0 {
			t.Errorf("the texts drawn hold no case of %s", v.Type().Field(i).Name)
		}
	}
	t.Logf("%+v", seen)
}

// checkAll is rapid.Check with all its draws under -short too, which otherwise
// takes a fifth: a law that asks what was drawn needs them.
func checkAll(t *testing.T, law func(*rapid.T)) {
	t.Helper()
	rapid.Check(t, law)
	for range 4 {
		if testing.Short() {
			rapid.Check(t, law)
		}
	}
}

// TestGrid: lines of full-width characters alone stand on whole cells, and 22
// lines of 28 hold 616 of them.
func TestGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.IntRange(2, 40).Draw(t, "cells")
		lines := rapid.IntRange(1, 22).Draw(t, "lines")
		cs := make([]Char, cells*lines)
		for i := range cs {
			cs[i] = Char{Rune: rapid.SampledFrom(hanzi[:30]).Draw(t, "zi"), Advance: em}
		}
		got := Break(cs, Measure{Width: cells * em, Justify: true})
		if len(got) != lines {
			t.Fatalf("%d lines, not %d", len(got), lines)
		}
		for _, l := range got {
			for k, x := range l.X {
				if x != k*em {
					t.Fatalf("character %d stands at %d", k, x)
				}
			}
		}
	})
}

// TestStable: what is added behind changes only the lines near it.
func TestStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cs, more, m := drawText(t), drawText(t), drawMeasure(t)
		long := Break(append(append([]Char(nil), cs...), more...), m)
		short := Break(cs, m)
		for i := range short {
			// A line depends on itself and the next; both may be squeezed.
			if i+4 >= len(short) || i+4 >= len(long) || long[i+4].End >= len(cs)-40 {
				break
			}
			if !reflect.DeepEqual(short[i], long[i]) {
				t.Fatalf("line %d: %v became %v", i, short[i], long[i])
			}
		}
	})
}

func FuzzBreak(f *testing.F) {
	f.Add("《条例》（试行），2023年12月31日前完成。", 28000, 2000, 0, true, 0)
	f.Add("济政办字〔2023〕22号\n\n“双减”……——", 3000, 0, 1000, false, 250)
	f.Add("https://www.example.gov.cn e\u0301 葛\U000E0100 \x00", 5000, -1, 9000, true, -5)
	f.Fuzz(func(t *testing.T, s string, width, first, rest int, justify bool, auto int) {
		cs := chars(s)
		m := Measure{Width: width, First: first, Rest: rest, Justify: justify, AutoSpace: auto}
		Break(cs, m) // whatever the measure
		m.Width = 1 + clamp(width, 60000)
		m.First, m.Rest = clamp(first, m.Width/2), clamp(rest, m.Width/2)
		m.AutoSpace = clamp(auto, half)
		if err := obey(cs, m, &sight{}); err != nil {
			t.Fatalf("%q %+v: %v", s, m, err)
		}
	})
}

func benchmark(b *testing.B, text string, m Measure, of func([]Char, Measure)) {
	cs := chars(text)
	b.ReportAllocs()
	for b.Loop() {
		of(cs, m)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(cs)), "ns/char")
}

const sentence = "为进一步加强我区政务公开工作，根据《山东省人民政府办公厅关于印发2023年山东省政务公开工作要点的通知》（鲁政办发〔2023〕8号）要求，结合我区实际，制定本方案。"

func BenchmarkBreak(b *testing.B) {
	set := func(cs []Char, m Measure) { Break(cs, m) }
	body := Measure{Width: 28000, First: 2000, Justify: true}
	cell := Measure{Width: 12000}
	b.Run("body", func(b *testing.B) { benchmark(b, sentence, body, set) })
	b.Run("cell", func(b *testing.B) { benchmark(b, sentence, cell, set) })
	b.Run("body/million", func(b *testing.B) { benchmark(b, strings.Repeat(sentence, 12500), body, set) })
	b.Run("word/million", func(b *testing.B) { benchmark(b, strings.Repeat("a", 1e6), body, set) })
	b.Run("marks/million", func(b *testing.B) { benchmark(b, strings.Repeat("。", 1e6), body, set) })
}
