// Package unit holds the two measures of the program: lengths in micrometres
// and type sizes in thousandths of a point.
//
// It does no layout and knows no paper. Everything is an integer, so that a
// dump is equal on every machine: Go may fuse a float's multiply and add on
// one processor and not on another. In: numbers as a standard or a template
// states them. Out: [Length], [Size], [Scale].
package unit

import (
	"fmt"
	"strings"
)

// Length is a distance in micrometres. On a page x grows to the right and y
// down from the top left corner of the portrait sheet.
type Length int64

// Lengths of one micrometre and one millimetre.
const (
	Micron Length = 1
	MM     Length = 1000
)

// String gives the length in millimetres, as dumps show it: "156", "10.446".
func (l Length) String() string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	s := fmt.Sprintf("%s%d.%03d", sign, l/1000, l%1000)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Size is the size of type in thousandths of a point: 16000 is 三号.
type Size int32

// Pt is one point, 1/72 inch.
const Pt Size = 1000

// Em is the width of a full-width character of this size, rounded to a
// micrometre.
func (s Size) Em() Length { return s.Scale().Of(1000) }

// Scale converts thousandths of an em of this size to lengths.
func (s Size) Scale() Scale { return Scale{Num: int64(s) * 254, Den: 720_000} }

// String gives the size in points: "16", "10.5".
func (s Size) String() string { return Length(s).String() }

// Scale is a ratio that turns thousandths of an em, the measure of line
// breaking, into lengths: Num/Den micrometres each. Keeping the ratio instead
// of a rounded em is what puts cell k of a line at round(k·W/28) with nothing
// adding up.
type Scale struct{ Num, Den int64 }

// Grid is the scale at which n full-width characters fill width exactly.
func Grid(width Length, n int) Scale { return Scale{int64(width), int64(n) * 1000} }

// Of is the length of milliEm thousandths of an em, rounded half up.
func (s Scale) Of(milliEm int) Length {
	return Length(floorDiv(2*int64(milliEm)*s.Num+s.Den, 2*s.Den))
}

// Fit is the largest number of thousandths of an em that is no longer than l.
func (s Scale) Fit(l Length) int { return int(floorDiv(int64(l)*s.Den, s.Num)) }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
