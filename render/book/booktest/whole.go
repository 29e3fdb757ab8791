package booktest

import (
	"slices"

	"gongwen/render/book"
)

// Whole is the plan with every row of its sheets in Rows, for tests that look
// into rows or change them.
func Whole(w *book.Workbook) *book.Workbook {
	for _, s := range w.Sheets {
		var rows []book.Row
		for r := range s.All() {
			rows = append(rows, book.Row{Height: r.Height, Free: r.Free, Cells: slices.Clone(r.Cells)})
		}
		s.Rows, s.Body, s.BodyRows = rows, nil, 0
	}
	return w
}
