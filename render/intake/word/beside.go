package word

import "strings"

// beside reads the parts that the text refers to.
func (r *reader) beside(p *pack, list []relation) error {
	styles := func(rel relation) bool { return rel.kind == "styles" }
	for _, first := range []bool{true, false} { // lists may name styles
		for _, rel := range list {
			if styles(rel) != first {
				continue
			}
			switch rel.kind {
			case "styles", "numbering", "comments", "footnotes", "endnotes":
			default:
				continue
			}
			root, err := p.part(rel.target)
			if err != nil {
				return err
			}
			if root == nil {
				continue
			}
			switch rel.kind {
			case "styles":
				r.readStyles(root)
			case "numbering":
				r.readNumbering(root)
			case "comments":
				r.comments = texts(root, "comment")
			case "footnotes":
				r.footnotes = texts(root, "footnote")
			case "endnotes":
				r.endnotes = texts(root, "endnote")
			}
		}
	}
	return nil
}

// texts are those of a part of notes by their ids. Separators do not count.
func texts(root *elem, name string) map[string]string {
	out := map[string]string{}
	for _, k := range root.kids {
		if s := k.words(); k.name == name && s != "" {
			out[k.attr("id")] = s
		}
	}
	return out
}

// pages tells the words of headers and footers: the number of the page does not count.
func (r *reader) pages(p *pack, list []relation) {
	r.now = nil
	told := map[string]bool{}
	for _, rel := range list {
		kind := Header
		switch rel.kind {
		case "header":
		case "footer":
			kind = Footer
		default:
			continue
		}
		root, err := p.part(rel.target)
		if err != nil || root == nil {
			continue // nobody misses them
		}
		text := strings.TrimSpace(pageNumbers(root))
		if strings.Trim(text, "-—－– \t\n　·第页共/0123456789") != "" && !told[text] {
			told[text] = true
			r.note(kind, text)
		}
	}
}

// pageNumbers is the words of a header without those that a field shows.
func pageNumbers(root *elem) string {
	var b strings.Builder
	depth := 0
	var walk func(*elem)
	walk = func(e *elem) {
		switch e.name {
		case "fldChar":
			switch e.attr("fldCharType") {
			case "begin":
				depth++
			case "end":
				depth = max(0, depth-1)
			}
		case "fldSimple", "Fallback", "del", "instrText":
			return
		case "p":
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
		}
		if depth == 0 {
			b.WriteString(e.text)
		}
		for _, k := range e.kids {
			walk(k)
		}
	}
	walk(root)
	return b.String()
}
