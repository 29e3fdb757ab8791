package fonts

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"
)

// For the eye: go test ./fonts -run Signs -picture signs.png
var picture = flag.String("picture", "", "draw all signs beside those of 宋体 in this PNG file")

// sheet is a picture of pairs of signs.
type sheet struct{ pairs [][2]*shape }

func (s *sheet) add(g, want *shape) { s.pairs = append(s.pairs, [2]*shape{g, want}) }

// write draws 20 pairs a row, each in two squares of 48 pixels: 36 are an em.
func (s *sheet) write(t *testing.T, name string) {
	t.Helper()
	const square, columns, em = 48, 20, 36
	img := image.NewGray(image.Rect(0, 0, columns*2*square, (len(s.pairs)+columns-1)/columns*square))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for i, pair := range s.pairs {
		for k, g := range pair {
			left, top := (i%columns*2+k)*square, i/columns*square
			ink := g.raster(square, 96, func(x, y float64) (float32, float32) { return float32(4 + x*em), float32(36 - y*em) })
			for p, is := range ink {
				if is {
					img.SetGray(left+p%square, top+p/square, color.Gray{Y: uint8(90 * k)})
				}
			}
		}
	}
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatal(err)
	}
}
