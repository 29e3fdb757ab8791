package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongwen/render/diag"
)

// missing reports a file that is not there: the folder that was looked in,
// which beginners do not know, and the file there that they may have meant; of a
// link that leads nowhere, where it leads.
func (c *console) missing(verb, name string) int {
	if target, err := os.Readlink(name); err == nil {
		return c.misuse("链接指向 "+shown(target)+"，那里没有文件；写原来的文件，或重新做这个链接", "%s 是一个断了的链接", shown(name))
	}
	folder, base := filepath.Dir(name), filepath.Base(name)
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return c.misuse("也没有文件夹 "+shown(folder), "没有文件 %s", shown(name))
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() {
			files = append(files, e.Name())
		}
	}
	hint := "找过的文件夹是 " + shown(folder)
	if near := meantFile(base, files); near != "" {
		hint += "，那里有 " + shown(near)
	} else {
		hint += "；用法见 gongwen help " + verb
	}
	return c.misuse(hint, "没有文件 %s", shown(name))
}

// meantFile is the one of files whose name is nearest to base, or "". Windows
// hides endings, so 通知.toml may be 通知.toml.txt, and people leave them out.
func meantFile(base string, files []string) string {
	for _, other := range []string{base + ".txt", base + filepath.Ext(base), base + ".toml", stem(base) + ".toml", base} {
		for _, f := range files {
			if strings.EqualFold(f, other) {
				return f
			}
		}
	}
	var stems []string
	files = slices.DeleteFunc(files, func(f string) bool { return !strings.EqualFold(filepath.Ext(f), filepath.Ext(base)) })
	for _, f := range files {
		stems = append(stems, stem(f))
	}
	if i := slices.Index(stems, diag.Nearest(stem(base), stems)); i >= 0 {
		return files[i]
	}
	return ""
}
