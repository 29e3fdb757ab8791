package console

import (
	"io"

	"gongwen/render/diag"
)

// Report is what a run finds: printed for people as it comes or, for programs,
// collected and printed as one value at the end.
type Report struct {
	People *Screen
	Print  func(io.Writer, diag.List) error // for programs; nil: for people
	Strict bool                             // warnings count as errors do

	found diag.List
}

// Add takes the findings of one file and gives the exit code they stand for.
func (r *Report) Add(list diag.List) int {
	if r.Print != nil {
		r.found = append(r.found, list...)
	} else {
		diag.Print(r.People, list, r.People.Colour) // the screen keeps a failure
	}
	return r.Code(list)
}

// Code is the exit code that the findings of one file stand for.
func (r *Report) Code(list diag.List) int {
	if errors, warnings := list.Count(); errors > 0 || r.Strict && warnings > 0 {
		return Notice
	}
	return Fine
}

// Finish prints what was collected.
func (r *Report) Finish(to *Screen) {
	if r.Print != nil {
		r.Print(to, r.found) // the screen keeps a failure
	}
}

// Take gives what was collected so far and forgets it.
func (r *Report) Take() diag.List {
	found := r.found
	r.found = nil
	return found
}
