package desk

import (
	"net/http"
	"strconv"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/render"
)

// pasted are the tables that were read last: what is chosen for their columns
// comes without them.
type pasted struct {
	count int
	kept  []table
}

// table is one: a copied one, or a file.
type table struct {
	id, name string
	data     []byte
}

// mostPasted is how many are kept.
const mostPasted = 4

// takes says which table goes where.
type takes struct {
	ID      string                `json:"id"`
	Path    string                `json:"path"`
	Choices []render.PastedColumn `json:"choices"`
}

// paste reads a table that was copied, or a file with one. Nothing is written.
func (d *Desk) paste(r *http.Request) (any, error) {
	var q struct {
		takes
		HTML string `json:"html"`
		Text string `json:"text"`
		Name string `json:"name"`
		Data []byte `json:"data"`
	}
	data, err := body(r, render.MaxImport*4/3+mostJSON) // a file comes in base 64
	if err != nil {
		return nil, err
	}
	if err := decoded(data, &q); err != nil {
		return nil, err
	}
	var t table
	switch {
	case q.ID != "":
		if t, err = d.pastedBy(q.ID); err != nil {
			return nil, err
		}
	case len(q.Data) > 0:
		t = d.keepPasted(q.Name, q.Data)
	default:
		t = d.keepPasted(render.Clipboard(q.HTML, q.Text))
	}
	got := render.Paste(t.name, t.data, q.Choices)
	plain(got.Doubts)
	return struct {
		ID string `json:"id"`
		render.Pasted
	}{t.id, got}, nil
}

// plain puts doubts into the words of the screen.
func plain(doubts []render.PastedDoubt) {
	for i := range doubts {
		d := &doubts[i]
		d.Message, d.Hint = screen.Spoken(d.Message, ""), screen.Spoken(d.Hint, "")
	}
}

func (d *Desk) keepPasted(name string, data []byte) table {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.pasted.count++
	t := table{strconv.Itoa(d.pasted.count), name, data}
	d.pasted.kept = append(d.pasted.kept, t)
	if len(d.pasted.kept) > mostPasted {
		d.pasted.kept = d.pasted.kept[1:]
	}
	return t
}

func (d *Desk) pastedBy(id string) (table, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, t := range d.pasted.kept {
		if t.id == id {
			return t, nil
		}
	}
	return table{}, wrong("这张表读得太久了，请再粘贴一次")
}

// takePasted puts a table into the notice.
func (d *Desk) takePasted(s *session, q *question) (refused string) {
	t, err := d.pastedBy(q.ID)
	if err != nil {
		return err.Error()
	}
	next, undo, refused := s.work.Take(render.Take{Name: t.name, Data: t.data, Choices: q.Choices, Path: q.Path, Append: q.How == "append"})
	if refused == "" && next != s.work {
		s.did(next, undo, "")
	}
	return screen.Spoken(refused, "")
}
