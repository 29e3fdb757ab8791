package frame

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"gongwen/render/paper/unit"
)

// Dump writes all that the document holds as text, lengths in millimetres: its
// properties, the pages with their items in drawing order, the structure tree in
// reading order and the outline. faces are the names of the faces by index; a
// face without one is shown by its number. Where a run stands in the source is
// left out, so that a comment there changes no dump.
func (d *Document) Dump(w io.Writer, faces ...string) error {
	p := printer{Writer: bufio.NewWriter(w), doc: d, faces: faces}
	p.properties()
	for i := range d.Pages {
		p.page(i)
	}
	if len(d.Nodes) > 0 {
		p.line("\nstructure")
		p.reading = d.Reading()
		p.node(0, 1)
	}
	if len(d.Outline) > 0 {
		p.line("\noutline")
	}
	for _, e := range d.Outline {
		p.line("%s%q page %d at %v", strings.Repeat("  ", max(e.Level, 1)), e.Title, e.Page+1, e.Y)
	}
	return p.Flush()
}

type printer struct {
	*bufio.Writer
	doc     *Document
	faces   []string
	reading *Reading
}

func (p *printer) line(format string, args ...any) {
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

func (p *printer) properties() {
	d := p.doc
	p.line("sheet %v × %v, pages %d", d.Width, d.Height, len(d.Pages))
	if d.Draft {
		p.line("draft")
	}
	for _, v := range []Pair{
		{"title", d.Info.Title},
		{"author", d.Info.Author},
		{"subject", d.Info.Subject},
		{"date", d.Info.Date},
	} {
		if v.Value != "" {
			p.line("%s %q", v.Name, v.Value)
		}
	}
	for _, e := range d.Info.Elements {
		p.line("element %s %q", e.Name, e.Value)
	}
}

var roleNames = [...]string{
	First: "first", Other: "other", Attachment: "attachment", TablePage: "table", Imprint: "imprint", Blank: "blank",
}

// String is the role as dumps show it.
func (r Role) String() string { return roleNames[r] }

var colourNames = [...]string{Black: "", Red: " red", Grey: " grey"}

func (p *printer) page(i int) {
	page := &p.doc.Pages[i]
	fmt.Fprintf(p, "\npage %d %s", i+1, roleNames[page.Role])
	if page.Rotate != 0 {
		fmt.Fprintf(p, " rotate %d", page.Rotate)
	}
	if page.Number != 0 {
		fmt.Fprintf(p, " number %d", page.Number)
	}
	p.line("")
	for _, it := range page.Items {
		switch it := it.(type) {
		case *Run:
			p.run(it)
		case *Rule:
			p.line("  rule %v %v, %v × %v%s, %s", it.X, it.Y, it.W, it.H, colourNames[it.Colour], p.owner(it.Node))
		case *Link:
			p.line("  link %v %v, %v × %v, %s, to page %d at %v %q", it.X, it.Y, it.W, it.H, p.owner(it.Node), it.Page+1, it.TargetY, it.Title)
		}
	}
}

// run shows a run on one line: its origin, type, owner, text and the distances
// from each glyph's origin to the next.
func (p *printer) run(r *Run) {
	face := fmt.Sprintf("face%d", r.Face)
	if r.Face >= 0 && r.Face < len(p.faces) {
		face = p.faces[r.Face]
	}
	fmt.Fprintf(p, "  run  %v %v", r.X, r.Y)
	if r.Turn == Up {
		p.WriteString(" up")
	}
	fmt.Fprintf(p, ", %s %v", face, r.Size)
	if r.Narrow != 0 && r.Narrow != 1000 {
		fmt.Fprintf(p, " narrow %d", r.Narrow)
	}
	if r.Spread {
		p.WriteString(" spread")
	}
	fmt.Fprintf(p, "%s, %s %q", colourNames[r.Colour], p.owner(r.Node), runText(r))
	if steps := steps(r.Glyphs); steps != "" {
		p.WriteString(" " + steps)
	}
	p.WriteByte('\n')
}

func runText(r *Run) string {
	var b strings.Builder
	for _, g := range r.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String()
}

// steps are the distances between the glyphs, neighbours that differ by no more
// than a micrometre written once: rounding alone makes them differ.
func steps(glyphs []Glyph) string {
	var b strings.Builder
	if len(glyphs) > 0 && glyphs[0].X != 0 {
		fmt.Fprintf(&b, "+%v ", glyphs[0].X)
	}
	for i := 1; i < len(glyphs); {
		low := glyphs[i].X - glyphs[i-1].X
		high, n := low, 1
		for ; i+n < len(glyphs); n++ {
			step := glyphs[i+n].X - glyphs[i+n-1].X
			if max(high, step)-min(low, step) > unit.Micron {
				break
			}
			low, high = min(low, step), max(high, step)
		}
		if b.Len() > 0 && i > 1 {
			b.WriteByte(' ')
		}
		b.WriteString(low.String())
		if n > 1 {
			fmt.Fprintf(&b, "×%d", n)
		}
		i += n
	}
	return strings.TrimSuffix(b.String(), " ")
}

// owner names the node of an item: "TD#12", or the kind of artifact.
func (p *printer) owner(n NodeID) string {
	switch {
	case n == ArtifactLayout:
		return "artifact"
	case n == ArtifactHeader:
		return "header"
	case n == ArtifactFooter:
		return "footer"
	case !p.doc.has(n):
		return fmt.Sprintf("?#%d", n)
	}
	return fmt.Sprintf("%s#%d", p.doc.Nodes[n].Type(), n)
}

// node shows an element, its attributes, the pages of its own text and the
// elements below it.
func (p *printer) node(n NodeID, depth int) {
	node := &p.doc.Nodes[n]
	fmt.Fprintf(p, "%s%s", strings.Repeat("  ", depth), p.owner(n))
	if node.ColSpan > 1 {
		fmt.Fprintf(p, " colspan %d", node.ColSpan)
	}
	if node.RowSpan > 1 {
		fmt.Fprintf(p, " rowspan %d", node.RowSpan)
	}
	if node.Row {
		p.WriteString(" row")
	}
	var own strings.Builder
	var last int32 = -1
	for _, part := range p.reading.Parts(n) {
		if part.Kid != 0 {
			continue
		}
		s := p.reading.Stretches[part.Stretch]
		if s.Page != last {
			last = s.Page
			fmt.Fprintf(p, " page %d", last+1)
		}
		p.doc.writeText(&own, s)
	}
	if own.Len() > 0 {
		p.WriteString(" " + excerpt(own.String()))
	}
	p.WriteByte('\n')
	for _, part := range p.reading.Parts(n) {
		if part.Kid != 0 {
			p.node(part.Kid, depth+1)
		}
	}
}

// excerpt quotes the beginning of s; the whole of it stands on its page.
func excerpt(s string) string {
	const most = 24
	if r := []rune(s); len(r) > most {
		return fmt.Sprintf("%q…", string(r[:most]))
	}
	return fmt.Sprintf("%q", s)
}
