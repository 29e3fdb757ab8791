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

// placeError is a failure at one of several results.
type placeError struct {
	path string
	err  error
}

func (e *placeError) Error() string { return e.path + ": " + e.err.Error() }
func (e *placeError) Unwrap() error { return e.err }

// place writes every result beside its place, then renames them all, so that a
// full disk or a closed folder leaves the old files whole. The failure is a
// *placeError. rename is os.Rename; a test breaks it.
//
// There is no fsync: it would cost more than the rendering, and what a loss of
// power takes the next run gives back.
func place(results []result, rename func(from, to string) error) error {
	var temporary []string
	defer func() {
		for _, name := range temporary {
			os.Remove(name) // gone already where the rename was done
		}
	}()
	for _, r := range results {
		if err := free(r.path); err != nil {
			return &placeError{r.path, err}
		}
		name, err := writeBeside(r)
		if name != "" {
			temporary = append(temporary, name)
		}
		if err != nil {
			return &placeError{r.path, err}
		}
	}
	for i, r := range results {
		if err := rename(temporary[i], r.path); err != nil {
			return &placeError{r.path, err}
		}
	}
	return nil
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
func writeBeside(r result) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(r.path), "."+filepath.Base(r.path)+".*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(r.data)
	if err == nil {
		err = f.Chmod(0o644) // CreateTemp gives 0600: departments and the archive are to read it
	}
	return f.Name(), errors.Join(err, f.Close())
}
