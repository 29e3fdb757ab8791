package verify

import (
	"bytes"
	"fmt"
)

// owner is a page or a form that owns marked content by number (14.7.4).
type owner struct {
	number  int         // of the object
	page    int         // from 1; of a form the first that shows it
	unread  bool        // its content could not be read to the end
	again   bool        // a form that was read before, in another place
	key     int         // StructParents; -1: none
	marks   map[int]int // by MCID: how many times it is used
	outside int         // how many things are drawn outside of marked content
	mixed   int         // how many artifacts lie in tagged content, or tags in artifacts
	annots  array
	tabs    name
}

// page is a leaf of the page tree with what it inherits.
type page struct {
	number    int
	dict      dict
	resources dict
}

// leaves are the pages in order (7.7.3).
func (f *file) leaves(catalog dict) []page {
	var out []page
	seen := map[int]bool{}
	var walk func(v any, resources any, depth int) int
	walk = func(v any, resources any, depth int) int {
		r, ok := v.(ref)
		if !ok || seen[r.number] || depth > maxDepth {
			f.notes.add(&ruleDamaged, "页面树坏了：有一个节点不是引用、重复或太深")
			return 0
		}
		seen[r.number] = true
		d := f.dict(r)
		if d == nil {
			f.notes.add(&ruleDamaged, "页面树坏了：对象 %d 不是页面", r.number)
			return 0
		}
		if own, ok := d["Resources"]; ok {
			resources = own
		}
		if f.name(d["Type"]) == "Page" || d["Kids"] == nil {
			out = append(out, page{r.number, d, f.dict(resources)})
			return 1
		}
		n := 0
		for _, kid := range f.list(d["Kids"]) {
			n += walk(kid, resources, depth+1)
		}
		if count := f.int(d["Count"], -1); count != n {
			f.notes.add(&ruleDamaged, "页面树说有 %d 页，实有 %d 页", count, n)
		}
		return n
	}
	walk(catalog["Pages"], nil, 0)
	if len(out) == 0 {
		f.notes.add(&ruleDamaged, "文件里没有页面")
	}
	return out
}

// content is the decoded content of a page: its streams are one (7.8.2).
func (f *file) content(p page, number int) ([]byte, bool) {
	streams := f.list(p.dict["Contents"])
	if streams == nil && p.dict["Contents"] != nil {
		streams = array{p.dict["Contents"]}
	}
	var parts [][]byte
	for _, v := range streams {
		s := f.stream(v)
		if s == nil {
			f.notes.add(&ruleDamaged, "第 %d 页的内容缺了一段", number)
			return nil, false
		}
		data, ok := f.contents(s, fmt.Sprintf("第 %d 页的内容", number))
		if !ok {
			return nil, false
		}
		parts = append(parts, data)
	}
	return bytes.Join(parts, []byte("\n")), true
}

// pages reads the content of all pages.
func (c *check) pages() {
	c.byRef, c.byFont, c.forms = map[int]*owner{}, map[int]*font{}, map[form]bool{}
	leaves := c.leaves(c.catalog)
	c.report.Pages = len(leaves)
	for i, p := range leaves {
		o := &owner{number: p.number, page: i + 1, key: c.int(p.dict["StructParents"], -1), marks: map[int]int{}, annots: c.list(p.dict["Annots"]), tabs: c.name(p.dict["Tabs"])}
		c.owners = append(c.owners, o)
		c.byRef[p.number] = o
		if data, ok := c.content(p, i+1); ok {
			s := scene{check: c, owner: o, page: i + 1, resources: p.resources}
			s.run(data)
		} else {
			o.unread = true
		}
		for _, a := range o.annots {
			c.appearance(c.dict(a), i+1)
		}
	}
}

// appearance reads what an annotation draws; it belongs to the annotation and
// needs no marks.
func (c *check) appearance(annotation dict, number int) {
	normal := c.resolve(c.dict(annotation["AP"])["N"])
	var forms []any
	switch v := normal.(type) {
	case *stream:
		forms = append(forms, v)
	case dict:
		for _, k := range sortedKeys(v) {
			forms = append(forms, v[k])
		}
	}
	for _, v := range forms {
		s := c.stream(v)
		if s == nil {
			continue
		}
		if data, ok := c.contents(s, fmt.Sprintf("第 %d 页批注的外观", number)); ok {
			sc := scene{check: c, owner: &owner{page: number, marks: map[int]int{}}, page: number, resources: c.dict(s.dict["Resources"]), depth: 1}
			sc.run(data)
		}
	}
}
