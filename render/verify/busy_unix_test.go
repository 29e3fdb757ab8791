//go:build unix

package verify_test

import (
	"syscall"
	"time"
)

// busy is the time that this process has had of the processors: on a machine
// that others use too a clock measures them.
func busy() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
