package rules

import (
	"fmt"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/verify/pdfread"
)

// Conformance is what a file says that it conforms to.
type Conformance struct {
	Part  int    // of ISO 19005; 0: no PDF/A
	Level string // A, B or U; PDF/A-4 may have none
	UA    int    // part of ISO 14289; 0: no PDF/UA
}

// Case is a file that is judged: what it consists of, what it claims, and the
// notes that are taken of it.
type Case struct {
	*pdfread.File
	*Notes
	Claim   Conformance
	Ours    bool // made by this program
	Catalog pdfread.Dict
}

// Archive reports whether the clauses of ISO 19005-2, which part 3 repeats, are
// asked of the file. Of parts 1 and 4 only what all parts have in common is.
func (c *Case) Archive() bool { return c.Claim.Part == 2 || c.Claim.Part == 3 || c.Ours }

// Accessible reports whether ISO 14289-1 is asked of the file.
func (c *Case) Accessible() bool { return c.Claim.UA == 1 || c.Ours }

// Structured reports whether the file has to have a structure tree.
func (c *Case) Structured() bool { return c.Claim.Level == "A" || c.Claim.UA > 0 || c.Ours }

// Readable reports whether all text has to stand for characters.
func (c *Case) Readable() bool {
	return c.Claim.Level == "A" || c.Claim.Level == "U" || c.Claim.UA > 0 || c.Claim.Part >= 4 || c.Ours
}

// Part notes a breach of a clause of ISO 19005-2, under its number in the part
// that is claimed; of a file that does not claim part 2 or 3 it notes nothing.
func (c *Case) Part(r *diag.Rule, clause, format string, args ...any) {
	if !c.Archive() {
		return
	}
	part := "ISO 19005-2 "
	if c.Claim.Part == 3 {
		part = "ISO 19005-3 "
	}
	c.cited(r, part+clause, format, args...)
}

// UA notes a breach of a clause of ISO 14289-1; of a file that does not claim it
// nothing.
func (c *Case) UA(r *diag.Rule, clause, format string, args ...any) {
	if c.Accessible() {
		c.cited(r, "ISO 14289-1 "+clause, format, args...)
	}
}

// Either notes a breach of both standards, under the one that is claimed.
func (c *Case) Either(r *diag.Rule, part, ua, format string, args ...any) {
	if c.Archive() {
		c.Part(r, part, format, args...)
	} else {
		c.UA(r, ua, format, args...)
	}
}

// cited adds the clause where the rule itself does not name it.
func (c *Case) cited(r *diag.Rule, clause, format string, args ...any) {
	if c.full(r) {
		return
	}
	message := fmt.Sprintf(format, args...)
	if !strings.Contains(r.Clause+" ", clause+" ") {
		message += "（" + clause + "）"
	}
	c.Add(r, "%s", message)
}
