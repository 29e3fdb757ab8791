package xlsx

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
)

// setCharts lays the charts on the sheet.
func setCharts(f *excelize.File, sh *book.Sheet) error {
	for i := range sh.Charts {
		c := &sh.Charts[i]
		of := sh.Name
		if c.Of != "" {
			of = c.Of
		}
		at := func(r book.Range) string { return quoted(of) + "!" + r.Abs() }
		axis := excelize.Font{Family: book.FaceBody, Size: 10, Color: "404040"}
		chart := excelize.Chart{
			Type: excelize.BarStacked, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title}}},
			Format:     excelize.GraphicOptions{AltText: c.About, Positioning: "oneCell"},
			Legend:     excelize.ChartLegend{Position: "bottom"},
			XAxis:      excelize.ChartAxis{ReverseOrder: true, Font: axis},
			YAxis:      excelize.ChartAxis{Font: axis},
			VaryColors: new(bool), // a colour a series
			Dimension:  excelize.ChartDimension{Width: uint(widthFrom(sh, c.At)), Height: uint((c.At.LastRow - c.At.Row + 1) * book.RowHeight)},
		}
		if len(c.Series) == 1 { // the title says what it is
			chart.Legend.Position = "none"
		}
		for _, x := range c.Series {
			name := book.Range{Col: x.NameCol, Row: x.NameRow, LastCol: x.NameCol, LastRow: x.NameRow}
			chart.Series = append(chart.Series, excelize.ChartSeries{
				Name: at(name), Categories: at(c.Categories), Values: at(x.Values),
				Fill: fill(x.Colour),
			})
		}
		if err := f.AddChart(sh.Name, book.Ref(c.At.Col, c.At.Row), &chart); err != nil {
			return err
		}
	}
	return nil
}

// widthFrom is the width of the columns of a range, in pixels.
func widthFrom(sh *book.Sheet, r book.Range) (n int) {
	for _, c := range sh.Columns[r.Col : r.LastCol+1] {
		if !c.Hidden {
			n += c.Width
		}
	}
	return n
}

// drawn writes what binds a drawing to its sheet under the prefix that is usual:
// exceljs reads no other.
func drawn(text []byte) []byte {
	return bytes.Replace(text,
		[]byte(`<drawing xmlns:relationships="http://schemas.openxmlformats.org/officeDocument/2006/relationships" relationships:id=`),
		[]byte(`<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id=`), 1)
}

// anchored ends each chart of a drawing where it is planned to: excelize reckons
// with columns of the standard width, and Excel cuts an offset at the edge of its
// cell.
func anchored(text []byte, sh *book.Sheet) []byte {
	const start, end = "<xdr:to>", "</xdr:to>"
	var out []byte
	for i := range sh.Charts {
		from := bytes.Index(text, []byte(start))
		to := bytes.Index(text, []byte(end))
		if from < 0 || to < from {
			break
		}
		out = append(out, text[:from]...)
		out = fmt.Appendf(out, start+"<xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff>"+end, sh.Charts[i].At.LastCol+1, sh.Charts[i].At.LastRow+1)
		text = text[to+len(end):]
	}
	return append(out, text...)
}
