package main

import (
	"bytes"
	"errors"
	"path/filepath"
	"runtime"
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/crew"
)

// files makes the files of several, in a folder. As many are made at a time as there
// are processors.
func files(folder string, parts []render.Part) ([]set.Result, error) {
	results, errs := make([]set.Result, len(parts)), make([]error, len(parts))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var workers crew.Crew
	for i, part := range parts {
		slots <- struct{}{}
		workers.Go(func() {
			defer func() { <-slots }()
			var file bytes.Buffer
			errs[i] = part.Write(&file)
			results[i] = set.Result{Path: filepath.Join(folder, part.Name), Data: file.Bytes()}
		})
	}
	workers.Wait()
	return results, errors.Join(errs...)
}

// spare leaves out of results the workbooks in whose place lies one that must stay,
// and tells of them. The others are written all the same.
func (b *build) spare(doc *render.Document, results []set.Result) ([]set.Result, int) {
	if b.force {
		return results, console.Fine
	}
	fresh, kept := places.Spare(results, doc.Answered())
	if len(kept) == 0 {
		return fresh, console.Fine
	}
	b.TellAll(kept[render.Filled], "gongwen: %d 个工作簿里有、或者可能有填报的内容，没有覆盖:", len(kept[render.Filled]))
	b.TellAll(kept[render.Unread], "gongwen: %d 个文件读不完整（打不开、损坏、有密码或不是 .xlsx），里面可能有填报的内容，没有覆盖:", len(kept[render.Unread]))
	b.Hint("把交回的表移到别的文件夹（如“交回”）再运行一次；确定不要了，加 --force 覆盖")
	return fresh, console.Machine
}

// outdated finds what an earlier run left for departments that the notice no longer
// names, and makes the folder that it is set aside in.
func (b *build) outdated(folder string, doc *render.Document, results []set.Result) (places.Outdated, int) {
	old, at, err := places.FindOutdated(folder, results, doc.Superseded())
	switch {
	case err != nil:
		return old, b.Fail(console.Reading, at, err)
	case len(old.Moves) > 0:
		return old, b.MakeFolder(filepath.Join(folder, places.Aside))
	}
	return old, console.Fine
}

// tellOutdated says what has become of them.
func (b *build) tellOutdated(folder string, old *places.Outdated) {
	var moved []string
	for _, m := range old.Aside {
		moved = append(moved, m.From+" → "+m.To)
	}
	b.TellAll(moved, "%s: %d 个文件是以前生成的，没有人填过，现在没有对应的部门，移到了“%s”:", folder, len(moved), places.Aside)
	b.TellAll(old.Kept, "%s: %d 个文件是以前生成的，现在没有对应的部门，里面有填报的内容，没有动:", folder, len(old.Kept))
}

// tellLeft names the departments that the new edition asks nothing of: they get no
// file that would tell them.
func (b *build) tellLeft(name string) {
	if b.changed == nil {
		return
	}
	var left []string
	for _, g := range b.changed.Gone() {
		if g.Left {
			left = append(left, g.Department+"："+strings.Join(g.Notes, ""))
		}
	}
	b.TellAll(left, "%s: %d 个部门没有任务了，这次没有它的表，请另行告知:", places.Shown(name), len(left))
}

// tellStale says that copies of an earlier run no longer fit.
func (b *build) tellStale(old []string) {
	switch len(old) {
	case 0:
	case 1:
		b.Hint(old[0] + " 是以前生成的，现在没有这一份，内容可能已经过时")
	default:
		b.TellAll(old, "%s: 这里的 %d 个 PDF 是以前生成的，现在没有这些份，内容可能已经过时:", places.Shown(filepath.Dir(old[len(old)-1])), len(old))
	}
}

// sound tells of a list of sums that must not be written over.
func (b *build) sound(dir string) int {
	_, list, err := places.ReadSums(dir)
	if err != nil {
		return b.Fail(console.Reading, filepath.Join(dir, places.SumsName), err)
	}
	return b.report.Add(list)
}

// putListed puts results in their places and their sums in the list.
func (b *build) putListed(f *set.Folder, results []set.Result) int {
	p := places.PutListed(f, results)
	for _, name := range p.Gone {
		b.Tell("%s: %s 已经不在，从清单里去掉", places.Shown(filepath.Join(f.Dir, places.SumsName)), places.Shown(name))
	}
	switch code := b.report.Add(p.Findings); {
	case p.Unread != nil:
		return b.Fail(console.Reading, filepath.Join(f.Dir, places.SumsName), p.Unread)
	case p.Failure != nil:
		return b.Failed(p.Failure)
	default:
		return code
	}
}
