package crew_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"gongwen/render/crew"
)

// TestCrew: what is waited for is done, and a panic comes up at the wait, from
// as deep as it may, and is told once.
func TestCrew(t *testing.T) {
	var done atomic.Int32
	var whole crew.Crew
	for range 10 {
		whole.Go(func() { done.Add(1) })
	}
	if whole.Wait(); done.Load() != 10 {
		t.Errorf("%d of 10 done", done.Load())
	}

	cause := errors.New("cause")
	fault := crew.Try(func() {
		var outer crew.Crew
		outer.Go(func() {
			var inner crew.Crew
			inner.Go(func() { panic(cause) })
			inner.Go(func() { done.Add(1) })
			inner.Wait()
			t.Error("went on behind a panic")
		})
		outer.Wait()
		t.Error("went on behind a panic")
	})
	if fault == nil || fault.What != error(cause) {
		t.Fatalf("%v", fault)
	}
	if done.Load() != 11 {
		t.Error("the panic of one left the other undone")
	}
}

//go:noinline
func firstByte(s string) byte { return s[0] }

// TestWhere: a fault names where it came from, not where it was caught.
func TestWhere(t *testing.T) {
	var got byte
	fault := crew.Try(func() { got = firstByte("") })
	if fault == nil || !strings.Contains(fault.Error(), "index out of range") {
		t.Fatalf("%v", fault)
	}
	if fault := crew.Try(func() { got = firstByte("a") }); fault != nil || got != 'a' {
		t.Errorf("%v, %q", fault, got)
	}
	if len(fault.Where) == 0 || !strings.HasPrefix(fault.Where[0], "crew_test.firstByte:") {
		t.Errorf("%q", fault.Where)
	}
}
