// Package intake reads the files that offices have, Word drafts, workbooks, web
// pages and text with tabs, and writes them as a notice in TOML, or their tasks
// into a notice that there is.
//
// Every visible word of a file stands in a value afterwards or is quoted in a
// finding with its place; none is invented: what a notice needs and the file
// lacks is a blank in words that are known (“（发文机关）”). It opens no file, and
// what a notice means is bind's to say. In: the bytes of a file, hostile ones
// too. Out: an [Imported], and findings GW8xx.
//
// The rooms below it are the stages: [source] makes lines and tables of the
// bytes, [tasks] rows of a table, [draft] a notice of all of them.
package intake

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/draft"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/sniff"
	"gongwen/render/intake/source"
	"gongwen/render/intake/tasks"
)

// Choice is what the user says of a column: what stands over it and its key.
type Choice = tasks.Choice

// MaxFile is the size of the largest file that is read.
const MaxFile = source.MaxFile

// KeyFault says what is wrong with a key that the user gives a column; "":
// nothing.
func KeyFault(key string) string { return tasks.KeyFault(key) }

// Rules lists every rule of an import in the order of the codes.
func Rules() []*diag.Rule { return doubt.Rules() }

// OfTasks are the findings about what is put into a notice that there is: it has
// its own title, issuer and date, so that a table lacks none.
func OfTasks(list diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(list), func(f diag.Finding) bool { return f.Rule == doubt.Row(doubt.MissingPart) })
}

// Imported is a file as a notice.
type Imported struct {
	TOML   string
	Tasks  int // of all breakdowns
	Doubts int
	notice *draft.Notice
}

// Import reads a file that the user knows as name. The result is nil when the
// findings say why.
func Import(name string, data []byte, choices []Choice) (*Imported, diag.List) {
	d := &doubt.Doubts{Source: &diag.Source{Name: name}}
	if isNotice(name, data) {
		d.Say(doubt.Refused, "不用导入：gongwen check "+name+" 查错，gongwen build "+name+" 生成；要里面的任务，复制 [[task]] 各段", "这已经是公文的源文件（TOML）")
		return nil, d.List
	}
	blocks, page, ok := source.Read(d, data)
	if !ok {
		return nil, d.List
	}
	n, visible := draft.Compose(&tasks.Reader{Doubts: d, Choices: choices}, blocks, page)
	if n == nil {
		return nil, d.List
	}
	text := written(name, n)
	account(d, n, visible, text)
	return &Imported{TOML: text, Tasks: n.Tasks(), Doubts: len(d.List), notice: n}, d.List
}

// ofNotice is a line that only the source of a notice has.
var ofNotice = prose.Pattern(`(?m)^[ \t]*(?:(?:format|issuer|number|title|recipients|date|text|topic|lead|responsible|requirement|due)[ \t]*=[ \t]*["'\[\d]|\[\[?(?:task|breakdown|attachment|document|letterhead|signature|imprint|department)[.\w]*\]\]?)`)

// isNotice reports whether a file is the source of a notice already, be it one
// with mistakes.
func isNotice(name string, data []byte) bool {
	const enough = 3
	if strings.EqualFold(path.Ext(name), ".toml") {
		return sniff.Of(data) == sniff.Text
	}
	top := data[:min(len(data), 64<<10)]
	return bytes.IndexByte(top, 0) < 0 && len(ofNotice().FindAllIndex(top, enough)) == enough
}
