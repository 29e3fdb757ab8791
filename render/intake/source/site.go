package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// site is what of a page belongs to the site and not to what is published on it:
// menus, the way to the page, the foot. Pages say so by elements, or by names that
// all of them use.
type site struct {
	main  *html.Node // what is published, if the page says so
	whole int        // characters of the page
}

// siteNames are words of classes and ids, in English as web designers use it and
// in pinyin.
var siteNames = []string{
	"nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "position", "location", "weizhi", "dqwz", "footer", "foot", "copyright", "share", "sidebar", "daohang", "related", "toolbar", "banner",
}

// siteOf looks a page over.
func siteOf(root *html.Node) *site {
	s := &site{whole: utf8.RuneCountInString(webText(root))}
	most := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Main || n.DataAtom == atom.Article || attribute(n, "role") == "main" {
			if size := utf8.RuneCountInString(webText(n)); size > most {
				s.main, most = n, size
			}
			return // what is in it is smaller
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	walk(root)
	if 3*most < s.whole { // a frame for something small
		s.main = nil
	}
	return s
}

// of reports whether an element is the site's.
func (s *site) of(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return false
	case atom.Nav, atom.Aside, atom.Footer:
		return s.small(n)
	case atom.Header:
		return s.main != nil && !within(n, s.main) && !holds(n, s.main) && s.small(n)
	}
	if s.main != nil && !within(n, s.main) && !holds(n, s.main) && !holdsTable(n) {
		return s.small(n)
	}
	switch attribute(n, "role") {
	case "navigation", "contentinfo", "complementary", "search":
		return s.small(n)
	}
	if n.DataAtom != atom.Div && n.DataAtom != atom.Ul && n.DataAtom != atom.Section {
		return false
	}
	for _, key := range [...]string{"class", "id"} {
		for name := range strings.FieldsFuncSeq(strings.ToLower(attribute(n, key)), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
			if slices.Contains(siteNames, name) {
				return s.small(n)
			}
		}
	}
	return false
}

// small reports whether an element is little of the page, and has no heading of
// it and no table.
func (s *site) small(n *html.Node) bool {
	return 3*utf8.RuneCountInString(webText(n)) < s.whole && !holdsTable(n) && find(n, func(k *html.Node) bool { return k.DataAtom == atom.H1 }) == nil
}

// holdsTable reports whether a table of data is in an element.
func holdsTable(n *html.Node) bool {
	return find(n, func(k *html.Node) bool { return k.DataAtom == atom.Table && !layoutTable(k) }) != nil
}

// holds reports whether an element has another in it.
func holds(n, inner *html.Node) bool { return within(inner, n) }

// within reports whether an element is another or in it.
func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// find is the first element of a kind in another, itself counted.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if is(n) {
		return n
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if found := find(k, is); found != nil {
			return found
		}
	}
	return nil
}
