package main

import (
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
// the result it happened to. create and rename are those of package os; a test
// breaks them.
//
// There is no fsync: it would cost more than the rendering, and what a loss of
// power takes the next run gives back.
func place(
	results []result,
	create func(dir, pattern string) (*os.File, error),
	rename func(from, to string) error,
) (at string, err error) {
	var temporary []string
	defer func() {
		for _, name := range temporary {
			os.Remove(name) // gone already where the rename was done
		}
	}()
	for _, r := range results {
		if err := free(r.path); err != nil {
			return r.path, err
		}
		name, err := writeBeside(r, create)
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

// free reports why the file at path could not be replaced, before anything is:
// a folder in its place, a file that the user has locked or, on Windows, one
// that is open in Excel.
func free(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// writeBeside writes the result to a new file in the folder of its place. The
// name comes back also with an error, to be removed.
func writeBeside(r result, create func(dir, pattern string) (*os.File, error)) (name string, err error) {
	// Not named after the result: a name that just fits would not with more.
	f, err := create(filepath.Dir(r.path), ".gongwen-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(r.data)
	if err == nil {
		err = f.Chmod(0o644) // CreateTemp gives 0600: departments and the archive are to read it
	}
	return f.Name(), errors.Join(err, f.Close())
}
