// Package svg draws a finished page for a browser: text with a place for every
// glyph, to be set in the very faces of the document.
//
// It computes no layout and holds no faces: a run has the class gN of its face,
// which the page that shows it names. Lengths are micrometres. What stands in the
// source has its path and the character of its value, so that a click finds the
// field and a field its words. In: frames, and who tells a run's place. Out: one
// element svg, in which every character of the document is escaped.
package svg

import (
	"strconv"
	"unicode/utf8"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// Place is what a run says of the source: the path of a value, "" of furniture,
// and the character of it that the run begins with, -1 where it is not known.
type Place func(*frame.Run) (path string, char int)

// Size is the extent of a page as it is read.
func Size(d *frame.Document, i int) (w, h unit.Length) {
	if d.Pages[i].Rotate == 90 {
		return d.Height, d.Width
	}
	return d.Width, d.Height
}

// Page draws a page as it is read: one that a viewer turns is turned.
func Page(d *frame.Document, i int, place Place) []byte {
	p := &d.Pages[i]
	w, h := Size(d, i)
	b := append(make([]byte, 0, 32<<10), `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 `...)
	b = whole(b, int64(w))
	b = append(b, ' ')
	b = whole(b, int64(h))
	b = append(b, `"><g`...)
	if p.Rotate == 90 {
		b = append(b, ` transform="translate(`...)
		b = whole(b, int64(w))
		b = append(b, ` 0)rotate(90)"`...)
	}
	b = append(b, '>')
	for _, it := range p.Items {
		switch it := it.(type) {
		case *frame.Rule:
			b = rule(b, it)
		case *frame.Run:
			b = run(b, it, place)
		}
	}
	return append(b, `</g></svg>`...)
}

// inks are the colours of the screen: the red of a head is no pure one.
var inks = [...]string{frame.Black: "", frame.Red: ` fill="#e60012"`, frame.Grey: ` fill="#d9d9d9"`}

func whole(b []byte, v int64) []byte { return strconv.AppendInt(b, v, 10) }

func attribute(b []byte, name string, v int64) []byte {
	b = append(b, ' ')
	b = append(b, name...)
	b = append(b, `="`...)
	b = whole(b, v)
	return append(b, '"')
}

func rule(b []byte, r *frame.Rule) []byte {
	b = append(b, `<rect`...)
	b = attribute(b, "x", int64(r.X))
	b = attribute(b, "y", int64(r.Y))
	b = attribute(b, "width", int64(r.W))
	b = attribute(b, "height", int64(r.H))
	b = append(b, inks[r.Colour]...)
	return append(b, `/>`...)
}

// run draws the glyphs of a run. A character beyond the first plane gets an
// element of its own: browsers disagree whether it takes one place or two.
func run(b []byte, r *frame.Run, place Place) []byte {
	path, char := place(r)
	for from := 0; from < len(r.Glyphs); {
		to := from + 1
		for r.Glyphs[from].Rune <= 0xFFFF && to < len(r.Glyphs) && r.Glyphs[to].Rune <= 0xFFFF {
			to++
		}
		at := char
		if at >= 0 {
			at += units(r.Glyphs[:from])
		}
		b = text(b, r, r.Glyphs[from:to], path, at)
		from = to
	}
	return b
}

func units(glyphs []frame.Glyph) (n int) {
	for _, g := range glyphs {
		n++
		if g.Rune > 0xFFFF {
			n++
		}
	}
	return n
}

// largest is the greatest font-size, in tenths of a micrometre, that browsers take
// as it is: Chromium sets whatever has more than 10,000 units with 10,000, so that
// the mark of an organ came out too small. What is larger is set at a tenth of its
// size and drawn ten times as large.
const largest = 10_000 * 10

func text(b []byte, r *frame.Run, glyphs []frame.Glyph, path string, char int) []byte {
	narrow := int64(r.Narrow)
	if narrow == 0 {
		narrow = 1000
	}
	size, grow := int64(r.Size)*254*10/720, int64(1)
	if size > largest {
		size, grow = size/10, 10
	}
	b = append(b, `<text class="g`...)
	b = whole(b, int64(r.Face))
	if r.Colour == frame.Grey {
		b = append(b, ` draft`...)
	}
	b = append(b, `" font-size="`...)
	b = tenths(b, size)
	b = append(b, '"')
	b = append(b, inks[r.Colour]...)
	x0 := int64(0)
	if r.Turn == frame.Up || narrow != 1000 || grow != 1 {
		b = append(b, ` transform="translate(`...)
		b = whole(b, int64(r.X))
		b = append(b, ' ')
		b = whole(b, int64(r.Y))
		b = append(b, ')')
		if r.Turn == frame.Up {
			b = append(b, `rotate(-90)`...)
		}
		if narrow != 1000 || grow != 1 {
			b = append(b, `scale(`...)
			b = thousandths(b, grow*narrow)
			b = append(b, ' ')
			b = whole(b, grow)
			b = append(b, ')')
		}
		b = append(b, '"')
	} else {
		x0 = int64(r.X)
		b = attribute(b, "y", int64(r.Y))
	}
	b = append(b, ` x="`...)
	for k, g := range glyphs {
		if k > 0 {
			b = append(b, ' ')
		}
		b = tenths(b, (x0*1000+int64(g.X)*1000)*10/(grow*narrow))
	}
	b = append(b, '"')
	if path != "" {
		b = append(b, ` data-p="`...)
		for _, c := range path {
			b = escaped(b, c)
		}
		b = append(b, '"')
		if char >= 0 {
			b = attribute(b, "data-c", int64(char))
		}
	}
	b = append(b, '>')
	for _, g := range glyphs {
		b = escaped(b, g.Rune)
	}
	return append(b, `</text>`...)
}

// tenths writes a tenth of v, whole numbers without a point.
func tenths(b []byte, v int64) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = whole(b, v/10)
	if v%10 != 0 {
		b = append(b, '.', byte('0'+v%10))
	}
	return b
}

func thousandths(b []byte, v int64) []byte {
	b = whole(b, v/1000)
	v %= 1000
	return append(b, '.', byte('0'+v/100), byte('0'+v/10%10), byte('0'+v%10))
}

// escaped writes a character as text and as part of an attribute. XML has no
// place for the control characters.
func escaped(b []byte, r rune) []byte {
	switch {
	case r == '<':
		return append(b, `&lt;`...)
	case r == '>':
		return append(b, `&gt;`...)
	case r == '&':
		return append(b, `&amp;`...)
	case r == '"':
		return append(b, `&quot;`...)
	case r < ' ', r == 0xFFFE, r == 0xFFFF:
		return utf8.AppendRune(b, utf8.RuneError)
	}
	return utf8.AppendRune(b, r)
}
