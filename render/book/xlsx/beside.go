package xlsx

import (
	"strconv"
	"strings"

	"gongwen/render/book/grid"
	"gongwen/render/book/markup"
)

// readBeside reads what lies on a sheet beside its cells: comments of both
// kinds, and what is drawn, with the words of shapes.
func (r *reader) readBeside(g *grid.Grid, part string) error {
	list, err := r.relations(part)
	if err != nil {
		return err
	}
	for _, rel := range list {
		switch rel.kind {
		case "comments":
			err = r.readComments(g, rel.target, "comment")
		case "threadedComment":
			err = r.readComments(g, rel.target, "threadedComment")
		case "drawing":
			if r.parts[partName(rel.target)] != nil {
				err = r.readDrawing(g, rel.target)
			} else { // nobody knows what it was
				g.Drawn = append(g.Drawn, grid.Comment{})
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readComments reads the comments of a part. Excel writes those of the newer
// kind into a part of the older as well.
func (r *reader) readComments(g *grid.Grid, part, element string) error {
	known := map[[2]int]bool{}
	for _, c := range g.Comments {
		known[[2]int{c.Col, c.Row}] = true
	}
	var ref string
	var words []byte
	inside := false
	return r.walk(part, func(s *markup.Scanner, t markup.Token) error {
		switch {
		case t.Kind == markup.Start && t.Name == element:
			ref, words = string(t.Attr("ref")), words[:0]
		case t.Name == "t" || t.Name == "text" && element != "comment":
			inside = t.Kind == markup.Start
		case t.Kind == markup.Text && inside:
			words = append(words, t.Text...)
		case t.Kind == markup.End && t.Name == element:
			col, row, ok := cellOf(ref)
			said := strings.TrimSpace(string(unescapeX(words)))
			if !ok || said == "" || known[[2]int{col, row}] {
				return nil
			}
			if r.room -= len(said); r.room < 0 || len(g.Comments) == maxComments {
				return ErrTooLarge
			}
			g.Comments = append(g.Comments, grid.Comment{Col: col, Row: row, Text: said})
		}
		return nil
	})
}

// readDrawing reads what is drawn: the words of shapes, and where there are none.
func (r *reader) readDrawing(g *grid.Grid, part string) error {
	var x grid.Comment
	var words []byte
	from, again := false, 0 // again: within what is said to programs that cannot draw it
	element := ""
	return r.walk(part, func(s *markup.Scanner, t markup.Token) error {
		switch {
		case t.Name == "Fallback" && t.Kind == markup.Start:
			again++
		case t.Name == "Fallback" && t.Kind == markup.End:
			again--
		case t.Kind == markup.Start && strings.HasSuffix(t.Name, "Anchor"):
			x, words = grid.Comment{}, words[:0]
		case t.Kind == markup.End && strings.HasSuffix(t.Name, "Anchor"):
			x.Text = strings.TrimSpace(string(unescapeX(words)))
			if r.room -= len(x.Text); r.room < 0 || len(g.Drawn) == maxComments {
				return ErrTooLarge
			}
			g.Drawn = append(g.Drawn, x)
		case t.Kind == markup.Start:
			if element = t.Name; element == "from" {
				from = true
			}
		case t.Kind == markup.End:
			if element = ""; t.Name == "from" {
				from = false
			} else if (t.Name == "p" || t.Name == "br") && again == 0 {
				words = append(words, '\n')
			}
		case t.Kind == markup.Text && from && (element == "col" || element == "row"):
			n, err := strconv.Atoi(strings.TrimSpace(string(t.Text)))
			if err != nil || n < 0 || n >= maxPlace {
				n = 0
			}
			if element == "col" {
				x.Col = n
			} else {
				x.Row = n
			}
		case t.Kind == markup.Text && element == "t" && again == 0:
			words = append(words, t.Text...)
		}
		return nil
	})
}

// maxPlace is more rows than a sheet has, or columns.
const maxPlace = 1 << 20
