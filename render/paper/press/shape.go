package press

import (
	"unicode"

	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// Piece is text in one face. Its place in the argument list of [Press.Shape] is
// its part number.
type Piece struct {
	Text diag.Text
	Face style.Face
}

// Galley is text shaped: every character with its glyph and its advance.
type Galley struct {
	Text   diag.Text
	Chars  []text.Char
	Bonds  []text.Bond // what lines do not tear; nil: as running text
	glyphs []glyph
}

// glyph is what stands for one character.
type glyph struct {
	at   int32 // byte of the character in the galley's text
	id   uint16
	face font.Face
	part uint8
}

var faceOf = map[style.Face]font.Face{
	"仿宋": font.FangSong, "楷体": font.KaiTi, "黑体": font.HeiTi, "小标宋": font.XiaoBiaoSong, "宋体": font.SongTi,
}

// Shape finds the glyphs of the pieces. A character that no face of the chain
// holds is an error with its place, never an empty box.
func (l *Press) Shape(pieces ...Piece) *Galley {
	var b diag.Builder
	n := 0
	for _, p := range pieces {
		b.Add(p.Text)
		n += len(p.Text.S)
	}
	g := &Galley{Text: b.Text(), Chars: make([]text.Char, 0, n/3+8), glyphs: make([]glyph, 0, n/3+8)}
	base := 0
	for part, p := range pieces {
		face := faceOf[p.Face]
		for i, r := range p.Text.S {
			gl := glyph{at: int32(base + i), part: uint8(part), face: face}
			c := text.Char{Rune: r}
			if r != '\n' {
				found, id, ok := l.Faces.Lookup(face, r)
				switch {
				case ok && found == face && r >= 0x4E00 && r <= 0x9FFF: // most are hanzi, of which there is nothing to say
				case strangeBlank(r): // before the lookup is believed: faces hold U+00A0
					l.report(&ruleGlyph, r, p.Text.At(i), "删去或改成普通空格", "看不见的空格 U+%04[2]X")
				case unicode.Is(unicode.Co, r): // a reader of the PDF could not tell what it is
					l.report(&rulePrivate, r, p.Text.At(i), "用输入法重新输入这个字的正式编码", "U+%04[2]X 是私用区的码（自造字），换一台机器就认不出")
				case !unicode.IsGraphic(r): // though a face may hold it: the soft hyphen would be printed
					l.report(&ruleGlyph, r, p.Text.At(i), "删去它，多半是从别处粘贴来的", "有看不见的字符 U+%04[2]X")
				case !ok:
					l.report(&ruleGlyph, r, p.Text.At(i), instead(r), "字体里没有“%c”（U+%04X）这个字")
				case found == font.SongTi && (face == font.HeiTi || face == font.XiaoBiaoSong):
					l.report(&ruleLighter, r, p.Text.At(i), another, string(p.Face)+"里没有“%c”（U+%04X），以宋体代替，笔画较细")
				}
				gl.id, gl.face = id, found
				c.Advance = l.Faces.Font(found).Advance(id)
			}
			g.Chars = append(g.Chars, c)
			g.glyphs = append(g.glyphs, gl)
		}
		base += len(p.Text.S)
	}
	return g
}

// another is the way of those who mean the character.
const another = "确是生僻字的，用 --fonts 指定含有该字的字体"

// unknown is a character and the rule that it breaks.
type unknown struct {
	rule *diag.Rule
	char rune
}

// report names a character once, at its first place.
func (l *Press) report(rule *diag.Rule, r rune, at diag.Span, hint, message string) {
	key := unknown{rule, r}
	if i, ok := l.reported[key]; ok {
		if have := &l.Findings[i].Span; at != (diag.Span{}) && (at.Start < have.Start || *have == (diag.Span{})) {
			*have = at
		}
		return
	}
	l.reported[key] = len(l.Findings)
	l.Fault(rule, at, hint, message, r, r)
}

// Setting is how a line is put on a page.
type Setting struct {
	Size   unit.Size
	Scale  unit.Scale // thousandths of an em to lengths
	Colour frame.Colour
	Narrow int // horizontal scale in thousandths; 0 is 1000
	Spread bool
	Nodes  []frame.NodeID // by part
}

// Emit puts a line on a page: its edge at u, its baseline at v.
func (l *Press) Emit(pl Plane, g *Galley, ln *text.Line, u, v unit.Length, set Setting) {
	if l.Dry {
		return
	}
	for i := ln.Start; i < ln.End; {
		first := g.glyphs[i]
		end := i + 1
		for end < ln.End && g.glyphs[end].face == first.face && g.glyphs[end].part == first.part {
			end++
		}
		x0 := u + set.Scale.Of(ln.X[i-ln.Start])
		run := &frame.Run{
			Face: int(first.face), Size: set.Size, Narrow: set.Narrow, Colour: set.Colour, Spread: set.Spread,
			Glyphs: make([]frame.Glyph, end-i), Node: set.Nodes[min(int(first.part), len(set.Nodes)-1)],
			Span: g.span(i, end),
		}
		run.X, run.Y = pl.Point(x0, v)
		if pl.Up {
			run.Turn = frame.Up
		}
		for k := i; k < end; k++ {
			run.Glyphs[k-i] = frame.Glyph{
				ID:   g.glyphs[k].id,
				X:    u + set.Scale.Of(ln.X[k-ln.Start]) - x0,
				Rune: g.Chars[k].Rune,
			}
		}
		pl.Page.Items = append(pl.Page.Items, run)
		i = end
	}
}

// span is where the characters [from,to) stand in the source, those that do.
func (g *Galley) span(from, to int) diag.Span {
	end := len(g.Text.S)
	if to < len(g.glyphs) {
		end = int(g.glyphs[to].at)
	}
	return g.Text.Slice(int(g.glyphs[from].at), end).Span()
}

// BoxHeight is the height of a character box (字身): a cell of the grid at the
// size of the text, else the size itself.
func (l *Press) BoxHeight(size unit.Size) unit.Length {
	if size == l.Style.Text.Size {
		return l.Style.Cell()
	}
	return size.Em()
}

// FrameHeight is the height of a line frame: the character box with half of
// the gap above and half below it (3.2: the gap does not grow with the size).
func (l *Press) FrameHeight(size unit.Size) unit.Length { return l.BoxHeight(size) + l.Style.Gap() }

// ScaleOf is the measure of a size: text of the body's size stands on the
// grid.
func (l *Press) ScaleOf(size unit.Size) unit.Scale {
	if size == l.Style.Text.Size {
		return l.Style.Scale()
	}
	return size.Scale()
}

// Baseline is the distance of the baseline from the top of a line frame.
func (l *Press) Baseline(size unit.Size) unit.Length {
	return l.Style.Gap()/2 + l.BoxHeight(size)*unit.Length(l.Style.Text.Baseline)/1000
}

// Natural sets a whole galley on one line of its natural width.
func Natural(g *Galley) *text.Line {
	ln := naturalPart(g, 0, len(g.Chars))
	return &ln
}

// naturalPart sets the characters [from,to) so.
func naturalPart(g *Galley, from, to int) text.Line {
	ln := text.Line{Start: from, End: to, X: make([]int, to-from)}
	for i, c := range g.Chars[from:to] {
		ln.X[i] = ln.Width
		ln.Width += c.Advance
	}
	return ln
}

// Spread spaces the characters of a line evenly until it has the width; a line
// that is as wide already, or of one character, stays. It reports whether it did:
// such a line is set with [Setting].Spread.
func Spread(ln *text.Line, width int) bool {
	n := len(ln.X) - 1
	if n < 1 || ln.Width >= width {
		return false
	}
	for k := range ln.X {
		ln.X[k] += (width - ln.Width) * k / n
	}
	ln.Width = width
	return true
}

// Ink is the highest and the lowest point of the glyphs above the baseline, in
// thousandths of an em.
func (l *Press) Ink(g *Galley) (top, low int) {
	for i, gl := range g.glyphs {
		_, y0, _, y1 := l.Faces.Font(gl.face).Bounds(gl.id)
		if i == 0 || y1 > top {
			top = y1
		}
		if i == 0 || y0 < low {
			low = y0
		}
	}
	return top, low
}
