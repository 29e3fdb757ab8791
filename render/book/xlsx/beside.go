package xlsx

import (
	"strings"

	"gongwen/render/book/grid"
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
	return r.walk(part, func(s *scanner, t token) error {
		switch {
		case t.kind == start && t.name == element:
			ref, words = string(t.attr("ref")), words[:0]
		case t.name == "t" || t.name == "text" && element != "comment":
			inside = t.kind == start
		case t.kind == text && inside:
			words = append(words, t.text...)
		case t.kind == end && t.name == element:
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
	return r.walk(part, func(s *scanner, t token) error {
		if t.kind == start && strings.HasSuffix(t.name, "Anchor") {
			g.Drawn = true
		}
		return nil
	})
}
