package screen

import (
	"slices"
	"strings"
	"sync"

	"gongwen/render"
)

// Key is a key of the source file, as the form is made from.
type Key struct {
	Path     string   `json:"path"`
	Term     string   `json:"term"`
	About    string   `json:"about"`
	Types    []string `json:"types"`
	Required bool     `json:"required"`
	Default  string   `json:"default"`
	Values   []string `json:"values"`
	Means    []string `json:"means"` // of the values: what they are called
	Lines    bool     `json:"lines"`
	Blank    bool     `json:"blank"`
	Cells    bool     `json:"cells"`
	Of       string   `json:"of"`
}

// Keys are all keys. They are not to be written to.
var Keys = sync.OnceValue(func() (out []Key) {
	for _, k := range render.Keys() {
		one := Key{
			Path: k.Path, Term: k.Term, About: k.About, Types: strings.Split(k.Types.String(), "或"), Required: k.Required, Default: k.Default,
			Values: k.Values, Lines: k.Lines, Blank: k.Blank, Cells: k.Cells, Of: k.Of,
		}
		for _, v := range k.Values {
			one.Means = append(one.Means, one.meant(v))
		}
		out = append(out, one)
	}
	return out
})

// kind is the kind of table that the key holds.
func (k *Key) kind() string {
	if k.Of != "" {
		return k.Of
	}
	return k.Path
}

// meaning is what a value is called.
func (k *Key) meaning(value string) string {
	if i := slices.Index(k.Values, value); i >= 0 {
		return k.Means[i]
	}
	return value
}

// meant is what the key's words call a value of a choice: “letter 信函”.
func (k *Key) meant(value string) string {
	if value == "" {
		return "（空）"
	}
	_, words, met := strings.Cut(k.About, value+" ")
	if end := strings.IndexAny(words, "，；、,;"); end >= 0 {
		words = words[:end]
	}
	if words = strings.TrimPrefix(words, "即"); !met || words == "" {
		return value
	}
	return words
}

// Schema are the keys for the page, their words as the screen has them.
func Schema() []Key {
	out := slices.Clone(Keys())
	for i := range out {
		k := &out[i]
		k.About = Spoken(k.About, k.Path)
		if k.Default = k.meaning(k.Default); k.Default != "true" && k.Default != "false" {
			k.Default = Spoken(k.Default, k.Path)
		}
	}
	return out
}
