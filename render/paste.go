package render

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/notice"
	"gongwen/render/source/edit"
	"gongwen/render/source/tomldoc"
)

// Pasted is a foreign table as the workbench shows it before it is put into a
// notice.
type Pasted struct {
	Title   string         `json:"title"`
	Tasks   int            `json:"tasks"` // 0: no table of tasks was known
	Columns []PastedColumn `json:"columns"`
	Rows    [][]string     `json:"rows"`   // under the columns, as they resolve
	Cells   [][]*string    `json:"cells"`  // as they stand; null: a merged cell goes on
	Doubts  []PastedDoubt  `json:"doubts"` // what is to be looked at
}

// PastedColumn is a column: what stands over it and what it is taken for; without
// a key it is left out.
type PastedColumn struct {
	Head string `json:"head"`
	Key  string `json:"key"`
}

// PastedDoubt is what was guessed or left out, and the row that it speaks of, or -1.
type PastedDoubt struct {
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Row     int    `json:"row"`
}

// chosen parts the choices into those that an import takes, and the heads that
// are to be left out.
func chosen(choices []PastedColumn) (take []Choice, leave []string) {
	for _, c := range choices {
		if c.Key == "" {
			leave = append(leave, c.Head)
		} else {
			take = append(take, Choice{Head: c.Head, Key: c.Key})
		}
	}
	return take, leave
}

// Paste reads a table that somebody copied, or a file with one, as the tasks of a
// breakdown. Nothing is written.
func Paste(name string, data []byte, choices []PastedColumn) Pasted {
	out := Pasted{Columns: []PastedColumn{}, Rows: [][]string{}, Doubts: []PastedDoubt{}, Cells: intake.Cells(data)}
	take, leave := chosen(choices)
	got, list := Import(name, data, take)
	if got != nil {
		if out.Tasks = got.Tasks; !strings.HasPrefix(got.Title(), "（") { // a blank that the import wrote
			out.Title = got.Title()
		}
		for _, c := range got.Columns() {
			key := c.Key
			if slices.Contains(leave, c.Head) {
				key = ""
			}
			out.Columns = append(out.Columns, PastedColumn{c.Head, key})
		}
		out.read(got)
	}
	for _, f := range list {
		if f.Rule.Code != "GW814" { // what the notice lacks beside the table is no lack of the table
			out.Doubts = append(out.Doubts, PastedDoubt{f.Message, f.Hint, out.rowOf(f.Message)})
		}
	}
	return out
}

// read takes the rows over, with what each takes over from the row above.
func (p *Pasted) read(got *Imported) {
	rows := tasksOf(got)
	if rows == nil {
		return
	}
	columns := got.Columns()
	above := map[string]string{}
	for _, v := range rows.View() {
		now := map[string]string{}
		for key, text := range above {
			if strings.Contains(heirKeys, " "+key+" ") {
				now[key] = text
			}
		}
		for _, c := range v.Cells {
			now[c.Key] = c.Text
		}
		line := make([]string, len(columns))
		for j, c := range columns {
			line[j] = now[c.Key]
		}
		if v.Heading && !slices.ContainsFunc(line, func(s string) bool { return s != "" }) && len(line) > 0 {
			line[0] = now[notice.KeySection]
		}
		p.Rows = append(p.Rows, line)
		above = now
	}
}

// rowOf is the first row whose words a doubt quotes, or -1.
func (p *Pasted) rowOf(message string) int {
	for i, row := range p.Rows {
		for _, cell := range row {
			if len(cell) > 6 && strings.Contains(message, "“"+cell+"”") {
				return i
			}
		}
	}
	return -1
}

// tasksOf are the rows of the first breakdown of an import.
func tasksOf(got *Imported) *edit.Rows {
	doc, ok := edit.Parse(got.TOML)
	if !ok {
		return nil
	}
	for _, at := range breakdownsOf(doc.Root) {
		if rows := doc.RowsOf(edit.PlaceOf(at.path + "task")); len(rows.List) > 0 {
			return rows
		}
	}
	return nil
}

// Take is a table that is to be put into a notice.
type Take struct {
	Name    string
	Data    []byte
	Choices []PastedColumn
	Path    string // of the [[task]] that it goes to
	Append  bool   // behind the rows that there are, not in their place
}

// Take puts a table into a breakdown. It is one edit, like those of [Work.Edit].
func (w *Work) Take(t Take) (next *Work, undo []diag.Change, refused string) {
	take, leave := chosen(t.Choices)
	got, list := Import(t.Name, t.Data, take)
	if got == nil || got.Tasks == 0 {
		if len(list) > 0 {
			return w, nil, list[0].Message + "。" + list[0].Hint
		}
		return w, nil, "没有读出任务"
	}
	root, _ := w.tree()
	if root == nil {
		return w, nil, "文件有写法错误，先在“源文件”里改好"
	}
	doc := edit.Doc{Text: w.text, Root: root}
	var left []string
	for _, c := range got.Columns() {
		if slices.Contains(leave, c.Head) {
			left = append(left, c.Key)
		}
	}
	there := doc.Find(edit.PlaceOf(t.Path))
	if t.Append && there != nil {
		text, why := w.appended(doc, t.Path, got, left)
		if why != "" {
			return w, nil, why
		}
		return w.became(text)
	}
	text, found, ok := got.Into(&diag.Source{Name: w.name, Text: w.text}, partOf(root, t.Path))
	if !ok {
		for _, f := range found {
			return w, nil, f.Message
		}
		return w, nil, "没有放进去"
	}
	for _, key := range left {
		if text, refused = withoutColumn(text, t.Path, key); refused != "" {
			return w, nil, refused
		}
	}
	return w.became(text)
}

// appended is the text with the rows of an import behind its own.
func (w *Work) appended(doc edit.Doc, path string, got *Imported, left []string) (text, why string) {
	var keys, lacks []string
	for _, table := range w.Rows() {
		if table.Path == path {
			for _, c := range table.Columns {
				keys = append(keys, c.Key)
			}
		}
	}
	keys = append(keys, notice.KeySection, notice.KeyTopic)
	for _, c := range got.Columns() {
		if _, _, builtin := notice.BuiltIn(c.Key); !builtin && !slices.Contains(keys, c.Key) && !slices.Contains(left, c.Key) {
			lacks = append(lacks, "“"+c.Head+"”")
		}
		if c.Key != notice.KeySeq {
			keys = append(keys, c.Key)
		}
	}
	if len(lacks) > 0 {
		return "", "现在的表没有" + strings.Join(lacks, "") + "这一栏：在上面选“不导入”，或先在“栏目和排法”里加一栏"
	}
	keys = slices.DeleteFunc(keys, func(k string) bool { return slices.Contains(left, k) })
	rows := doc.RowsOf(edit.PlaceOf(path))
	from := tasksOf(got)
	if from == nil {
		return "", "没有读出任务"
	}
	rows.Append(from, keys)
	changes, why := rows.Changes()
	return diag.Apply(doc.Text, changes), why
}

// withoutColumn takes a column out of a breakdown.
func withoutColumn(text, path, key string) (string, string) {
	doc, ok := edit.Parse(text)
	if !ok {
		return text, "放进去以后文件有写法错误"
	}
	var ops []Op
	if tasks := doc.Find(edit.PlaceOf(path)); tasks != nil {
		for i := range tasks.Items {
			ops = append(ops, Op{Op: "unset", Path: path + "." + strconv.Itoa(i) + "." + key})
		}
	}
	at := strings.TrimSuffix(path, "task") + "breakdown.column"
	if columns := doc.Find(edit.PlaceOf(at)); columns != nil {
		for i, n := range columns.Items {
			if k := n.Get("key"); k != nil && k.Kind == tomldoc.String && k.Text.S == key {
				ops = append(ops, Op{Op: "remove", Path: at, At: i})
			}
		}
	}
	return edit.Do(doc, ops)
}

// partOf names the part that prints a breakdown, as [Imported.Into] does.
func partOf(root *tomldoc.Node, path string) string {
	switch steps := strings.Split(path, "."); {
	case steps[0] == "document":
		return "document"
	case steps[0] == "attachment" && len(steps) > 2:
		if i, err := strconv.Atoi(steps[1]); err == nil {
			return strconv.Itoa(i + 1)
		}
	}
	prints := func(n *tomldoc.Node) bool {
		c := n.Get("content")
		return c != nil && c.Text.S == "breakdown" && n.Get("task") == nil && n.Get("breakdown") == nil
	}
	if d := root.Get("document"); d != nil && prints(d) {
		return "document"
	}
	if a := root.Get("attachment"); a != nil {
		for i, n := range a.Items {
			if prints(n) {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return ""
}

// became is the notice with another text, and what undoes that.
func (w *Work) became(text string) (next *Work, undo []diag.Change, refused string) {
	if text == w.text {
		return w, nil, ""
	}
	changes := []diag.Change{Between(w.text, text)}
	return Begin(w.name, []byte(text), w.cfg), diag.Invert(w.text, changes), ""
}

// Clipboard is what a browser has on its clipboard as a file: the table with its
// merged cells if there is one, else the rows of text.
func Clipboard(html, text string) (name string, data []byte) {
	if strings.Contains(strings.ToLower(html), "<table") {
		var b bytes.Buffer
		b.WriteString("<!doctype html><meta charset=\"utf-8\">")
		b.WriteString(html)
		return "剪贴板.html", b.Bytes()
	}
	return "剪贴板.txt", []byte(text)
}
