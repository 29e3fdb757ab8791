package places

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// Spare takes out of results the workbooks in whose place lies one that a
// department has filled in, or that nobody can read: who saves returns where they
// were sent from would lose them at the next build. Their paths are kept, by why.
func Spare(results []set.Result, answered func(io.ReaderAt, int64) render.Keep) (fresh []set.Result, kept map[render.Keep][]string) {
	kept = map[render.Keep][]string{}
	fresh = slices.DeleteFunc(slices.Clone(results), func(r set.Result) bool {
		if filepath.Ext(r.Path) != ".xlsx" {
			return false
		}
		why := whyKeep(r.Path, answered)
		if why != render.Replaceable {
			kept[why] = append(kept[why], r.Path)
		}
		return why != render.Replaceable
	})
	return fresh, kept
}

// whyKeep is why the file at path, if there is one, must stay. Of what is no file
// putting a result there will complain.
func whyKeep(path string, answered func(io.ReaderAt, int64) render.Keep) render.Keep {
	keep := render.Unread
	err := asked(path, func(file io.ReaderAt, size int64) { keep = answered(file, size) })
	var odd set.Irregular
	if errors.Is(err, fs.ErrNotExist) || errors.As(err, &odd) {
		return render.Replaceable
	}
	return keep // unread too where it cannot be opened: yet a rename would put another in its place
}

// asked lets about look at the file at a path.
func asked(path string, about func(file io.ReaderAt, size int64)) error {
	f, err := set.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	about(f, info.Size())
	return nil
}
