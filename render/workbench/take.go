package workbench

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/notice"
	"gongwen/render/source/edit"
	"gongwen/render/source/tomldoc"
)

// whyNoTasks is said where nothing in a table was taken for a task.
const whyNoTasks = "没有读出任务"

// Take is a table that is to be put into a notice.
type Take struct {
	Name    string
	Data    []byte
	Choices []PastedColumn
	Path    string // of the [[task]] that it goes to
	Append  bool   // behind the rows that there are, not in their place
}

// Into is the text of a notice, which the user knows as name, with the table in
// it; read are the breakdowns that the model has of it. refused says in Chinese
// why it is not.
func (t *Take) Into(name string, doc edit.Doc, read []*notice.Breakdown) (text, refused string) {
	take, leave := chosen(t.Choices)
	got, list := intake.Import(t.Name, t.Data, take)
	if got == nil || got.Tasks == 0 {
		if len(list) > 0 {
			return "", list[0].Message + "。" + list[0].Hint
		}
		return "", whyNoTasks
	}
	if doc.Root == nil {
		return "", edit.WhyNoTOML
	}
	_, left := shownColumns(got, leave)
	if t.Append && doc.Find(edit.PlaceOf(t.Path)) != nil {
		return appended(doc, t.Path, read, got, left)
	}
	text, found, ok := got.Into(&diag.Source{Name: name, Text: doc.Text}, partOf(doc.Root, t.Path))
	if !ok {
		return "", found[0].Message
	}
	for _, key := range left {
		if text, refused = withoutColumn(text, t.Path, key); refused != "" {
			return "", refused
		}
	}
	return text, ""
}

// appended is the text with the rows of an import behind its own.
func appended(doc edit.Doc, path string, read []*notice.Breakdown, got *intake.Imported, left []string) (text, why string) {
	var keys, lacks []string
	for _, table := range Tables(doc, read) {
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
		return "", whyNoTasks
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
	var ops []edit.Op
	if tasks := doc.Find(edit.PlaceOf(path)); tasks != nil {
		for i := range tasks.Items {
			ops = append(ops, edit.Op{Op: "unset", Path: path + "." + strconv.Itoa(i) + "." + key})
		}
	}
	at := strings.TrimSuffix(path, "task") + "breakdown.column"
	if columns := doc.Find(edit.PlaceOf(at)); columns != nil {
		for i, n := range columns.Items {
			if k := n.Get("key"); k != nil && k.Kind == tomldoc.String && k.Text.S == key {
				ops = append(ops, edit.Op{Op: "remove", Path: at, At: i})
			}
		}
	}
	return edit.Do(doc, ops)
}
