package verify

import (
	"strings"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// outline walks the bookmarks (12.3.3): each of ours has a title to
// choose it by.
func (c *check) outline() {
	if !c.Ours {
		return
	}
	seen := map[int]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		for depth <= pdfread.MaxDepth {
			r, ok := v.(pdfread.Ref)
			if !ok || seen[r.Number] {
				return
			}
			seen[r.Number] = true
			d := c.Dict(r)
			title, _ := c.Resolve(d["Title"]).(pdfread.Text)
			if strings.TrimSpace(pdfread.TextString(title)) == "" {
				c.Add(rules.Outline, "书签（对象 %d）没有标题", r.Number)
			}
			walk(d["First"], depth+1)
			v = d["Next"]
		}
	}
	walk(c.Dict(c.Catalog["Outlines"])["First"], 0)
}
