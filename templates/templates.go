// Package templates embeds the format templates, and the notices to be filled in
// that the program begins one with.
//
// It decodes and checks nothing; render/paper/style does. Each template states
// the sizes, distances and faces of one format with clause and strength; a
// starter is a source with blanks. Out: the bytes of each, never to be written
// to.
package templates

import (
	_ "embed"
	"slices"
)

// General is the general format of GB/T 9704—2012, clause 7.
//
//go:embed general.toml
var General []byte

// Letter is what the format of letters has otherwise, clause 10.1.
//
//go:embed letter.toml
var Letter []byte

// Order is what the format of orders has otherwise, clause 10.2.
//
//go:embed order.toml
var Order []byte

// Minutes is what the format of minutes has otherwise, clause 10.3.
//
//go:embed minutes.toml
var Minutes []byte

// The starters.
var (
	//go:embed starters/breakdown.toml
	breakdown []byte
	//go:embed starters/issue.toml
	issue []byte
	//go:embed starters/meeting.toml
	meeting []byte
	//go:embed starters/joint.toml
	joint []byte
	//go:embed starters/request.toml
	request []byte
	//go:embed starters/letter.toml
	letter []byte
	//go:embed starters/order.toml
	order []byte
	//go:embed starters/minutes.toml
	minutes []byte
)

// Starter is the source that a kind of document begins with.
type Starter struct {
	Kind string // as clerks say: 会议
	Text []byte
}

// Starters are all of them, the usual one first.
func Starters() []Starter {
	return []Starter{
		{"任务分解", breakdown},
		{"印发", issue},
		{"会议", meeting},
		{"联合", joint},
		{"请示", request},
		{"函", letter},
		{"令", order},
		{"纪要", minutes},
	}
}

// StarterOf is that of a kind.
func StarterOf(kind string) (text []byte, ok bool) {
	all := Starters()
	i := slices.IndexFunc(all, func(s Starter) bool { return s.Kind == kind })
	if i < 0 {
		return nil, false
	}
	return all[i].Text, true
}
