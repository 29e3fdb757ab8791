package fonts

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode"
)

// officeSigns are what every face must print, by itself or by what stands in
// for it: the kinds of signs that notices use.
const officeSigns = "¥￥￡￠€£¢§¶©®™°℃℉‰№℡µ±×÷−≈≠≡≤≥≦≧∞√∑∏∵∴∠⊥∥⊙△▽▲▼" +
	"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ₀₁₂₃₄₅₆₇₈₉₊₋ₓ½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞" +
	"ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ" +
	"⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿❶❷❸❹❺❻❼❽❾❿" +
	"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㊀㊁㊂㊣㊙" +
	"㎎㎏㎜㎝㎞㎡㎢㎥㎖㎗㎘㏄㏎㏕㎐㎑㎒㎓㎾㏀☐☑☒✓✔✗✘★☆●○◎■□◆◇◯※→←↑↓↖↗↘↙⇒⇐⇔↔" +
	"‐‑–—―•‥…～〜〃々〇〒〓·′″‖﹣āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêÉÑÖÜßçñöΑΒΓΔΩαβγδεθλμπσφω"

// Every face of text prints every sign of the offices. 仿宋 and 楷体 have theirs
// from their own companion: 宋体 would be darker.
func TestOfficeSigns(t *testing.T) {
	for _, c := range []chain{open(t, "仿宋", FangSong, Fallback), open(t, "楷体", KaiTi, Fallback), open(t, "黑体", HeiTi), open(t, "小标宋", XiaoBiaoSong), open(t, "宋体", SongTi)} {
		for _, r := range officeSigns {
			if g, ok := c.glyph(t, r); !ok || !g.hasInk() {
				t.Errorf("%s does not print %c (%U)", c.name, r, r)
			}
		}
	}
}

// judged are signs of Fandol that differ from those of 宋体 and are right.
var judged = map[rune]string{
	'*': "an arm points up, not down",
	'%': "the first ring hangs on the slash", '％': "the same",
	';': "a comma with a bulb", '；': "the same",
	'?': "a narrower hook",
	'@': "a rounder a",
	'J': "ends in a bulb", 'j': "its bulb and dot are nearly one", 'ｊ': "the same",
	'７': "bends more",
	'ｙ': "ends in a bulb",
	'·': "between the parts of a name: lighter beside lighter hanzi",
	'‐': "the hyphen of the keyboard", // 宋体 has one of an em
}

// No sign prints as another one, and none stands out: every character of 仿宋,
// 楷体 and their companion that is no hanzi is compared with that of 宋体, by the
// overlap of the ink after scaling, then by place, size, white and weight. Those
// of the companion are 宋体's own, made smaller, and must be like it closely.
func TestSignsLookLikeThoseOfSongti(t *testing.T) {
	song := open(t, "宋体", SongTi)
	signs := map[rune]bool{}
	var all sheet
	for _, c := range []struct {
		chain
		alike likeness
	}{
		{open(t, "仿宋", FangSong), sameSign},
		{open(t, "楷体", KaiTi), sameSign},
		{open(t, "后备", Fallback), sameOutline},
	} {
		for _, r := range c.signs() {
			signs[r] = true
			g, _ := c.glyph(t, r)
			want, ok := song.glyph(t, r)
			if !ok {
				t.Errorf("%s: %c (%U) is nothing that 宋体 has", c.name, r, r)
				continue
			}
			all.add(g, want)
			faults := c.alike.unlike(g, want)
			_, ok = judged[r]
			switch {
			case ok && len(faults) == 0: // it would hide the next fault
				t.Errorf("%s: %c (%U) looks like that of 宋体: strike the judgement", c.name, r, r)
			case !ok && len(faults) > 0:
				t.Errorf("%s: %c (%U): %s", c.name, r, r, strings.Join(faults, ", "))
			}
		}
	}
	if *picture != "" {
		all.write(t, *picture)
	}
	if len(signs) < 1800 {
		t.Errorf("only %d signs compared", len(signs))
	}
}

// The comparison tells signs apart that Fandol confused, and their like.
func TestComparisonTellsSignsApart(t *testing.T) {
	song := open(t, "宋体", SongTi)
	for _, c := range []struct {
		alike likeness
		pairs string
	}{
		{sameSign, "￥＄ ¥$ ￣－ ～￣ ≤＜ ≥≦ ⅢⅡ üu □■ ☑☐ ₂² −+ ℃℉ №N ‰% ▽△ жx （〔 15 OQ EL （） “” 《〈 ，。 —～"},
		{sameOutline, "①② ⑧⑨ ⑩⑪ ǎā ǎà ₂₃ ⅓⅔ αa ☑☒ ✓✔ →← ㎝㎜ ㈠㈡ ⅰⅱ ≤≦ ∈∊ ㉑㉒ ㊱㊳"},
	} {
		for pair := range strings.FieldsSeq(c.pairs) {
			r := []rune(pair)
			a, _ := song.glyph(t, r[0])
			b, _ := song.glyph(t, r[1])
			if len(c.alike.unlike(a, b)) == 0 {
				t.Errorf("%s look alike", pair)
			}
		}
	}
}

// Signs of one kind are of one size, in every face.
func TestKindsAreOfOneSize(t *testing.T) {
	for _, c := range []chain{open(t, "仿宋", FangSong, Fallback), open(t, "楷体", KaiTi, Fallback), open(t, "黑体", HeiTi), open(t, "小标宋", XiaoBiaoSong), open(t, "宋体", SongTi)} {
		for _, kind := range []string{
			"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉟㊱㊿", "⑴⑵⑼⑽⑾⒇", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "½⅓¼⅔¾⅛⅞", "ⅠⅢⅤⅧⅩⅫ", "☐☑☒□", "㈠㈡㈩", "㊀㊁㊉", "△▲", "▽▼", "◇◆", "☆★",
		} {
			first, _ := c.glyph(t, []rune(kind)[0])
			for _, r := range kind {
				g, _ := c.glyph(t, r)
				if off := math.Abs(g.high()-first.high()) + math.Abs(g.middle()-first.middle()); off > 0.05 {
					t.Errorf("%s: %c is %.2f em high about %.2f, unlike %c, %.2f about %.2f", c.name, r, g.high(), g.middle(), []rune(kind)[0], first.high(), first.middle())
				}
			}
		}
	}
}

func isHanzi(r rune) bool {
	return unicode.Is(unicode.Han, r) && !strings.ContainsRune("々〇〡〢〣〤〥〦〧〨〩〸〹〺〻", r)
}

// likeness is how much two signs must be alike: how much of the ink of each has
// ink of the other one within so many pixels of an eightieth of the sign.
type likeness struct {
	overlap float64
	near    int
	pieces  bool // and in as many pieces: Ⅲ with serifs that touch is one
}

var (
	sameSign    = likeness{0.85, 4, true}  // of two designs
	sameOutline = likeness{0.94, 1, false} // of two weights of one
)

// unlike says what makes one sign differ from another.
func (l likeness) unlike(g, want *shape) (faults []string) {
	if g.hasInk() != want.hasInk() {
		return []string{"has ink where there is none, or none"}
	}
	if !g.hasInk() {
		return nil
	}
	if o := overlap(g, want, l.near); o < l.overlap {
		faults = append(faults, "overlap "+percent(o))
	}
	ratio := func(what string, a, b, least, most float64) {
		if a < b*least || a > b*most {
			faults = append(faults, what+" "+percent(a/b))
		}
	}
	ratio("height", g.high()+0.1, want.high()+0.1, 0.7, 1.4) // a tenth of an em for flat ones
	ratio("width", g.wide()+0.1, want.wide()+0.1, 0.6, 1.5)
	ratio("advance", g.advance, want.advance, 0.6, 1.5)
	ratio("stroke", g.stroke(), want.stroke(), 0.7, 1.35)
	if d := g.middle() - want.middle(); math.Abs(d) > 0.13 {
		faults = append(faults, "raised by "+percent(d)+" of an em")
	}
	if l.pieces && g.pieces() != want.pieces() {
		faults = append(faults, fmt.Sprint(g.pieces(), " pieces for ", want.pieces()))
	}
	return faults
}
