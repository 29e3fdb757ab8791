package word

import (
	"strconv"
	"strings"
)

// writer writes the text of one paragraph.
type writer struct {
	*reader
	b      *strings.Builder
	style  looks // of the paragraph
	begun  bool  // a run with text has been met
	hidden strings.Builder
	struck strings.Builder
}

// runs reads what a paragraph, or a part of it, holds.
func (w *writer) runs(e *elem) {
	for _, k := range e.kids {
		switch k.name {
		case "r":
			w.run(k)
		case "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "Choice", "oMathPara", "sdtContent", "rubyBase":
			w.runs(k)
		case "sdt":
			if c := k.get("sdtContent"); c != nil {
				w.runs(c)
			}
		case "ins", "moveTo":
			w.note(Inserted, k.words())
			w.runs(k)
		case "del", "moveFrom":
			w.note(Deleted, deletedWords(k))
		case "oMath":
			w.b.WriteString(k.words())
		case "AlternateContent":
			w.alternate(k)
		case "commentRangeStart", "commentReference":
			w.comment(k)
		case "pPr":
		}
	}
	if w.hidden.Len() > 0 {
		w.note(Hidden, w.hidden.String())
		w.hidden.Reset()
	}
	if w.struck.Len() > 0 {
		w.note(Struck, w.struck.String())
		w.struck.Reset()
	}
}

// comment tells a comment once.
func (w *writer) comment(e *elem) {
	id := e.attr("id")
	if text, ok := w.comments[id]; ok {
		w.note(Comment, text)
		delete(w.comments, id)
	}
}

// run reads a run: text of one look.
func (w *writer) run(e *elem) {
	props := e.get("rPr")
	l := w.style.with(props)
	if v, ok := props.value("rStyle"); ok {
		if s := w.styles[v]; s != nil {
			l = w.style.with(s.run).with(props)
		}
	}
	write := func(s string) {
		if s == "" || w.inField() {
			return
		}
		if l.vanish {
			w.hidden.WriteString(s)
			return
		}
		if strings.TrimSpace(s) != "" {
			if !w.begun {
				w.begun, w.now.Size = true, l.size
			}
			w.now.Red = w.now.Red || l.red
			if l.struck {
				w.struck.WriteString(s)
			}
		}
		w.b.WriteString(s)
	}
	for _, k := range e.kids {
		switch k.name {
		case "t":
			for _, text := range k.kids {
				write(text.text)
			}
		case "tab", "ptab":
			write("\t")
		case "br":
			switch k.attr("type") {
			case "page":
				if strings.TrimSpace(w.b.String()) == "" {
					w.now.Page = w.now.Table == 0
				} else {
					w.page = w.now.Table == 0
				}
			default:
				write("\n")
			}
		case "cr":
			write("\n")
		case "noBreakHyphen":
			write("-")
		case "sym":
			write(w.sign(k))
		case "fldChar":
			w.field(k.attr("fldCharType"))
		case "ruby":
			if base := k.get("rubyBase"); base != nil {
				w.runs(base)
			}
		case "footnoteReference":
			w.foot(Footnote, w.footnotes, k.attr("id"))
		case "endnoteReference":
			w.foot(Endnote, w.endnotes, k.attr("id"))
		case "commentReference":
			w.comment(k)
		case "AlternateContent":
			w.alternate(k)
		case "drawing", "pict", "object":
			w.drawn(k)
		}
	}
}

func (w *writer) foot(kind NoteKind, texts map[string]string, id string) {
	if text, ok := texts[id]; ok {
		w.note(kind, text)
		delete(texts, id)
	}
}

// sign is a character of a font. Those of fonts of signs stand in the private
// area, and nobody knows what they show.
func (w *writer) sign(e *elem) string {
	n, err := strconv.ParseUint(e.attr("char"), 16, 32)
	if err != nil || n >= 0xE000 && n < 0xF900 || n < ' ' {
		w.note(Symbol, e.attr("font"))
		return ""
	}
	return string(rune(n))
}

// field follows a complex field: instructions, then what it shows.
func (w *writer) field(kind string) {
	switch last := len(w.fields) - 1; {
	case kind == "begin" && last < maxDepth:
		w.fields = append(w.fields, false)
	case kind == "separate" && last >= 0:
		w.fields[last] = true
	case kind == "end" && last >= 0:
		w.fields = w.fields[:last]
	}
}

// inField reports whether what comes are instructions, which nobody sees.
func (w *writer) inField() bool {
	for _, shown := range w.fields {
		if !shown {
			return true
		}
	}
	return false
}

// alternate takes the first of the contents that are the same for programs of
// different ages.
func (w *writer) alternate(e *elem) {
	for _, k := range e.kids {
		if k.name == "Choice" || k.name == "Fallback" {
			w.drawn(k)
			w.runs(k)
			return
		}
	}
}

// drawn reads what is drawn: the text of boxes is text, the rest is told.
func (w *writer) drawn(e *elem) {
	if w.depth > maxDepth/4 {
		return
	}
	for _, k := range e.kids {
		switch k.name {
		case "txbxContent":
			w.depth++
			fields := w.fields
			w.fields = nil
			held := w.held
			w.held = nil
			w.boxes = append(w.boxes, w.blocks(k, place{table: w.now.Table, row: w.now.Row, boxed: true})...)
			w.fields, w.held = fields, held
			w.depth--
		case "blip", "imagedata":
			w.note(Picture, "")
		case "chart", "relIds":
			w.note(Chart, "")
		case "OLEObject":
			w.note(Object, k.attr("ProgID"))
		case "r", "p": // of a choice; runs reads it
		case "AlternateContent":
			w.alternate(k)
		default:
			w.drawn(k)
		}
	}
}
