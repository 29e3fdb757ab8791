//go:build !windows

package set

import (
	"io/fs"
	"syscall"
)

// How a file is opened that may be none, and the kind of one kept in the cloud.
const (
	nonBlocking = syscall.O_NONBLOCK
	cloudFile   = fs.FileMode(0)
)
