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

// later is how many days the numbers of a workbook that counts from 1904-01-01,
// as Excel on a Mac once did, are behind those of the others.
const later = 1462

// Serial is the number by which Excel knows a day, if it can.
func Serial(d words.Day) (int32, bool) {
	if d.Year < FirstYear || d.Year > LastYear {
		return 0, false
	}
	return int32(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix()/86400 + epoch), true
}

// DayOf is the day of a number, if Excel has one.
func DayOf(serial int, date1904 bool) (words.Day, bool) {
	if date1904 {
		serial += later
	}
	const first, last = 367, 2958465 // of the first and the last year
	if serial < first || serial > last {
		return words.Day{}, false
	}
	t := time.Unix(int64(serial-epoch)*86400, 0).UTC()
	return words.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
}
