//go:build !windows

package set

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// lockFolder waits until no other run writes in the folder and keeps others out
// until it is released or the process ends. An error means that it cannot be
// locked there. waiting is called before it waits.
//
// A lock is on a file and not on its name. Who has waited for the lock of a file
// that has lost its name in the meantime holds nothing, and tries again.
func lockFolder(folder string, waiting func()) (release func(), err error) {
	name := filepath.Join(folder, lockName)
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|nonBlocking|syscall.O_NOFOLLOW, newFile)
		if errors.Is(err, os.ErrPermission) { // left by another user's run that was killed
			f, err = os.OpenFile(name, os.O_RDONLY|nonBlocking|syscall.O_NOFOLLOW, 0)
		}
		if err != nil {
			return nil, err
		}
		fd := int(f.Fd())
		if err = flock(fd, syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
			waiting()
			err = flock(fd, syscall.LOCK_EX)
		}
		if err != nil {
			os.Remove(name) // of no use here
			return nil, errors.Join(err, f.Close())
		}
		mine, err := f.Stat()
		there, no := os.Lstat(name)
		if err == nil && no == nil && os.SameFile(mine, there) {
			return func() {
				os.Remove(name)
				f.Close()
			}, nil
		}
		f.Close()
		if err := errors.Join(err, no); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
}

func flock(fd, how int) error {
	for {
		if err := syscall.Flock(fd, how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// renameFile is atomic.
func renameFile(from, to string) error { return os.Rename(from, to) }

// flushFolder brings the names in a folder to the medium, where the system can.
func flushFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // a file system that does it by itself or not at all
	}
	return errors.Join(err, f.Close())
}

// replaceable has nothing to add where a file that is open can be replaced.
func replaceable(string) error { return nil }
