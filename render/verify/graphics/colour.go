package graphics

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// ink is a current colour: its space and, of a pattern, which.
type ink struct {
	space   any // a name, an array or a reference; nil: DeviceGray, as at the begin
	pattern pdfread.Name
}

// place is where a colour space is used: resources give device colours another
// meaning.
type place struct {
	resources pdfread.Dict
	page      int
}

// colour sets a current colour (8.6.8).
func (s *scene) colour(op pdfread.Operator, args pdfread.Array) {
	which := &s.state.fill
	switch op {
	case "G", "RG", "K", "CS", "SC", "SCN":
		which = &s.state.stroke
	}
	switch op {
	case "g", "G":
		*which = ink{space: pdfread.Name("DeviceGray")}
	case "rg", "RG":
		*which = ink{space: pdfread.Name("DeviceRGB")}
	case "k", "K":
		*which = ink{space: pdfread.Name("DeviceCMYK")}
	case "cs", "CS":
		key, _ := last(args).(pdfread.Name)
		*which = ink{space: s.spaceNamed(key)}
	default:
		which.pattern, _ = last(args).(pdfread.Name)
	}
	if s.Ours && len(s.Inks) < 1<<10 {
		s.Inks[fmt.Sprint(string(op), args)] = true
	}
}

// spaceNamed is the colour space of that name: a device's own or a resource.
func (s *scene) spaceNamed(key pdfread.Name) any {
	switch key {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern":
		return key
	}
	return s.named("ColorSpace", key)
}

func (s *scene) place() place { return place{s.resources, s.page} }

// useInk looks at a colour that is drawn with.
func (s *scene) useInk(i *ink, overprint bool) {
	kind, n := s.space(i.space, s.place())
	if kind == "ICCBased" && n == 4 && overprint && s.state.opm == 1 {
		s.Part(rules.Colour, "6.2.4.2", "第 %d 页在 ICC 的 CMYK 颜色上用了叠印方式 1（OPM）", s.page)
	}
	if kind == "Pattern" && i.pattern != "" {
		s.tile(s.named("Pattern", i.pattern))
	}
}

// tile reads a pattern (8.7).
func (s *scene) tile(v any) {
	r, _ := v.(pdfread.Ref)
	if s.depth >= pdfread.MaxDepth || r.Number > 0 && s.met[r.Number] {
		return
	}
	s.met[r.Number] = true
	if x := s.Stream(v); x != nil {
		inner := scene{Pages: s.Pages, owner: newOwner(s.page), page: s.page, above: s.resources, covered: true, depth: s.depth + 1}
		inner.uncolored = s.Int(x.Dict["PaintType"], 1) == 2
		inner.form(x, fmt.Sprintf("第 %d 页的图案", s.page))
		return
	}
	d := s.Dict(v)
	s.shading(d["Shading"])
	if d["ExtGState"] != nil {
		s.checkState(s.Dict(d["ExtGState"]))
	}
}

func (s *scene) shading(v any) {
	if d := s.Dict(v); d != nil {
		s.space(d["ColorSpace"], s.place())
	}
}

// defaults are the resources that stand for device colours (8.6.5.6).
var defaults = map[pdfread.Name]pdfread.Name{"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}

// space looks at a colour space (ISO 19005-2, 6.2.4) and says what it is and how
// many components it has.
func (p *Pages) space(v any, at place) (kind pdfread.Name, components int) {
	return p.nestedSpace(v, at, 0)
}

func (p *Pages) nestedSpace(v any, at place, depth int) (kind pdfread.Name, components int) {
	if depth > 8 {
		return "", 0
	}
	if v == nil {
		v = pdfread.Name("DeviceGray")
	}
	switch full := p.Resolve(v).(type) {
	case pdfread.Name:
		return p.device(full, at, depth)
	case pdfread.Array:
		if len(full) == 0 {
			return "", 0
		}
		kind = p.Name(full[0])
		if len(full) == 1 {
			return p.device(kind, at, depth)
		}
		return kind, p.family(kind, v, full, at, depth)
	}
	return "", 0
}

// device looks at device colour: it needs an output intent of its kind, or a
// default that says what it means (6.2.4.3).
func (p *Pages) device(kind pdfread.Name, at place, depth int) (pdfread.Name, int) {
	need := map[pdfread.Name]string{"DeviceRGB": "RGB ", "DeviceCMYK": "CMYK", "DeviceGray": p.intent.space}
	want, ok := need[kind]
	if !ok {
		return kind, 0
	}
	if other, ok := p.Dict(at.resources["ColorSpace"])[defaults[kind]]; ok && depth == 0 {
		return p.nestedSpace(other, at, depth+1)
	}
	if p.intent.space == "" || p.intent.space != want {
		if p.Claim.Part == 1 {
			p.Add(rules.Colour, "第 %d 页用了 %s，没有同一种颜色的输出意图（ISO 19005-1 6.2.3.3）", at.page, string(kind))
		}
		p.Part(rules.Colour, "6.2.4.3", "第 %d 页用了 %s，没有同一种颜色的输出意图或默认颜色空间", at.page, string(kind))
	}
	return kind, map[pdfread.Name]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[kind]
}

// family looks at a colour space with parameters.
func (p *Pages) family(kind pdfread.Name, v any, full pdfread.Array, at place, depth int) int {
	if r, ok := v.(pdfread.Ref); ok && kind != "ICCBased" { // once on every page
		key := [2]int{r.Number, at.page}
		if p.spaces[key] {
			return len(p.List(full[1]))
		}
		if len(p.spaces) > maxSpaces {
			clear(p.spaces)
		}
		p.spaces[key] = true
	}
	switch kind {
	case "ICCBased":
		return p.profile(full[1]).components
	case "Indexed", "Pattern":
		p.nestedSpace(full[1], at, depth+1)
		return 1
	case "Separation":
		p.separation(full, at, depth)
		return 1
	case "DeviceN":
		return p.deviceN(full, at, depth)
	}
	return 3
}

// spot is how a separation is defined.
type spot struct{ alternate, tint []byte }

// separation looks at a spot colour: of one name everywhere the same (6.2.4.4).
func (p *Pages) separation(full pdfread.Array, at place, depth int) {
	if len(full) < 4 {
		return
	}
	name := string(p.Name(full[1]))
	p.nestedSpace(full[2], at, depth+1)
	if !utf8.ValidString(name) {
		p.Part(rules.Spelling, "6.1.8", "专色 %s 的名字不是 UTF-8", rules.Printable(name))
	}
	if !p.Archive() || name == "All" || name == "None" {
		return
	}
	now := spot{p.Canonical(full[2]), p.Canonical(full[3])}
	before, ok := p.colorant[name]
	if !ok && len(p.colorant) < 1<<10 {
		p.colorant[name] = now
	} else if ok && (!bytes.Equal(before.alternate, now.alternate) || !bytes.Equal(before.tint, now.tint)) {
		p.Part(rules.Colour, "6.2.4.4", "专色 %s 有两种定义", name)
	}
}

// deviceN looks at several colours at once; each spot colour is described.
func (p *Pages) deviceN(full pdfread.Array, at place, depth int) int {
	names := p.List(full[1])
	const most = 32
	if len(names) > most {
		p.Part(rules.Spelling, "6.1.13", "第 %d 页的 DeviceN 有 %d 种颜色，超过 32", at.page, len(names))
	}
	if len(full) < 4 {
		return len(names)
	}
	p.nestedSpace(full[2], at, depth+1)
	var attributes pdfread.Dict
	if len(full) > 4 {
		attributes = p.Dict(full[4])
	}
	colorants := p.Dict(attributes["Colorants"])
	process := p.List(p.Dict(attributes["Process"])["Components"])
	for _, v := range names {
		n := p.Name(v)
		known := slices.Contains([]pdfread.Name{"None", "Cyan", "Magenta", "Yellow", "Black"}, n) || colorants[n] != nil ||
			slices.ContainsFunc(process, func(v any) bool { return p.Name(v) == n })
		if !known {
			p.Part(rules.Colour, "6.2.4.4", "第 %d 页的 DeviceN 没有说明专色 %s（Colorants）", at.page, string(n))
		}
	}
	for _, k := range rules.SortedKeys(colorants) {
		if one := p.List(colorants[k]); len(one) > 3 && p.Name(one[0]) == "Separation" {
			p.separation(one, at, depth+1)
		}
	}
	return len(names)
}

// profile is what the header of an ICC profile says.
type profile struct {
	space      string // of the colours; empty: not read
	class      string
	version    int
	components int
}

var componentsOf = map[string]int{"GRAY": 1, "RGB ": 3, "CMYK": 4, "Lab ": 3}

// readProfile reads the header of a profile (ICC.1, 6.1).
func (p *Pages) readProfile(s *pdfread.Stream) (profile, bool) {
	const header = 128
	data, ok := p.Contents(s, "颜色配置（ICC）")
	if !ok || len(data) < header || string(data[36:40]) != "acsp" {
		return profile{}, false
	}
	out := profile{space: string(data[16:20]), class: string(data[12:16]), version: int(data[8])}
	out.components = componentsOf[out.space]
	return out, true
}

// profile looks at the profile of a colour space (6.2.4.2).
func (p *Pages) profile(v any) profile {
	r, _ := v.(pdfread.Ref)
	if known, ok := p.profiles[r.Number]; ok && r.Number > 0 {
		return known
	}
	s := p.Stream(v)
	if s == nil {
		p.Part(rules.Colour, "6.2.4.2", "颜色空间没有颜色配置（ICC）")
		return profile{}
	}
	out, ok := p.readProfile(s)
	switch {
	case !ok:
		p.Part(rules.Colour, "6.2.4.2", "对象 %d 的颜色配置（ICC）坏了", r.Number)
	case !slices.Contains([]string{"prtr", "mntr", "scnr", "spac"}, out.class) || out.components == 0 || out.version >= 5:
		p.Part(rules.Colour, "6.2.4.2", "对象 %d 的颜色配置（ICC）是第 %d 版的 %q、%q，存档不用", r.Number, out.version, out.class, out.space)
	case out.components != p.Int(s.Dict["N"], -1):
		p.Part(rules.Colour, "6.2.4.2", "对象 %d 的颜色配置（ICC）有 %d 个分量，写的是 %d", r.Number, out.components, p.Int(s.Dict["N"], -1))
	}
	p.profiles[r.Number] = out
	return out
}

// outputIntents looks at what says which device the colours are meant for
// (6.2.3).
func (p *Pages) outputIntents() {
	intents := p.List(p.Catalog["OutputIntents"])
	var first any
	found := false
	for _, v := range intents {
		d := p.Dict(v)
		kind := p.Name(d["S"])
		if kind == "GTS_PDFX" && d["DestOutputProfileRef"] != nil {
			p.Part(rules.Intent, "6.2.3", "PDF/X 的输出意图引用外部的颜色配置")
		}
		dest, ok := d["DestOutputProfile"]
		if !ok {
			continue
		}
		if found && dest != first {
			p.Part(rules.Intent, "6.2.3", "几个输出意图用了不同的颜色配置")
		} else {
			first, found = dest, true
		}
		if kind != "GTS_PDFA1" {
			continue
		}
		s := p.Stream(dest)
		var out profile
		if s != nil {
			out, ok = p.readProfile(s)
		}
		switch {
		case s == nil || !ok || out.components != p.Int(s.Dict["N"], -1):
			p.Part(rules.Intent, "6.2.3", "输出意图的颜色配置（ICC）坏了")
		case out.class != "prtr" && out.class != "mntr" || out.space == "Lab " || out.version >= 5:
			p.Part(rules.Intent, "6.2.3", "输出意图的颜色配置是第 %d 版的 %q、%q，存档不用", out.version, out.class, out.space)
		}
		p.intent = out
	}
	if p.Ours && p.intent.space == "" {
		p.Part(rules.Intent, "6.2.3", "文件没有带颜色配置（ICC）的输出意图（OutputIntents）")
	}
}
