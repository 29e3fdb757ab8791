package main

import "os/exec"

func becomeNobody(*exec.Cmd) {}
