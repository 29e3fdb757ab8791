package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/crew"
)

// asideName is that of the folder for files that others have taken the place of.
const asideName = "旧版"

// parts makes the files of several, in a folder. As many are made at a time as there
// are processors.
func parts(folder string, parts []render.Part) ([]set.Result, error) {
	results, errs := make([]set.Result, len(parts)), make([]error, len(parts))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var workers crew.Crew
	for i, part := range parts {
		slots <- struct{}{}
		workers.Go(func() {
			defer func() { <-slots }()
			var file bytes.Buffer
			errs[i] = part.Write(&file)
			results[i] = set.Result{Path: filepath.Join(folder, part.Name), Data: file.Bytes()}
		})
	}
	workers.Wait()
	return results, errors.Join(errs...)
}

// partsOf is the folder of a notice's single workbooks.
func (b *build) partsOf(name string) string { return filepath.Join(b.dir, stem(name), b.period) }

// outdated finds the workbooks that an earlier run left for departments that the
// notice no longer names. Those that nobody filled in are set aside, with the
// results; the others stay. Both are told.
type outdated struct {
	moves       []set.Result
	aside, kept []string // what was where, and where it went; what stays
}

func (b *build) outdated(name string, doc *render.Document, results []set.Result) (o outdated, code int) {
	dir := b.partsOf(name)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return o, exitFine // no earlier run
	}
	superseded := doc.Superseded()
	taken := map[string]bool{}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		coming := slices.ContainsFunc(results, func(r set.Result) bool { return strings.EqualFold(r.Path, path) })
		if filepath.Ext(path) != ".xlsx" || !e.Type().IsRegular() || besidePoint(e.Name()) || coming {
			continue
		}
		ours, keep := whatLies(path, superseded)
		switch {
		case !ours:
		case keep != render.Replaceable:
			o.kept = append(o.kept, path)
		default:
			data, err := set.ReadUpTo(path, render.MaxReturn+1)
			if err != nil {
				return o, b.fail(reading, path, err)
			}
			to := setAside(path, taken)
			o.moves = append(o.moves, set.Result{Path: to, Data: data}, set.Result{Path: path, Gone: true})
			o.aside = append(o.aside, path+" → "+to)
		}
	}
	if len(o.moves) > 0 {
		if err := os.MkdirAll(filepath.Join(dir, asideName), set.NewFolder); err != nil {
			return o, b.fail("建文件夹", filepath.Join(dir, asideName), err)
		}
	}
	return o, exitFine
}

// whatLies asks about the file at a path.
func whatLies(path string, superseded func(io.ReaderAt, int64) (bool, render.Keep)) (bool, render.Keep) {
	f, err := set.Open(path)
	if err != nil {
		return false, render.Unread
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return false, render.Unread
	}
	return superseded(f, info.Size())
}

// setAside is where a file is set aside: under its name, or if that is taken
// there, one with a number behind it. Names that are to be taken come into taken.
func setAside(path string, taken map[string]bool) string {
	dir, ext := filepath.Join(filepath.Dir(path), asideName), filepath.Ext(path)
	stem := strings.TrimSuffix(filepath.Base(path), ext)
	to := filepath.Join(dir, stem+ext)
	for n := 2; exists(to) || taken[strings.ToLower(to)]; n++ {
		to = filepath.Join(dir, stem+"（"+strconv.Itoa(n)+"）"+ext)
	}
	taken[strings.ToLower(to)] = true
	return to
}

// tell says what has become of them.
func (o *outdated) tell(c *console, dir string) {
	if len(o.aside) > 0 {
		c.tell("%s: %d 个文件是以前生成的，没有人填过，现在没有对应的部门，移到了“%s”:", dir, len(o.aside), asideName)
		for _, path := range o.aside {
			c.tell("    %s", path)
		}
	}
	if len(o.kept) > 0 {
		c.tell("%s: %d 个文件是以前生成的，现在没有对应的部门，里面有填报的内容，没有动:", dir, len(o.kept))
		for _, path := range o.kept {
			c.tell("    %s", path)
		}
	}
}
