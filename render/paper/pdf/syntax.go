package pdf

import (
	"strconv"
	"unicode/utf16"

	"gongwen/render/paper/unit"
)

// ref is the number of an object; its generation is always 0.
type ref int

// The functions below append one value of PDF syntax to b (7.3).

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

func appendRef(b []byte, r ref) []byte {
	b = strconv.AppendInt(b, int64(r), 10)
	return append(b, " 0 R"...)
}

// appendKeyRef writes an entry of a dictionary.
func appendKeyRef(b []byte, key string, r ref) []byte { return appendRef(append(b, key...), r) }

// appendRefs writes n references from first on.
func appendRefs(b []byte, first ref, n int) []byte {
	for i := range n {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, first+ref(i))
	}
	return b
}

// milliPoints converts a length to thousandths of a point, half away from zero:
// 1 µm is 72000/25400 = 360/127 of them.
func milliPoints(l unit.Length) int64 {
	n := int64(l) * 720
	if n < 0 {
		return (n - 127) / 254
	}
	return (n + 127) / 254
}

// appendLength writes a length in points.
func appendLength(b []byte, l unit.Length) []byte { return appendDecimal(b, milliPoints(l), 3) }

// appendDecimal writes n/10^places, without zeros at the end.
func appendDecimal(b []byte, n int64, places int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	one := int64(1)
	for range places {
		one *= 10
	}
	whole, rest := n/one, n%one
	if whole != 0 || rest == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for one /= 10; rest > 0; one /= 10 {
		b = append(b, '0'+byte(rest/one))
		rest %= one
	}
	return b
}

const hexDigits = "0123456789ABCDEF"

func appendHex16(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

func appendHex(b, data []byte) []byte {
	b = append(b, '<')
	for _, c := range data {
		b = append(b, hexDigits[c>>4], hexDigits[c&15])
	}
	return append(b, '>')
}

// appendUTF16 writes the hexadecimal digits of r in UTF-16BE.
func appendUTF16(b []byte, r rune) []byte {
	if hi, lo := utf16.EncodeRune(r); hi != '\uFFFD' {
		return appendHex16(appendHex16(b, uint16(hi)), uint16(lo))
	}
	return appendHex16(b, uint16(r))
}

// appendText writes a text string (7.9.2.2).
func appendText(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, r := range s {
		b = appendUTF16(b, r)
	}
	return append(b, '>')
}

// appendBinary writes one byte of a literal string (7.3.4.2). A carriage return
// would be read as a line feed.
func appendBinary(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}
