package verify

import "strings"

// outline walks the bookmarks (12.3.3): each has a title to choose it by.
func (c *check) outline() {
	seen := map[int]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		for depth <= maxDepth {
			r, ok := v.(ref)
			if !ok || seen[r.number] {
				return
			}
			seen[r.number] = true
			d := c.dict(r)
			title, _ := c.resolve(d["Title"]).(text)
			if strings.TrimSpace(textString(title)) == "" {
				c.note(&ruleOutline, "书签（对象 %d）没有标题", r.number)
			}
			walk(d["First"], depth+1)
			v = d["Next"]
		}
	}
	walk(c.dict(c.catalog["Outlines"])["First"], 0)
}
