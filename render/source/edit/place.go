package edit

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// Doc is a TOML text with its tree.
type Doc struct {
	Text string
	Root *tomldoc.Node
}

// Parse reads a text; ok is false where it is no TOML.
func Parse(text string) (d Doc, ok bool) {
	root, _ := tomldoc.Parse(&diag.Source{Text: text})
	return Doc{text, root}, root != nil
}

// Place is where a value stands, or would stand: the names of keys, and numbers
// of elements, from 0: attachment.1.task.3.lead.
type Place []string

// PlaceOf reads a place.
func PlaceOf(s string) Place {
	if s == "" {
		return nil
	}
	return strings.Split(s, ".")
}

// String is the place as text.
func (p Place) String() string { return strings.Join(p, ".") }

// Schema is the row of the schema for a place; nil for a key that it has not, as
// those of own columns.
func (p Place) Schema() *schema.Key {
	table, name := p.kind()
	keys := schema.KeysOf(table)
	for i := range keys {
		if keys[i].Name() == name {
			return &keys[i]
		}
	}
	return nil
}

// kind is the kind of the table that a place stands in, and its name there.
func (p Place) kind() (table, name string) {
	for _, step := range p {
		if _, number := index(step); number {
			continue
		}
		if name != "" {
			full := name
			if table != "" {
				full = table + "." + name
			}
			keys := schema.KeysOf(table)
			for i := range keys {
				if keys[i].Name() == name {
					full = keys[i].Kind()
				}
			}
			table = full
		}
		name = step
	}
	return table, name
}

// index reads the number of an element.
func index(step string) (int, bool) {
	if step == "" || step[0] < '0' || step[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(step)
	return n, err == nil
}

// Find is the node of a place, or nil.
func (d Doc) Find(p Place) *tomldoc.Node {
	n := d.Root
	for _, step := range p {
		if n = child(n, step); n == nil {
			return nil
		}
	}
	return n
}

func child(n *tomldoc.Node, step string) *tomldoc.Node {
	switch n.Kind {
	case tomldoc.Table:
		return n.Get(step)
	case tomldoc.Array:
		if i, ok := index(step); ok && i < len(n.Items) {
			return n.Items[i]
		}
	}
	return nil
}

// rank is the place of a key in the schema's order of its table; own columns
// stand behind all others.
func rank(keys []schema.Key, name string) int {
	for i := range keys {
		if keys[i].Name() == name {
			return i
		}
	}
	return len(keys)
}
