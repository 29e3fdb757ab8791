package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/crew"
	"gongwen/render/diag"
)

// build is one run of the verb.
type build struct {
	*command
	settings
	report    console.Report
	cfg       render.Config
	inputs    []string
	dir       string // for the results
	pdf, xlsx bool   // what to make
	split     bool   // a workbook for each department too
	force     bool   // replace even workbooks with answers
	json      bool
	dump      string          // a stage to print instead
	archive   *render.Archive // named
	manifest  bool            // list their sums
	listing   bool            // some are listed
	period    string          // the month that the departments' workbooks are for
	since     string          // the edition before, whose changes are marked in them
	changed   *render.Amended // what has changed since then
}

func (b *build) options() []options.Option {
	return append(b.settings.options(),
		options.Switch("draft", &b.draft),
		options.Word("o", "文件夹", &b.dir),
		options.Switch("pdf", &b.pdf),
		options.Switch("xlsx", &b.xlsx),
		options.Switch("split", &b.split),
		options.Switch("force", &b.force),
		options.Switch("json", &b.json),
		options.Switch("manifest", &b.manifest),
		monthly("period", &b.period),
		options.Word("since", "旧.toml", &b.since),
		options.Checked("archive", "级别", func(name string) error {
			level, ok := render.ParseArchive(name)
			if !ok {
				return fmt.Errorf("--archive 后面写 %s 之一", strings.Join(render.Archives(), "、"))
			}
			b.archive = &level
			return nil
		}),
		options.Checked("dump", "阶段", func(stage string) error {
			if stages := render.Stages(); !slices.Contains(stages, stage) {
				return fmt.Errorf("--dump 后面写 %s 之一", strings.Join(stages, "、"))
			}
			b.dump = stage
			return nil
		}),
	)
}

func (c *command) build(args []string) int {
	b := build{command: c, report: console.Report{People: c.Err}, dir: "output"}
	files, code, ok := c.parse("build", b.options(), args)
	if !ok {
		return code
	}
	switch {
	case b.json && b.dump != "":
		return c.SeeHelp("build", "--json 和 --dump 只能写一个")
	case b.manifest && b.dump != "":
		return c.SeeHelp("build", "--manifest 和 --dump 只能写一个")
	case b.split && b.dump != "":
		return c.SeeHelp("build", "--split 和 --dump 只能写一个")
	case b.split && b.pdf && !b.xlsx:
		return c.SeeHelp("build", "--split 生成的是工作簿，写了 --pdf 就还要写 --xlsx")
	case b.period != "" && !b.split:
		return c.SeeHelp("build", "--period 是给各部门的表写的，要和 --split 一起写")
	case b.since != "" && !b.split:
		return c.SeeHelp("build", "--since 在给各部门的表里标出改动，要和 --split 一起写")
	case b.since != "" && len(files) != 1:
		return c.SeeHelp("build", "写了 --since 就只写一个通知")
	case b.archive != nil && b.draft:
		return c.SeeHelp("build", "草稿不是存档文件，--archive 和 --draft 只能写一个")
	}
	if b.json {
		b.report.Print = diag.WriteJSON
	}
	only := render.Both
	switch {
	case b.pdf == b.xlsx: // neither or both named: both
		b.pdf, b.xlsx = true, true
	case b.dump != "": // which looks at any stage
	case b.pdf:
		only = render.OnlyPDF
	default:
		only = render.OnlyXLSX
	}
	code = b.prepare(files)
	b.cfg.Only = only
	if b.archive != nil {
		b.cfg.Archive = *b.archive
	}
	if code == console.Fine && b.manifest {
		code = b.sound(b.dir) // a spoiled one is told before the work, not after
	}
	if code == console.Fine {
		code = b.all()
	}
	b.report.Finish(c.Out)
	return c.Spoken(code)
}

// prepare settles everything that does not depend on one notice.
func (b *build) prepare(files []string) (code int) {
	if b.inputs, code = b.find("build", files); code != console.Fine {
		return code
	}
	if b.dump == "" {
		if slices.Contains(b.inputs, standardInput) {
			return b.SeeHelp("build", "从标准输入读（-）时没有文件名可用，只能加 --dump")
		}
		if code := b.named(b.inputs); code != console.Fine {
			return code
		}
		if code := b.distinct(b.inputs); code != console.Fine {
			return code
		}
		if info, err := os.Stat(b.dir); err == nil && !info.IsDir() {
			return b.SeeHelp("build", "-o 后面的 %s 是文件，不是文件夹", b.dir)
		}
	}
	b.cfg, code = b.config("build", b.settings, &b.report)
	return code
}

// all builds one notice after the other. One that fails does not stop the
// others; the highest exit code counts.
func (b *build) all() (code int) {
	failed := 0
	for i, name := range b.inputs {
		began := time.Now()
		one := b.one(name)
		if one != console.Fine {
			failed++
		}
		code = max(code, one)
		if len(b.inputs) > 1 && b.dump == "" {
			b.Tell("[%d/%d] %s  %.2fs", i+1, len(b.inputs), places.Stem(name), time.Since(began).Seconds())
		}
	}
	if b.listing {
		b.written(filepath.Join(b.dir, places.SumsName))
	}
	if failed > 0 && len(b.inputs) > 1 {
		b.Tell("共 %d 件，%d 件未完成", len(b.inputs), failed)
	}
	return code
}

// one builds one notice.
func (b *build) one(name string) int {
	text, code := b.read("build", name)
	if code != console.Fine {
		return code
	}
	b.pace(text, b.cfg.Only == render.OnlyXLSX)
	doc, list := render.Open(places.Shown(name), text, b.cfg)
	if code := b.report.Add(list); code != console.Fine {
		return code
	}
	if b.since != "" {
		before, code := b.read("build", b.since)
		if code != console.Fine {
			return code
		}
		var wrong diag.List
		if b.changed, wrong = render.Amend(places.Shown(b.since), before, places.Shown(name), text); b.changed == nil {
			return b.report.Add(wrong)
		}
	}
	if (b.xlsx && b.dump == "" || b.dump == "sheets") && !doc.HasWorkbook() {
		b.noWorkbook(name)
	}
	if b.dump != "" {
		doc.Dump(b.Out, b.dump)
		return console.Fine
	}
	results, err := b.render(name, doc)
	if err != nil {
		return b.Fail("生成", places.Shown(name)+" 的结果", err)
	}
	return b.deliver(name, doc, results)
}

// deliver puts the results of a notice in their places.
func (b *build) deliver(name string, doc *render.Document, results []set.Result) int {
	folder, copies := places.Departments(b.dir, name, b.period), places.Copies(b.dir, name)
	needed := []string{b.dir}
	if b.split && doc.HasWorkbook() {
		needed = append(needed, folder)
	}
	if b.pdf && doc.Copies() != nil {
		needed = append(needed, copies)
	}
	for _, dir := range needed {
		if code := b.MakeFolder(dir); code != console.Fine {
			return code
		}
	}
	f, code := b.Claim(b.dir, folder, filepath.Join(folder, places.Aside), copies)
	if code != console.Fine {
		return code
	}
	defer f.Release()
	fresh, code := b.spare(doc, results)
	var old places.Outdated
	if b.split {
		var one int
		if old, one = b.outdated(folder, doc, results); one != console.Fine {
			return max(code, one)
		}
		fresh = append(fresh, old.Moves...)
	}
	if one := b.put(f, fresh); one != console.Fine {
		return max(code, one)
	}
	b.Unlocked(f)
	for _, r := range fresh[:len(fresh)-len(old.Moves)] {
		b.written(r.Path)
	}
	b.tellOutdated(folder, &old)
	if b.split {
		b.tellLeft(name)
	}
	if b.pdf {
		b.tellStale(places.StaleCopies(b.dir, name, doc.Copies()))
	}
	if summary := doc.Summary(); summary != "" && !b.json {
		b.Tell("%s: %s", places.Shown(name), summary)
	}
	return code
}

// put puts results in their places, with their sums where those are listed.
func (b *build) put(f *set.Folder, results []set.Result) int {
	if b.manifest && len(results) > 0 {
		code := b.putListed(f, results)
		b.listing = b.listing || code == console.Fine
		return code
	}
	if why := f.Put(results, b.archive != nil); why != nil {
		return b.Failed(why)
	}
	return console.Fine
}

// written names a file that is in place.
func (b *build) written(path string) {
	if b.report.Print != nil {
		b.Tell("%s", path) // the findings alone are JSON
	} else {
		b.Say("%s", path)
	}
}

// render makes the finished files in memory, both at the same time.
func (b *build) render(name string, doc *render.Document) ([]set.Result, error) {
	var pdf, xlsx bytes.Buffer
	var results []set.Result
	var beside crew.Crew
	var err, other error
	if b.xlsx && doc.HasWorkbook() {
		beside.Go(func() { other = doc.WriteXLSX(&xlsx) })
	}
	copies := doc.CopyParts()
	if b.pdf && copies == nil {
		err = doc.WritePDF(&pdf)
	}
	beside.Wait()
	if err := errors.Join(err, other); err != nil {
		return nil, err
	}
	path := filepath.Join(b.dir, places.Stem(name))
	switch {
	case b.pdf && copies != nil:
		if results, err = files(places.Copies(b.dir, name), copies); err != nil {
			return nil, err
		}
	case b.pdf:
		results = append(results, set.Result{Path: path + ".pdf", Data: pdf.Bytes()})
	}
	if b.xlsx && doc.HasWorkbook() {
		results = append(results, set.Result{Path: path + ".xlsx", Data: xlsx.Bytes()})
	}
	if b.split {
		single, err := files(places.Departments(b.dir, name, b.period), doc.Parts(render.Issue{Period: b.period, Changed: b.changed}))
		return append(results, single...), err
	}
	return results, nil
}

// noWorkbook says why there is no second file, and that one of an earlier run
// no longer fits.
func (b *build) noWorkbook(name string) {
	b.Tell("%s: 没有任务（[[task]]），不生成工作簿", places.Shown(name))
	old := filepath.Join(b.dir, places.Stem(name)+".xlsx")
	if _, err := os.Stat(old); err == nil {
		b.Hint(old + " 是以前生成的，内容可能已经过时")
	}
}
