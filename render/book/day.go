package book

import (
	"time"

	"gongwen/render/words"
)

// Years whose days Excel numbers as the calendar does: it takes 1900 for a leap
// year.
const (
	FirstYear = 1901
	LastYear  = 9999
)

// epoch is the number of 1970-01-01.
const epoch = 25569

// Serial is the number by which Excel knows a day, if it can. words.SerialDay reads
// it back.
func Serial(d words.Day) (int32, bool) {
	if d.Year < FirstYear || d.Year > LastYear {
		return 0, false
	}
	return int32(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix()/86400 + epoch), true
}
