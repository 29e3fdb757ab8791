package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
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
	w := &webReader{reader: d, site: siteOf(root), counts: map[*html.Node]int{}}
	w.flow(root, looksOfWeb{})
	w.end()
	if texts := distinct(w.left); len(texts) > 0 {
		d.Say(doubt.LeftOut, "看看是不是公文的内容", "网页上公文以外的文字没有导入：%s", prose.Quoted(texts...))
	}
	return nil
}

// looksOfWeb is what a line inherits.
type looksOfWeb struct {
	align  string
	title  bool
	red    bool
	hidden bool
}

type webReader struct {
	*reader
	line   strings.Builder
	look   looksOfWeb
	tables int
	site   *site
	left   []string           // what stands on the page for the site
	item   string             // the number of a list's item, whose words are still to come
	counts map[*html.Node]int // by list: the number of its last item
}

// end ends a line.
func (w *webReader) end() {
	text := prose.TidyLines(broken(w.line.String()))
	w.line.Reset()
	if text == "" {
		return
	}
	l := &Line{Text: text, Align: w.look.align, Red: w.look.red, Title: w.look.title}
	w.blocks = append(w.blocks, Block{Line: l})
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
			w.line.WriteString(w.counted(n.Data))
			w.line.WriteString(marked(n.Data))
		}
		return
	case html.ElementNode:
		if unseenElement(n) {
			return
		}
		if w.site.of(n) {
			w.end()
			w.left = append(w.left, webText(n))
			return
		}
		look = look.of(n)
		if look.hidden {
			w.end()
			if text := webText(n); text != "" {
				w.Say(doubt.HiddenText, "需要的话自己补上", "隐藏的内容没有导入：%s", prose.Quoted(text))
			}
			return
		}
		w.noteStruck(n)
		if n.DataAtom == atom.Table && !layoutTable(n) {
			w.end()
			w.tables++
			t := w.table(n)
			t.nth = w.tables
			w.blocks = append(w.blocks, Block{Table: t})
			return
		}
	}
	breaks := breaksLine(n)
	if breaks {
		w.end()
	}
	w.count(n)
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
	case n.DataAtom == atom.H1:
		l.align = "center"
	}
	l.title = l.title || n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3
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

// struckElement reports what has a line through it.
func struckElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.S, atom.Strike, atom.Del:
		return true
	}
	return strings.Contains(strings.ToLower(attribute(n, "style")), "line-through")
}

// noteStruck keeps the words of an element that has a line through it.
func (w *webReader) noteStruck(n *html.Node) {
	if struckElement(n) {
		w.struck = append(w.struck, webText(n))
	}
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

// tellWeb tells what of a page was left out.
func (d *reader) tellWeb() {
	if n := len(d.hiddenRows); n > 0 {
		d.Say(doubt.HiddenOut, "需要的话取消隐藏，再复制、导入", "隐藏的 %d 行没有导入：%s", n, prose.Quoted(d.hiddenRows...))
	}
	if len(d.hiddenCells) > 0 {
		d.Say(doubt.HiddenOut, "需要的话取消隐藏，再复制、导入", "隐藏的格没有导入：%s", prose.Quoted(d.hiddenCells...))
	}
	if len(d.nestedWords) > 0 {
		d.Say(doubt.NestedOut, "写成文字，或另作附件", "格里套着的表没有导入：%s", prose.Quoted(d.nestedWords...))
	}
	if texts := distinct(d.struck); len(texts) > 0 {
		d.Say(doubt.Struck, struckHint, "有划了线的文字，照字面导入：%s", prose.Quoted(texts...))
	}
	if d.pictures > 0 {
		d.Say(doubt.PictureOut, "图片里的字请自己录入", "表里有 %d 张图片，没有导入", d.pictures)
	}
}
