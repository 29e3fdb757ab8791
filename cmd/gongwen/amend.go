package main

import (
	"bytes"
	"path/filepath"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// amendmentEnd is how the name of an explained amendment ends.
const amendmentEnd = "-修订说明.pdf"

// amend is one run of the verb.
type amend struct {
	settings
	dir        string
	write, pdf bool
	day        render.Day // of the explanation; zero: that of the new notice
}

func (k *amend) options() []options.Option {
	return append(k.settings.options(), options.Word("o", "文件夹", &k.dir), options.Switch("write", &k.write), options.Switch("pdf", &k.pdf), daily(&k.day))
}

// amend tells what a new edition of a notice changes. Without options it writes
// nothing.
func (c *command) amend(args []string) int {
	k := amend{dir: "output"}
	files, code, ok := c.parse("amend", k.options(), args)
	if !ok {
		return code
	}
	if len(files) != 2 {
		return c.SeeHelp("amend", "写两个文件：先旧的，后新的")
	}
	if code := c.named(files); code != console.Fine {
		return code
	}
	var texts [2][]byte
	for i, name := range files {
		if texts[i], code = c.read("amend", name); code != console.Fine {
			return code
		}
	}
	a, list := render.Amend(places.Shown(files[0]), texts[0], places.Shown(files[1]), texts[1])
	if a == nil {
		diag.Print(c.Err, list, c.Err.Colour) // the screen keeps a failure
		return c.Spoken(console.Notice)
	}
	if k.write {
		var written *render.Amended
		if written, code = c.carryIDs(files, texts, a); written != nil {
			a = written
		}
	}
	for _, line := range a.Lines() {
		c.Say("%s", line)
	}
	if k.pdf {
		code = max(code, c.explainAmendment(&k, files[1], a))
	}
	return c.Spoken(code)
}

// carryIDs writes the ids of the old edition into the new one, which is then held
// against the old one again; nil: nothing was written.
func (c *command) carryIDs(files []string, texts [2][]byte, a *render.Amended) (*render.Amended, int) {
	name := files[1]
	if a.New.Source.Text != string(texts[1]) {
		return nil, c.Misuse("先用 gongwen check --fix 改存为 UTF-8", "%s 不是 UTF-8，没有写任务键", places.Shown(name))
	}
	after, count, why := a.WithIDs()
	if why != "" {
		c.Tell("%s: 任务键没有写，文件没有动：%s", places.Shown(name), why)
		c.Tell("    请在编号变动了的 [[task]] 里自己添上 id = \"旧版的编号\"")
		return nil, console.Notice
	}
	if count == 0 {
		c.Tell("%s: 任务键不用写，没有改文件", places.Shown(name))
		return nil, console.Fine
	}
	if code := c.replace("amend", name, texts[1], after); code != console.Fine {
		return nil, code
	}
	c.Tell("%s: 写明了 %d 项任务的键（id），其余一字未动", places.Shown(name), count)
	again, _ := render.Amend(places.Shown(files[0]), texts[0], places.Shown(name), after)
	return again, console.Fine
}

// explainAmendment writes the revision as pages.
func (c *command) explainAmendment(k *amend, name string, a *render.Amended) int {
	found := console.Report{People: c.Err}
	cfg, code := c.config("amend", k.settings, &found)
	if code != console.Fine {
		return code
	}
	day := k.day
	if day == (render.Day{}) {
		if day = a.New.Date; day == a.Old.Date && day != (render.Day{}) {
			c.Hint("两版的成文日期都是" + day.Chinese() + "，修订说明也写这一天；不是的加 --day 2026-05-01 这样的日期")
		}
	}
	paper, list := a.Explain(day, cfg)
	if code := found.Add(list); paper == nil {
		return max(code, console.Notice)
	}
	var out bytes.Buffer
	path := filepath.Join(k.dir, places.Stem(name)+amendmentEnd)
	if err := paper.WritePDF(&out); err != nil {
		return c.Fail("生成", path, err)
	}
	if code := c.Put(k.dir, []set.Result{{Path: path, Data: out.Bytes()}}); code != console.Fine {
		return code
	}
	c.Say("%s", path)
	return console.Fine
}
