package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"gongwen/render/book"
)

// TestCharts: a chart stands where it is planned, is bound to its sheet so that
// every reader finds it, and the bytes are the same each time.
func TestCharts(t *testing.T) {
	sheet := func(name string) *book.Sheet {
		return &book.Sheet{
			Name: name, Columns: []book.Column{{Width: 160}, {Width: 80}},
			Rows: []book.Row{
				{Height: 27, Cells: []book.Cell{{Kind: book.Text, Text: "部门"}, {Kind: book.Text, Text: "已完成"}}},
				{Height: 27, Cells: []book.Cell{{Kind: book.Text, Text: "甲局"}, {Kind: book.Number, Number: 3}}},
			},
			Page: book.Page{Scale: 100, Area: book.Range{LastCol: 1, LastRow: 20}},
			Charts: []book.Chart{{
				At: book.Range{Row: 3, LastCol: 1, LastRow: 19}, Title: "进展", About: "条形图", Categories: book.Range{Row: 1, LastRow: 1},
				Series: []book.Series{{NameCol: 1, Values: book.Range{Col: 1, Row: 1, LastCol: 1, LastRow: 1}, Colour: "70AD47"}},
			}},
		}
	}
	plan := &book.Workbook{Styles: []book.Style{{Face: book.BaseFace, Size: book.BaseSize}}, Sheets: []*book.Sheet{sheet("汇总"), sheet("分类")}}
	var first []byte
	for range 8 {
		var out bytes.Buffer
		if err := Write(&out, plan); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = out.Bytes()
		}
		if !bytes.Equal(first, out.Bytes()) {
			t.Fatal("written twice, the bytes differ")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"xl/worksheets/sheet1.xml": ` r:id="rId1"`,
		"xl/worksheets/sheet2.xml": ` r:id="rId1"`,
		"xl/drawings/drawing1.xml": "<xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row>",
		"xl/drawings/drawing2.xml": "<xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row>",
	} {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(f)
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s lacks %s: %v", name, want, err)
		}
	}
}
