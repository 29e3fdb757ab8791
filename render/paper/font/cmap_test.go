package font

import (
	"slices"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestGlyph(t *testing.T) {
	both := sample()
	bmp := sample()
	bmp.chars = map[rune]int{'A': 1, '一': 5}
	only12 := sample()
	only12.only12 = true
	// Two segments of format 4: one by delta, one by the glyph array, which has a hole.
	array := sample()
	array.extra = map[string][]byte{"cmap": slices.Concat(words(0, 1, 0, 3), longs(12),
		words(4, 0, 0, 6, 0, 0, 0), // a length of 0 is what fpdf's subsets nearly have
		words('C', 0x4E02, 0xFFFF), words(0), words('A', 0x4E00, 0xFFFF), words(2-'A', 1, 1), words(0, 4, 0),
		words(1, 0, 4))}
	outside := sample()
	outside.chars = map[rune]int{'A': 9, 'B': 8}
	for _, c := range []struct {
		what string
		plan plan
		want map[rune]uint16
	}{
		{"formats 4 and 12", both, map[rune]uint16{'A': 1, 'Ä': 4, '一': 5, 0x2B404: 6, 'a': 0, 0x2B405: 0, 0xFFFF: 0, -1: 0, 0x110000: 0}},
		{"format 4", bmp, map[rune]uint16{'A': 1, '一': 5, 0x2B404: 0, 0x10041: 0, 'B': 0}},
		{"format 12", only12, map[rune]uint16{'A': 1, 'B': 2, '一': 5, 0x2B404: 6, '丁': 0}},
		{"glyph array", array, map[rune]uint16{'A': 2, 'B': 3, 'C': 4, 'D': 0, '一': 2, '丁': 0, '丂': 5, '七': 0}},
		{"glyph number too large", outside, map[rune]uint16{'A': 0, 'B': 8}},
	} {
		f := mustParse(t, c.plan.file(), 0)
		for r, want := range c.want {
			if got := f.Glyph(r); got != want {
				t.Errorf("%s: %U is glyph %d, want %d", c.what, r, got, want)
			}
		}
	}
}

// The figures are those of fonts/kit/README.md, section Coverage.
func TestCoverage(t *testing.T) {
	faces := defaultFaces(t)
	hanzi := gb2312Hanzi(t)
	count := func(f *Font, from, to rune) (n int) {
		for r := from; r <= to; r++ {
			if f.Glyph(r) != 0 {
				n++
			}
		}
		return n
	}
	for face, want := range [FaceCount]struct{ gb2312, late, extA, beyond int }{
		FangSong:     {6763, 0, 0, 0},
		KaiTi:        {6763, 0, 0, 0},
		HeiTi:        {6763, 3, 77, 196},
		XiaoBiaoSong: {6763, 3, 77, 196},
		SongTi:       {6763, 74, 6582, 196},
		Fallback:     {0, 3, 77, 196},
	} {
		f := faces[face]
		gb2312 := 0
		for _, r := range hanzi {
			if f.Glyph(r) != 0 {
				gb2312++
			}
		}
		if gb2312 != want.gb2312 {
			t.Errorf("face %d: %d hanzi of GB2312, want %d", face, gb2312, want.gb2312)
		}
		late, extA, beyond := count(f, 0x9FA6, 0x9FEF), count(f, 0x3400, 0x4DBF), count(f, 0x10000, 0x3FFFF)
		if late != want.late || extA != want.extA || beyond != want.beyond {
			t.Errorf("face %d: %d of U+9FA6-9FEF, %d of extension A, %d beyond the BMP; want %+v", face, late, extA, beyond, want)
		}
	}
}

// gb2312Hanzi decodes rows 16 to 87 of GB2312, leaving out the empty places.
func gb2312Hanzi(t *testing.T) (chars []rune) {
	t.Helper()
	for row := byte(0xB0); row <= 0xF7; row++ {
		for cell := byte(0xA1); cell <= 0xFE; cell++ {
			s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{row, cell})
			if err != nil {
				t.Fatal(err)
			}
			if r := []rune(string(s))[0]; unicode.Is(unicode.Han, r) {
				chars = append(chars, r)
			}
		}
	}
	return chars
}
