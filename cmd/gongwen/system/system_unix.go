//go:build !windows

package system

import (
	"errors"
	"os"
	"syscall"
)

var (
	InUse    = []error{syscall.EBUSY, syscall.ETXTBSY}
	NoSpace  = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	ReadOnly = []error{syscall.EROFS}
	// Unreachable is a disk of another machine that has gone.
	Unreachable = []error{syscall.ESTALE, syscall.ETIMEDOUT, syscall.ENOTCONN, syscall.EHOSTDOWN, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.ENETUNREACH, syscall.ECONNRESET}
	// Misnamed is nothing here: every name is one but those that no option can hold.
	Misnamed []error
)

// PrepareConsole has nothing to do where a terminal is UTF-8.
func PrepareConsole() (restore func()) { return func() {} }

// IsTerminal reports whether f shows colours to somebody.
func IsTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// IsClosedPipe reports whether the reader of our output has gone.
func IsClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// OwnWindow reports whether the program has a window to itself, which it has
// nowhere but on Windows.
func OwnWindow() bool { return false }
