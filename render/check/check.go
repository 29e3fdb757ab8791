// Package check holds the rules of good notices that the model alone can
// decide: what an old hand of the office would see before the notice is issued.
//
// The rules stand in rooms of their own, a row of a table each; this one puts
// them to a notice and minds the [[check]] that switch some. It changes nothing
// and stops nothing: its findings are warnings and notes, and where a text can
// be read as right it says nothing. What makes a source unreadable is bind's to
// say, what only finished pages show is layout's. In: a [notice.Notice]; of one with
// errors, what would follow from them is the caller's to drop (diag.Rule.Needs).
// Out: findings GW3xx.
package check

import (
	"slices"
	"strings"

	"gongwen/render/check/body"
	"gongwen/render/check/finder"
	"gongwen/render/check/head"
	"gongwen/render/check/marks"
	"gongwen/render/check/tasks"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// tables are the rules of all rooms.
func tables() [][]finder.Row {
	return [][]finder.Row{head.Rows(), marks.Rows(), body.Rows(), tasks.Rows()}
}

// Rules lists the rules of this package in the order of their codes.
func Rules() []*diag.Rule {
	out := []*diag.Rule{&noSwitch, &silenced}
	for _, rows := range tables() {
		for i := range rows {
			out = append(out, &rows[i].Rule)
		}
	}
	slices.SortFunc(out, func(a, b *diag.Rule) int { return strings.Compare(a.Code, b.Code) })
	return out
}

// Run puts every rule to the notice. The findings are in file order.
func Run(n *notice.Notice) diag.List {
	return finder.New(n).Run(tables()...)
}
