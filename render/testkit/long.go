package testkit

import (
	"os"
	"testing"
)

// Long reports whether laws and trials take all their cases, and large inputs
// their full size: where the environment says so (GONGWEN_LONG=1), as
// .ci/steps/10-test does. Else a run takes some of each kind, and with -short few:
// every test can fail in each.
func Long() bool { return os.Getenv("GONGWEN_LONG") == "1" }

// Tries is how many cases a test takes in a long run, in any other, and with
// -short.
func Tries(long, plain, short int) int {
	switch {
	case testing.Short():
		return short
	case Long():
		return long
	}
	return plain
}
