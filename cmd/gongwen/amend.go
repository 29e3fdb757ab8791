package main

import (
	"bytes"
	"path/filepath"

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
}

func (k *amend) options() []option {
	return append(k.settings.options(), worded("o", "文件夹", &k.dir), switched("write", &k.write), switched("pdf", &k.pdf))
}

// amend tells what a new edition of a notice changes. Without options it writes
// nothing.
func (c *console) amend(args []string) int {
	k := amend{dir: "output"}
	files, code, ok := c.parse("amend", k.options(), args)
	if !ok {
		return code
	}
	if len(files) != 2 {
		return c.usage("amend", "写两个文件：先旧的，后新的")
	}
	if code := c.named(files); code != exitFine {
		return code
	}
	var texts [2][]byte
	for i, name := range files {
		if texts[i], code = c.read("amend", name); code != exitFine {
			return code
		}
	}
	a, list := render.Amend(shown(files[0]), texts[0], shown(files[1]), texts[1])
	if a == nil {
		diag.Print(c.err, list, c.err.colour) // the screen keeps a failure
		return c.spoken(exitNotice)
	}
	if k.write {
		var written *render.Amended
		if written, code = c.carryIDs(files, texts, a); written != nil {
			a = written
		}
	}
	for _, line := range a.Lines() {
		c.say("%s", line)
	}
	if k.pdf {
		code = max(code, c.explainAmendment(&k, files[1], a))
	}
	return c.spoken(code)
}

// carryIDs writes the ids of the old edition into the new one, which is then held
// against the old one again; nil: nothing was written.
func (c *console) carryIDs(files []string, texts [2][]byte, a *render.Amended) (*render.Amended, int) {
	name := files[1]
	if a.New.Source.Text != string(texts[1]) {
		return nil, c.misuse("先用 gongwen check --fix 改存为 UTF-8", "%s 不是 UTF-8，没有写任务键", shown(name))
	}
	after, count := a.WithIDs()
	if count == 0 {
		c.tell("%s: 任务键不用写，没有改文件", shown(name))
		return nil, exitFine
	}
	if code := c.replace("amend", name, texts[1], after); code != exitFine {
		return nil, code
	}
	c.tell("%s: 写明了 %d 项任务的键（id），其余一字未动", shown(name), count)
	again, _ := render.Amend(shown(files[0]), texts[0], shown(name), after)
	return again, exitFine
}

// explainAmendment writes the revision as pages.
func (c *console) explainAmendment(k *amend, name string, a *render.Amended) int {
	found := report{people: c.err}
	cfg, code := c.config("amend", k.settings, &found)
	if code != exitFine {
		return code
	}
	paper, list := a.Explain(cfg)
	if code := found.add(list); paper == nil {
		return max(code, exitNotice)
	}
	var out bytes.Buffer
	path := filepath.Join(k.dir, stem(name)+amendmentEnd)
	if err := paper.WritePDF(&out); err != nil {
		return c.fail("生成", path, err)
	}
	if code := c.putResults(k.dir, []set.Result{{Path: path, Data: out.Bytes()}}); code != exitFine {
		return code
	}
	c.say("%s", path)
	return exitFine
}
