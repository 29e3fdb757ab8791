package pdfread

import (
	"slices"
	"unicode/utf16"
)

// maxCodes is how many values of a CMap are read.
const maxCodes = 1 << 18

// UnicodeMap is a ToUnicode CMap (9.10.3).
type UnicodeMap struct {
	HasPrivate bool        // some code may stand for a character of private use
	ranges     []codeRange // in order; of two for one code the later counts
}

// codeRange maps codes first to last: to the strings of list or, without one,
// to base with its last unit counted up.
type codeRange struct {
	first, last uint32
	base        []uint16
	list        []Text
	order       int
}

// ReadUnicodeMap reads the blocks of bfchar and bfrange; the rest says nothing
// about the mapping.
func ReadUnicodeMap(data []byte) (*UnicodeMap, error) {
	m := &UnicodeMap{}
	room := maxCodes
	l := Lexer{Scanner: Scanner{Data: data}, room: &room}
	var block Operator
	var args Array
	for {
		v, err := l.Next()
		if err != nil {
			return nil, err
		}
		op, isOperator := v.(Operator)
		switch {
		case isOperator && op == End:
			m.sort()
			return m, nil
		case isOperator && (op == "beginbfchar" || op == "beginbfrange"):
			block, args = op, nil
		case isOperator:
			block, args = "", nil
		case block == "beginbfchar":
			if args = append(args, v); len(args) == 2 {
				m.add(args[0], args[0], args[1])
				args = nil
			}
		case block == "beginbfrange":
			if args = append(args, v); len(args) == 3 {
				m.add(args[0], args[1], args[2])
				args = nil
			}
		}
	}
}

func (m *UnicodeMap) add(first, last, value any) {
	low, ok1 := first.(Text)
	high, ok2 := last.(Text)
	if !ok1 || !ok2 || len(low) == 0 || len(low) > 4 || len(high) != len(low) {
		return
	}
	r := codeRange{first: Number(low), last: Number(high), order: len(m.ranges)}
	switch v := value.(type) {
	case Text:
		r.base = units(v)
	case Array:
		for _, e := range v {
			s, _ := e.(Text)
			r.list = append(r.list, s)
		}
	}
	if r.last >= r.first {
		m.HasPrivate = m.HasPrivate || slices.ContainsFunc(r.list, func(s Text) bool { return private(units(s)) }) ||
			private(r.base) || len(r.base) > 0 && r.base[len(r.base)-1] < 0xE000 && uint32(r.base[len(r.base)-1])+r.last-r.first >= 0xE000
		m.ranges = append(m.ranges, r)
	}
}

// private reports whether there are units of private use (Unicode, 23.5): of the
// first plane, or the first half of a pair for the last two.
func private(u []uint16) bool {
	return slices.ContainsFunc(u, func(u uint16) bool { return u >= 0xE000 && u <= 0xF8FF || u >= 0xDB80 && u <= 0xDBFF })
}

func (m *UnicodeMap) sort() {
	slices.SortFunc(m.ranges, func(a, b codeRange) int {
		if a.first != b.first {
			if a.first < b.first {
				return -1
			}
			return 1
		}
		return a.order - b.order
	})
}

// Lookup is the characters of a code. Ranges that overlap, which no writer has
// reason for, are searched back to the nearest one that holds the code.
func (m *UnicodeMap) Lookup(code uint32) []rune {
	i, _ := slices.BinarySearchFunc(m.ranges, code, func(r codeRange, c uint32) int {
		if r.first <= c {
			return -1
		}
		return 1
	})
	const overlaps = 16
	for k := i - 1; k >= 0 && k >= i-overlaps; k-- {
		r := &m.ranges[k]
		if code > r.last {
			continue
		}
		offset := code - r.first
		if r.list != nil {
			if int(offset) < len(r.list) {
				return utf16.Decode(units(r.list[offset]))
			}
			return nil
		}
		if len(r.base) == 0 {
			return nil
		}
		u := slices.Clone(r.base)
		u[len(u)-1] += uint16(offset)
		return utf16.Decode(u)
	}
	return nil
}

// Number is the value of up to four bytes.
func Number(s Text) uint32 {
	n := uint32(0)
	for i := range len(s) {
		n = n<<8 | uint32(s[i])
	}
	return n
}

// units are the units of UTF-16BE.
func units(s Text) []uint16 {
	out := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		out = append(out, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return out
}
