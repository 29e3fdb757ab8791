package collect

import (
	"fmt"
	"slices"

	"gongwen/render/book/assign"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// Result is all that was collected. Its JSON is part of the program's
// interface; no list in it is null.
type Result struct {
	Total       Tally        `json:"total"`
	Departments []Tally      `json:"departments"` // in the order of the assignment sheet
	Files       []File       `json:"files"`       // in the order given
	Pairs       []Pair       `json:"pairs"`       // in the order of the assignment sheet
	Left        []Left       `json:"left"`        // what went into no answer
	Form        *assign.Form `json:"-"`           // what was sent; its duties are the pairs
	Day         words.Day    `json:"-"`           // from which overdue is counted
	Period      string       `json:"period"`      // 2026-05; empty: no month
	Before      string       `json:"before"`      // the month of the last progress; empty: none is known
	ClerkHeads  []string     `json:"-"`           // of the columns that an earlier ledger's clerk wrote in
}

// Settled reports whether nothing is left for a person to decide.
func (r *Result) Settled() bool { return r.Total.Clash == 0 && r.Total.Doubtful == 0 }

// Unread reports whether none of the files could be read.
func (r *Result) Unread() bool {
	return !slices.ContainsFunc(r.Files, func(f File) bool { return f.Fault == "" })
}

// State is what became of a task in the hands of a department.
type State uint8

// The states of a pair.
const (
	Missing  State = iota // 未报: nobody filled anything in
	Reported              // 已报: one answer
	Clash                 // 冲突: answers that differ
	Doubtful              // 需核对: one answer that a person must look at
)

// String is the state in the ledger's word.
func (s State) String() string {
	return [...]string{Missing: "未报", Reported: "已报", Clash: "冲突", Doubtful: "需核对"}[s]
}

// MarshalText is String, for JSON.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Pair is a task in the hands of a group.
type Pair struct {
	ID      string           `json:"id"`
	Group   string           `json:"group"`
	State   State            `json:"state"`
	Answers returned.Answers `json:"answers"` // agreed ones; empty where returns differ
	Overdue bool             `json:"overdue"`
	Sources []string         `json:"sources"` // files with an answer
	Notes   []string         `json:"notes"`   // why it is in doubt
	Remarks []string         `json:"remarks"` // what was read as something else, and need not be looked at

	LastStatus   string `json:"last_status"` // in the ledger of the month before
	LastProgress string `json:"last_progress"`
	Idle         bool   `json:"idle"`        // 无进展: what was said then is said again
	Kept         bool   `json:"done_before"` // 上期已完成: and nothing else is said of it now
	lastOpen     bool   // of what was said then in one word, not all who answer said it

	Clerk     []string  `json:"-"` // by ClerkHeads: what the clerk had written beside it
	Differing []bool    `json:"-"` // shown side by side
	Versions  []Version `json:"-"` // what returns say, each once
	Blank     []string  `json:"-"` // files that came back without an answer
	Absent    []string  `json:"-"` // members that have not answered, where others have
}

// Version is one answer to a pair, given by one or several rows.
type Version struct {
	Member  string // of a collective: whose it is
	Answers returned.Answers
	From    []string // 甲.xlsx 按牵头部门 第12行
}

// Tally counts the pairs of a department.
type Tally struct {
	Name     string   `json:"name"`
	Due      int      `json:"due"` // 应报: the sum of the next four
	Reported int      `json:"reported"`
	Missing  int      `json:"missing"`
	Clash    int      `json:"clash"`
	Doubtful int      `json:"doubtful"`
	Partial  int      `json:"partial"`     // of the doubtful, those that not all members have answered
	Done     int      `json:"done"`        // 完成
	Kept     int      `json:"done_before"` // 上期已完成: done then, and not reported again
	Overdue  int      `json:"overdue"`     // 逾期
	Open     []string `json:"open"`        // ids not reported
	Absent   []string `json:"absent"`      // members that have not answered where others have
	Late     []string `json:"late"`        // ids overdue
	Files    []string `json:"files"`       // with an answer
}

// File is what became of a returned file.
type File struct {
	Name     string   `json:"name"`
	Sheets   []string `json:"sheets"`   // that were read
	Rows     int      `json:"rows"`     // matched
	Answered int      `json:"answered"` // of them
	Fault    string   `json:"fault"`    // why it was not read
	Idle     bool     `json:"idle"`     // of a department that has nothing to fill in
	Skipped  bool     `json:"skipped"`  // a system's or a program's own; nobody sent it
	Short    string   `json:"-"`        // its name in the ledger
}

// Summary is the numbers in words: all pairs, then the departments with
// something left to do, then the files.
func (r *Result) Summary(day words.Day) []string {
	t := &r.Total
	lines := []string{fmt.Sprintf("截至%s: 应报 %d，已报 %d，未报 %d，冲突 %d，需核对 %d%s；已完成 %d，逾期 %d%s",
		day.ISO(), t.Due, t.Reported, t.Missing, t.Clash, t.Doubtful, t.partial(), t.Done, t.Overdue, t.kept())}
	for i := range r.Departments {
		d := &r.Departments[i]
		if d.Reported == d.Due {
			continue
		}
		line := fmt.Sprintf("  %s: 应报 %d，已报 %d", d.Name, d.Due, d.Reported)
		for _, part := range []struct {
			name string
			n    int
		}{{"冲突", d.Clash}, {"需核对", d.Doubtful}} {
			if part.n > 0 {
				line += fmt.Sprintf("，%s %d", part.name, part.n)
			}
		}
		line += d.partial()
		if d.Missing > 0 {
			line += fmt.Sprintf("，未报 %d（%s）", d.Missing, told.Some(d.Open))
		}
		if len(d.Absent) > 0 {
			line += "，还有" + told.Some(d.Absent) + "没有报"
		}
		lines = append(lines, line)
	}
	unread, idle, skipped := 0, 0, 0
	for i := range r.Files {
		switch {
		case r.Files[i].Skipped:
			skipped++
		case r.Files[i].Fault != "":
			unread++
		}
		if r.Files[i].Idle {
			idle++
		}
	}
	last := fmt.Sprintf("交回 %d 个文件", len(r.Files)-skipped)
	if idle > 0 {
		last += fmt.Sprintf("，%d 个无填报任务", idle)
	}
	if unread > 0 {
		last += fmt.Sprintf("，%d 个没有读出", unread)
	}
	if skipped > 0 {
		last += fmt.Sprintf("；略过 %d 个系统文件", skipped)
	}
	return append(lines, last)
}

// kept says how many were done the month before and have not been reported again.
func (t *Tally) kept() string {
	if t.Kept == 0 {
		return ""
	}
	return fmt.Sprintf("；另有上期已完成、这次没有再报的 %d", t.Kept)
}

// partial says of how many of the doubtful pairs not all members have answered.
func (t *Tally) partial() string {
	if t.Partial == 0 {
		return ""
	}
	return fmt.Sprintf("（其中 %d 项有成员未报）", t.Partial)
}
