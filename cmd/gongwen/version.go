package main

func (c *console) version(args []string) int {
	if len(args) > 0 {
		return c.usage("version", "version 后面不写别的")
	}
	c.say("%s", versionLine())
	return c.spoken(exitFine)
}
