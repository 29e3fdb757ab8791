package book

import "slices"

// PrintArea is what is printed of the sheet: the area of its page or, where nothing is
// to be, a cell of a hidden column, of which no program prints anything. (A sheet
// without a print area is printed whole by LibreOffice.) That column is one of the
// sheet's own, else the last that every program has, far from where people add theirs.
func (s *Sheet) PrintArea() Range {
	if !s.Unprinted {
		return s.Page.Area
	}
	col := slices.IndexFunc(s.Columns, func(c Column) bool { return c.Hidden })
	if col < 0 {
		col = max(lastOld, len(s.Columns))
	}
	return Range{Col: col, LastCol: col}
}

// lastOld is IV, the last column of the old formats, .xls and .et.
const lastOld = 255
