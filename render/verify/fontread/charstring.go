package fontread

import "math"

// cffPrivate is what a private dictionary says of widths.
type cffPrivate struct {
	scale            float64
	standard, excess float64 // defaultWidthX, nominalWidthX
	locals           [][]byte
}

func (c *cff) private(d cffDict, scale float64) cffPrivate {
	p := cffPrivate{scale: scale}
	v := d[18]
	if len(v) != 2 {
		return p
	}
	size, at := int(v[0]), int(v[1])
	if size < 0 || at < 0 || at+size > len(c.data) {
		return p
	}
	inner := dictOf(c.data[at : at+size])
	if w := inner[20]; len(w) > 0 {
		p.standard = w[0]
	}
	if w := inner[21]; len(w) > 0 {
		p.excess = w[0]
	}
	if subrs := inner.int(19, 0); subrs > 0 {
		p.locals, _, _ = c.index(at + subrs)
	}
	return p
}

// advance reads a Type 2 charstring as far as its width: it stands, as one
// operand too many, before the first operator that clears the stack (Adobe
// Technical Note 5177, 3.1).
func (c *cff) advance(code []byte, p cffPrivate) int {
	width, ok := c.width(code, p)
	if !ok {
		return -1
	}
	return int(math.Round(width * p.scale * 1000))
}

func (c *cff) width(code []byte, p cffPrivate) (float64, bool) {
	type frame struct{ code []byte }
	calls := []frame{{code}}
	var stack []float64
	const mostCalls, mostStack = 10, 513
	for len(calls) > 0 {
		top := &calls[len(calls)-1]
		if len(top.code) == 0 {
			calls = calls[:len(calls)-1]
			continue
		}
		if c.steps--; c.steps < 0 || len(stack) > mostStack {
			return 0, false
		}
		if n, size := charNumber(top.code, false); size > 0 {
			stack, top.code = append(stack, n), top.code[size:]
			continue
		}
		op := top.code[0]
		top.code = top.code[1:]
		odd := len(stack)%2 == 1
		switch op {
		case 1, 3, 18, 23, 19, 20: // stems, masks
			return p.wide(stack, odd), true
		case 21: // rmoveto
			return p.wide(stack, len(stack) > 2), true
		case 22, 4: // hmoveto, vmoveto
			return p.wide(stack, len(stack) > 1), true
		case 14: // endchar, or the old seac
			return p.wide(stack, len(stack) == 1 || len(stack) == 5), true
		case 10, 29: // callsubr, callgsubr
			subrs := p.locals
			if op == 29 {
				subrs = c.globals
			}
			bias := 32768
			if len(subrs) < 1240 {
				bias = 107
			} else if len(subrs) < 33900 {
				bias = 1131
			}
			if len(stack) == 0 || len(calls) > mostCalls {
				return 0, false
			}
			i := int(stack[len(stack)-1]) + bias
			stack = stack[:len(stack)-1]
			if i < 0 || i >= len(subrs) {
				return 0, false
			}
			calls = append(calls, frame{subrs[i]})
		case 11: // return
			calls = calls[:len(calls)-1]
		default: // arithmetic before the width, which no writer of fonts makes
			return 0, false
		}
	}
	return 0, false
}

// wide is the width that the first operand, if it is one, differs by.
func (p cffPrivate) wide(stack []float64, has bool) float64 {
	if has && len(stack) > 0 {
		return p.excess + stack[0]
	}
	return p.standard
}
