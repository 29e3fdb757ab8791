package text

import (
	"testing"

	"pgregory.net/rapid"
)

// walked measures a run and the line that fill takes character by character, as
// they are defined: what the sums of the paragraph must give.
type walked struct{ *breaker }

func (w walked) add(r *run, i int) {
	r.over += w.chars[i].Advance
	r.end, r.tail = i+1, 0
	r.last = w.cells[i].class != blank && w.lastAt(i)
	if r.over > 0 {
		r.tail = trailing(w.cells[i].class, w.chars[i].Advance)
	}
}

func (w walked) cross(r *run, i int) {
	c := &w.cells[i]
	if w.autoAt(i) {
		r.over += w.auto
	}
	r.over -= int(c.less)
	r.soft += int(c.room)
	if c.order == meeting {
		r.meeting += int(c.room)
	}
	if c.give == supple {
		r.supple++
	}
}

func (w walked) fill(start, room int, most glue) (line run, full, ok bool) {
	var in, out run
	r := run{start: start, over: -room}
	limit := start
	for i := start; i < len(w.cells) && w.cells[i].class != newline; i++ {
		w.add(&r, i)
		if w.cells[i].class != blank {
			breaks := r.last || w.cells[i].glue <= most
			fits := r.fits(false)
			if !fits && (!w.measure.Justify || r.over-half-r.soft > 0) {
				break
			}
			if fits {
				if limit = r.end; breaks {
					out = r
				}
			} else if breaks && r.fits(true) {
				in = r
				break
			}
			if r.last {
				break
			}
		}
		w.cross(&r, i)
	}
	full = out.end == limit
	switch {
	case out.end == 0:
		return in, true, in.end > 0
	case in.end == 0 || !w.better(in, out, full):
		return out, full, true
	}
	return in, true, true
}

// TestNatural: whatever the text and the measure, a line is filled from the sums as
// it is when every character is looked at, from wherever it may begin.
func TestNatural(t *testing.T) {
	filled, whole := 0, 0
	checkAll(t, func(t *rapid.T) {
		cs, m := drawText(t), drawMeasure(t)
		m.Adjacent = rapid.SampledFrom([]int{0, 1000, 1500}).Draw(t, "adjacent")
		p := settled(cs, m, nil)
		p.sumUp(nil)
		b := &breaker{paragraph: &p, measure: m}
		for start := range p.cells {
			if c := p.cells[start].class; c == blank || c == newline {
				continue
			}
			for most := free; most <= barred; most++ {
				line, full, ok := b.fill(start, m.Width-m.Rest, most)
				want, wantFull, wantOK := walked{b}.fill(start, m.Width-m.Rest, most)
				if line != want || full != wantFull || ok != wantOK {
					t.Fatalf("%q %+v from %d at %d:\n%+v %t %t, not\n%+v %t %t", text(cs), m, start, most, line, full, ok, want, wantFull, wantOK)
				}
				if filled++; line.last {
					whole++
				}
			}
		}
	})
	if filled == 0 || whole == 0 || whole == filled {
		t.Errorf("%d lines, %d of them last", filled, whole)
	}
}
