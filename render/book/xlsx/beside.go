package xlsx

import (
	"strings"

	"gongwen/render/book/grid"
	"gongwen/render/book/markup"
)

// readBeside reads what lies on a sheet beside its cells: comments of both
// kinds, and whether there are pictures, shapes or charts, which nobody can read.
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
			if g.Drawn = r.parts[partName(rel.target)] == nil; !g.Drawn { // nobody knows what it was
				err = r.readDrawing(g, rel.target)
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

// readDrawing notes whether anything is drawn.
func (r *reader) readDrawing(g *grid.Grid, part string) error {
	return r.walk(part, func(s *markup.Scanner, t markup.Token) error {
		if t.Kind == markup.Start && strings.HasSuffix(t.Name, "Anchor") {
			g.Drawn = true
		}
		return nil
	})
}
