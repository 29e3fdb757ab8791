// Package charset reads text of other encodings than UTF-8: UTF-16 and GB 18030,
// which holds GBK and GB/T 2312; and knows the order of GB/T 2312.
//
// It guesses nothing beyond what the bytes say, and repairs nothing: whether a
// text that could be GB 18030 is one, its reader decides. In: bytes. Out: text,
// and whether all of it was read.
package charset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Encoding is how a text is written in bytes.
type Encoding uint8

// The encodings that are told apart.
const (
	UTF8 Encoding = iota
	UTF16
	GB18030
)

// String is the name that a clerk meets in editors.
func (e Encoding) String() string {
	return [...]string{"UTF-8", "UTF-16（“Unicode”）", "GBK（GB 18030，“ANSI”）"}[e]
}

// Of tells the encoding: of a byte order mark, or UTF-16 without one, which
// leaves a NUL beside each character of ASCII; else UTF-8 if it is that, else
// what is left.
func Of(data []byte) Encoding {
	switch {
	case order16(data) != nil:
		return UTF16
	case utf8.Valid(data):
		return UTF8
	}
	return GB18030
}

// Marked reports whether the text begins with the byte order mark of UTF-16.
func Marked(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF"))
}

func order16(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), len(data) >= 4 && data[0] != 0 && data[1] == 0 && data[3] == 0:
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), len(data) >= 4 && data[0] == 0 && data[1] != 0 && data[2] == 0:
		return binary.BigEndian
	}
	if len(data) < 4 || len(data)%2 != 0 || bytes.IndexByte(data[:min(len(data), sample)], 0) < 0 {
		return nil // not one mark or break in it
	}
	little, big := written16(data, binary.LittleEndian), written16(data, binary.BigEndian)
	switch {
	case little > big:
		return binary.LittleEndian
	case big > little:
		return binary.BigEndian
	}
	return nil
}

// sample is how many bytes of a text are looked at.
const sample = 4 << 10

// written16 is how many characters of UTF-16 are Chinese or ASCII; 0 if one is a
// control, or few are: no text then.
func written16(data []byte, order binary.ByteOrder) (n int) {
	data = data[:min(len(data), sample)]
	for i := 0; i+1 < len(data); i += 2 {
		switch u := order.Uint16(data[i:]); {
		case u < ' ' && u != '\t' && u != '\n' && u != '\r', u == 0x7F, u >= 0xFFFE:
			return 0
		case u < 0x7F, u >= 0x3000 && u < 0x3020, u >= 0x4E00 && u < 0xA000, u >= 0xFF00 && u < 0xFF60, u >= 0x2010 && u < 0x2030:
			n++
		}
	}
	if 10*n < 9*(len(data)/2) {
		return 0
	}
	return n
}

// Wide reports whether the text is UTF-16.
func Wide(data []byte) bool { return order16(data) != nil }

// Decode is the text without its byte order mark, and its encoding. whole is
// false if characters were lost, which are U+FFFD then.
func Decode(data []byte) (text string, e Encoding, whole bool) {
	switch e = Of(data); e {
	case UTF16:
		text, whole = decode16(data)
	case UTF8:
		text, whole = string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), true
	default:
		out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil {
			return strings.ToValidUTF8(string(data), "\uFFFD"), e, false
		}
		text, whole = string(out), !bytes.ContainsRune(out, utf8.RuneError)
	}
	return text, e, whole
}

func decode16(data []byte) (string, bool) {
	order := order16(data)
	if Marked(data) {
		data = data[2:]
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	text := string(utf16.Decode(units))
	return text, len(data)%2 == 0 && !strings.ContainsRune(text, utf8.RuneError)
}

// Common is the place of a character among the 3755 common ones of GB/T 2312,
// which are ordered by sound and tone; -1 if it is not one of them.
func Common(r rune) int {
	if utf8.RuneLen(r) != 3 {
		return -1
	}
	code, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	if err != nil || len(code) != 2 || code[0] < 0xb0 || code[0] > 0xd7 || code[1] < 0xa1 {
		return -1
	}
	return int(code[0]-0xb0)*94 + int(code[1]-0xa1)
}
