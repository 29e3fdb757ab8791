package desk

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Who double-clicks the program a second time means the desk that is open. The
// first one leaves a note in the folder for passing things, with its port and
// nothing secret; the second asks there, and the first opens its page itself.

// note is what a running program leaves.
type note struct {
	Host   string `json:"host"`
	Folder string `json:"folder"`
}

// notePath is where the program that serves a folder leaves its note.
func notePath(folder string) string {
	sum := sha256.Sum256([]byte(folder))
	return filepath.Join(os.TempDir(), fmt.Sprintf("gongwen-%x.json", sum[:8]))
}

// leaveNote tells later starts of this one.
func (d *Desk) leaveNote() {
	data, err := json.Marshal(note{d.host, d.cfg.Folder})
	if err == nil {
		os.WriteFile(notePath(d.cfg.Folder), data, 0o600) // without it there are two desks, which is no harm
	}
}

// takeNote takes the note away, if it is still ours.
func (d *Desk) takeNote() {
	if n, err := readNote(d.cfg.Folder); err == nil && n.Host == d.host {
		os.Remove(notePath(d.cfg.Folder))
	}
}

func readNote(folder string) (n note, err error) {
	data, err := os.ReadFile(notePath(folder))
	if err != nil {
		return n, err
	}
	return n, json.Unmarshal(data, &n)
}

// Again asks a program that serves the folder already to open its page, and reports
// whether there is one.
func Again(folder string) bool {
	n, err := readNote(folder)
	if err != nil || n.Folder != folder || !strings.HasPrefix(n.Host, "127.0.0.1:") {
		return false
	}
	r, err := http.NewRequest(http.MethodPost, "http://"+n.Host+"/again", nil)
	if err != nil {
		return false
	}
	r.Header.Set(againHeader, "1")
	client := http.Client{Timeout: 3 * time.Second}
	answer, err := client.Do(r)
	if err != nil {
		return false
	}
	answer.Body.Close()
	return answer.StatusCode == http.StatusNoContent
}

// againHeader is one that no page of another origin may send unasked.
const againHeader = "X-Gongwen-Again"

// again opens the page for who has started the program a second time. It needs no
// token and gives none away; more often than once in two seconds it does nothing.
func (d *Desk) again(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get(againHeader) == "" {
		refuse(w, http.StatusForbidden, "请从程序打开的页面进入")
		return
	}
	now := time.Now().UnixMilli()
	if last := d.shown.Load(); now-last > 2000 && d.shown.CompareAndSwap(last, now) && d.cfg.Show != nil {
		d.cfg.Show(d.Address(""))
	}
	w.WriteHeader(http.StatusNoContent)
}
