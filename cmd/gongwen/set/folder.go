// Package set puts the files that a run makes in their places, together.
//
// It knows folders, files and their names, and neither a notice nor the console.
// A run claims a folder: a lock keeps others out, and what one that was killed has
// left there is put in order first. Then its results take their places as a set,
// all or none, by a journal that the next run reads. In: results. Out: files in
// place, or a [Failure] that names what is not as it was.
package set

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// lockName is that of the file by which a run keeps others out of a folder.
const lockName = ours + "lock"

// stale is the age from which what a run has left behind is no longer at work,
// where no lock says so.
const stale = time.Hour

// Folder is one for results that this run has for itself.
type Folder struct {
	Disk   Disk
	Dir    string
	Locked bool // else others may write here at the same time
	free   func()
}

// Found is what an earlier run had left in a folder.
type Found struct {
	Undone [][]Left // sets that were begun and have been undone, with what of each is not as it was
	Kept   []Strays // files that may be of use to somebody
}

// Strays are files of a folder that an interrupted run has left.
type Strays struct {
	Dir   string
	Paths []string
}

// Ready reports whether nothing is left for another attempt: every old file is
// back, or somebody has changed the new one since.
func (f *Found) Ready() bool {
	for _, all := range f.Undone {
		for _, l := range all {
			if !errors.Is(l.Err, ErrChanged) {
				return false
			}
		}
	}
	return true
}

// Claim takes a folder for results, waits for another run that has it, and puts
// in order what one that was killed has left there and in the folders below.
// waiting is called before it waits. Of a folder that is not Ready, or that
// cannot be read, nobody has a claim.
func Claim(d Disk, dir string, below []string, waiting func()) (*Folder, Found, error) {
	f := &Folder{Disk: d, Dir: dir, free: func() {}}
	if release, err := d.Lock(dir, waiting); err == nil {
		f.Locked, f.free = true, sync.OnceFunc(release)
	}
	var found Found
	err := f.putBack(&found)
	if err != nil || !found.Ready() {
		f.Release()
		return f, found, err
	}
	for _, dir := range append([]string{dir}, below...) {
		if kept := f.sweep(dir); len(kept) > 0 {
			found.Kept = append(found.Kept, Strays{dir, kept})
		}
	}
	return f, found, nil
}

// Release lets others have the folder. The second time it does nothing.
func (f *Folder) Release() { f.free() }

// Unfinished reports whether a set is being put in place in the folder, or was
// when its run ended.
func Unfinished(dir string) bool {
	begun, _ := filepath.Glob(filepath.Join(dir, ours+"*"+endBegun)) // the pattern is ours
	return len(begun) > 0
}

// dead reports whether whoever wrote the file is no longer at work.
func (f *Folder) dead(info fs.FileInfo) bool {
	return f.Locked || time.Since(info.ModTime()) > stale
}

// putBack undoes the sets that were begun and never placed.
func (f *Folder) putBack(found *Found) error {
	entries, err := os.ReadDir(f.Dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		id, end := leftName(e.Name())
		if id == "" || end != endBegun && end != endPlaced {
			continue
		}
		if info, err := e.Info(); err != nil || !info.Mode().IsRegular() || !f.dead(info) {
			continue
		}
		s, ok := f.interrupted(id, end)
		switch {
		case !ok: // sweep tells it
		case end == endPlaced:
			s.forget()
		default:
			found.Undone = append(found.Undone, s.undo())
		}
	}
	return nil
}

// leftName takes the name apart that a set gives to a file beside its place. The
// id of another file is empty.
func leftName(name string) (id, end string) {
	rest, ok := strings.CutPrefix(name, ours)
	if !ok || name == lockName {
		return "", ""
	}
	end = filepath.Ext(rest)
	id, _, _ = strings.Cut(strings.TrimSuffix(rest, end), "-")
	return id, end
}

// interrupted is the set of a journal. One that leads out of the folder is not
// ours.
func (f *Folder) interrupted(id, end string) (*set, bool) {
	s := &set{disk: f.Disk, dir: f.Dir, id: id}
	text, err := ReadUpTo(s.journal(end), 16<<20)
	if err != nil || json.Unmarshal(text, s) != nil {
		return nil, false
	}
	for _, e := range s.Places {
		if !filepath.IsLocal(filepath.FromSlash(e.Path)) {
			return nil, false
		}
	}
	return s, true
}

// sweep takes away what runs that were killed have left in a folder and no
// journal knows, if it is sure to be ours and of no use; the rest it names.
func (f *Folder) sweep(dir string) (kept []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // it is not there yet
	}
	for _, e := range entries {
		id, end := leftName(e.Name())
		if id == "" {
			continue
		}
		info, err := e.Info()
		if err != nil || !f.dead(info) || f.journalled(id) {
			continue
		}
		mine := info.Mode().IsRegular() && (end == endNew || end == "" && time.Since(info.ModTime()) > stale) // without an end: of version 0.1.0, which locked nothing
		path := filepath.Join(dir, e.Name())
		if !mine || f.Disk.Remove(path) != nil {
			kept = append(kept, path)
		}
	}
	return kept
}

// journalled reports whether the journal of a set is still there, for the next
// run or for the one at work.
func (f *Folder) journalled(id string) bool {
	_, begun := f.interrupted(id, endBegun)
	_, placed := f.interrupted(id, endPlaced)
	return begun || placed
}
