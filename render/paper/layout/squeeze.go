package layout

import (
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
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
// that is nearer, in steps, for all lines of the body alike. It may save a page
// that would hold nothing but the end of a note, or of a letter without
// attachments the one line of its imprint: there lines give way anyhow
// ([layouter.fillLetter]). It gives it to the
// flow and the boxes, and nothing where nothing helps or nothing is needed. To
// try one costs no setting of type: where boxes will stand can be told.
func (l *layouter) tighten(title, text []press.Box, end closing) {
	if end.signature < 0 || len(l.d.Parts[0].Elements) > longBody {
		return
	}
	full := make([]unit.Length, end.signature+1) // the white above each
	for i := range full {
		full[i] = text[i].Gap
	}
	give := func(s squeeze) press.Flow {
		for i, gap := range full[:end.signature] { // blank lines are as near as the others
			text[i].Gap = gap - gap/l.Style.Grid.Pitch*s.pitch
		}
		text[end.signature].Gap = full[end.signature] - unit.Length(s.blankLines)*l.Style.Grid.Pitch
		f := l.Flow
		f.Tight = s.pitch
		return f
	}
	foot := unit.Length(0) // the height of the imprint
	if l.Style.Head == style.LetterHead && len(l.d.Parts) == 1 && len(l.d.Imprint) > 0 {
		l.foot = l.imprintRows() // what stands before it is in the structure by now
		_, foot = l.stacked(l.foot)
	}
	ends := func(s squeeze) (page, signature, pages int) {
		_, f := give(s).Plan(title)
		l.fillLetter(&f, text)
		at, f := f.Plan(text)
		if end.free >= 0 {
			page = at[end.free].Page
		}
		pages = f.Page + 1
		if foot > 0 {
			pages += l.pagesMore(&f, foot)
		}
		return page, at[end.signature].Page, pages
	}
	page, signature, pages := ends(squeeze{})
	if signature <= page && pages == signature+1 {
		return
	}
	s := &l.Style.Signature
	const steps = 4
	best, most := squeeze{}, pages
	for step := range steps + 1 {
		pitch := (l.Style.Grid.Pitch - s.TightestPitch) * unit.Length(step) / steps
		for less := range end.spare + 1 {
			_, at, needed := ends(squeeze{less, pitch})
			if at <= page && signature > page { // what must be; the rest may be
				best, signature, most = squeeze{less, pitch}, at, needed
			} else if at <= signature && needed < most {
				best, most = squeeze{less, pitch}, needed
			}
		}
	}
	l.Flow = give(best)
}
