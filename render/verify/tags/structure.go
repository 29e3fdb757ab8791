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
	"fmt"
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

// kid reads one entry of K: an element, content or an object (14.7.2).
func (t *tree) kid(v any, e *element) {
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
			e.objects++
			if obj, ok := k["Obj"].(pdfread.Ref); ok {
				alt, _ := t.Resolve(e.dict["Alt"]).(pdfread.Text)
				t.objects[obj.Number] = holder{e.number, e.kind, alt != ""}
			}
		default:
			t.walk(v, e)
		}
	default:
		t.Add(rules.Tree, "元素 %d 下面有读不出的内容", e.number)
	}
}

func (t *tree) claim(at content, e *element) {
	if other, ok := t.claims[at]; ok {
		t.Add(rules.Owner, "%s的标记内容 %d 同时属于元素 %d 和 %d", t.where(at.owner), at.id, other, e.number)
		return
	}
	if len(t.claims) == maxClaims {
		t.Add(rules.Undecided, "标记内容超过 %d 段，以后的没有查", maxClaims)
		return
	}
	t.claims[at] = e.number
	o := t.pages.ByRef[at.owner]
	if o == nil || o.Marks[at.id] == 0 && !o.Unread {
		if t.Ours {
			t.Add(rules.Lost, "元素 %d（%s）指向%s的标记内容 %d，那里没有", e.number, string(e.kind), t.where(at.owner), at.id)
		}
		return
	}
	if o.Words[at.id] && !e.language && !t.lang {
		t.UA(rules.Catalog, "7.2", "%s的标记内容 %d 里的替代文字不知是哪种语言", t.where(at.owner), at.id)
	}
	if o.Texts[at.id] && !e.language && !t.lang {
		t.UA(rules.Catalog, "7.2", "%s的标记内容 %d 不知是哪种语言", t.where(at.owner), at.id)
	}
	if p, ok := o.Private[at.id]; ok && !e.actual {
		p.Note(t.Case)
	}
	delete(o.Private, at.id)
}

// checkParents compares the tree with the pages and with the parent tree. What
// another program leaves out of them is asked for where nothing else says whose
// a piece of content is.
func (t *tree) checkParents() {
	keyOf := map[int]int{}
	for _, o := range t.pages.Owners {
		for _, id := range rules.SortedKeys(o.Private) {
			o.Private[id].Note(t.Case) // no element has words for it
		}
		if len(o.Marks) == 0 || o.Again {
			continue
		}
		list := t.List(t.parents[o.Key])
		if o.Key < 0 || list == nil {
			if t.Accessible() {
				t.Add(rules.Owner, "%s在对照表（ParentTree）里没有", t.where(o.Number))
			}
			list = nil
		} else if other, ok := keyOf[o.Key]; ok {
			t.Add(rules.Owner, "%s和%s在对照表（ParentTree）里是同一项", t.where(other), t.where(o.Number))
		}
		keyOf[o.Key] = o.Number
		for _, id := range rules.SortedKeys(o.Marks) {
			owner, ok := t.claims[content{o.Number, id}]
			if !ok {
				if t.Accessible() {
					t.Add(rules.Owner, "%s的标记内容 %d 不属于任何元素", t.where(o.Number), id)
				}
				continue
			}
			if list == nil || owner < 0 || !t.Ours {
				continue
			}
			var said pdfread.Ref
			if id >= 0 && id < len(list) {
				said, _ = list[id].(pdfread.Ref)
			}
			if said.Number != owner {
				t.Add(rules.Owner, "%s的标记内容 %d 属于元素 %d，对照表（ParentTree）说的是 %d", t.where(o.Number), id, owner, said.Number)
			}
		}
	}
}

// where names a page or another owner of content.
func (t *tree) where(owner int) string {
	if o := t.pages.ByRef[owner]; o != nil {
		return fmt.Sprintf("第 %d 页", o.Page)
	}
	return fmt.Sprintf("对象 %d ", owner)
}
