//go:build !windows

package desk

import (
	"os/exec"
	"runtime"
)

// Browse opens an address in the clerk's browser. It goes as one argument, by no
// shell.
func Browse(address string) error {
	open := "xdg-open"
	if runtime.GOOS == "darwin" {
		open = "open"
	}
	return exec.Command(open, address).Start()
}
