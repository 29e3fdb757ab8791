package fontread

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"testing"
)

// encrypt is the reverse of decrypt, with four bytes before.
func encrypt(plain []byte, key uint16) []byte {
	out := make([]byte, 0, len(plain)+4)
	for _, p := range append([]byte{0, 0, 0, 0}, plain...) {
		c := p ^ byte(key>>8)
		key = (uint16(c)+key)*52845 + 22719
		out = append(out, c)
	}
	return out
}

// number is a number as a charstring has it.
func number(n int) []byte {
	switch {
	case n >= -107 && n <= 107:
		return []byte{byte(n + 139)}
	case n >= 108 && n <= 1131:
		return []byte{byte((n-108)/256 + 247), byte((n - 108) % 256)}
	}
	return []byte{28, byte(n >> 8), byte(n)}
}

func type1(asHex bool) []byte {
	const clear = "%!PS-AdobeFont-1.0: A\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 65 /A put\ndup 66 /B put\nreadonly def\ncurrentfile eexec\n"
	glyph := func(name string, code ...[]byte) string {
		c := encrypt(bytes.Join(code, nil), 4330)
		return fmt.Sprintf("/%s %d RD %s ND\n", name, len(c), c)
	}
	private := "dup /Private 8 dict dup begin /lenIV 4 def /CharStrings 3 dict dup begin\n" +
		glyph(".notdef", number(0), number(250), []byte{13, 14}) +
		glyph("A", number(10), number(722), []byte{13, 14}) +
		glyph("B", number(0), number(1001), number(2), []byte{12, 12, 13, 14}) + // 1001 2 div
		"end end"
	cipher := encrypt([]byte(private), 55665)
	if asHex {
		cipher = []byte(hex.EncodeToString(cipher))
	}
	return append([]byte(clear), cipher...)
}

func TestType1(t *testing.T) {
	for _, asHex := range []bool{false, true} {
		o, err := ReadType1(type1(asHex))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(o.Names, []string{".notdef", "A", "B"}) || !slices.Equal(o.Advances, []int{250_000, 722_000, 500_500}) {
			t.Errorf("%q, %v", o.Names, o.Advances)
		}
		if len(o.Encoding) != 2 || o.Encoding[65] != "A" || o.Encoding[66] != "B" {
			t.Errorf("%v", o.Encoding)
		}
	}
	whole := type1(false)
	for n := range whole {
		ReadType1(whole[:n]) // ends
	}
	if _, err := ReadType1([]byte("%!PS-AdobeFont-1.0")); err == nil {
		t.Error("no program is read")
	}
}

// index is an INDEX of CFF with offsets of two bytes.
func index(items ...[]byte) []byte {
	if len(items) == 0 {
		return []byte{0, 0}
	}
	out := []byte{byte(len(items) >> 8), byte(len(items)), 2}
	at := 1
	for _, i := range append([][]byte{nil}, items...) {
		at += len(i)
		out = append(out, byte(at>>8), byte(at))
	}
	return append(out, bytes.Join(items, nil)...)
}

// cffProgram has three glyphs: one of the default width, one that differs from
// the nominal one, and one whose width a subroutine has. If it is keyed its units
// are thousandths by two matrices, of which the inner changes nothing.
func cffProgram(keyed bool) []byte {
	matrix := func(unit []byte) []byte {
		zero := number(0)
		return slices.Concat(unit, zero, zero, unit, zero, zero, []byte{12, 7})
	}
	thousandth := []byte{30, 0xA0, 0x01, 0xFF}
	five := func(n int) []byte { return []byte{29, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)} }
	build := func(charset, chars, private, fds, selects int) []byte {
		top := slices.Concat(five(charset), []byte{15}, five(chars), []byte{17})
		if keyed {
			top = slices.Concat(number(391), number(392), number(0), []byte{12, 30}, matrix(thousandth), top, five(fds), []byte{12, 36}, five(selects), []byte{12, 37})
		} else {
			top = slices.Concat(top, five(9), five(private), []byte{18})
		}
		head := slices.Concat([]byte{1, 0, 4, 2}, index([]byte("Test")), index(top), index([]byte("Adobe"), []byte("Identity")),
			index(slices.Concat(number(-100), []byte{11}))) // global subroutine 0, biased 107
		out := slices.Clone(head)
		at := map[string]int{"charset": len(out)}
		out = append(out, 0, 0, 34, 0, 70) // format 0: A and glyph 70
		at["chars"] = len(out)
		out = append(out, index([]byte{14}, slices.Concat(number(22), []byte{14}), slices.Concat(number(-107), []byte{29, 14}))...)
		at["private"] = len(out)
		dict := slices.Concat(number(500), []byte{20}, number(600), []byte{21})
		for len(dict) < 9 {
			dict = append(dict, 139, 5)
		}
		out = append(out, dict[:9]...)
		at["fds"] = len(out)
		out = append(out, index(slices.Concat(matrix(number(1)), five(9), five(at["private"]), []byte{18}))...)
		at["selects"] = len(out)
		out = append(out, 3, 0, 1, 0, 0, 0, 0, 3)
		if charset == 0 {
			return nil
		}
		return out
	}
	// The offsets have one size whatever they are: lay out, then write.
	offsets := [5]int{}
	probe := func() []byte { return build(max(1, offsets[0]), offsets[1], offsets[2], offsets[3], offsets[4]) }
	data := probe()
	start := bytes.LastIndex(data, []byte{0, 0, 34, 0, 70})
	offsets[0] = start
	offsets[1] = start + 5
	offsets[2] = offsets[1] + len(index([]byte{14}, slices.Concat(number(22), []byte{14}), slices.Concat(number(-107), []byte{29, 14})))
	offsets[3] = offsets[2] + 9
	offsets[4] = offsets[3] + 3 + 4 + 8 + 11
	return probe()
}

func TestCFF(t *testing.T) {
	for _, keyed := range []bool{false, true} {
		data := cffProgram(keyed)
		o, err := ReadCFF(data)
		if err != nil {
			t.Fatal(keyed, err)
		}
		if want := []int{500_000, 622_000, 500_000}; !slices.Equal(o.Advances, want) {
			t.Errorf("keyed %t: widths %v, want %v", keyed, o.Advances, want)
		}
		if keyed && !slices.Equal(o.CIDs, []int{0, 34, 70}) || !keyed && !slices.Equal(o.Names, []string{".notdef", "A", "e"}) {
			t.Errorf("keyed %t: %v, %q", keyed, o.CIDs, o.Names)
		}
		for n := range data {
			ReadCFF(data[:n]) // ends
		}
	}
	if _, err := ReadCFF([]byte("OTTO")); err == nil {
		t.Error("no program is read")
	}
}
