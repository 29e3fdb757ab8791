package pack

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// XML gathers elements and texts on their way into a part.
type XML struct {
	w   io.Writer
	b   []byte
	err error
}

// gathered is how much is written at once.
const gathered = 64 << 10

// NewXML writes to a part.
func NewXML(w io.Writer) *XML { return &XML{w: w} }

// Bytes is what has been gathered.
func (w *XML) Bytes() []byte { return w.b }

// Drain writes what has been gathered, if that is much.
func (w *XML) Drain() error {
	if len(w.b) >= gathered {
		return w.Flush()
	}
	return w.err
}

// Flush writes what has been gathered; the first error stays.
func (w *XML) Flush() error {
	if w.err == nil {
		_, w.err = w.w.Write(w.b)
	}
	w.b = w.b[:0]
	return w.err
}

// Text is markup, as it is.
func (w *XML) Text(s string) { w.b = append(w.b, s...) }

// Number is a whole number.
func (w *XML) Number(n int) { w.b = strconv.AppendInt(w.b, int64(n), 10) }

// Element is an element with a text, whose blanks at the edges count.
func (w *XML) Element(name, s string) {
	w.b = append(append(w.b, '<'), name...)
	if s != "" && (edge(s[0]) || edge(s[len(s)-1])) {
		w.Text(` xml:space="preserve"`)
	}
	w.b = append(w.b, '>')
	w.Escaped(s)
	w.b = append(append(append(w.b, '<', '/'), name...), '>')
}

// edge reports the characters that a reader of XML may drop at the edges.
func edge(c byte) bool { return c <= ' ' }

// Escaped is a text as XML holds it. _x0041_ is how the format writes a character
// by its number: words that look so have their first sign written in that way.
func (w *XML) Escaped(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || r == 0xFFFE || r == 0xFFFF {
				w.Text(s[from:i])
				w.Text("\uFFFD")
				from = i + n
			}
			i += n
			continue
		}
		by := ""
		switch {
		case c == '&':
			by = "&amp;"
		case c == '<':
			by = "&lt;"
		case c == '>':
			by = "&gt;"
		case c == '"':
			by = "&#34;"
		case c == '\r':
			by = "&#xD;"
		case c < ' ' && c != '\n' && c != '\t':
			by = "\uFFFD"
		case c == '_' && numbered(s[i:]):
			by = "_x005F_"
		}
		if i++; by != "" {
			w.Text(s[from : i-1])
			w.Text(by)
			from = i
		}
	}
	w.Text(s[from:])
}

// numbered reports whether a text begins like _x0041_.
func numbered(s string) bool {
	return len(s) >= 7 && s[1] == 'x' && s[6] == '_' && strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}
