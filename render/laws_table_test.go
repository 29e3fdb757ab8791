package render_test

import (
	"fmt"
	"slices"
	"strings"

	"gongwen/render"
	"gongwen/render/notice"
	"gongwen/render/paper/frame"
)

// tableText is the table row by row, each cell in the row where it begins.
func tableText(d *notice.Breakdown) string {
	var b strings.Builder
	begins := make([]map[int]bool, len(d.Columns))
	for c := range d.Columns {
		b.WriteString(d.Columns[c].Head.S)
		begins[c] = map[int]bool{}
		for _, r := range d.Runs(&d.Columns[c]) {
			begins[c][r.First] = true
		}
	}
	sections := d.SectionRows()
	for i := 0; i <= len(d.Tasks); i++ {
		for len(sections) > 0 && sections[0].Before == i {
			b.WriteString(d.Sections[sections[0].Section].Text.S)
			sections = sections[1:]
		}
		if i == len(d.Tasks) {
			break
		}
		for c := range d.Columns {
			if begins[c][i] && (d.Columns[c].Key != notice.KeyResponsible || !d.LeadOverResponsible(i)) {
				b.WriteString(d.Cell(i, &d.Columns[c]).S)
			}
		}
	}
	return b.String()
}

// labelLaw: every page of the table tells section, topic and lead of its first
// row, and whatever else is merged there.
func labelLaw(doc *render.Document) error {
	n, f := doc.Notice(), doc.Frames()
	if n.Breakdown == nil {
		return nil
	}
	tasks := map[frame.NodeID]int{} // of the rows
	task := 0
	sections := n.Breakdown.SectionRows()
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
		first := len(n.Breakdown.Tasks)
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
			} else if first == len(n.Breakdown.Tasks) && f.Nodes[f.Nodes[f.Nodes[r.Node].Parent].Parent].Kind == frame.TBody {
				heading = true
			}
		}
		if first == len(n.Breakdown.Tasks) || heading {
			continue
		}
		page := squash(text.String())
		for c := range n.Breakdown.Columns {
			col := &n.Breakdown.Columns[c]
			s := squash(n.Breakdown.Cell(first, col).S)
			if col.Merge == notice.MergeNone || len([]rune(s)) > 100 || col.Key == notice.KeyResponsible && n.Breakdown.LeadOverResponsible(first) {
				continue // a label as tall as a page runs on instead
			}
			if !strings.Contains(page, s) {
				return fmt.Errorf("page %d begins with task %d and does not tell its %s %q", i+1, first+1, col.Key, s)
			}
		}
		if s := n.Breakdown.Tasks[first].Section; s >= 0 && len(n.Breakdown.SectionRows()) > 0 {
			if title := squash(n.Breakdown.Sections[s].Text.S); len([]rune(title)) < 60 && !strings.Contains(page, title) {
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
	if n.Breakdown == nil {
		return nil
	}
	first := !slices.ContainsFunc(n.Attachments, func(a notice.Attachment) bool { return a.Breakdown && len(a.Text) > 0 })
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
		for _, c := range n.Breakdown.Columns {
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
