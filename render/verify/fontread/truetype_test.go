package fontread

import "testing"

func TestCmap(t *testing.T) {
	formats := map[string][]byte{
		"0": append([]byte{0, 0, 1, 6, 0, 0}, append(make([]byte, 65), 7)...),
		"6": {0, 6, 0, 0, 0, 0, 0, 0x41, 0, 2, 0, 7, 0, 8},
		"4": {
			0, 4, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, // three segments
			0, 0x41, 0, 0x51, 0xFF, 0xFF, 0, 0,
			0, 0x41, 0, 0x50, 0xFF, 0xFF,
			0xFF, 0xC6, 0, 1, 0, 1, // 0x41-58 = 7
			0, 0, 0, 4, 0, 0,
			0, 20, 0, 0,
		},
	}
	for format, table := range formats {
		if g, ok := Glyph(table, 0x41); g != 7 || !ok {
			t.Errorf("format %s: %d %t", format, g, ok)
		}
		if g, ok := Glyph(table, 0x60); g != 0 || !ok {
			t.Errorf("format %s: %d %t", format, g, ok)
		}
		for n := range table {
			Glyph(table[:n], 0x41) // ends
		}
	}
	for code, want := range map[uint16]int{0x50: 21, 0x51: 0, 0x42: 0} {
		if g, _ := Glyph(formats["4"], code); g != want {
			t.Errorf("format 4, %#x: %d, want %d", code, g, want)
		}
	}
	if _, ok := Glyph([]byte{0, 12}, 0); ok {
		t.Error("format 12 is read")
	}
}
