package sheet

import "gongwen/render/book"

// BodyLook is the look of the cells below the head row.
func BodyLook(a book.Align) book.Style {
	return book.Style{Face: book.FaceBody, Size: BodySize, Align: a, Wrap: true, Border: true}
}

// HeadLook is that of the head row.
func HeadLook() book.Style {
	return book.Style{Face: book.FaceHead, Size: BodySize, Align: book.Centre, Wrap: true, Border: true, Fill: book.FillHead}
}

// SumLook is that of a row of sums, and of the title of a section.
func SumLook(a book.Align) book.Style {
	s := HeadLook()
	s.Fill, s.Align = book.FillSection, a
	return s
}

// FillLook is that of the cells that a department fills in: an answer is read
// from the top, and where it is too long, its beginning is seen.
func FillLook(a book.Align, format string) book.Style {
	s := BodyLook(a)
	s.Top = true
	s.Fill, s.Format, s.Open = book.FillIn, format, true
	return s
}
