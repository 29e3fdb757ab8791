package fontread

import (
	"bytes"
	"encoding/hex"
	"math"
	"strconv"

	"gongwen/render/verify/pdfread"
)

// ReadType1 reads a Type 1 program (Adobe Type 1 Font Format, 1990): the names
// of its glyphs, their widths and its own encoding.
func ReadType1(data []byte) (*Outlines, error) {
	if len(data) > 6 && data[0] == 0x80 { // with the headers of a PFB file
		data = unsegment(data)
	}
	at := bytes.Index(data, []byte("eexec"))
	if at < 0 {
		return nil, errProgram
	}
	clear, cipher := data[:at], data[at+len("eexec"):]
	for len(cipher) > 0 && pdfread.IsBlank(cipher[0]) {
		cipher = cipher[1:]
	}
	if len(cipher) < 8 {
		return nil, errProgram
	}
	if isHex(cipher[:4]) {
		cipher = unhexed(cipher)
	}
	private := decrypt(cipher, 55665, 4)
	o := &Outlines{Encoding: type1Encoding(clear)}
	scale := type1Scale(clear)
	skip := 4
	if v, ok := numberBehind(private, "/lenIV"); ok {
		skip = v
	}
	start := bytes.Index(private, []byte("/CharStrings"))
	if start < 0 {
		return nil, errProgram
	}
	l := pdfread.NewScanner(private, start+len("/CharStrings"))
	for len(o.Names) < maxGlyphs {
		next := bytes.IndexByte(private[l.At:], '/')
		if next < 0 {
			break
		}
		l.At += next + 1
		name := string(l.Regular())
		size, ok := l.Number()
		l.Blank()
		if word := l.Regular(); !ok || size < 0 || len(word) == 0 || l.At+1+size > len(private) {
			if len(o.Names) > 0 {
				break
			}
			continue
		}
		code := private[l.At+1 : l.At+1+size]
		l.At += 1 + size
		o.Names = append(o.Names, name)
		advance := -1
		if width, ok := type1Width(decrypt(code, 4330, skip)); ok {
			advance = int(math.Round(width * scale * 1000))
		}
		o.Advances = append(o.Advances, advance)
	}
	if len(o.Names) == 0 {
		return nil, errProgram
	}
	return o, nil
}

// unsegment drops the headers of the segments of a PFB file.
func unsegment(data []byte) (out []byte) {
	for len(data) > 6 && data[0] == 0x80 && data[1] != 3 {
		size := int(data[2]) | int(data[3])<<8 | int(data[4])<<16 | int(data[5])<<24
		if size < 0 || size > len(data)-6 {
			size = len(data) - 6
		}
		out = append(out, data[6:6+size]...)
		data = data[6+size:]
	}
	return out
}

func isHexDigit(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f'
}

func isHex(b []byte) bool {
	for _, c := range b {
		if !isHexDigit(c) {
			return false
		}
	}
	return true
}

func unhexed(b []byte) []byte {
	digits := make([]byte, 0, len(b))
	for _, c := range b {
		if isHexDigit(c) {
			digits = append(digits, c)
		} else if !pdfread.IsBlank(c) {
			break
		}
	}
	out := make([]byte, len(digits)/2)
	n, _ := hex.Decode(out, digits[:len(digits)/2*2])
	return out[:n]
}

// decrypt undoes the encryption of 7.1 and drops the random bytes before; below
// zero of them, nothing is encrypted.
func decrypt(b []byte, key uint16, skip int) []byte {
	if skip < 0 {
		return b
	}
	out := make([]byte, len(b))
	for i, c := range b {
		out[i] = c ^ byte(key>>8)
		key = (uint16(c)+key)*52845 + 22719
	}
	return out[min(skip, len(out)):]
}

// numberBehind is the whole number behind a word.
func numberBehind(data []byte, word string) (int, bool) {
	at := bytes.Index(data, []byte(word))
	if at < 0 {
		return 0, false
	}
	l := pdfread.NewScanner(data, at+len(word))
	return l.Number()
}

// type1Scale is how many thousandths of text space a unit has.
func type1Scale(clear []byte) float64 {
	at := bytes.Index(clear, []byte("/FontMatrix"))
	if at < 0 {
		return 1
	}
	l := pdfread.NewScanner(clear, at+len("/FontMatrix"))
	if l.Blank(); !l.Follows("[") && !l.Follows("{") {
		return 1
	}
	l.At++
	l.Blank()
	if x, err := strconv.ParseFloat(string(l.Regular()), 64); err == nil && x != 0 {
		return x * 1000
	}
	return 1
}

// type1Encoding reads "dup 65 /A put"; nil where it is the standard one.
func type1Encoding(clear []byte) map[int]string {
	at := bytes.Index(clear, []byte("/Encoding"))
	if at < 0 {
		return nil
	}
	l := pdfread.NewScanner(clear, at+len("/Encoding"))
	if l.Blank(); l.Follows("StandardEncoding") {
		return nil
	}
	out := map[int]string{}
	for l.At < len(clear) {
		l.Blank()
		if l.At >= len(clear) {
			break
		}
		if pdfread.IsDelimiter(clear[l.At]) {
			l.At++
			continue
		}
		switch string(l.Regular()) {
		case "def", "readonly":
			if len(out) > 0 {
				return out
			}
		case "dup":
			code, ok := l.Number()
			if l.Blank(); ok && code >= 0 && code < 256 && l.Follows("/") {
				l.At++
				out[code] = string(l.Regular())
			}
		}
	}
	return out
}

// type1Width executes a charstring as far as hsbw or sbw (6.4).
func type1Width(b []byte) (float64, bool) {
	var stack []float64
	for len(b) > 0 && len(stack) < 24 {
		if b[0] == 255 {
			if len(b) < 5 {
				return 0, false
			}
			stack = append(stack, float64(int32(uint32(b[1])<<24|uint32(b[2])<<16|uint32(b[3])<<8|uint32(b[4]))))
			b = b[5:]
			continue
		}
		if b[0] >= 32 {
			n, size := charNumber(b, false)
			if size == 0 {
				return 0, false
			}
			stack, b = append(stack, n), b[size:]
			continue
		}
		switch n := len(stack); {
		case b[0] == 13 && n >= 2: // hsbw
			return stack[n-1], true
		case b[0] == 12 && len(b) > 1 && b[1] == 7 && n >= 4: // sbw
			return stack[n-2], true
		case b[0] == 12 && len(b) > 1 && b[1] == 12 && n >= 2 && stack[n-1] != 0: // div
			stack = append(stack[:n-2], stack[n-2]/stack[n-1])
			b = b[2:]
		default:
			return 0, false
		}
	}
	return 0, false
}
