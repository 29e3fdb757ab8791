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

// field is one value of a template: its key and where it goes. The type of the
// target decides what may be written: a Length is millimetres, a Size a 字号 or
// points.
type field struct {
	path   string
	target any
}

// fields is the one table of what a template may state.
func (s *Style) fields() []field {
	return []field{
		{"head", &s.Head},
		{"page.width", &s.Page.Width},
		{"page.height", &s.Page.Height},
		{"page.top", &s.Page.Top},
		{"page.binding", &s.Page.Binding},
		{"page.area_width", &s.Page.AreaWidth},
		{"page.area_height", &s.Page.AreaHeight},
		{"page.mirror", &s.Page.Mirror},
		{"grid.chars", &s.Grid.Chars},
		{"grid.lines", &s.Grid.Lines},
		{"grid.pitch", &s.Grid.Pitch},
		{"text.face", &s.Text.Face},
		{"text.size", &s.Text.Size},
		{"text.indent", &s.Text.Indent},
		{"text.baseline", &s.Text.Baseline},
		{"text.auto_space", &s.Text.AutoSpace},
		{"text.stretch", &s.Text.Stretch},
		{"headings.first", &s.Headings.First},
		{"headings.second", &s.Headings.Second},
		{"headings.third", &s.Headings.Third},
		{"headings.fourth", &s.Headings.Fourth},
		{"divisions.chapter", &s.Divisions.Chapter},
		{"divisions.section", &s.Divisions.Section},
		{"divisions.article", &s.Divisions.Article},
		{"divisions.blank_lines", &s.Divisions.BlankLines},
		{"serial.face", &s.Serial.Face},
		{"serial.size", &s.Serial.Size},
		{"secrecy.face", &s.Secrecy.Face},
		{"secrecy.size", &s.Secrecy.Size},
		{"secrecy.spread", &s.Secrecy.Spread},
		{"urgency.face", &s.Urgency.Face},
		{"urgency.size", &s.Urgency.Size},
		{"urgency.spread", &s.Urgency.Spread},
		{"registry.face", &s.Registry.Face},
		{"registry.size", &s.Registry.Size},
		{"letterhead.print", &s.Mark.Print},
		{"mark.face", &s.Mark.Face},
		{"mark.size", &s.Mark.Size},
		{"mark.top", &s.Mark.Top},
		{"mark.narrowest", &s.Mark.Narrowest},
		{"mark.blank_lines", &s.Mark.BlankLines},
		{"joint.file_gap", &s.Joint.FileGap},
		{"joint.least", &s.Joint.Least},
		{"joint.leading_share", &s.Joint.LeadingShare},
		{"number.face", &s.Number.Face},
		{"number.size", &s.Number.Size},
		{"red_rule.distance", &s.RedRule.Distance},
		{"red_rule.weight", &s.RedRule.Weight},
		{"red_rule.blank_lines", &s.RedRule.BlankLines},
		{"title.face", &s.Title.Face},
		{"title.size", &s.Title.Size},
		{"title.blank_lines", &s.Title.BlankLines},
		{"title.max_chars", &s.Title.MaxChars},
		{"attachment_note.blank_lines", &s.AttachmentNote.BlankLines},
		{"attachment_note.indent", &s.AttachmentNote.Indent},
		{"signature.seal_blank_lines", &s.Signature.SealBlankLines},
		{"signature.seal_right", &s.Signature.SealRight},
		{"signature.plain_blank_lines", &s.Signature.PlainBlankLines},
		{"signature.plain_right", &s.Signature.PlainRight},
		{"signature.seal_size", &s.Signature.SealSize},
		{"signature.seal_white", &s.Signature.SealWhite},
		{"signature.row_white", &s.Signature.RowWhite},
		{"signature.per_row", &s.Signature.PerRow},
		{"signature.keep_lines", &s.Signature.KeepLines},
		{"signature.least_seal_blank_lines", &s.Signature.LeastSealBlankLines},
		{"signature.tightest_pitch", &s.Signature.TightestPitch},
		{"note.indent", &s.Note.Indent},
		{"attachment.label_face", &s.Attachment.Label.Face},
		{"attachment.label_size", &s.Attachment.Label.Size},
		{"attachment.title_face", &s.Attachment.Title.Face},
		{"attachment.title_size", &s.Attachment.Title.Size},
		{"attachment.title_line", &s.Attachment.TitleLine},
		{"attachment.blank_lines", &s.Attachment.BlankLines},
		{"imprint.face", &s.Imprint.Face},
		{"imprint.size", &s.Imprint.Size},
		{"imprint.thick", &s.Imprint.Thick},
		{"imprint.thin", &s.Imprint.Thin},
		{"imprint.indent", &s.Imprint.Indent},
		{"imprint.even_page", &s.Imprint.EvenPage},
		{"page_number.face", &s.PageNumber.Face},
		{"page_number.size", &s.PageNumber.Size},
		{"page_number.centre", &s.PageNumber.Centre},
		{"page_number.inset", &s.PageNumber.Inset},
		{"page_number.gap", &s.PageNumber.Gap},
		{"page_number.dash", &s.PageNumber.Dash},
		{"table.face", &s.Table.Face},
		{"table.size", &s.Table.Size},
		{"table.head_face", &s.Table.Head.Face},
		{"table.head_size", &s.Table.Head.Size},
		{"table.pitch", &s.Table.Pitch},
		{"table.padding", &s.Table.Padding},
		{"table.blank_row", &s.Table.BlankRow},
		{"table.rule", &s.Table.Rule},
		{"table.frame", &s.Table.Frame},
		{"table.portrait_chars", &s.Table.PortraitChars},
		{"table.gap", &s.Table.Gap},
		{"table.continued", &s.Table.Continued},
		{"draft.face", &s.Draft.Face},
		{"draft.size", &s.Draft.Size},
		{"draft.mark", &s.Draft.Mark},
	}
}

// Load decodes the base template, which must state every value, and lays the
// others over it in order. An override may state a value alone or, like the
// base, as { value = …, name = …, clause = …, strength = … }.
func Load(base *diag.Source, over ...*diag.Source) (*Style, diag.List) {
	s := &Style{}
	l := loader{style: s, entries: map[string]Entry{}}
	fields := s.fields()
	l.targets = make(map[string]any, len(fields))
	for _, f := range fields {
		l.targets[f.path] = f.target
	}
	for _, src := range append([]*diag.Source{base}, over...) {
		l.source = src
		root, bad := tomldoc.Parse(src)
		l.findings = append(l.findings, bad...)
		if root == nil || bad.HasErrors() {
			continue
		}
		l.table("", root)
		if src == base {
			for _, f := range fields {
				if _, ok := l.entries[f.path]; !ok {
					l.findings.Add(&ruleMissing, src, diag.Span{}, "", "模板缺少 %s", f.path)
				}
			}
		}
	}
	for _, f := range fields {
		s.Entries = append(s.Entries, l.entries[f.path])
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
	return s, l.findings
}

type loader struct {
	style    *Style
	source   *diag.Source
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
