// Package tomldoc reads TOML into a tree in which every key and every value
// has its place, and every string knows the source character behind each of
// its own.
//
// It knows no schema and no notice. Places, and in Chinese whatever is wrong
// with the syntax, come from a scanner of its own: the decoder has no usable
// positions inside arrays of tables, and stops at the first mistake. Values
// come from BurntSushi/toml, which also has the last word on what is TOML; it
// decodes a long array of tables in stretches, beside the scanner, because its
// values take several times the room of their text. In: a [diag.Source]. Out: a
// [Node], or findings GW1xx.
package tomldoc

import "gongwen/render/diag"

// Kind is the type of a value.
type Kind uint8

// The kinds that TOML tells apart. A date with a time, and a time alone, are
// DateTime: no key of ours takes one.
const (
	Table Kind = iota
	Array
	String
	Integer
	Float
	Boolean
	Date
	DateTime
)

// Node is one value of the tree.
type Node struct {
	Kind    Kind
	made    making // how a table came about; of use to the scanner alone
	apart   bool   // its value is decoded in a stretch
	Boolean bool
	Date    Day
	Name    string    // its key in a table, or the last part of it (in [[a.b]]: b); empty for an element and the root
	Key     diag.Span // where that stands
	Span    diag.Span // the value; of a table made by a header, the header with its brackets

	Text    diag.Text // String: line breaks are \n, a multi-line string lacks its first one
	Integer int64
	Float   float64

	Items []*Node // Table: its members, in file order; Array: its elements; of [[t]] the tables
}

// Day is a calendar day of the years 0 to 9999, small because every Node has
// room for one.
type Day struct {
	Year       uint16
	Month, Day uint8
}

// Get returns the member of a table with the name, or nil.
func (n *Node) Get(name string) *Node {
	for _, m := range n.Items {
		if m.Name == name {
			return m
		}
	}
	return nil
}
