package verify

import (
	"slices"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// attachments lists the files in the file (7.11.4) and compares them with the
// level that is claimed.
func (c *check) attachments() {
	var specs []any
	seen := map[int]bool{}
	add := func(v any) {
		if r, ok := v.(pdfread.Ref); ok {
			if seen[r.Number] {
				return
			}
			seen[r.Number] = true
		}
		if c.Dict(c.Dict(v)["EF"]) != nil {
			specs = append(specs, v)
		}
	}
	c.nameTree(c.Dict(c.catalog["Names"])["EmbeddedFiles"], add)
	for _, v := range c.List(c.catalog["AF"]) {
		add(v)
	}
	for _, n := range c.Numbers() { // of annotations, or of nothing at all
		if d, ok := c.Object(n).(pdfread.Dict); ok && d["EF"] != nil {
			add(pdfread.Ref{Number: n})
		}
	}
	for _, v := range specs {
		c.attachment(c.Dict(v))
	}
}

func (c *check) attachment(spec pdfread.Dict) {
	a := Attachment{Relationship: rules.Printable(string(c.Name(spec["AFRelationship"])))}
	for _, k := range []pdfread.Name{"UF", "F"} {
		if s, ok := c.Resolve(spec[k]).(pdfread.Text); ok && a.Name == "" {
			a.Name = rules.Printable(pdfread.TextString(s))
		}
	}
	files := c.Dict(spec["EF"])
	var s *pdfread.Stream
	for _, k := range []pdfread.Name{"UF", "F"} {
		if s == nil {
			s = c.Stream(files[k])
		}
	}
	if s == nil {
		c.note(rules.Damaged, "附带的文件 %s 没有内容", a.Name)
	} else {
		a.Data, _ = c.Contents(s, "附带的文件 "+a.Name)
	}
	c.report.Attachments = append(c.report.Attachments, a)
	switch part := c.report.Claim.Part; {
	case part == 1:
		c.note(rules.File, "PDF/A-1 不能附带文件，却有 %s", a.Name)
	case part == 2 && len(a.Data) > 0 && !slices.Equal(a.Data[:min(len(a.Data), 5)], []byte("%PDF-")):
		c.note(rules.File, "PDF/A-2 只能附带 PDF/A 文件，却有 %s", a.Name)
	case part >= 3 && a.Relationship == "":
		c.note(rules.File, "附带的文件 %s 没有说明与公文的关系（AFRelationship）", a.Name)
	}
}

// nameTree calls add with each value of a name tree (7.9.6).
func (c *check) nameTree(v any, add func(any)) {
	c.tree(v, "Names", func(_, value any) { add(value) })
}

// tree calls add with each pair of a tree whose leaves have them under that
// name (7.9.6, 7.9.7). A node that is met again is passed over.
func (c *check) tree(v any, leaves pdfread.Name, add func(key, value any)) {
	seen := map[int]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if r, ok := v.(pdfread.Ref); ok {
			if seen[r.Number] {
				return
			}
			seen[r.Number] = true
		}
		if depth > pdfread.MaxDepth {
			return
		}
		d := c.Dict(v)
		for _, kid := range c.List(d["Kids"]) {
			walk(kid, depth+1)
		}
		pairs := c.List(d[leaves])
		for i := 0; i+1 < len(pairs); i += 2 {
			add(pairs[i], pairs[i+1])
		}
	}
	walk(v, 0)
}
