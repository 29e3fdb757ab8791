package desk

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strconv"
	"time"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/render"
)

// document is a notice that can be written, from the very text under the hand.
func (d *Desk) document(file string, rev int) (*render.Document, error) {
	s, err := d.session(file)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	text, now := s.work.Text(), s.rev
	s.mu.Unlock()
	if rev != now {
		return nil, wrong("内容刚刚又改过，请再点一次")
	}
	doc, list := render.Open(file, []byte(text), d.cfg.Render)
	if doc == nil {
		errors, _ := list.Count()
		return nil, wrong("还有 %d 处错误，改好才能生成。第一处：%s", errors, firstError(list))
	}
	return doc, nil
}

// out makes a file to be kept by the browser. Its bytes are those that build
// writes.
func (d *Desk) out(w http.ResponseWriter, r *http.Request) {
	rev, _ := strconv.Atoi(r.URL.Query().Get("rev"))
	file := r.URL.Query().Get("file")
	switch r.PathValue("kind") {
	case "ledger":
		d.outLedger(w, file)
		return
	case "reminders":
		d.outReminders(w, file)
		return
	}
	doc, err := d.document(file, rev)
	if err != nil {
		fail(w, err)
		return
	}
	var b bytes.Buffer
	kind := ""
	switch r.PathValue("kind") {
	case "pdf", "look": // to be kept, and to be looked at: of several copies the first
		if copies := doc.CopyParts(); copies != nil && r.PathValue("kind") == "pdf" {
			kind, err = packed, pack(&b, copies)
			break
		}
		kind, err = "application/pdf", doc.WritePDF(&b)
	case "xlsx", "zip":
		if !doc.HasWorkbook() {
			err = wrong("没有任务，没有工作簿")
			break
		}
		if r.PathValue("kind") == "zip" {
			kind, err = packed, pack(&b, doc.Parts(render.Issue{}))
			break
		}
		kind, err = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", doc.WriteXLSX(&b)
	default:
		err = wrong("没有这种文件")
	}
	if err != nil {
		fail(w, err)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Write(b.Bytes())
}

// packed is the type of several files in one.
const packed = "application/zip"

// pack makes one file of several. It says no time: it is the same whenever it is
// made.
func pack(w io.Writer, parts []render.Part) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if err := p.Write(f); err != nil {
			return err
		}
	}
	return z.Close()
}

// build saves the notice and runs the verb on it.
func (d *Desk) build(r *http.Request) (any, error) {
	var q struct {
		File string
		Rev  int
		Order
	}
	if err := decode(r, &q); err != nil {
		return nil, err
	}
	if _, err := d.document(q.File, q.Rev); err != nil {
		return nil, err
	}
	s, err := d.session(q.File)
	if err != nil {
		return nil, err
	}
	s.save()
	s.mu.Lock()
	state, note := s.state()
	s.mu.Unlock()
	if state != diskSaved {
		return nil, wrong("还没有存上盘，先不生成。%s", note)
	}
	if q.Since != "" {
		if why := misnamed(q.Since); why != nil {
			return nil, why
		}
	}
	if q.Period != "" && !render.IsPeriod(q.Period) {
		return nil, wrong("月份写作 2026-05")
	}
	built := d.cfg.Build(q.File, q.Order)
	built.Notes = screen.Uncommanded(built.Notes)
	return built, nil
}
