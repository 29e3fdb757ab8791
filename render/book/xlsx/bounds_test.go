package xlsx

import (
	"bytes"
	"runtime"
	"testing"
	"time"

	"gongwen/render/book/grid"
	"gongwen/render/testkit"
)

// most is what one file may take of memory and time, whatever is in it: 10 s of
// a machine that does nothing else, which that of the tests need not be.
const (
	mostMemory = 300 << 20
	mostTime   = 60 * time.Second
)

// measured reads a file and says what that took: the most memory in use beyond
// what was before, the file itself among it.
func measured(data []byte) (grids []grid.Grid, memory int64, took time.Duration, err error) {
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan struct{})
	begun := time.Now()
	go func() {
		defer close(done)
		grids, err = Read(data)
	}()
	peak := uint64(0)
	for {
		select {
		case <-done:
			runtime.ReadMemStats(&now)
			return grids, int64(max(peak, now.HeapAlloc)) - int64(before.HeapAlloc) + int64(len(data)), time.Since(begun), err
		case <-time.After(5 * time.Millisecond):
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapAlloc)
		}
	}
}

// TestBounds: no file takes more than its share, and each is read or refused.
// Where the run is not long they are smaller, and so is the share.
func TestBounds(t *testing.T) {
	smaller := testkit.Tries(1, 10, 40)
	mostMemory := int64(mostMemory/smaller + 64<<20) // a row of all columns takes its room whatever else there is
	for name, data := range hostile(t, smaller) {
		_, memory, took, err := measured(data)
		t.Logf("%s: %d kB packed, %d MB, %v, %v", name, len(data)>>10, memory>>20, took.Round(time.Millisecond), err)
		if memory > mostMemory || took > mostTime {
			t.Errorf("%s takes %d MB and %v", name, memory>>20, took)
		}
	}
}

// TestOwnLarge: what is written here for 10,000 tasks, in a long run, is never
// refused.
func TestOwnLarge(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, planOf(t, "a.toml", typical(testkit.Tries(10_000, 2000, 500)))); err != nil {
		t.Fatal(err)
	}
	grids, memory, took, err := measured(out.Bytes())
	t.Logf("%d kB packed, %d MB, %v", out.Len()>>10, memory>>20, took.Round(time.Millisecond))
	if err != nil || len(grids) != 5 || memory > mostMemory || took > mostTime {
		t.Errorf("%d sheets, %d MB, %v: %v", len(grids), memory>>20, took, err)
	}
}
