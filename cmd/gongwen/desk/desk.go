// Package desk is the workbench: it serves one folder's notices to a browser on
// this machine, which shows them as forms and as pages.
//
// It lays nothing out and reads no TOML: the door in package render does. The
// text of a notice is the only truth; form, grid and pages are read from it after
// every change, and the disk follows. Nothing but this machine's own browser, with
// the word that the program gave it, gets an answer. In: a folder, and requests.
// Out: JSON, SVG, files of the folder.
package desk

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// Config says what is served, and how notices look.
type Config struct {
	Folder   string
	Render   render.Config
	Settings []string             // the template and the faces in use, for the clerk
	Port     int                  // 0: any that is free
	Lonely   bool                 // started by a double-click: later starts find it, and it ends some minutes after the last page was closed
	Show     func(address string) // opens a browser
	// Build runs the verb on a file of the folder, which is saved by then.
	Build func(file string, o Order) Built
	Disk  set.Disk
}

// Order is what is to be built, as the options of the verb say it.
type Order struct {
	Split    bool   // a workbook for each department too
	Period   string // the month that those are for
	Since    string // the notice of the folder that is the edition before, whose changes they mark
	Manifest bool   // list the sums of the files
}

// Built is what the verb has done.
type Built struct {
	Files []string `json:"files"` // in place
	Notes []string `json:"notes"` // what it said beside
	Fine  bool     `json:"fine"`
}

// Desk is one workbench.
type Desk struct {
	cfg   Config
	root  *os.Root // the folder: no name leads out of it
	token string   // what the page proves itself by
	host  string   // 127.0.0.1:51234
	faces [render.Faces]face
	hub   hub
	end   chan struct{} // closed when somebody wants the program to end
	once  sync.Once

	shown atomic.Int64 // when a later start had the page opened last, in ms
	asked atomic.Bool  // something, since it was looked at last

	mu       sync.Mutex
	sessions map[string]*session
	known    map[string]known
	pile     pile
	pasted   pasted
}

// Open takes the folder and a port of this machine. The address has the word for
// the browser behind its #, where no server and no log sees it.
func Open(cfg Config) (*Desk, net.Listener, error) {
	root, err := os.OpenRoot(cfg.Folder)
	if err != nil {
		return nil, nil, err
	}
	if f, _, err := set.Claim(cfg.Disk, cfg.Folder, nil, func() {}); err == nil { // what a run that was killed has left is put in order
		f.Release()
	}
	d := &Desk{cfg: cfg, root: root, end: make(chan struct{}), sessions: map[string]*session{}, known: map[string]known{}}
	var word [18]byte
	rand.Read(word[:])
	d.token = base64.RawURLEncoding.EncodeToString(word[:])
	l, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", cfg.Port))
	if err != nil {
		root.Close()
		return nil, nil, err
	}
	d.host = l.Addr().String()
	for n := range d.faces {
		d.faces[n].digest, d.faces[n].file = cfg.Render.Face(n)
	}
	return d, l, nil
}

// Address is what a browser opens: the list, or one notice of the folder.
func (d *Desk) Address(file string) string {
	at := "http://" + d.host + "/#" + d.token
	if file != "" {
		at += "/" + escape(file)
	}
	return at
}

// lonely is how long the program stays without a page, if it is to end by itself.
const lonely = 10 * time.Minute

// Serve answers until somebody ends it, and brings to the disk what is not there
// yet.
func (d *Desk) Serve(l net.Listener) error {
	server := &http.Server{
		Handler:           d.guard(d.routes()),
		ReadHeaderTimeout: 10 * time.Second,
		MaxHeaderBytes:    64 << 10,
	}
	if d.cfg.Lonely {
		d.leaveNote()
		defer d.takeNote()
	}
	debug.SetGCPercent(200) // a key of a long notice takes a third less, for some megabytes more
	go d.watch()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	var err error
	select {
	case err = <-failed:
	case <-d.end:
	}
	d.hub.close()
	server.Close() // who changes anything from here on is not told that it was done
	d.Close()
	return err
}

// Quit ends Serve.
func (d *Desk) Quit() { d.once.Do(func() { close(d.end) }) }

// Close saves every notice. What cannot be saved is put beside it.
func (d *Desk) Close() {
	d.Quit()
	for _, s := range d.all() {
		s.save()
		s.rescue()
	}
	d.root.Close()
}

func (d *Desk) all() (list []*session) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range d.sessions {
		list = append(list, s)
	}
	return list
}

// watch looks at the files under the hand for changes that others made, and at
// whether anybody is still there.
func (d *Desk) watch() {
	tick := time.NewTicker(500 * time.Millisecond) // as esbuild does: it works on every system and every share
	defer tick.Stop()
	empty := time.Now()
	for {
		select {
		case <-d.end:
			return
		case <-tick.C:
		}
		for _, s := range d.all() {
			s.poll()
		}
		if d.hub.count() > 0 || d.asked.Swap(false) { // a page that is hidden only asks now and then
			empty = time.Now()
		}
		if d.cfg.Lonely && time.Since(empty) > lonely {
			d.Quit()
		}
	}
}
