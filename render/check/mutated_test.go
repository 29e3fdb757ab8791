package check

import (
	"math/rand/v2"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// TestMutated: whatever a text has lost, gained or has in the wrong place, no
// rule stops the program, its findings stand in the text, and what mends them
// can be applied.
func TestMutated(t *testing.T) {
	var texts [][]rune
	for _, path := range testkit.Samples(t) {
		texts = append(texts, []rune(string(testkit.Read(t, path))))
	}
	pieces := []rune("，。、；：（）《》〈〉“”〔〕【】…—-~.,:()\"*#<>&Xx×0123456789年月日号项附件第一二三是、 \u3000\n的和等")
	draw := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 600 {
		text := append([]rune(nil), texts[draw.IntN(len(texts))]...)
		for range 1 + draw.IntN(8) {
			at := draw.IntN(len(text))
			switch draw.IntN(3) {
			case 0:
				text[at] = pieces[draw.IntN(len(pieces))]
			case 1:
				end := min(len(text), at+1+draw.IntN(6))
				text = append(text[:at:at], text[end:]...)
			default:
				text = append(text[:at:at], append([]rune{pieces[draw.IntN(len(pieces))]}, text[at:]...)...)
			}
		}
		src := &diag.Source{Name: "a.toml", Text: string(text)}
		n, _ := bind.Parse(src, draw.IntN(2) == 0)
		if n == nil {
			continue
		}
		read++
		found := Run(n)
		for _, f := range found {
			if f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(src.Text) {
				t.Fatalf("%v is outside of\n%s", f, src.Text)
			}
		}
		if changes, count := Mends(src, found, true); count > 0 && diag.Apply(src.Text, changes) == src.Text {
			t.Fatalf("changes that cannot be made: %v", changes)
		}
	}
	if read < 100 {
		t.Errorf("only %d were notices", read)
	}
}
