package verify

import (
	"fmt"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// scene is a content stream being read.
type scene struct {
	*check
	owner     *owner
	page      int // from 1
	resources pdfread.Dict
	fonts     map[pdfread.Name]*font
	state     state
	saved     []state
	open      []mark // marked content that has begun
	in        [3]int // by kind: how many of them
	covered   bool   // the whole stream lies in marked content of another
	ignore    int    // BX without EX
	depth     int    // of forms in forms
}

// state is the part of the graphics state that is looked at.
type state struct {
	font *font
	mode int // Tr; 3 is invisible
}

// mark is a marked-content sequence (14.6).
type mark uint8

const (
	plain    mark = iota // neither of these
	tagged               // belongs to the structure
	artifact             // belongs to nothing (14.8.2.2)
)

// form is a form XObject as it was looked at: one that is drawn a thousand times
// is read once.
type form struct {
	number  int
	covered bool
}

// maxValues is how many values of one stream are read.
const maxValues = 16 << 20

// maxSaved is how deep q may nest; more is remembered as if it were not there.
const maxSaved = 1 << 12

// failed notes what stopped the reading of the stream.
func (s *scene) failed(err error) {
	s.owner.unread = true
	s.check.Failed(fmt.Sprintf("第 %d 页的内容", s.page), err)
}

// run reads the whole stream.
func (s *scene) run(data []byte) {
	s.fonts = map[pdfread.Name]*font{}
	l := pdfread.NewLexer(data, maxValues)
	var args pdfread.Array
	for {
		v, err := l.Next()
		if err != nil {
			s.failed(err)
			return
		}
		op, ok := v.(pdfread.Operator)
		if !ok {
			args = append(args, v)
			continue
		}
		if op == pdfread.End {
			break
		}
		if op == "BI" {
			if _, err := l.InlineImage(); err != nil {
				s.failed(err)
				return
			}
			s.draw()
		} else if !s.operate(op, args) && s.ignore == 0 {
			s.failed(fmt.Errorf("不认识的操作 %.20q", string(op)))
			return
		}
		args = args[:0]
	}
	if len(s.open) > 0 {
		s.note(rules.Damaged, "第 %d 页的内容：标记内容没有结束", s.page)
	}
}

// operate carries one operator out, false for one that PDF does not have
// (Annex A).
func (s *scene) operate(op pdfread.Operator, args pdfread.Array) bool {
	switch op {
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh":
		s.draw()
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
		g := s.Dict(s.Dict(s.resources["ExtGState"])[key])
		if f := s.List(g["Font"]); len(f) == 2 {
			s.state.font = s.check.font(f[0])
		}
	case "q":
		if len(s.saved) < maxSaved {
			s.saved = append(s.saved, s.state)
		}
	case "Q":
		if n := len(s.saved); n > 0 {
			s.state, s.saved = s.saved[n-1], s.saved[:n-1]
		}
	case "BMC", "BDC":
		s.begin(op, args)
	case "EMC":
		if len(s.open) == 0 {
			s.note(rules.Damaged, "第 %d 页的内容：标记内容没有开始就结束", s.page)
			break
		}
		s.in[last(s.open)]--
		s.open = s.open[:len(s.open)-1]
	case "Do":
		s.do(last(args))
	case "BX":
		s.ignore++
	case "EX":
		s.ignore = max(0, s.ignore-1)
	case "w", "J", "j", "M", "d", "ri", "i", "cm", "m", "l", "c", "v", "y", "h", "re", "n", "W", "W*",
		"BT", "ET", "Tc", "Tw", "Tz", "TL", "Ts", "Td", "TD", "Tm", "T*", "d0", "d1",
		"CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k", "MP", "DP":
	default:
		return false
	}
	return true
}

// last is the last of a list, or nothing.
func last[T any](list []T) (v T) {
	if len(list) > 0 {
		v = list[len(list)-1]
	}
	return v
}

// begin opens a marked-content sequence.
func (s *scene) begin(op pdfread.Operator, args pdfread.Array) {
	kind := plain
	if len(args) > 0 && args[0] == any(pdfread.Name("Artifact")) {
		kind = artifact
	}
	if op == "BDC" && len(args) == 2 {
		properties := args[1]
		if key, ok := properties.(pdfread.Name); ok {
			properties = s.Dict(s.resources["Properties"])[key]
		}
		if id, ok := s.Resolve(s.Dict(properties)["MCID"]).(int); ok {
			kind = tagged
			s.owner.marks[id]++
		}
	}
	if kind == artifact && s.in[tagged] > 0 || kind == tagged && s.in[artifact]+s.in[tagged] > 0 {
		s.owner.mixed++
	}
	s.open = append(s.open, kind)
	s.in[kind]++
}

// marked reports whether what is drawn now is an artifact or has an element.
func (s *scene) marked() bool { return s.covered || s.in[tagged]+s.in[artifact] > 0 }

func (s *scene) draw() {
	if !s.marked() {
		s.owner.outside++
	}
}

func (s *scene) fontNamed(key pdfread.Name) *font {
	ft, ok := s.fonts[key]
	if !ok {
		ft = s.check.font(s.Dict(s.resources["Font"])[key])
		s.fonts[key] = ft
	}
	return ft
}

// show reads the codes of a string.
func (s *scene) show(v any) {
	codes, ok := v.(pdfread.Text)
	if !ok || len(codes) == 0 {
		return
	}
	s.draw()
	ft := s.state.font
	if ft == nil {
		s.note(rules.Damaged, "第 %d 页的内容：有文字没有说用什么字体", s.page)
		return
	}
	const invisible = 3
	ft.visible = ft.visible || s.state.mode != invisible
	if ft.bytes == 0 {
		return
	}
	if len(codes)%ft.bytes != 0 {
		s.note(rules.Damaged, "第 %d 页的内容：字体 %s 的代码缺了半个", s.page, ft.name)
		return
	}
	for ; len(codes) > 0; codes = codes[ft.bytes:] {
		code := pdfread.Number(codes[:ft.bytes])
		if _, ok := ft.first[code]; !ok {
			ft.first[code] = s.page
		}
		s.report.Characters++
		s.said.hear(s.page, ft, code)
	}
}

// do draws an external object (8.8).
func (s *scene) do(v any) {
	key, _ := v.(pdfread.Name)
	value := s.Dict(s.resources["XObject"])[key]
	x := s.Stream(value)
	if x == nil {
		s.note(rules.Damaged, "第 %d 页的内容：没有图形 %s", s.page, string(key))
		return
	}
	if s.Name(x.Dict["Subtype"]) != "Form" {
		s.draw()
		return
	}
	r, _ := value.(pdfread.Ref)
	how := form{r.Number, s.marked()}
	if s.depth >= pdfread.MaxDepth || s.forms[how] {
		return
	}
	s.forms[how] = true
	o := &owner{number: r.Number, page: s.page, key: s.Int(x.Dict["StructParents"], -1), marks: map[int]int{}}
	if s.byRef[r.Number] == nil {
		s.byRef[r.Number] = o
	} else {
		o.key = -1 // read again for what lies outside of marks; its own were counted
		o.again = true
	}
	s.owners = append(s.owners, o)
	data, ok := s.Contents(x, fmt.Sprintf("第 %d 页的图形 %s", s.page, string(key)))
	if !ok {
		o.unread = true
		return
	}
	resources := s.resources
	if own := s.Dict(x.Dict["Resources"]); own != nil {
		resources = own
	}
	inner := scene{check: s.check, owner: o, page: s.page, resources: resources, state: s.state, covered: how.covered, depth: s.depth + 1}
	inner.run(data)
}
