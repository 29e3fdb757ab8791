package book

import "strconv"

// ColumnName is A, B, … Z, AA … of a column counted from 0.
func ColumnName(col int) string {
	var b [8]byte
	at := len(b)
	for col++; col > 0; col = (col - 1) / 26 {
		at--
		b[at] = byte('A' + (col-1)%26)
	}
	return string(b[at:])
}

// Ref is the A1 name of a cell.
func Ref(col, row int) string { return ColumnName(col) + strconv.Itoa(row+1) }

// AbsRef is the A1 name of a cell with both parts fixed.
func AbsRef(col, row int) string { return "$" + ColumnName(col) + "$" + strconv.Itoa(row+1) }

// String is the range as A1:B2.
func (r Range) String() string { return Ref(r.Col, r.Row) + ":" + Ref(r.LastCol, r.LastRow) }

// Abs is the range as $A$1:$B$2.
func (r Range) Abs() string { return AbsRef(r.Col, r.Row) + ":" + AbsRef(r.LastCol, r.LastRow) }
