package verify

import (
	"fmt"
	"slices"
	"strings"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// tree is the structure tree (14.7) as it is walked.
type tree struct {
	*check
	roles    pdfread.Dict
	parents  map[int]any // the parent tree (14.7.4.4)
	seen     map[int]bool
	claims   map[content]int // by content: the element that it belongs to
	objects  map[int]int     // by object: the element that refers to it
	heading  int             // level of the last one
	plainH   bool            // there is a heading without a level
	elements int
}

// content is a piece of marked content by its owner and number.
type content struct{ owner, id int }

// element is a structure element on the way down.
type element struct {
	number int // of the object; below 0: it has none
	dict   pdfread.Dict
	kind   pdfread.Name
	page   int // the object of Pg
	depth  int
	table  *table // that it lies in
}

// maxTree is how deep elements may nest.
const maxTree = 256

// structure checks that all content belongs to the structure, once, and that
// the structure is whole. Only who claims level A or PDF/UA has to have one.
func (c *check) structure() {
	if c.report.Claim.Level != "A" && c.report.Claim.UA == 0 && !c.ours {
		return
	}
	c.report.Tagged = true
	c.checkCatalog()
	c.checkMarks()
	root := c.Dict(c.catalog["StructTreeRoot"])
	if root == nil {
		c.note(rules.Tree, "文件没有结构树（StructTreeRoot）")
		return
	}
	t := &tree{check: c, roles: c.Dict(root["RoleMap"]), seen: map[int]bool{}, claims: map[content]int{}, objects: map[int]int{}}
	t.parents = c.numberTree(root["ParentTree"])
	t.walkTop(root)
	t.checkParents()
	for _, o := range c.owners {
		t.checkAnnotations(o)
	}
	c.report.Elements = t.elements
	c.report.Marks = len(t.claims)
}

// checkCatalog looks at what the catalog says of the whole (ISO 14289-1, 7.1, 7.2).
func (c *check) checkCatalog() {
	if c.Dict(c.catalog["MarkInfo"])["Marked"] != true {
		c.note(rules.Catalog, "文件没有声明有标记（MarkInfo）")
	}
	lang, _ := c.Resolve(c.catalog["Lang"]).(pdfread.Text)
	if !isLanguage(pdfread.TextString(lang)) {
		c.note(rules.Catalog, "文件没有写明语言（Lang）")
	}
	if c.report.Claim.UA > 0 && c.Dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
		c.note(rules.Catalog, "窗口标题不显示公文标题（DisplayDocTitle）")
	}
}

// isLanguage reports whether s begins like a tag of RFC 5646.
func isLanguage(s string) bool {
	first, _, _ := strings.Cut(s, "-")
	letters := strings.Trim(strings.ToLower(first), "abcdefghijklmnopqrstuvwxyz") == ""
	return letters && len(first) >= 2 && len(first) <= 8
}

// checkMarks looks at what the pages say of themselves.
func (c *check) checkMarks() {
	for _, o := range c.owners {
		if o.outside > 0 {
			c.note(rules.Untagged, "第 %d 页有 %d 处内容没有标记", o.page, o.outside)
		}
		if o.mixed > 0 {
			c.note(rules.Untagged, "第 %d 页有 %d 处标记套在别的标记里", o.page, o.mixed)
		}
		for _, id := range rules.SortedKeys(o.marks) {
			if n := o.marks[id]; n > 1 {
				c.note(rules.Twice, "第 %d 页的标记号 %d 用了 %d 次", o.page, id, n)
			}
		}
	}
}

// numberTree reads a number tree (7.9.7).
func (c *check) numberTree(v any) map[int]any {
	out := map[int]any{}
	c.tree(v, "Nums", func(key, value any) {
		if n, ok := c.Resolve(key).(int); ok {
			out[n] = value
		}
	})
	return out
}

// walkTop begins at the root, below which there is one Document element.
func (t *tree) walkTop(root pdfread.Dict) {
	r, _ := t.catalog["StructTreeRoot"].(pdfread.Ref)
	kids := t.kids(root["K"])
	top := 0
	for _, kid := range kids {
		if t.role(t.Dict(kid)) == "Document" {
			top++
		}
		t.walk(kid, element{number: r.Number, kind: "StructTreeRoot"})
	}
	if len(kids) == 0 {
		t.note(rules.Tree, "结构树是空的")
	} else if top != 1 || len(kids) != 1 {
		t.note(rules.Document, "结构树的顶上不是一个 Document 元素")
	}
	if t.plainH && t.heading > 0 {
		t.note(rules.Heading, "标题有的分级（H1），有的不分级（H）")
	}
}

// kids are the children in K, of which one may stand alone.
func (t *tree) kids(k any) pdfread.Array {
	switch v := t.Resolve(k).(type) {
	case nil:
		return nil
	case pdfread.Array:
		return v
	}
	return pdfread.Array{k}
}

// role is the standard type of an element, through the role map (14.7.3).
func (t *tree) role(d pdfread.Dict) pdfread.Name {
	kind := t.Name(d["S"])
	for range pdfread.MaxDepth {
		mapped, ok := t.Resolve(t.roles[kind]).(pdfread.Name)
		if !ok || slices.Contains(standardTypes, string(kind)) {
			break
		}
		kind = mapped
	}
	return kind
}

// standardTypes are those of 14.8.4.
var standardTypes = strings.Fields(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
	P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
	Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`)

// walk reads an element and what is below it.
func (t *tree) walk(v any, up element) {
	r, isRef := v.(pdfread.Ref)
	e := element{number: r.Number, dict: t.Dict(v), page: up.page, depth: up.depth + 1, table: up.table}
	if !isRef {
		e.number = -1 - t.elements
	}
	switch {
	case e.dict == nil:
		t.note(rules.Tree, "元素 %d 下面有读不出的元素", up.number)
		return
	case isRef && t.seen[r.Number]:
		t.note(rules.Tree, "元素 %d 在结构树里出现两次", r.Number)
		return
	case e.depth > maxTree:
		t.note(rules.Tree, "结构树套得太深")
		return
	}
	if isRef {
		t.seen[r.Number] = true
	}
	t.elements++
	if parent, ok := e.dict["P"].(pdfread.Ref); !ok || up.number >= 0 && parent.Number != up.number {
		t.note(rules.Tree, "元素 %d 说自己不在元素 %d 之下", e.number, up.number)
	}
	e.kind = t.role(e.dict)
	if !slices.Contains(standardTypes, string(e.kind)) {
		t.note(rules.Tree, "元素 %d 的类型 %q 不是标准类型", e.number, string(e.kind))
	}
	if pg, ok := e.dict["Pg"].(pdfread.Ref); ok {
		e.page = pg.Number
	}
	t.enter(&e, up)
	for _, kid := range t.kids(e.dict["K"]) {
		t.kid(kid, e)
	}
	if e.kind == "Table" {
		t.checkTable(e.table)
	}
}

// enter looks at the place of an element among the others.
func (t *tree) enter(e *element, up element) {
	if within, ok := standsIn[e.kind]; ok && !slices.Contains(within, string(up.kind)) {
		rule := rules.Tree
		if strings.HasPrefix(string(e.kind), "T") {
			rule = rules.Table
		}
		t.note(rule, "元素 %d（%s）在 %s 里，放错了地方", e.number, string(e.kind), string(up.kind))
	}
	switch e.kind {
	case "Table":
		e.table = &table{number: e.number}
	case "TR":
		e.table.row()
	case "TH", "TD":
		t.cell(e)
	case "H1", "H2", "H3", "H4", "H5", "H6":
		level := int(e.kind[1] - '0')
		if level > t.heading+1 {
			if t.heading == 0 {
				t.note(rules.Heading, "第一个标题是 %s，不是 H1", string(e.kind))
			} else {
				t.note(rules.Heading, "H%d 后面直接是 %s", t.heading, string(e.kind))
			}
		}
		t.heading = level
	case "H":
		t.plainH = true
	case "Note":
		if t.report.Claim.UA > 0 && e.dict["ID"] == nil {
			t.note(rules.Tree, "注（元素 %d）没有编号（ID）", e.number)
		}
	case "Figure":
		if t.report.Claim.UA > 0 && e.dict["Alt"] == nil && e.dict["ActualText"] == nil {
			t.note(rules.Tree, "图（元素 %d）没有替代文字", e.number)
		}
	}
}

// standsIn says below what an element of some types has to stand (14.8.4.3).
var standsIn = map[pdfread.Name][]string{
	"TR":    {"Table", "THead", "TBody", "TFoot"},
	"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
	"TH": {"TR"}, "TD": {"TR"},
	"LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}

// kid reads one entry of K: an element, content or an object (14.7.2).
func (t *tree) kid(v any, e element) {
	switch k := t.Resolve(v).(type) {
	case int:
		t.claim(content{e.page, k}, e)
	case pdfread.Dict:
		switch t.Name(k["Type"]) {
		case "MCR":
			owner := e.page
			if pg, ok := k["Pg"].(pdfread.Ref); ok {
				owner = pg.Number
			}
			if stm, ok := k["Stm"].(pdfread.Ref); ok {
				owner = stm.Number
			}
			t.claim(content{owner, t.Int(k["MCID"], -1)}, e)
		case "OBJR":
			if obj, ok := k["Obj"].(pdfread.Ref); ok {
				t.objects[obj.Number] = e.number
			}
		default:
			t.walk(v, e)
		}
	default:
		t.note(rules.Tree, "元素 %d 下面有读不出的内容", e.number)
	}
}

func (t *tree) claim(at content, e element) {
	if other, ok := t.claims[at]; ok {
		t.note(rules.Owner, "%s的标记内容 %d 同时属于元素 %d 和 %d", t.where(at.owner), at.id, other, e.number)
		return
	}
	t.claims[at] = e.number
	if o := t.byRef[at.owner]; o == nil || o.marks[at.id] == 0 && !o.unread {
		t.note(rules.Lost, "元素 %d（%s）指向%s的标记内容 %d，那里没有", e.number, string(e.kind), t.where(at.owner), at.id)
	}
}

// checkParents compares the tree with the pages and with the parent tree.
func (t *tree) checkParents() {
	keyOf := map[int]int{}
	for _, o := range t.owners {
		if len(o.marks) == 0 || o.again {
			continue
		}
		list := t.List(t.parents[o.key])
		if o.key < 0 || list == nil {
			t.note(rules.Owner, "%s在对照表（ParentTree）里没有", t.where(o.number))
			list = nil
		} else if other, ok := keyOf[o.key]; ok {
			t.note(rules.Owner, "%s和%s在对照表（ParentTree）里是同一项", t.where(other), t.where(o.number))
		}
		keyOf[o.key] = o.number
		for _, id := range rules.SortedKeys(o.marks) {
			owner, ok := t.claims[content{o.number, id}]
			if !ok {
				t.note(rules.Owner, "%s的标记内容 %d 不属于任何元素", t.where(o.number), id)
				continue
			}
			if list == nil || owner < 0 {
				continue
			}
			var said pdfread.Ref
			if id >= 0 && id < len(list) {
				said, _ = list[id].(pdfread.Ref)
			}
			if said.Number != owner {
				t.note(rules.Owner, "%s的标记内容 %d 属于元素 %d，对照表（ParentTree）说的是 %d", t.where(o.number), id, owner, said.Number)
			}
		}
	}
}

// checkAnnotations: annotations that a reader meets are in the structure (ISO
// 14289-1, 7.18) and printed (ISO 19005-2, 6.3.2).
func (t *tree) checkAnnotations(o *owner) {
	const hidden, printed = 1 << 1, 1 << 2
	found := false
	for _, v := range o.annots {
		a := t.Dict(v)
		kind := t.Name(a["Subtype"])
		flags := t.Int(a["F"], 0)
		if a == nil || kind == "Popup" || flags&hidden != 0 {
			continue
		}
		found = true
		if flags&printed == 0 {
			t.note(rules.Link, "第 %d 页的批注（%s）不打印", o.page, string(kind))
		}
		if t.report.Claim.UA == 0 && !t.ours || kind == "PrinterMark" {
			continue
		}
		r, _ := v.(pdfread.Ref)
		element, ok := t.objects[r.Number]
		said, _ := t.parents[t.Int(a["StructParent"], -1)].(pdfread.Ref)
		if !ok || element >= 0 && said.Number != element {
			t.note(rules.Link, "第 %d 页的批注（%s）不在结构里", o.page, string(kind))
		}
		if kind == "Link" && t.Resolve(a["Contents"]) == nil {
			t.note(rules.Link, "第 %d 页的链接没有说明文字", o.page)
		}
	}
	if found && t.report.Claim.UA > 0 && o.tabs != "S" {
		t.note(rules.Link, "第 %d 页的批注不按结构的次序到达（Tabs）", o.page)
	}
}

// where names a page or another owner of content.
func (t *tree) where(owner int) string {
	if o := t.byRef[owner]; o != nil {
		return fmt.Sprintf("第 %d 页", o.page)
	}
	return fmt.Sprintf("对象 %d ", owner)
}
