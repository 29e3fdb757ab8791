package system

import (
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"unicode"
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

// TestReasonChinese: whatever number a system gives its failure, the clerk reads
// no English.
func TestReasonChinese(t *testing.T) {
	for number := 1; number < 1400; number++ {
		for _, reading := range []bool{true, false} {
			why, _ := Reason(&fs.PathError{Op: "open", Path: "a", Err: syscall.Errno(number)}, reading)
			if why == "" || strings.ContainsFunc(why, func(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }) {
				t.Errorf("%d: %s", number, why)
			}
		}
	}
	if loop, _ := Reason(syscall.ELOOP, true); !strings.Contains(loop, "链接") {
		t.Error(loop)
	}
}
