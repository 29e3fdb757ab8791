package main

import (
	"fmt"
	"io"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/render"
	"gongwen/render/diag"
)

// check is one run of the verb.
type check struct {
	settings
	json, sarif, strict bool
	fix, fixAll, diff   bool
}

func (k *check) options() []options.Option {
	return append(k.settings.options(), options.Switch("draft", &k.draft), options.Switch("json", &k.json), options.Switch("sarif", &k.sarif),
		options.Switch("strict", &k.strict), options.Switch("diff", &k.diff),
		options.Checked("fix", "=all", func(s string) error {
			if s != "" && s != "all" {
				return fmt.Errorf("选项 --fix 后面只能写 =all，写的却是 %s", s)
			}
			k.fix, k.fixAll = true, s == "all"
			return nil
		}))
}

func (c *command) check(args []string) int {
	var k check
	files, code, ok := c.parse("check", k.options(), args)
	if !ok {
		return code
	}
	r := console.Report{People: c.Out, Strict: k.strict}
	switch {
	case k.json && k.sarif:
		return c.SeeHelp("check", "--json 和 --sarif 只能写一个")
	case k.diff && (k.json || k.sarif):
		return c.SeeHelp("check", "--diff 打印改动，不能和 --json、--sarif 一起写")
	case k.json:
		r.Print = diag.WriteJSON
	case k.sarif:
		r.Print = func(w io.Writer, list diag.List) error { return diag.WriteSARIF(w, list, render.Rules()) }
	}
	code = c.checkAll(&k, files, &r)
	if !k.diff {
		r.Finish(c.Out)
	}
	return c.Spoken(code)
}

func (c *command) checkAll(k *check, files []string, r *console.Report) int {
	inputs, code := c.find("check", files)
	if code != console.Fine {
		return code
	}
	cfg, code := c.config("check", k.settings, r)
	if code != console.Fine {
		return code
	}
	cfg.Only = render.OnlyFindings
	for _, name := range inputs {
		text, one := c.read("check", name)
		switch {
		case one != console.Fine:
		case k.fix || k.diff:
			one = c.mend(k, name, text, cfg, r)
		default:
			if len(text) <= longSource { // else what is found alone is kept, and time counts
				c.pace(text, false)
			}
			_, list := render.Open(places.Shown(name), text, cfg)
			one = c.found(name, list, r)
		}
		code = max(code, one)
	}
	return code
}

// found tells what was found in a file.
func (c *command) found(name string, list diag.List, r *console.Report) int {
	code := r.Add(list)
	if len(list) == 0 && r.Print == nil {
		c.Say("%s: 没有发现问题", places.Shown(name))
	}
	return code
}
