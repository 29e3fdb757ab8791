package intake

import (
	"gongwen/render/diag"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
)

// Columns are those of the first breakdown: what stands over each and the key
// that it was taken for.
func (i *Imported) Columns() []Choice {
	all := i.notice.Breakdowns()
	if len(all) == 0 {
		return nil
	}
	var out []Choice
	for _, c := range all[0].Columns {
		head := c.Head
		if head == "" {
			head, _, _ = notice.BuiltIn(c.Key)
		}
		out = append(out, Choice{Head: head, Key: c.Key})
	}
	return out
}

// Title is what stands over the first breakdown, in one line.
func (i *Imported) Title() string {
	all := i.notice.Breakdowns()
	if len(all) == 0 {
		return ""
	}
	for _, p := range append(i.notice.Attachments, i.notice.Document) {
		if p != nil && p.Tasks == all[0] && len(p.Title) > 0 {
			return p.Title[0]
		}
	}
	return ""
}

// Cells are those of the first table of a file as they stand, without a meaning;
// nil where a merged cell goes on. It is empty where there is no table.
func Cells(data []byte) [][]*string {
	blocks, _, ok := source.Read(&doubt.Doubts{Source: &diag.Source{}}, data)
	if !ok {
		return nil
	}
	for _, b := range blocks {
		if b.Table == nil {
			continue
		}
		out := make([][]*string, len(b.Table.At))
		for y, row := range b.Table.At {
			out[y] = make([]*string, len(row))
			for x, k := range row {
				if k < 0 {
					out[y][x] = new(string)
				} else if c := &b.Table.Cells[k]; c.Row == y && c.Col == x {
					out[y][x] = &c.Text
				}
			}
		}
		return out
	}
	return nil
}
