package compose

import (
	"slices"
	"strings"

	"gongwen/render/diag"
)

// info states the metadata (GB/T 33480—2016) from the elements: of each the
// values, in the standard's order.
func (c *composer) info() {
	var values [lastStated + 1][]string
	state := func(elements []Element) {
		for i := range elements {
			if e := &elements[i]; e.Field <= lastStated && e.Value != "" {
				values[e.Field] = append(values[e.Field], e.Value)
			}
		}
	}
	state(c.doc.Head)
	for i := range c.doc.Parts {
		state(c.doc.Parts[i].Elements)
	}
	state(c.doc.Imprint)
	for _, f := range [...]Field{Title, Mark} { // orders and minutes may have no title
		if kind := kindOf(strings.Join(values[f], "")); kind != "" && values[Kind] == nil {
			values[Kind] = []string{kind}
		}
	}
	for f, list := range values {
		if len(list) > 0 {
			c.doc.Info = append(c.doc.Info, Pair{Field(f), strings.Join(list, between)})
		}
	}
	c.doc.Author = joined(c.n.Issuers)
}

// between stands between the values of one element of the metadata.
const between = "；"

// joined is several values as one.
func joined(texts []diag.Text) string {
	var all []string
	for _, t := range texts {
		if !t.Empty() {
			all = append(all, t.S)
		}
	}
	return strings.Join(all, between)
}

// kinds are the 15 kinds of documents of 党政机关公文处理工作条例, article 8.
var kinds = [...]string{
	"决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
}

// kindOf is the kind that a title ends in, or "".
func kindOf(title string) string {
	if i := slices.IndexFunc(kinds[:], func(k string) bool { return strings.HasSuffix(title, k) }); i >= 0 {
		return kinds[i]
	}
	return ""
}
