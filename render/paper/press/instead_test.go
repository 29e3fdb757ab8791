package press

import (
	"testing"

	"gongwen/render/paper/font"
	"gongwen/render/paper/papertest"
)

// TestSubstitutes: none is named for a sign that can be had, and what is named can be.
func TestSubstitutes(t *testing.T) {
	faces := papertest.Faces()
	signs := 0
	for r := rune(0x80); r < 0x20000; r++ {
		s := substitute(r)
		if s == "" {
			continue
		}
		signs++
		if _, _, ok := faces.Lookup(font.FangSong, r); ok {
			t.Errorf("%c (%U) is in the faces", r, r)
		}
		for _, c := range s {
			if _, _, ok := faces.Lookup(font.FangSong, c); !ok {
				t.Errorf("%c (%U) for %c is in no face", c, c, r)
			}
		}
	}
	if signs < 20 {
		t.Errorf("%d signs", signs)
	}
}
