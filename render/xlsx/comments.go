package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Comment is what somebody hung on a cell.
type Comment struct {
	Ref  string // I12
	Text string
}

// readBeside reads what lies on a sheet beside its cells: comments of both
// kinds, and whether there are pictures, shapes or charts, which nobody can read.
func (g *Grid) readBeside(f *excelize.File, part string) error {
	list, err := relations(f, part)
	if err != nil {
		return err
	}
	for i := range list {
		r := &list[i]
		kind := ""
		switch {
		case r.is("comments"):
			kind = "comment"
		case r.is("threadedComment"):
			kind = "threadedComment"
		case r.is("drawing"):
			kind = "drawing"
		default:
			continue
		}
		text, ok := find(f, r.from(part))
		switch {
		case ok && kind == "drawing":
			err = g.readDrawing(newWalker(f, text))
		case kind == "drawing":
			g.Drawn = true // nobody knows what it was
		case ok:
			err = g.readComments(newWalker(f, text), kind)
		default:
			err = errors.New("no comments")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readComments reads the comments of a part. Excel writes those of the newer
// kind into a part of the older as well.
func (g *Grid) readComments(w *walker, element string) error {
	known := len(g.Comments)
	var c Comment
	var words strings.Builder
	text := false
	for {
		token, err := w.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case element:
				c = Comment{Ref: attr(e, "ref")}
				words.Reset()
			case "t", "text":
				text = e.Name.Local == "t" || element != "comment"
			}
		case xml.CharData:
			if text {
				words.Write(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "t", "text":
				text = false
			case element:
				c.Text = strings.TrimSpace(words.String())
				if c.Text != "" && !slices.ContainsFunc(g.Comments[:known], func(k Comment) bool { return k.Ref == c.Ref }) {
					g.Comments = append(g.Comments, c)
				}
			}
		}
	}
}

// readDrawing notes whether anything is drawn.
func (g *Grid) readDrawing(w *walker) error {
	for {
		token, err := w.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && strings.HasSuffix(e.Name.Local, "Anchor") {
			g.Drawn = true
		}
	}
}
