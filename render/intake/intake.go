// Package intake reads the files that offices have, Word drafts, workbooks, web
// pages and text with tabs, and writes them as a notice in TOML.
//
// Every visible word of a file stands in a value afterwards or is quoted in a
// finding with its place; none is invented: what a notice needs and the file
// lacks is a blank in words that are known (“（发文机关）”). It opens no file, and
// what a notice means is bind's to say. In: the bytes of a file, hostile ones
// too. Out: an [Imported], and findings GW8xx.
package intake

import (
	"gongwen/render/diag"
)

// Imported is a file as a notice.
type Imported struct {
	TOML   string
	Tasks  int // of all breakdowns
	Doubts int
	notice *draftNotice
}

// Import reads a file that the user knows as name. The result is nil when the
// findings say why.
func Import(name string, data []byte, choices []Choice) (*Imported, diag.List) {
	d := &doubts{source: &diag.Source{Name: name}}
	r, ok := readFile(d, data)
	if !ok {
		return nil, d.list
	}
	c := &composer{tabler: &tabler{doubts: d, choices: choices}, blocks: r.blocks, page: r.page}
	c.compose()
	tasks := 0
	for _, b := range c.notice.breakdowns() {
		tasks += len(b.tasks)
	}
	if n := &c.notice; tasks == 0 && len(n.text) == 0 && len(n.attachments) == 0 && n.document == nil && len(n.title) == 0 {
		d.list = nil
		d.say(nothingRead, "看看是不是选错了文件", "没有读出任何表或文字")
		return nil, d.list
	}
	c.complete()
	text := written(name, &c.notice)
	account(d, &c.notice, c.visible, text)
	return &Imported{TOML: text, Tasks: tasks, Doubts: len(d.list), notice: &c.notice}, d.list
}
