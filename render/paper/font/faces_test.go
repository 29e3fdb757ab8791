package font

import (
	"sync"
	"testing"
)

func TestLookup(t *testing.T) {
	fs := NewFaces(defaultFaces(t))
	for _, c := range []struct {
		face  Face
		r     rune
		found Face
		ok    bool
	}{
		{FangSong, '国', FangSong, true},
		{FangSong, '喆', Fallback, true},
		{KaiTi, '堃', Fallback, true},
		{FangSong, '鹵', Fallback, true},
		{KaiTi, '國', Fallback, true},
		{FangSong, '￥', Fallback, true}, // its own has a dollar's outline
		{KaiTi, '☒', Fallback, true},
		{FangSong, '峯', SongTi, true}, // through both
		{KaiTi, '峯', SongTi, true},
		{HeiTi, '喆', HeiTi, true},
		{HeiTi, '鹵', HeiTi, true},
		{HeiTi, '峯', SongTi, true},
		{XiaoBiaoSong, '峯', SongTi, true},
		{SongTi, '國', SongTi, true},
		{Fallback, '国', SongTi, true},
		{FangSong, 0x2B404, Fallback, true},
		{KaiTi, 0x2B404, Fallback, true},
		{HeiTi, 0x2B404, HeiTi, true},
		{XiaoBiaoSong, 0x2B404, XiaoBiaoSong, true},
		{SongTi, 0x2B404, SongTi, true},
		{FangSong, '☸', FangSong, false},
		{KaiTi, 0x20BB7, KaiTi, false},
		{HeiTi, -1, HeiTi, false},
		{SongTi, 0xFFFF, SongTi, false},
	} {
		for range 2 { // found, then remembered
			found, g, ok := fs.Lookup(c.face, c.r)
			if found != c.found || ok != c.ok || ok != (g != 0) || ok && g != fs.Font(found).Glyph(c.r) {
				t.Errorf("face %d, %U: face %d, glyph %d, %t; want %+v", c.face, c.r, found, g, ok, c)
			}
		}
	}
}

// What is remembered is what the fonts say, whoever asks first.
func TestLookupConcurrently(t *testing.T) {
	fs := NewFaces(defaultFaces(t))
	var group sync.WaitGroup
	for k := range 4 {
		group.Go(func() {
			for i := range rune(0x3000) {
				r := 0x4E00 + (i*7+rune(k)*1000)%0x3000
				for face := range FaceCount {
					found, g, ok := fs.Lookup(face, r)
					wantFace, wantGlyph, wantOK := fs.search(face, r)
					if found != wantFace || g != wantGlyph || ok != wantOK {
						t.Errorf("face %d, %U: %d %d %t, want %d %d %t", face, r, found, g, ok, wantFace, wantGlyph, wantOK)
						return
					}
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkOpenSixFaces(b *testing.B) {
	for b.Loop() {
		NewFaces(defaultFaces(b))
	}
}

// BenchmarkLookup looks up 1000 hanzi, in their own face and down the chain.
func BenchmarkLookup(b *testing.B) {
	fs := NewFaces(defaultFaces(b))
	lookup := func(b *testing.B, first rune, find func(Face, rune) (Face, uint16, bool)) {
		for b.Loop() {
			for r := first; r < first+1000; r++ {
				find(FangSong, r)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/char")
	}
	b.Run("remembered", func(b *testing.B) { lookup(b, 0x5000, fs.Lookup) })
	b.Run("searched", func(b *testing.B) { lookup(b, 0x5000, fs.search) })
	b.Run("beyond the BMP", func(b *testing.B) { lookup(b, 0x2B400, fs.Lookup) })
}
