package main

import (
	"io"

	"gongwen/render"
	"gongwen/render/diag"
)

// check is one run of the verb.
type check struct {
	settings
	json, sarif bool
}

func (k *check) options() []option {
	return append(k.settings.options(), switched("draft", &k.draft), switched("json", &k.json), switched("sarif", &k.sarif))
}

func (c *console) check(args []string) int {
	var k check
	files, code, ok := c.parse("check", k.options(), args)
	if !ok {
		return code
	}
	r := report{people: c.out}
	switch {
	case k.json && k.sarif:
		return c.usage("check", "--json 和 --sarif 只能写一个")
	case k.json:
		r.print = diag.WriteJSON
	case k.sarif:
		r.print = func(w io.Writer, list diag.List) error { return diag.WriteSARIF(w, list, render.Rules()) }
	}
	code = c.checkAll(k.settings, files, &r)
	r.finish(c.out)
	return c.spoken(code)
}

func (c *console) checkAll(set settings, files []string, r *report) int {
	inputs, code := c.find("check", files)
	if code != exitFine {
		return code
	}
	cfg, code := c.config("check", set, r)
	if code != exitFine {
		return code
	}
	for _, name := range inputs {
		text, one := c.read("check", name)
		if one == exitFine {
			_, list := render.Open(shown(name), text, cfg)
			one = r.add(list)
			if len(list) == 0 && r.print == nil {
				c.say("%s: 没有发现问题", shown(name))
			}
		}
		code = max(code, one)
	}
	return code
}
