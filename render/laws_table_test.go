package render_test

import (
	"fmt"
	"slices"
	"strings"

	"gongwen/render"
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
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
// row, its day, and whatever else is merged there, unless it is a label that no
// page holds below the head.
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
	lines := cellLines(f)
	for i := range f.Pages {
		first := len(table.Tasks)
		var text, again strings.Builder
		heading := false // the page begins with one
		for _, it := range f.Pages[i].Items {
			r, ok := it.(*frame.Run)
			if !ok {
				continue
			}
			text.WriteString(runText(r))
			if r.Node == frame.ArtifactLayout {
				again.WriteString(runText(r))
			}
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
		repeated := false // the section's heading
		if s := table.Tasks[first].Section; s >= 0 && len(table.SectionRows()) > 0 {
			title := squash(table.Sections[s].Text.S)
			if len([]rune(title)) < 60 && !strings.Contains(page, title) {
				return fmt.Errorf("page %d does not tell its section %q", i+1, title)
			}
			repeated = strings.Contains(squash(again.String()), title)
		}
		room := bodyRoom(f, i, repeated)
		for c := range table.Columns {
			col := &table.Columns[c]
			if col.Merge == notice.MergeNone && col.Key != notice.KeyDue || col.Key == notice.KeyResponsible && table.LeadOverResponsible(first) {
				continue
			}
			span := 1
			if col.Key == notice.KeyLead && table.LeadOverResponsible(first) {
				span = 2
			}
			s := squash(table.Cell(first, col).S)
			if lines[lined{s, span}]*tablePitch+2*tablePadding > room {
				continue // it runs on instead
			}
			if !strings.Contains(page, s) {
				return fmt.Errorf("page %d begins with task %d and does not tell its %s %q", i+1, first+1, col.Key, s)
			}
		}
	}
	return nil
}

// The table of the templates: the pitch of its lines, and the white above and
// below those of a cell.
const (
	tablePitch   = 6350 * unit.Micron
	tablePadding = 1500 * unit.Micron
)

// lined is a cell by its text, and over how many columns it stands.
type lined struct {
	text string
	span int
}

// cellLines are the lines of the cells, over all pages.
func cellLines(f *frame.Document) map[lined]unit.Length {
	texts := map[frame.NodeID]*strings.Builder{}
	lines := map[frame.NodeID]unit.Length{}
	for i := range f.Pages {
		last := map[frame.NodeID]unit.Length{} // where the line before stands
		for _, it := range f.Pages[i].Items {
			r, ok := it.(*frame.Run)
			if !ok || r.Node < 0 || f.Nodes[r.Node].Kind != frame.TD && f.Nodes[r.Node].Kind != frame.TH {
				continue
			}
			if texts[r.Node] == nil {
				texts[r.Node] = &strings.Builder{}
			}
			texts[r.Node].WriteString(runText(r))
			at := r.Y
			if f.Pages[i].Rotate != 0 {
				at = r.X
			}
			if before, met := last[r.Node]; !met || at > before {
				lines[r.Node]++
			}
			last[r.Node] = at
		}
	}
	out := map[lined]unit.Length{}
	for id, text := range texts {
		k := lined{squash(text.String()), max(1, f.Nodes[id].ColSpan)}
		out[k] = max(out[k], lines[id])
	}
	return out
}

// bodyRoom is the height of page i of a table below its head, and below the
// section's heading if that is repeated: each ends with a rule as wide as the table.
func bodyRoom(f *frame.Document, i int, repeated bool) unit.Length {
	end := areaEnd
	if f.Pages[i].Rotate != 0 {
		end = areaLeft(i+1) + areaWidth
	}
	rules := map[unit.Length]unit.Length{} // by where they stand, their length
	widest := unit.Length(0)
	for _, it := range f.Pages[i].Items {
		r, ok := it.(*frame.Rule)
		if !ok || r.Node != frame.ArtifactLayout {
			continue
		}
		at, length, thick := r.Y, r.W, r.H
		if f.Pages[i].Rotate != 0 {
			at, length, thick = r.X, r.H, r.W
		}
		if length > thick {
			rules[at] += length
			widest = max(widest, rules[at])
		}
	}
	var tops []unit.Length
	for at, length := range rules {
		if length == widest {
			tops = append(tops, at)
		}
	}
	slices.Sort(tops)
	below := 1
	if repeated {
		below = 2
	}
	return end - tops[below]
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
