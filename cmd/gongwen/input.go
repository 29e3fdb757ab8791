package main

import (
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

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

func (s *settings) options() []option {
	return []option{worded("template", "模板文件", &s.template), worded("fonts", "文件夹", &s.fonts)}
}

// config reads the files that the options name. A code other than exitFine ends
// the run; everything has been said then.
func (c *console) config(verb string, s settings, r *report) (render.Config, int) {
	cfg := render.Config{Draft: s.draft, Faces: render.DefaultFaces()}
	if s.template != "" {
		src, code := c.source(verb, s.template)
		if code != exitFine {
			return cfg, code
		}
		template, list := render.LoadTemplate(src)
		if code := r.add(list); code != exitFine {
			return cfg, code
		}
		cfg.Template = template
	}
	if s.fonts != "" {
		src, code := c.source(verb, filepath.Join(s.fonts, fontsFile))
		if code != exitFine {
			return cfg, code
		}
		faces, list := render.LoadFaces(src, cfg.Faces, func(name string) ([]byte, error) {
			if !filepath.IsAbs(name) {
				name = filepath.Join(s.fonts, name)
			}
			return set.ReadUpTo(name, math.MaxInt64)
		})
		if code := r.add(list); code != exitFine {
			return cfg, code
		}
		cfg.Faces = faces
	}
	return cfg, exitFine
}

// source reads a file for the messages that will speak of it.
func (c *console) source(verb, name string) (*diag.Source, int) {
	data, code := c.read(verb, name)
	return &diag.Source{Name: shown(name), Text: string(data)}, code
}

// read reads a source that the user named. Of one above [render.MaxSource] bytes
// it is as much as shows that.
func (c *console) read(verb, name string) ([]byte, int) {
	if name == standardInput {
		data, err := io.ReadAll(io.LimitReader(c.in, render.MaxSource+1))
		if err != nil {
			return nil, c.fail("读", "标准输入", err)
		}
		return data, exitFine
	}
	data, err := set.ReadUpTo(name, render.MaxSource+1)
	if err != nil {
		return nil, c.unread(verb, name, ".toml", err)
	}
	if hint := foreign(name, data); hint != "" {
		return nil, c.misuse(hint, "%s 不是 TOML 文件", shown(name))
	}
	return data, exitFine
}

// severalFiles are the verbs that take all files of a pattern.
var severalFiles = []string{"build", "check", "collect", "verify"}

// unread tells why a file that the user named was not read. Of a folder it may
// be the files with the ending that were meant.
func (c *console) unread(verb, name, ext string, err error) int {
	var what set.Irregular
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c.missing(verb, name)
	case !errors.As(err, &what):
		return c.fail(reading, name, err)
	case fs.FileMode(what).IsDir() && !slices.Contains(severalFiles, verb):
		return c.misuse("请写其中的一个文件", "%s 是一个文件夹", shown(name))
	case fs.FileMode(what).IsDir():
		return c.misuse("要处理其中所有文件，请写 "+filepath.Join(name, "*"+ext), "%s 是一个文件夹", shown(name))
	}
	return c.misuse("只读普通文件；从管道读 TOML，写 gongwen check - 或 gongwen build - --dump=model", "%s 不能读：%v", shown(name), what)
}

// find gives the notices to work on: those named, with patterns that the shell
// left alone (on Windows it always does) filled in, or the default ones.
func (c *console) find(verb string, named []string) ([]string, int) {
	if len(named) == 0 {
		found, _ := filepath.Glob(defaultInputs) // its pattern is well-formed
		if len(found) == 0 {
			return nil, c.misuse("写明文件，如 gongwen "+verb+" 通知.toml，或在 input 文件夹所在的位置运行",
				"没有写文件名，这里也没有 %s", defaultInputs)
		}
		return found, exitFine
	}
	var names []string
	for _, name := range named {
		found, err := filepath.Glob(name)
		if _, no := os.Stat(name); no == nil || err != nil || len(found) == 0 {
			found = []string{name} // a file may have a bracket in its name
		}
		names = append(names, found...)
	}
	return names, exitFine
}

// stem is the file's name without folder and extension: the only thing that
// names its results, so that no value in a notice can steer a path.
func stem(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// named refuses inputs that give their results no name of their own: of .toml
// the stem is empty, and of ...toml it is the folder above. Windows has names
// that are devices.
func (c *console) named(names []string) int {
	for _, name := range names {
		if strings.Trim(stem(name), ". ") == "" {
			return c.misuse("把它改名，如 通知.toml", "%s 除扩展名外没有名字，结果没法命名", shown(name))
		}
		if !filepath.IsLocal(stem(name)) {
			return c.misuse("把它改名，如 通知.toml", "%s 的名字 Windows 留作别用，结果没法命名", shown(name))
		}
	}
	return exitFine
}

// distinct refuses two inputs whose results would have one name. Case does not
// tell names apart on Windows, so it does not here.
func (c *console) distinct(names []string) int {
	first := make(map[string]string, len(names))
	for _, name := range names {
		key := strings.ToLower(stem(name))
		if other, ok := first[key]; ok {
			return c.misuse("改名，或用 -o 分两次写到不同的文件夹", "%s 和 %s 会写出同名的结果", other, name)
		}
		first[key] = name
	}
	return exitFine
}
