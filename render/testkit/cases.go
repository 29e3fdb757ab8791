package testkit

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// Archive is a txtar file of cases: texts, and behind each what is made of it.
type Archive struct {
	Path    string
	Comment string // before the first file
	files   []txtar.File
	used    map[string]bool
}

// Archives runs each over the archives of a pattern, a subtest each. A file of
// an archive that the test neither reads nor makes fails it.
func Archives(t *testing.T, pattern string, each func(t *testing.T, a *Archive)) {
	t.Helper()
	for _, path := range glob(t, pattern, true) {
		t.Run(Stem(path), func(t *testing.T) {
			a := OpenArchive(t, path)
			each(t, a)
			a.Close(t)
		})
	}
}

// OpenArchive reads one archive. Whoever opens it closes it.
func OpenArchive(t testing.TB, path string) *Archive {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return &Archive{Path: path, Comment: string(a.Comment), files: a.Files, used: map[string]bool{}}
}

// Case is a text of an archive.
type Case struct{ Name, Text string }

// Cases are the texts whose names have the ending, and none of the others named,
// in order.
func (a *Archive) Cases(ending string, but ...string) (cases []Case) {
	for _, f := range a.files {
		other := slices.ContainsFunc(but, func(not string) bool { return strings.HasSuffix(f.Name, not) })
		if strings.HasSuffix(f.Name, ending) && !other {
			a.used[f.Name] = true
			cases = append(cases, Case{f.Name, string(f.Data)})
		}
	}
	return cases
}

// Text is the file of that name, or "".
func (a *Archive) Text(name string) string {
	if i := a.index(name); i >= 0 {
		a.used[name] = true
		return string(a.files[i].Data)
	}
	return ""
}

// Check compares got with the file of that name, which stands behind the case
// it was made of.
func (a *Archive) Check(t testing.TB, of, name, got string) {
	t.Helper()
	a.used[name] = true
	i := a.index(name)
	switch {
	case i >= 0 && string(a.files[i].Data) == got:
	case *Update && i >= 0:
		a.files[i].Data = []byte(got)
	case *Update:
		a.files = slices.Insert(a.files, a.index(of)+1, txtar.File{Name: name, Data: []byte(got)})
	case i < 0:
		t.Errorf("%s: no %s; if this is right, go test -update\n%s", a.Path, name, got)
	default:
		t.Errorf("%s: %s; if it is right, go test -update (-want +got):\n%s", a.Path, name, cmp.Diff(string(a.files[i].Data), got))
	}
}

// Close finds what no test used, and with -update writes the archive.
func (a *Archive) Close(t testing.TB) {
	t.Helper()
	idle := func(f txtar.File) bool { return !a.used[f.Name] }
	if !*Update {
		for _, f := range a.files {
			if idle(f) {
				t.Errorf("%s: nothing is made of %s, or gives it", a.Path, f.Name)
			}
		}
		return
	}
	a.files = slices.DeleteFunc(a.files, idle)
	put(t, a.Path, txtar.Format(&txtar.Archive{Comment: []byte(a.Comment), Files: a.files}))
}

func (a *Archive) index(name string) int {
	return slices.IndexFunc(a.files, func(f txtar.File) bool { return f.Name == name })
}
