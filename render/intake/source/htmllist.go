package source

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gongwen/render/words"
)

// count keeps the number of an item for its first words, which may stand in a
// paragraph of their own.
func (w *webReader) count(n *html.Node) {
	if n.DataAtom == atom.Li {
		w.item = w.number(n)
	}
}

// counted is the number that stands before words.
func (w *webReader) counted(text string) string {
	number := w.item
	if strings.TrimSpace(text) == "" {
		return ""
	}
	w.item = ""
	return number
}

// number is what a browser writes before an item of a numbered list; "" for any
// other element. It counts.
func (w *webReader) number(n *html.Node) string {
	if n.DataAtom != atom.Li || n.Parent == nil || n.Parent.DataAtom != atom.Ol {
		return ""
	}
	list := n.Parent
	v, begun := w.counts[list]
	v++
	if start, err := strconv.Atoi(strings.TrimSpace(attribute(list, "start"))); !begun && err == nil {
		v = start
	}
	if own, err := strconv.Atoi(strings.TrimSpace(attribute(n, "value"))); err == nil {
		v = own
	}
	w.counts[list] = v
	kind := attribute(list, "type")
	for _, of := range [...]*html.Node{list, n} {
		style := strings.ToLower(attribute(of, "style"))
		for _, k := range listKinds {
			if strings.Contains(style, k[0]) {
				kind = k[1]
			}
		}
		if strings.Contains(strings.ReplaceAll(style, " ", ""), "list-style:none") || strings.Contains(strings.ReplaceAll(style, " ", ""), "list-style-type:none") {
			return ""
		}
	}
	const letters = 26
	switch {
	case kind == "一" && v > 0:
		return words.Ordinal{Level: 1, Value: v}.String()
	case kind == "a" && v > 0 && v <= letters:
		return string(rune('a'+v-1)) + "."
	case kind == "A" && v > 0 && v <= letters:
		return string(rune('A'+v-1)) + "."
	}
	return strconv.Itoa(v) + "."
}

// listKinds are the ways of numbering that a style names, but figures.
var listKinds = [...][2]string{{"lower-alpha", "a"}, {"lower-latin", "a"}, {"upper-alpha", "A"}, {"upper-latin", "A"}, {"cjk-ideographic", "一"}, {"simp-chinese", "一"}, {"trad-chinese", "一"}}
