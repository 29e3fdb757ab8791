package places

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// Outdated are the workbooks that an earlier run left for departments that the
// notice no longer names. Those that nobody filled in are to be set aside, with
// the results; the others stay.
type Outdated struct {
	Moves []set.Result
	Aside []Move
	Kept  []string
}

// Move is where a file was, and where it goes.
type Move struct{ From, To string }

// FindOutdated looks for them in a folder in which results are to take their places.
// at is what an error happened to.
func FindOutdated(dir string, results []set.Result, superseded func(io.ReaderAt, int64) (bool, render.Keep)) (o Outdated, at string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return o, "", nil // no earlier run
	}
	taken := map[string]bool{}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		coming := slices.ContainsFunc(results, func(r set.Result) bool { return strings.EqualFold(r.Path, path) })
		if filepath.Ext(path) != ".xlsx" || !e.Type().IsRegular() || notOfUsers(e.Name()) || coming {
			continue
		}
		ours, keep := false, render.Unread
		_ = asked(path, func(file io.ReaderAt, size int64) { ours, keep = superseded(file, size) }) // what cannot be opened is not known to be ours
		switch {
		case !ours:
		case keep != render.Replaceable:
			o.Kept = append(o.Kept, path)
		default:
			data, err := set.ReadUpTo(path, render.MaxReturn+1)
			if err != nil {
				return o, path, err
			}
			to := SetAside(path, taken)
			o.Moves = append(o.Moves, set.Result{Path: to, Data: data}, set.Result{Path: path, Gone: true})
			o.Aside = append(o.Aside, Move{path, to})
		}
	}
	return o, "", nil
}

// StaleCopies are the PDF files that an earlier run left and that no longer belong to
// the notice: the single one where there are copies, copies of other 份号.
func StaleCopies(dir, notice string, serials []string) (old []string) {
	if single := filepath.Join(dir, Stem(notice)+".pdf"); serials != nil && set.Exists(single) {
		old = append(old, single)
	}
	folder := Copies(dir, notice)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return old // no earlier run
	}
	for _, e := range entries {
		if serial, pdf := strings.CutSuffix(e.Name(), ".pdf"); pdf && !notOfUsers(e.Name()) && !slices.Contains(serials, serial) {
			old = append(old, filepath.Join(folder, e.Name()))
		}
	}
	return old
}
