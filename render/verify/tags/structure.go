// Package tags judges the logical structure of a file: that all content belongs
// to the structure tree, once, and that the tree is built as ISO 14289-1 and ISO
// 19005-2, 6.7, want it.
//
// It sees how elements are nested, not what they say: whether a heading is one,
// or the order of reading makes sense, only a reader knows. In: a case and what
// its pages draw. Out: notes, and how many elements and pieces of content there
// are.
package tags

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// tree is the structure tree (14.7) as it is walked.
type tree struct {
	*rules.Case
	pages    *graphics.Pages
	roles    pdfread.Dict
	parents  map[int]any // the parent tree (14.7.4.4)
	seen     map[int]bool
	claims   map[content]int // by content: the element that it belongs to
	objects  map[int]holder  // by object: the element that refers to it
	notes    map[pdfread.Text]bool
	heading  int  // level of the last one
	plainH   bool // there is a heading without a level
	elements int
	lang     bool // the catalog has one
	cells    int  // columns and rows that all tables take
}

// content is a piece of marked content by its owner and number.
type content struct{ owner, id int }

// holder is an element that refers to an object.
type holder struct {
	number int
	kind   pdfread.Name
	alt    bool
}

// element is a structure element on the way down.
type element struct {
	number   int // of the object; below 0: it has none
	dict     pdfread.Dict
	kind     pdfread.Name
	page     int // the object of Pg
	depth    int
	table    *table // that it lies in
	language bool   // it or one above it has Lang
	actual   bool   // it or one above it has ActualText
	objects  int    // object references in it
}

// Elements may nest so deep; so many of them, of their pieces of content and of
// the entries of the parent tree are looked at.
const (
	maxTree     = 256
	maxElements = 1 << 18
	maxClaims   = 1 << 19
)

// Check judges the structure and says how many elements it has and how many
// pieces of marked content belong to them.
func Check(c *rules.Case, p *graphics.Pages) (elements, marks int) {
	t := &tree{Case: c, pages: p, seen: map[int]bool{}, claims: map[content]int{}, objects: map[int]holder{}, notes: map[pdfread.Text]bool{}}
	t.checkCatalog()
	t.checkMarks()
	root := c.Dict(c.Catalog["StructTreeRoot"])
	if root == nil {
		c.Add(rules.Tree, "文件没有结构树（StructTreeRoot）")
		return 0, 0
	}
	t.roles = c.Dict(root["RoleMap"])
	t.checkRoles()
	t.parents = t.numberTree(root["ParentTree"])
	t.walkTop(root)
	t.checkParents()
	for _, o := range p.Owners {
		t.checkAnnotations(o)
	}
	return t.elements, len(t.claims)
}

// checkCatalog looks at what the catalog says of the whole (ISO 14289-1, 6.2,
// 7.1, 7.2; ISO 19005-2, 6.7.2.2, 6.7.4).
func (t *tree) checkCatalog() {
	mark := t.Dict(t.Catalog["MarkInfo"])
	if t.Resolve(mark["Marked"]) != true {
		t.Add(rules.Catalog, "文件没有声明有标记（MarkInfo）")
	}
	if t.Resolve(mark["Suspects"]) == true {
		t.UA(rules.Catalog, "7.1", "文件自己说标记可疑（Suspects）")
	}
	lang, has := t.Resolve(t.Catalog["Lang"]).(pdfread.Text)
	t.lang = has
	switch {
	case has && !rules.IsLanguage(pdfread.TextString(lang)) && (t.Accessible() || lang != ""):
		t.Add(rules.Catalog, "文件的语言（Lang）“%.20s”不是语言代码", pdfread.TextString(lang))
	case !has && t.Ours:
		t.Add(rules.Catalog, "文件没有写明语言（Lang）")
	case !has && t.Accessible() && t.Dict(t.Dict(t.Catalog["Outlines"])["First"]) != nil:
		t.UA(rules.Catalog, "7.2", "文件没有写明语言（Lang），书签不知是哪种语言")
	}
	if t.Accessible() && t.Resolve(t.Dict(t.Catalog["ViewerPreferences"])["DisplayDocTitle"]) != true && t.Claim.UA > 0 {
		t.Add(rules.Catalog, "窗口标题不显示公文标题（DisplayDocTitle）")
	}
	if t.pages.NoLanguage > 0 && !t.lang {
		t.UA(rules.Catalog, "7.2", "内容里有 %d 处替代文字不知是哪种语言", t.pages.NoLanguage)
	}
}

// checkMarks looks at what the pages say of themselves.
func (t *tree) checkMarks() {
	for _, o := range t.pages.Owners {
		if o.Outside > 0 && t.Accessible() {
			t.Add(rules.Untagged, "第 %d 页有 %d 处内容没有标记", o.Page, o.Outside)
		}
		if o.Mixed > 0 && t.Accessible() || o.Nested > 0 && t.Ours {
			t.Add(rules.Untagged, "第 %d 页有 %d 处标记套在别的标记里", o.Page, o.Mixed+o.Nested)
		}
		for _, id := range rules.SortedKeys(o.Marks) {
			if n := o.Marks[id]; n > 1 && t.Ours {
				t.Add(rules.Twice, "第 %d 页的标记号 %d 用了 %d 次", o.Page, id, n)
			}
		}
	}
}

// numberTree reads a number tree (7.9.7).
func (t *tree) numberTree(v any) map[int]any {
	out := map[int]any{}
	room := maxClaims
	t.Tree(v, "Nums", func(key, value any) {
		list, _ := value.(pdfread.Array)
		if room -= 1 + len(list); room < 0 {
			if room+1+len(list) >= 0 {
				t.Add(rules.Undecided, "对照表（ParentTree）超过 %d 项，以后的没有查", maxClaims)
			}
			return
		}
		if n, ok := t.Resolve(key).(int); ok {
			out[n] = value
		}
	})
	return out
}

// walkTop begins at the root, below which there is one Document element.
func (t *tree) walkTop(root pdfread.Dict) {
	r, _ := t.Catalog["StructTreeRoot"].(pdfread.Ref)
	kids := t.kids(root["K"])
	top := 0
	for _, kid := range kids {
		if t.role(t.Dict(kid)) == "Document" {
			top++
		}
		t.walk(kid, &element{number: r.Number, kind: "StructTreeRoot"})
	}
	switch {
	case len(kids) == 0 && (t.Ours || t.Accessible()):
		t.Add(rules.Tree, "结构树是空的")
	case (top != 1 || len(kids) != 1) && t.Ours:
		t.Add(rules.Document, "结构树的顶上不是一个 Document 元素")
	}
	if t.plainH && t.heading > 0 {
		t.UA(rules.Heading, "7.4.4", "标题有的分级（H1），有的不分级（H）")
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

// checkRoles looks at the role map (14.7.3; ISO 14289-1, 7.1): it leads in no
// circle and gives no standard type another meaning.
func (t *tree) checkRoles() {
	for _, kind := range rules.SortedKeys(t.roles) {
		if slices.Contains(standardTypes, string(kind)) && t.Name(t.roles[kind]) != kind {
			t.Add(rules.Tree, "标准类型 %s 被改作 %s", string(kind), string(t.Name(t.roles[kind])))
		}
		seen := map[pdfread.Name]bool{}
		for at := kind; at != "" && !slices.Contains(standardTypes, string(at)); at = t.Name(t.roles[at]) {
			if seen[at] {
				t.Add(rules.Tree, "类型 %s 的对应绕了一圈", string(kind))
				break
			}
			seen[at] = true
		}
	}
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
func (t *tree) walk(v any, up *element) {
	r, isRef := v.(pdfread.Ref)
	e := &element{number: r.Number, dict: t.Dict(v), page: up.page, depth: up.depth + 1, table: up.table, language: up.language, actual: up.actual}
	if !isRef {
		e.number = -1 - t.elements
	}
	switch {
	case e.dict == nil:
		t.Add(rules.Tree, "元素 %d 下面有读不出的元素", up.number)
		return
	case isRef && t.seen[r.Number]:
		t.Add(rules.Tree, "元素 %d 在结构树里出现两次", r.Number)
		return
	case e.depth > maxTree:
		t.Add(rules.Tree, "结构树套得太深")
		return
	}
	if isRef {
		t.seen[r.Number] = true
	}
	if t.elements++; t.elements > maxElements {
		t.Add(rules.Undecided, "结构元素超过 %d 个，以后的没有查", maxElements)
		return
	}
	if parent, ok := e.dict["P"].(pdfread.Ref); t.Dict(e.dict["P"]) == nil || t.Ours && (!ok || up.number >= 0 && parent.Number != up.number) {
		if t.Ours || t.Accessible() {
			t.Add(rules.Tree, "元素 %d 说自己不在元素 %d 之下", e.number, up.number)
		}
	}
	e.kind = t.role(e.dict)
	if own := t.Name(e.dict["S"]); !utf8.ValidString(string(own)) {
		t.Part(rules.Spelling, "6.1.8", "元素 %d 的类型不是 UTF-8", e.number)
	}
	if !slices.Contains(standardTypes, string(e.kind)) {
		t.Add(rules.Tree, "元素 %d 的类型 %q 不是标准类型", e.number, string(e.kind))
	}
	if pg, ok := e.dict["Pg"].(pdfread.Ref); ok {
		e.page = pg.Number
	}
	t.readLanguage(e)
	t.enter(e, up)
	kids := t.kids(e.dict["K"])
	t.checkKids(e, kids)
	for _, kid := range kids {
		t.kid(kid, e)
	}
	switch e.kind {
	case "Table":
		t.checkTable(e.table)
	case "Form":
		if e.objects != 1 && !t.hasRole(e) && t.Claim.UA > 0 {
			t.UA(rules.Form, "7.18.4", "表单元素 %d 不是恰好带一个控件", e.number)
		}
	}
}

// readLanguage reads what an element says of its text (14.9).
func (t *tree) readLanguage(e *element) {
	if lang, ok := t.Resolve(e.dict["Lang"]).(pdfread.Text); ok {
		e.language = true
		if s := pdfread.TextString(lang); !rules.IsLanguage(s) && (s != "" || t.Accessible()) {
			t.Add(rules.Catalog, "元素 %d 的语言“%.20s”不是语言代码", e.number, s)
		}
	}
	e.actual = e.actual || e.dict["ActualText"] != nil
	if e.language || t.lang {
		return
	}
	for _, key := range []pdfread.Name{"ActualText", "Alt", "E"} {
		if e.dict[key] != nil {
			t.UA(rules.Catalog, "7.2", "元素 %d 的 %s 不知是哪种语言", e.number, string(key))
		}
	}
}

// hasRole reports whether an element of a form says what kind of control it is,
// without there being one (Table 348).
func (t *tree) hasRole(e *element) bool {
	for _, v := range t.kids(e.dict["A"]) {
		if a := t.Dict(v); a != nil && t.Name(a["O"]) == "PrintField" && a["Role"] != nil {
			return true
		}
	}
	return false
}

// enter looks at the place of an element among the others.
func (t *tree) enter(e *element, up *element) {
	if within, ok := standsIn[e.kind]; ok && !slices.Contains(within, string(up.kind)) {
		rule := rules.Tree
		if ofTable(e.kind) {
			rule = rules.Table
		}
		t.UA(rule, "7.2", "元素 %d（%s）在 %s 里，放错了地方", e.number, string(e.kind), string(up.kind))
	}
	switch e.kind {
	case "Table":
		e.table = &table{number: e.number, ids: map[pdfread.Text]bool{}, budget: &t.cells}
	case "TR":
		e.table.row()
	case "TH", "TD":
		t.cell(e)
	case "H1", "H2", "H3", "H4", "H5", "H6":
		level := int(e.kind[1] - '0')
		if level > t.heading+1 {
			if t.heading == 0 {
				t.UA(rules.Heading, "7.4.2", "第一个标题是 %s，不是 H1", string(e.kind))
			} else {
				t.UA(rules.Heading, "7.4.2", "H%d 后面直接是 %s", t.heading, string(e.kind))
			}
		}
		t.heading = level
	case "H":
		t.plainH = true
	case "Note":
		id, _ := t.Resolve(e.dict["ID"]).(pdfread.Text)
		switch {
		case t.Claim.UA == 0:
		case id == "":
			t.UA(rules.Tree, "7.9", "注（元素 %d）没有编号（ID）", e.number)
		case t.notes[id]:
			t.UA(rules.Tree, "7.9", "注（元素 %d）的编号（ID）与别的注相同", e.number)
		}
		t.notes[id] = true
	case "Figure":
		if t.Claim.UA > 0 && !t.replaced(e) {
			t.UA(rules.Tree, "7.3", "图（元素 %d）没有替代文字", e.number)
		}
	case "Formula":
		if t.Claim.UA > 0 && !t.replaced(e) {
			t.UA(rules.Tree, "7.7", "公式（元素 %d）没有替代文字", e.number)
		}
	}
}

// replaced reports whether there are words for what is no text.
func (t *tree) replaced(e *element) bool {
	alt, _ := t.Resolve(e.dict["Alt"]).(pdfread.Text)
	return alt != "" || e.dict["ActualText"] != nil
}
