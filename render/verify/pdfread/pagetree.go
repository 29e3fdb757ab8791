package pdfread

import (
	"bytes"
	"fmt"
	"maps"
)

// Page is a leaf of the page tree with what it inherits.
type Page struct {
	Number    int
	Dict      Dict
	Resources Dict
	Inherited Dict // of the nodes above: boxes, Rotate
}

// maxPages is how many pages are read.
const maxPages = 1 << 16

// Leaves are the pages in order (7.7.3).
func (f *File) Leaves(catalog Dict) []Page {
	var out []Page
	seen := map[int]bool{}
	full := false
	var walk func(v any, resources any, inherited Dict, depth int) int
	walk = func(v any, resources any, inherited Dict, depth int) int {
		r, ok := v.(Ref)
		if !ok || seen[r.Number] || depth > MaxDepth {
			f.fault(Damaged, "页面树坏了：有一个节点不是引用、重复或太深")
			return 0
		}
		seen[r.Number] = true
		d := f.Dict(r)
		if d == nil {
			f.fault(Damaged, "页面树坏了：对象 %d 不是页面", r.Number)
			return 0
		}
		if own, ok := d["Resources"]; ok {
			resources = own
		}
		if f.Name(d["Type"]) == "Page" || d["Kids"] == nil {
			if len(out) == maxPages {
				full = true
				return 1
			}
			out = append(out, Page{r.Number, d, f.Dict(resources), inherited})
			return 1
		}
		n := 0
		for _, key := range []Name{"MediaBox", "CropBox", "Rotate"} {
			if own, ok := d[key]; ok {
				inherited = maps.Clone(inherited)
				if inherited == nil {
					inherited = Dict{}
				}
				inherited[key] = own
			}
		}
		for _, kid := range f.List(d["Kids"]) {
			n += walk(kid, resources, inherited, depth+1)
		}
		if count := f.Int(d["Count"], -1); count != n {
			f.fault(Damaged, "页面树说有 %d 页，实有 %d 页", count, n)
		}
		return n
	}
	walk(catalog["Pages"], nil, nil, 0)
	if full {
		f.fault(Unread, "超过 %d 页，以后的没有读", maxPages)
	}
	if len(out) == 0 {
		f.fault(Damaged, "文件里没有页面")
	}
	return out
}

// Content is the decoded content of a page: its streams are one (7.8.2).
func (f *File) Content(p Page, number int) ([]byte, bool) {
	streams := f.List(p.Dict["Contents"])
	if streams == nil && p.Dict["Contents"] != nil {
		streams = Array{p.Dict["Contents"]}
	}
	var parts [][]byte
	for _, v := range streams {
		s := f.Stream(v)
		if s == nil {
			f.fault(Damaged, "第 %d 页的内容缺了一段", number)
			return nil, false
		}
		data, ok := f.Contents(s, fmt.Sprintf("第 %d 页的内容", number))
		if !ok {
			return nil, false
		}
		parts = append(parts, data)
	}
	return bytes.Join(parts, []byte("\n")), true
}
