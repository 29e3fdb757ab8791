//go:build !windows

package main

import (
	"os"
	"os/exec"
	"syscall"
)

// becomeNobody lets a child of root run without root's rights.
func becomeNobody(cmd *exec.Cmd) {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
}
