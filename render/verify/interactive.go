package verify

import (
	"slices"
	"strings"

	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// forbidden are the actions that no part of ISO 19005 allows (6.5.1).
var forbidden = map[pdfread.Name]string{
	"Launch": "启动程序", "Sound": "播放声音", "Movie": "播放影片", "ResetForm": "清空表单", "ImportData": "导入数据",
	"Hide": "隐藏内容", "SetOCGState": "切换图层", "Rendition": "播放媒体", "Trans": "切换效果", "GoTo3DView": "三维视图",
	"JavaScript": "JavaScript 脚本",
}

// allowed are those of which it lets a file have any.
var allowed = []pdfread.Name{"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}

// turns are the named actions that turn pages.
var turns = []pdfread.Name{"NextPage", "PrevPage", "FirstPage", "LastPage"}

// actions looks at the actions in a dictionary and at those it leads to (ISO
// 19005-2, 6.5). An element of the structure has its type in S, as an action
// has, but also a parent.
func (c *check) actions(d pdfread.Dict, n int) {
	if c.Claim.Part == 0 && !c.Ours && c.Claim.UA > 0 {
		return // ISO 14289-1 asks for nothing of the kind
	}
	kind := c.Name(d["Type"])
	what, ok := forbidden[c.Name(d["S"])]
	switch {
	case ok && (d["P"] == nil || kind == "Action"):
		c.Add(rules.Action, "对象 %d 有动作：%s", n, what)
	case d["JS"] != nil:
		c.Add(rules.Action, "对象 %d 有动作：%s", n, forbidden["JavaScript"])
	}
	for _, key := range []pdfread.Name{"A", "OpenAction", "Next"} {
		list := c.List(d[key])
		if list == nil {
			list = pdfread.Array{d[key]}
		}
		for _, v := range list {
			a := c.Dict(v)
			s := c.Name(a["S"])
			if a == nil || s == "" || a["P"] != nil || a["O"] != nil || key == "Next" && d["S"] == nil {
				continue
			}
			if _, told := forbidden[s]; !told && !slices.Contains(allowed, s) {
				c.Part(rules.Action, "6.5.1", "对象 %d 有动作：%.20s", n, string(s))
			}
			if s == "Named" && !slices.Contains(turns, c.Name(a["N"])) {
				c.Part(rules.Action, "6.5.1", "对象 %d 有命名动作：%.20s", n, string(c.Name(a["N"])))
			}
		}
	}
	if c.Dict(d["AA"]) == nil {
		return
	}
	switch {
	case kind == "Catalog" || kind == "Page" || d["Subtype"] == nil && d["FT"] == nil && d["T"] == nil:
		c.Add(rules.Action, "对象 %d 有自动触发的动作（AA）", n)
	default:
		c.Part(rules.Form, "6.4.1", "表单域（对象 %d）有自动触发的动作（AA）", n)
	}
}

// interactive looks at what a reader's program does with the file beyond showing
// its pages: annotations, forms, layers, other presentations (6.3, 6.4, 6.9 to
// 6.11).
func (c *check) interactive(pages *graphics.Pages, leaves []pdfread.Page) {
	c.form()
	c.layers()
	c.permissions()
	if c.Catalog["Requirements"] != nil {
		c.Part(rules.Variable, "6.11", "文件对阅读器有要求（Requirements）")
	}
	if c.Resolve(c.Catalog["NeedsRendering"]) == true {
		c.Part(rules.Form, "6.4.2", "文件要阅读器先生成内容（NeedsRendering）")
	}
	if c.Dict(c.Catalog["Names"])["AlternatePresentations"] != nil {
		c.Part(rules.Variable, "6.10", "文件有替代的呈现（AlternatePresentations）")
	}
	for i, p := range leaves {
		if p.Dict["PresSteps"] != nil {
			c.Part(rules.Variable, "6.10", "第 %d 页有翻页步骤（PresSteps）", i+1)
		}
	}
	shared := map[int]bool{}
	for _, o := range pages.Owners {
		for _, v := range o.Annots {
			if r, ok := v.(pdfread.Ref); ok {
				if shared[r.Number] {
					continue
				}
				shared[r.Number] = true
			}
			if a := c.Dict(v); a != nil {
				c.annotation(a, o.Page)
			}
		}
	}
}

// annotationTypes are those of ISO 19005-2, 6.3.1.
var annotationTypes = strings.Fields(`Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink
	Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact`)

func (c *check) annotation(a pdfread.Dict, page int) {
	kind := c.Name(a["Subtype"])
	say := func(clause, format string, args ...any) {
		c.Part(rules.Annotation, clause, "第 %d 页的批注（%.20s）"+format, append([]any{page, string(kind)}, args...)...)
	}
	if !slices.Contains(annotationTypes, string(kind)) {
		say("6.3.1", "是存档不许的类型")
	}
	if kind == "Popup" {
		return
	}
	const invisible, hidden, print, noView, toggle = 1, 1 << 1, 1 << 2, 1 << 5, 1 << 8
	switch flags := c.Int(a["F"], 0); {
	case a["F"] == nil:
		say("6.3.2", "没有写明打印不打印（F）")
	case flags&print == 0 || flags&(invisible|hidden|noView|toggle) != 0:
		say("6.3.2", "隐藏或不打印（F %d）", flags)
	}
	c.annotationLooks(a, kind, say)
	if kind == "Widget" {
		if a["A"] != nil {
			c.Part(rules.Form, "6.4.1", "第 %d 页的表单控件有动作（A）", page)
		}
		if c.Claim.Part > 0 && a["AA"] != nil {
			c.Part(rules.Form, "6.4.1", "第 %d 页的表单控件有自动触发的动作（AA）", page)
		}
	}
}

// annotationLooks looks at the appearance (6.3.3).
func (c *check) annotationLooks(a pdfread.Dict, kind pdfread.Name, say func(clause, format string, args ...any)) {
	ap := c.Dict(a["AP"])
	if ap == nil {
		if r := c.List(a["Rect"]); kind != "Link" && !(len(r) == 4 && c.Resolve(r[0]) == c.Resolve(r[2]) && c.Resolve(r[1]) == c.Resolve(r[3])) {
			say("6.3.3", "没有外观（AP）")
		}
		return
	}
	if len(ap) != 1 || ap["N"] == nil {
		say("6.3.3", "除平常的外观（N）以外还有别的")
		return
	}
	normal := c.Resolve(ap["N"])
	_, single := normal.(*pdfread.Stream)
	if button := kind == "Widget" && c.fieldType(a) == "Btn"; button {
		states, ok := normal.(pdfread.Dict)
		if !ok || len(states) == 0 {
			say("6.3.3", "是按钮，外观应按状态分开")
		}
	} else if !single {
		say("6.3.3", "的外观不是一个流")
	}
}

// fieldType is FT of a field or of one above it.
func (c *check) fieldType(d pdfread.Dict) pdfread.Name {
	for range pdfread.MaxDepth {
		if d == nil || d["FT"] != nil {
			break
		}
		d = c.Dict(d["Parent"])
	}
	return c.Name(d["FT"])
}

// form looks at the interactive form (6.4.1, 6.4.2).
func (c *check) form() {
	form := c.Dict(c.Catalog["AcroForm"])
	if form == nil {
		return
	}
	if form["NeedAppearances"] != nil && c.Resolve(form["NeedAppearances"]) != false {
		c.Part(rules.Form, "6.4.1", "表单的外观要由阅读器生成（NeedAppearances）")
	}
	if form["XFA"] != nil {
		if c.Claim.Part > 0 || c.Ours {
			c.Add(rules.Action, "文件有 XFA 表单")
		}
		if c.dynamicXFA(form["XFA"]) {
			c.UA(rules.Form, "7.15", "XFA 表单是动态的")
		}
	}
	seen := map[int]bool{}
	var walk func(list pdfread.Array, depth int)
	walk = func(list pdfread.Array, depth int) {
		for _, v := range list {
			r, _ := v.(pdfread.Ref)
			d := c.Dict(v)
			if d == nil || depth > pdfread.MaxDepth || r.Number > 0 && seen[r.Number] {
				continue
			}
			seen[r.Number] = true
			if d["AA"] != nil || d["A"] != nil && d["Subtype"] == nil {
				c.Part(rules.Form, "6.4.1", "表单域（对象 %d）有动作", r.Number)
			}
			walk(c.List(d["Kids"]), depth+1)
		}
	}
	walk(c.List(form["Fields"]), 0)
}

// dynamicXFA reports whether a form says that its pages are made when it is
// opened.
func (c *check) dynamicXFA(v any) bool {
	parts := pdfread.Array{v}
	if list := c.List(v); list != nil {
		parts = list
	}
	for _, p := range parts {
		s := c.Stream(p)
		if s == nil {
			continue
		}
		if data, ok := c.Contents(s, "XFA 表单"); ok && strings.Contains(strings.Join(strings.Fields(string(data)), ""), "<dynamicRender>required</dynamicRender>") {
			return true
		}
	}
	return false
}

// layers looks at optional content (6.9; ISO 14289-1, 7.10).
func (c *check) layers() {
	p := c.Dict(c.Catalog["OCProperties"])
	if p == nil {
		return
	}
	groups := map[int]bool{}
	for _, v := range c.List(p["OCGs"]) {
		if r, ok := v.(pdfread.Ref); ok {
			groups[r.Number] = true
		}
	}
	names := map[pdfread.Text]bool{}
	configs := append(pdfread.Array{p["D"]}, c.List(p["Configs"])...)
	for _, v := range configs {
		d := c.Dict(v)
		if d == nil {
			continue
		}
		name, _ := c.Resolve(d["Name"]).(pdfread.Text)
		switch {
		case name == "":
			c.Either(rules.Variable, "6.9", "7.10", "图层的配置没有名称（Name）")
		case names[name]:
			c.Part(rules.Variable, "6.9", "两个图层配置同名")
		}
		names[name] = true
		if d["AS"] != nil {
			c.Either(rules.Variable, "6.9", "7.10", "图层会自动切换（AS）")
		}
		if d["Order"] == nil {
			continue
		}
		listed := map[int]bool{}
		c.collect(d["Order"], listed, 0)
		for n := range groups {
			if !listed[n] {
				c.Part(rules.Variable, "6.9", "图层的次序（Order）没有列全")
				break
			}
		}
	}
}

// collect gathers the references in an array of arrays.
func (c *check) collect(v any, into map[int]bool, depth int) {
	if r, ok := v.(pdfread.Ref); ok {
		into[r.Number] = true
	}
	if depth > pdfread.MaxDepth {
		return
	}
	for _, e := range c.List(v) {
		c.collect(e, into, depth+1)
	}
}

// permissions looks at what a signature allows (6.1.12).
func (c *check) permissions() {
	perms := c.Dict(c.Catalog["Perms"])
	for _, k := range rules.SortedKeys(perms) {
		if k != "UR3" && k != "DocMDP" {
			c.Part(rules.Variable, "6.1.12", "权限字典有标准没有的项 %.20s", string(k))
		}
	}
	if perms["DocMDP"] == nil {
		return
	}
	for _, k := range []pdfread.Name{"DocMDP", "UR3"} {
		for _, v := range c.List(c.Dict(perms[k])["Reference"]) {
			r := c.Dict(v)
			for _, key := range []pdfread.Name{"DigestLocation", "DigestMethod", "DigestValue"} {
				if r[key] != nil {
					c.Part(rules.Variable, "6.1.12", "签名的引用字典写了 %s", string(key))
				}
			}
		}
	}
}
