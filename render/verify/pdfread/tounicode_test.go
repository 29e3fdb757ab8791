package pdfread

import "testing"

func TestUnicodeMap(t *testing.T) {
	m, err := ReadUnicodeMap([]byte(`1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <901A> <0002> <D86DDF04> endbfchar
3 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0031> <00320033>] <0030> <FFFF> <> endbfrange
1 beginbfchar <0011> <005A> endbfchar`))
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[uint32]string{
		0: "", 1: "通", 2: "\U0002B704", 3: "", 0x10: "A", 0x11: "Z", 0x12: "C", 0x13: "", 0x20: "1", 0x21: "23", 0x22: "", 0x30: "",
	} {
		if got := string(m.Lookup(code)); got != want {
			t.Errorf("%#x: %q, want %q", code, got, want)
		}
	}
	if _, err := ReadUnicodeMap([]byte("beginbfchar <00")); err == nil {
		t.Error("no error")
	}
}
