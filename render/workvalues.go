package render

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/edit"
	"gongwen/render/source/tomldoc"
)

// Values are what a notice states, by path: strings, numbers, booleans, arrays;
// a day is 2026-03-01. A table that stands there is an empty object, an array of
// tables the number of them. The cells of tasks are in [Work.Rows].
type Values map[string]any

// Values are those of the notice; none where the text is not TOML.
func (w *Work) Values() Values {
	out := Values{}
	root, _ := w.tree()
	if root != nil {
		out.add(w.text, root, "")
	}
	return out
}

func (v Values) add(text string, n *tomldoc.Node, under string) {
	for i, m := range n.Items {
		path := under + m.Name
		if n.Kind == tomldoc.Array {
			path = under + strconv.Itoa(i)
		}
		switch {
		case m.Kind == tomldoc.Table:
			v[path] = map[string]any{}
			v.add(text, m, path+".")
		case m.Kind == tomldoc.Array && len(m.Items) > 0 && m.Items[0].Kind == tomldoc.Table:
			v[path] = len(m.Items)
			if m.Name != "task" {
				v.add(text, m, path+".")
			}
		default:
			v[path] = edit.Shown(text, m)
		}
	}
}

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

// Rows are the breakdowns, in the order of the file.
func (w *Work) Rows() []Table {
	root, _ := w.tree()
	if root == nil || w.doc == nil {
		return nil
	}
	doc := edit.Doc{Text: w.text, Root: root}
	var out []Table
	for _, at := range breakdownsOf(root) {
		rows := doc.RowsOf(edit.PlaceOf(at.path + "task"))
		t := Table{Path: at.path + "task", Title: at.title}
		b := w.breakdown(at.under)
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

// place is where a breakdown stands in a file.
type place struct {
	path  string // attachment.1. or empty
	under diag.Path
	title string
}

// breakdownsOf are the places of a tree where there is a breakdown, or a part
// wants one that there is not yet.
func breakdownsOf(root *tomldoc.Node) []place {
	has := func(n *tomldoc.Node) bool { return n.Get("task") != nil || n.Get("breakdown") != nil }
	prints := func(n *tomldoc.Node) bool {
		c := n.Get("content")
		return c != nil && c.Kind == tomldoc.String && c.Text.S == "breakdown"
	}
	title := func(n *tomldoc.Node) string {
		if t := n.Get("title"); t != nil && t.Kind == tomldoc.String {
			return strings.Join(strings.Fields(t.Text.S), "")
		}
		return ""
	}
	top := place{title: "分解表"}
	wanted := has(root) || prints(root)
	var own []place
	part := func(n *tomldoc.Node, p place) {
		switch {
		case n.Kind != tomldoc.Table:
		case has(n):
			own = append(own, p)
		case prints(n):
			wanted, top.title = true, p.title
		}
	}
	if d := root.Get("document"); d != nil {
		part(d, place{"document.", diag.Path{Key: "document"}, title(d)})
	}
	if a := root.Get("attachment"); a != nil && a.Kind == tomldoc.Array {
		for i, n := range a.Items {
			part(n, place{"attachment." + strconv.Itoa(i) + ".", diag.Path{Key: "attachment", At: [2]int32{int32(i)}}, title(n)})
		}
	}
	if wanted {
		return append([]place{top}, own...)
	}
	return own
}

// breakdown is that of the model which stands at a place, or nil.
func (w *Work) breakdown(under diag.Path) *notice.Breakdown {
	for _, b := range w.doc.notice.Breakdowns() {
		if b.Under == under {
			return b
		}
	}
	return nil
}

// The columns that rows inherit, and those of units.
const (
	heirKeys = " section topic lead responsible due "
	unitKeys = " lead responsible "
)

// columnsOf are the printed columns, and those that rows write beside them.
func columnsOf(b *notice.Breakdown, declared *tomldoc.Node, rows []edit.RowView) []TableColumn {
	var out []TableColumn
	met := map[string]bool{}
	add := func(key, head string, printed bool, width int) {
		if met[key] {
			return
		}
		met[key] = true
		c := TableColumn{Key: key, Head: head, Kind: "text", Heir: strings.Contains(heirKeys, " "+key+" "), Printed: printed, Width: width}
		switch {
		case strings.Contains(unitKeys, " "+key+" "):
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
			head := c.Key
			if k := edit.PlaceOf("task.0." + c.Key).Schema(); k != nil {
				head = k.Term
			}
			if c.Own {
				add(c.Key, head, false, 0)
			}
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
