package main

import (
	"embed"
	"slices"
	"strings"
)

// pages are the help pages: of each verb, and the overview as help.txt.
//
//go:embed help/*.txt
var pages embed.FS

// pageOf is the page of a verb.
func pageOf(verb string) (page string, ok bool) {
	text, err := pages.ReadFile("help/" + verb + ".txt")
	return strings.TrimSuffix(string(text), "\n"), err == nil
}

func overview() string {
	page, _ := pageOf("help") // embedded
	return page
}

func (c *console) help(args []string) int {
	switch len(args) {
	case 0:
		c.out.page(overview())
	case 1:
		page, ok := pageOf(args[0])
		switch {
		case slices.Contains(helpWords, args[0]) || args[0] == "help":
			page = overview()
		case !ok:
			return c.noVerb(verbs(), args[0])
		}
		c.out.page(page)
	default:
		return c.usage("", "help 后面只写一个命令")
	}
	return c.spoken(exitFine)
}
