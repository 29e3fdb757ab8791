package places

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// SumsName is that of the list of sums in a folder of results.
const SumsName = "SHA256SUMS"

// ReadSums reads the list of a folder; of none it is empty. A list with errors among
// the findings was spoiled and is not to be overwritten: it may be the only witness
// of what the files were.
func ReadSums(dir string) (render.Manifest, diag.List, error) {
	path := filepath.Join(dir, SumsName)
	data, err := set.ReadUpTo(path, render.MaxManifest+1)
	if errors.Is(err, fs.ErrNotExist) {
		return render.Manifest{}, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	sums, list := render.ParseManifest(&diag.Source{Name: Shown(path), Text: string(data)})
	return sums, list, nil
}

// listed adds the list of the folder to results that are to lie in it: of the
// results of earlier builds those that are still there, under the sums they had
// then, and these. Files that are gone leave it and are named.
func listed(sums render.Manifest, dir string, results []set.Result) (whole []set.Result, gone []string) {
	mine := render.Manifest{}
	going := map[string]bool{} // with these
	for _, r := range results {
		name, err := filepath.Rel(dir, r.Path)
		switch {
		case err != nil: // every result lies below
		case r.Gone:
			going[filepath.ToSlash(name)] = true
		case !isAside(r):
			mine[filepath.ToSlash(name)] = sha256.Sum256(r.Data)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if _, ok := mine[name]; ok || going[name] {
			continue
		}
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); errors.Is(err, fs.ErrNotExist) {
			gone = append(gone, name)
			continue
		}
		mine[name] = sums[name]
	}
	return append(slices.Clip(results), set.Result{Path: filepath.Join(dir, SumsName), Data: mine.Text()}), gone
}

func isAside(r set.Result) bool { return filepath.Base(filepath.Dir(r.Path)) == Aside }

// Put is what became of results that were to be listed: the files that the list no
// longer names, as they are gone, or why nothing was done. Findings are those of a
// list that was spoiled.
type Put struct {
	Gone     []string
	Findings diag.List
	Unread   error        // the list could not be read
	Failure  *set.Failure // nil: all are in their places
}

// Done reports whether the results are in their places, and in the list.
func (p *Put) Done() bool { return !p.Findings.HasErrors() && p.Unread == nil && p.Failure == nil }

// PutListed puts results in their places and their sums in the list of the folder,
// as one set.
func PutListed(f *set.Folder, results []set.Result) (p Put) {
	if !f.Locked {
		return putUnlocked(f, results)
	}
	var sums render.Manifest
	if sums, p.Findings, p.Unread = ReadSums(f.Dir); !p.Done() {
		return p
	}
	var whole []set.Result
	whole, p.Gone = listed(sums, f.Dir, results)
	p.Failure = f.Put(whole, true)
	return p
}

// putUnlocked does the same where another run may write at the same time. The
// list is a set of its own, so that it is read as shortly as can be before it is
// written, and it is looked at again a little later, whether another has come
// over it.
func putUnlocked(f *set.Folder, results []set.Result) (p Put) {
	if p.Failure = f.Put(results, true); p.Failure != nil {
		return p
	}
	for quiet := 0; quiet < 3; quiet++ {
		var sums render.Manifest
		if sums, p.Findings, p.Unread = ReadSums(f.Dir); !p.Done() {
			return p
		}
		if !holds(sums, f.Dir, results) {
			whole, gone := listed(sums, f.Dir, results)
			p.Gone = append(p.Gone, gone...)
			if p.Failure = f.Put(whole[len(results):], true); p.Failure != nil {
				return p
			}
			quiet = -1
		}
		time.Sleep(rivalry)
	}
	return p
}

// rivalry is longer than it takes to read a list, add to it and put it in place.
const rivalry = 50 * time.Millisecond

// holds reports whether a list has the results.
func holds(sums render.Manifest, dir string, results []set.Result) bool {
	return !slices.ContainsFunc(results, func(r set.Result) bool {
		name, err := filepath.Rel(dir, r.Path)
		sum, ok := sums[filepath.ToSlash(name)]
		if r.Gone || isAside(r) {
			return r.Gone && ok
		}
		return err == nil && (!ok || sum != sha256.Sum256(r.Data))
	})
}

// Unlisted are the names of the files of a folder, and of the folders below, that a
// list should have. Not the list itself, nothing that systems and offices put there,
// nothing that was set aside, and neither ledgers nor reminders, which are not issued
// but made anew with every return.
func Unlisted(dir, own string) (names []string, err error) {
	err = filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		if err != nil || at == dir {
			return err
		}
		name := d.Name()
		switch rel, _ := filepath.Rel(dir, at); { // it lies below
		case d.IsDir() && (notOfUsers(name) || name == Aside || strings.HasSuffix(name, remindersOf)):
			return fs.SkipDir
		case !d.IsDir() && at != filepath.Join(dir, own) && name != SumsName && !notOfUsers(name) && !isLedger(name):
			names = append(names, filepath.ToSlash(rel))
		}
		return nil
	})
	return names, err
}
