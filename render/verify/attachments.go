package verify

import (
	"slices"
	"strings"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// attachments lists the files in the file (7.11.4) and compares them with the
// level that is claimed. others are the objects that name one, wherever they
// stand.
func (c *check) attachments(others []pdfread.Ref) {
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
	c.Tree(c.Dict(c.Catalog["Names"])["EmbeddedFiles"], "Names", func(_, v any) { add(v) })
	for _, v := range c.List(c.Catalog["AF"]) {
		add(v)
	}
	for _, r := range others { // of annotations, or of nothing at all
		add(r)
	}
	for _, v := range specs {
		r, _ := v.(pdfread.Ref)
		if c.Claim.Part == 3 && !c.associated[r.Number] {
			c.Part(rules.File, "6.8", "附带的文件（对象 %d）没有说明属于哪一部分（AF）", r.Number)
		}
		c.attachment(c.Dict(v))
	}
}

// maxCarried is how many bytes of files in the file are kept. Those of 10,000
// tasks, source and workbook, have 8 MB.
const maxCarried = 32 << 20

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
	switch {
	case s == nil:
		c.Add(rules.Damaged, "附带的文件 %s 没有内容", a.Name)
	case c.carried > maxCarried:
	default:
		a.Data, _ = c.Contents(s, "附带的文件 "+a.Name)
		if c.carried += len(a.Data); c.carried > maxCarried {
			c.Add(rules.Undecided, "附带的文件一共超过 %d MB，以后的没有查", maxCarried>>20)
			a.Data = nil
		}
	}
	c.report.Attachments = append(c.report.Attachments, a)
	f, _ := c.Resolve(spec["F"]).(pdfread.Text)
	uf, _ := c.Resolve(spec["UF"]).(pdfread.Text)
	if spec["F"] == nil || spec["UF"] == nil || c.Accessible() && (f == "" || uf == "") {
		c.Either(rules.File, "6.8", "7.11", "附带的文件 %s 没有写全文件名（F、UF）", a.Name)
	}
	if s != nil && c.Claim.Part == 3 {
		if kind := string(c.Name(s.Dict["Subtype"])); !isMIME(kind) {
			c.Part(rules.File, "6.8", "附带的文件 %s 没有写明类型（Subtype）", a.Name)
		}
	}
	switch part := c.Claim.Part; {
	case part == 1:
		c.Add(rules.File, "PDF/A-1 不能附带文件，却有 %s", a.Name)
	case part == 2 && len(a.Data) > 0 && !slices.Equal(a.Data[:min(len(a.Data), 5)], []byte("%PDF-")):
		c.Add(rules.File, "PDF/A-2 只能附带 PDF/A 文件，却有 %s", a.Name)
	case part == 3 && a.Relationship == "":
		c.Add(rules.File, "附带的文件 %s 没有说明与公文的关系（AFRelationship）", a.Name)
	}
}

// isMIME reports whether s has the form of a media type.
func isMIME(s string) bool {
	major, minor, ok := strings.Cut(s, "/")
	return ok && major != "" && minor != "" && !strings.ContainsAny(s, " \t;,()<>@\"")
}
