package pdf

import (
	"fmt"
	"testing"

	"github.com/klauspost/compress/zlib"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// breakdown is a document as long as a notice with a table over the pages given:
// per page so many tasks of 6 lines in 5 columns, turned by 90°, of about 800
// different characters. A full page has 4 tasks.
func breakdown(t testing.TB, pages, rows int) *frame.Document {
	d := &frame.Document{Width: 210 * mm, Height: 297 * mm, Info: frame.Info{Title: "任务分解表", Date: "2023-08-14"}}
	root := d.Add(-1, frame.Node{Kind: frame.Doc})
	s := newSetter(t, d)
	table := d.Add(root, frame.Node{Kind: frame.Table})
	head := d.Add(d.Add(table, frame.Node{Kind: frame.THead}), frame.Node{Kind: frame.TR})
	body := d.Add(table, frame.Node{Kind: frame.TBody})
	s.turn, s.size = frame.Up, 12*unit.Pt

	var vocabulary []rune
	for r := rune(0x4E00); len(vocabulary) < 800; r += 7 {
		if s.faces.Font(font.FangSong).Glyph(r) != 0 {
			vocabulary = append(vocabulary, r)
		}
	}
	seed := uint32(1)
	line := func(n int) string {
		out := make([]rune, n)
		for i := range out {
			seed = seed*1664525 + 1013904223
			// The square makes some characters common and most of them rare, as in a text.
			k := uint64(seed>>16) * uint64(seed>>16) >> 16 * uint64(len(vocabulary)) >> 16
			out[i] = vocabulary[k]
		}
		return string(out)
	}
	const lines = 6
	columns := [...]unit.Length{270 * mm, 230 * mm, 200 * mm, 160 * mm, 60 * mm}
	widths := [...]int{8, 6, 8, 22, 5}
	for p := range pages {
		s.page(frame.Page{Role: frame.TablePage, Rotate: 90, Number: p + 1})
		s.face = font.HeiTi
		for i := range columns {
			node := frame.ArtifactHeader
			if p == 0 {
				node = d.Add(head, frame.Node{Kind: frame.TH})
			}
			s.text(node, 30*mm, columns[i], "任务栏目")
		}
		s.face = font.FangSong
		for row := range rows {
			tr := d.Add(body, frame.Node{Kind: frame.TR})
			for i := range columns {
				td := d.Add(tr, frame.Node{Kind: frame.TD})
				for l := range lines {
					x := 36*mm + unit.Length(row*lines+l)*6350
					s.text(td, x, columns[i], line(widths[i]))
				}
			}
			s.add(&frame.Rule{X: 34 * mm, Y: 27 * mm, W: 250, H: 243 * mm, Node: frame.ArtifactLayout})
		}
		s.face = font.SongTi
		s.text(frame.ArtifactFooter, 190*mm, 270*mm, "1")
	}
	return d
}

func benchmarkWrite(b *testing.B, pages int, opt Options) {
	d, faces := breakdown(b, pages, 4), testFaces(b)
	size := &counter{}
	b.ReportAllocs()
	for b.Loop() {
		size.n = 0
		if err := Write(size, d, faces, opt); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size.n), "bytes/file")
}

// counter counts what is written.
type counter struct{ n int }

func (c *counter) Write(b []byte) (int, error) { c.n += len(b); return len(b), nil }

func BenchmarkWrite13(b *testing.B)          { benchmarkWrite(b, 13, Options{}) }
func BenchmarkWrite13Classic(b *testing.B)   { benchmarkWrite(b, 13, Options{Classic: true}) }
func BenchmarkWrite2400(b *testing.B)        { benchmarkWrite(b, 2400, Options{}) }
func BenchmarkWrite2400Classic(b *testing.B) { benchmarkWrite(b, 2400, Options{Classic: true}) }

// BenchmarkLevels compares levels of compression on all subsets and all page
// streams of a notice; see level.
func BenchmarkLevels(b *testing.B) {
	doc, err := newDocument(breakdown(b, 13, 4), testFaces(b), Options{})
	if err != nil {
		b.Fatal(err)
	}
	var programs [][]byte
	for f := range doc.codes {
		if c := &doc.codes[f]; len(c.glyphs) > 0 {
			p, err := c.font.Subset(c.glyphs)
			if err != nil {
				b.Fatal(err)
			}
			programs = append(programs, p)
		}
	}
	streams, err := doc.drawPages(0, 13)
	if err != nil {
		b.Fatal(err)
	}
	for _, set := range []struct {
		name string
		data [][]byte
	}{{"fonts", programs}, {"pages", streams}} {
		for _, level := range []int{1, 3, 6, 7, 9} {
			b.Run(fmt.Sprintf("%s/%d", set.name, level), func(b *testing.B) {
				var out counter
				z, err := zlib.NewWriterLevel(&out, level)
				if err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					out.n = 0
					for _, data := range set.data {
						z.Reset(&out)
						z.Write(data)
						z.Close()
					}
				}
				b.ReportMetric(float64(out.n), "bytes")
			})
		}
	}
}
