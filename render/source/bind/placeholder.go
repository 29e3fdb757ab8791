package bind

import (
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// A value that says no more than the name of its key, （发文机关）, is a blank:
// new and import leave one where the clerk has to write. A draft prints it; of a
// notice to be issued each is an error, and nothing else is said of its words.

// placeholder notes the blanks of one member, and reports whether the member is
// one that the model can hold.
func (s *scope) placeholder(k *schema.Key, n *tomldoc.Node) bool {
	if n.Kind == tomldoc.Array {
		for _, item := range n.Items {
			s.noteBlank(k, item)
		}
		return false // the others are judged as ever
	}
	return s.noteBlank(k, n) && stores[k.Path] != nil
}

func (s *scope) noteBlank(k *schema.Key, n *tomldoc.Node) bool {
	if n.Kind != tomldoc.String || !strings.HasPrefix(strings.TrimSpace(n.Text.S), "（") || strings.TrimSpace(n.Text.S) != k.Placeholder() {
		return false
	}
	s.notice.Blanks = append(s.notice.Blanks, n.Span)
	if !s.draft {
		s.add(unfilled, n.Text.Span(), "换成实际的内容；用不着的连同这个键删去", "%s还没有填写", k.Term)
	}
	return true
}

// checkPlaceholders drops what else was found in blanks.
func (b *binder) checkPlaceholders() {
	b.Found = slices.DeleteFunc(b.Found, func(f diag.Finding) bool {
		return f.Rule != &rules[unfilled] && b.notice.Blank(f.Span)
	})
}
