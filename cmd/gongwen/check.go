package main

import (
	"fmt"
	"io"

	"gongwen/render"
	"gongwen/render/diag"
)

// check is one run of the verb.
type check struct {
	settings
	json, sarif, strict bool
	fix, fixAll, diff   bool
}

func (k *check) options() []option {
	return append(k.settings.options(), switched("draft", &k.draft), switched("json", &k.json), switched("sarif", &k.sarif),
		switched("strict", &k.strict), switched("diff", &k.diff),
		option{"fix", "=all", func(s string) error {
			if s != "" && s != "all" {
				return fmt.Errorf("选项 --fix 后面只能写 =all，写的却是 %s", s)
			}
			k.fix, k.fixAll = true, s == "all"
			return nil
		}})
}

func (c *console) check(args []string) int {
	var k check
	files, code, ok := c.parse("check", k.options(), args)
	if !ok {
		return code
	}
	r := report{people: c.out, strict: k.strict}
	switch {
	case k.json && k.sarif:
		return c.usage("check", "--json 和 --sarif 只能写一个")
	case k.diff && (k.json || k.sarif):
		return c.usage("check", "--diff 打印改动，不能和 --json、--sarif 一起写")
	case k.json:
		r.print = diag.WriteJSON
	case k.sarif:
		r.print = func(w io.Writer, list diag.List) error { return diag.WriteSARIF(w, list, render.Rules()) }
	}
	code = c.checkAll(&k, files, &r)
	if !k.diff {
		r.finish(c.out)
	}
	return c.spoken(code)
}

func (c *console) checkAll(k *check, files []string, r *report) int {
	inputs, code := c.find("check", files)
	if code != exitFine {
		return code
	}
	cfg, code := c.config("check", k.settings, r)
	if code != exitFine {
		return code
	}
	cfg.Only = render.OnlyFindings
	for _, name := range inputs {
		text, one := c.read("check", name)
		switch {
		case one != exitFine:
		case k.fix || k.diff:
			one = c.mend(k, name, text, cfg, r)
		default:
			if len(text) <= longSource { // else what is found alone is kept, and time counts
				pace(text)
			}
			_, list := render.Open(shown(name), text, cfg)
			one = c.found(name, list, r)
		}
		code = max(code, one)
	}
	return code
}

// found tells what was found in a file.
func (c *console) found(name string, list diag.List, r *report) int {
	code := r.add(list)
	if len(list) == 0 && r.print == nil {
		c.say("%s: 没有发现问题", shown(name))
	}
	return code
}
