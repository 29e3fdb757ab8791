package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongwen/render"
)

// copiesOf is the folder of a notice's numbered copies.
func (b *build) copiesOf(name string) string { return filepath.Join(b.dir, stem(name)+render.Copied) }

// staleCopies tells of the PDF files that an earlier run left and that are none of
// the notice's now: the single one where there are copies, copies of other 份号.
func (b *build) staleCopies(name string, serials []string) {
	var old []string
	if single := filepath.Join(b.dir, stem(name)+".pdf"); serials != nil && exists(single) {
		old = append(old, single)
	}
	entries, err := os.ReadDir(b.copiesOf(name))
	if err != nil {
		entries = nil // no earlier run
	}
	for _, e := range entries {
		if serial, pdf := strings.CutSuffix(e.Name(), ".pdf"); pdf && !besidePoint(e.Name()) && !slices.Contains(serials, serial) {
			old = append(old, filepath.Join(b.copiesOf(name), e.Name()))
		}
	}
	switch len(old) {
	case 0:
	case 1:
		b.hint(old[0] + " 是以前生成的，现在没有这一份，内容可能已经过时")
	default:
		b.tell("%s: 这里的 %d 个 PDF 是以前生成的，现在没有这些份，内容可能已经过时:", shown(filepath.Dir(old[len(old)-1])), len(old))
		for _, path := range old {
			b.tell("    %s", path)
		}
	}
}
