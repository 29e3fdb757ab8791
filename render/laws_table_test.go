package render_test

import (
	"fmt"
	"strings"

	"gongwen/render"
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
)

// tableText is a table row by row, each cell in the row where it begins.
func tableText(table *compose.Table) string {
	var b strings.Builder
	cells := make([][]compose.Cell, len(table.Columns)) // those still to come
	for _, head := range table.Heads {
		b.WriteString(head.Text.S)
	}
	for c := range table.Columns {
		cells[c] = table.Columns[c].Cells
	}
	headings := table.Headings
	for row := 0; row <= table.Rows; row++ {
		for len(headings) > 0 && headings[0].Before == row {
			b.WriteString(headings[0].Text.S)
			headings = headings[1:]
		}
		for c := range cells {
			if len(cells[c]) > 0 && cells[c][0].First == row {
				b.WriteString(cells[c][0].Text.S)
				cells[c] = cells[c][1:]
			}
		}
	}
	return b.String()
}

// labelLaw: every page of the table tells section, topic and lead of its first
// row, and whatever else is merged there.
func labelLaw(doc *render.Document) error {
	n, f := doc.Notice(), doc.Frames()
	table := n.Assignment()
	if table == nil {
		return nil
	}
	tasks := map[frame.NodeID]int{} // of the rows
	task := 0
	sections := table.SectionRows()
	for id := range f.Nodes {
		if f.Nodes[id].Kind != frame.TR || f.Nodes[f.Nodes[id].Parent].Kind != frame.TBody {
			continue
		}
		if len(sections) > 0 && sections[0].Before == task {
			sections = sections[1:]
			continue
		}
		tasks[frame.NodeID(id)] = task
		task++
	}
	for i, p := range f.Pages {
		first := len(table.Tasks)
		var text strings.Builder
		heading := false // the page begins with one
		for _, it := range p.Items {
			r, ok := it.(*frame.Run)
			if !ok {
				continue
			}
			text.WriteString(runText(r))
			if r.Node < 0 || f.Nodes[r.Node].Kind != frame.TD && f.Nodes[r.Node].Kind != frame.TH {
				continue
			}
			if k, ok := tasks[f.Nodes[r.Node].Parent]; ok {
				first = min(first, k)
			} else if first == len(table.Tasks) && f.Nodes[f.Nodes[f.Nodes[r.Node].Parent].Parent].Kind == frame.TBody {
				heading = true
			}
		}
		if first == len(table.Tasks) || heading {
			continue
		}
		page := squash(text.String())
		for c := range table.Columns {
			col := &table.Columns[c]
			s := squash(table.Cell(first, col).S)
			if col.Merge == notice.MergeNone || len([]rune(s)) > 40 || col.Key == notice.KeyResponsible && table.LeadOverResponsible(first) {
				continue // a label as tall as a page runs on instead: in a narrow column each name takes two lines or more
			}
			if !strings.Contains(page, s) {
				return fmt.Errorf("page %d begins with task %d and does not tell its %s %q", i+1, first+1, col.Key, s)
			}
		}
		if s := table.Tasks[first].Section; s >= 0 && len(table.SectionRows()) > 0 {
			if title := squash(table.Sections[s].Text.S); len([]rune(title)) < 60 && !strings.Contains(page, title) {
				return fmt.Errorf("page %d does not tell its section %q", i+1, title)
			}
		}
	}
	return nil
}

// tableLaw: the head stands on every page of the table, and nothing is
// continued on its first.
func tableLaw(doc *render.Document, count seen) error {
	n, f := doc.Notice(), doc.Frames()
	table := n.Assignment()
	if table == nil {
		return nil
	}
	first := len(n.Parts[table.Part].Text) == 0
	before := "" // the labels repeated on the page before
	for i, p := range f.Pages {
		if p.Role != frame.TablePage {
			continue
		}
		var text, again strings.Builder
		for _, it := range p.Items {
			if r, ok := it.(*frame.Run); ok {
				text.WriteString(runText(r))
				if r.Node == frame.ArtifactLayout {
					again.WriteString(runText(r))
				}
			}
		}
		for _, c := range table.Columns {
			if !strings.Contains(text.String(), squash(c.Head.S)) {
				return fmt.Errorf("page %d: no head %s", i+1, c.Head.S)
			}
		}
		if strings.Contains(again.String(), "（续）") {
			count["label repeated"]++
			if again.String() == before {
				count["run over three pages"]++ // all that was repeated is repeated once more
			}
			if first {
				return fmt.Errorf("page %d: （续） on the first page", i+1)
			}
		}
		first, before = false, again.String()
	}
	return nil
}
