package charset

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"
)

func wide(text string, order binary.AppendByteOrder) (b []byte) {
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

// TestDecode: whatever is written in an encoding is read back to the character.
func TestDecode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "title = \"关\"\n" + rapid.StringOfN(rapid.RuneFrom([]rune("关于通知龘𠮷€a1=\"\n—…〔〕")), 0, 40, -1).Draw(t, "text")
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			data []byte
			want Encoding
		}{
			{[]byte(text), UTF8},
			{[]byte("\ufeff" + text), UTF8},
			{[]byte(gb), GB18030},
			{wide("\ufeff"+text, binary.LittleEndian), UTF16},
			{wide("\ufeff"+text, binary.BigEndian), UTF16},
			{wide(text, binary.LittleEndian), UTF16},
			{wide(text, binary.BigEndian), UTF16},
		} {
			if got, e, whole := Decode(c.data); got != text || e != c.want || !whole {
				t.Fatalf("%q: %q as %v, whole %v", c.data, got, e, whole)
			}
		}
	})
}

// TestLost: what is not wholly of an encoding is told.
func TestLost(t *testing.T) {
	for _, data := range []string{
		"\xff\xfea\x00b",             // half a unit
		"\xff\xfe\x00\xd8a\x00",      // half a pair
		"\xb9\xd8\xd3",               // half a character
		"\xb9\xd8\xff\xff",           // no character
		"关于\xff",                     // UTF-8 with a byte of none
		"\xb9\xd8\xb9\x0a\xd3\xda\n", // a line end where a second byte should be
	} {
		if text, _, whole := Decode([]byte(data)); whole {
			t.Errorf("%q is read as %q", data, text)
		}
	}
}

func TestCommon(t *testing.T) {
	for r, want := range map[rune]int{'啊': 0, '阿': 1, '座': 3754, '亍': -1, 'a': -1, '镕': -1, '𠮷': -1} {
		if got := Common(r); got != want {
			t.Errorf("%c: %d, want %d", r, got, want)
		}
	}
}

// TestUnmarked: UTF-16 without a mark is told by what it says, though bytes of
// Chinese are NUL as well (一), and no other bytes are taken for it.
func TestUnmarked(t *testing.T) {
	for _, text := range []string{"一\t一\n", "序号\t一级指标\t丁\n1\t一一一\t七\n", "no\ttask\n"} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			if got, e, whole := Decode(wide(text, order)); got != text || e != UTF16 || !whole {
				t.Errorf("%q in %v: %q, %v", text, order, got, e)
			}
		}
	}
	for _, data := range []string{"\x00\x01\x02\x03", "PK\x03\x04\x00\x00", "序号\x00工作", "\x00\x00\x00\x00", "\x7fELF\x02\x01\x01\x00"} {
		if Wide([]byte(data)) {
			t.Errorf("%q is taken for UTF-16", data)
		}
	}
}
