package main

import (
	"fmt"
	"runtime"

	"gongwen/cmd/gongwen/console"
	"gongwen/render"
)

func (c *command) version(args []string) int {
	if len(args) > 0 {
		return c.SeeHelp("version", "version 后面不写别的")
	}
	c.Say("%s", versionLine())
	return c.Spoken(console.Fine)
}

// versionLine says which program this is.
func versionLine() string {
	return fmt.Sprintf("gongwen %s %s/%s %s", render.Version, runtime.GOOS, runtime.GOARCH, runtime.Version())
}
