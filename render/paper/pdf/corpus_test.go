package pdf

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"gongwen/render/diag"
	elements "gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/style"
	"gongwen/render/source/bind"
	"gongwen/templates"
)

// feature is something that notices differ in: a name and its levels. A corpus
// has every two levels of any two features together in some document, as far as
// they go together at all.
type feature struct {
	name   string
	levels []string
	of     func(m *measured) int // the level that finished pages have
}

// The features. Those of the table have no as their first level.
const (
	withTitle = iota
	withMark
	withSerial
	withSecrecy
	withUrgency
	withRecipients
	withHeadings
	withBody
	withNote
	withUnder
	withImprint
	withAttachments
	withRare
	withTable // the first of the table's own
	withTablePages
	withColumns
	withSections
	withRowSpans
	withColSpans
	withCut
	withTall
	withBefore
	withAfter
)

var no = []string{"no", "yes"}

var features = []feature{
	withTitle:       {"title", []string{"one line", "two lines", "three lines"}, func(m *measured) int { return min(m.titleLines, 3) - 1 }},
	withMark:        {"mark", []string{"wide", "narrowed"}, func(m *measured) int { return yes(m.narrowed) }},
	withSerial:      {"份号", no, func(m *measured) int { return m.element("份号") }},
	withSecrecy:     {"密级", no, func(m *measured) int { return m.element("密级和保密期限") }},
	withUrgency:     {"紧急程度", no, func(m *measured) int { return m.element("紧急程度") }},
	withRecipients:  {"主送机关", no, func(m *measured) int { return m.element("主送机关") }},
	withHeadings:    {"headings", []string{"no", "two levels", "four levels"}, func(m *measured) int { return above(m.heading, 1, 3) }},
	withBody:        {"text", []string{"one or two pages", "three and more"}, func(m *measured) int { return above(m.textPages, 2) }},
	withNote:        {"附注", no, func(m *measured) int { return m.element("附注") }},
	withUnder:       {"代章", no, func(m *measured) int { return yes(strings.Contains(m.text, "代章")) }},
	withImprint:     {"版记", []string{"no", "alone", "with 抄送"}, func(m *measured) int { return m.element("印发机关") + m.element("抄送机关") }},
	withAttachments: {"attachments of text", []string{"no", "one", "two and more"}, func(m *measured) int { return min(m.textSects, 2) }},
	withRare:        {"rare characters", []string{"no", "of the BMP", "beyond"}, func(m *measured) int { return m.rare }},
	withTable:       {"table", []string{"no", "portrait", "landscape"}, func(m *measured) int { return m.table }},
	withTablePages:  {"pages of the table", []string{"no", "1", "2–5", "6–12", "13–40"}, func(m *measured) int { return above(m.tablePages, 0, 1, 5, 12) }},
	withColumns:     {"columns", []string{"no", "five", "six"}, func(m *measured) int { return above(m.columns, 0, 5) }},
	withSections:    {"sections", no, func(m *measured) int { return yes(m.sections) }},
	withRowSpans:    {"cells over rows", no, func(m *measured) int { return yes(m.rowSpans) }},
	withColSpans:    {"cells over columns", no, func(m *measured) int { return yes(m.colSpans) }},
	withCut:         {"label repeated", no, func(m *measured) int { return yes(strings.Contains(m.again, "（续）")) }},
	withTall:        {"row over pages", no, func(m *measured) int { return yes(m.tall) }},
	withBefore:      {"text before the table", no, func(m *measured) int { return yes(m.before) }},
	withAfter:       {"text after the table", no, func(m *measured) int { return yes(m.after) }},
}

// above is how many of the bounds n is above.
func above(n int, bounds ...int) int {
	i := 0
	for i < len(bounds) && n > bounds[i] {
		i++
	}
	return i
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// choice is a level of every feature.
type choice []int

// goesTogether reports whether a table can be so at all.
func (c choice) goesTogether() bool {
	none := c[withTable] == 0
	if (c[withTablePages] == 0) != none || (c[withColumns] == 0) != none {
		return false
	}
	if none {
		return !slices.Contains(c[withSections:], 1)
	}
	if c[withTablePages] == 1 {
		return c[withCut] == 0 && c[withTall] == 0
	}
	// On a later page every section, every cell over rows and every row that
	// goes on from the page before says so.
	return c[withCut] == max(c[withSections], c[withRowSpans], c[withTall])
}

// settle corrects what does not go together.
func (c choice) settle() {
	if c[withTable] == 0 {
		clear(c[withTable:])
		return
	}
	c[withTablePages], c[withColumns] = max(c[withTablePages], 1), max(c[withColumns], 1)
	if c[withTablePages] == 1 {
		c[withTall], c[withCut] = 0, 0
		return
	}
	c[withCut] = max(c[withSections], c[withRowSpans], c[withTall])
}

// pair is two levels in one document.
type pair struct{ f, x, g, y int }

// pairs are all that go together.
func pairs() map[pair]bool {
	out := map[pair]bool{}
	c := make(choice, len(features))
	note := func() {
		for f := range features {
			for g := f + 1; g < len(features); g++ {
				if f >= withTable {
					out[pair{f, c[f], g, c[g]}] = true
					continue
				}
				for x := range features[f].levels {
					if g >= withTable {
						out[pair{f, x, g, c[g]}] = true
						continue
					}
					for y := range features[g].levels {
						out[pair{f, x, g, y}] = true
					}
				}
			}
		}
	}
	var fill func(f int)
	fill = func(f int) {
		if f == len(features) {
			if c.goesTogether() {
				note()
			}
			return
		}
		for c[f] = range features[f].levels {
			fill(f + 1)
		}
	}
	fill(withTable)
	return out
}

// cover strikes out what a document has, and says how much that was.
func (c choice) cover(open map[pair]bool, strike bool) (n int) {
	for f := range c {
		for g := f + 1; g < len(c); g++ {
			if p := (pair{f, c[f], g, c[g]}); open[p] {
				n++
				if strike {
					delete(open, p)
				}
			}
		}
	}
	return n
}

// specimen is a document of the corpus.
type specimen struct {
	name  string
	frame *frame.Document
	has   choice // measured on the frame
}

// The corpus has at least so many documents, and one with a table of so many pages.
const (
	documentsAtLeast = 64
	longestTable     = 40
)

// corpus is the documents with every pair, and the pairs that no document has.
var corpus = sync.OnceValues(func() (all []specimen, missing map[pair]bool) {
	rng := rand.New(rand.NewPCG(9704, 2012))
	missing = pairs()
	add := func(d *frame.Document) {
		s := specimen{fmt.Sprintf("公文%02d", len(all)+1), d, measure(d)}
		s.has.cover(missing, true)
		all = append(all, s)
	}
	long := make(choice, len(features))
	long[withTable], long[withColumns], long[withSections], long[withRowSpans] = 2, 1, 1, 1
	for tasks := 3 * longestTable; len(all) == 0; tasks += 4 {
		if d := lay(compose(rng, long, tasks)); tablePagesOf(d) >= longestTable {
			add(d)
		}
	}
	for len(all) < documentsAtLeast || len(missing) > 0 && len(all) < 2*documentsAtLeast {
		want := draw(rng, missing)
		add(lay(compose(rng, want, tasksFor[want[withTablePages]])))
	}
	return all, missing
})

// tasksFor the levels of the table's pages.
var tasksFor = []int{0, 2, 14, 34, 80}

// lay lays a notice out, which must have no errors.
func lay(source string) *frame.Document {
	template, list := style.Load([]*diag.Source{{Name: "general.toml", Text: string(templates.General)}})
	faces, err := loadFaces()
	if template == nil || err != nil {
		panic(fmt.Sprint(err, list))
	}
	n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: source}, false)
	if !list.HasErrors() {
		var d *frame.Document
		if d, list = layout.Layout(elements.Compose(n, false), template, faces); !list.HasErrors() {
			return d
		}
	}
	panic(fmt.Sprintf("%+v\n%s", list, source))
}

// draw gives the choice that covers most of what is open, of some made by chance.
func draw(rng *rand.Rand, open map[pair]bool) choice {
	var best choice
	most := -1
	for range 300 {
		c := make(choice, len(features))
		for f := range c {
			c[f] = rng.IntN(len(features[f].levels))
		}
		c.settle()
		if len(open) == 0 && c[withTablePages] == 4 {
			continue // enough of the long ones
		}
		if n := c.cover(open, false); n > most {
			best, most = c, n
		}
	}
	return best
}

// TestCorpus: the corpus has every pair of levels that go together.
func TestCorpus(t *testing.T) {
	all, missing := corpus()
	pages := 0
	for _, s := range all {
		pages += len(s.frame.Pages)
	}
	t.Logf("%d documents of %d pages: %d pairs of levels of %d features", len(all), pages, len(pairs())-len(missing), len(features))
	for p := range missing {
		t.Errorf("no document has %s: %s and %s: %s", features[p.f].name, features[p.f].levels[p.x], features[p.g].name, features[p.g].levels[p.y])
	}
	longest := 0
	for _, s := range all {
		longest = max(longest, tablePagesOf(s.frame))
	}
	if len(all) < documentsAtLeast || longest < longestTable {
		t.Errorf("%d documents, the longest table has %d pages; want %d and %d or more", len(all), longest, documentsAtLeast, longestTable)
	}
}

// measured is what finished pages say of a notice.
type measured struct {
	text, again                        string // content; repeated labels
	elements                           []frame.Pair
	titleLines, heading                int // heading: levels below the title's
	narrowed                           bool
	textPages, textSects               int
	rare                               int
	table, tablePages, columns         int
	sections, rowSpans, colSpans, tall bool
	before, after                      bool
}

func (m *measured) element(name string) int {
	return yes(slices.ContainsFunc(m.elements, func(p frame.Pair) bool { return p.Name == name }))
}

func measure(d *frame.Document) choice {
	m := &measured{text: d.Text(), elements: d.Info.Elements, tablePages: tablePagesOf(d)}
	m.pages(d)
	m.tree(d)
	c := make(choice, len(features))
	for f := range features {
		c[f] = features[f].of(m)
	}
	return c
}

// tablePagesOf counts the pages that have a cell.
func tablePagesOf(d *frame.Document) int {
	pages := map[int32]bool{}
	for _, s := range d.Reading().Stretches {
		if s.Node >= 0 && (d.Nodes[s.Node].Kind == frame.TD || d.Nodes[s.Node].Kind == frame.TH) {
			pages[s.Page] = true
		}
	}
	return len(pages)
}

func (m *measured) pages(d *frame.Document) {
	var again strings.Builder
	lines := map[int]bool{} // of the title
	for _, p := range d.Pages {
		m.textPages += yes(p.Role == frame.First || p.Role == frame.Other)
		for _, it := range p.Items {
			r, ok := it.(*frame.Run)
			if !ok {
				continue
			}
			if r.Node >= 0 && d.Nodes[r.Node].Kind == frame.TH {
				m.table = 1 + yes(p.Rotate != 0)
			}
			m.narrowed = m.narrowed || r.Colour == frame.Red && r.Narrow != 0 && r.Narrow != 1000
			if r.Node >= 0 && p.Role == frame.First && d.Nodes[r.Node].Kind == frame.H && d.Nodes[r.Node].Level == 1 {
				lines[int(r.Y)] = true
			}
			for _, g := range r.Glyphs {
				if r.Node == frame.ArtifactLayout {
					again.WriteRune(g.Rune)
				}
				if g.Rune > 0xFFFF {
					m.rare = 2
				} else if r.Face == int(font.Fallback) && g.Rune != '〇' && unicode.Is(unicode.Han, g.Rune) { // not its signs
					m.rare = max(m.rare, 1)
				}
			}
		}
	}
	m.titleLines, m.again = len(lines), again.String()
}

func (m *measured) tree(d *frame.Document) {
	for i := range d.Nodes {
		n := &d.Nodes[i]
		switch n.Kind {
		case frame.H:
			if n.Parent == 0 {
				m.heading = max(m.heading, n.Level-1)
			}
		case frame.Sect:
			at := slices.IndexFunc(n.Kids, func(k frame.NodeID) bool { return d.Nodes[k].Kind == frame.Table })
			if at < 0 {
				m.textSects++
				break
			}
			m.before = at > 2 // label and title
			m.after = at < len(n.Kids)-1
		case frame.THead:
			m.columns = len(d.Nodes[n.Kids[0]].Kids)
		case frame.TH, frame.TD:
			m.sections = m.sections || n.Row && n.ColSpan > 1
			m.rowSpans = m.rowSpans || n.RowSpan > 1
			m.colSpans = m.colSpans || n.Kind == frame.TD && n.ColSpan > 1
		}
	}
	m.tall = rowOverPages(d)
}

// rowOverPages reports whether a cell of a single row has content on two pages.
func rowOverPages(d *frame.Document) bool {
	page := map[frame.NodeID]int32{}
	for _, s := range d.Reading().Stretches {
		if s.Node < 0 || d.Nodes[s.Node].Kind != frame.TD || d.Nodes[s.Node].RowSpan > 1 {
			continue
		}
		if p, ok := page[s.Node]; ok && p != s.Page {
			return true
		}
		page[s.Node] = s.Page
	}
	return false
}
