package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/unit"
)

// squeeze is what is taken from the white of the body so that signature and date
// stand on the page where the text ends (7.3.5.5).
type squeeze struct {
	blankLines int         // above the signature
	pitch      unit.Length // of the lines
}

// closed is where the body ended: the page of the signature, and that of the
// text but for the lines that the signature takes along.
type closed struct{ text, signature int }

// Only of a body of so many elements other ways are tried: the page that they
// could save is one of many.
const longBody = 200

// squeezeOf finds the least squeeze that keeps signature and date on the page
// where the text would end without them: first a blank line less, then a pitch
// that is nearer, in steps, for all lines of the body alike. Nothing is
// given where nothing helps, and where nothing is needed.
func squeezeOf(l *layouter) squeeze {
	body := &l.d.Parts[0]
	if len(body.Elements) > longBody || compose.Find(body.Elements, compose.Content) != nil {
		return squeeze{}
	}
	try := func(s squeeze) closed {
		trial := newLayouter(l.d, l.Style, l.Faces)
		trial.squeeze = s
		trial.body()
		return trial.closed
	}
	without := try(squeeze{})
	if without.signature <= without.text {
		return squeeze{}
	}
	s := &l.Style.Signature
	blank := 0
	if l.d.Sealed {
		blank = s.SealBlankLines - s.LeastSealBlankLines
	}
	const steps = 4
	for step := range steps + 1 {
		pitch := (l.Style.Grid.Pitch - s.TightestPitch) * unit.Length(step) / steps
		for less := range blank + 1 {
			found := squeeze{less, pitch}
			if got := try(found); got.signature == without.text {
				return found
			}
		}
	}
	return squeeze{}
}
