package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// checkAll is rapid.Check with all its draws under -short too, which otherwise
// takes a fifth: a law that asks what was drawn needs them.
func checkAll(t *testing.T, law func(*rapid.T)) {
	t.Helper()
	rapid.Check(t, law)
	for range 4 {
		if testing.Short() {
			rapid.Check(t, law)
		}
	}
}

// seen counts what the drawn notices contained, so that a law is known to have
// been tried on the cases it is for.
type seen map[string]int

// drawn holds a law of all draws, and of more while a case of the names has never
// come: what is drawn once in fifty notices is missing from a hundred now and
// then. A case that cannot come at all fails.
func (s seen) drawn(t *testing.T, law func(*rapid.T), names ...string) {
	t.Helper()
	lacking := func() []string {
		return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return s[n] > 0 })
	}
	const rounds = 10
	for round := 0; round < rounds && !t.Failed() && (round == 0 || len(lacking()) > 0); round++ {
		checkAll(t, law)
	}
	for _, n := range lacking() {
		t.Errorf("drawn notices never had: %s", n)
	}
	t.Log(map[string]int(s))
}

// TestLayoutLaws holds finished pages to what no layout may break, whatever
// the notice.
func TestLayoutLaws(t *testing.T) {
	t.Parallel()
	count := seen{}
	count.drawn(t, func(rt *rapid.T) {
		src := drawNotice(rt)
		doc, list := render.Open("drawn.toml", []byte(src), render.Config{})
		if doc == nil {
			rt.Fatalf("refused: %v\n%s", list[0].Message, short(src))
		}
		f := doc.Frames()
		for _, bad := range []error{
			wordLaw(doc), textLaw(doc), areaLaw(f), overlapLaw(f), ruleLaw(f), edgeLaw(f), tableLaw(doc, count), labelLaw(doc),
		} {
			if bad != nil {
				rt.Fatalf("%v\n%s", bad, short(src))
			}
		}
		tally(doc, list, count)
	}, "row taller than a page", "run over three pages", "30 leads", "cell of 5,000 characters", "topic of one row",
		"landscape", "portrait table", "imprint", "text before the table", "text after the table", "label repeated")
}

func tally(doc *render.Document, list diag.List, count seen) {
	n := doc.Notice()
	if !n.Imprint.Empty() {
		count["imprint"]++
	}
	for _, f := range list {
		if f.Rule.Code == "GW417" {
			count["row taller than a page"]++
		}
	}
	table := n.Assignment()
	if table == nil {
		return
	}
	if len(n.Parts[table.Part].Text) > 0 {
		count["text before the table"]++
	}
	if len(n.Parts[table.Part].After) > 0 {
		count["text after the table"]++
	}
	for i := range table.Tasks {
		task := &table.Tasks[i]
		if len(task.Lead.Units) >= 30 {
			count["30 leads"]++
		}
		if len([]rune(task.Requirement.S)) >= 5000 {
			count["cell of 5,000 characters"]++
		}
	}
	topic := slices.IndexFunc(table.Columns, func(c notice.Column) bool { return c.Key == notice.KeyTopic })
	for _, r := range table.Runs(&table.Columns[topic]) {
		if r.End-r.First == 1 {
			count["topic of one row"]++
		}
	}
	for _, p := range doc.Frames().Pages {
		switch {
		case p.Rotate != 0:
			count["landscape"]++
		case p.Role == frame.TablePage:
			count["portrait table"]++
		}
	}
}

// textLaw: the text of all items that are no artifacts, in the order of the
// structure, is the text of the elements exactly once.
func textLaw(doc *render.Document) error {
	got, want := squash(doc.Frames().Text()), squash(elementText(doc.Elements()))
	if got == want {
		return nil
	}
	a, b := []rune(got), []rune(want)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return fmt.Errorf("text differs at character %d of %d, %d:\n got …%s\nwant …%s", i, len(a), len(b), string(a[max(0, i-20):min(len(a), i+40)]), string(b[max(0, i-20):min(len(b), i+40)]))
}

// squash drops blanks: those at line ends belong to no item.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\n' || r == '\u3000' || r == '\f' {
			return -1
		}
		return r
	}, s)
}

// elementText is what the elements of a notice say, in their order.
func elementText(d *compose.Document) string {
	var b strings.Builder
	write := func(elements []compose.Element) {
		for i := range elements {
			e := &elements[i]
			b.WriteString(e.Label.S)
			for _, line := range e.Lines {
				b.WriteString(line.S)
			}
			b.WriteString(e.Behind.S)
			if e.Table != nil {
				b.WriteString(tableText(e.Table))
			}
		}
	}
	write(d.Head)
	for i := range d.Parts {
		write(d.Parts[i].Elements)
	}
	write(d.Imprint)
	return b.String()
}

// wordLaw: every text that the model has to print stands in an element, so that
// nothing is lost on the way from one to the other.
func wordLaw(doc *render.Document) error {
	printed := squash(elementText(doc.Elements()))
	n := doc.Notice()
	texts := slices.Concat([]diag.Text{n.Number, n.Recipients}, n.Notes, n.Signature.Names, n.Signature.Under, []diag.Text{
		n.Letterhead.Mark, n.Letterhead.Serial, n.Letterhead.Secrecy, n.Letterhead.Urgency, n.Letterhead.Registry,
		n.Imprint.CopyTo, n.Imprint.PrintedBy, diag.Plain(n.Date.Chinese()),
	})
	for i := range n.Parts {
		p := &n.Parts[i]
		texts = append(append(texts, p.Label, p.Title), p.Heading...)
		for _, paragraph := range slices.Concat(p.Text, p.After) {
			texts = append(texts, paragraph.Text)
		}
	}
	for _, table := range n.Breakdowns() {
		for i := range table.Tasks {
			for c := range table.Columns {
				if column := &table.Columns[c]; column.Key != notice.KeyResponsible || !table.LeadOverResponsible(i) {
					texts = append(texts, table.Cell(i, column))
				}
			}
		}
	}
	for _, text := range texts {
		if !strings.Contains(printed, squash(text.S)) {
			return fmt.Errorf("%q is in the model and in no element", text.S)
		}
	}
	return nil
}

// extent is the box of an item on the sheet: of a run, its character boxes.
type extent struct{ x0, y0, x1, y1 unit.Length }

func runExtent(r *frame.Run) extent {
	em := r.Size.Em()
	end := r.Glyphs[len(r.Glyphs)-1]
	width := unit.Length(render.DefaultFaces().Font(font.Face(r.Face)).Advance(end.ID))
	if r.Narrow > 0 {
		width = width * unit.Length(r.Narrow) / 1000
	}
	switch { // the white beside its ink may give way at a line's end
	case strings.ContainsRune("，。、；：？！”’）〕】》〉", end.Rune):
		width /= 2
	case end.Rune == '·':
		width = width * 3 / 4
	}
	first, last := unit.Length(0), end.X+width*em/1000
	switch {
	case strings.ContainsRune("“‘（〔【《〈", r.Glyphs[0].Rune):
		first = em / 2 // a squeezed opening mark moves left over its own white
	case r.Glyphs[0].Rune == '·':
		first = em / 4
	}
	if r.Turn == frame.Up {
		return extent{r.X - em*88/100, r.Y - last, r.X + em*12/100, r.Y - first}
	}
	return extent{r.X + first, r.Y - em*88/100, r.X + last, r.Y + em*12/100}
}

// slack is what a character box may stick out: the 16 pt face on its 15.8 pt
// cell is 0.04 mm higher than the cell at each side.
const slack = 100 * unit.Micron

// areaLaw: nothing but the page number lies outside the type area.
func areaLaw(f *frame.Document) error {
	for i, p := range f.Pages {
		left := 28 * unit.MM
		if i%2 == 1 {
			left = 26 * unit.MM
		}
		for _, it := range p.Items {
			var e extent
			what := ""
			switch it := it.(type) {
			case *frame.Run:
				if it.Node == frame.ArtifactFooter {
					continue
				}
				e, what = runExtent(it), runText(it)
			case *frame.Rule:
				if it.Node == frame.ArtifactFooter {
					continue
				}
				e = extent{it.X, it.Y, it.X + it.W, it.Y + it.H}
			case *frame.Link:
				e = extent{it.X, it.Y, it.X + it.W, it.Y + it.H}
			}
			if e.x0 < left-slack || e.x1 > left+156*unit.MM+slack || e.y0 < 37*unit.MM-slack || e.y1 > 262*unit.MM+slack {
				return fmt.Errorf("page %d: %T %q outside the type area: %v", i+1, it, what, e)
			}
		}
	}
	return nil
}

// overlapLaw: no two runs of a page lie on one another; so no label is taller
// than its part of a cell.
func overlapLaw(f *frame.Document) error {
	for i, p := range f.Pages {
		var boxes []extent
		var texts []string
		for _, it := range p.Items {
			if r, ok := it.(*frame.Run); ok {
				boxes = append(boxes, runExtent(r))
				texts = append(texts, runText(r))
			}
		}
		order := make([]int, len(boxes))
		for k := range order {
			order[k] = k
		}
		slices.SortFunc(order, func(a, b int) int { return int(boxes[a].y0 - boxes[b].y0) })
		for a := range order {
			x := boxes[order[a]]
			for _, k := range order[a+1:] {
				y := boxes[k]
				if y.y0 >= x.y1-slack {
					break
				}
				if y.x0 < x.x1-slack && x.x0 < y.x1-slack && y.y0 < x.y1-slack && x.y0 < y.y1-slack {
					return fmt.Errorf("page %d: %q lies on %q: %v %v", i+1, texts[order[a]], texts[k], x, y)
				}
			}
		}
	}
	return nil
}

func runText(r *frame.Run) string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

// ruleLaw: no text lies on a rule; so each part of a cut cell is tall enough
// for its label, and each column wide enough for its lines.
func ruleLaw(f *frame.Document) error {
	for i, p := range f.Pages {
		var rules []extent
		for _, it := range p.Items {
			if r, ok := it.(*frame.Rule); ok {
				rules = append(rules, extent{r.X, r.Y, r.X + r.W, r.Y + r.H})
			}
		}
		for _, it := range p.Items {
			r, ok := it.(*frame.Run)
			if !ok {
				continue
			}
			x := runExtent(r)
			for _, y := range rules {
				if y.x0 < x.x1-slack && x.x0 < y.x1-slack && y.y0 < x.y1-slack && x.y0 < y.y1-slack {
					return fmt.Errorf("page %d: %q lies on a rule: %v %v", i+1, runText(r), x, y)
				}
			}
		}
	}
	return nil
}

// edgeLaw: no line begins or ends with a character that GB/T 15834 §5.1
// forbids there. A line is what stands on one baseline without a gap of more
// than two characters.
func edgeLaw(f *frame.Document) error {
	for i, p := range f.Pages {
		var prev *frame.Run
		for _, it := range p.Items {
			r, ok := it.(*frame.Run)
			if !ok || r.Node == frame.ArtifactFooter {
				continue
			}
			if prev != nil && continues(prev, r) {
				prev = r
				continue
			}
			if prev != nil {
				if c := prev.Glyphs[len(prev.Glyphs)-1].Rune; strings.ContainsRune("“‘（〔【《〈", c) {
					return fmt.Errorf("page %d: line ends with %c: %s, before %s", i+1, c, runText(prev), runText(r))
				}
			}
			if c := r.Glyphs[0].Rune; strings.ContainsRune("，。、；：？！”’）〕】》〉·～%", c) {
				return fmt.Errorf("page %d: line begins with %c: %s, after %s", i+1, c, runText(r), runText(prev))
			}
			prev = r
		}
	}
	return nil
}

// continues reports whether b goes on where a ends.
func continues(a, b *frame.Run) bool {
	em := a.Size.Em()
	ea, eb := runExtent(a), runExtent(b)
	if a.Turn == frame.Up {
		return a.X == b.X && ea.y0-eb.y1 < 2*em && ea.y0+em/2 >= eb.y1
	}
	return a.Y == b.Y && eb.x0-ea.x1 < 2*em && eb.x0 >= ea.x1-em/2
}

// short is a source without most of its long lines.
func short(src string) string {
	lines := strings.Split(src, "\n")
	for i, l := range lines {
		if r := []rune(l); len(r) > 120 {
			lines[i] = fmt.Sprintf("%s…（%d 字）", string(r[:60]), len(r))
		}
	}
	return strings.Join(lines, "\n")
}
