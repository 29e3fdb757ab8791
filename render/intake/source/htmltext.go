package source

import (
	"strings"

	"golang.org/x/net/html"

	"gongwen/render/intake/prose"
)

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
	return prose.OneLine(broken(b.String()))
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
