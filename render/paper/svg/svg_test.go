package svg_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/svg"
	"gongwen/render/paper/unit"
)

func document() *frame.Document {
	odd := &frame.Run{X: 27_000, Y: 40_000, Size: 16 * unit.Pt, Face: 3, Span: diag.Span{Start: 5, End: 9}}
	for i, r := range "甲<&\"𠮷>乙\x01" {
		odd.Glyphs = append(odd.Glyphs, frame.Glyph{X: unit.Length(i) * 1000, Rune: r})
	}
	narrow := &frame.Run{X: 1000, Y: 2000, Size: 10500, Narrow: 820, Colour: frame.Red, Glyphs: []frame.Glyph{{Rune: '丙'}, {X: 4001, Rune: '丁'}}}
	up := &frame.Run{X: 3000, Y: 9000, Size: 16 * unit.Pt, Turn: frame.Up, Colour: frame.Grey, Glyphs: []frame.Glyph{{X: 70, Rune: '戊'}}}
	large := &frame.Run{X: 5000, Y: 6000, Size: 42 * unit.Pt, Glyphs: []frame.Glyph{{Rune: '己'}, {X: 15_001, Rune: '庚'}}}
	largeNarrow := &frame.Run{X: 5000, Y: 6000, Size: 42 * unit.Pt, Narrow: 500, Glyphs: []frame.Glyph{{Rune: '己'}, {X: 15_001, Rune: '庚'}}}
	return &frame.Document{Width: 210_000, Height: 297_000, Pages: []frame.Page{
		{Items: []frame.Item{odd, &frame.Rule{X: 1, Y: 2, W: 3, H: 4, Colour: frame.Red}, &frame.Link{}, narrow}},
		{Rotate: 90, Items: []frame.Item{up}},
		{Role: frame.Blank},
		{Items: []frame.Item{large, largeNarrow}},
	}}
}

func place(r *frame.Run) (string, int) {
	if r.Span.End == 0 {
		return "", -1
	}
	return `a"b.0`, 7
}

func TestPage(t *testing.T) {
	d := document()
	for i, want := range []string{
		`<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 210000 297000"><g>` +
			`<text class="g3" font-size="5644.4" y="40000" x="27000 30000 31000 32000" data-p="a&quot;b.0" data-c="7">甲&lt;&amp;&quot;</text>` +
			`<text class="g3" font-size="5644.4" y="40000" x="33000" data-p="a&quot;b.0" data-c="11">𠮷</text>` +
			`<text class="g3" font-size="5644.4" y="40000" x="37000 38000 41000" data-p="a&quot;b.0" data-c="13">&gt;乙�</text>` +
			`<rect x="1" y="2" width="3" height="4" fill="#e60012"/>` +
			`<text class="g0" font-size="3704.1" fill="#e60012" transform="translate(1000 2000)scale(0.820 1)" x="0 4879.2">丙丁</text></g></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 297000 210000"><g transform="translate(297000 0)rotate(90)">` +
			`<text class="g0 draft" font-size="5644.4" fill="#d9d9d9" transform="translate(3000 9000)rotate(-90)" x="70">戊</text></g></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 210000 297000"><g></g></svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 210000 297000"><g>` +
			`<text class="g0" font-size="1481.6" transform="translate(5000 6000)scale(10.000 10)" x="0 1500.1">己庚</text>` +
			`<text class="g0" font-size="1481.6" transform="translate(5000 6000)scale(5.000 10)" x="0 3000.2">己庚</text></g></svg>`,
	} {
		if got := string(svg.Page(d, i, place)); got != want {
			t.Errorf("page %d:\n%s\nwant\n%s", i, got, want)
		}
	}
}

// TestWellFormed: what is drawn is XML with the text of the page and an x for
// each of its characters.
func TestWellFormed(t *testing.T) {
	d := document()
	for i := range d.Pages {
		dec := xml.NewDecoder(strings.NewReader(string(svg.Page(d, i, place))))
		xs, chars := 0, 0
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				for _, a := range token.Attr {
					if a.Name.Local == "x" && token.Name.Local == "text" {
						for _, f := range strings.Fields(a.Value) {
							if _, err := strconv.ParseFloat(f, 64); err != nil {
								t.Error(err)
							}
							xs++
						}
					}
				}
			case xml.CharData:
				chars += len([]rune(string(token)))
			}
		}
		if xs != chars {
			t.Errorf("page %d: %d places, %d characters", i, xs, chars)
		}
	}
}
