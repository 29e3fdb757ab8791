package set

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
)

// Irregular is what stands where a file should: a pipe, a device. To open one
// may wait for ever, and to read it may never end.
type Irregular fs.FileMode

func (m Irregular) Error() string {
	switch mode := fs.FileMode(m); {
	case mode.IsDir():
		return "它是一个文件夹"
	case mode&fs.ModeSymlink != 0:
		return "它是一个符号链接"
	case mode&fs.ModeNamedPipe != 0:
		return "它是一个管道"
	case mode&fs.ModeSocket != 0:
		return "它是一个套接字"
	case mode&fs.ModeDevice != 0:
		return "它是一个设备"
	default:
		return "它不是普通文件"
	}
}

// Exists reports whether something has that name, be it a link that leads nowhere.
func Exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// regular is the error of a mode that is not a file's. On Windows a file kept
// in the cloud is one of a kind that Go does not know.
func regular(mode fs.FileMode) error {
	if mode&(fs.ModeType&^cloudFile) != 0 {
		return Irregular(mode.Type())
	}
	return nil
}

// Open opens a file to read it. A symbolic link is followed: whoever names it,
// or made it, means the file.
func Open(name string) (*os.File, error) {
	info, err := os.Stat(name) // for to open a device can have effects
	if err != nil {
		return nil, err
	}
	if err := regular(info.Mode()); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil { // it may be another by now
		err = regular(info.Mode())
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// ReadUpTo reads a file, or that many bytes of a longer one.
func ReadUpTo(name string, most int64) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), most)) + bytes.MinRead) // in one piece
	_, err = b.ReadFrom(io.LimitReader(f, most))
	return b.Bytes(), err
}

// standing looks at the file in the place of a result: whether there is one and
// what its permissions are, or why it cannot be replaced. That is said before
// anything is: a folder in its place, a file that is locked or, on Windows, one
// that is open in Excel. A symbolic link is neither followed, which would write
// where somebody else says, nor replaced, which would undo what somebody made.
func standing(path string) (mode fs.FileMode, there bool, err error) {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	if err := regular(info.Mode()); err != nil {
		return 0, false, err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|nonBlocking, 0)
	if err != nil {
		return 0, false, err
	}
	return info.Mode().Perm(), true, errors.Join(f.Close(), replaceable(path))
}

// Sum digests a file of any size.
func Sum(path string) (s [sha256.Size]byte, err error) {
	f, err := Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return s, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}
