package pdf

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

func TestSyntax(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{string(appendDecimal(nil, 0, 3)), "0"},
		{string(appendDecimal(nil, -5, 3)), "-.005"},
		{string(appendDecimal(nil, 1500, 3)), "1.5"},
		{string(appendDecimal(nil, 12000, 3)), "12"},
		{string(appendDecimal(nil, -2071, 4)), "-.2071"},
		{string(appendLength(nil, 25400)), "72"},
		{string(appendLength(nil, 210*mm)), "595.276"},
		{string(appendLength(nil, -1)), "-.003"},
		{string(appendText(nil, "一𫐄A")), "<FEFF4E00D86DDC040041>"},
		{string(appendBinary(appendBinary(appendBinary(nil, '('), '\r'), '\n')), "\\(\\r\n"},
		{string(appendRefs(nil, 7, 3)), "7 0 R 8 0 R 9 0 R"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// TestPenLaw: wherever the frame puts the glyphs of any runs, the operators put
// them within half a thousandth of an em, and nothing adds up along a line.
func TestPenLaw(t *testing.T) {
	faces := testFaces(t)
	letters := []rune("一二三四五，。“”（）123Aiw(\\—…")
	rapid.Check(t, func(rt *rapid.T) {
		d := &frame.Document{Width: 210 * mm, Height: 297 * mm, Info: frame.Info{Title: "律"}, Pages: make([]frame.Page, 1)}
		node := d.Add(-1, frame.Node{Kind: frame.Doc})
		length := func(most int) *rapid.Generator[unit.Length] {
			return rapid.Custom(func(rt *rapid.T) unit.Length {
				return unit.Length(rapid.IntRange(0, most).Draw(rt, "µm"))
			})
		}
		for range rapid.IntRange(1, 6).Draw(rt, "runs") {
			run := &frame.Run{
				X: length(200_000).Draw(rt, "x"), Y: length(290_000).Draw(rt, "y"),
				Turn: frame.Turn(rapid.IntRange(0, 1).Draw(rt, "turn")), Node: node,
				Size:   unit.Size(rapid.SampledFrom([]int{9000, 10500, 12000, 16000, 42000}).Draw(rt, "size")),
				Narrow: rapid.SampledFrom([]int{0, 1000, 800, 613}).Draw(rt, "narrow"), Spread: rapid.Bool().Draw(rt, "spread"),
			}
			pitch, at := length(20_000).Draw(rt, "pitch"), length(100).Draw(rt, "first")
			for range rapid.IntRange(1, 40).Draw(rt, "glyphs") {
				r := rapid.SampledFrom(letters).Draw(rt, "letter")
				face, g, ok := faces.Lookup(font.FangSong, r)
				if !ok || face != font.FangSong {
					rt.Fatalf("%q is not in 仿宋", r)
				}
				run.Glyphs = append(run.Glyphs, frame.Glyph{ID: g, X: at, Rune: r})
				at += pitch + unit.Length(rapid.SampledFrom([]int{0, 0, 0, 1, -1, -2800, 3000}).Draw(rt, "shift"))
			}
			d.Pages[0].Items = append(d.Pages[0].Items, run)
		}

		var out strings.Builder
		if err := Write(&out, d, faces, Options{}); err != nil {
			rt.Fatal(err)
		}
		f := openPDF(t, []byte(out.String()))
		glyphs, _, _ := f.page(f.pages()[0], map[ident]*fontFile{})
		for _, it := range d.Pages[0].Items {
			run := it.(*frame.Run)
			for i, g := range run.Glyphs {
				got := glyphs[0]
				glyphs = glyphs[1:]
				x, y := float64(run.X+g.X)*72/25400, float64(d.Height-run.Y)*72/25400
				nearX, nearY := float64(run.Size)/1000/2000+0.0006, 0.0006
				if run.Turn == frame.Up {
					x, y = float64(run.X)*72/25400, float64(d.Height-run.Y+g.X)*72/25400
					nearX, nearY = nearY, nearX
				}
				if got.r != g.Rune || math.Abs(got.x-x) > nearX || math.Abs(got.y-y) > nearY {
					rt.Fatalf("glyph %d: %q at %v %v, want %q at %v %v", i, got.r, got.x, got.y, g.Rune, x, y)
				}
			}
		}
	})
}

// TestGridIsOneString: a justified line costs no adjustment a glyph, and lines
// of one grid no operator to set it.
func TestGridIsOneString(t *testing.T) {
	d := &frame.Document{Width: 210 * mm, Height: 297 * mm}
	node := d.Add(-1, frame.Node{Kind: frame.Doc})
	s := newSetter(t, d)
	s.page(frame.Page{})
	for y := range 3 {
		run := s.text(node, 27*mm, 50*mm+unit.Length(y)*10*mm, strings.Repeat("公文", 14))
		for i := range run.Glyphs {
			run.Glyphs[i].X = unit.Grid(156*mm, 28).Of(1000 * i)
		}
	}
	doc, err := newDocument(d, testFaces(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	streams, err := doc.drawPages(0, 1)
	if err != nil {
		t.Fatal(err)
	}
	content := string(streams[0])
	if n := strings.Count(content, " Tc "); n != 1 {
		t.Errorf("%d settings of the spacing", n)
	}
	if n := strings.Count(content, "("); n != 3 {
		t.Errorf("%d strings for three lines", n)
	}
}
