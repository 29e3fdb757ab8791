package book

// Limits of Excel, unless said otherwise.
const (
	MaxRows       = 1 << 20
	MaxColumns    = 256   // of the old format; at the least scale no page holds more
	MaxText       = 32767 // UTF-16 units of a cell
	MaxBreaks     = 1022  // page breaks of a sheet, by the schema of Office 2007
	MaxSheetLinks = 65530
	MaxSheetName  = 31   // UTF-16 units
	MaxFormula    = 8192 // characters of a formula
	MaxFormat     = 255  // UTF-16 units of a number format
	MaxTableHead  = 255  // UTF-16 units of the head of a table's column

	// MaxHeight is the most Excel gives a row: 409 pt, in whole pixels.
	MaxHeight = 545
	MinScale  = 10 // per cent, the least Excel prints at
)

// Limits of the frozen part in pixels: half of what a screen of 1366 × 768
// shows below the ribbon, so that the rest can still be scrolled.
const (
	FrozenHeight = 240
	FrozenWidth  = 560
)

// Onward is what a cell begins with whose text goes on from the row above: what no
// row is high enough for would neither be shown nor printed.
const Onward = "（接上行）"
