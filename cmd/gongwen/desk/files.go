package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render"
	"gongwen/templates"
)

// mistake is what somebody did wrong, in words for a clerk.
type mistake string

func (m mistake) Error() string { return string(m) }

func wrong(format string, args ...any) error { return mistake(fmt.Sprintf(format, args...)) }

func escape(name string) string { return url.PathEscape(name) }

// misnamed is why a name is none of a notice in the folder: one with a separator,
// or that a system takes for something else.
func misnamed(name string) error {
	switch {
	case !strings.EqualFold(filepath.Ext(name), ".toml"):
		return wrong("文件名要以 .toml 结尾")
	case strings.Trim(strings.TrimSuffix(name, filepath.Ext(name)), ". ") == "":
		return wrong("除扩展名外没有名字")
	case !utf8.ValidString(name) || len(name) > 200 || strings.HasPrefix(name, ".") ||
		strings.ContainsAny(name, `/\:*?"<>|`) || strings.ContainsFunc(name, unicode.IsControl):
		return wrong(`文件名里不能有 / \ : * ? " < > |，也不能太长`)
	case !filepath.IsLocal(name) || !filepath.IsLocal(strings.TrimSuffix(name, filepath.Ext(name))):
		return wrong("这个名字系统留作别用")
	}
	return nil
}

// listed is a notice of the list.
type listed struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Date     string `json:"date"`
	State    string `json:"state"` // 可以印发, 草稿, 有错误, 不是公文
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Output   bool   `json:"output"` // its results lie in output
	// Issuers are for who begins the next one.
	Issuers []string `json:"issuers"`
}

// list is what the folder holds, the last changed first.
func (d *Desk) list() ([]listed, error) {
	entries, err := fs.ReadDir(d.root.FS(), ".")
	if err != nil {
		return nil, err
	}
	type found struct {
		name string
		when int64
	}
	var names []found
	for _, e := range entries {
		if misnamed(e.Name()) != nil {
			continue
		}
		if info, err := d.root.Stat(e.Name()); err == nil && info.Mode().IsRegular() {
			names = append(names, found{e.Name(), info.ModTime().UnixNano()})
		}
	}
	slices.SortStableFunc(names, func(a, b found) int { return int(min(1, max(-1, b.when-a.when))) })
	d.forget(func(name string) bool {
		return slices.ContainsFunc(names, func(f found) bool { return f.name == name })
	})
	const whole = 200 // of so many each is read
	out := []listed{}
	for i, f := range names {
		one := listed{Name: f.name}
		if i < whole {
			d.describe(&one)
		}
		out = append(out, one)
	}
	return out, nil
}

// describe reads a notice for the list.
func (d *Desk) describe(one *listed) {
	d.mu.Lock()
	s := d.sessions[one.Name]
	d.mu.Unlock()
	if s != nil {
		s.mu.Lock()
		w := s.work
		s.mu.Unlock()
		one.describe(w)
	} else if !d.describeFile(one) {
		one.State = "读不出来"
		return
	}
	for _, end := range []string{".pdf", render.Copied} {
		if _, err := os.Stat(filepath.Join(d.cfg.Folder, "output", strings.TrimSuffix(one.Name, filepath.Ext(one.Name))+end)); err == nil {
			one.Output = true
		}
	}
}

// known is a notice of the list as it was read, and the stamp of its file then: a
// folder of many is not laid out anew each time it is looked at.
type known struct {
	listed
	stamp fileStamp
}

// describeFile describes a notice that is not open; false: it cannot be read.
func (d *Desk) describeFile(one *listed) bool {
	data, stamp, err := d.read(one.Name)
	if err != nil {
		return false
	}
	d.mu.Lock()
	was, ok := d.known[one.Name]
	d.mu.Unlock()
	if ok && was.stamp == stamp {
		*one = was.listed
		return true
	}
	cfg := d.cfg.Render
	cfg.Only = render.OnlyPDF
	w := render.Begin(one.Name, data, cfg)
	if w.Unissued() {
		cfg.Draft = true
		w = render.Begin(one.Name, data, cfg)
	}
	one.describe(w)
	d.mu.Lock()
	d.known[one.Name] = known{*one, stamp}
	d.mu.Unlock()
	return true
}

// forget drops what is known of files that are no longer there.
func (d *Desk) forget(there func(name string) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	maps.DeleteFunc(d.known, func(name string, _ known) bool { return !there(name) })
}

// describe says of a notice what its list shows.
func (one *listed) describe(w *render.Work) {
	one.Title, one.Date = w.Heading()
	one.Issuers = w.Issuers()
	one.Errors, one.Warnings = w.Complete().Count()
	switch {
	case !w.Readable():
		one.State = "写法有错"
	case one.Errors > 0:
		one.State = "有错误"
	case w.Unissued():
		one.State = "草稿"
	default:
		one.State = "可以印发"
	}
}

// create writes a notice that must not be there.
func (d *Desk) create(name string, text []byte) error {
	if why := misnamed(name); why != nil {
		return why
	}
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return wrong("已经有 %s，没有动它；换一个名字", name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		d.root.Remove(name) // half a file is of no use
	}
	return err
}

// starter is a kind of notice that one may begin.
type starter struct {
	Kind string `json:"kind"`
}

// starters are the kinds that the program can print.
func starters() (out []starter) {
	for _, s := range templates.Starters() {
		if _, list := render.Open("", s.Text, render.Config{Draft: true}); !list.HasErrors() {
			out = append(out, starter{s.Kind})
		}
	}
	return out
}
