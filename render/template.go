package render

import (
	"slices"
	"sync"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/style"
	"gongwen/templates"
)

// Template is how notices are laid out: for each format the program's template
// with the user's own laid over it.
type Template struct {
	formats [notice.Minutes + 1]*style.Style
}

// Format is the style of a format.
func (t *Template) Format(f notice.Form) *style.Style { return t.formats[f] }

// switches are the [[check]] of the user's template.
func (t *Template) switches() []diag.Switch {
	if t == nil {
		return nil
	}
	return t.formats[notice.General].Switches
}

// formats are the templates that lie over the general one.
func formats() [notice.Minutes + 1]*diag.Source {
	return [...]*diag.Source{
		notice.Letter:  {Name: "templates/letter.toml", Text: string(templates.Letter)},
		notice.Order:   {Name: "templates/order.toml", Text: string(templates.Order)},
		notice.Minutes: {Name: "templates/minutes.toml", Text: string(templates.Minutes)},
	}
}

// ownFormat is the program's own template of a format. Each is read once in a
// program's life, for all the notices that it renders, and only if one comes.
func ownFormat(f notice.Form) (*style.Style, diag.List) { return ownFormats[f]() }

var ownFormats = func() (all [notice.Minutes + 1]func() (*style.Style, diag.List)) {
	for form, format := range formats() {
		all[form] = sync.OnceValues(func() (*style.Style, diag.List) { return style.Load(own(format)) })
	}
	return all
}()

// own are the program's templates of a format, in the order in which they lie
// over each other.
func own(format *diag.Source) []*diag.Source {
	sources := []*diag.Source{{Name: "templates/general.toml", Text: string(templates.General)}}
	if format != nil {
		sources = append(sources, format)
	}
	return sources
}

// LoadTemplate reads the program's templates with the user's own laid over each;
// nil lays nothing. With an error among the findings there is no Template.
func LoadTemplate(over *diag.Source) (*Template, diag.List) {
	var users []*diag.Source
	if over != nil {
		users = []*diag.Source{over}
	}
	t := &Template{}
	var list diag.List
	for form, format := range formats() {
		s, found := style.Load(own(format), users...)
		for _, f := range found { // most are found in every format
			if !slices.ContainsFunc(list, func(g diag.Finding) bool {
				return f.Rule == g.Rule && f.Source == g.Source && f.Span == g.Span && f.Message == g.Message
			}) {
				list = append(list, f)
			}
		}
		t.formats[form] = s
	}
	if list.HasErrors() {
		return nil, list
	}
	return t, list
}
