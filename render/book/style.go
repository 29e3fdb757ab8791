package book

// Faces of the sheets: both stand on every Chinese Windows and in WPS, and
// their advances are whole and half ems, on which all measuring relies.
const (
	FaceBody = "宋体"
	FaceHead = "黑体"
)

// BaseFace and BaseSize are the first font of the workbook, the unit of its
// column widths. Its digits are half an em wide, 8 pixels at every screen scale,
// and it or a face of the same widths (Liberation Serif) stands on every system:
// where 宋体 is missing, the face in its place has wider digits, and columns
// measured by those would take two pages for one.
const (
	BaseFace = "Times New Roman"
	BaseSize = 12

	// RowHeight is the height of a row that states none, in pixels.
	RowHeight = 19
)

// Align is the place of text in its cell from left to right.
type Align uint8

// Cells are set left or centred.
const (
	Left Align = iota
	Centre
)

// Style is the look of a cell.
type Style struct {
	Face   string
	Size   int // points
	Bold   bool
	Align  Align
	Top    bool // begins at the cell's top; else it is centred from top to bottom
	Wrap   bool
	Border bool
	Fill   string // RRGGBB; empty: none
	Format string // number format; empty: General
	Open   bool   // may be written to in a protected sheet
	Link   bool   // looks like something to click on
}

// Fills of the head rows, the section rows and the cells to fill in.
const (
	FillHead    = "DDEBF7"
	FillSection = "F2F2F2"
	FillIn      = "FFFBE6"
)

// Paint is the fill of a cell and the colour of its text, both RRGGBB.
type Paint struct{ Fill, Font string }

// Good, Fair and Bad are the paints of Excel's own styles 好, 适中 and 差.
func Good() Paint { return Paint{"C6EFCE", "006100"} }

// Fair is 适中.
func Fair() Paint { return Paint{"FFEB9C", "9C5700"} }

// Bad is 差.
func Bad() Paint { return Paint{"FFC7CE", "9C0006"} }

// Number formats.
const (
	FormatText = "@"
	FormatDay  = "yyyy-mm-dd"
	// FormatPoints shows a whole number as so many per cent.
	FormatPoints = `0"%"`
)
