package desk

import (
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"gongwen/cmd/gongwen/set"
)

// TestAgain: a second start finds the first by its note and has it open its page;
// the note holds nothing secret and goes with the program.
func TestAgain(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.Getenv("TMPDIR"))
	dir := t.TempDir()
	if Again(dir) {
		t.Fatal("found where nobody is")
	}
	var shown atomic.Value
	d, l, err := Open(Config{Folder: dir, Disk: set.SystemDisk(), Lonely: true, Show: func(address string) { shown.Store(address) }})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- d.Serve(l) }()
	eventually(t, "the note", func() bool { return Again(dir) })
	if shown.Load() != d.Address("") {
		t.Errorf("not opened: %v", shown.Load())
	}
	shown.Store("")
	if !Again(dir) || shown.Load() != "" {
		t.Error("opened twice at once")
	}
	if Again(t.TempDir()) {
		t.Error("another folder's")
	}
	data, err := os.ReadFile(notePath(dir))
	if err != nil || len(data) == 0 || strings.Contains(string(data), d.token) {
		t.Errorf("%q %v", data, err)
	}
	r, err := http.Post("http://"+d.host+"/again", "text/plain", nil) // as a form of any page could
	if err != nil || r.StatusCode != http.StatusForbidden {
		t.Errorf("%v %v", r.StatusCode, err)
	}
	d.Quit()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(notePath(dir)); err == nil {
		t.Error("the note is still there")
	}
	if Again(dir) {
		t.Error("found after its end")
	}
}
