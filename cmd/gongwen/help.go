package main

import (
	"embed"
	"slices"
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
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

func (c *command) help(args []string) int {
	switch len(args) {
	case 0:
		c.Out.Page(overview())
	case 1:
		page, ok := pageOf(args[0])
		switch {
		case slices.Contains(options.Help, args[0]) || args[0] == "help":
			page = overview()
		case !ok:
			return c.noVerb(verbs(), args[0])
		}
		c.Out.Page(page)
	default:
		return c.SeeHelp("", "help 后面只写一个命令")
	}
	return c.Spoken(console.Fine)
}

// parse reads the options of a verb. With ok false everything has been said and
// code ends the run.
func (c *command) parse(verb string, takes []options.Option, args []string) (files []string, code int, ok bool) {
	files, no := options.Parse(takes, args)
	switch {
	case no == nil:
		return files, console.Fine, true
	case no.Said == "":
		return nil, c.help([]string{verb}), false
	case no.Hint != "":
		return nil, c.Misuse(no.Hint, "%s", no.Said), false
	}
	for _, v := range verbs() {
		if no.Unknown != "" && slices.ContainsFunc(v.takes(), func(o options.Option) bool { return o.Name == no.Unknown }) {
			return nil, c.Misuse("它是 "+v.name+" 的选项；运行 gongwen help "+verb+" 查看用法", "%s %s", verb, no.Said), false
		}
	}
	return nil, c.SeeHelp(verb, "%s", no.Said), false
}
