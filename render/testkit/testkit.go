// Package testkit is for tests alone: where the repository and the texts beside
// it lie, whatever folder a test runs in; its samples; golden files and cases,
// compared or with -update written anew; and the programs of others.
//
// It judges nothing and no part of the program imports it. In: a test, and what
// the test made. Out: paths, texts, and the test's failure where what was made
// is not what lies there.
package testkit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongwen/render/diag"
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

// Starters are the notices to be filled in, in order.
func Starters(t testing.TB) []string {
	t.Helper()
	return glob(t, Path("templates/starters/*.toml"), true)
}

// SampleTexts are the notices of input/ by stem.
func SampleTexts(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, name := range Samples(t) {
		all[Stem(name)] = Read(t, name)
	}
	return all
}

// Stem is the name of a file without its folder and its ending.
func Stem(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
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

// Read is what a file holds.
func Read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Write puts data into a file of a folder that lasts as long as the test, and
// returns its path.
func Write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Printed is what the user would read of findings.
func Printed(list diag.List) string {
	var b strings.Builder
	diag.Print(&b, list, false) // a strings.Builder takes everything
	return b.String()
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
