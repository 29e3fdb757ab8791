package main

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// spare takes out of results the workbooks in whose place lies one that a
// department has filled in, or that nobody can read: who saves returns where they
// were sent from would lose them at the next build. The others are written all
// the same.
func (b *build) spare(doc *render.Document, results []set.Result) ([]set.Result, int) {
	if b.force {
		return results, exitFine
	}
	answered := doc.Answered()
	kept := map[render.Keep][]string{}
	results = slices.DeleteFunc(slices.Clone(results), func(r set.Result) bool {
		if filepath.Ext(r.Path) != ".xlsx" {
			return false
		}
		why := whyKeep(r.Path, answered)
		if why != render.Replaceable {
			kept[why] = append(kept[why], r.Path)
		}
		return why != render.Replaceable
	})
	if len(kept) == 0 {
		return results, exitFine
	}
	for _, told := range []struct {
		keep render.Keep
		what string
	}{
		{render.Filled, "gongwen: %d 个工作簿里有填报的内容，没有覆盖:"},
		{render.Unread, "gongwen: %d 个文件读不完整（打不开、损坏、有密码或不是 .xlsx），里面可能有填报的内容，没有覆盖:"},
	} {
		if list := kept[told.keep]; len(list) > 0 {
			b.tell(told.what, len(list))
			for _, path := range list {
				b.tell("    %s", path)
			}
		}
	}
	b.hint("把交回的表移到别的文件夹（如“交回”）再运行一次；确定不要了，加 --force 覆盖")
	return results, exitMachine
}

// whyKeep is why the file at path, if there is one, must stay. What is no file,
// place will complain of.
func whyKeep(path string, answered func(io.ReaderAt, int64) render.Keep) render.Keep {
	f, err := set.Open(path)
	var odd set.Irregular
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &odd):
		return render.Replaceable
	case err != nil:
		return render.Unread // yet a rename would put another in its place
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return render.Unread
	}
	return answered(f, info.Size())
}
