package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
	"runtime"
	"testing"

	"gongwen/render/frame"
	"gongwen/render/unit"
)

func write(t testing.TB, d *frame.Document, opt Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, testFaces(t), opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// documents are the frames that the tests of finished files read back.
func documents(t testing.TB) map[string]*frame.Document {
	blank := &frame.Document{Width: 210 * mm, Height: 297 * mm, Info: frame.Info{Title: "空白"}, Pages: []frame.Page{{Role: frame.Blank}}}
	blank.Add(-1, frame.Node{Kind: frame.Doc})
	return map[string]*frame.Document{
		"sample": sample(t),
		"draft":  draft(t),
		"long":   breakdown(t, 2*branch+5), // trees of two levels
		"blank":  blank,
	}
}

// eachFile reads back every document in both forms.
func eachFile(t *testing.T, check func(t *testing.T, d *frame.Document, f *pdfFile)) {
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/classic=%t", title, classic), func(t *testing.T) {
				check(t, d, openPDF(t, write(t, d, Options{Classic: classic})))
			})
		}
	}
}

func TestSameBytes(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			opt := Options{Classic: classic}
			var first []byte
			for _, processors := range []int{1, 2, before, 1} {
				runtime.GOMAXPROCS(processors)
				if b := write(t, d, opt); first == nil {
					first = b
				} else if !bytes.Equal(b, first) {
					t.Errorf("%s, %+v: other bytes on %d processors", title, opt, processors)
				}
			}
		}
	}
}

// TestObjects reads every object: each stands where the table says.
func TestObjects(t *testing.T) {
	eachFile(t, func(t *testing.T, _ *frame.Document, f *pdfFile) {
		for n := 1; n < f.size; n++ {
			f.object(ident(n))
		}
		// The identifier is that of all that stands before what holds it.
		start := bytes.LastIndex(f.data, []byte("\nxref\n")) + 1
		if start == 0 {
			start = f.offset[ident(f.size-1)]
		}
		sum := sha256.Sum256(f.data[:start])
		want := string(sum[:16])
		if id := list(f.trailer["ID"]); len(id) != 2 || id[0] != want || id[1] != want {
			t.Errorf("ID %x, want %x", id, want)
		}
	})
}

// TestPlaces compares every glyph and rectangle with the frame.
func TestPlaces(t *testing.T) {
	eachFile(t, func(t *testing.T, d *frame.Document, f *pdfFile) {
		fonts := map[ident]*fontFile{}
		point := func(l unit.Length) float64 { return float64(l) * 72 / 25400 }
		for p, r := range f.pages() {
			glyphs, rects, _ := f.page(r, fonts)
			var want []shown
			var wantRects [][4]float64
			for _, it := range d.Pages[p].Items {
				switch it := it.(type) {
				case *frame.Run:
					for _, g := range it.Glyphs {
						s := shown{r: g.Rune, size: float64(it.Size) / 1000, up: it.Turn == frame.Up, mcid: -1}
						s.x, s.y = point(it.X+g.X), point(d.Height-it.Y)
						if s.up {
							s.x, s.y = point(it.X), point(d.Height-it.Y+g.X)
						}
						want = append(want, s)
					}
				case *frame.Rule:
					wantRects = append(wantRects, [4]float64{point(it.X), point(d.Height - it.Y - it.H), point(it.W), point(it.H)})
				case *frame.Box:
					wantRects = append(wantRects, [4]float64{point(it.X), point(d.Height - it.Y - it.H), point(it.W), point(it.H)})
				}
			}
			if len(glyphs) != len(want) || len(rects) != len(wantRects) {
				t.Fatalf("page %d has %d glyphs and %d rectangles, want %d and %d", p+1, len(glyphs), len(rects), len(want), len(wantRects))
			}
			for i, g := range glyphs {
				w := want[i]
				near := w.size/2000 + 0.001 // half a thousandth of an em, and rounding
				if g.r != w.r || g.size != w.size || g.up != w.up || math.Abs(g.x-w.x) > near || math.Abs(g.y-w.y) > near {
					t.Fatalf("page %d, glyph %d: %q %v at %.3f %.3f, want %q %v at %.3f %.3f", p+1, i, g.r, g.size, g.x, g.y, w.r, w.size, w.x, w.y)
				}
			}
			for i := range rects {
				for k := range rects[i] {
					if math.Abs(rects[i][k]-wantRects[i][k]) > 0.0151 { // fpdf writes two decimals, y and height each
						t.Fatalf("page %d, rectangle %d: %v, want %v", p+1, i, rects[i], wantRects[i])
					}
				}
			}
		}
	})
}

// TestFonts holds the fonts against their programs and against what pages use.
func TestFonts(t *testing.T) {
	eachFile(t, func(t *testing.T, _ *frame.Document, f *pdfFile) {
		fonts := map[ident]*fontFile{}
		used := map[ident]map[int]bool{}
		for _, r := range f.pages() {
			glyphs, _, _ := f.page(r, fonts)
			for _, g := range glyphs {
				if used[g.font] == nil {
					used[g.font] = map[int]bool{}
				}
				used[g.font][g.code] = true
			}
		}
		for r, file := range fonts {
			for code := range used[r] {
				if code == 0 || code >= file.glyphCount() {
					t.Errorf("%s: code %d of %d glyphs", file.name, code, file.glyphCount())
				}
				if c, ok := file.runes[code]; !ok || c == 0 || c == 0xFEFF || c >= 0xFFFE && c <= 0xFFFF {
					t.Errorf("%s: code %d means %U", file.name, code, c)
				}
				if file.widths[code] != file.advance(code) {
					t.Errorf("%s: code %d is %d wide, its glyph %d", file.name, code, file.widths[code], file.advance(code))
				}
			}
			if len(file.runes) != len(used[r]) {
				t.Errorf("%s: %d codes in ToUnicode, %d used", file.name, len(file.runes), len(used[r]))
			}
		}
	})
}
