package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

const (
	defaultInputs = "input/*.toml"
	fontsFile     = "fonts.toml" // in the folder of --fonts
	standardInput = "-"
)

// settings are the options that say how a notice is rendered.
type settings struct {
	draft    bool
	template string // file
	fonts    string // folder
}

func (s *settings) options() []options.Option {
	return []options.Option{options.Word("template", "模板文件", &s.template), options.Word("fonts", "文件夹", &s.fonts)}
}

// config reads the files that the options name. A code other than console.Fine ends
// the run; everything has been said then.
func (c *command) config(verb string, s settings, r *console.Report) (render.Config, int) {
	cfg := render.Config{Draft: s.draft, Faces: render.DefaultFaces()}
	if s.template != "" {
		src, code := c.source(verb, s.template)
		if code != console.Fine {
			return cfg, code
		}
		template, list := render.LoadTemplate(src)
		if code := r.Add(list); code != console.Fine {
			return cfg, code
		}
		cfg.Template = template
	}
	if s.fonts != "" {
		src, code := c.source(verb, filepath.Join(s.fonts, fontsFile))
		if code != console.Fine {
			return cfg, code
		}
		faces, list := render.LoadFaces(src, cfg.Faces, func(name string) ([]byte, error) {
			if !filepath.IsAbs(name) {
				name = filepath.Join(s.fonts, name)
			}
			return set.ReadUpTo(name, math.MaxInt64)
		})
		if code := r.Add(list); code != console.Fine {
			return cfg, code
		}
		cfg.Faces = faces
	}
	return cfg, console.Fine
}

// monthly is an option that takes a month.
func monthly(name string, to *string) options.Option {
	return options.Checked(name, "月份", func(s string) error {
		if !render.IsPeriod(s) {
			return fmt.Errorf("--%s 后面写月份，如 2026-05", name)
		}
		*to = s
		return nil
	})
}

// source reads a file for the messages that will speak of it.
func (c *command) source(verb, name string) (*diag.Source, int) {
	data, code := c.read(verb, name)
	return &diag.Source{Name: places.Shown(name), Text: string(data)}, code
}

// read reads a source that the user named. Of one above [render.MaxSource] bytes
// it is as much as shows that.
func (c *command) read(verb, name string) ([]byte, int) {
	if name == standardInput {
		data, err := io.ReadAll(io.LimitReader(c.In, render.MaxSource+1))
		if err != nil {
			return nil, c.Fail("读", "标准输入", err)
		}
		return data, console.Fine
	}
	data, err := set.ReadUpTo(name, render.MaxSource+1)
	if err != nil {
		return nil, c.Unread(verb, name, ".toml", err)
	}
	if hint := foreign(name, data); hint != "" {
		return nil, c.Misuse(hint, "%s 不是 TOML 文件", places.Shown(name))
	}
	return data, console.Fine
}

// find gives the notices to work on: those named, with patterns that the shell
// left alone (on Windows it always does) filled in, or the default ones.
func (c *command) find(verb string, named []string) ([]string, int) {
	if len(named) == 0 {
		found, _ := filepath.Glob(defaultInputs) // its pattern is well-formed
		if len(found) == 0 {
			return nil, c.Misuse("写明文件，如 gongwen "+verb+" 通知.toml，或在 input 文件夹所在的位置运行",
				"没有写文件名，这里也没有 %s", defaultInputs)
		}
		return found, console.Fine
	}
	var names []string
	for _, name := range named {
		found, err := filepath.Glob(name)
		if _, no := os.Stat(name); no == nil || err != nil || len(found) == 0 {
			found = []string{name} // a file may have a bracket in its name
		}
		names = append(names, found...)
	}
	return names, console.Fine
}

// named refuses inputs that give their results no name of their own: of .toml
// the stem is empty, and of ...toml it is the folder above. Windows has names
// that are devices.
func (c *command) named(names []string) int {
	for _, name := range names {
		if strings.Trim(places.Stem(name), ". ") == "" {
			return c.Misuse("把它改名，如 通知.toml", "%s 除扩展名外没有名字，结果没法命名", places.Shown(name))
		}
		if !filepath.IsLocal(places.Stem(name)) {
			return c.Misuse("把它改名，如 通知.toml", "%s 的名字 Windows 留作别用，结果没法命名", places.Shown(name))
		}
	}
	return console.Fine
}

// distinct refuses two inputs whose results would have one name. Case does not
// tell names apart on Windows, so it does not here.
func (c *command) distinct(names []string) int {
	first := make(map[string]string, len(names))
	for _, name := range names {
		key := strings.ToLower(places.Stem(name))
		if other, ok := first[key]; ok {
			return c.Misuse("改名，或用 -o 分两次写到不同的文件夹", "%s 和 %s 会写出同名的结果", other, name)
		}
		first[key] = name
	}
	return console.Fine
}
