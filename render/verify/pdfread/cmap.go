package pdfread

import "slices"

// CMap says how the codes of a composite font are written and which CIDs they
// have (9.7.5).
type CMap struct {
	Vertical            bool   // WMode 1
	Base                Name   // usecmap; empty: none
	Registry, Ordering  string // of CIDSystemInfo
	Supplement, Highest int    // the highest CID
	spaces              []codeSpace
	ranges              []cidRange // in order
}

// codeSpace is the codes of one length, each byte within its own bounds.
type codeSpace struct{ low, high Text }

type cidRange struct {
	bytes       int
	first, last uint32
	cid         int
}

// ReadCMap reads a CMap that is embedded.
func ReadCMap(data []byte) (*CMap, error) {
	m := &CMap{}
	l := NewLexer(data, maxCodes)
	var block Operator
	var args Array
	for {
		v, err := l.Next()
		if err != nil {
			return nil, err
		}
		op, isOperator := v.(Operator)
		if !isOperator {
			args = append(args, v)
		}
		switch {
		case isOperator && op == End:
			slices.SortStableFunc(m.ranges, func(a, b cidRange) int { return int(int64(a.first) - int64(b.first)) })
			return m, nil
		case isOperator:
			m.define(op, args)
			block, args = op, nil
		case block == "begincodespacerange" && len(args) == 2:
			low, ok1 := args[0].(Text)
			high, ok2 := args[1].(Text)
			if ok1 && ok2 && len(low) == len(high) && len(low) > 0 && len(low) <= 4 {
				m.spaces = append(m.spaces, codeSpace{low, high})
			}
			args = nil
		case block == "begincidchar" && len(args) == 2:
			m.add(args[0], args[0], args[1])
			args = nil
		case block == "begincidrange" && len(args) == 3:
			m.add(args[0], args[1], args[2])
			args = nil
		}
	}
}

// define reads what stands outside of the blocks, in the manner of PostScript.
func (m *CMap) define(op Operator, args Array) {
	switch {
	case op == "usecmap" && len(args) > 0:
		m.Base, _ = args[len(args)-1].(Name)
	case op == "def" && len(args) >= 2:
		key, _ := args[len(args)-2].(Name)
		switch v := args[len(args)-1].(type) {
		case int:
			switch key {
			case "WMode":
				m.Vertical = v == 1
			case "Supplement":
				m.Supplement = v
			}
		case Text:
			switch key {
			case "Registry":
				m.Registry = string(v)
			case "Ordering":
				m.Ordering = string(v)
			}
		case Dict:
			if key == "CIDSystemInfo" {
				registry, _ := v["Registry"].(Text)
				ordering, _ := v["Ordering"].(Text)
				m.Registry, m.Ordering = string(registry), string(ordering)
				m.Supplement, _ = v["Supplement"].(int)
			}
		}
	}
}

func (m *CMap) add(first, last, cid any) {
	low, ok1 := first.(Text)
	high, ok2 := last.(Text)
	n, ok3 := cid.(int)
	if !ok1 || !ok2 || !ok3 || len(low) == 0 || len(low) > 4 || len(high) != len(low) || n < 0 {
		return
	}
	r := cidRange{len(low), Number(low), Number(high), n}
	if r.last >= r.first {
		m.ranges = append(m.ranges, r)
		m.Highest = max(m.Highest, n+int(r.last-r.first))
	}
}

// Each calls do with each code of a string; bytes that begin none are passed
// over, as 9.7.6.2 has it.
func (m *CMap) Each(s Text, do func(code uint32)) {
	for len(s) > 0 {
		size := 1
		for _, c := range m.spaces {
			if c.holds(s) {
				size = len(c.low)
				do(Number(s[:size]))
				break
			}
		}
		s = s[size:]
	}
}

func (c codeSpace) holds(s Text) bool {
	if len(s) < len(c.low) {
		return false
	}
	for i := range len(c.low) {
		if s[i] < c.low[i] || s[i] > c.high[i] {
			return false
		}
	}
	return true
}

// CID is that of a code; 0 where there is none.
func (m *CMap) CID(code uint32) int {
	i, _ := slices.BinarySearchFunc(m.ranges, code, func(r cidRange, c uint32) int {
		if r.first <= c {
			return -1
		}
		return 1
	})
	const overlaps = 16
	for k := i - 1; k >= 0 && k >= i-overlaps; k-- {
		if r := m.ranges[k]; code <= r.last {
			return r.cid + int(code-r.first)
		}
	}
	return 0
}
