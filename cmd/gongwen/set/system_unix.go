//go:build !windows

package set

import (
	"io/fs"
	"syscall"
)

// How what may not be a regular file is opened, and the kind of one kept in the cloud.
const (
	nonBlocking = syscall.O_NONBLOCK
	cloudFile   = fs.FileMode(0)
)
