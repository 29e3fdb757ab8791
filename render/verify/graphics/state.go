package graphics

import (
	"slices"
	"strings"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// extended sets what an ExtGState dictionary has (8.4.5).
func (s *scene) extended(v any) {
	g := s.Dict(v)
	if f := s.List(g["Font"]); len(f) == 2 {
		s.state.font = s.font(f[0])
	}
	if v, ok := s.Resolve(g["OP"]).(bool); ok { // without op it stands for both
		s.state.overprint = [2]bool{v, v}
	}
	if v, ok := s.Resolve(g["op"]).(bool); ok {
		s.state.overprint[0] = v
	}
	s.state.opm = s.Int(g["OPM"], s.state.opm)
	if what := Transparent(s.Case, g); len(what) > 0 {
		s.seeThrough(s.page, strings.Join(what, "、"))
	}
	r, _ := v.(pdfread.Ref)
	if r.Number > 0 && s.met[r.Number] {
		return
	}
	s.met[r.Number] = true
	s.checkState(g)
}

// checkState looks at a graphics state (ISO 19005-2, 6.2.5, 6.2.6, 6.2.10).
func (s *scene) checkState(g pdfread.Dict) {
	if g["TR"] != nil {
		s.Part(rules.Graphics, "6.2.5", "第 %d 页的图形状态有传递函数（TR）", s.page)
	}
	if v := s.Resolve(g["TR2"]); v != nil && v != any(pdfread.Name("Default")) {
		s.Part(rules.Graphics, "6.2.5", "第 %d 页的图形状态有传递函数（TR2）", s.page)
	}
	if g["HTP"] != nil {
		s.Part(rules.Graphics, "6.2.5", "第 %d 页的图形状态有 HTP", s.page)
	}
	if d := s.Dict(g["HT"]); d != nil {
		s.checkHalftone(d, "", 0)
	}
	if g["RI"] != nil {
		s.renderingIntent(s.Name(g["RI"]))
	}
	modes := s.List(g["BM"])
	if modes == nil && g["BM"] != nil {
		modes = pdfread.Array{g["BM"]}
	}
	for _, m := range modes {
		if !slices.Contains(blendModes, string(s.Name(m))) {
			s.Part(rules.Graphics, "6.2.10", "第 %d 页用了标准没有的混合方式 %.20s", s.page, string(s.Name(m)))
		}
	}
	if mask := s.Dict(g["SMask"]); mask != nil {
		if x := s.Stream(mask["G"]); x != nil && s.depth < pdfread.MaxDepth {
			inner := scene{Pages: s.Pages, owner: newOwner(s.page), page: s.page, above: s.resources, covered: true, depth: s.depth + 1}
			inner.form(x, "蒙版")
		}
	}
}

// blendModes are those of 11.3.5.
var blendModes = strings.Fields(`Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight
	Difference Exclusion Hue Saturation Color Luminosity`)

// checkHalftone looks at a halftone (10.5.5); of type 5 it has one a colorant.
func (s *scene) checkHalftone(d pdfread.Dict, colorant pdfread.Name, depth int) {
	kind := s.Int(d["HalftoneType"], -1)
	if kind != 1 && kind != 5 {
		s.Part(rules.Graphics, "6.2.5", "第 %d 页用了 HalftoneType 不是 1 或 5 的网目", s.page)
	}
	if d["HalftoneName"] != nil {
		s.Part(rules.Graphics, "6.2.5", "第 %d 页的网目写了 HalftoneName", s.page)
	}
	has := d["TransferFunction"] != nil
	switch colorant {
	case "Default":
	case "", "Cyan", "Magenta", "Yellow", "Black":
		if has {
			s.Part(rules.Graphics, "6.2.5", "第 %d 页的网目写了不必要的 TransferFunction", s.page)
		}
	default:
		if !has {
			s.Part(rules.Graphics, "6.2.5", "第 %d 页专色 %s 的网目没有 TransferFunction", s.page, string(colorant))
		}
	}
	if kind != 5 || depth > 0 {
		return
	}
	for _, k := range rules.SortedKeys(d) {
		if sub := s.Dict(d[k]); sub != nil {
			s.checkHalftone(sub, k, depth+1)
		}
	}
}

// renderingIntent looks at the name of an intent (6.2.6).
func (s *scene) renderingIntent(n pdfread.Name) {
	switch n {
	case "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation":
	default:
		s.Part(rules.Graphics, "6.2.6", "第 %d 页的呈现意图是 %.20s", s.page, string(n))
	}
}

// Transparent is what in a graphics state lets something shine through (11.6).
func Transparent(c *rules.Case, d pdfread.Dict) (used []string) {
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
	return used
}

// seeThrough: what is blended needs a colour space to be blended in, the output
// intent's or that of the page's group (6.2.10).
func (p *Pages) seeThrough(page int, what string) {
	if p.intent.space != "" || p.grouped[page] || p.shone[page] {
		return
	}
	p.shone[page] = true
	p.Part(rules.Graphics, "6.2.10", "第 %d 页有透明效果（%s），没有输出意图，页面的组也没有颜色空间", page, what)
}

// formDict looks at the dictionary of a form XObject (6.2.9).
func (s *scene) formDict(x *pdfread.Stream) {
	d := x.Dict
	if s.Name(d["Subtype2"]) == "PS" || d["PS"] != nil {
		s.Part(rules.Action, "6.2.9", "第 %d 页的图形是 PostScript", s.page)
	}
	if group := s.Dict(d["Group"]); s.Name(group["S"]) == "Transparency" {
		s.seeThrough(s.page, "透明组")
		if group["CS"] != nil {
			s.space(group["CS"], s.place())
		}
	}
}
