package main

import (
	"fmt"
	"strings"
)

// diffOf is what changes from one text to another, as diff -u has it, which
// patch takes. Equal texts give nothing.
func diffOf(name, before, after string) string {
	if before == after {
		return ""
	}
	old, fresh := splitLines(before), splitLines(after)
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", name, name)
	const around = 3
	edits := editsOf(old, fresh)
	for i := 0; i < len(edits); {
		j := i + 1
		for j < len(edits) && edits[j].at-edits[j-1].end <= 2*around {
			j++
		}
		first, last := edits[i], edits[j-1]
		from, to := max(0, first.at-around), min(len(old), last.end+around)
		freshFrom, freshTo := first.freshAt-(first.at-from), last.freshEnd+(to-last.end)
		fmt.Fprintf(&b, "@@ -%s +%s @@\n", rangeOf(from, to), rangeOf(freshFrom, freshTo))
		at := from
		for _, e := range edits[i:j] {
			writeLines(&b, ' ', old[at:e.at])
			writeLines(&b, '-', old[e.at:e.end])
			writeLines(&b, '+', fresh[e.freshAt:e.freshEnd])
			at = e.end
		}
		writeLines(&b, ' ', old[at:to])
		i = j
	}
	return b.String()
}

func splitLines(s string) []string {
	lines := strings.SplitAfter(s, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func rangeOf(from, to int) string {
	if from == to {
		return fmt.Sprintf("%d,0", from)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func writeLines(b *strings.Builder, sign byte, lines []string) {
	for _, line := range lines {
		b.WriteByte(sign)
		b.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			b.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// edit says that the old lines from at to end give way to fresh ones.
type edit struct{ at, end, freshAt, freshEnd int }

// editsOf are the edits from the old lines to the fresh ones. Mending changes
// lines or takes them out and adds none, so what belongs together is near: a
// line is held against the few behind it.
func editsOf(old, fresh []string) (edits []edit) {
	const most = 2000 // lines that are looked at for the next that is equal
	for i, j := 0, 0; i < len(old) || j < len(fresh); {
		if i < len(old) && j < len(fresh) && old[i] == fresh[j] {
			i, j = i+1, j+1
			continue
		}
		e := edit{i, len(old), j, len(fresh)}
	search:
		for gap := 1; gap <= most && gap <= len(old)-i+len(fresh)-j; gap++ {
			for down := range gap + 1 {
				if right := gap - down; i+down < len(old) && j+right < len(fresh) && old[i+down] == fresh[j+right] {
					e.end, e.freshEnd = i+down, j+right
					break search
				}
			}
		}
		i, j = e.end, e.freshEnd
		edits = append(edits, e)
	}
	return edits
}
