package layout

import (
	"gongwen/render/diag"
	"gongwen/render/frame"
	"gongwen/render/text"
	"gongwen/render/unit"
)

// signature makes the boxes of 署名 and 成文日期.
//
// With a seal (7.3.5.1) the date stands four characters in from the right and
// the name centred above it; two blank lines bring the middle of both about 34
// mm below the text, where a seal of 42 to 50 mm whose top is within one line
// of the text has its centre a little higher. A name too wide to be centred
// there takes the date along to the left.
//
// Without one (7.3.5.2) the name stands two characters in, after one blank
// line, and the date begins two characters right of the name's first; a date
// longer than the name stands two characters in itself and the name moves left.
func (l *layouter) signature() []box {
	s := &l.s.Signature
	day := chineseDay(l.n.Date)
	if l.n.Date.Year == 0 {
		day = "\u3000\u3000年\u3000月\u3000日" // a draft
	}
	name := l.setNatural(l.n.Signature.Name)
	date := l.setNatural(diag.Plain(day))
	area := l.s.Grid.Chars * 1000
	var nameU, dateU, blank int
	if l.n.Signature.Seal {
		blank = s.SealBlankLines
		dateU = area - s.SealRight*1000 - date.line.Width
		nameU = dateU + (date.line.Width-name.line.Width)/2
		if over := nameU + name.line.Width - area; over > 0 {
			nameU, dateU = nameU-over, dateU-over
		}
	} else {
		blank = s.PlainBlankLines
		if date.line.Width <= name.line.Width {
			nameU = area - s.PlainRight*1000 - name.line.Width
			dateU = nameU + 2000
		} else {
			dateU = area - s.PlainRight*1000 - date.line.Width
			nameU = dateU - 2000
		}
	}
	if nameU < 0 {
		l.fault(&ruleSignature, l.n.Signature.Name.Span(), "在 [signature] 里用 name 写规范化简称", "署名比一行还宽")
		nameU = 0
	}
	boxes := []box{l.line(name, nameU)}
	boxes[0].gap = unit.Length(blank) * l.s.Grid.Pitch
	if under := l.n.Signature.Under; !under.Empty() {
		u := l.setNatural(under)
		at := min(nameU+(name.line.Width-u.line.Width)/2, area-u.line.Width)
		boxes = append(boxes, l.line(u, max(at, 0)))
	}
	return append(boxes, l.line(date, dateU))
}

// setLine is a galley on one line.
type setLine struct {
	galley *galley
	line   *text.Line
}

func (l *layouter) setNatural(t diag.Text) setLine {
	g := l.shape(piece{t, l.s.Text.Face})
	return setLine{g, natural(g)}
}

// line makes the box of a line that begins at u thousandths of an em; the line
// is a paragraph of its own.
func (l *layouter) line(sl setLine, u int) box {
	size := l.s.Text.Size
	set := l.setting(size, l.doc.Add(l.root, frame.Node{Kind: frame.P}))
	return box{height: l.frameHeight(size), draw: func(pl plane, v unit.Length) {
		l.emit(pl, sl.galley, sl.line, set.scale.Of(u), v+l.baseline(size), set)
	}}
}
