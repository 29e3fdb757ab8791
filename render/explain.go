package render

import (
	"slices"
	"sync"

	"gongwen/render/explain"
	"gongwen/render/notice"
	"gongwen/render/paper/style"
	"gongwen/render/source/schema"
)

// Explain tells in Chinese what a rule wants (GW305), what a key of the source
// takes (lead, task.lead, 牵头部门) or what a value of a template is
// (page.top). Where there is no such thing text is empty, and near is what may
// have been meant, or "".
func Explain(asked string) (text, near string) { return knowledge().Find(asked) }

// Catalogue lists all rules, a line each.
func Catalogue() string { return knowledge().Catalogue() }

// Schema is the JSON Schema of the source file, for editors.
func Schema() []byte { return schema.JSON() }

var knowledge = sync.OnceValue(func() *explain.Book {
	general, _ := ownFormat(notice.General)
	entries := general.Entries
	for form := notice.Letter; form <= notice.Minutes; form++ { // what the other formats have otherwise
		format, _ := ownFormat(form)
		for _, e := range format.Entries {
			same := func(other style.Entry) bool { return other.Path == e.Path && other.Value == e.Value }
			if !slices.ContainsFunc(entries, same) {
				e.Only = format.Head
				entries = append(slices.Clip(entries), e)
			}
		}
	}
	return &explain.Book{Rules: Rules(), Keys: schema.Keys(), Entries: entries}
})
