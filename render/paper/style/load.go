package style

import (
	"crypto/sha256"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"

	"gongwen/render/diag"
	"gongwen/render/paper/unit"
	"gongwen/render/source/tomldoc"
)

// Load decodes the templates of the program, the general one and perhaps that of
// a format, and lays the user's over them in order. The general one states every
// value, but for those that a head of another kind alone has: its format does.
// Any other may state a value alone or, like these, as { value = …, name = …,
// clause = …, strength = … }.
func Load(own []*diag.Source, over ...*diag.Source) (*Style, diag.List) {
	s := &Style{}
	l := loader{style: s, entries: map[string]Entry{}}
	fields := s.fields()
	l.targets = make(map[string]any, len(fields))
	for _, f := range fields {
		l.targets[f.path] = f.target
	}
	for i, src := range slices.Concat(own, over) {
		l.source, l.over = src, i >= len(own)
		root, bad := tomldoc.Parse(src)
		l.findings = append(l.findings, bad...)
		if root == nil || bad.HasErrors() {
			continue
		}
		l.table("", root)
		for _, f := range fields {
			_, stated := l.entries[f.path]
			if needed := i == 0 && f.only == "" || i == len(own)-1 && f.only == s.Head; needed && !stated {
				l.findings.Add(&ruleMissing, src, diag.Span{}, "", "模板缺少 %s", f.path)
			}
		}
	}
	for _, f := range fields {
		if e, stated := l.entries[f.path]; stated {
			e.Only = f.only
			s.Entries = append(s.Entries, e)
		}
	}
	if len(over) > 0 {
		digest := sha256.New()
		for _, src := range over {
			io.WriteString(digest, src.Text)
		}
		digest.Sum(s.Digest[:0])
	}
	if !l.findings.HasErrors() {
		l.check()
	}
	s.PageNumber.First = true
	if s.Head == OrderHead {
		s.Mark.Top, s.Mark.BlankLines = s.Order.MarkTop, s.Order.NumberBlankLines
	}
	if s.Head == LetterHead { // 10.1, which knows no rules in the imprint
		s.Mark.Size, s.Mark.Top = s.Letter.MarkSize, s.Letter.MarkTop
		s.Imprint.Thick, s.Imprint.Thin, s.Imprint.EvenPage = 0, 0, s.Letter.EvenPage
		s.PageNumber.First = s.Letter.FirstNumber
	}
	return s, l.findings
}

type loader struct {
	style    *Style
	source   *diag.Source
	over     bool // source is a user's
	targets  map[string]any
	entries  map[string]Entry
	findings diag.List
}

// table walks a table of the template; path is its dotted name.
func (l *loader) table(path string, t *tomldoc.Node) {
	for _, m := range t.Items {
		p := m.Name
		if path != "" {
			p = path + "." + m.Name
		}
		target, known := l.targets[p]
		switch {
		case p == "check":
			l.switches(m)
		case known:
			l.value(p, target, m)
		case m.Kind == tomldoc.Table && l.isGroup(p):
			l.table(p, m)
		default:
			l.findings.Add(&ruleUnknown, l.source, m.Key, l.nearest(p), "模板里没有 %s 这一项", p)
		}
	}
}

func (l *loader) isGroup(path string) bool {
	for t := range l.targets {
		if strings.HasPrefix(t, path+".") {
			return true
		}
	}
	return false
}

// nearest suggests the known name that is most like p.
func (l *loader) nearest(p string) string {
	fields := l.style.fields()
	var names []string // of values and of their groups
	for i := range fields {
		group, _, _ := strings.Cut(fields[i].path, ".")
		names = append(names, fields[i].path, group)
	}
	if best := diag.Nearest(p, names); best != "" {
		return "相近的有 " + best
	}
	return ""
}

// value sets one target and notes where the value came from.
func (l *loader) value(path string, target any, n *tomldoc.Node) {
	if path == "head" && l.over { // each format has its own, which its notices are composed for
		l.findings.Add(&ruleValue, l.source, n.Span, "版头由源文件的 format 决定，模板里删去 head", "head 的值不对")
		return
	}
	e := l.entries[path]
	e.Path = path
	if n.Kind == tomldoc.Table {
		v := n.Get("value")
		if v == nil {
			l.findings.Add(&ruleMissing, l.source, n.Span, "写成 { value = …, clause = \"…\", strength = \"…\" }，或只写值", "%s 没有 value", path)
			return
		}
		for _, m := range n.Items {
			switch m.Name {
			case "value":
			case "name":
				l.origin(m, &e.Name)
			case "clause":
				l.origin(m, &e.Clause)
			case "strength":
				if l.origin(m, &e.Strength); !slices.Contains(strengths, e.Strength) {
					l.findings.Add(&ruleValue, l.source, m.Span, "写 "+strings.Join(strengths, "、")+" 之一", "条文的强度没有“%s”", e.Strength)
				}
			default:
				l.findings.Add(&ruleUnknown, l.source, m.Key, "可写 value、name、clause、strength", "%s 里没有 %s 这一项", path, m.Name)
			}
		}
		n = v
	}
	want := assign(target, n)
	if want != "" {
		l.findings.Add(&ruleValue, l.source, n.Span, want, "%s 的值不对", path)
		return
	}
	e.Value = strings.TrimSpace(l.source.Text[n.Span.Start:n.Span.End])
	e.source, e.span = l.source, n.Span
	l.entries[path] = e
}

// strengths are how binding a clause can be.
var strengths = []string{"规定", "一般", "推荐", "可以", "习惯", "推算"}

// origin reads what is said of a value.
func (l *loader) origin(m *tomldoc.Node, to *string) {
	if m.Kind != tomldoc.String {
		l.findings.Add(&ruleValue, l.source, m.Span, "写文字，加引号", "%s 应是文字", m.Name)
		return
	}
	*to = m.Text.S
}

// assign stores a value; it returns what was wanted if the value does not fit.
func assign(target any, n *tomldoc.Node) (want string) {
	switch t := target.(type) {
	case *unit.Length:
		um, ok := thousandths(n)
		if !ok || um < 0 || um > 2000*int64(unit.MM) {
			return "写毫米数，如 37 或 0.35"
		}
		*t = unit.Length(um)
	case *unit.Size:
		if n.Kind == tomldoc.String {
			size, ok := unit.Zihao(n.Text.S)
			if !ok {
				return "写字号（如 \"三号\"）或磅数（如 16）"
			}
			*t = size
			return ""
		}
		mpt, ok := thousandths(n)
		if !ok || mpt < 4000 || mpt > 400_000 {
			return "写字号（如 \"三号\"）或 4 至 400 的磅数（如 16）"
		}
		*t = unit.Size(mpt)
	case *int:
		if n.Kind != tomldoc.Integer || n.Integer < 0 || n.Integer > 1_000_000 {
			return "写不小于 0 的整数"
		}
		*t = int(n.Integer)
	case *bool:
		if n.Kind != tomldoc.Boolean {
			return "写 true 或 false"
		}
		*t = n.Boolean
	case *Head:
		if n.Kind != tomldoc.String || !slices.Contains(heads, Head(n.Text.S)) {
			return "写 " + listed(heads) + " 之一，加引号"
		}
		*t = Head(n.Text.S)
	case *Face:
		if n.Kind != tomldoc.String || !slices.Contains(faces, Face(n.Text.S)) {
			return "写 " + listed(faces) + " 之一，加引号"
		}
		*t = Face(n.Text.S)
	case *string:
		if n.Kind != tomldoc.String {
			return "写文字，加引号"
		}
		if strings.ContainsFunc(n.Text.S, func(r rune) bool { return !unicode.IsPrint(r) && r != '\u3000' }) {
			return "写成一行，不用看不见的字符"
		}
		*t = n.Text.S
	default:
		panic(fmt.Sprintf("style: no reading for %T", target))
	}
	return ""
}

// thousandths reads a number of millimetres or points as an integer of
// micrometres or thousandths of a point.
func thousandths(n *tomldoc.Node) (int64, bool) {
	switch {
	case n.Kind == tomldoc.Integer && n.Integer >= 0 && n.Integer <= 1_000_000:
		return n.Integer * 1000, true
	case n.Kind == tomldoc.Float && n.Float >= 0 && n.Float <= 1e6: // false for NaN
		return int64(math.Round(n.Float * 1000)), true
	}
	return 0, false
}

// listed are the values of a closed set, for a hint.
func listed[S ~string](values []S) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return strings.Join(names, "、")
}
