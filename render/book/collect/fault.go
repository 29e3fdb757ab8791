package collect

import (
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
)

// ruleFor is the rule of files that cannot be read for a reason.
func ruleFor(fault returned.Fault) told.Rule {
	switch fault {
	case returned.OldFormat, returned.Encrypted, returned.Binary, returned.OldFile:
		return told.OldFormat
	case returned.Damaged:
		return told.Damaged
	case returned.TooLarge:
		return told.TooLarge
	case returned.Folder:
		return told.Folder
	case returned.Junk, returned.LockFile:
		return told.LockFile
	}
	return told.NotWorkbook
}

func (c *Collection) unreadable(f *file, fault returned.Fault) {
	what, hint := fault.Words()
	f.Fault = what
	f.Skipped = fault == returned.LockFile || fault == returned.Junk
	c.add(ruleFor(fault), f, hint, "%s", what)
}
