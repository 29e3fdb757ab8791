package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render"
	"gongwen/render/diag"
)

// option is one of a verb. Its name is what follows the dashes.
type option struct {
	name string
	what string             // what its value is called; "": it has none; with = before it, it may be left out
	take func(string) error // an error says in Chinese what the value may be
}

// bare reports whether the value may be left out; else it stands behind =.
func (o *option) bare() bool { return strings.HasPrefix(o.what, "=") }

// written is how the help pages write it: -o, --draft.
func (o *option) written() string {
	if len(o.name) == 1 {
		return "-" + o.name
	}
	return "--" + o.name
}

func switched(name string, to *bool) option {
	return option{name, "", func(string) error { *to = true; return nil }}
}

func worded(name, what string, to *string) option {
	return option{name, what, func(s string) error { *to = s; return nil }}
}

// monthly is an option that takes a month.
func monthly(name string, to *string) option {
	return option{name, "月份", func(s string) error {
		if !render.IsPeriod(s) {
			return fmt.Errorf("--%s 后面写月份，如 2026-05", name)
		}
		*to = s
		return nil
	}}
}

// helpWords ask for the help page wherever they stand.
var helpWords = []string{"-h", "--h", "-help", "--help", "-?", "--?", "/?", "/h", "/help", "帮助"}

// parse reads options, which may stand before, between and after the files. With
// ok false everything has been said and code ends the run.
func (c *console) parse(verb string, options []option, args []string) (files []string, code int, ok bool) {
	given := map[string]string{}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			return append(files, args...), exitFine, true
		case slices.Contains(helpWords, arg) && !exists(arg):
			return nil, c.help([]string{verb}), false
		case arg == standardInput || !optionLike(arg, options):
			files = append(files, arg)
			continue
		}
		name, value, valued := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		i := slices.IndexFunc(options, func(o option) bool { return o.name == name })
		if i < 0 || len(arg)-len(strings.TrimLeft(arg, "-")) > 2 {
			return nil, c.noOption(verb, options, arg), false
		}
		o := &options[i]
		switch {
		case o.what == "" && valued:
			return nil, c.usage(verb, "选项 %s 不带值 “%s”", o.written(), value), false
		case o.bare() && !valued:
		case o.what != "" && !valued && len(args) == 0:
			return nil, c.usage(verb, "选项 %s 后面要写%s", o.written(), o.what), false
		case o.what != "" && !valued:
			if value, args = args[0], args[1:]; optionLike(value, options) && value != standardInput && !exists(value) {
				return nil, c.usage(verb, "选项 %s 后面要写%s，写的却是 %s", o.written(), o.what, value), false
			}
		}
		if o.what != "" && value == "" && (valued || !o.bare()) {
			return nil, c.usage(verb, "选项 %s 后面的%s是空的", o.written(), o.what), false
		}
		if before, twice := given[name]; twice && before != value {
			return nil, c.usage(verb, "选项 %s 写了两次：%s 和 %s", o.written(), before, value), false
		}
		given[name] = value
		if err := o.take(value); err != nil {
			return nil, c.usage(verb, "%s", err), false
		}
	}
	return files, exitFine, true
}

// dashes are what an input method or a word processor makes of a hyphen.
const dashes = "-—–―－−‒‐‑﹣﹘"

// optionLike reports whether an argument is meant as an option: it begins with a
// hyphen or, if it is no file, with another dash before Latin letters, or with
// the slash of Windows before the name of an option.
func optionLike(arg string, options []option) bool {
	if strings.HasPrefix(arg, "-") {
		return true
	}
	name, ok := undashed(arg)
	if !ok || exists(arg) {
		return false
	}
	if strings.HasPrefix(arg, "/") {
		return slices.ContainsFunc(options, func(o option) bool { return o.name == name })
	}
	return strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz-") == ""
}

// undashed is the name that a foreign way to write an option has behind its
// dashes.
func undashed(arg string) (name string, ok bool) {
	half := strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, arg)
	rest := strings.TrimLeft(half, dashes+"/")
	name, _, _ = strings.Cut(rest, "=")
	return name, rest != half && name != ""
}

// noOption tells of an option that the verb does not have.
func (c *console) noOption(verb string, options []option, arg string) int {
	name, _ := undashed(arg)
	near := nearest(name, options)
	if near != "" {
		hint := "是不是 " + near + "？"
		if bare := strings.TrimLeft(near, "-"); name == bare {
			hint = "写作 " + near
			if arg != name && strings.ContainsFunc(arg, func(r rune) bool { return r >= utf8.RuneSelf }) {
				hint += "，符号用半角"
			}
		}
		return c.misuse(hint, "没有选项 %s", arg)
	}
	for _, v := range verbs() {
		if slices.ContainsFunc(v.options(), func(o option) bool { return o.name == name }) {
			return c.misuse(fmt.Sprintf("它是 %s 的选项；运行 gongwen help %s 查看用法", v.name, verb), "%s 没有选项 %s", verb, arg)
		}
	}
	return c.usage(verb, "没有选项 %s", arg)
}

// nearest is the option that a name was meant to be, as it is written, or "".
func nearest(name string, options []option) string {
	var names []string
	for i := range options {
		if options[i].name == name {
			return options[i].written()
		}
		if len(options[i].name) > 1 { // of one letter every name of two is near
			names = append(names, options[i].name)
		}
	}
	if near := diag.Nearest(strings.ToLower(name), names); near != "" {
		return "--" + near
	}
	return ""
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
