package table

import (
	"sync"

	"gongwen/render/paper/font"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
)

// Memory is what tables that were laid out before have found of the words of their
// cells: who types has the table laid out at every key, and one of its cells is
// another. It knows no places of the source, for those move. What a layout did not
// meet is forgotten after it, so that it holds no more than a notice.
//
// Of two layouts at the same time the second finds nothing in it.
type Memory struct {
	mu    sync.Mutex
	style *style.Style
	faces *font.Faces
	words map[said]*words
}

// said is all that words depend on beside style and faces.
type said struct {
	text string
	kind kind
	manner
}

// Lent is a memory in the hands of one layout. Nil remembers nothing, and the words
// of a long table go with its cells.
type Lent struct {
	to       *Memory
	style    *style.Style
	faces    *font.Faces
	old, met map[said]*words
}

// Lend gives the memory to a layout; nil has none.
func (m *Memory) Lend(s *style.Style, faces *font.Faces) *Lent {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	l := &Lent{to: m, style: s, faces: faces, met: map[said]*words{}}
	if m.style == s && m.faces == faces {
		l.old = m.words
	}
	m.words = nil
	return l
}

// Return gives back what was met.
func (l *Lent) Return() {
	if l == nil {
		return
	}
	l.to.mu.Lock()
	defer l.to.mu.Unlock()
	l.to.style, l.to.faces, l.to.words = l.style, l.faces, l.met
}

// words are those of a galley set as a kind, in a manner.
func (l *Lent) words(g *press.Galley, k kind, m manner) *words {
	if l == nil {
		return wordsOf(g.Chars, k, m)
	}
	key := said{g.Text.S, k, m}
	w := l.met[key]
	if w == nil {
		if w = l.old[key]; w == nil {
			w = wordsOf(g.Chars, k, m)
		}
		l.met[key] = w
	}
	return w
}
