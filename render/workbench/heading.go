package workbench

import (
	"encoding/json"
	"strings"

	"gongwen/render/source/edit"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// words are those of a string on one line.
func words(n *tomldoc.Node) string {
	if n == nil || n.Kind != tomldoc.String {
		return ""
	}
	return strings.ReplaceAll(strings.TrimSpace(n.Text.S), "\n", "")
}

// Issuers are the organs that issue a notice, as far as they are there.
func Issuers(doc edit.Doc) (names []string) {
	if doc.Root == nil || doc.Root.Get("issuer") == nil {
		return nil
	}
	n := doc.Root.Get("issuer")
	for _, m := range append([]*tomldoc.Node{n}, n.Items...) {
		if name := words(m); name != "" && name != schema.Blank("issuer") {
			names = append(names, name)
		}
	}
	return names
}

// Started is a starter with what is known from the first: the issuers, and the
// title, which may be empty.
func Started(doc edit.Doc, issuers []string, title string) string {
	var ops []edit.Op
	set := func(path string, v any) {
		value, _ := json.Marshal(v) // of strings
		ops = append(ops, edit.Op{Op: "set", Path: path, Value: value})
	}
	if n := doc.Root.Get("issuer"); n != nil && len(issuers) > 0 {
		if n.Kind == tomldoc.Array && len(issuers) < len(n.Items) { // a joint notice whose others are not known yet
			for _, m := range n.Items[len(issuers):] {
				issuers = append(issuers, m.Text.S)
			}
		}
		if len(issuers) == 1 {
			set("issuer", issuers[0])
		} else {
			set("issuer", issuers)
		}
	}
	if title != "" {
		set("title", title)
	}
	text, refused := edit.Do(doc, ops)
	if refused != "" {
		return doc.Text
	}
	return text
}

// Unissued reports whether a text lacks what a notice gets last, the number or the
// date.
func Unissued(doc edit.Doc) bool {
	if doc.Root == nil {
		return false
	}
	stated := func(key string) bool {
		n := doc.Root.Get(key)
		return n != nil && (n.Kind != tomldoc.String || strings.TrimSpace(n.Text.S) != "" && strings.TrimSpace(n.Text.S) != schema.Blank(key))
	}
	if !stated("date") {
		return true
	}
	format := doc.Root.Get("format")
	return !stated("number") && (format == nil || format.Text.S != "minutes") // which have none
}
