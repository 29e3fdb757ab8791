package desk

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/cmd/gongwen/system"
	"gongwen/render"
	"gongwen/templates"
)

// mostJSON is the size of the largest question; files have limits of their own.
const mostJSON = 8 << 20

func (d *Desk) routes() http.Handler {
	mux := http.NewServeMux()
	d.assets(mux)
	mux.HandleFunc("POST /again", d.again)
	mux.HandleFunc("GET /api/events", d.events)
	mux.HandleFunc("GET /api/files", d.answer(d.files))
	mux.HandleFunc("GET /api/starters", d.answer(func(*http.Request) (any, error) { return starters(), nil }))
	mux.HandleFunc("GET /api/schema", d.answer(func(*http.Request) (any, error) { return screen.Schema(), nil }))
	mux.HandleFunc("POST /api/new", d.answer(d.begin))
	mux.HandleFunc("POST /api/put", d.answer(d.putNew))
	mux.HandleFunc("POST /api/import", d.answer(d.importFile))
	mux.HandleFunc("POST /api/open", d.ask(false, nil))
	mux.HandleFunc("POST /api/look", d.ask(false, nil))
	mux.HandleFunc("POST /api/change", d.ask(true, func(s *session, q *question) string { return s.do(q.Ops) }))
	mux.HandleFunc("POST /api/undo", d.ask(true, func(s *session, _ *question) string { s.back(&s.undone, &s.redone); return "" }))
	mux.HandleFunc("POST /api/redo", d.ask(true, func(s *session, _ *question) string { s.back(&s.redone, &s.undone); return "" }))
	mux.HandleFunc("POST /api/keep", d.ask(false, func(s *session, q *question) string { s.keep(q.How); return "" }))
	mux.HandleFunc("POST /api/paste", d.answer(d.paste))
	mux.HandleFunc("POST /api/take", d.ask(true, d.takePasted))
	mux.HandleFunc("POST /api/build", d.answer(d.build))
	mux.HandleFunc("GET /api/out/{kind}", d.out)
	mux.HandleFunc("POST /api/return", d.answer(d.takeReturn))
	mux.HandleFunc("POST /api/collect", d.answer(d.collect))
	mux.HandleFunc("POST /api/ledger", d.answer(d.keepLedger))
	mux.HandleFunc("POST /api/verify", d.answer(d.verify))
	mux.HandleFunc("GET /api/alive", d.answer(func(*http.Request) (any, error) { return named{}, nil }))
	mux.HandleFunc("POST /api/quit", d.answer(func(*http.Request) (any, error) {
		time.AfterFunc(100*time.Millisecond, d.Quit)
		return struct{}{}, nil
	}))
	return mux
}

// question is what a page asks of a notice.
type question struct {
	look
	Ops []render.Op `json:"ops"`
	How string      `json:"how"`
	takes
}

// ask answers with the notice as it is after what is to be done. What was meant
// for a text that has changed meanwhile is not done: the page gets that text, and
// code 409.
func (d *Desk) ask(changes bool, do func(*session, *question) (refused string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		var q question
		if err := decode(r, &q); err != nil {
			fail(w, err)
			return
		}
		s, err := d.session(q.File)
		if err != nil {
			fail(w, err)
			return
		}
		s.mu.Lock()
		code := http.StatusOK
		refused := ""
		switch {
		case changes && q.Rev != s.rev:
			code = http.StatusConflict
		case do != nil:
			refused = do(s, &q)
		}
		if refused != "" {
			s.mu.Unlock()
			refuse(w, http.StatusUnprocessableEntity, refused)
			return
		}
		state := s.show(&q.look, began)
		s.mu.Unlock()
		write(w, code, state)
	}
}

// answer answers with what a function finds.
func (d *Desk) answer(f func(*http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		if err != nil {
			fail(w, err)
			return
		}
		write(w, http.StatusOK, v)
	}
}

// decode reads a question of bounded size.
func decode(r *http.Request, v any) error {
	data, err := body(r, mostJSON)
	if err != nil {
		return err
	}
	return decoded(data, v)
}

// decoded reads what was sent.
func decoded(data []byte, v any) error {
	if err := json.Unmarshal(data, v); err != nil {
		return wrong("页面和程序不合：%v。请刷新页面", err)
	}
	return nil
}

// body reads what was sent, up to a limit.
func body(r *http.Request, limit int64) ([]byte, error) {
	if r.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	data, err := io.ReadAll(io.LimitReader(r.Body, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, tooLarge(limit)
	}
	return data, nil
}

func tooLarge(limit int64) error { return wrong("太大了，超过 %d MB", limit>>20) }

func write(w http.ResponseWriter, code int, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "程序自身出错："+err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	w.Write(data)
}

// refuse says in words why there is no answer.
func refuse(w http.ResponseWriter, code int, why string) {
	write(w, code, struct {
		Error string `json:"error"`
	}{why})
}

// fail tells a mistake of the clerk from a failure of the machine.
func fail(w http.ResponseWriter, err error) {
	var m mistake
	if errors.As(err, &m) {
		refuse(w, http.StatusUnprocessableEntity, string(m))
		return
	}
	why, hint := system.Reason(err, true)
	if hint != "" {
		why += "；" + hint
	}
	refuse(w, http.StatusInternalServerError, why)
}

// files is the list of the start page.
func (d *Desk) files(*http.Request) (any, error) {
	list, err := d.list()
	return struct {
		Folder   string   `json:"folder"`
		Settings []string `json:"settings"`
		Version  string   `json:"version"`
		Files    []listed `json:"files"`
	}{d.cfg.Folder, d.cfg.Settings, render.Version, list}, err
}

// begin writes a new notice of a kind.
func (d *Desk) begin(r *http.Request) (any, error) {
	var q struct {
		Starter, Name, Title string
		Issuers              []string
	}
	if err := decode(r, &q); err != nil {
		return nil, err
	}
	text, ok := templates.StarterOf(q.Starter)
	if !ok {
		return nil, wrong("没有“%s”这个文种", q.Starter)
	}
	return named{q.Name}, d.create(q.Name, render.Started(text, q.Issuers, q.Title))
}

type named struct {
	File string `json:"file"`
}

// putNew writes a notice: one of the clerk's own, or what was imported.
func (d *Desk) putNew(r *http.Request) (any, error) {
	var q struct {
		takes
		Name, TOML string
	}
	if err := decode(r, &q); err != nil {
		return nil, err
	}
	if q.ID != "" {
		t, err := d.pastedBy(q.ID)
		if err != nil {
			return nil, err
		}
		if q.TOML = render.Adopt(t.name, t.data, q.Choices).TOML; q.TOML == "" {
			return nil, wrong("%s 里没有读出内容", t.name)
		}
	}
	return named{q.Name}, d.create(q.Name, []byte(q.TOML))
}

// importFile reads a file of others as a notice, or what was read once more with
// what was chosen for its columns. Nothing is written.
func (d *Desk) importFile(r *http.Request) (any, error) {
	data, err := body(r, render.MaxImport)
	if err != nil {
		return nil, err
	}
	var q takes
	var t table
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		if err := decoded(data, &q); err != nil {
			return nil, err
		}
		if t, err = d.pastedBy(q.ID); err != nil {
			return nil, err
		}
	} else {
		t = d.keepPasted(r.URL.Query().Get("name"), data)
	}
	got := render.Adopt(t.name, t.data, q.Choices)
	plain(got.Doubts)
	if got.TOML == "" {
		if len(got.Doubts) > 0 {
			return nil, wrong("%s：%s。%s", t.name, got.Doubts[0].Message, got.Doubts[0].Hint)
		}
		return nil, wrong("%s 里没有读出内容", t.name)
	}
	return struct {
		ID string `json:"id"`
		render.Pasted
	}{t.id, got.Pasted}, nil
}
