package booktest

import (
	"testing"

	"pgregory.net/rapid"
)

// CheckAll is rapid.Check with all its draws under -short too, which otherwise
// takes a fifth: a law that asks what was drawn needs them.
func CheckAll(t *testing.T, law func(*rapid.T)) {
	t.Helper()
	rapid.Check(t, law)
	for range 4 {
		if testing.Short() {
			rapid.Check(t, law)
		}
	}
}
