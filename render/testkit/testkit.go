// Package testkit is for tests alone: where the repository and the texts beside
// it lie, whatever folder a test runs in.
//
// It judges nothing and no part of the program imports it. In: a test. Out:
// paths, texts, and the test's end where the repository cannot be found.
package testkit

import (
	"os"
	"path/filepath"
	"testing"
)

// Root is the folder of go.mod.
func Root() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			panic("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

// Path is a file or folder of the repository, or a pattern of some, by its path
// from the root.
func Path(name string) string {
	return filepath.Join(Root(), filepath.FromSlash(name))
}

// Samples are the notices of input/, in order.
func Samples(t testing.TB) []string {
	t.Helper()
	return glob(t, Path("input/*.toml"), true)
}

// Shared are the files of the folder that lies beside a checkout of the
// project's makers, by a pattern under it: real notices, corpora, faults met in
// the field. None of them is part of the repository, so elsewhere the test that
// asks for them is skipped.
func Shared(t testing.TB, pattern string) []string {
	t.Helper()
	names := glob(t, Path("../shared/"+pattern), false)
	if len(names) == 0 {
		t.Skipf("no %s beside the repository", pattern)
	}
	return names
}

func glob(t testing.TB, pattern string, must bool) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if must && len(names) == 0 {
		t.Fatalf("no %s", pattern)
	}
	return names
}
