package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// result is a finished file that waits to take its place.
type result struct {
	path string
	data []byte
}

// place writes every result beside its place, then renames them all, so that a
// full disk or a closed folder leaves the old files whole. On a failure at is
// the result it happened to. create and rename are createBeside and that of
// package os; a test breaks them.
//
// There is no fsync: it would cost more than the rendering, and what a loss of
// power takes the next run gives back.
func place(
	results []result,
	create func(dir string, mode fs.FileMode) (*os.File, error),
	rename func(from, to string) error,
) (at string, err error) {
	var temporary []string
	defer func() {
		for _, name := range temporary {
			os.Remove(name) // gone already where the rename was done
		}
	}()
	for _, r := range results {
		mode, there, err := standing(r.path)
		if err != nil {
			return r.path, err
		}
		if !there {
			mode = newFile
		}
		name, err := writeBeside(r, mode, create)
		if name != "" {
			temporary = append(temporary, name)
		}
		if err != nil {
			return r.path, err
		}
	}
	for i, r := range results {
		if err := rename(temporary[i], r.path); err != nil {
			return r.path, err
		}
	}
	return "", nil
}

// What a new file and a new folder may be used for, less what the umask takes:
// departments and the archive are to read them, unless whoever issues a secret
// notice has said otherwise.
const (
	newFile   fs.FileMode = 0o666
	newFolder fs.FileMode = 0o777
)

// writeBeside writes the result to a new file in the folder of its place. The
// name comes back also with an error, to be removed.
func writeBeside(r result, mode fs.FileMode, create func(dir string, mode fs.FileMode) (*os.File, error)) (name string, err error) {
	f, err := create(filepath.Dir(r.path), mode)
	if err != nil {
		return "", err
	}
	if mode != newFile { // that of the file it replaces, whatever the umask is now
		err = f.Chmod(mode)
	}
	if err == nil {
		_, err = f.Write(r.data)
	}
	return f.Name(), errors.Join(err, f.Close())
}

// createBeside makes a file with a name that nobody else has. It is not named
// after the result: a name that just fits would not with more.
func createBeside(dir string, mode fs.FileMode) (*os.File, error) {
	return os.OpenFile(filepath.Join(dir, ".gongwen-"+rand.Text()), os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
}
