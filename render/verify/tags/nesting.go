package tags

import (
	"slices"
	"strings"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// standsIn says below what an element of some types has to stand (14.8.4.3).
var standsIn = map[pdfread.Name][]string{
	"TR":    {"Table", "THead", "TBody", "TFoot"},
	"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
	"TH": {"TR"}, "TD": {"TR"},
	"LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}

// ofTable reports whether a type is one of a table's: T… but those of contents.
func ofTable(kind pdfread.Name) bool {
	return strings.HasPrefix(string(kind), "T") && !strings.HasPrefix(string(kind), "TOC")
}

// holds says what may stand in an element of some types.
var holds = map[pdfread.Name][]string{
	"Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
	"TR":    {"TH", "TD"},
	"THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
	"L":  {"L", "LI", "Caption"},
	"LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"},
}

// checkKids looks at what stands in an element (ISO 14289-1, 7.2, 7.4.4).
func (t *tree) checkKids(e *element, kids pdfread.Array) {
	if !t.Accessible() {
		return
	}
	within, limited := holds[e.kind]
	var kinds []string
	count := map[string]int{}
	for _, kid := range kids {
		d := t.Dict(kid)
		if d == nil || d["S"] == nil {
			continue
		}
		kind := string(t.role(d))
		kinds = append(kinds, kind)
		count[kind]++
		if limited && !slices.Contains(within, kind) {
			rule := rules.Tree
			if ofTable(e.kind) {
				rule = rules.Table
			}
			t.UA(rule, "7.2", "元素 %d（%s）里不能放 %s", e.number, string(e.kind), kind)
		}
	}
	if count["H"] > 1 {
		t.UA(rules.Heading, "7.4.4", "元素 %d 里有 %d 个不分级的标题（H）", e.number, count["H"])
	}
	switch e.kind {
	case "Table":
		if count["THead"] > 1 || count["TFoot"] > 1 || count["Caption"] > 1 {
			t.UA(rules.Table, "7.2", "表格（元素 %d）的表头、表脚或标题不止一个", e.number)
		}
		if count["THead"]+count["TFoot"] > 0 && count["TBody"] == 0 {
			t.UA(rules.Table, "7.2", "表格（元素 %d）有表头或表脚，没有表身（TBody）", e.number)
		}
		if at := slices.Index(kinds, "Caption"); at > 0 && at < len(kinds)-1 {
			t.UA(rules.Table, "7.2", "表格（元素 %d）的标题不在首尾", e.number)
		}
	case "L", "TOC":
		if slices.Contains(kinds[min(1, len(kinds)):], "Caption") {
			t.UA(rules.Tree, "7.2", "元素 %d（%s）的标题不在最前", e.number, string(e.kind))
		}
	}
}
