package font

import (
	"bytes"
	"testing"
)

// TestWeb: a browser gets the very file of a face; out of a collection, a file of
// that face alone, with every character, advance and outline.
func TestWeb(t *testing.T) {
	alone := sample().file()
	if f := mustParse(t, alone, 0); !bytes.Equal(f.Web(), alone) {
		t.Error("not the file itself")
	}
	second := sample()
	second.chars, second.name, second.advances = map[rune]int{'A': 2}, "Second", []int{0, 0, 333}
	f := mustParse(t, collection(alone, second.file()), 1)
	file := f.Web()
	if got := checksum(file); got != 0xB1B0AFBA {
		t.Errorf("the sum of the file is %#x", got)
	}
	g := mustParse(t, file, 0)
	if g.Name() != "Second" || g.Glyph('A') != 2 || g.Advance(2) != 333 {
		t.Errorf("%s: glyph %d, advance %d", g.Name(), g.Glyph('A'), g.Advance(2))
	}
	was, _ := f.Subset([]uint16{1, 2})
	is, err := g.Subset([]uint16{1, 2})
	if err != nil || !bytes.Equal(was, is) {
		t.Error("other glyphs: ", err)
	}
}
