package sheet

// Faces of the sheets: both stand on every Chinese Windows and in WPS, and
// their advances are whole and half ems, which measure.go relies on.
const (
	faceBody = "宋体"
	faceHead = "黑体"
)

// BaseFace and BaseSize are the first font of the workbook, the unit of its
// column widths: the digits of 宋体 12 are 8 pixels wide at every screen scale.
const (
	BaseFace = faceBody
	BaseSize = 12
)

// Align is the place of text in its cell from left to right.
type Align uint8

// Cells are set left or centred.
const (
	Left Align = iota
	Centre
)

// Style is the look of a cell. Every one is centred from top to bottom.
type Style struct {
	Face   string
	Size   int // points
	Bold   bool
	Align  Align
	Wrap   bool
	Border bool
	Fill   string // RRGGBB; empty: none
	Format string // number format; empty: General
	Open   bool   // may be written to in a protected sheet
	Link   bool   // looks like something to click on
}

// Fills of the head rows, the section rows and the cells to fill in.
const (
	fillHead    = "DDEBF7"
	fillSection = "F2F2F2"
	fillIn      = "FFFBE6"
)

// Number formats.
const (
	formatText = "@"
	formatDay  = "yyyy-mm-dd"
)

// style is the index of s in the style table, which it joins if it is new.
func (p *planner) style(s Style) uint16 {
	if id, ok := p.styles[s]; ok {
		return id
	}
	id := uint16(len(p.book.Styles))
	p.book.Styles = append(p.book.Styles, s)
	p.styles[s] = id
	return id
}

// The styles of the sheets.
func styleBody(a Align) Style {
	return Style{Face: faceBody, Size: bodySize, Align: a, Wrap: true, Border: true}
}

func styleHead() Style {
	return Style{Face: faceHead, Size: bodySize, Align: Centre, Wrap: true, Border: true, Fill: fillHead}
}

// styleSum is that of a row of sums, and of the title of a section.
func styleSum(a Align) Style {
	s := styleHead()
	s.Fill, s.Align = fillSection, a
	return s
}

func styleFill(a Align, format string) Style {
	s := styleBody(a)
	s.Fill, s.Format, s.Open = fillIn, format, true
	return s
}
