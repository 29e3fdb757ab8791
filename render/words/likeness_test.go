package words

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLikeness(t *testing.T) {
	texts := map[string][]int{
		"每季度末月20日前报送工作进展情况":  {0},
		"每季度末月25日前报送工作进展清单":  {1},
		"制定年度计划并向社会公开":       {2},
		"做好重点领域信息公开":         {3, 4},
		"落实主体责任，加强组织领导，抓好督促": {5},
		"落实主体责任，加强组织领导，做好督促": {6},
	}
	for _, c := range []struct {
		text     string
		favoured int
		want     int
	}{
		{"每季度末月20日前报送工作进展的情况", -1, 0},
		{"每季度末月25日前报送工作进展清单", -1, 1},
		{"制定年度计划，并向社会公开", -1, 2},
		{"做好重点领域的信息公开", -1, -1}, // of two tasks
		{"做好重点领域的信息公开", 4, 4},
		{"落实主体责任，加强组织领导，督促", -1, -1}, // two alike
		{"落实主体责任，加强组织领导，督促", 6, 6},
		{"别的事情", 0, -1},
		{"", -1, -1},
		{"制", -1, -1},
	} {
		if got := NewLikeness(texts).Find(c.text, c.favoured); got != c.want {
			t.Errorf("Find(%q, %d) = %d, want %d", c.text, c.favoured, got, c.want)
		}
	}
}

// TestLikenessLaw: no text that is like enough is missed for want of a common
// rare pair: the search finds what comparing with every text finds.
func TestLikenessLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙丙丁")), 0, 12, -1)
		texts := map[string][]int{}
		for i, s := range rapid.SliceOfNDistinct(text, 1, 8, rapid.ID[string]).Draw(t, "texts") {
			texts[s] = []int{i}
		}
		s := text.Draw(t, "text")
		l := NewLikeness(texts)
		best, at, twice := 0.0, -1, false
		for i, a := range l.texts {
			n := l.common(a, bigramsOf(s))
			if n == 0 || float64(2*n) < 0.8*float64(len(a)+len(bigramsOf(s))) {
				continue
			}
			switch dice := float64(2*n) / float64(len(a)+len(bigramsOf(s))); {
			case dice > best:
				best, at, twice = dice, l.own[i], false
			case dice == best:
				twice = true
			}
		}
		if twice {
			at = -1
		}
		if got := l.Find(s, -1); got != at {
			t.Fatalf("Find(%q) = %d among %v, want %d", s, got, texts, at)
		}
	})
}

// TestLikenessGivesUp: texts that are all like each other cost bounded work.
func TestLikenessGivesUp(t *testing.T) {
	texts := map[string][]int{}
	for i := range 4000 {
		texts[strings.Repeat("甲", 400+i)] = []int{i}
	}
	l := NewLikeness(texts)
	for range 2000 {
		l.Find(strings.Repeat("甲", 3000), -1)
	}
	if l.steps > 2*mostLikeness {
		t.Errorf("%d steps", l.steps)
	}
	if got := l.Find("甲甲", -1); got != -1 {
		t.Errorf("found %d after giving up", got)
	}
}
