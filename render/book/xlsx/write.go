// Package xlsx turns a workbook plan into the bytes of an XLSX file, and such
// bytes back into grids of values. It is the only package that knows excelize.
//
// It computes nothing: what a cell holds, where merges and pages end and how
// high a row is stand in the plan; what a cell means, its readers know. It opens
// no file. In: a [book.Workbook], or bytes. Out: bytes, the same for the same
// plan, or [grid.Grid]s.
//
// Files of others are read part by part here, strictly and within limits;
// excelize interprets their number formats and reckons their simplest formulas.
//
// All of a sheet but its rows is written by excelize's StreamWriter, at every
// size: its cost is linear, where the cell by cell API takes quadratic time for
// merged cells. What the StreamWriter cannot write itself (page set-up,
// validations, colours, links, protection) is set on the sheet before the
// StreamWriter is made; set later it would be lost without an error. The rows
// are put in on the way to the package, with texts that cells share.
package xlsx

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
	"gongwen/render/book/pack"
)

// Write writes the workbook. An error is one of the machine: of w, or of a plan
// that the lint of plans would refuse.
func Write(w io.Writer, b *book.Workbook) error {
	parts, err := partsFor(b)
	if err != nil {
		return err
	}
	return parts.Write(w, stampOf(b))
}

// partsFor makes the parts of the file.
func partsFor(b *book.Workbook) (parts *pack.Parts, err error) {
	f := excelize.NewFile()
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	s, err := newStyles(f, b.Styles)
	if err != nil {
		return nil, err
	}
	if err := setProperties(f, b); err != nil {
		return nil, err
	}
	for i, sh := range b.Sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", sh.Name)
		} else {
			_, err = f.NewSheet(sh.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", sh.Name, err)
		}
	}
	for _, sh := range b.Sheets {
		if sh.Hidden {
			if err := f.SetSheetVisible(sh.Name, false, true); err != nil {
				return nil, fmt.Errorf("sheet %s: %w", sh.Name, err)
			}
		}
	}
	if err := f.SetCellStr(b.Sheets[0].Name, "A1", application); err != nil { // lost again, but for the part of the shared texts
		return nil, err
	}
	for _, sh := range b.Sheets {
		if err := writeShell(f, sh); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", sh.Name, err)
		}
	}
	if t := f.ContentTypes; t != nil { // a drawing makes excelize list all kinds of pictures, in the order of a Go map
		sort.Slice(t.Defaults, func(i, j int) bool { return t.Defaults[i].Extension < t.Defaults[j].Extension })
	}
	return deflated(f, b, s)
}

// writeShell writes all of a sheet but its rows.
func writeShell(f *excelize.File, sh *book.Sheet) error {
	if err := setFeatures(f, sh); err != nil {
		return err
	}
	sw, err := f.NewStreamWriter(sh.Name)
	if err != nil {
		return err
	}
	if err := setColumns(sw, sh); err != nil {
		return err
	}
	for _, m := range sh.Merges {
		if err := sw.MergeCell(book.Ref(m.Col, m.Row), book.Ref(m.LastCol, m.LastRow)); err != nil {
			return err
		}
	}
	if t := sh.Table; t != nil {
		heads := make([]any, len(sh.Columns))
		for c, cell := range sh.Rows[t.Range.Row].Cells {
			heads[c] = cell.Text
		}
		if err := sw.SetRow(book.Ref(0, t.Range.Row), heads); err != nil {
			return err
		}
		if err := sw.AddTable(&excelize.Table{Range: t.Range.String(), Name: t.Name, StyleName: t.Style}); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// setColumns sets widths, panes and breaks, which the StreamWriter takes before
// the first row only.
func setColumns(sw *excelize.StreamWriter, sh *book.Sheet) error {
	if col := sh.PrintArea().Col; sh.Unprinted && col >= len(sh.Columns) {
		if err := sw.SetColVisible(col+1, col+1, false); err != nil {
			return err
		}
	}
	for i, c := range slices.Backward(sh.Columns) { // excelize puts each in front of the others
		if err := sw.SetColWidth(i+1, i+1, widthOf(c.Width)); err != nil {
			return err
		}
		if c.Hidden {
			if err := sw.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	for _, row := range sh.Breaks {
		if err := sw.InsertPageBreak(book.Ref(0, row)); err != nil {
			return err
		}
	}
	if sh.FreezeRows == 0 && sh.FreezeCols == 0 {
		return nil
	}
	pane := "bottomRight"
	switch {
	case sh.FreezeCols == 0:
		pane = "bottomLeft"
	case sh.FreezeRows == 0:
		pane = "topRight"
	}
	at := book.Ref(sh.FreezeCols, sh.FreezeRows)
	return sw.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: sh.FreezeCols, YSplit: sh.FreezeRows, TopLeftCell: at, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: at, ActiveCell: at, Pane: pane}},
	})
}

// widthOf is the width attribute of a column of so many pixels: a width in
// digits of the first font, which are 8 pixels wide.
func widthOf(px int) float64 { return float64(px) / 8 }

// points is a height of so many pixels.
func points(px int) float64 { return float64(px) * 0.75 }

// stampOf is the time that the file bears: the start of the notice's day in
// China. A zip file knows the years 1980 to 2107, and no zone.
func stampOf(b *book.Workbook) time.Time {
	d := b.Date
	if d.Year < 1980 || d.Year > 2107 {
		d.Year, d.Month, d.Day = 1980, 1, 1
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.FixedZone("CST", 8*60*60))
}

// coreXML is docProps/core.xml, written here because excelize writes
// lastModifiedBy without its prefix, at which exceljs refuses the whole file.
const coreXML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
	`<dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>%s</dc:creator><cp:keywords>%s</cp:keywords><cp:lastModifiedBy>%s</cp:lastModifiedBy>` +
	`<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified><dc:language>zh-CN</dc:language></cp:coreProperties>`

// application is what the file says made it.
const application = "gongwen"

// setProperties sets the document properties and the first font.
func setProperties(f *excelize.File, b *book.Workbook) error {
	stamp := stampOf(b).Format("2006-01-02T15:04:05Z07:00")
	f.Pkg.Store("docProps/core.xml", fmt.Appendf(nil, coreXML,
		escape(b.Title), escape(b.Subject), escape(b.Creator), escape(keywords(b)), escape(b.Creator), stamp, stamp))
	if err := f.SetAppProps(&excelize.AppProperties{Application: application, Company: b.Creator}); err != nil {
		return err
	}
	no := false // the template asks Excel to strip the author on every save
	return f.SetWorkbookProps(&excelize.WorkbookPropsOptions{FilterPrivacy: &no})
}

// keywords is what an archive may look for the file by: the names of its sheets.
func keywords(b *book.Workbook) string {
	var names []string
	for _, s := range b.Sheets {
		if !s.Hidden {
			names = append(names, s.Name)
		}
	}
	return strings.Join(names, "；")
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
