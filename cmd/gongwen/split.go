package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/crew"
)

// departments makes the workbooks of the single departments, in a folder named
// after the notice. As many are made at a time as there are processors.
func (b *build) departments(name string, doc *render.Document) ([]set.Result, error) {
	parts := doc.Parts()
	results, errs := make([]set.Result, len(parts)), make([]error, len(parts))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var workers crew.Crew
	for i, part := range parts {
		slots <- struct{}{}
		workers.Go(func() {
			defer func() { <-slots }()
			var file bytes.Buffer
			errs[i] = part.Write(&file)
			results[i] = set.Result{Path: filepath.Join(b.partsOf(name), part.Name), Data: file.Bytes()}
		})
	}
	workers.Wait()
	return results, errors.Join(errs...)
}

// partsOf is the folder of a notice's single workbooks.
func (b *build) partsOf(name string) string { return filepath.Join(b.dir, stem(name)) }

// outdated lists the workbooks that an earlier run left for departments that
// the notice no longer names. They are not deleted: one may have been filled in.
func (b *build) outdated(name string, results []set.Result) {
	entries, err := os.ReadDir(b.partsOf(name))
	if err != nil {
		return // no earlier run
	}
	var old []string
	for _, e := range entries {
		path := filepath.Join(b.partsOf(name), e.Name())
		if render.IsPart(e.Name()) && !slices.ContainsFunc(results, func(r set.Result) bool { return r.Path == path }) {
			old = append(old, path)
		}
	}
	if len(old) > 0 {
		b.tell("%s: %d 个文件是以前生成的，这次没有对应的部门，没有删除:", b.partsOf(name), len(old))
		for _, path := range old {
			b.tell("    %s", path)
		}
	}
}
