package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/go-pdf/fpdf"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// drawPages lets fpdf draw the pages from first up to last and returns their
// streams. fpdf gets no font and no text of ours: it would panic beyond the BMP
// and print to standard output. A panic of its own becomes an error.
func (d *document) drawPages(first, last int) (streams [][]byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pdf: drawing pages %d to %d: %v", first+1, last, r)
		}
	}()
	c := canvas{
		fpdf: fpdf.NewCustom(&fpdf.InitType{
			UnitStr: "mm",
			Size:    fpdf.SizeType{Wd: millimetres(d.frame.Width), Ht: millimetres(d.frame.Height)},
		}),
		pen: pen{height: d.frame.Height, faces: d.codes[:]},
	}
	c.fpdf.SetCompression(false)
	c.fpdf.SetAutoPageBreak(false, 0)
	for p := first; p < last; p++ {
		c.page(d, p)
	}
	var file bytes.Buffer
	if err := c.fpdf.Output(&file); err != nil {
		return nil, fmt.Errorf("pdf: drawing pages %d to %d: %w", first+1, last, err)
	}
	return harvest(file.Bytes(), last-first)
}

// canvas is fpdf with the operators that it does not have.
type canvas struct {
	fpdf *fpdf.Fpdf
	pen  pen
	ink  frame.Colour
}

// page draws one page as a sequence of marked content (14.6): of an element,
// with the next number of the page, or an artifact (14.8.2.2).
func (c *canvas) page(d *document, p int) {
	c.fpdf.AddPage()
	c.pen.begin()
	items := d.frame.Pages[p].Items
	mcid := 0
	for _, s := range d.onPage(p) {
		if s.Node < 0 {
			c.pen.out = append(c.pen.out, artifacts[-s.Node]...)
		} else {
			c.pen.out = append(c.pen.out, '/')
			c.pen.out = append(c.pen.out, d.frame.Nodes[s.Node].Type()...)
			c.pen.out = append(c.pen.out, "<</MCID "...)
			c.pen.out = appendInt(c.pen.out, mcid)
			c.pen.out = append(c.pen.out, ">>BDC\n"...)
			mcid++
		}
		for _, it := range items[s.From:s.To] {
			c.item(it)
		}
		c.pen.out = append(c.pen.out, "EMC\n"...)
	}
	c.colour(frame.Black) // fpdf carries its colour over to the next page
	c.flush()
}

// artifacts open the content of the artifacts, by their NodeID's absolute value.
var artifacts = [...]string{
	-frame.ArtifactLayout: "/Artifact<</Type/Layout>>BDC\n",
	-frame.ArtifactHeader: "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
	-frame.ArtifactFooter: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
}

func (c *canvas) item(it frame.Item) {
	switch it := it.(type) {
	case *frame.Run:
		c.colour(it.Colour)
		if it.Spread {
			c.spread(it)
			return
		}
		c.pen.run(it)
	case *frame.Rule:
		c.fill(it)
	}
}

// spread shows a run whose characters stand apart: a reader would take the white
// between them for blanks, did not the text itself stand beside it (14.9.4).
func (c *canvas) spread(r *frame.Run) {
	var text strings.Builder
	for _, g := range r.Glyphs {
		text.WriteRune(g.Rune)
	}
	c.pen.out = append(c.pen.out, "/Span<</ActualText"...)
	c.pen.out = appendText(c.pen.out, text.String())
	c.pen.out = append(c.pen.out, ">>BDC\n"...)
	c.pen.run(r)
	c.pen.out = append(c.pen.out, "EMC\n"...)
}

func (c *canvas) fill(r *frame.Rule) {
	c.colour(r.Colour)
	c.flush()
	c.fpdf.Rect(millimetres(r.X), millimetres(r.Y), millimetres(r.W), millimetres(r.H), "F")
}

// inks are the colours in RGB. Red is the Y 80 %, M 80 % of 6.2 without cyan and
// black: R = 1-C, G = 1-M, B = 1-Y. fpdf writes equal parts as DeviceGray; the
// output intent covers both.
var inks = [...][3]int{
	frame.Black: {0, 0, 0},
	frame.Red:   {255, 51, 51},
	frame.Grey:  {217, 217, 217},
}

func (c *canvas) colour(ink frame.Colour) {
	if ink == c.ink {
		return
	}
	c.ink = ink
	c.flush()
	c.fpdf.SetFillColor(inks[ink][0], inks[ink][1], inks[ink][2])
}

// flush hands over what the pen has written, in front of what fpdf writes next.
func (c *canvas) flush() {
	if len(c.pen.out) == 0 {
		return
	}
	c.fpdf.RawWriteBuf(bytes.NewReader(c.pen.out))
	c.pen.out = c.pen.out[:0]
}

// millimetres is fpdf's measure. It writes points with two decimals, 3.5 µm.
func millimetres(l unit.Length) float64 { return float64(l) / 1000 }
