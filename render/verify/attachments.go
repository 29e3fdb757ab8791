package verify

import "slices"

// attachments lists the files in the file (7.11.4) and compares them with the
// level that is claimed.
func (c *check) attachments() {
	var specs []any
	seen := map[int]bool{}
	add := func(v any) {
		if r, ok := v.(ref); ok {
			if seen[r.number] {
				return
			}
			seen[r.number] = true
		}
		if c.dict(c.dict(v)["EF"]) != nil {
			specs = append(specs, v)
		}
	}
	c.nameTree(c.dict(c.catalog["Names"])["EmbeddedFiles"], add)
	for _, v := range c.list(c.catalog["AF"]) {
		add(v)
	}
	for _, n := range c.numbers() { // of annotations, or of nothing at all
		if d, ok := c.object(n).(dict); ok && d["EF"] != nil {
			add(ref{number: n})
		}
	}
	for _, v := range specs {
		c.attachment(c.dict(v))
	}
}

func (c *check) attachment(spec dict) {
	a := Attachment{Relationship: printable(string(c.name(spec["AFRelationship"])))}
	for _, k := range []name{"UF", "F"} {
		if s, ok := c.resolve(spec[k]).(text); ok && a.Name == "" {
			a.Name = printable(textString(s))
		}
	}
	files := c.dict(spec["EF"])
	var s *stream
	for _, k := range []name{"UF", "F"} {
		if s == nil {
			s = c.stream(files[k])
		}
	}
	if s == nil {
		c.note(&ruleDamaged, "附带的文件 %s 没有内容", a.Name)
	} else {
		a.Data, _ = c.contents(s, "附带的文件 "+a.Name)
	}
	c.report.Attachments = append(c.report.Attachments, a)
	switch part := c.report.Claim.Part; {
	case part == 1:
		c.note(&ruleFile, "PDF/A-1 不能附带文件，却有 %s", a.Name)
	case part == 2 && len(a.Data) > 0 && !slices.Equal(a.Data[:min(len(a.Data), 5)], []byte("%PDF-")):
		c.note(&ruleFile, "PDF/A-2 只能附带 PDF/A 文件，却有 %s", a.Name)
	case part >= 3 && a.Relationship == "":
		c.note(&ruleFile, "附带的文件 %s 没有说明与公文的关系（AFRelationship）", a.Name)
	}
}

// nameTree calls add with each value of a name tree (7.9.6).
func (c *check) nameTree(v any, add func(any)) {
	c.tree(v, "Names", func(_, value any) { add(value) })
}

// tree calls add with each pair of a tree whose leaves have them under that
// name (7.9.6, 7.9.7). A node that is met again is passed over.
func (c *check) tree(v any, leaves name, add func(key, value any)) {
	seen := map[int]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if r, ok := v.(ref); ok {
			if seen[r.number] {
				return
			}
			seen[r.number] = true
		}
		if depth > maxDepth {
			return
		}
		d := c.dict(v)
		for _, kid := range c.list(d["Kids"]) {
			walk(kid, depth+1)
		}
		pairs := c.list(d[leaves])
		for i := 0; i+1 < len(pairs); i += 2 {
			add(pairs[i], pairs[i+1])
		}
	}
	walk(v, 0)
}
