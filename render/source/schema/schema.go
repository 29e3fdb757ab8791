// Package schema is the source file's schema 1 as data: one row a key, with its
// type, term, description, default, values and the other names that people give
// it.
//
// The rows drive binding and its hints, the reference of the README, the JSON
// schema for editors and the forms of the workbench; what a key does is bind's.
// It reads nothing and finds no fault. In: nothing. Out: rows, and how a file
// writes what they name.
package schema

import (
	"strings"
	"sync"
	"unicode"
)

// Type is a set of TOML types that a key takes.
type Type uint16

// The types that keys take.
const (
	String Type = 1 << iota
	Strings
	Integer
	Float
	Boolean
	Date
	Table
	Tables
	Rows  // arrays of strings: the rows of a plain table
	Heads // strings, and arrays of two for a head of two levels
)

// typeNames are in the order of the bits.
var typeNames = [...]string{"字符串", "字符串数组", "整数", "小数", "开关（true 或 false）", "日期", "表", "表数组", "数组的数组", "两层表头的数组"}

// String names the types in Chinese: 字符串或字符串数组.
func (t Type) String() string {
	var names []string
	for i, name := range typeNames {
		if t&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "或")
}

// Key is one key of the source file.
type Key struct {
	Path     string // task.requirement: the tables' names and the key's, joined by points
	Term     string // the field's term: 具体要求
	About    string // Chinese, one line; may be empty where the term says it all
	Types    Type
	Required bool
	Default  string   // what holds without it, in words or TOML; empty: nothing
	Values   []string // the only strings it takes; nil: any
	Blank    bool     // "" is a value
	Lines    bool     // line breaks may stand in it
	Cells    bool     // the elements of its array are cells: they may be empty and have line breaks
	Names    string   // what people call it, with blanks between: English, pinyin, Chinese; none is taken, they lead hints and imports
	Of       string   // of a table: the kind whose keys it has, where those are shared by several places; empty: its path
}

// Name is the last part of the path.
func (k *Key) Name() string { return k.Path[strings.LastIndexByte(k.Path, '.')+1:] }

// Table is the path without the name; empty for a key of the top level.
func (k *Key) Table() string { return k.Path[:max(0, strings.LastIndexByte(k.Path, '.'))] }

// Kind is the kind of table that the key holds: of attachment.breakdown, breakdown.
func (k *Key) Kind() string {
	if k.Of != "" {
		return k.Of
	}
	return k.Path
}

// Written is how the file writes the key: of a table with its brackets.
func (k *Key) Written() string {
	switch k.Types {
	case Table:
		return "[" + k.Path + "]"
	case Tables:
		return "[[" + k.Path + "]]"
	default:
		return k.Name()
	}
}

// Placeholder is the blank that stands for the key in a notice still to be
// filled in: （发文机关）. A value is one by exactly these words.
func (k *Key) Placeholder() string { return "（" + k.Term + "）" }

// Blank is the placeholder of the key of a path, or "" if there is none.
func Blank(path string) string {
	if i, ok := index().paths[path]; ok {
		return keys[i].Placeholder()
	}
	return ""
}

// Place says where a key belongs.
func (k *Key) Place() string {
	if k.Table() == "" {
		return "是顶层的键，要写在第一个方括号行之前"
	}
	return "要写在 " + Header(k.Table()) + " 里"
}

// Header is how the file writes the table of a path.
func Header(path string) string {
	if i, ok := index().paths[path]; ok {
		return keys[i].Written()
	}
	return "[" + path + "]"
}

// Keys is the whole schema: every key, those of a table together, the top level
// first. It is not to be written to.
func Keys() []Key { return keys[:] }

// KeysOf are the keys of a kind of table: "" the top level, breakdown.column.
// They are not to be written to.
func KeysOf(kind string) []Key {
	at := index().kinds[kind]
	return keys[at[0]:at[1]]
}

// index finds rows: a key by its path, the keys of a kind of table by that.
var index = sync.OnceValue(func() (out struct {
	paths map[string]int
	kinds map[string][2]int
},
) {
	out.paths, out.kinds = map[string]int{}, map[string][2]int{}
	for i := range keys {
		k := &keys[i]
		out.paths[k.Path] = i
		at, begun := out.kinds[k.Table()]
		if !begun {
			at[0] = i
		}
		at[1] = i + 1
		out.kinds[k.Table()] = at
	}
	return out
})

// Synonym is the key among keys that people call name, or nil. Case, _ and - do
// not count.
func Synonym(name string, keys []Key) *Key {
	name = plain(name)
	for i := range keys {
		k := &keys[i]
		if k.Term == name || plain(k.Name()) == name || named(k.Names, name) {
			return k
		}
	}
	return nil
}

// OwnColumn is the usual key of a column that people call name and the schema has
// not, or "".
func OwnColumn(name string) string {
	name = plain(name)
	for _, names := range ownColumns {
		if named(names, name) {
			key, _, _ := strings.Cut(names, " ")
			return key
		}
	}
	return ""
}

// named reports whether name is one of the names of a row.
func named(names, name string) bool {
	for other := range strings.FieldsSeq(names) {
		if plain(other) == name {
			return true
		}
	}
	return false
}

// plain is a key without what writers of keys do differently.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}
