package book

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Dump prints the whole plan as text: what `build --dump=sheets` shows and the
// golden files of tests hold. Lengths are pixels, rows count from 1 as in Excel.
func (w *Workbook) Dump(out io.Writer) error {
	d := bufio.NewWriter(out)
	fmt.Fprintf(d, "workbook %q %q %q %s\n", w.Title, w.Subject, w.Creator, w.Date.ISO())
	for i, s := range w.Styles {
		fmt.Fprintf(d, "style %d %s\n", i, s)
	}
	for _, s := range w.Sheets {
		s.dump(d)
	}
	return d.Flush()
}

// String is the style in words.
func (s Style) String() string {
	words := []string{s.Face, fmt.Sprint(s.Size), [...]string{Left: "left", Centre: "centre"}[s.Align]}
	for _, f := range []struct {
		on   bool
		word string
	}{
		{s.Bold, "bold"},
		{s.Top, "top"},
		{s.Wrap, "wrap"},
		{s.Border, "border"},
		{s.Open, "open"},
		{s.Link, "link"},
		{s.Fill != "", "fill " + s.Fill},
		{s.Format != "", "format " + s.Format},
	} {
		if f.on {
			words = append(words, f.word)
		}
	}
	return strings.Join(words, " ")
}

func (s *Sheet) dump(d io.Writer) {
	hidden := ""
	if s.Hidden {
		hidden = " hidden"
	}
	if s.Unprinted {
		hidden += " unprinted"
	}
	fmt.Fprintf(d, "\nsheet %s%s\n", s.Name, hidden)
	p := &s.Page
	fmt.Fprintf(d, "page A4 landscape %d%% margins %d %d %d %d runners %d %d titles %d area %s\n",
		p.Scale, p.Left, p.Right, p.Top, p.Bottom, p.Header, p.Footer, p.TitleRow+1, p.Area)
	fmt.Fprintf(d, "header %s\nfooter %s\n", p.Head, p.Foot)
	fmt.Fprintf(d, "freeze %d rows %d columns, protected %t, gridlines %t\n", s.FreezeRows, s.FreezeCols, s.Protected, s.Gridlines)
	for i, c := range s.Columns {
		hidden := ""
		if c.Hidden {
			hidden = " hidden"
		}
		fmt.Fprintf(d, "column %s %d%s\n", ColumnName(i), c.Width, hidden)
	}
	for _, r := range s.TextNumbers {
		fmt.Fprintf(d, "digits as text %s\n", r)
	}
	for _, v := range s.Validations {
		verb := "refuse"
		if v.Soft {
			verb = "ask"
		}
		fmt.Fprintf(d, "validation %s %s %q prompt %q %s %q\n", v.Range, v.constraint(), v.Title, v.Prompt, verb, v.Refuse)
	}
	for _, c := range s.Colours {
		stop := ""
		if c.Stop {
			stop = " stop"
		}
		fmt.Fprintf(d, "colour %s %s on %s if %s%s\n", c.Range, c.Paint.Font, c.Paint.Fill, c.Formula, stop)
	}
	for _, l := range s.Links {
		fmt.Fprintf(d, "link %s to %s!%s %q\n", Ref(l.Col, l.Row), l.Sheet, Ref(l.ToCol, l.ToRow), l.Tip)
	}
	if t := s.Table; t != nil {
		fmt.Fprintf(d, "table %s %s %s %q\n", t.Name, t.Range, t.Style, t.About)
	}
	if s.Filter != nil {
		fmt.Fprintf(d, "filter %s\n", s.Filter)
	}
	for _, n := range s.Names {
		fmt.Fprintf(d, "name %s %s\n", n.Name, n.Range)
	}
	for _, c := range s.Charts {
		fmt.Fprintf(d, "chart %s %q of %s!%s %q:", c.At, c.Title, c.Of, c.Categories, c.About)
		for _, x := range c.Series {
			fmt.Fprintf(d, " %s %s %s", Ref(x.NameCol, x.NameRow), x.Values, x.Colour)
		}
		fmt.Fprintln(d)
	}
	merges, breaks, row := s.Merges, s.Breaks, 0
	for r := range s.All() {
		if len(breaks) > 0 && breaks[0] == row {
			fmt.Fprintf(d, "---- page ----\n")
			breaks = breaks[1:]
		}
		free := ""
		if r.Free {
			free = " free"
		}
		fmt.Fprintf(d, "row %d %d%s\n", row+1, r.Height, free)
		for c := 0; c < len(r.Cells); c++ {
			at := Ref(c, row)
			if len(merges) > 0 && merges[0].Row == row && merges[0].Col == c {
				at, merges = at+" to "+Ref(merges[0].LastCol, merges[0].LastRow), merges[1:]
			} else if n := bare(r.Cells[c:]); n > 0 {
				fmt.Fprintf(d, "  %s empty %d\n", at, styles(r.Cells[c:c+n]))
				c += n - 1
				continue
			}
			r.Cells[c].dump(d, at)
		}
		row++
	}
}

// bare counts the empty cells at the start.
func bare(cells []Cell) (n int) {
	for n < len(cells) && cells[n].Kind == Empty {
		n++
	}
	return n
}

func styles(cells []Cell) (ids []uint16) {
	for _, c := range cells {
		ids = append(ids, c.Style)
	}
	return ids
}

func (c *Cell) dump(d io.Writer, at string) {
	switch c.Kind {
	case Text:
		fmt.Fprintf(d, "  %s [%d] %q\n", at, c.Style, c.Text)
	case Number:
		fmt.Fprintf(d, "  %s [%d] %d\n", at, c.Style, c.Number)
	case Formula:
		fmt.Fprintf(d, "  %s [%d] %d =%s\n", at, c.Style, c.Number, c.Text)
	case TextFormula:
		fmt.Fprintf(d, "  %s [%d] %q =%s\n", at, c.Style, c.Now, c.Text)
	case Empty:
		fmt.Fprintf(d, "  %s [%d]\n", at, c.Style)
	}
}

func (v *Validation) constraint() string {
	switch v.Kind {
	case OneOf:
		return "one of " + strings.Join(v.Values, ",")
	case DayIn:
		return fmt.Sprintf("day %d to %d", v.Min, v.Max)
	default:
		return fmt.Sprintf("length %d to %d", v.Min, v.Max)
	}
}
