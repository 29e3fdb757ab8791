// Package places says where the results of a run lie and what lies there already.
//
// It puts nothing in its place, which package set does, and says nothing to
// anybody. In: the names of sources and folders, and results. Out: paths; what of
// the results must not take the place of a file that somebody has filled in; the
// list of sums of a folder.
package places

import (
	"path/filepath"
	"strconv"
	"strings"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// How the names of a ledger, and of the folder of reminders, end.
const (
	ledgerEnd   = "-台账.xlsx"
	ledgerPart  = "-台账-" // before a month
	remindersOf = "-催办"
)

// Aside is the name of the folder for files that others have taken the place of.
const Aside = "旧版"

// Shown is a file's name in messages: the same on every system.
func Shown(name string) string { return filepath.ToSlash(name) }

// Stem is the file's name without folder and extension: the only thing that
// names its results, so that no value in a notice can steer a path.
func Stem(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// Departments is the folder, below dir, of a notice's single workbooks, for a month
// or for none.
func Departments(dir, notice, period string) string {
	return filepath.Join(dir, Stem(notice), period)
}

// Copies is the folder, below dir, of a notice's numbered copies.
func Copies(dir, notice string) string { return filepath.Join(dir, Stem(notice)+render.Copied) }

// Ledger is the place, in dir, of the ledger of a month, or of none.
func Ledger(dir, notice, period string) string {
	if period == "" {
		return filepath.Join(dir, Stem(notice)+ledgerEnd)
	}
	return filepath.Join(dir, Stem(notice)+ledgerPart+period+".xlsx")
}

// Reminders is the folder, below dir, of what urges those that are behind.
func Reminders(dir, notice, period string) string {
	return filepath.Join(dir, Stem(notice)+remindersOf, period)
}

// isLedger reports whether a file is a ledger, of a month or of none.
func isLedger(name string) bool {
	i := strings.LastIndex(name, ledgerPart)
	return strings.HasSuffix(name, ledgerEnd) || i >= 0 && render.IsPeriod(strings.TrimSuffix(name[i+len(ledgerPart):], ".xlsx"))
}

// notOfUsers reports whether a file is not a user's own: hidden, or left by the
// system or by an office that has a workbook open.
func notOfUsers(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// SetAside is where a file is set aside: under its name, or if that is taken
// there, one with a number behind it. Names that are to be taken come into taken.
func SetAside(path string, taken map[string]bool) string {
	dir, ext := filepath.Join(filepath.Dir(path), Aside), filepath.Ext(path)
	stem := strings.TrimSuffix(filepath.Base(path), ext)
	to := filepath.Join(dir, stem+ext)
	for n := 2; set.Exists(to) || taken[strings.ToLower(to)]; n++ {
		to = filepath.Join(dir, stem+"（"+strconv.Itoa(n)+"）"+ext)
	}
	taken[strings.ToLower(to)] = true
	return to
}
