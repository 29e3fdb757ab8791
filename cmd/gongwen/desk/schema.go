package desk

import (
	"strings"

	"gongwen/render"
)

// key is a key of the source file, as the form is made from.
type key struct {
	Path     string   `json:"path"`
	Term     string   `json:"term"`
	About    string   `json:"about"`
	Types    []string `json:"types"`
	Required bool     `json:"required"`
	Default  string   `json:"default"`
	Values   []string `json:"values"`
	Lines    bool     `json:"lines"`
	Blank    bool     `json:"blank"`
	Cells    bool     `json:"cells"`
	Of       string   `json:"of"`
}

func schema() (out []key) {
	for _, k := range render.Keys() {
		out = append(out, key{
			k.Path, k.Term, k.About, strings.Split(k.Types.String(), "或"), k.Required, k.Default, k.Values, k.Lines, k.Blank, k.Cells, k.Of,
		})
	}
	return out
}
