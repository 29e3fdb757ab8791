package pdfread

import (
	"fmt"
	"testing"
)

func TestCMap(t *testing.T) {
	m, err := ReadCMap([]byte(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /Other-H usecmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>> def /WMode 1 def
2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange
1 begincidchar <41> 7 endcidchar
2 begincidrange <20> <7e> 100 <8140> <8150> 65530 endcidrange
endcmap`))
	if err != nil {
		t.Fatal(err)
	}
	if m.Base != "Other-H" || !m.Vertical || m.Registry != "Adobe" || m.Ordering != "GB1" || m.Supplement != 4 || m.Highest != 65546 {
		t.Errorf("%+v", m)
	}
	for code, want := range map[uint32]int{0x41: 7, 0x20: 100, 0x42: 134, 0x8141: 65531, 0x9999: 0} {
		if got := m.CID(code); got != want {
			t.Errorf("%#x: %d, want %d", code, got, want)
		}
	}
	var codes []string
	m.Each("A\x81\x40\xFF\x20\x81", func(code uint32) { codes = append(codes, fmt.Sprintf("%x", code)) })
	if got := fmt.Sprint(codes); got != "[41 8140 20]" {
		t.Error(got)
	}
	if _, err := ReadCMap([]byte("begincidchar <00")); err == nil {
		t.Error("no error")
	}
}

// TestPrivate: a map says whether it leads to private use at all.
func TestPrivate(t *testing.T) {
	for text, want := range map[string]bool{
		"1 beginbfchar <01> <0041> endbfchar":                 false,
		"1 beginbfchar <01> <E000> endbfchar":                 true,
		"1 beginbfrange <01> <05> <DFFE> endbfrange":          true,
		"1 beginbfrange <01> <02> [<0041> <F8FF>] endbfrange": true,
		"1 beginbfchar <01> <DB80DC00> endbfchar":             true,
		"1 beginbfchar <01> <D86DDF04> endbfchar":             false,
	} {
		if m, err := ReadUnicodeMap([]byte(text)); err != nil || m.HasPrivate != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}
