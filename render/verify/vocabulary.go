package verify

import (
	"slices"
	"strings"

	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// What this program writes, in all of its versions so far. A file that says it is
// ours has nothing else in it: not a key, not an operator, not a colour. That is
// how what nobody sees is found, whatever it is: text of mode 3, a white box, a
// layer, an image. It grows with the writer, and the samples hold it: a file of a
// newer version is undecided, no more.
var (
	ownKeys = strings.Fields(`
`)
	ownNames = strings.Fields(`
`)
	ownOperators = strings.Fields(`
`)
	ownInks = []string{}
)

// named are the keys whose names are looked at: what kind of thing a dictionary
// is. Names of fonts and resources are made up for each file.
var named = []pdfread.Name{"Type", "Subtype", "S", "Filter", "Encoding", "Tabs", "PageMode", "O", "Scope", "AFRelationship", "CIDToGIDMap", "BM", "N", "Ordering"}

// own looks at a dictionary of a file that says it is ours.
func (c *check) own(d pdfread.Dict, n int) {
	for k, v := range d {
		if !slices.Contains(ownKeys, string(k)) {
			if name, ok := v.(pdfread.Name); !c.madeUp(k) || ok && name != "" {
				c.Add(rules.Foreign, "对象 %d 有 gongwen 不写的项 %.20s", n, string(k))
			}
			continue
		}
		if !slices.Contains(named, k) {
			continue
		}
		if name, ok := v.(pdfread.Name); ok && !slices.Contains(ownNames, string(k)+"/"+string(name)) {
			c.Add(rules.Foreign, "对象 %d 有 gongwen 不写的 %s %.20s", n, string(k), string(name))
		}
	}
}

// madeUp reports whether a key is a number that the writer gives to a resource:
// F1, GS2.
func (c *check) madeUp(k pdfread.Name) bool {
	letters := strings.TrimRight(string(k), "0123456789")
	return len(letters) < len(k) && slices.Contains([]string{"F"}, letters)
}

// vocabulary looks at what the pages of a file draw that says it is ours.
func (c *check) vocabulary(p *graphics.Pages) {
	if !c.Ours {
		return
	}
	for _, op := range rules.SortedKeys(p.Operators) {
		if !slices.Contains(ownOperators, string(op)) {
			c.Add(rules.Foreign, "页面上有 gongwen 不写的操作 %.20s", string(op))
		}
	}
	for _, ink := range rules.SortedKeys(p.Inks) {
		if !slices.Contains(ownInks, ink) {
			c.Add(rules.Foreign, "页面上有 gongwen 不用的颜色：%.60s", ink)
		}
	}
}
