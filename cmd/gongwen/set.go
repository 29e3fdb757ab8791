package main

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

// result is a finished file that waits to take its place.
type result struct {
	path string
	data []byte
}

// set is the files of one run that belong together and take their places
// together: after a failure all are the old ones, or it is named which are not.
// What is to be done stands in a journal beside them, so that the next run can
// put back what one that was killed has begun.
type set struct {
	disk    disk
	dir     string  // all places are in it or below
	id      string  // in the names of the files beside the places, which nobody else has
	durable bool    // to outlast a loss of power
	Places  []entry `json:"places"`
}

// entry is the place of one file, as the journal has it.
type entry struct {
	Path string `json:"path"`   // from the folder, with slashes
	Had  bool   `json:"had"`    // there was a file before
	Sum  string `json:"sha256"` // of the new one
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

// failure is why a set is not in place, and where.
type failure struct {
	at   string
	err  error
	left []left
}

// left is a place whose old file could not be put back.
type left struct {
	path, old string // where the old file is now; "": there was none
	err       error
}

// errChanged is that somebody else has changed a file since.
var errChanged = errors.New("它后来又改过")

// put puts the results in their places, all or none.
func (f *folder) put(results []result, durable bool) *failure {
	s := set{disk: f.disk, dir: f.dir, id: rand.Text(), durable: durable}
	modes := make([]fs.FileMode, len(results))
	for i, r := range results {
		mode, had, err := standing(r.path)
		if err != nil {
			return &failure{at: r.path, err: err}
		}
		name, err := filepath.Rel(f.dir, r.path)
		if err != nil || !filepath.IsLocal(name) {
			return &failure{at: r.path, err: fs.ErrInvalid} // a fault of the program
		}
		sum := sha256.Sum256(r.data)
		s.Places = append(s.Places, entry{filepath.ToSlash(name), had, hex.EncodeToString(sum[:])})
		modes[i] = mode
	}
	if len(results) == 0 {
		return nil
	}
	at, err := s.run(results, modes)
	if err != nil {
		return &failure{at, err, s.undo()}
	}
	s.forget() // what it cannot, the next run does
	return nil
}

// run does the work up to the point behind which nothing is undone. On a
// failure at is the result it happened to, or the folder.
func (s *set) run(results []result, modes []fs.FileMode) (at string, err error) {
	var text bytes.Buffer
	if err := json.NewEncoder(&text).Encode(s); err != nil {
		return s.dir, err
	}
	if err := s.disk.write(s.journal(endNew), text.Bytes(), 0, s.durable); err != nil {
		return s.dir, err
	}
	if err := s.disk.rename(s.journal(endNew), s.journal(endBegun)); err != nil { // the journal is whole or not there
		return s.dir, err
	}
	for i, r := range results {
		if err := s.disk.write(s.beside(i, endNew), r.data, modes[i], s.durable); err != nil {
			return r.path, err
		}
	}
	if err := s.flush(); err != nil {
		return s.dir, err
	}
	for i, r := range results {
		if s.Places[i].Had {
			if err := s.aside(i); err != nil {
				return r.path, err
			}
		}
		if err := s.disk.rename(s.beside(i, endNew), r.path); err != nil {
			return r.path, err
		}
	}
	if err := s.flush(); err != nil {
		return s.dir, err
	}
	if err := s.disk.rename(s.journal(endBegun), s.journal(endPlaced)); err != nil {
		return s.dir, err
	}
	return "", nil
}

// aside keeps the old file under another name. Where that can be a second one
// its place is never empty.
func (s *set) aside(i int) error {
	if s.disk.link(s.place(i), s.beside(i, endOld)) == nil {
		return nil
	}
	return s.disk.rename(s.place(i), s.beside(i, endOld))
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
		if err := s.disk.flush(dir); err != nil {
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
	if err := s.disk.remove(name); err == nil || errors.Is(err, fs.ErrNotExist) {
		return true
	}
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}

// undo puts the old files back, whatever point the set has come to, and names
// those it could not. Then the journal stays for the next run, but not for a
// file that somebody has changed since: there is nothing more to do.
func (s *set) undo() (all []left) {
	again := false
	for i, e := range slices.Backward(s.Places) {
		err := s.restore(i)
		if err != nil {
			l := left{path: s.place(i), err: err}
			if _, no := os.Lstat(s.beside(i, endOld)); no == nil {
				l.old = s.beside(i, endOld)
			}
			all = append(all, l)
			again = again || !errors.Is(err, errChanged)
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
		return s.disk.remove(path)
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
		return errChanged
	}
	return s.disk.rename(old, path)
}

// isNew reports whether the file in a place is the one that the set has put
// there, unchanged.
func (s *set) isNew(i int) bool {
	got, err := sum(s.place(i))
	return err == nil && hex.EncodeToString(got[:]) == s.Places[i].Sum
}
