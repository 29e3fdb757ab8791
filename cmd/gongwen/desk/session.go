package desk

import (
	"sync"
	"time"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/render"
	"gongwen/render/diag"
)

// session is a notice under the hand.
type session struct {
	desk *Desk
	file string

	mu      sync.Mutex
	work    *render.Work // of the text as it is
	good    *render.Work // the last that had pages
	rev     int          // counts changes
	undone  []step       // what undoes the last change stands last
	redone  []step
	draft   bool      // number or date are still missing
	full    diag.List // with what only the workbook finds, of fullRev
	fullRev int
	idle    *time.Timer
	shown   []grid // what pages may have of the tables, the newest last

	disk disk
}

// step undoes something that was done at one stroke: changes to be applied one
// list after the other.
type step struct {
	lists [][]diag.Change
	path  string // of the one value that was set
	when  time.Time
}

// mostSteps is how many steps can be undone.
const mostSteps = 2000

// stroke is how long after a keystroke the next in the same field belongs to it.
const stroke = time.Second

// session is the notice of a file of the folder, opened if it is not.
func (d *Desk) session(file string) (*session, error) {
	if why := misnamed(file); why != nil {
		return nil, why
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if s := d.sessions[file]; s != nil {
		return s, nil
	}
	data, stamp, err := d.read(file)
	if err != nil {
		return nil, err
	}
	if what, way := render.Foreign(file, data); what != "" {
		return nil, wrong("%s 是%s；%s", file, what, screen.Spoken(way, ""))
	}
	s := &session{desk: d, file: file, rev: 1, disk: disk{known: data, stamp: stamp}}
	s.take(s.begin(string(data)))
	s.disk.text = s.work.Text()
	d.sessions[file] = s
	return s, nil
}

// begin takes up a text. What is found in the workbook alone waits until nobody
// types; a notice without number or date is a draft until it has them.
func (s *session) begin(text string) *render.Work {
	cfg := s.desk.cfg.Render
	cfg.Only = render.OnlyPDF
	cfg.Draft = s.draft
	w := render.Begin(s.file, []byte(text), cfg)
	return s.settled(w)
}

// settled is the notice anew if it stopped being a draft, or became one.
func (s *session) settled(w *render.Work) *render.Work {
	if !w.Readable() || w.Unissued() == s.draft {
		return w
	}
	s.draft = !s.draft
	cfg := s.desk.cfg.Render
	cfg.Only, cfg.Draft = render.OnlyPDF, s.draft
	return render.Begin(s.file, []byte(w.Text()), cfg)
}

// take makes a text that which is under the hand.
func (s *session) take(w *render.Work) {
	s.work = w
	if w.Pages() > 0 {
		s.good = w
	}
	if s.idle != nil {
		s.idle.Stop()
	}
	rev := s.rev
	s.idle = time.AfterFunc(400*time.Millisecond, func() { s.look(rev) })
}

// look finds in a text that rests what only the workbook can.
func (s *session) look(rev int) {
	s.mu.Lock()
	work, now := s.work, s.rev
	s.mu.Unlock()
	if now != rev {
		return
	}
	light, full := work.Findings(), work.Complete()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.rev == rev {
		s.full, s.fullRev = full, rev
		if len(full) != len(light) {
			s.desk.hub.tell(event{File: s.file, Rev: rev})
		}
	}
}

// do does ops. refused says why it did not.
func (s *session) do(ops []render.Op) (refused string) {
	next, undo, refused := s.work.Edit(ops)
	if refused != "" || next == s.work {
		return refused
	}
	path := ""
	if len(ops) == 1 && (ops[0].Op == "set" || ops[0].Op == "text") {
		path = ops[0].Op + " " + ops[0].Path
	}
	s.did(next, undo, path)
	return ""
}

// did notes what was done, and that it can be undone: what is typed into one value
// at a stroke is one step.
func (s *session) did(next *render.Work, undo []diag.Change, path string) {
	now := step{[][]diag.Change{undo}, path, time.Now()}
	if last := len(s.undone) - 1; last >= 0 && now.path != "" && s.undone[last].path == now.path && now.when.Sub(s.undone[last].when) < stroke {
		s.undone[last].lists = append([][]diag.Change{undo}, s.undone[last].lists...)
		s.undone[last].when = now.when
	} else {
		s.undone = append(s.undone, now)
	}
	if len(s.undone) > mostSteps {
		s.undone = s.undone[1:]
	}
	s.redone = nil
	s.changed(s.settled(next))
}

// changed notes that the text is another and has the disk follow.
func (s *session) changed(w *render.Work) {
	s.rev++
	s.take(w)
	s.follow()
	s.desk.hub.tell(event{File: s.file, Rev: s.rev})
}

// back takes the last step of one list back and puts what undoes that into the
// other.
func (s *session) back(from, to *[]step) {
	last := len(*from) - 1
	if last < 0 {
		return
	}
	text := s.work.Text()
	var inverse [][]diag.Change
	for _, changes := range (*from)[last].lists {
		inverse = append([][]diag.Change{diag.Invert(text, changes)}, inverse...)
		text = diag.Apply(text, changes)
	}
	*from = (*from)[:last]
	*to = append(*to, step{lists: inverse})
	s.changed(s.begin(text))
}

// replace takes a whole text over, as one step that can be undone.
func (s *session) replace(text string) {
	was := s.work.Text()
	if text == was {
		return
	}
	s.undone = append(s.undone, step{lists: [][]diag.Change{diag.Invert(was, []diag.Change{diag.Between(was, text)})}})
	s.redone = nil
	s.rev++
	s.take(s.begin(text))
	s.desk.hub.tell(event{File: s.file, Rev: s.rev})
}

// clean reports whether the disk has what is under the hand.
func (s *session) clean() bool { return s.disk.text == s.work.Text() }
