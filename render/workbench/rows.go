// Package workbench is a notice as the workbench shows it: its values by path, its
// breakdowns as tables of rows, and a foreign table before and after it is put
// into one.
//
// It knows no browser and changes nothing by itself: a change is that of source/edit,
// and what words mean is the model's to say. In: a text with its tree, the
// breakdowns that the model has of it, the bytes of a pasted table. Out: values
// and tables that are sent as JSON, or another text.
package workbench

import (
	"strings"

	"gongwen/render/notice"
	"gongwen/render/source/edit"
	"gongwen/render/source/tomldoc"
)

// Table is a breakdown as the workbench shows it.
type Table struct {
	Path    string        `json:"path"` // of its [[task]]
	Title   string        `json:"title"`
	Columns []TableColumn `json:"columns"`
	Rows    []TableRow    `json:"rows"`
}

// TableColumn is a column of it: a printed one, or a key that only some rows
// write.
type TableColumn struct {
	Key     string `json:"key"`
	Head    string `json:"head"`
	Kind    string `json:"kind"`    // units, day, text
	Heir    bool   `json:"heir"`    // left out, a cell is as in the row above
	Printed bool   `json:"printed"` // in the notice
	Width   int    `json:"width,omitempty"`
}

// TableRow is a [[task]]. Of the columns that are inherited, those that it does
// not name are as in the row above; of the others it has none.
type TableRow struct {
	Heading bool                 `json:"heading,omitempty"` // nothing but the heading of a section
	Cells   map[string]TableCell `json:"cells"`
}

// TableCell is a cell of it.
type TableCell struct {
	Text string `json:"text"` // of a list a name a line
	List bool   `json:"list,omitempty"`
	Own  bool   `json:"own,omitempty"`  // the row states it itself
	Read string `json:"read,omitempty"` // what was understood, where that is not what the words say
	Auto string `json:"auto,omitempty"` // the ordinal that the program prints before it
}

// Tables are the breakdowns of a text, in the order of the file; read are those
// that the model has of it.
func Tables(doc edit.Doc, read []*notice.Breakdown) []Table {
	var out []Table
	for _, at := range breakdownsOf(doc.Root) {
		t := Table{Path: at.path + "task", Title: at.title}
		rows := doc.RowsOf(edit.PlaceOf(t.Path))
		b := standing(read, t.Path)
		views := rows.View()
		t.Columns = columnsOf(b, doc.Find(edit.PlaceOf(at.path+"breakdown.column")), views)
		t.Rows = make([]TableRow, len(views))
		for i, v := range views {
			t.Rows[i] = TableRow{Heading: v.Heading, Cells: make(map[string]TableCell, len(v.Cells))}
			for _, c := range v.Cells {
				t.Rows[i].Cells[c.Key] = TableCell{Text: c.Text, List: c.List, Own: c.Own}
			}
		}
		if b != nil {
			t.understood(b)
		}
		out = append(out, t)
	}
	return out
}

// standing is the breakdown of the model that stands at a place, or nil.
func standing(read []*notice.Breakdown, place string) *notice.Breakdown {
	for _, b := range read {
		if b.Place() == place {
			return b
		}
	}
	return nil
}

// columnsOf are the printed columns, and those that rows write beside them.
func columnsOf(b *notice.Breakdown, declared *tomldoc.Node, rows []edit.RowView) []TableColumn {
	var out []TableColumn
	met := map[string]bool{}
	add := func(key, head string, printed bool, width int) {
		if met[key] {
			return
		}
		met[key] = true
		c := TableColumn{Key: key, Head: head, Kind: "text", Heir: edit.Inherits(key), Printed: printed, Width: width}
		switch {
		case key == notice.KeyLead, key == notice.KeyResponsible:
			c.Kind = "units"
		case key == notice.KeyDue || key == "deadline":
			c.Kind = "day"
		}
		out = append(out, c)
	}
	columns := notice.StandardColumns()
	if b != nil {
		columns = b.Columns
	}
	for _, c := range columns {
		if c.Key != notice.KeySeq {
			add(c.Key, c.Head.S, true, c.Width/1000)
		}
	}
	if b == nil && declared != nil { // nothing prints it yet
		for _, n := range declared.Items {
			if k := n.Get("key"); k != nil && k.Kind == tomldoc.String && k.Text.S != notice.KeySeq {
				head, _, _ := notice.BuiltIn(k.Text.S)
				if h := n.Get("head"); h != nil && h.Kind == tomldoc.String {
					head = h.Text.S
				}
				add(k.Text.S, head, true, 0)
			}
		}
	}
	for _, row := range rows {
		for _, c := range row.Cells {
			if !c.Own || met[c.Key] {
				continue
			}
			head := c.Key
			if k := edit.PlaceOf("task.0." + c.Key).Schema(); k != nil {
				head = k.Term
			}
			add(c.Key, head, false, 0)
		}
	}
	return out
}

// understood adds what the model read out of the words.
func (t *Table) understood(b *notice.Breakdown) {
	note := func(row int, key string, add func(*TableCell)) {
		if c, ok := t.Rows[row].Cells[key]; ok {
			add(&c)
			t.Rows[row].Cells[key] = c
		}
	}
	for i := range b.Tasks {
		task := &b.Tasks[i]
		if task.Entry >= len(t.Rows) {
			continue
		}
		names := func(u notice.Units) string {
			list := make([]string, len(u.Units))
			for i, k := range u.Units {
				list[i] = b.Units[k].Name
			}
			return strings.Join(list, "、")
		}
		lead, responsible := names(task.Lead), names(task.Responsible)
		if task.Lead.Text.Empty() && lead != "" { // words of the responsible column call them so
			responsible = strings.TrimSuffix("牵头 "+lead+"；配合 "+responsible, "；配合 ")
		}
		read := func(names string) func(*TableCell) {
			return func(c *TableCell) {
				if names != strings.ReplaceAll(c.Text, "\n", "、") {
					c.Read = names
				}
			}
		}
		note(task.Entry, notice.KeyLead, read(lead))
		note(task.Entry, notice.KeyResponsible, read(responsible))
		note(task.Entry, notice.KeyDue, func(c *TableCell) {
			if task.Due.Day != (notice.Day{}) && task.Due.Day.ISO() != c.Text {
				c.Read = task.Due.Day.ISO()
			}
		})
	}
	ordinals := func(list []notice.Heading, key string) {
		for i := range list {
			h := &list[i]
			if h.Entry < len(t.Rows) {
				note(h.Entry, key, func(c *TableCell) {
					if auto := h.Text.S[:h.Ordinal]; !strings.HasPrefix(c.Text, auto) {
						c.Auto = auto
					}
				})
			}
		}
	}
	ordinals(b.Sections, notice.KeySection)
	ordinals(b.Topics, notice.KeyTopic)
}
