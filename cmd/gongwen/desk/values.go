package desk

import (
	"bytes"
	"encoding/json"
)

// values adds what the form and the grid show, if the page has it otherwise.
func (s *session) values(a *state, l *look) {
	if !s.work.Readable() {
		a.Digests = l.Know // what was read last stays
		return
	}
	values, _ := json.Marshal(s.work.Values())
	now := s.grid()
	a.Digests = digests{digest(values), now.digest}
	if a.Digests.Values != l.Know.Values {
		a.Values = json.RawMessage(values)
	}
	if a.Digests.Tables == l.Know.Tables {
		return
	}
	for i := range s.shown {
		if s.shown[i].digest == l.Know.Tables {
			if a.Patches = now.since(&s.shown[i]); a.Patches != nil {
				return
			}
		}
	}
	a.Tables = json.RawMessage(now.whole())
}

// grid is the tables of a notice as they are sent: of a thousand rows a page that
// has the others is sent the one that was typed into.
type grid struct {
	digest string
	heads  [][]byte // of each table, without its rows
	rows   [][][]byte
}

// patch puts rows in the place of some of a table.
type patch struct {
	Table int               `json:"table"`
	At    int               `json:"at"`
	Drop  int               `json:"drop"`
	Rows  []json.RawMessage `json:"rows"`
}

// mostShown is how many states of the tables are remembered: pages lag behind by
// one, and two may be open.
const mostShown = 4

// grid is that of the text at hand, which is remembered.
func (s *session) grid() *grid {
	var g grid
	for _, t := range s.work.Rows() {
		rows := make([][]byte, len(t.Rows))
		for i := range t.Rows {
			rows[i], _ = json.Marshal(&t.Rows[i])
		}
		t.Rows = t.Rows[:0]
		head, _ := json.Marshal(&t)
		g.heads, g.rows = append(g.heads, head), append(g.rows, rows)
	}
	g.digest = digest(g.whole())
	for i := range s.shown {
		if s.shown[i].digest == g.digest {
			return &s.shown[i]
		}
	}
	if len(s.shown) >= mostShown {
		s.shown = s.shown[1:]
	}
	s.shown = append(s.shown, g)
	return &s.shown[len(s.shown)-1]
}

// whole is all tables.
func (g *grid) whole() []byte {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, head := range g.heads {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(bytes.TrimSuffix(head, []byte("]}"))) // whose rows come last, and are none
		b.Write(bytes.Join(g.rows[i], []byte(",")))
		b.WriteString("]}")
	}
	b.WriteByte(']')
	return b.Bytes()
}

// since is what makes older tables these; nil: there is less to say in saying all.
func (g *grid) since(old *grid) []patch {
	if len(old.heads) != len(g.heads) {
		return nil
	}
	out := []patch{}
	for i, now := range g.rows {
		was := old.rows[i]
		if !bytes.Equal(g.heads[i], old.heads[i]) {
			return nil
		}
		head, tail := 0, 0
		for head < min(len(was), len(now)) && bytes.Equal(was[head], now[head]) {
			head++
		}
		for tail < min(len(was), len(now))-head && bytes.Equal(was[len(was)-1-tail], now[len(now)-1-tail]) {
			tail++
		}
		p := patch{Table: i, At: head, Drop: len(was) - head - tail, Rows: []json.RawMessage{}}
		for _, row := range now[head : len(now)-tail] {
			p.Rows = append(p.Rows, row)
		}
		if len(p.Rows) > len(now)/2 {
			return nil
		}
		if p.Drop > 0 || len(p.Rows) > 0 {
			out = append(out, p)
		}
	}
	return out
}
