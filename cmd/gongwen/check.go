package main

import (
	"flag"

	"gongwen/render"
	"gongwen/render/diag"
)

func (c *console) check(args []string) int {
	var set settings
	var json, sarif bool
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	set.register(flags)
	flags.BoolVar(&json, "json", false, "")
	flags.BoolVar(&sarif, "sarif", false, "")
	files, code, ok := c.parse("check", flags, args)
	if !ok {
		return code
	}
	if json && sarif {
		return c.usage("check", "--json 和 --sarif 只能写一个")
	}
	inputs, code := c.inputs("check", files)
	if code != exitFine {
		return code
	}
	cfg, code := c.config("check", set, c.out)
	if code != exitFine {
		return code
	}
	var found diag.List
	for _, name := range inputs {
		text, bad := c.read("check", name)
		if code = max(code, bad); bad != exitFine {
			continue
		}
		_, list := render.Open(shown(name), text, cfg)
		if list.HasErrors() {
			code = max(code, exitNotice)
		}
		if json || sarif {
			found = append(found, list...)
			continue
		}
		c.findings(c.out, list)
		if len(list) == 0 {
			c.say("%s: 没有发现问题", shown(name))
		}
	}
	switch {
	case json:
		diag.WriteJSON(c.out, found)
	case sarif:
		diag.WriteSARIF(c.out, found, render.Rules())
	}
	return c.spoken(code)
}
