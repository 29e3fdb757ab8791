package sheet

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gongwen/render/book"
)

// TestParted: the parts of a text joined again are the text, wherever its lines end,
// and none is higher than its place.
func TestParted(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 11))
	cut, ended := 0, 0
	for range 300 {
		var b strings.Builder
		long := 200 + r.IntN(3000)
		for b.Len() < long*3 {
			for range 1 + r.IntN(60) {
				b.WriteString([]string{"甲", "乙", "，", "12", "a"}[r.IntN(5)])
			}
			b.WriteString([]string{"。", "；", "。\n", "\n", "\n\n", "\n \n"}[r.IntN(6)])
		}
		text, width, height := b.String(), 120+r.IntN(300), 300+r.IntN(250)
		parts := parted(text, width, BodySize, height)
		if parts == nil {
			continue
		}
		joined := parts[0]
		for _, part := range parts[1:] {
			rest, ok := strings.CutPrefix(part, book.Onward)
			if !ok {
				t.Fatalf("a part begins with %.20q", part)
			}
			if strings.HasPrefix(rest, "\n") {
				ended++
			}
			joined += rest
		}
		if joined != text {
			t.Fatalf("%d of %d bytes came back of %q", len(joined), len(text), text)
		}
		for _, part := range parts {
			if h := HeightOf(part, width, BodySize); h > height {
				t.Errorf("a part is %d high, of %d: %q", h, height, part)
			}
		}
		cut++
	}
	if cut < 150 || ended < 50 {
		t.Errorf("%d texts were cut, %d times where a line ends", cut, ended)
	}
}
