package main

import (
	"io/fs"
	"path/filepath"
)

// within is the files of a folder and of the folders in it, in the order of
// their names: what the departments sent back, each perhaps in a folder of its
// own. Links are not followed. The highest code counts.
func (c *console) within(folder string) (files []string, code int) {
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			code = max(code, c.fail(reading, name, err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		code = max(code, c.fail(reading, folder, err))
	}
	return files, code
}
