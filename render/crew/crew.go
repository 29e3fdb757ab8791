// Package crew runs work beside its caller and brings what panics there home.
//
// A panic in a goroutine ends the process where it stands: nobody above can
// catch it, and a clerk reads a stack in English. In a Crew it comes up where
// the work is waited for, with the places it came from, so that the command's
// last net catches those of all goroutines. In: functions. Out: a Fault. It
// limits nothing, orders nothing and carries no results.
package crew

import (
	"fmt"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Crew is a sync.WaitGroup whose functions may panic.
type Crew struct {
	running sync.WaitGroup
	first   atomic.Pointer[Fault]
}

// Go runs f beside the caller.
func (c *Crew) Go(f func()) {
	c.running.Go(func() {
		if fault := Try(f); fault != nil {
			c.first.CompareAndSwap(nil, fault)
		}
	})
}

// Wait waits for all functions. It panics with the first Fault among them.
func (c *Crew) Wait() {
	c.running.Wait()
	if fault := c.first.Load(); fault != nil {
		panic(fault)
	}
}

// Fault is a panic that was caught.
type Fault struct {
	What  any      // what was panicked with
	Where []string // our functions with their lines, the innermost first
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%v (%s)", f.What, strings.Join(f.Where, " < "))
}

// Try runs f and catches its panic. One that a Crew has brought stays as it is.
func Try(f func()) (fault *Fault) {
	defer func() {
		switch what := recover().(type) {
		case nil:
		case *Fault:
			fault = what
		default:
			fault = &Fault{what, places()}
		}
	}()
	f()
	return nil
}

// deepest is how many functions are named.
const deepest = 12

// places names the functions of this module on the stack of a panic.
func places() (where []string) {
	var stack [64]uintptr
	frames := runtime.CallersFrames(stack[:runtime.Callers(3, stack[:])]) // without Callers, places and the deferred function
	for len(where) < deepest {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "gongwen/") && !strings.HasPrefix(frame.Function, "gongwen/render/crew.") || strings.HasPrefix(frame.Function, "main.") {
			where = append(where, fmt.Sprintf("%s:%d", path.Base(frame.Function), frame.Line))
		}
		if !more {
			break
		}
	}
	return where
}
