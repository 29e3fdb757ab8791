package words

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestIdentity: spellings of one name, and names that are two.
func TestIdentity(t *testing.T) {
	one := [][]string{
		{"综合1科", "综合１科", "综合 1 科", "综合\u200b1科", "综合1\ufeff科", "综合1科\u00ad"},
		{"A科", "a科", "Ａ科", "ａ科"},
		{"市工业局", "市⼯业局"},
		{"民政局", "⺠政局", "民政局"},
		{"门户办", "⻔户办", "⻔⼾办"},
		{"长风街道", "⻓⻛街道"},
		{"税务局（一分局）", "税务局(一分局)", "税务局﹙一分局﹚"},
		{"更新中心", "更\ufe00新中心", "\u202d更新中心\u202c"},
		{"Σ科", "σ科", "ς科"},
		{"È科", "è科"},
	}
	met := map[string]string{}
	for _, spellings := range one {
		id := Identity(spellings[0])
		for _, s := range spellings {
			if got := Identity(s); got != id {
				t.Errorf("Identity(%+q) = %+q, of %q %+q", s, got, spellings[0], id)
			}
		}
		if other, twice := met[id]; twice {
			t.Errorf("%s and %s are one", other, spellings[0])
		}
		met[id] = spellings[0]
	}
	for _, pair := range [][2]string{{"一科", "二科"}, {"未央区", "末央区"}, {"体育局", "教育局"}, {"综合1科", "综合11科"}, {"甲（乙）", "甲乙"}} {
		if Identity(pair[0]) == Identity(pair[1]) {
			t.Errorf("%s and %s are one", pair[0], pair[1])
		}
	}
}

// nameRune draws what stands in names, and what slips into them.
func nameRune() *rapid.Generator[rune] {
	return rapid.OneOf(
		rapid.SampledFrom([]rune("市区县财政局委办工民长门西牛羊（）〔〕、1２ａB月風\u3000 \t\u200b\ufeff⼯⺠⻓⻔")),
		rapid.RuneFrom([]rune(radicals)),
		rapid.RuneFrom(nil, unicode.Han, unicode.Latin, unicode.Greek, unicode.Cyrillic),
		rapid.RuneFrom(nil, &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x2E80, Hi: 0x2FDF, Stride: 1}, {Lo: 0xF900, Hi: 0xFFEF, Stride: 1}}}),
		rapid.Rune(),
	)
}

// TestIdentityLaws: it is idempotent, rune by rune, and the same for a name and
// for what people, programs and Excel make of it.
func TestIdentityLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringOfN(nameRune(), 0, 12, -1).Draw(t, "name")
		id := Identity(name)
		if again := Identity(id); again != id {
			t.Fatalf("Identity(%+q) = %+q, and of that %+q", name, id, again)
		}
		if strings.ContainsFunc(id, IsBlank) {
			t.Fatalf("Identity(%+q) = %+q has a blank", name, id)
		}
		change := func(what string, to func(rune) string) {
			var out strings.Builder
			for _, r := range name {
				out.WriteString(to(r))
			}
			if got := Identity(out.String()); got != id {
				t.Fatalf("%s: Identity(%+q) = %+q, of %+q %+q", what, out.String(), got, name, id)
			}
		}
		change("full width", func(r rune) string {
			if r >= '!' && r <= '~' {
				r += '！' - '!'
			}
			return string(r)
		})
		change("capitals, as Excel compares", func(r rune) string { return string(unicode.ToUpper(r)) })
		change("small letters, as Excel compares", func(r rune) string { return string(unicode.ToLower(r)) })
		blank := rapid.SampledFrom([]string{" ", "　", "\u00a0", "\t", "\n", "\u200b", "\ufeff", "\u2060", "\u00ad", "\ufe0f"}).Draw(t, "blank")
		change("blanks between", func(r rune) string { return string(r) + blank })
		change("radicals", func(r rune) string {
			if i := strings.IndexRune(radicals, r); i > 0 && r >= 0x3400 { // pairs: the radical, the hanzi
				radical, _ := utf8.DecodeLastRuneInString(radicals[:i])
				return string(radical)
			}
			for k := rune(0x2F00); k <= 0x2FD5; k++ {
				if fold(k) == r {
					return string(k)
				}
			}
			return string(r)
		})
	})
}

// TestRadicals: each pair is a radical and the hanzi that it looks like.
func TestRadicals(t *testing.T) {
	all := []rune(radicals)
	if len(all)%2 != 0 {
		t.Fatalf("%d characters are no pairs", len(all))
	}
	for i := 0; i < len(all); i += 2 {
		if all[i] < 0x2E80 || all[i] > 0x2FD5 || all[i+1] < 0x3400 || fold(all[i]) != all[i+1] {
			t.Errorf("%c (%U) is %c (%U)", all[i], all[i], fold(all[i]), fold(all[i]))
		}
	}
	for k := rune(0x2F00); k <= 0x2FD5; k++ {
		if f := fold(k); f == k || !unicode.Is(unicode.Han, f) {
			t.Errorf("the Kangxi radical %c (%U) folds to %U", k, k, f)
		}
	}
}

func BenchmarkIdentity(b *testing.B) {
	for b.Loop() {
		Identity("区自然资源和规划分局（林业局）")
	}
}
