package returned

import (
	"strings"

	"gongwen/render/diag"
)

// Past is what an earlier ledger says: that of the month before, or that of this
// month which stands where the new one is to go.
type Past struct {
	Source *diag.Source // its name
	Period string       // 2026-04; empty: it says none
	Heads  []string     // of the clerk's columns
	Rows   []PastRow
}

// PastRow is a row of it: whose it is, what the department had said, and what the
// clerk wrote beside it, by column.
type PastRow struct {
	Key              Key
	Text             string // of the task
	Status, Progress string
	Open             bool // the status is not that of all who answer
	Clerk            []string
}

// LastOf is what a member had said, of what the members' answers side by side say.
func LastOf(all, name string, members []string) string {
	var own []string
	whose := ""
	for line := range strings.SplitSeq(all, "\n") {
		for _, m := range members {
			if rest, ok := strings.CutPrefix(line, m+"："); ok {
				whose, line = m, rest
				break
			}
		}
		if whose == name || whose == "" {
			own = append(own, line)
		}
	}
	return strings.Join(own, "\n")
}
