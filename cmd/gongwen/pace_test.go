package main

import (
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"

	"gongwen/cmd/gongwen/desk"
)

// TestPaceOfTheDesk: a build that the workbench asks for leaves the memory of the
// process as it was paced, also of a long source.
func TestPaceOfTheDesk(t *testing.T) {
	dir := t.TempDir()
	long := small + "#"
	for len(long) <= longSource {
		long += long[len(small):]
	}
	put(t, filepath.Join(dir, "a.toml"), long)
	const percent, limit = 123, math.MaxInt64 / 2
	wasPercent, wasLimit := debug.SetGCPercent(percent), debug.SetMemoryLimit(limit)
	built := new(serving).build(dir, "a.toml", desk.Order{})
	nowPercent, nowLimit := debug.SetGCPercent(wasPercent), debug.SetMemoryLimit(wasLimit)
	if !built.Fine || nowPercent != percent || nowLimit != limit {
		t.Errorf("built: %t, %d %%, %d bytes\n%q", built.Fine, nowPercent, nowLimit, built.Notes)
	}
	if _, err := os.Stat(filepath.Join(dir, "output", "a.pdf")); err != nil {
		t.Error(err)
	}
}
