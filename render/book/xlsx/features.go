package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
)

const a4 = 9 // Excel's number of the paper

// setFeatures sets what must stand before the StreamWriter is made.
func setFeatures(f *excelize.File, sh *book.Sheet) error {
	for _, set := range []func(*excelize.File, *book.Sheet) error{setDimension, setView, setPage, setNames, setValidations, setColours, setLinks, setProtection, setIgnored, setFilter, setCharts} {
		if err := set(f, sh); err != nil {
			return err
		}
	}
	return nil
}

// setDimension says how far the cells reach: excelize leaves it at A1, and
// readers that trust it (openpyxl read-only, pandas) would see one cell.
func setDimension(f *excelize.File, sh *book.Sheet) error {
	all := book.Range{LastCol: len(sh.Columns) - 1, LastRow: sh.Count() - 1}
	return f.SetSheetDimension(sh.Name, all.String())
}

func setView(f *excelize.File, sh *book.Sheet) error {
	zoom := 100.0
	return f.SetSheetView(sh.Name, 0, &excelize.ViewOptions{ShowGridLines: &sh.Gridlines, ZoomScale: &zoom})
}

func setPage(f *excelize.File, sh *book.Sheet) error {
	p := &sh.Page
	paper, orientation, scale, order := a4, "landscape", uint(p.Scale), "downThenOver"
	if err := f.SetPageLayout(sh.Name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, AdjustTo: &scale, PageOrder: &order}); err != nil {
		return err
	}
	inches := func(hundredths int) *float64 { v := float64(hundredths) / 100; return &v }
	centred := true
	if err := f.SetPageMargins(sh.Name, &excelize.PageLayoutMarginsOptions{
		Left: inches(p.Left), Right: inches(p.Right), Top: inches(p.Top), Bottom: inches(p.Bottom),
		Header: inches(p.Header), Footer: inches(p.Footer), Horizontally: &centred,
	}); err != nil {
		return err
	}
	return f.SetHeaderFooter(sh.Name, &excelize.HeaderFooterOptions{OddHeader: p.Head, OddFooter: p.Foot})
}

// setNames names the rows repeated on every page and the printed part. Of a
// hidden sheet nothing is: LibreOffice prints whatever has a printed part.
func setNames(f *excelize.File, sh *book.Sheet) error {
	for _, n := range sh.Names {
		if err := f.SetDefinedName(&excelize.DefinedName{Name: n.Name, RefersTo: quoted(sh.Name) + "!" + n.Range.Abs()}); err != nil {
			return err
		}
	}
	if sh.Hidden {
		return nil
	}
	title := book.Range{Row: sh.Page.TitleRow, LastRow: sh.Page.TitleRow}
	rows := strings.ReplaceAll(title.Abs(), "$A$", "$")
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sh.Name, RefersTo: quoted(sh.Name) + "!" + rows}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: sh.Name, RefersTo: quoted(sh.Name) + "!" + sh.PrintArea().Abs()})
}

func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

func setValidations(f *excelize.File, sh *book.Sheet) error {
	for i := range sh.Validations {
		v := &sh.Validations[i]
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(v.Range.String())
		var err error
		switch v.Kind {
		case book.OneOf:
			err = dv.SetDropList(v.Values)
		case book.DayIn:
			err = dv.SetRange(v.Min, v.Max, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
		case book.LengthIn:
			err = dv.SetRange(v.Min, v.Max, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
		}
		if err != nil {
			return err
		}
		if v.Prompt != "" {
			dv.SetInput(v.Title, v.Prompt)
		}
		style := excelize.DataValidationErrorStyleStop
		if v.Soft {
			style = excelize.DataValidationErrorStyleWarning
		}
		dv.SetError(style, v.Title, v.Refuse)
		if err := f.AddDataValidation(sh.Name, dv); err != nil {
			return err
		}
	}
	return nil
}

// setColours adds the conditional formats, one call for the formats of a range:
// the first of a call wins.
func setColours(f *excelize.File, sh *book.Sheet) error {
	for i := 0; i < len(sh.Colours); {
		var rules []excelize.ConditionalFormatOptions
		area := sh.Colours[i].Range
		for ; i < len(sh.Colours) && sh.Colours[i].Range == area; i++ {
			c := &sh.Colours[i]
			id, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: c.Paint.Font}, Fill: fill(c.Paint.Fill)})
			if err != nil {
				return err
			}
			rules = append(rules, excelize.ConditionalFormatOptions{Type: "formula", Criteria: c.Formula, Format: &id, StopIfTrue: c.Stop})
		}
		if err := f.SetConditionalFormat(sh.Name, area.String(), rules); err != nil {
			return err
		}
	}
	return nil
}

func setLinks(f *excelize.File, sh *book.Sheet) error {
	for i := range sh.Links {
		l := &sh.Links[i]
		if err := f.SetCellHyperLink(sh.Name, book.Ref(l.Col, l.Row), quoted(l.Sheet)+"!"+book.Ref(l.ToCol, l.ToRow),
			"Location", excelize.HyperlinkOpts{Tooltip: &l.Tip}); err != nil {
			return err
		}
	}
	return nil
}

// setProtection locks what is not open. Without a password: it keeps hands off,
// it is no secret, and a salted one would make the bytes random. Rows, columns
// and cells may be formatted, so that a department can make room for an answer.
func setProtection(f *excelize.File, sh *book.Sheet) error {
	if !sh.Protected {
		return nil
	}
	return f.ProtectSheet(sh.Name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true, FormatColumns: true, FormatCells: true, AutoFilter: sh.Filter != nil,
	})
}

// setFilter puts filter buttons on columns.
func setFilter(f *excelize.File, sh *book.Sheet) error {
	if sh.Filter == nil {
		return nil
	}
	return f.AutoFilter(sh.Name, sh.Filter.String(), nil)
}

// setIgnored keeps Excel from marking numbers and telephone numbers, which are
// text on purpose, with green corners.
func setIgnored(f *excelize.File, sh *book.Sheet) error {
	for _, r := range sh.TextNumbers {
		if err := f.AddIgnoredErrors(sh.Name, r.String(), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
			return err
		}
	}
	return nil
}
