package main

import (
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/render"
)

// explain is one run of the verb.
type explain struct{ schema bool }

func (e *explain) options() []options.Option {
	return []options.Option{options.Switch("schema", &e.schema)}
}

func (c *command) explain(args []string) int {
	var e explain
	asked, code, ok := c.parse("explain", e.options(), args)
	switch {
	case !ok:
		return code
	case e.schema && len(asked) > 0:
		return c.SeeHelp("explain", "--schema 后面不写别的")
	case e.schema:
		c.Out.Page(strings.TrimSuffix(string(render.Schema()), "\n"))
	case len(asked) == 0:
		c.Out.Page(strings.TrimSuffix(render.Catalogue(), "\n"))
	}
	for i, what := range asked {
		text, near := render.Explain(what)
		if text == "" {
			hint := "规则的编号照抄提醒里的，如 GW305；键写它的英文名或中文名，如 lead、牵头部门；模板项如 page.top。不写则列出全部规则"
			if near != "" {
				hint = "是不是 " + near + "？"
			}
			return c.Misuse(hint, "没有 “%s” 这条规则、这个键或这个模板项", what)
		}
		if i > 0 {
			c.Out.Page("")
		}
		c.Out.Page(strings.TrimSuffix(text, "\n"))
	}
	return c.Spoken(console.Fine)
}
