package pdfread

import (
	"bytes"
	"encoding/ascii85"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func value(s string, refs bool) string {
	room := 1000
	l := Lexer{Scanner: Scanner{Data: []byte(s)}, refs: refs, room: &room}
	var out []string
	for {
		v, err := l.Next()
		if err != nil {
			return strings.Join(append(out, "error"), " ")
		}
		if v == End {
			return strings.Join(out, " ")
		}
		out = append(out, fmt.Sprintf("%#v", v))
	}
}

// TestValues: the spellings of 7.3.
func TestValues(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1 -2 +3 .5 -.25 4. 00012", "1 -2 3 0.5 -0.25 4 12"},
		{"99999999999999999999", "1e+20"},
		{"true false null", "true false <nil>"},
		{"/Name /A#20B /#zz /", `"Name" "A B" "#zz" ""`},
		{"(a(b)c\\)\\n\\101\\7\\\r\nx\\q)", `"a(b)c)\nA\axq"`},
		{"(a\r\nb\rc)", `"a\nb\nc"`},
		{"<41 4> <>", `"A@" ""`},
		{"[1[2]/A]", `pdfread.Array{1, pdfread.Array{2}, "A"}`},
		{"<</A 1/B<</C(x)>>>>", `pdfread.Dict{"A":1, "B":pdfread.Dict{"C":"x"}}`},
		{"1%comment\n2", "1 2"},
		{"BT T* ' \"", `"BT" "T*" "'" "\""`},
		{"3 0 R 4 0 S", `pdfread.Ref{Number:3, Generation:0} 4 0 "S"`},
		{"]", `"]"`},
		{")", "error"},
		{">", "error"},
		{"[1", "error"},
		{"[>>", "error"},
		{"<</A>>", "error"},
		{"<<1 2>>", "error"},
		{"(", "error"},
		{"<4", "error"},
		{"<4g>", "error"},
	} {
		got := strings.ReplaceAll(value(c.in, true), "pdfread.Text", "")
		for _, kind := range []string{"pdfread.Name", "pdfread.Operator"} {
			got = strings.ReplaceAll(got, kind, "")
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.in, got, c.want)
		}
	}
	if got := value("3 0 R", false); got != `3 0 "R"` {
		t.Errorf("in content: %s", got)
	}
}

// TestFilters: what the standard library or a plain model packs comes back.
func TestFilters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := rapid.SliceOfN(rapid.Byte(), 1, 200).Draw(t, "data")
		var b bytes.Buffer
		e := ascii85.NewEncoder(&b)
		e.Write(data)
		e.Close()
		if got, err := unascii85(append(b.Bytes(), "~>"...)); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("ASCII85: %v %x", err, got)
		}
		if got, err := unhex([]byte(hex.EncodeToString(data) + ">")); err != nil || !bytes.Equal(got, data) {
			t.Fatalf("hexadecimal: %v %x", err, got)
		}
		kind := rapid.IntRange(0, 4).Draw(t, "kind")
		pixel := rapid.IntRange(1, 4).Draw(t, "pixel")
		row := pixel * rapid.IntRange(1, 9).Draw(t, "columns")
		data = data[:len(data)/row*row]
		f := newFile(nil, func(Fault) {})
		got, err := f.unpredict(predict(data, kind, pixel, row), Dict{"Predictor": 15, "Colors": pixel, "Columns": row / pixel})
		if err != nil || !bytes.Equal(got, data) {
			t.Fatalf("predictor %d: %v\n%x\n%x", kind, err, got, data)
		}
	})
	for _, bad := range []string{"!", "zz{~>", "s8W-!"} {
		if got, err := unascii85([]byte(bad)); err == nil {
			t.Errorf("ASCII85 %q: %x", bad, got)
		}
	}
	if got, err := unrunlength([]byte("\x02abc\xFEx\x80rest")); err != nil || string(got) != "abcxxx" {
		t.Errorf("RunLength: %q %v", got, err)
	}
	for _, bad := range []string{"\x02ab", "\xFE"} {
		if got, err := unrunlength([]byte(bad)); err == nil {
			t.Errorf("RunLength %q: %x", bad, got)
		}
	}
}

// predict is the filter of PNG as its standard words it: the difference to the
// byte to the left, above, the mean of both, or Paeth's choice.
func predict(data []byte, kind, pixel, row int) (out []byte) {
	at := func(i, j int) int { // 0 outside
		if i < 0 || j < 0 {
			return 0
		}
		return int(data[i*row+j])
	}
	for i := range len(data) / row {
		out = append(out, byte(kind))
		for j := range row {
			a, b, c := at(i, j-pixel), at(i-1, j), at(i-1, j-pixel)
			if j < pixel {
				c = 0
			}
			p := a + b - c
			best := a
			if abs(p-b) < abs(p-best) {
				best = b
			}
			if abs(p-c) < abs(p-best) {
				best = c
			}
			out = append(out, byte(at(i, j)-[...]int{0, a, b, (a + b) / 2, best}[kind]))
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }
