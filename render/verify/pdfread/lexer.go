package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// The values of PDF (7.3). Beside these there are nil for null, bool, int and
// float64; a [Stream] is a value of a file alone.
type (
	Name  string
	Text  string // the bytes of a string
	Array []any
	Dict  map[Name]any
	Ref   struct{ Number, Generation int }
	// Operator is any other word: obj, BT, endbfchar; at the end of the data
	// it is empty.
	Operator string
)

// End is what next returns behind the last value.
const End = Operator("")

// Lexer reads values out of objects, content streams and CMaps.
type Lexer struct {
	Scanner
	refs  bool                                     // 12 0 R is a reference, as it is in objects alone
	room  *int                                     // how many more values may be read
	count int                                      // values of the one that is read
	odd   func(clause, format string, args ...any) // is told what is misspelt; nil: nobody
}

// NewLexer reads data that is no object, in which there are no references; of
// more than room values it gives an error that is [Undecided].
func NewLexer(data []byte, room int) *Lexer { return &Lexer{Scanner: Scanner{Data: data}, room: &room} }

// Lexer reads a content stream of the file; its values count for the file's.
func (f *File) Lexer(data []byte) *Lexer {
	return &Lexer{Scanner: Scanner{Data: data}, room: &f.room, odd: f.misspelt}
}

// tell tells what is misspelt.
func (l *Lexer) tell(clause, format string, args ...any) {
	if l.odd != nil {
		l.odd(clause, format, args...)
	}
}

// syntaxError says what cannot be read, and where.
type syntaxError struct {
	at   int
	what string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("第 %d 字节处%s", e.at, e.what) }

func (l *Lexer) wrong(what string) error { return &syntaxError{l.At, what} }

// MaxDepth is how deep arrays and dictionaries may nest.
const MaxDepth = 64

// Next reads a value; behind the last one it is [End]. A closing bracket without
// its partner is an operator. An error says in Chinese what cannot be read, and
// at which byte of the data, from 0.
func (l *Lexer) Next() (any, error) {
	l.count = 0
	return l.nested(0)
}

func (l *Lexer) nested(depth int) (any, error) {
	l.Blank()
	if l.At >= len(l.Data) {
		return End, nil
	}
	if *l.room--; *l.room < 0 {
		return nil, errTooLarge
	}
	if l.count++; depth > 0 && l.count > maxNested {
		return nil, errTooLarge
	}
	if depth > MaxDepth {
		return nil, l.wrong("嵌套太深")
	}
	switch c := l.Data[l.At]; c {
	case '/':
		l.At++
		return l.name()
	case '(':
		return l.literal()
	case '<':
		if l.Follows("<<") {
			l.At += 2
			return l.dict(depth)
		}
		return l.hexadecimal()
	case '>':
		if l.Follows(">>") {
			l.At += 2
			return Operator(">>"), nil
		}
		return nil, l.wrong("多了 >")
	case '[':
		l.At++
		return l.array(depth)
	case ']', '{', '}':
		l.At++
		return Operator(c), nil
	case ')':
		return nil, l.wrong("多了 )")
	}
	return l.word(), nil
}

func (l *Lexer) name() (any, error) {
	w := l.Regular()
	if len(w) > 127 { // so many bytes of the file make at least as many of the name
		l.longName(w)
	}
	plain := true
	for _, c := range w {
		plain = plain && c != '#'
	}
	if plain {
		return Name(w), nil
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == '#' && i+2 < len(w) {
			hi, ok1 := hexDigit(w[i+1])
			lo, ok2 := hexDigit(w[i+2])
			if ok1 && ok2 {
				c = hi<<4 | lo
				i += 2
			}
		}
		out = append(out, c)
	}
	return Name(out), nil
}

// longName tells of a name that is too long when its escapes are undone.
func (l *Lexer) longName(w []byte) {
	const most = 127
	if n := len(w) - 2*bytes.Count(w, []byte("#")); n > most {
		l.tell("6.1.13", "名字 %.20s… 长 %d 字节，超过 127", w, n)
	}
}

// word reads a number, a reference, true, false, null or an operator.
func (l *Lexer) word() any {
	w := l.Regular()
	if n, ok := integer(w); ok {
		if n > math.MaxInt32 || n < math.MinInt32 {
			l.tell("6.1.13", "整数 %s 超出范围", w)
		}
		if l.refs && n >= 0 {
			if r, ok := l.reference(n); ok {
				return r
			}
		}
		return n
	}
	if c := w[0]; c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9' {
		if x, err := strconv.ParseFloat(string(w), 64); err == nil {
			const most, least = 3.403e38, 1.175e-38
			if !bytes.ContainsAny(w, ".eE") {
				l.tell("6.1.13", "整数 %.20s 超出范围", w)
			}
			if a := math.Abs(x); a > most || a != 0 && a < least {
				l.tell("6.1.13", "实数 %.20s 超出范围", w)
			}
			return x
		}
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return Operator(w)
}

// reference reads the rest of "12 0 R".
func (l *Lexer) reference(number int) (Ref, bool) {
	before := l.At
	l.Blank()
	generation, ok := integer(l.Regular())
	if ok && generation >= 0 {
		l.Blank()
		if w := l.Regular(); len(w) == 1 && w[0] == 'R' {
			return Ref{number, generation}, true
		}
	}
	l.At = before
	return Ref{}, false
}

// integer is the value of up to 18 digits.
func integer(w []byte) (int, bool) {
	negative := false
	if len(w) > 1 && (w[0] == '-' || w[0] == '+') {
		negative = w[0] == '-'
		w = w[1:]
	}
	if len(w) == 0 || len(w) > 18 {
		return 0, false
	}
	n := int64(0)
	for _, c := range w {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	if negative {
		n = -n
	}
	if n > math.MaxInt || n < math.MinInt {
		return 0, false // an int has 32 bits on some systems
	}
	return int(n), true
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

func (l *Lexer) array(depth int) (any, error) {
	out := Array{}
	for {
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, err
		}
		if op, ok := v.(Operator); ok {
			if op == "]" {
				return out, nil
			}
			return nil, l.wrong("数组没有结束")
		}
		out = append(out, v)
	}
}

func (l *Lexer) dict(depth int) (any, error) {
	out := Dict{}
	for {
		k, err := l.nested(depth + 1)
		if err != nil {
			return nil, err
		}
		if k == Operator(">>") {
			return out, nil
		}
		key, ok := k.(Name)
		if !ok {
			return nil, l.wrong("字典的键不是名字")
		}
		v, err := l.nested(depth + 1)
		if err != nil {
			return nil, err
		}
		if _, ok := v.(Operator); ok {
			return nil, l.wrong("字典的键没有值")
		}
		out[key] = v
	}
}

var errImage = errors.New("图像没有结束")

// InlineImage reads from behind BI to behind EI (8.9.7) and returns the entries
// as they are abbreviated there. The data ends where EI stands alone.
func (l *Lexer) InlineImage() (Dict, error) {
	d := Dict{}
	for {
		k, err := l.Next()
		if err != nil {
			return nil, err
		}
		if k == Operator("ID") {
			break
		}
		key, ok := k.(Name)
		if !ok {
			return nil, errImage
		}
		if d[key], err = l.Next(); err != nil {
			return nil, err
		}
	}
	for l.At < len(l.Data) {
		i := bytes.Index(l.Data[l.At:], []byte("EI"))
		if i < 0 {
			break
		}
		at := l.At + i
		l.At = at + len("EI")
		if IsBlank(l.Data[at-1]) && (l.At == len(l.Data) || IsBlank(l.Data[l.At])) {
			return d, nil
		}
	}
	return nil, errImage
}
