package fontread

import (
	"encoding/binary"
	"strconv"
)

// Outlines is what a program of PostScript outlines, Type 1 or CFF, says of its
// glyphs.
type Outlines struct {
	Names    []string       // by glyph; nil in a CID-keyed program
	CIDs     []int          // by glyph, in a CID-keyed program
	Encoding map[int]string // the program's own: names by code
	Advances []int          // by glyph, in thousandths of text space times 1000; -1: not read
}

// maxGlyphs is how many glyphs a program may have.
const maxGlyphs = 1 << 16

// cff reads a CFF program (Adobe Technical Note 5176).
type cff struct {
	data    []byte
	strings [][]byte
	globals [][]byte
	steps   int // operators that may still be executed
}

// ReadCFF reads a program of CFF, bare or in OpenType.
func ReadCFF(data []byte) (*Outlines, error) {
	if len(data) > 12 && string(data[:4]) == "OTTO" {
		for i := range int(binary.BigEndian.Uint16(data[4:])) {
			r := 12 + 16*i
			if r+16 > len(data) {
				return nil, errProgram
			}
			if string(data[r:r+4]) == "CFF " {
				at, size := uint64(binary.BigEndian.Uint32(data[r+8:])), uint64(binary.BigEndian.Uint32(data[r+12:]))
				if at+size > uint64(len(data)) {
					return nil, errProgram
				}
				return ReadCFF(data[at : at+size])
			}
		}
		return nil, errProgram
	}
	if len(data) < 4 || data[0] != 1 {
		return nil, errProgram
	}
	c := &cff{data: data, steps: 4*len(data) + 1000}
	_, at, ok := c.index(int(data[2]))
	tops, at, ok2 := c.index(at)
	var ok3, ok4 bool
	c.strings, at, ok3 = c.index(at)
	c.globals, _, ok4 = c.index(at)
	if !ok || !ok2 || !ok3 || !ok4 || len(tops) == 0 {
		return nil, errProgram
	}
	top := dictOf(tops[0])
	glyphs, _, ok := c.index(top.int(17, -1))
	if !ok || len(glyphs) == 0 || len(glyphs) > maxGlyphs {
		return nil, errProgram
	}
	scale := top.scale()
	o := &Outlines{}
	_, keyed := top[12<<8|30]
	sids, ok := c.charset(top.int(15, 0), len(glyphs), keyed)
	if !ok {
		return nil, errProgram
	}
	if keyed {
		o.CIDs = sids
	} else {
		for _, s := range sids {
			o.Names = append(o.Names, c.string(s))
		}
		o.Encoding = c.encoding(top.int(16, 0), o.Names)
	}
	privates := []cffPrivate{}
	if !keyed {
		privates = append(privates, c.private(top, scale))
	} else {
		dicts, _, ok := c.index(top.int(12<<8|36, -1))
		if !ok {
			return nil, errProgram
		}
		for _, d := range dicts {
			fd := dictOf(d)
			inner := scale
			if _, own := fd[12<<8|7]; own {
				inner = fd.scale()
				// Of two matrices the product counts: one of thousandths and one of
				// units in either place. Where both are of thousandths, one was meant.
				if _, outer := top[12<<8|7]; outer && scale*inner >= 100 {
					inner *= scale / 1000
				}
			}
			privates = append(privates, c.private(fd, inner))
		}
	}
	selects := c.selects(top.int(12<<8|37, -1), len(glyphs), keyed)
	for i, g := range glyphs {
		advance := -1
		if k := selects(i); k < len(privates) {
			advance = c.advance(g, privates[k])
		}
		o.Advances = append(o.Advances, advance)
	}
	return o, nil
}

// index reads an INDEX and says where it ends.
func (c *cff) index(at int) (items [][]byte, end int, ok bool) {
	if at < 0 || at+2 > len(c.data) {
		return nil, 0, false
	}
	count := int(binary.BigEndian.Uint16(c.data[at:]))
	if count == 0 {
		return nil, at + 2, true
	}
	if at+3 > len(c.data) {
		return nil, 0, false
	}
	size := int(c.data[at+2])
	table := at + 3
	base := table + size*(count+1) - 1
	if size < 1 || size > 4 || base > len(c.data) {
		return nil, 0, false
	}
	offset := func(i int) int {
		n := 0
		for _, b := range c.data[table+i*size : table+(i+1)*size] {
			n = n<<8 | int(b)
		}
		return base + n
	}
	for i := range count {
		from, to := offset(i), offset(i+1)
		if from < base || to < from || to > len(c.data) {
			return nil, 0, false
		}
		items = append(items, c.data[from:to])
	}
	return items, offset(count), true
}

// cffDict is the operands of a DICT by operator; 12 escapes to a second byte.
type cffDict map[int][]float64

func dictOf(b []byte) cffDict {
	d := cffDict{}
	var args []float64
	for len(b) > 0 {
		op := int(b[0])
		switch {
		case op <= 21:
			b = b[1:]
			if op == 12 {
				if len(b) == 0 {
					return d
				}
				op = 12<<8 | int(b[0])
				b = b[1:]
			}
			d[op] = args
			args = nil
			continue
		case op == 30:
			var n float64
			n, b = nibbles(b[1:])
			args = append(args, n)
			continue
		}
		n, size := charNumber(b, true)
		if size == 0 {
			return d
		}
		args, b = append(args, n), b[size:]
	}
	return d
}

// nibbles reads a real number of a DICT.
func nibbles(b []byte) (float64, []byte) {
	s := ""
	for i, c := range b {
		for _, n := range []byte{c >> 4, c & 15} {
			switch {
			case n < 10:
				s += string('0' + rune(n))
			case n == 15:
				v, _ := strconv.ParseFloat(s, 64)
				return v, b[i+1:]
			default:
				s += [...]string{".", "E", "E-", "", "-"}[n-10]
			}
		}
		if len(s) > 40 {
			break
		}
	}
	return 0, nil
}

// charNumber reads a number of a charstring or a DICT; size 0: there is none.
func charNumber(b []byte, dict bool) (n float64, size int) {
	switch v := int(b[0]); {
	case v >= 32 && v <= 246:
		return float64(v - 139), 1
	case v >= 247 && v <= 250 && len(b) > 1:
		return float64((v-247)*256 + int(b[1]) + 108), 2
	case v >= 251 && v <= 254 && len(b) > 1:
		return float64(-(v-251)*256 - int(b[1]) - 108), 2
	case v == 28 && len(b) > 2:
		return float64(int16(binary.BigEndian.Uint16(b[1:]))), 3
	case v == 29 && dict && len(b) > 4:
		return float64(int32(binary.BigEndian.Uint32(b[1:]))), 5
	case v == 255 && !dict && len(b) > 4:
		return float64(int32(binary.BigEndian.Uint32(b[1:]))) / 65536, 5
	}
	return 0, 0
}

func (d cffDict) int(op, otherwise int) int {
	if v := d[op]; len(v) > 0 {
		return int(v[len(v)-1])
	}
	return otherwise
}

// scale is how many thousandths of text space a unit has.
func (d cffDict) scale() float64 {
	if m := d[12<<8|7]; len(m) == 6 && m[0] != 0 {
		return m[0] * 1000
	}
	return 1
}

func (c *cff) string(sid int) string {
	standard := standardStrings()
	if sid < len(standard) {
		return standard[sid]
	}
	if sid -= len(standard); sid < len(c.strings) {
		return string(c.strings[sid])
	}
	return ""
}

// charset is the string or CID of each glyph.
func (c *cff) charset(at, glyphs int, keyed bool) ([]int, bool) {
	out := []int{0}
	if at <= 2 {
		for g := 1; g < glyphs; g++ { // ISOAdobe; of the two expert sets only the length is right
			out = append(out, g)
		}
		return out, at == 0 || keyed
	}
	if at >= len(c.data) {
		return nil, false
	}
	format := c.data[at]
	b := c.data[at+1:]
	for len(out) < glyphs {
		size := [...]int{2, 3, 4}[min(format, 2)]
		if format > 2 || len(b) < size {
			return nil, false
		}
		first, more := int(binary.BigEndian.Uint16(b)), 0
		switch format {
		case 1:
			more = int(b[2])
		case 2:
			more = int(binary.BigEndian.Uint16(b[2:]))
		}
		for i := 0; i <= more && len(out) < glyphs; i++ {
			out = append(out, first+i)
		}
		b = b[size:]
	}
	return out, true
}

// encoding is the names by code that the program has itself.
func (c *cff) encoding(at int, names []string) map[int]string {
	out := map[int]string{}
	if at <= 1 || at+2 > len(c.data) {
		return nil // one of the standard ones
	}
	format, count := c.data[at], int(c.data[at+1])
	b, glyph := c.data[at+2:], 1
	put := func(code int) {
		if glyph < len(names) && code < 256 {
			out[code] = names[glyph]
		}
		glyph++
	}
	for range count {
		switch {
		case format&0x7F == 0 && len(b) > 0:
			put(int(b[0]))
			b = b[1:]
		case format&0x7F == 1 && len(b) > 1:
			for i := 0; i <= int(b[1]); i++ {
				put(int(b[0]) + i)
			}
			b = b[2:]
		}
	}
	if format&0x80 != 0 && len(b) > 0 {
		n := int(b[0])
		for b = b[1:]; n > 0 && len(b) >= 3; n-- {
			out[int(b[0])] = c.string(int(binary.BigEndian.Uint16(b[1:])))
			b = b[3:]
		}
	}
	return out
}

// selects is the private dictionary of each glyph.
func (c *cff) selects(at, glyphs int, keyed bool) func(glyph int) int {
	if !keyed || at < 0 || at+1 > len(c.data) {
		return func(int) int { return 0 }
	}
	b := c.data[at+1:]
	switch c.data[at] {
	case 0:
		return func(g int) int {
			if g < len(b) {
				return int(b[g])
			}
			return maxGlyphs
		}
	case 3:
		of := make([]int, glyphs)
		if len(b) < 2 {
			break
		}
		for i := range int(binary.BigEndian.Uint16(b)) {
			r := 2 + 3*i
			if r+5 > len(b) {
				break
			}
			for g := int(binary.BigEndian.Uint16(b[r:])); g < min(int(binary.BigEndian.Uint16(b[r+3:])), glyphs); g++ {
				of[g] = int(b[r+2])
			}
		}
		return func(g int) int { return of[g] }
	}
	return func(int) int { return maxGlyphs }
}
