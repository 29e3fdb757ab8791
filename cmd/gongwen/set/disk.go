package set

import (
	"errors"
	"io/fs"
	"os"
)

// Disk is every way in which a set changes a folder. A test breaks one call of
// it, or ends the process there.
type Disk struct {
	Write  func(name string, data []byte, mode fs.FileMode, durable bool) error // makes a new file; mode 0: as the umask lets
	Link   func(from, to string) error                                          // a second name for a file
	Rename func(from, to string) error                                          // over what is there
	Remove func(name string) error
	Flush  func(folder string) error // brings the names in it to the medium
	Lock   func(folder string, waiting func()) (release func(), err error)
}

// SystemDisk is the system's own.
func SystemDisk() Disk {
	return Disk{writeFile, os.Link, renameFile, os.Remove, flushFolder, lockFolder}
}

// What a new file and a new folder may be used for, less what the umask takes:
// departments and the archive are to read them, unless whoever issues a secret
// notice has said otherwise.
const (
	newFile   fs.FileMode = 0o666
	NewFolder fs.FileMode = 0o777
)

// writeFile makes a file that was not there. One that replaces another is never
// more open than that, also while it is written.
func writeFile(name string, data []byte, mode fs.FileMode, durable bool) error {
	perm := newFile
	if mode != 0 {
		perm = mode & 0o700
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm|0o200)
	if err != nil {
		return err
	}
	if mode != 0 {
		err = f.Chmod(mode) // whatever the umask is now
	}
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil && durable {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
