// Package options reads the options of a verb from a command line, in Chinese.
//
// It knows no verb and does nothing about an option but hand its value on. In: the
// options there are, the arguments. Out: the files named, or a [Refusal] that says
// what is wrong and what was meant.
package options

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/cmd/gongwen/set"
	"gongwen/render/diag"
)

// Option is one of a verb. Its name is what follows the dashes.
type Option struct {
	Name string
	What string             // what its value is called; "": it has none; with = before it, it may be left out
	Take func(string) error // an error says in Chinese what the value may be
}

// bare reports whether the value may be left out; else it stands behind =.
func (o *Option) bare() bool { return strings.HasPrefix(o.What, "=") }

// Written is how the help pages write it: -o, --draft.
func (o *Option) Written() string {
	if len(o.Name) == 1 {
		return "-" + o.Name
	}
	return "--" + o.Name
}

// Switch is an option without a value.
func Switch(name string, to *bool) Option {
	return Option{name, "", func(string) error { *to = true; return nil }}
}

// Word is an option with a value; what is what the value is called.
func Word(name, what string, to *string) Option {
	return Option{name, what, func(s string) error { *to = s; return nil }}
}

// Checked is an option whose value take looks at.
func Checked(name, what string, take func(string) error) Option { return Option{name, what, take} }

// Help are the words that ask for the help page wherever they stand.
var Help = []string{"-h", "--h", "-help", "--help", "-?", "--?", "/?", "/h", "/help", "帮助"}

// Refusal is why the arguments of a verb are not taken.
type Refusal struct {
	Said    string // what is wrong; "": nothing, the help page is asked for
	Hint    string // what was meant; "": the help page says more
	Unknown string // the name of an option that the verb does not have, nor one like it
}

func refuse(format string, args ...any) *Refusal { return &Refusal{Said: fmt.Sprintf(format, args...)} }

// standardInput is the argument that stands for what comes through a pipe.
const standardInput = "-"

// Parse reads options, which may stand before, between and after the files.
func Parse(options []Option, args []string) (files []string, no *Refusal) {
	given := map[string]string{}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			return append(files, args...), nil
		case slices.Contains(Help, arg) && !set.Exists(arg):
			return nil, &Refusal{}
		case arg == standardInput || !optionLike(arg, options):
			files = append(files, arg)
			continue
		}
		name, value, valued := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		i := slices.IndexFunc(options, func(o Option) bool { return o.Name == name })
		if i < 0 || len(arg)-len(strings.TrimLeft(arg, "-")) > 2 {
			return nil, noOption(options, arg)
		}
		o := &options[i]
		switch {
		case o.What == "" && valued:
			return nil, refuse("选项 %s 不带值 “%s”", o.Written(), value)
		case o.bare() && !valued:
		case o.What != "" && !valued && len(args) == 0:
			return nil, refuse("选项 %s 后面要写%s", o.Written(), o.What)
		case o.What != "" && !valued:
			if value, args = args[0], args[1:]; optionLike(value, options) && value != standardInput && !set.Exists(value) {
				return nil, refuse("选项 %s 后面要写%s，写的却是 %s", o.Written(), o.What, value)
			}
		}
		if o.What != "" && value == "" && (valued || !o.bare()) {
			return nil, refuse("选项 %s 后面的%s是空的", o.Written(), o.What)
		}
		if before, twice := given[name]; twice && before != value {
			return nil, refuse("选项 %s 写了两次：%s 和 %s", o.Written(), before, value)
		}
		given[name] = value
		if err := o.Take(value); err != nil {
			return nil, refuse("%s", err)
		}
	}
	return files, nil
}

// dashes are what an input method or a word processor makes of a hyphen.
const dashes = "-—–―－−‒‐‑﹣﹘"

// optionLike reports whether an argument is meant as an option: it begins with a
// hyphen or, if it is no file, with another dash before Latin letters, or with
// the slash of Windows before the name of an option.
func optionLike(arg string, options []Option) bool {
	if strings.HasPrefix(arg, "-") {
		return true
	}
	name, ok := Undashed(arg)
	if !ok || set.Exists(arg) {
		return false
	}
	if strings.HasPrefix(arg, "/") {
		return slices.ContainsFunc(options, func(o Option) bool { return o.Name == name })
	}
	return strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz-") == ""
}

// Undashed is the name that a foreign way to write an option has behind its
// dashes.
func Undashed(arg string) (name string, ok bool) {
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

// noOption is of an option that there is not.
func noOption(options []Option, arg string) *Refusal {
	name, _ := Undashed(arg)
	near := Nearest(name, options)
	if near == "" {
		return &Refusal{Said: "没有选项 " + arg, Unknown: name}
	}
	hint := "是不是 " + near + "？"
	if bare := strings.TrimLeft(near, "-"); name == bare {
		hint = "写作 " + near
		if arg != name && strings.ContainsFunc(arg, func(r rune) bool { return r >= utf8.RuneSelf }) {
			hint += "，符号用半角"
		}
	}
	return &Refusal{Said: "没有选项 " + arg, Hint: hint}
}

// Nearest is the option that a name was meant to be, as it is written, or "".
func Nearest(name string, options []Option) string {
	var names []string
	for i := range options {
		if options[i].Name == name {
			return options[i].Written()
		}
		if len(options[i].Name) > 1 { // of one letter every name of two is near
			names = append(names, options[i].Name)
		}
	}
	if near := diag.Nearest(strings.ToLower(name), names); near != "" {
		return "--" + near
	}
	return ""
}
