package graphics

import (
	"fmt"

	"gongwen/render/verify/fonts"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// scene is a content stream being read.
type scene struct {
	*Pages
	owner     *Owner
	page      int // from 1
	resources pdfread.Dict
	above     pdfread.Dict // resources of what draws the form, which are not its own
	fonts     map[pdfread.Name]*fonts.Font
	state     state
	saved     []state
	open      []mark // marked content that has begun
	in        [3]int // by kind: how many of them
	covered   bool   // the whole stream lies in marked content of another
	ignore    int    // BX without EX
	depth     int    // of forms in forms
	uncolored bool   // colours are not its own: an uncoloured pattern, a glyph with d1
}

// state is the part of the graphics state that is looked at.
type state struct {
	font         *fonts.Font
	mode         int // Tr
	fill, stroke ink
	overprint    [2]bool // op, OP
	opm          int
}

// mark is a marked-content sequence (14.6).
type mark struct {
	kind     markKind
	id       int  // MCID; -1: none
	language bool // Lang
	actual   bool // ActualText
}

type markKind uint8

const (
	plain    markKind = iota // neither of these
	tagged                   // belongs to the structure
	artifact                 // belongs to nothing (14.8.2.2)
)

// form is a form XObject as it was looked at: one that is drawn a thousand times
// is read once.
type form struct {
	number  int
	covered bool
}

// maxNested is how deep ISO 19005-2 lets q nest (6.1.13).
const maxNested = 28

// maxSaved is how deep q may nest; more is remembered as if it were not there.
const maxSaved = 1 << 12

// failed notes what stopped the reading of the stream.
func (s *scene) failed(err error) {
	s.owner.Unread = true
	s.Failed(fmt.Sprintf("第 %d 页的内容", s.page), err)
}

// run reads the whole stream.
func (s *scene) run(data []byte) {
	s.fonts = map[pdfread.Name]*fonts.Font{}
	l := s.Lexer(data)
	const most = 1 << 16 // operands that are kept for an operator
	var args pdfread.Array
	for {
		v, err := l.Next()
		if err != nil {
			s.failed(err)
			return
		}
		op, ok := v.(pdfread.Operator)
		if !ok {
			if len(args) < most {
				args = append(args, v)
			}
			continue
		}
		if op == pdfread.End {
			break
		}
		if op == "BI" {
			d, err := l.InlineImage()
			if err != nil {
				s.failed(err)
				return
			}
			s.inline(d)
		} else if !s.operate(op, args) {
			if s.ignore == 0 {
				s.failed(fmt.Errorf("不认识的操作 %.20q", string(op)))
				return
			}
			s.Part(rules.Graphics, "6.2.2", "第 %d 页的内容有标准没有的操作 %.20q", s.page, string(op))
		}
		args = args[:0]
	}
	if len(s.open) > 0 {
		s.Add(rules.Damaged, "第 %d 页的内容：标记内容没有结束", s.page)
	}
}

// operate carries one operator out, false for one that PDF does not have
// (Annex A).
func (s *scene) operate(op pdfread.Operator, args pdfread.Array) bool {
	switch op {
	case "f", "F", "f*":
		s.paint(true, false)
	case "S", "s":
		s.paint(false, true)
	case "B", "B*", "b", "b*":
		s.paint(true, true)
	case "sh":
		s.draw()
		key, _ := last(args).(pdfread.Name)
		s.shading(s.named("Shading", key))
	case "Tj", "'", "\"":
		s.show(last(args))
	case "TJ":
		parts, _ := last(args).(pdfread.Array)
		for _, p := range parts {
			s.show(p)
		}
	case "Tf":
		if len(args) == 2 {
			key, _ := args[0].(pdfread.Name)
			s.state.font = s.fontNamed(key)
		}
	case "Tr":
		s.state.mode, _ = last(args).(int)
	case "gs":
		key, _ := last(args).(pdfread.Name)
		s.extended(s.named("ExtGState", key))
	case "ri":
		intent, _ := last(args).(pdfread.Name)
		s.renderingIntent(intent)
	case "q":
		if len(s.saved) < maxSaved {
			s.saved = append(s.saved, s.state)
		}
		if len(s.saved) == maxNested+1 {
			s.Part(rules.Spelling, "6.1.13", "第 %d 页的内容：q 套了超过 28 层", s.page)
		}
	case "Q":
		if n := len(s.saved); n > 0 {
			s.state, s.saved = s.saved[n-1], s.saved[:n-1]
		}
	case "BMC", "BDC":
		s.begin(op, args)
	case "EMC":
		if len(s.open) == 0 {
			s.Add(rules.Damaged, "第 %d 页的内容：标记内容没有开始就结束", s.page)
			break
		}
		s.in[last(s.open).kind]--
		s.open = s.open[:len(s.open)-1]
	case "Do":
		s.do(last(args))
	case "BX":
		s.ignore++
	case "EX":
		s.ignore = max(0, s.ignore-1)
	case "G", "g", "RG", "rg", "K", "k", "CS", "cs", "SC", "SCN", "sc", "scn":
		s.colour(op, args)
	case "d1":
		s.uncolored = true
	case "w", "J", "j", "M", "d", "i", "cm", "m", "l", "c", "v", "y", "h", "re", "n", "W", "W*",
		"BT", "ET", "Tc", "Tw", "Tz", "TL", "Ts", "Td", "TD", "Tm", "T*", "d0", "MP", "DP":
	default:
		return false
	}
	s.Operators[op] = true
	return true
}

// last is the last of a list, or nothing.
func last[T any](list []T) (v T) {
	if len(list) > 0 {
		v = list[len(list)-1]
	}
	return v
}

// named is a resource of the stream. One that only what draws the stream has is
// not its own (ISO 19005-2, 6.2.2).
func (s *scene) named(kind, key pdfread.Name) any {
	if v, ok := s.Dict(s.resources[kind])[key]; ok {
		return v
	}
	v, ok := s.Dict(s.above[kind])[key]
	if ok {
		s.Part(rules.Graphics, "6.2.2", "第 %d 页：图形用的 %s 不在它自己的资源里", s.page, string(key))
	}
	return v
}

// begin opens a marked-content sequence.
func (s *scene) begin(op pdfread.Operator, args pdfread.Array) {
	m := mark{id: -1}
	var tag pdfread.Name
	if len(args) > 0 {
		tag, _ = args[0].(pdfread.Name)
	}
	if tag == "Artifact" {
		m.kind = artifact
	}
	if op == "BDC" && len(args) == 2 {
		properties := args[1]
		if key, ok := properties.(pdfread.Name); ok {
			properties = s.named("Properties", key)
		}
		d := s.Dict(properties)
		if id, ok := s.Resolve(d["MCID"]).(int); ok {
			m.kind, m.id = tagged, id
			if s.marks++; s.marks > maxMarks {
				s.owner.Unread = true
				s.Add(rules.Undecided, "标记内容超过 %d 处，以后的没有查", maxMarks)
			} else {
				s.owner.Marks[id]++
			}
		}
		s.readProperties(&m, tag, d)
	}
	if m.kind == artifact && s.in[tagged] > 0 || m.kind == tagged && s.in[artifact] > 0 {
		s.owner.Mixed++
	}
	if m.kind == tagged && s.in[tagged] > 0 {
		s.owner.Nested++
	}
	s.open = append(s.open, m)
	s.in[m.kind]++
}

// readProperties reads what a property list says of text (14.9).
func (s *scene) readProperties(m *mark, tag pdfread.Name, d pdfread.Dict) {
	if lang, ok := s.Resolve(d["Lang"]).(pdfread.Text); ok {
		m.language = true
		if !rules.IsLanguage(pdfread.TextString(lang)) {
			if s.Structured() {
				s.Add(rules.Catalog, "第 %d 页的标记内容的语言“%.20s”不是语言代码", s.page, pdfread.TextString(lang))
			}
		}
	}
	m.actual = d["ActualText"] != nil
	if tag != "Span" || s.language(m) || d["ActualText"] == nil && d["Alt"] == nil && d["E"] == nil {
		return
	}
	id := m.id
	for i := range s.open {
		if s.open[i].kind == tagged {
			id = s.open[i].id
		}
	}
	if id < 0 {
		s.NoLanguage++
	} else {
		s.owner.Words[id] = true // an element may say it
	}
}

// language reports whether the text that is shown now, in one mark more, has a
// language by the content alone.
func (s *scene) language(more *mark) bool {
	has := more != nil && more.language
	for i := range s.open {
		has = has || s.open[i].language
	}
	return has
}

// marked reports whether what is drawn now is an artifact or has an element.
func (s *scene) marked() bool { return s.covered || s.in[tagged]+s.in[artifact] > 0 }

func (s *scene) draw() {
	if !s.marked() {
		s.owner.Outside++
	}
}

// paint draws with the current colours.
func (s *scene) paint(fill, stroke bool) {
	s.draw()
	if s.uncolored {
		return
	}
	if fill {
		s.useInk(&s.state.fill, s.state.overprint[0])
	}
	if stroke {
		s.useInk(&s.state.stroke, s.state.overprint[1])
	}
}

func (s *scene) fontNamed(key pdfread.Name) *fonts.Font {
	ft, ok := s.fonts[key]
	if !ok {
		ft = s.font(s.named("Font", key))
		s.fonts[key] = ft
	}
	return ft
}

// font is the font of a resource; the glyphs of one of Type 3 are content too.
func (s *scene) font(v any) *fonts.Font {
	ft := s.Fonts.Font(v)
	if ft == nil || ft.Kind != "Type3" || ft.Drawn {
		return ft
	}
	ft.Drawn = true
	procs := s.Dict(ft.Dict["CharProcs"])
	for _, k := range rules.SortedKeys(procs) {
		x := s.Stream(procs[k])
		if x == nil || s.depth >= pdfread.MaxDepth {
			continue
		}
		if data, ok := s.Contents(x, "字体 "+ft.Name+" 的字形"); ok {
			inner := scene{Pages: s.Pages, owner: newOwner(s.page), page: s.page, resources: s.Dict(ft.Dict["Resources"]), above: s.resources, covered: true, depth: s.depth + 1}
			inner.run(data)
		}
	}
	return ft
}

// The modes of text that draw nothing, fill and stroke (9.3.6).
const invisible = 3

// show reads the codes of a string.
func (s *scene) show(v any) {
	codes, ok := v.(pdfread.Text)
	if !ok || len(codes) == 0 {
		return
	}
	switch mode := s.state.mode & 3; {
	case s.state.mode == invisible || s.state.mode == invisible+4:
		s.draw()
	default:
		s.paint(mode != 1, mode != 0)
	}
	ft := s.state.font
	if ft == nil {
		s.Add(rules.Damaged, "第 %d 页的内容：有文字没有说用什么字体", s.page)
		return
	}
	seen := s.state.mode != invisible
	ft.Visible = ft.Visible || seen
	id, actual := -1, false
	for i := range s.open {
		actual = actual || s.open[i].actual
		if s.open[i].kind == tagged {
			id = s.open[i].id
		}
	}
	if id >= 0 && s.marks <= maxMarks && !s.language(nil) {
		s.owner.Texts[id] = true
	}
	ok = ft.Each(codes, func(code uint32) {
		if ft.Use(code, s.page, seen) && !actual {
			p := fonts.PrivateCode{Font: ft, Code: code, Page: s.page}
			if id < 0 {
				p.Note(s.Case)
			} else if _, had := s.owner.Private[id]; !had {
				s.owner.Private[id] = p
			}
		}
		s.Characters++
		if s.said != nil {
			s.said(s.page, ft, code)
		}
	})
	if !ok {
		s.Add(rules.Damaged, "第 %d 页的内容：字体 %s 的代码缺了半个", s.page, ft.Name)
	}
}
