package layout

import (
	"strings"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// belowMinutes sets what stands between the mark of minutes and the text (10.3,
// which leaves it to the office): the number in the middle two blank lines below
// the mark, a blank line below that who keeps them at the left and the date at the
// right, below it if the name is long, then the red rule. Without a number that
// line takes its place.
func (l *layouter) belowMinutes(pl press.Plane, bottom unit.Length) unit.Length {
	v := l.below(bottom, l.Style.Mark.BlankLines)
	if number := l.inHead(compose.Number); number != nil {
		l.numberInMiddle(pl, number, v)
		v = l.below(v+l.Style.Gap()/2+l.BoxHeight(l.Style.Number.Size), l.Style.IssuerLine.BlankLines)
	}
	organ, day := l.inHead(compose.Organ), l.inHead(compose.Date)
	ty := l.Style.Text.Type
	inset := unit.Length(l.Style.IssuerLine.Inset) * l.Style.Cell()
	node := l.node(l.root, organ, frame.P, 0)
	date := l.Single(day.Field.String(), day.Lines[0], ty, 2*inset, l.node(l.root, day, frame.P, 0))
	date.U = l.Style.Page.AreaWidth - inset - date.Width()
	name := l.Single(organ.Field.String(), organ.Lines[0], ty, 2*inset, node)
	name.U = inset
	lines := [][]press.Line{{name, date}}
	if name.U+name.Width()+l.Style.Cell() > date.U { // a long name has a line of its own
		lines = [][]press.Line{{name}, {date}}
	}
	for i := range lines {
		if i > 0 {
			v += l.Style.Grid.Pitch
		}
		b := l.FrameOf(ty.Size, lines[i]...)
		l.Put(pl, v, &b)
	}
	return l.redRule(pl, v)
}

// attendance makes the boxes of 出席 and the like (10.3): a paragraph each, a
// blank line below the text, the label in 黑体, the names below each other.
func (l *layouter) attendance(es []compose.Element, parent frame.NodeID) []press.Box {
	st := &l.Style.Attendance
	ty, width := l.Style.Text.Type, l.Style.Grid.Chars*1000
	var boxes []press.Box
	for i := range es {
		e := &es[i]
		node := l.node(parent, e, frame.P, 0)
		colon := len(e.Label.S) - len("：")
		label := l.Shape(press.Piece{Text: e.Label.Slice(0, colon), Face: st.LabelFace}, press.Piece{Text: e.Label.Slice(colon, len(e.Label.S)), Face: ty.Face})
		indent := 0
		for k, names := range e.Lines {
			var lines []press.Box
			words := l.Shape(press.Piece{Text: names, Face: ty.Face})
			words.Bonds = persons(words.Chars)
			if k == 0 {
				lines, indent = l.Hanging(label, words, st.Indent*1000, width, ty.Size, node, node)
			} else {
				m := l.Measure(0, 0)
				m.First, m.Rest = indent, indent
				lines = l.Lines(words, m, ty.Size, node)
			}
			boxes = append(boxes, lines...)
		}
	}
	boxes[0].Gap = unit.Length(st.BlankLines) * l.Style.Grid.Pitch
	return boxes
}

// nameLength is how many characters a person's name has at most behind that of an
// office; one that stands alone may be longer.
const nameLength, loneName = 3, 5

// persons holds the names of persons in a list together, which no line tears: what
// stands between two marks if it is short, else its end, for an office's name
// stands before it.
func persons(chars []text.Char) []text.Bond {
	bonds := make([]text.Bond, len(chars))
	start := 0
	for i := 0; i <= len(chars); i++ {
		if i < len(chars) && !strings.ContainsRune("、，；。：（）()　 ", chars[i].Rune) {
			continue
		}
		if i-start > loneName {
			start = i - nameLength
		}
		for k := start; k+1 < i; k++ {
			bonds[k] = text.NameBond
		}
		start = i + 1
	}
	return bonds
}
