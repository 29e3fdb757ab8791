//go:build !windows

package main

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

var (
	inUse    = []error{syscall.EBUSY, syscall.ETXTBSY}
	noSpace  = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
	readOnly = []error{syscall.EROFS}
)

const (
	nonBlocking = syscall.O_NONBLOCK
	cloudFile   = fs.FileMode(0)
)

// prepareConsole has nothing to do where a terminal is UTF-8.
func prepareConsole() (restore func()) { return func() {} }

// isTerminal reports whether f shows colours to somebody.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// isClosedPipe reports whether the reader of our output has gone.
func isClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
