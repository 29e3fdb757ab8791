// Package returns reads what departments sent back, and the ledgers beside it.
//
// It reads files and folders and understands none of them. In: names. Out: bytes
// for the door to collect, and what could not be read.
package returns

import (
	"errors"
	"io/fs"
	"path/filepath"

	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// Fault is a file or folder that could not be read.
type Fault struct {
	Name string
	Err  error
}

// Read reads the files, and of folders all that is in them and below. One that
// cannot be read does not stop the others.
func Read(files []string) (list []render.Return, faults []Fault) {
	for _, name := range files {
		data, err := set.ReadUpTo(name, render.MaxReturn+1)
		var what set.Irregular
		folder := errors.As(err, &what) && fs.FileMode(what).IsDir()
		if err != nil && !folder {
			faults = append(faults, Fault{name, err})
			continue
		}
		if folder {
			inside, bad := within(name)
			faults = append(faults, bad...)
			if len(inside) > 0 {
				more, bad := Read(inside)
				list, faults = append(list, more...), append(faults, bad...)
				continue
			}
		}
		list = append(list, render.Return{Name: places.Shown(name), Data: data, Folder: folder})
	}
	return list, faults
}

// within is the files of a folder and of the folders in it, in the order of
// their names: what the departments sent back, each perhaps in a folder of its
// own. Links are not followed.
func within(folder string) (files []string, faults []Fault) {
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			faults = append(faults, Fault{name, err})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		faults = append(faults, Fault{folder, err})
	}
	return files, faults
}

// ReadLedger reads one ledger.
func ReadLedger(path string) (*render.Return, error) {
	data, err := set.ReadUpTo(path, render.MaxReturn+1)
	return &render.Return{Name: places.Shown(path), Data: data}, err
}

// ReadStanding reads the ledger that stands where a new one is to go; nil if there is
// none. Of what is no file putting the new one there will complain.
func ReadStanding(path string) (*render.Return, error) {
	r, err := ReadLedger(path)
	var odd set.Irregular
	if errors.Is(err, fs.ErrNotExist) || errors.As(err, &odd) {
		return nil, nil
	}
	return r, err
}

// Replacing are the ledger as a result and, where somebody has written into the one
// that stands there, that one as it was, set aside: aside is where, "" if it need not
// be kept.
func Replacing(path string, ledger []byte, standing *render.Return) (results []set.Result, aside string) {
	results = []set.Result{{Path: path, Data: ledger}}
	if standing != nil && render.Edited(standing) && string(standing.Data) != string(ledger) {
		aside = places.SetAside(path, map[string]bool{})
		results = append(results, set.Result{Path: aside, Data: standing.Data})
	}
	return results, aside
}
