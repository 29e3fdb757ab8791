package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"gongwen/render/book/markup"
)

// readTexts reads the texts that cells share.
func (r *reader) readTexts(part string) error {
	var item rich
	return r.walk(part, func(s *markup.Scanner, t markup.Token) error {
		if t.Kind == markup.End && t.Name == "si" && s.Depth() == 1 {
			text, err := r.intern(unescapeX(item.text))
			if len(r.texts) == maxTexts {
				return ErrTooLarge
			}
			if len(item.gone) > 0 {
				if r.struck == nil {
					r.struck = map[int]string{}
				}
				r.struck[len(r.texts)] = string(item.gone)
			}
			r.texts = append(r.texts, text)
			item.reset()
			return err
		}
		return item.take(t)
	})
}

// rich collects the text of <si> and <is>: that of all <t>, but for how it is
// pronounced.
type rich struct {
	text   []byte
	inside bool   // <t>
	sound  int    // <rPh>
	gone   []byte // what of it has a line through it
	line   bool   // the run has one
}

func (x *rich) reset() { x.text, x.gone, x.line = x.text[:0], x.gone[:0], false }

func (x *rich) take(t markup.Token) error {
	switch t.Kind {
	case markup.Start, markup.End:
		switch t.Name {
		case "t":
			x.inside = t.Kind == markup.Start
		case "r":
			x.line = false
		case "strike":
			x.line = x.line || t.Kind == markup.Start && on(&t)
		case "rPh":
			if t.Kind == markup.Start {
				x.sound++
			} else {
				x.sound--
			}
		}
	case markup.Text:
		if x.inside && x.sound == 0 {
			if x.text = append(x.text, t.Text...); len(x.text) > markup.MaxToken {
				return ErrTooLarge
			}
			if x.line {
				x.gone = append(x.gone, t.Text...)
			}
		}
	}
	return nil
}

// unescapeX resolves _x000D_, by which the format writes characters that XML
// does not know.
func unescapeX(b []byte) []byte {
	if !bytes.Contains(b, []byte("_x")) {
		return b
	}
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] == '_' && i+7 <= len(b) && b[i+1] == 'x' && b[i+6] == '_' {
			if n, err := strconv.ParseUint(string(b[i+2:i+6]), 16, 32); err == nil && (n < 0xD800 || n >= 0xE000) {
				out = utf8.AppendRune(out, rune(n))
				i += 6
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}
