package workbench

import (
	"bytes"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/notice"
	"gongwen/render/source/edit"
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
	Nth  int    `json:"nth"` // of the columns with that head, from 1; 0: each
	Key  string `json:"key"`
}

// PastedDoubt is what was guessed or left out, and the row that it speaks of, or -1.
type PastedDoubt struct {
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Row     int    `json:"row"`
}

// chosen parts the choices into those that an import takes, and the columns that
// are to be left out.
func chosen(choices []PastedColumn) (take []intake.Choice, leave []PastedColumn) {
	for _, c := range choices {
		if c.Key == "" {
			leave = append(leave, c)
		} else {
			take = append(take, intake.Choice{Head: c.Head, Nth: c.Nth, Key: c.Key})
		}
	}
	return take, leave
}

// shownColumns are the columns of an import as they are shown, and the keys of those
// that are to be left out.
func shownColumns(got *intake.Imported, leave []PastedColumn) (shown []PastedColumn, left []string) {
	times := map[string]int{}
	for _, c := range got.Columns() {
		times[c.Head]++
		one := PastedColumn{Head: c.Head, Nth: times[c.Head], Key: c.Key}
		if slices.ContainsFunc(leave, func(l PastedColumn) bool { return l.Head == one.Head && (l.Nth == 0 || l.Nth == one.Nth) }) {
			left, one.Key = append(left, c.Key), ""
		}
		shown = append(shown, one)
	}
	return shown, left
}

// Paste reads a table that somebody copied, or a file with one, as the tasks of a
// breakdown. Nothing is written.
func Paste(name string, data []byte, choices []PastedColumn) Pasted {
	take, leave := chosen(choices)
	got, list := intake.Import(name, data, take)
	out := pasted(got, leave)
	out.Cells = intake.Cells(data)
	out.doubt(intake.OfTasks(list))
	return out
}

// Adopted is a foreign file as a notice, and its table as it is shown before that
// is written.
type Adopted struct {
	Pasted
	TOML string `json:"-"` // "": there is no notice in it, the doubts say why
}

// Adopt reads a file as a notice, with what somebody said of the columns of its
// table.
func Adopt(name string, data []byte, choices []PastedColumn) Adopted {
	take, leave := chosen(choices)
	got, list := intake.Import(name, data, take)
	out := Adopted{Pasted: pasted(got, leave)}
	if got != nil {
		out.TOML = got.TOML
		_, left := shownColumns(got, leave)
		var places []place
		if doc, ok := edit.Parse(got.TOML); ok { // its own TOML
			places = breakdownsOf(doc.Root)
		}
		for _, at := range places {
			for _, key := range left {
				text, refused := withoutColumn(out.TOML, at.path+"task", key)
				if refused != "" {
					out.Doubts = append(out.Doubts, PastedDoubt{"有一栏没有照选的去掉：" + refused, "导入以后在分解表里删去", -1})
					continue
				}
				out.TOML = text
			}
		}
	}
	out.doubt(list)
	return out
}

// doubt takes over what is to be looked at.
func (p *Pasted) doubt(list diag.List) {
	for _, f := range list {
		p.Doubts = append(p.Doubts, PastedDoubt{f.Message, f.Hint, p.rowOf(f.Message)})
	}
}

// pasted shows the table of an import; without one it is empty.
func pasted(got *intake.Imported, leave []PastedColumn) Pasted {
	out := Pasted{Columns: []PastedColumn{}, Rows: [][]string{}, Doubts: []PastedDoubt{}}
	if got != nil {
		if out.Tasks = got.Tasks; !strings.HasPrefix(got.Title(), "（") { // a blank that the import wrote
			out.Title = got.Title()
		}
		shown, _ := shownColumns(got, leave)
		out.Columns = append(out.Columns, shown...)
		out.read(got)
	}
	return out
}

// read takes the rows over, with what each takes over from the row above.
func (p *Pasted) read(got *intake.Imported) {
	rows := tasksOf(got)
	if rows == nil {
		return
	}
	columns := got.Columns()
	above := map[string]string{}
	for _, v := range rows.View() {
		now := map[string]string{}
		for key, text := range above {
			if edit.Inherits(key) {
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
func tasksOf(got *intake.Imported) *edit.Rows {
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
