package compose

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Division is a division of a text that is no heading over a sentence.
type Division uint8

// None, 编, 章, 节, 条, and an item: 一、 or （一）.
const (
	Undivided Division = iota
	Volume
	Chapter
	Section
	Article
	Item // of a text in numbered items that have no headings
)

// divisions are what the words for them say.
var divisions = [...]Division{words.Volume: Volume, words.Chapter: Chapter, words.Section: Section, words.Article: Article}

var divisionNames = [...]string{Undivided: "", Volume: "编", Chapter: "章", Section: "节", Article: "条", Item: "项"}

// paragraphs makes running text (7.3.3), or that of a regulation.
func (c *composer) paragraphs(ps []notice.Paragraph, path diag.Path) {
	if found := divided(ps); found != nil {
		c.regulation(ps, found, path)
		return
	}
	items := itemLevels(ps)
	var above []int // levels of the headings that the text stands under
	first := len(c.now.Elements)
	for i := range ps {
		p := &ps[i]
		e := Element{Field: Text, Path: path, Lines: []diag.Text{p.Text}, Level: p.Level, Heading: p.Heading}
		switch {
		case p.Heading == 0:
		case items[p.Level]:
			e.Division, e.Heading = Item, p.Ordinal
		default:
			for len(above) > 0 && above[len(above)-1] >= p.Level {
				above = above[:len(above)-1]
			}
			above = append(above, p.Level)
			e.Depth = len(above)
		}
		c.add(e)
	}
	made := c.now.Elements[first:]
	for i := range made[:max(0, len(made)-1)] {
		next := &made[i+1]
		made[i].Opens = made[i].Depth > 0 && (next.Depth == 0 || next.Depth > made[i].Depth)
	}
}

// longestHeading is how many characters a heading sentence may have: a line of
// the type area (5.2.3).
const longestHeading = 28

// itemLevels are the levels of a text whose paragraphs are items, not headings
// with their text: where a first sentence is longer than a line, and not all of
// a paragraph that stands above a lower level, none of the level is a heading.
func itemLevels(ps []notice.Paragraph) map[int]bool {
	items := map[int]bool{}
	for i := range ps {
		p := &ps[i]
		opens := p.Heading == len(p.Text.S) && i+1 < len(ps) && (ps[i+1].Depth > p.Depth || ps[i+1].Level == 0 && unended(p.Text.S))
		if p.Heading > 0 && !opens && utf8.RuneCountInString(p.Text.S[:p.Heading]) > longestHeading {
			items[p.Level] = true
		}
	}
	return items
}

// unended reports whether a paragraph ends without the mark that ends a sentence.
func unended(s string) bool { return !strings.HasSuffix(s, "。") }

// divided finds the divisions of a text, a kind for each paragraph, and nil if
// it has no articles: without them 第一章 is but words.
func divided(ps []notice.Paragraph) []words.Division {
	var found []words.Division
	articles := false
	for i := range ps {
		d, ok := words.ScanDivision(ps[i].Text.S)
		if !ok {
			continue
		}
		if found == nil {
			found = make([]words.Division, len(ps))
		}
		found[i] = d
		articles = articles || d.Kind == words.Article
	}
	if !articles {
		return nil
	}
	return found
}

// regulation makes the text of a regulation: chapters are headings, articles
// paragraphs that begin with their number, and what stands in an article, “一、”
// and “（一）” too, is its text.
func (c *composer) regulation(ps []notice.Paragraph, found []words.Division, path diag.Path) {
	depth := [words.Article + 1]int{} // of the kinds that the text has
	next := 1
	for kind := words.Volume; kind < words.Article; kind++ {
		for _, d := range found {
			if d.Kind == kind {
				depth[kind] = next
				next++
				break
			}
		}
	}
	for i := range ps {
		e := Element{Field: Text, Path: path, Lines: []diag.Text{ps[i].Text}}
		if d := found[i]; d.Kind != 0 {
			t := ps[i].Text
			rest := t.Slice(d.Size+d.Blank, len(t.S))
			if e.Lines[0] = t.Slice(0, d.Size); !rest.Empty() {
				e.Lines[0] = diag.Concat(e.Lines[0], diag.Plain(blank), rest)
			}
			e.Division, e.Heading, e.Depth = divisions[d.Kind], len(e.Lines[0].S), depth[d.Kind]
			if e.Opens = i+1 < len(ps); d.Kind == words.Article {
				e.Heading, e.Opens = d.Size, false
			}
		}
		c.add(e)
	}
}
