package layout

import (
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// squeeze is what is taken from the white of the body so that signature and date
// stand on the page where the text ends (7.3.5.5).
type squeeze struct {
	blankLines int         // above the signature
	pitch      unit.Length // of the lines
}

// closing is the close of the body among the boxes of its text.
type closing struct {
	signature int // the first of signature and date; -1: there is none
	free      int // the last that need not move along with them; -1: there is none
	spare     int // blank lines above the signature that may go
}

// Only of a body of so many elements other ways are tried: the page that they
// could save is one of many.
const longBody = 200

// tighten finds the least squeeze that keeps signature and date on the page
// where the text would end without them: first a blank line less, then a pitch
// that is nearer, in steps, for all lines of the body alike. It gives it to the
// flow and the boxes, and nothing where nothing helps or nothing is needed. To
// try one costs no setting of type: where boxes will stand can be told.
func (l *layouter) tighten(title, text []press.Box, end closing) {
	if end.signature < 0 || len(l.d.Parts[0].Elements) > longBody {
		return
	}
	above := &text[end.signature].Gap
	full := *above
	give := func(s squeeze) press.Flow {
		*above = full - unit.Length(s.blankLines)*l.Style.Grid.Pitch
		f := l.Flow
		f.Tight = s.pitch
		return f
	}
	ends := func(s squeeze) (page, signature int) {
		_, f := give(s).Plan(title)
		l.fillLetter(&f, text)
		at, _ := f.Plan(text)
		if end.free >= 0 {
			page = at[end.free].Page
		}
		return page, at[end.signature].Page
	}
	page, signature := ends(squeeze{})
	if signature <= page {
		return
	}
	s := &l.Style.Signature
	const steps = 4
	for step := range steps + 1 {
		pitch := (l.Style.Grid.Pitch - s.TightestPitch) * unit.Length(step) / steps
		for less := range end.spare + 1 {
			found := squeeze{less, pitch}
			if _, signature := ends(found); signature == page {
				l.Flow = give(found)
				return
			}
		}
	}
	give(squeeze{})
}
