package system

import (
	"io/fs"
	"strings"
	"testing"
)

// TestReason: what to do about a file that was to be read is not to write it
// elsewhere.
func TestReason(t *testing.T) {
	why, write := Reason(&fs.PathError{Err: fs.ErrPermission}, false)
	again, read := Reason(&fs.PathError{Err: fs.ErrPermission}, true)
	if why != again || !strings.Contains(write, "-o") || read == "" {
		t.Errorf("%q, %q; %q, %q", why, write, again, read)
	}
	for _, row := range reasons {
		if strings.Contains(row.read, "-o") || strings.Contains(row.read, "没有动") {
			t.Errorf("%s: %s", row.why, row.read)
		}
	}
}
