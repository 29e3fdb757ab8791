package verify

import (
	"fmt"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
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
	annots  pdfread.Array
	tabs    pdfread.Name
}

// pages reads the content of all pages.
func (c *check) pages() {
	c.byRef, c.byFont, c.forms = map[int]*owner{}, map[int]*font{}, map[form]bool{}
	leaves := c.Leaves(c.catalog)
	c.report.Pages = len(leaves)
	for i, p := range leaves {
		o := &owner{number: p.Number, page: i + 1, key: c.Int(p.Dict["StructParents"], -1), marks: map[int]int{}, annots: c.List(p.Dict["Annots"]), tabs: c.Name(p.Dict["Tabs"])}
		c.owners = append(c.owners, o)
		c.byRef[p.Number] = o
		if data, ok := c.Content(p, i+1); ok {
			s := scene{check: c, owner: o, page: i + 1, resources: p.Resources}
			s.run(data)
		} else {
			o.unread = true
		}
		for _, a := range o.annots {
			c.appearance(c.Dict(a), i+1)
		}
	}
}

// appearance reads what an annotation draws; it belongs to the annotation and
// needs no marks.
func (c *check) appearance(annotation pdfread.Dict, number int) {
	normal := c.Resolve(c.Dict(annotation["AP"])["N"])
	var forms []any
	switch v := normal.(type) {
	case *pdfread.Stream:
		forms = append(forms, v)
	case pdfread.Dict:
		for _, k := range rules.SortedKeys(v) {
			forms = append(forms, v[k])
		}
	}
	for _, v := range forms {
		s := c.Stream(v)
		if s == nil {
			continue
		}
		if data, ok := c.Contents(s, fmt.Sprintf("第 %d 页批注的外观", number)); ok {
			sc := scene{check: c, owner: &owner{page: number, marks: map[int]int{}}, page: number, resources: c.Dict(s.Dict["Resources"]), depth: 1}
			sc.run(data)
		}
	}
}
