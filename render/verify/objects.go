package verify

import (
	"strings"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// objects reads every object of the file, whether or not anything leads to it,
// and looks for what an archive copy must not hold. That every object can be
// read is found out on the way.
func (c *check) objects() {
	for _, n := range c.Numbers() {
		v := c.Object(n)
		if s, ok := v.(*pdfread.Stream); ok {
			v = s.Dict
		}
		c.search(v, n, 0)
	}
}

// forbidden are the actions of ISO 19005-2, 6.5.1.
var forbidden = map[pdfread.Name]string{
	"Launch": "启动程序", "Sound": "播放声音", "Movie": "播放影片", "ResetForm": "清空表单", "ImportData": "导入数据",
	"Hide": "隐藏内容", "SetOCGState": "切换图层", "Rendition": "播放媒体", "Trans": "切换效果", "GoTo3DView": "三维视图",
	"JavaScript": "JavaScript 脚本", "SubmitForm": "提交表单",
}

// search looks into a value of object n.
func (c *check) search(v any, n, depth int) {
	switch v := v.(type) {
	case pdfread.Array:
		for _, e := range v {
			c.search(e, n, depth+1)
		}
	case pdfread.Dict:
		c.inspect(v, n)
		for _, k := range rules.SortedKeys(v) {
			switch v[k].(type) {
			case pdfread.Array, pdfread.Dict:
				c.search(v[k], n, depth+1)
			}
		}
	}
}

// inspect looks at one dictionary. An element of the structure has its type in
// S, as an action has, but also a parent.
func (c *check) inspect(d pdfread.Dict, n int) {
	kind := c.Name(d["Type"])
	if what, ok := forbidden[c.Name(d["S"])]; ok && d["P"] == nil || ok && kind == "Action" {
		c.note(rules.Action, "对象 %d 有动作：%s", n, what)
	} else if d["JS"] != nil {
		c.note(rules.Action, "对象 %d 有动作：%s", n, forbidden["JavaScript"])
	}
	if _, ok := c.Resolve(d["AA"]).(pdfread.Dict); ok {
		c.note(rules.Action, "对象 %d 有自动触发的动作（AA）", n)
	}
	if kind == "Catalog" && d["AcroForm"] != nil && c.Dict(d["AcroForm"])["XFA"] != nil {
		c.note(rules.Action, "文件有 XFA 表单")
	}
	switch c.Name(d["Subtype"]) {
	case "Form":
		if d["Ref"] != nil {
			c.note(rules.External, "对象 %d 引用另一个文件的页面", n)
		}
	case "PS":
		c.note(rules.Action, "对象 %d 是 PostScript 程序", n)
	}
	if d["OPI"] != nil {
		c.note(rules.External, "对象 %d 引用外部的图像（OPI）", n)
	}
	c.transparency(d, n, kind)
}

// transparency looks at a graphics state (11.6).
func (c *check) transparency(d pdfread.Dict, n int, kind pdfread.Name) {
	if kind != "ExtGState" && d["ca"] == nil && d["CA"] == nil && d["BM"] == nil && d["SMask"] == nil {
		return
	}
	var used []string
	for _, k := range []pdfread.Name{"ca", "CA"} {
		if v, ok := c.Thousandths(d[k]); ok && v != 1000 {
			used = append(used, string(k))
		}
	}
	blend := c.Name(d["BM"])
	if modes := c.List(d["BM"]); len(modes) > 0 {
		blend = c.Name(modes[0])
	}
	if blend != "" && blend != "Normal" && blend != "Compatible" {
		used = append(used, "BM")
	}
	if mask := c.Resolve(d["SMask"]); mask != nil && mask != any(pdfread.Name("None")) {
		used = append(used, "SMask")
	}
	if len(used) > 0 {
		c.note(rules.Transparent, "对象 %d 用了透明效果（%s）", n, strings.Join(used, "、"))
	}
}
