package set

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Result is a finished file that waits to take its place.
type Result struct {
	Path string
	Data []byte
	Gone bool // nothing is to be there any more
}

// set is the files of one run that belong together and take their places
// together: after a failure all are the old ones, or it is named which are not.
// What is to be done stands in a journal beside them, so that the next run can
// put back what one that was killed has begun.
type set struct {
	disk    Disk
	dir     string  // all places are in it or below
	id      string  // in the names of the files beside the places, which nobody else has
	durable bool    // to outlast a loss of power
	Places  []entry `json:"places"`
}

// entry is the place of one file, as the journal has it.
type entry struct {
	Path string `json:"path"`   // from the folder, with slashes
	Had  bool   `json:"had"`    // there was a file before
	Sum  string `json:"sha256"` // of the new one; empty: there is to be none
}

// The names of what a set leaves beside the places while it works. They are not
// made from the results' names: one that just fits would not with more.
const (
	ours      = ".gongwen-"
	endNew    = ".new"  // a file to come, also a journal
	endOld    = ".old"  // a file that was there
	endBegun  = ".set"  // the journal of a set that is to be undone
	endPlaced = ".done" // the journal of a set whose old files are to be forgotten
)

func (s *set) place(i int) string        { return filepath.Join(s.dir, filepath.FromSlash(s.Places[i].Path)) }
func (s *set) journal(end string) string { return filepath.Join(s.dir, ours+s.id+end) }

func (s *set) beside(i int, end string) string {
	return filepath.Join(filepath.Dir(s.place(i)), fmt.Sprintf("%s%s-%d%s", ours, s.id, i, end))
}

// Failure is why a set is not in place, and where.
type Failure struct {
	At   string // the file or the folder it happened to
	Err  error
	Left []Left // of the set what is not as it was
}

// Left is a place whose old file could not be put back.
type Left struct {
	Path, Old string // where the old file is now; "": there was none
	Err       error
}

// ErrChanged is that somebody else has changed a file since.
var ErrChanged = errors.New("它后来又改过")

// Put puts the results in their places, which are in the folder or below, all or
// none. Those of a durable set are on the medium when it returns. nil: they are
// in place.
func (f *Folder) Put(results []Result, durable bool) *Failure {
	s := set{disk: f.Disk, dir: f.Dir, id: rand.Text(), durable: durable}
	modes := make([]fs.FileMode, len(results))
	for i, r := range results {
		mode, had, err := standing(r.Path)
		if err != nil {
			return &Failure{At: r.Path, Err: err}
		}
		name, err := filepath.Rel(f.Dir, r.Path)
		if err != nil || !filepath.IsLocal(name) {
			return &Failure{At: r.Path, Err: fs.ErrInvalid} // a fault of the program
		}
		e := entry{Path: filepath.ToSlash(name), Had: had}
		if !r.Gone {
			sum := sha256.Sum256(r.Data)
			e.Sum = hex.EncodeToString(sum[:])
		}
		s.Places = append(s.Places, e)
		modes[i] = mode
	}
	if len(results) == 0 {
		return nil
	}
	at, err := s.run(results, modes)
	if err != nil {
		return &Failure{at, err, s.undo()}
	}
	s.forget() // what it cannot, the next run does
	return nil
}

// run does the work up to the point behind which nothing is undone. On a
// failure at is the result it happened to, or the folder.
func (s *set) run(results []Result, modes []fs.FileMode) (at string, err error) {
	var text bytes.Buffer
	if err := json.NewEncoder(&text).Encode(s); err != nil {
		return s.dir, err
	}
	if err := s.disk.Write(s.journal(endNew), text.Bytes(), 0, s.durable); err != nil {
		return s.dir, err
	}
	if err := s.disk.Rename(s.journal(endNew), s.journal(endBegun)); err != nil { // the journal is whole or not there
		return s.dir, err
	}
	for i, r := range results {
		if r.Gone {
			continue
		}
		if err := s.disk.Write(s.beside(i, endNew), r.Data, modes[i], s.durable); err != nil {
			return r.Path, err
		}
	}
	if err := s.flush(); err != nil {
		return s.dir, err
	}
	for i, r := range results {
		if s.Places[i].Had {
			if err := s.aside(i); err != nil {
				return r.Path, err
			}
		}
		if r.Gone {
			continue
		}
		if err := s.disk.Rename(s.beside(i, endNew), r.Path); err != nil {
			return r.Path, err
		}
	}
	if err := s.flush(); err != nil {
		return s.dir, err
	}
	if err := s.disk.Rename(s.journal(endBegun), s.journal(endPlaced)); err != nil {
		return s.dir, err
	}
	return "", nil
}

// aside keeps the old file under another name. Where that can be a second one
// its place is never empty, unless it is to be.
func (s *set) aside(i int) error {
	if s.Places[i].Sum != "" && s.disk.Link(s.place(i), s.beside(i, endOld)) == nil {
		return nil
	}
	return s.disk.Rename(s.place(i), s.beside(i, endOld))
}

func (s *set) flush() error {
	if !s.durable {
		return nil
	}
	folders := []string{s.dir}
	for i := range s.Places {
		if dir := filepath.Dir(s.place(i)); !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	for _, dir := range folders {
		if err := s.disk.Flush(dir); err != nil {
			return err
		}
	}
	return nil
}

// forget takes away the old files and then the journal. It goes on after a
// failure; as long as one stays, so does the journal.
func (s *set) forget() bool {
	done := true
	for i, e := range s.Places {
		if e.Had && !s.gone(s.beside(i, endOld)) {
			done = false
		}
	}
	return done && s.gone(s.journal(endPlaced))
}

// gone takes a file away and reports whether it is.
func (s *set) gone(name string) bool {
	if err := s.disk.Remove(name); err == nil || errors.Is(err, fs.ErrNotExist) {
		return true
	}
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}

// undo puts the old files back, whatever point the set has come to, and names
// those it could not. Then the journal stays for the next run, but not for a
// file that somebody has changed since: there is nothing more to do.
func (s *set) undo() (all []Left) {
	again := false
	for i, e := range slices.Backward(s.Places) {
		err := s.restore(i)
		if err != nil {
			l := Left{Path: s.place(i), Err: err}
			if _, no := os.Lstat(s.beside(i, endOld)); no == nil {
				l.Old = s.beside(i, endOld)
			}
			all = append(all, l)
			again = again || !errors.Is(err, ErrChanged)
		}
		if !s.gone(s.beside(i, endNew)) || err == nil && e.Had && !s.gone(s.beside(i, endOld)) {
			again = true
		}
	}
	s.gone(s.journal(endNew))
	if !again {
		s.gone(s.journal(endBegun))
	}
	slices.Reverse(all)
	return all
}

// restore puts back what was in a place before the set.
func (s *set) restore(i int) error {
	path, fresh, old := s.place(i), s.beside(i, endNew), s.beside(i, endOld)
	now, err := os.Lstat(path)
	empty := errors.Is(err, fs.ErrNotExist)
	if err != nil && !empty {
		return err
	}
	if !s.Places[i].Had {
		if _, err := os.Lstat(fresh); empty || !errors.Is(err, fs.ErrNotExist) {
			return nil // it has not come
		}
		if !s.isNew(i) {
			return nil // nor is it ours
		}
		return s.disk.Remove(path)
	}
	before, err := os.Lstat(old)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it was not taken aside
	}
	if err != nil {
		return err
	}
	if !empty && os.SameFile(now, before) {
		return nil // it has two names; a rename would do nothing
	}
	if !empty && !s.isNew(i) {
		return ErrChanged
	}
	return s.disk.Rename(old, path)
}

// isNew reports whether the file in a place is the one that the set has put
// there, unchanged.
func (s *set) isNew(i int) bool {
	got, err := Sum(s.place(i))
	return err == nil && hex.EncodeToString(got[:]) == s.Places[i].Sum
}
