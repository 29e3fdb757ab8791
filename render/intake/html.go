package intake

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// web reads a page, or what a program put on the clipboard as one: lines and
// tables in order. A table with tables in it is there for the layout.
func (d *reader) web(text string) error {
	if at := strings.IndexByte(text, '<'); at > 0 { // the head of a clipboard of Windows
		text = text[at:]
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return err
	}
	w := &webReader{reader: d}
	w.flow(root, looksOfWeb{})
	w.end()
	return nil
}

// looksOfWeb is what a line inherits.
type looksOfWeb struct {
	align  string
	red    bool
	hidden bool
}

type webReader struct {
	*reader
	line   strings.Builder
	look   looksOfWeb
	tables int
}

// end ends a line.
func (w *webReader) end() {
	text := tidyLines(broken(w.line.String()))
	w.line.Reset()
	if text == "" {
		return
	}
	l := &line{text: text, align: w.look.align, red: w.look.red}
	w.blocks = append(w.blocks, block{line: l})
}

// flow reads what stands outside of tables of data.
func (w *webReader) flow(n *html.Node, look looksOfWeb) {
	switch n.Type {
	case html.TextNode:
		if w.line.Len() == 0 {
			w.look = look
		}
		w.look.red = w.look.red || look.red && strings.TrimSpace(n.Data) != ""
		if w.limit.cell(len(n.Data)) {
			w.line.WriteString(marked(n.Data))
		}
		return
	case html.ElementNode:
		if unseenElement(n) {
			return
		}
		look = look.of(n)
		if look.hidden {
			w.end()
			if text := webText(n); text != "" {
				w.say(hiddenText, "需要的话自己补上", "隐藏的内容没有导入：%s", quoted(text))
			}
			return
		}
		if n.DataAtom == atom.Table && !layoutTable(n) {
			w.end()
			w.tables++
			t := w.table(n)
			t.nth = w.tables
			w.blocks = append(w.blocks, block{table: t})
			return
		}
	}
	breaks := breaksLine(n)
	if breaks {
		w.end()
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		w.flow(k, look)
	}
	if breaks {
		w.end()
	}
}

// unseenElement reports what a browser does not show as words.
func unseenElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Select, atom.Textarea, atom.Iframe, atom.Object, atom.Svg, atom.Title:
		return true
	}
	return n.Data == "xml"
}

func breaksLine(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Br, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Tr, atom.Td, atom.Th, atom.Table,
		atom.Section, atom.Article, atom.Header, atom.Footer, atom.Blockquote, atom.Center, atom.Dd, atom.Dt, atom.Hr, atom.Body, atom.Pre, atom.Main, atom.Nav:
		return true
	}
	return false
}

// of is the looks inside an element.
func (l looksOfWeb) of(n *html.Node) looksOfWeb {
	style := strings.ToLower(strings.ReplaceAll(attribute(n, "style"), " ", ""))
	switch align := strings.ToLower(attribute(n, "align")); {
	case strings.Contains(style, "text-align:center"), align == "center", n.DataAtom == atom.Center:
		l.align = "center"
	case strings.Contains(style, "text-align:right"), align == "right":
		l.align = "right"
	case strings.Contains(style, "text-align:"):
		l.align = "left"
	}
	for _, red := range [...]string{";color:red", ";color:#f00", ";color:#ff0000", ";color:rgb(255,0,0)", ";color:#c00000", ";color:#e60000"} {
		if strings.Contains(";"+style, red) {
			l.red = true
		}
	}
	if c := strings.ToLower(attribute(n, "color")); c == "red" || c == "#ff0000" {
		l.red = true
	}
	l.hidden = l.hidden || hiddenElement(n)
	return l
}

// hiddenElement reports what is there and not shown.
func hiddenElement(n *html.Node) bool {
	style := strings.ToLower(strings.ReplaceAll(attribute(n, "style"), " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || strings.Contains(style, "mso-hide:all") || has(n, "hidden")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

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
func (w *webReader) table(n *html.Node) *table {
	t := &table{kind: sourceWeb}
	hiddenCols := map[int]bool{}
	row, source := 0, 0
	col := 0
	var hidden []string
	var rows func(*html.Node)
	rows = func(n *html.Node) {
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
				if s := webText(k); s != "" {
					t.title = append(t.title, s)
				}
			case atom.Tr:
				source++
				if hiddenElement(k) {
					hidden = append(hidden, webText(k))
					row = w.hiddenRow(t, k, row)
					continue
				}
				w.row(t, k, row, hiddenCols)
				t.rowNo = append(t.rowNo, source)
				row++
			default:
				if k.Type == html.ElementNode {
					rows(k)
				}
			}
		}
	}
	rows(n)
	t.at = t.at[:min(row, len(t.at))]
	for len(t.at) > 0 && len(t.distinct(len(t.at)-1)) == 0 {
		t.at = t.at[:len(t.at)-1]
	}
	w.hiddenRows = append(w.hiddenRows, hidden...)
	return t
}

// hiddenRow leaves a row out; a cell of it that reaches down begins in the next.
func (w *webReader) hiddenRow(t *table, n *html.Node, row int) int {
	for len(t.at) <= row {
		t.at = append(t.at, nil)
	}
	// Cells from above reach one row further down than is seen.
	for c, k := range t.at[row] {
		if k >= 0 && t.cells[k].row < row {
			last := t.cells[k].row + t.cells[k].rows - 1
			if last >= row && c == t.cells[k].col {
				w.shorten(t, k, last)
			}
		}
	}
	col := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for t.index(row, col) >= 0 {
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
func (w *webReader) shorten(t *table, k, last int) {
	c := &t.cells[k]
	for x := c.col; x < c.col+c.cols; x++ {
		if t.index(last, x) == k {
			t.at[last][x] = -1
		}
	}
	c.rows--
}

func (w *webReader) row(t *table, n *html.Node, row int, hiddenCols map[int]bool) {
	for len(t.at) <= row {
		t.at = append(t.at, nil)
	}
	col := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for t.index(row, col) >= 0 {
			col++
		}
		rs, cs := min(number(attribute(c, "rowspan")), 5000), number(attribute(c, "colspan"))
		text := w.cellText(c)
		if hiddenElement(c) || hiddenCols[col] && cs == 1 {
			if text != "" {
				w.hiddenCells = append(w.hiddenCells, text)
			}
			text = ""
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
			b.WriteString(marked(n.Data))
			return
		case n.Type == html.ElementNode && (unseenElement(n) || hiddenElement(n)):
			return
		case n.DataAtom == atom.Table:
			w.nestedWords = append(w.nestedWords, webText(n))
			return
		case n.DataAtom == atom.Img:
			w.pictures++
		}
		breaks := breaksLine(n)
		if breaks {
			b.WriteByte('\n')
		}
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
	return tidyLines(broken(b.String()))
}

// webText is all words of an element on one line.
func webText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(marked(n.Data))
		case n.Type == html.ElementNode && unseenElement(n):
			return
		case breaksLine(n):
			b.WriteByte(' ')
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	walk(n)
	return oneLine(broken(b.String()))
}

var sourceBreaks = strings.NewReplacer("\r\n", "\x00", "\n", "\x00", "\r", "\x00", "\t", " ", "\u00a0", " ", "\x00", "")

// marked turns the breaks of the source into marks, for [broken].
func marked(s string) string {
	return sourceBreaks.Replace(s)
}

// broken joins what the writer of the HTML broke: where a line of the source ends
// stands nothing between Chinese characters, else a blank, which is one however
// long.
func broken(s string) string {
	rs := []rune(s)
	var b strings.Builder
	for i := 0; i < len(rs); i++ {
		if rs[i] != 0 && rs[i] != ' ' {
			b.WriteRune(rs[i])
			continue
		}
		j, cut := i, false
		for j < len(rs) && (rs[j] == 0 || rs[j] == ' ') {
			cut = cut || rs[j] == 0
			j++
		}
		if i > 0 && j < len(rs) && (!cut || rs[i-1] < 0x2000 && rs[j] < 0x2000) {
			b.WriteByte(' ')
		}
		i = j - 1
	}
	return b.String()
}
