package layout

import (
	"unicode"

	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// piece is text in one face. Its place in the argument list of shape is its
// part number.
type piece struct {
	text diag.Text
	face style.Face
}

// galley is text shaped: every character with its glyph and its advance.
type galley struct {
	text   diag.Text
	chars  []text.Char
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

// shape finds the glyphs of the pieces. A character that no face of the chain
// holds is an error with its place, never an empty box.
func (l *press) shape(pieces ...piece) *galley {
	var b diag.Builder
	n := 0
	for _, p := range pieces {
		b.Add(p.text)
		n += len(p.text.S)
	}
	g := &galley{text: b.Text(), chars: make([]text.Char, 0, n/3+8), glyphs: make([]glyph, 0, n/3+8)}
	base := 0
	for part, p := range pieces {
		face := faceOf[p.face]
		for i, r := range p.text.S {
			gl := glyph{at: int32(base + i), part: uint8(part), face: face}
			c := text.Char{Rune: r}
			if r != '\n' {
				found, id, ok := l.faces.Lookup(face, r)
				const another = "确是生僻字的，用 --fonts 指定含有该字的字体"
				switch {
				case unicode.Is(unicode.Co, r): // a reader of the PDF could not tell what it is
					l.report(&rulePrivate, r, p.text.At(i), "用输入法重新输入这个字的正式编码", "U+%04[2]X 是私用区的码（自造字），换一台机器就认不出")
				case !unicode.IsGraphic(r): // though a face may hold it: the soft hyphen would be printed
					l.report(&ruleGlyph, r, p.text.At(i), "删去它，多半是从别处粘贴来的", "有看不见的字符 U+%04[2]X")
				case !ok:
					l.report(&ruleGlyph, r, p.text.At(i), "检查是否误输入；"+another, "字体里没有“%c”（U+%04X）这个字")
				case found == font.SongTi && (face == font.HeiTi || face == font.XiaoBiaoSong):
					l.report(&ruleLighter, r, p.text.At(i), another, string(p.face)+"里没有“%c”（U+%04X），以宋体代替，笔画较细")
				}
				gl.id, gl.face = id, found
				c.Advance = l.faces.Font(found).Advance(id)
			}
			g.chars = append(g.chars, c)
			g.glyphs = append(g.glyphs, gl)
		}
		base += len(p.text.S)
	}
	return g
}

// unknown is a character and the rule that it breaks.
type unknown struct {
	rule *diag.Rule
	char rune
}

// report names a character once, at its first place.
func (l *press) report(rule *diag.Rule, r rune, at diag.Span, hint, message string) {
	key := unknown{rule, r}
	if i, ok := l.reported[key]; ok {
		if have := &l.findings[i].Span; at != (diag.Span{}) && (at.Start < have.Start || *have == (diag.Span{})) {
			*have = at
		}
		return
	}
	l.reported[key] = len(l.findings)
	l.fault(rule, at, hint, message, r, r)
}

// setting is how a line is put on a page.
type setting struct {
	size   unit.Size
	scale  unit.Scale // thousandths of an em to lengths
	colour frame.Colour
	narrow int            // horizontal scale in thousandths; 0 is 1000
	nodes  []frame.NodeID // by part
}

// emit puts a line on a page: its edge at u, its baseline at v.
func (l *press) emit(pl plane, g *galley, ln *text.Line, u, v unit.Length, set setting) {
	for i := ln.Start; i < ln.End; {
		first := g.glyphs[i]
		end := i + 1
		for end < ln.End && g.glyphs[end].face == first.face && g.glyphs[end].part == first.part {
			end++
		}
		x0 := u + set.scale.Of(ln.X[i-ln.Start])
		run := &frame.Run{
			Face: int(first.face), Size: set.size, Narrow: set.narrow, Colour: set.colour,
			Glyphs: make([]frame.Glyph, end-i), Node: set.nodes[min(int(first.part), len(set.nodes)-1)],
		}
		run.X, run.Y = pl.point(x0, v)
		if pl.up {
			run.Turn = frame.Up
		}
		for k := i; k < end; k++ {
			run.Glyphs[k-i] = frame.Glyph{
				ID:   g.glyphs[k].id,
				X:    u + set.scale.Of(ln.X[k-ln.Start]) - x0,
				Rune: g.chars[k].Rune,
			}
		}
		from, to := g.text.At(int(first.at)), g.text.At(int(g.glyphs[end-1].at))
		if from != (diag.Span{}) && to.End >= from.Start {
			run.Span = diag.Span{Start: from.Start, End: to.End}
		}
		pl.page.Items = append(pl.page.Items, run)
		i = end
	}
}

// boxHeight is the height of a character box (字身): a cell of the grid at the
// size of the text, else the size itself.
func (l *press) boxHeight(size unit.Size) unit.Length {
	if size == l.s.Text.Size {
		return l.s.Cell()
	}
	return size.Em()
}

// frameHeight is the height of a line frame: the character box with half of
// the gap above and half below it (3.2: the gap does not grow with the size).
func (l *press) frameHeight(size unit.Size) unit.Length { return l.boxHeight(size) + l.s.Gap() }

// scaleOf is the measure of a size: text of the body's size stands on the
// grid.
func (l *press) scaleOf(size unit.Size) unit.Scale {
	if size == l.s.Text.Size {
		return l.s.Scale()
	}
	return size.Scale()
}

// baseline is the distance of the baseline from the top of a line frame.
func (l *press) baseline(size unit.Size) unit.Length {
	return l.s.Gap()/2 + l.boxHeight(size)*unit.Length(l.s.Text.Baseline)/1000
}

// natural sets a whole galley on one line of its natural width.
func natural(g *galley) *text.Line {
	ln := naturalPart(g, 0, len(g.chars))
	return &ln
}

// naturalPart sets the characters [from,to) so.
func naturalPart(g *galley, from, to int) text.Line {
	ln := text.Line{Start: from, End: to, X: make([]int, to-from)}
	for i, c := range g.chars[from:to] {
		ln.X[i] = ln.Width
		ln.Width += c.Advance
	}
	return ln
}
