package set

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

const (
	accessDelete  = 0x00010000 // DELETE
	deleteOnClose = 0x04000000 // FILE_FLAG_DELETE_ON_CLOSE
	shareAll      = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE | 4

	errDenied  = syscall.Errno(5)  // ERROR_ACCESS_DENIED
	errSharing = syscall.Errno(32) // ERROR_SHARING_VIOLATION
)

// Another program, a virus scanner above all, may have a file open for a moment.
const (
	moment = 50 * time.Millisecond
	tries  = 20
)

// lockFolder waits until no other run writes in the folder and keeps others out
// until it is released or the process ends. An error means that it cannot be
// locked there. waiting is called before it waits.
//
// The lock is a file that nobody else may open while we have it open, and that
// the system takes away with its last handle. A server of files knows that too.
func lockFolder(folder string, waiting func()) (release func(), err error) {
	name, err := syscall.UTF16PtrFromString(filepath.Join(folder, lockName))
	if err != nil {
		return nil, err
	}
	for try := 0; ; try++ {
		h, err := syscall.CreateFile(name, syscall.GENERIC_WRITE|accessDelete, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose, 0)
		switch {
		case err == nil:
			return func() { syscall.CloseHandle(h) }, nil
		case err == errSharing:
			if try == 0 {
				waiting()
			}
		case err == errDenied && try < tries: // one that is about to go is that, too
		default:
			return nil, err
		}
		time.Sleep(moment)
	}
}

// renameFile waits for who has one of the files open for a moment.
func renameFile(from, to string) error {
	for try := 0; ; try++ {
		err := os.Rename(from, to)
		if try == tries || !errors.Is(err, errSharing) && !errors.Is(err, errDenied) {
			return err
		}
		time.Sleep(moment)
	}
}

// flushFolder has no counterpart here: names are journalled by the system.
func flushFolder(string) error { return nil }

// replaceable reports who has a file open so that it can be written but not
// replaced, as some readers do.
func replaceable(path string) error {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	for try := 0; ; try++ {
		h, err := syscall.CreateFile(name, accessDelete, shareAll, nil, syscall.OPEN_EXISTING, 0, 0)
		if err == nil {
			return syscall.CloseHandle(h)
		}
		if try == tries || err != errSharing {
			return &os.PathError{Op: "open", Path: path, Err: err}
		}
		time.Sleep(moment)
	}
}
