package desk

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"sync"
	"time"
)

// event is what a page is told without having asked.
type event struct {
	File string `json:"file,omitempty"`
	Rev  int    `json:"rev,omitempty"`
	Disk string `json:"disk,omitempty"` // how the file on the disk stands to the notice
	Note string `json:"note,omitempty"`
	Show bool   `json:"show,omitempty"` // come to the front: somebody started the program again
	Bye  bool   `json:"bye,omitempty"`
}

// hub tells all pages.
type hub struct {
	mu     sync.Mutex
	pages  map[chan event]bool
	closed bool
}

func (h *hub) join() (events chan event, leave func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	events = make(chan event, 64)
	if h.closed {
		close(events)
		return events, func() {}
	}
	if h.pages == nil {
		h.pages = map[chan event]bool{}
	}
	h.pages[events] = true
	return events, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.pages, events)
	}
}

// tell tells all pages. One that does not listen loses the event: the next answer
// it gets says the same.
func (h *hub) tell(e event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for page := range h.pages {
		select {
		case page <- e:
		default:
		}
	}
}

func (h *hub) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.pages)
}

func (h *hub) close() {
	h.tell(event{Bye: true})
	time.Sleep(50 * time.Millisecond) // for it to reach them
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for page := range h.pages {
		close(page)
	}
	h.pages = nil
}

// log is for the maintainer: on the console that the program was started from.
func (h *hub) log(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

// events streams what happens, a line of JSON each, for as long as the page is
// there. An empty one now and then shows either that the other still is.
func (d *Desk) events(w http.ResponseWriter, r *http.Request) {
	events, leave := d.hub.join()
	defer leave()
	w.Header().Set("Content-Type", "application/x-ndjson")
	c := http.NewResponseController(w)
	beat := time.NewTicker(10 * time.Second)
	defer beat.Stop()
	out := json.NewEncoder(w)
	out.Encode(event{})
	for c.Flush() == nil {
		select {
		case <-r.Context().Done():
			return
		case e, open := <-events:
			if !open {
				return
			}
			out.Encode(e)
		case <-beat.C:
			out.Encode(event{})
		}
	}
}
