package pack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"
)

// packed is a file of parts of the given sizes, written in pieces.
func packed(t *testing.T, sizes []int) ([]byte, [][]byte) {
	t.Helper()
	p := New()
	var texts [][]byte
	for i, size := range sizes {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		text := make([]byte, size)
		for j := range text {
			text[j] = "公文abc \n"[r.IntN(10)]
		}
		texts = append(texts, text)
		part, err := p.Create(fmt.Sprint("part", i))
		if err != nil {
			t.Fatal(err)
		}
		for rest := text; len(rest) > 0; {
			n := min(len(rest), 1+r.IntN(300_000))
			if _, err := part.Write(rest[:n]); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		part.End()
	}
	if _, err := p.Create("part0"); err == nil {
		t.Error("a part was begun twice")
	}
	var out bytes.Buffer
	if err := p.Write(&out, time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), texts
}

// TestPack holds that what goes in comes out, whatever the sizes of the parts
// and the blocks, with any number of processors in the same bytes.
func TestPack(t *testing.T) {
	sizes := []int{0, 1, blockSize / 16, blockSize/16 + 1, blockSize - 1, blockSize, blockSize + 1, 3*blockSize + 7}
	want, texts := packed(t, sizes)
	z, err := zip.NewReader(bytes.NewReader(want), int64(len(want)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, texts[i]) {
			t.Errorf("part of %d bytes: %d bytes, %v", sizes[i], len(got), err)
		}
	}
	for _, n := range []int{1, 2, 4} {
		before := runtime.GOMAXPROCS(n)
		if got, _ := packed(t, sizes); !bytes.Equal(got, want) {
			t.Errorf("another file with %d processors", n)
		}
		runtime.GOMAXPROCS(before)
	}
}
