package tags

import (
	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// checkAnnotations: annotations that a reader meets are in the structure, in its
// order and with words (ISO 14289-1, 7.18).
func (t *tree) checkAnnotations(o *graphics.Owner) {
	if !t.Accessible() {
		return
	}
	const hidden = 1 << 1
	found := false
	for _, v := range o.Annots {
		a := t.Dict(v)
		kind := t.Name(a["Subtype"])
		if a == nil || kind == "Popup" {
			continue
		}
		found = true
		flags := t.Int(a["F"], 0)
		if flags&hidden != 0 || t.outside(a, o) {
			continue
		}
		r, _ := v.(pdfread.Ref)
		in, tagged := t.objects[r.Number]
		said, _ := t.parents[t.Int(a["StructParent"], -1)].(pdfread.Ref)
		words, _ := t.Resolve(a["Contents"]).(pdfread.Text)
		if t.Ours && (!tagged || in.number >= 0 && said.Number != in.number) {
			t.Add(rules.Link, "第 %d 页的批注（%s）不在结构里", o.Page, string(kind))
			continue
		}
		if !tagged { // the parent tree alone may say where it belongs
			if e := t.Dict(said); e != nil {
				alt, _ := t.Resolve(e["Alt"]).(pdfread.Text)
				in, tagged = holder{said.Number, t.role(e), alt != ""}, true
			}
		}
		switch kind {
		case "Link":
			if in.kind != "Link" {
				t.UA(rules.Link, "7.18.5", "第 %d 页的链接不在 Link 元素里", o.Page)
			}
			if words == "" {
				t.UA(rules.Link, "7.18.5", "第 %d 页的链接没有说明文字", o.Page)
			}
		case "Widget":
			if in.kind != "Form" {
				t.UA(rules.Form, "7.18.4", "第 %d 页的表单控件不在 Form 元素里", o.Page)
			}
			if !in.alt && !t.hasTooltip(a) {
				t.UA(rules.Form, "7.18.1", "第 %d 页的表单控件没有说明文字（TU）", o.Page)
			}
		case "PrinterMark":
			if tagged {
				t.UA(rules.Link, "7.18.8", "第 %d 页的印刷标记在结构里", o.Page)
			}
		case "TrapNet":
			t.UA(rules.Link, "7.18.2", "第 %d 页有补漏白批注（TrapNet）", o.Page)
		default:
			if in.kind != "Annot" {
				t.UA(rules.Link, "7.18.1", "第 %d 页的批注（%s）不在 Annot 元素里", o.Page, string(kind))
			}
			if words == "" && !in.alt {
				t.UA(rules.Link, "7.18.1", "第 %d 页的批注（%s）没有说明文字", o.Page, string(kind))
			}
		}
		if words != "" && !t.lang && !t.languageOf(in.number) && a["Lang"] == nil {
			t.UA(rules.Catalog, "7.2", "第 %d 页的批注（%s）的说明文字不知是哪种语言", o.Page, string(kind))
		}
	}
	if found && o.Tabs != "S" {
		t.UA(rules.Link, "7.18.3", "第 %d 页的批注不按结构的次序到达（Tabs）", o.Page)
	}
}

// languageOf reports whether an element or one above it has Lang.
func (t *tree) languageOf(number int) bool {
	for range maxTree {
		d := t.Dict(pdfread.Ref{Number: number})
		if d == nil {
			return false
		}
		if d["Lang"] != nil {
			return true
		}
		up, ok := d["P"].(pdfread.Ref)
		if !ok {
			return false
		}
		number = up.Number
	}
	return false
}

// hasTooltip reports whether a field or one above it has TU.
func (t *tree) hasTooltip(d pdfread.Dict) bool {
	for range pdfread.MaxDepth {
		if tu, _ := t.Resolve(d["TU"]).(pdfread.Text); tu != "" {
			return true
		}
		if d = t.Dict(d["Parent"]); d == nil {
			return false
		}
	}
	return false
}

// outside reports whether an annotation lies beyond what is seen of the page.
func (t *tree) outside(a pdfread.Dict, o *graphics.Owner) bool {
	box, ok := t.pages.Rectangle(a["Rect"])
	b := o.Bounds
	return ok && (box[2] <= b[0] || box[3] <= b[1] || box[0] >= b[2] || box[1] >= b[3])
}
