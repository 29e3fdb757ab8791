//go:build !unix

package verify_test

import "time"

var started = time.Now()

// busy is the time that has gone by.
func busy() time.Duration { return time.Since(started) }
