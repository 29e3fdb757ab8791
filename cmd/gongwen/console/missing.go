package console

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render/diag"
)

// Missing reports a file that is not there: the folder that was looked in,
// which beginners do not know, and the file there that they may have meant; of a
// link that leads nowhere, where it leads.
func (c *Console) Missing(verb, name string) int {
	if target, err := os.Readlink(name); err == nil {
		return c.Misuse("链接指向 "+places.Shown(target)+"，那里没有文件；写原来的文件，或重新做这个链接", "%s 是一个断了的链接", places.Shown(name))
	}
	folder, base := filepath.Dir(name), filepath.Base(name)
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return c.Misuse("也没有文件夹 "+places.Shown(folder), "没有文件 %s", places.Shown(name))
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() {
			files = append(files, e.Name())
		}
	}
	hint := "找过的文件夹是 " + places.Shown(folder)
	if near := meantFile(base, files); near != "" {
		hint += "，那里有 " + places.Shown(near)
	} else {
		hint += "；用法见 gongwen help " + verb
	}
	return c.Misuse(hint, "没有文件 %s", places.Shown(name))
}

// meantFile is the one of files whose name is nearest to base, or "". Windows
// hides endings, so 通知.toml may be 通知.toml.txt, and people leave them out.
func meantFile(base string, files []string) string {
	for _, other := range []string{base + ".txt", base + filepath.Ext(base), base + ".toml", places.Stem(base) + ".toml", base} {
		for _, f := range files {
			if strings.EqualFold(f, other) {
				return f
			}
		}
	}
	var stems []string
	files = slices.DeleteFunc(files, func(f string) bool { return !strings.EqualFold(filepath.Ext(f), filepath.Ext(base)) })
	for _, f := range files {
		stems = append(stems, places.Stem(f))
	}
	if i := slices.Index(stems, diag.Nearest(places.Stem(base), stems)); i >= 0 {
		return files[i]
	}
	return ""
}

// severalFiles are the verbs that take all files of a pattern.
var severalFiles = []string{"build", "check", "collect", "verify"}

// Unread tells why a file that the user named was not read. Of a folder it may
// be the files with the ending that were meant.
func (c *Console) Unread(verb, name, ext string, err error) int {
	var what set.Irregular
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c.Missing(verb, name)
	case !errors.As(err, &what):
		return c.Fail(Reading, name, err)
	case fs.FileMode(what).IsDir() && !slices.Contains(severalFiles, verb):
		return c.Misuse("请写其中的一个文件", "%s 是一个文件夹", places.Shown(name))
	case fs.FileMode(what).IsDir():
		return c.Misuse("要处理其中所有文件，请写 "+filepath.Join(name, "*"+ext), "%s 是一个文件夹", places.Shown(name))
	}
	return c.Misuse("只读普通文件；从管道读 TOML，写 gongwen check - 或 gongwen build - --dump=model", "%s 不能读：%v", places.Shown(name), what)
}
