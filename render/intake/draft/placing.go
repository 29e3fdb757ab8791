package draft

import (
	"slices"
	"strings"

	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
)

// placing reports whether a table only places text: the head of a notice, an
// imprint, a frame.
func (d *composer) placing(t *source.Table, early bool) bool {
	if t.Kind == source.Text || t.Kind == source.Sheet {
		return false
	}
	w := t.Width()
	if w <= 1 {
		return true
	}
	if len(t.At) <= 5 && imprintRow(t, len(t.At)-1) {
		return true
	}
	if !early || len(t.At) > 6 {
		return false
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		s := prose.Bare(c.Text)
		if c.Para != nil && c.Para.Red && s != "" || element.Number().MatchString(s) || element.Secrecy().MatchString(s) || strings.HasSuffix(s, "文件") || strings.HasPrefix(s, "签发人") {
			return true
		}
	}
	return false
}

// linesOf are the rows of a table that only places text. Cells of one red line are
// one, others of a row stand side by side.
func linesOf(t *source.Table) (out []*source.Line) {
	for row := range t.At {
		cells := t.Distinct(row)
		cells = slices.DeleteFunc(cells, func(k int) bool { return t.Cells[k].Row != row })
		if len(cells) == 0 {
			continue
		}
		red, single := true, true
		for _, k := range cells {
			c := &t.Cells[k]
			red = red && c.Para != nil && c.Para.Red
			single = single && !strings.Contains(c.Text, "\n")
		}
		of := func(text string, k int) *source.Line {
			l := &source.Line{Text: text, Page: t.Page && row == 0}
			if p := t.Cells[k].Para; p != nil {
				l.Align, l.Red, l.Size = p.Align, p.Red, p.Size
			}
			return l
		}
		switch {
		case red && len(cells) > 1 && single:
			all, end := "", ""
			for _, k := range cells {
				if c := &t.Cells[k]; c.Rows > 1 && prose.Bare(c.Text) == "文件" { // beside the marks of several organs
					end = c.Text
					continue
				}
				all += t.Cells[k].Text
			}
			for _, text := range []string{all, end} {
				if l := of(text, cells[0]); text != "" {
					l.Red = true
					out = append(out, l)
				}
			}
		case single && len(cells) > 1:
			var all []string
			for _, k := range cells {
				all = append(all, t.Cells[k].Text)
			}
			out = append(out, of(strings.Join(all, "　"), cells[0]))
		default:
			for _, k := range cells {
				for s := range strings.SplitSeq(t.Cells[k].Text, "\n") {
					out = append(out, of(s, k))
				}
			}
		}
	}
	return out
}

// imprintRow reports whether a row is one of an imprint.
func imprintRow(t *source.Table, row int) bool {
	if row < 0 || row >= len(t.At) || len(t.Distinct(row)) > 3 {
		return false
	}
	s := prose.Bare(t.Said(row))
	return element.IsImprint(s)
}

// cutImprint takes the rows of an imprint off the end of a table: Word joins
// tables that no paragraph parts.
func cutImprint(t *source.Table) (lines []*source.Line) {
	for len(t.At) > 1 && imprintRow(t, len(t.At)-1) {
		last := len(t.At) - 1
		var texts []string
		for _, k := range t.Distinct(last) {
			texts = append(texts, t.Cells[k].Text)
		}
		lines = append([]*source.Line{{Text: strings.Join(texts, "　")}}, lines...)
		t.At = t.At[:last]
	}
	return lines
}
