package xlsx

import (
	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
)

// styles is the style table as excelize numbers it.
type styles struct {
	ids []int // by index of the plan's table
}

// newStyles sets the first font, which is the unit of column widths and is kept
// at 11 pt by SetDefaultFont, and makes every style of the plan but the first,
// which is the default one.
func newStyles(f *excelize.File, table []book.Style) (*styles, error) {
	if err := f.SetDefaultFont(book.BaseFace); err != nil {
		return nil, err
	}
	size := float64(book.BaseSize)
	f.Styles.Fonts.Font[0].Sz.Val = &size
	s := &styles{ids: make([]int, len(table))}
	for i := 1; i < len(table); i++ {
		id, err := f.NewStyle(look(&table[i]))
		if err != nil {
			return nil, err
		}
		s.ids[i] = id
	}
	return s, nil
}

// chinese is the character set GB2312 of a font, by which Excel finds a
// substitute when the face is missing.
const chinese = 134

// linkColour is that of Excel's own style for links.
const linkColour = "0563C1"

func look(s *book.Style) *excelize.Style {
	charset := chinese
	out := &excelize.Style{
		Font:       &excelize.Font{Family: s.Face, Size: float64(s.Size), Bold: s.Bold, Charset: &charset},
		Alignment:  &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: s.Wrap},
		Protection: &excelize.Protection{Locked: !s.Open},
	}
	if s.Top {
		out.Alignment.Vertical = "top"
	}
	if s.Link {
		out.Font.Color, out.Font.Underline = linkColour, "single"
	}
	if s.Align == book.Centre {
		out.Alignment.Horizontal = "center"
	}
	if s.Border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	if s.Fill != "" {
		out.Fill = fill(s.Fill)
	}
	if s.Format != "" {
		format := s.Format
		out.CustomNumFmt = &format
	}
	return out
}

func fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}
