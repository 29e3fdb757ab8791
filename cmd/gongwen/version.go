package main

import "runtime"

// version of the program. It is not in the files it writes: those name a
// constant producer, so that a new version alone changes no archive copy.
const version = "0.1.0"

func (c *console) version(args []string) int {
	if len(args) > 0 {
		return c.usage("version", "version 后面不写别的")
	}
	c.say("gongwen %s %s/%s %s", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
	return c.spoken(exitFine)
}
