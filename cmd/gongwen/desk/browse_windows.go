package desk

import "os/exec"

// Browse opens an address in the clerk's browser. It goes as one argument, by no
// shell.
func Browse(address string) error {
	return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
}
