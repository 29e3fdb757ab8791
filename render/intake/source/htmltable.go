package source

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gongwen/render/intake/prose"
)

// layoutTable reports whether a table has tables inside, or one cell only.
func layoutTable(n *html.Node) bool {
	inner, cells := false, 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for k := n.FirstChild; k != nil && !inner; k = k.NextSibling {
			switch k.DataAtom {
			case atom.Table:
				inner = inner || grown(k)
			case atom.Td, atom.Th:
				cells++
			}
			walk(k)
		}
	}
	walk(n)
	return inner || cells <= 1
}

// grown reports whether a table is more than a line: a small one in a cell of a
// table of tasks does not make that one layout.
func grown(n *html.Node) bool {
	rows := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			if k.DataAtom == atom.Tr {
				rows++
			}
			walk(k)
		}
	}
	walk(n)
	return rows > 2
}

// table reads a table.
func (w *webReader) table(n *html.Node) *Table {
	t := &Table{Kind: Web}
	hiddenCols := map[int]bool{}
	row, source := 0, 0
	col := 0
	var hidden []string
	var rows func(n *html.Node, unseen bool)
	rows = func(n *html.Node, unseen bool) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			switch k.DataAtom {
			case atom.Col:
				span := number(attribute(k, "span"))
				for range span {
					if hiddenElement(k) {
						hiddenCols[col] = true
					}
					col++
				}
			case atom.Caption:
				if s := webText(k); s != "" && hiddenElement(k) {
					w.hiddenCells = append(w.hiddenCells, s)
				} else if s != "" {
					t.Title = append(t.Title, s)
				}
			case atom.Tr:
				source++
				if unseen || hiddenElement(k) {
					hidden = append(hidden, webText(k))
					row = w.hiddenRow(t, k, row)
					continue
				}
				w.noteStruck(k)
				w.row(t, k, row, hiddenCols)
				t.rowNo = append(t.rowNo, source)
				row++
			default:
				if k.Type == html.ElementNode {
					gone := unseen || hiddenElement(k) // tbody and the like
					if !gone {
						w.noteStruck(k)
					}
					rows(k, gone)
				}
			}
		}
	}
	rows(n, false)
	t.At = t.At[:min(row, len(t.At))]
	for len(t.At) > 0 && len(t.Distinct(len(t.At)-1)) == 0 {
		t.At = t.At[:len(t.At)-1]
	}
	w.hiddenRows = append(w.hiddenRows, hidden...)
	return t
}

// hiddenRow leaves a row out; a cell of it that reaches down begins in the next.
func (w *webReader) hiddenRow(t *Table, n *html.Node, row int) int {
	for len(t.At) <= row {
		t.At = append(t.At, nil)
	}
	// Cells from above reach one row further down than is seen.
	for c, k := range t.At[row] {
		if k >= 0 && t.Cells[k].Row < row {
			last := t.Cells[k].Row + t.Cells[k].Rows - 1
			if last >= row && c == t.Cells[k].Col {
				w.shorten(t, k, last)
			}
		}
	}
	col := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for t.Index(row, col) >= 0 {
			col++
		}
		rs, cs := min(number(attribute(c, "rowspan")), 5000), number(attribute(c, "colspan"))
		if rs > 1 && w.limit.cell(rs*cs) {
			t.put(row, col, rs-1, cs, w.cellText(c))
		}
		col += cs
	}
	return row
}

// shorten takes the last row from a cell.
func (w *webReader) shorten(t *Table, k, last int) {
	c := &t.Cells[k]
	for x := c.Col; x < c.Col+c.Cols; x++ {
		if t.Index(last, x) == k {
			t.At[last][x] = -1
		}
	}
	c.Rows--
}

func (w *webReader) row(t *Table, n *html.Node, row int, hiddenCols map[int]bool) {
	for len(t.At) <= row {
		t.At = append(t.At, nil)
	}
	col := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for t.Index(row, col) >= 0 {
			col++
		}
		rs, cs := min(number(attribute(c, "rowspan")), 5000), number(attribute(c, "colspan"))
		text := ""
		if hiddenElement(c) || hiddenCols[col] && cs == 1 {
			if hidden := webText(c); hidden != "" {
				w.hiddenCells = append(w.hiddenCells, hidden)
			}
		} else {
			w.noteStruck(c)
			text = w.cellText(c)
		}
		if !w.limit.cell(len(text) + rs*cs) {
			return
		}
		t.put(row, col, rs, cs, text)
		col += cs
	}
}

// number is the number of a span: at least 1.
func number(s string) int {
	v, _ := strconv.Atoi(strings.TrimSpace(s))
	return min(max(v, 1), 1000)
}

// cellText is the words of a cell, with the breaks that its writer made: <br>
// and paragraphs. A table in it is told and left out.
func (w *webReader) cellText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(w.counted(n.Data) + marked(n.Data))
			return
		case n.Type == html.ElementNode && (unseenElement(n) || hiddenElement(n)):
			return
		case n.DataAtom == atom.Table:
			w.nestedWords = append(w.nestedWords, webText(n))
			return
		case n.DataAtom == atom.Img:
			w.pictures++
		}
		w.noteStruck(n)
		breaks := breaksLine(n)
		if breaks {
			b.WriteByte('\n')
		}
		w.count(n)
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
		if breaks && n.DataAtom != atom.Br {
			b.WriteByte('\n')
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		walk(k)
	}
	return prose.TidyLines(broken(b.String()))
}
