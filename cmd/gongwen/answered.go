package main

import (
	"io"
	"path/filepath"
	"slices"

	"gongwen/render"
)

// spare takes out of results the workbooks in whose place lies one that a
// department has filled in: who saves returns where they were sent from would
// lose them at the next build. The others are written all the same.
func (b *build) spare(doc *render.Document, results []result) ([]result, int) {
	if b.force {
		return results, exitFine
	}
	answered := doc.Answered()
	var kept []string
	results = slices.DeleteFunc(slices.Clone(results), func(r result) bool {
		if filepath.Ext(r.path) != ".xlsx" || !holdsAnswers(r.path, answered) {
			return false
		}
		kept = append(kept, r.path)
		return true
	})
	if len(kept) == 0 {
		return results, exitFine
	}
	b.tell("gongwen: %d 个工作簿里有填报的内容，没有覆盖:", len(kept))
	for _, path := range kept {
		b.tell("    %s", path)
	}
	b.hint("把交回的表移到别的文件夹（如“交回”）再运行一次；确定不要了，加 --force 覆盖")
	return results, exitMachine
}

// holdsAnswers reports whether the file at path has answers. What cannot be
// read, place will complain of.
func holdsAnswers(path string, answered func(io.ReaderAt, int64) bool) bool {
	f, err := open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	return err == nil && answered(f, info.Size())
}
