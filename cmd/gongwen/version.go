package main

import (
	"runtime"

	"gongwen/render"
)

func (c *console) version(args []string) int {
	if len(args) > 0 {
		return c.usage("version", "version 后面不写别的")
	}
	c.say("gongwen %s %s/%s %s", render.Version, runtime.GOOS, runtime.GOARCH, runtime.Version())
	return c.spoken(exitFine)
}
