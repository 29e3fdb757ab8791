package pdfread

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// Limits keep a hostile file, of which a few bytes may unfold to gigabytes, from
// taking the machine: with them no file takes more than 300 MB or ten seconds.
// What exceeds them is not judged, and said so. The PDF of 10,000 tasks, which
// carries its workbook, has 9 MB, 28 MB decoded, 50,000 objects and 3.5 million values.
const (
	maxStream  = 24 << 20  // bytes of one stream, decoded
	maxDecoded = 256 << 20 // bytes of all streams together
	maxValues  = 12 << 20  // values read from objects and content
	maxHeld    = 1 << 19   // values of objects that are kept
	maxPacked  = 16 << 20  // bytes of object streams that are kept
	maxObjects = 1 << 19   // entries of all cross-reference sections
	maxNested  = 1 << 19   // values of one object
)

// errTooLarge stops at a limit.
var errTooLarge = errors.New("超出自查的上限")

// filterError is a filter that is not read here.
type filterError Name

func (e filterError) Error() string {
	return fmt.Sprintf("压缩方式 %s 不在自查范围内", string(e))
}

// Undecided reports whether an error leaves a question open, rather than
// proving a fault.
func Undecided(err error) bool {
	var filter filterError
	return errors.Is(err, errTooLarge) || errors.As(err, &filter)
}

// Stream is a dictionary with data as the file has it.
type Stream struct {
	Dict Dict
	Raw  []byte
	at   int // in the file
}

// Decode undoes the filters of a stream (7.4).
func (f *File) Decode(s *Stream) ([]byte, error) {
	filters, parms := f.List(s.Dict["Filter"]), f.List(s.Dict["DecodeParms"])
	if one, ok := f.Resolve(s.Dict["Filter"]).(Name); ok {
		filters = Array{one}
	}
	if one, ok := f.Resolve(s.Dict["DecodeParms"]).(Dict); ok {
		parms = Array{one}
	}
	data := s.Raw
	if f.decoded += len(data); f.decoded > maxDecoded {
		return nil, errTooLarge // one stream may be shown a million times
	}
	for i, v := range filters {
		filter, _ := f.Resolve(v).(Name)
		var parm Dict
		if i < len(parms) {
			parm = f.Dict(parms[i])
		}
		var err error
		switch filter {
		case "FlateDecode", "Fl":
			if data, err = f.inflate(data); err == nil {
				data, err = f.unpredict(data, parm)
			}
		case "ASCIIHexDecode", "AHx":
			data, err = unhex(data)
		case "ASCII85Decode", "A85":
			data, err = unascii85(data)
		case "Crypt": // undone before, or Identity (7.4.10)
			if name := f.Name(parm["Name"]); name != "" && name != "Identity" {
				err = filterError(filter)
			}
		case "RunLengthDecode", "RL":
			data, err = unrunlength(data)
		default:
			err = filterError(filter)
		}
		if err != nil {
			return nil, err
		}
		if f.decoded += len(data); f.decoded > maxDecoded {
			return nil, errTooLarge
		}
	}
	return data, nil
}

func (f *File) inflate(data []byte) ([]byte, error) {
	packed := bytes.NewReader(data)
	z, err := zlib.NewReader(packed)
	if err != nil {
		return nil, errors.New("压缩的数据坏了")
	}
	var out bytes.Buffer
	most := int64(min(maxStream, maxDecoded-f.decoded))
	n, err := out.ReadFrom(io.LimitReader(z, most+1))
	if n > most {
		return nil, errTooLarge
	}
	if err != nil {
		return nil, errors.New("压缩的数据坏了")
	}
	f.unused = packed.Len()
	return out.Bytes(), nil
}

// unpredict undoes the PNG predictors (7.4.4.4).
func (f *File) unpredict(data []byte, parm Dict) ([]byte, error) {
	predictor := f.Int(parm["Predictor"], 1)
	if predictor < 2 {
		return data, nil
	}
	colours, bits, columns := f.Int(parm["Colors"], 1), f.Int(parm["BitsPerComponent"], 8), f.Int(parm["Columns"], 1)
	if predictor < 10 || colours < 1 || colours > 32 || bits < 1 || bits > 16 || columns < 1 || columns > maxStream/64 {
		return nil, filterError("Predictor")
	}
	pixel, row := max(1, colours*bits/8), (colours*bits*columns+7)/8
	if len(data)%(row+1) != 0 {
		return nil, errors.New("压缩的数据不成整行")
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for ; len(data) > 0; data = data[row+1:] {
		kind, line := data[0], data[1:row+1]
		start := len(out)
		for i, c := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = out[start+i-pixel], above[i-pixel]
			}
			switch kind {
			case 0:
			case 1:
				c += left
			case 2:
				c += above[i]
			case 3:
				c += byte((int(left) + int(above[i])) / 2)
			case 4:
				c += paeth(left, above[i], corner)
			default:
				return nil, errors.New("压缩的数据里有不认识的行")
			}
			out = append(out, c)
		}
		above = out[start:]
	}
	return out, nil
}

func paeth(left, above, corner byte) byte {
	distance := func(a, b int) int {
		if a < b {
			return b - a
		}
		return a - b
	}
	p := int(left) + int(above) - int(corner)
	a, b, c := distance(p, int(left)), distance(p, int(above)), distance(p, int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func unhex(data []byte) ([]byte, error) {
	room := 1
	l := Lexer{Scanner: Scanner{Data: append([]byte{'<'}, data...)}, room: &room}
	v, err := l.Next()
	s, ok := v.(Text)
	if err != nil || !ok {
		return nil, errors.New("十六进制数据坏了")
	}
	return []byte(s), nil
}

func unascii85(data []byte) ([]byte, error) {
	var out []byte
	var group [5]byte
	n := 0
	flush := func(n int) bool {
		for i := n; i < 5; i++ {
			group[i] = 84
		}
		v := uint64(0)
		for _, c := range group {
			v = v*85 + uint64(c)
		}
		for i := range n - 1 {
			out = append(out, byte(v>>(24-8*i)))
		}
		return v < 1<<32
	}
	for _, c := range data {
		switch {
		case IsBlank(c):
		case c == '~':
			if n == 1 || n > 1 && !flush(n) {
				return nil, errors.New("ASCII85 数据坏了")
			}
			return out, nil
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				if !flush(5) {
					return nil, errors.New("ASCII85 数据坏了")
				}
				n = 0
			}
		default:
			return nil, errors.New("ASCII85 数据坏了")
		}
	}
	return nil, errors.New("ASCII85 数据没有结束")
}

func unrunlength(data []byte) ([]byte, error) {
	var out []byte
	for len(data) > 0 {
		n := int(data[0])
		data = data[1:]
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			if len(data) < n+1 {
				return nil, errors.New("RunLength 数据不全")
			}
			out = append(out, data[:n+1]...)
			data = data[n+1:]
		default:
			if len(data) == 0 {
				return nil, errors.New("RunLength 数据不全")
			}
			out = append(out, bytes.Repeat(data[:1], 257-n)...)
			data = data[1:]
		}
		if len(out) > maxStream {
			return nil, errTooLarge
		}
	}
	return out, nil
}
