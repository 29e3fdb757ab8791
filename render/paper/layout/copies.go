package layout

import (
	"slices"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
)

// Renumbered are finished pages with another 份号 (7.2.1); nil where its digits
// are not as wide as those that stand there, as in every face for Chinese they are.
func Renumbered(d *frame.Document, faces *font.Faces, serial string) *frame.Document {
	f := *d
	f.Info.Elements = slices.Clone(f.Info.Elements)
	for i := range f.Info.Elements {
		if p := &f.Info.Elements[i]; p.Name == compose.Serial.String() {
			p.Value = serial
		}
	}
	f.Pages = slices.Clone(f.Pages)
	first := &f.Pages[0]
	first.Items = slices.Clone(first.Items)
	for i, it := range first.Items {
		old, ok := it.(*frame.Run)
		if !ok || old.Node < 0 || f.Nodes[old.Node].Field != compose.Serial.String() {
			continue
		}
		if len(old.Glyphs) != len(serial) {
			return nil
		}
		run := *old
		run.Glyphs = slices.Clone(run.Glyphs)
		face := faces.Font(font.Face(run.Face))
		for k := range run.Glyphs {
			g := &run.Glyphs[k]
			found, id, held := faces.Lookup(font.Face(run.Face), rune(serial[k]))
			if !held || found != font.Face(run.Face) || face.Advance(id) != face.Advance(g.ID) {
				return nil
			}
			g.Rune, g.ID = rune(serial[k]), id
		}
		first.Items[i] = &run
		return &f
	}
	return nil
}
