package returned

import "gongwen/render/diag"

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
