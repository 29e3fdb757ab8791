package graphics

import (
	"fmt"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// do draws an external object (8.8).
func (s *scene) do(v any) {
	key, _ := v.(pdfread.Name)
	value := s.named("XObject", key)
	x := s.Stream(value)
	if x == nil {
		s.Add(rules.Damaged, "第 %d 页的内容：没有图形 %s", s.page, string(key))
		return
	}
	r, _ := value.(pdfread.Ref)
	if s.Name(x.Dict["Subtype"]) != "Form" {
		s.draw()
		s.image(x, r.Number)
		return
	}
	how := form{r.Number, s.marked()}
	if s.depth >= pdfread.MaxDepth || s.forms[how] {
		if o := s.ByRef[r.Number]; o != nil && len(o.Marks) > 0 {
			o.Again = o.Again || o.Form
			s.UA(rules.Owner, "7.20", "第 %d 页：图形 %s 有自己的标记，却画了不止一次", s.page, string(key))
		}
		return
	}
	if len(s.forms) >= maxForms {
		s.owner.Unread = true
		s.Add(rules.Undecided, "图形超过 %d 个，以后的没有查", maxForms)
		return
	}
	s.forms[how] = true
	o := newOwner(s.page)
	o.Number, o.Form, o.Key = r.Number, true, s.Int(x.Dict["StructParents"], -1)
	if s.ByRef[r.Number] == nil {
		s.ByRef[r.Number] = o
	} else {
		o.Key = -1 // read again for what lies outside of marks; its own were counted
		o.Again = true
	}
	s.Owners = append(s.Owners, o)
	inner := scene{Pages: s.Pages, owner: o, page: s.page, above: s.resources, state: s.state, covered: how.covered, depth: s.depth + 1, uncolored: s.uncolored}
	if !inner.form(x, fmt.Sprintf("第 %d 页的图形 %s", s.page, string(key))) {
		o.Unread = true
	}
}

// form reads a form XObject (8.10); false when its content cannot be read.
func (s *scene) form(x *pdfread.Stream, what string) bool {
	s.resources = s.Dict(x.Dict["Resources"])
	if s.resources == nil && s.above == nil {
		s.resources = pdfread.Dict{}
	}
	s.formDict(x)
	data, ok := s.Contents(x, what)
	if ok {
		s.run(data)
	}
	return ok
}
