package desk

import (
	"bytes"
	"encoding/hex"
	"net/http"
	"sync"
	"time"

	"gongwen/render"
	"gongwen/render/diag"
)

// firstError is the message of the first error of a list.
func firstError(list diag.List) string {
	for i := range list {
		if list[i].Severity() == diag.Error {
			return list[i].Message
		}
	}
	return ""
}

// pile is what departments returned and was dropped on the page, for one notice.
type pile struct {
	mu     sync.Mutex
	file   string
	all    []render.Return
	bytes  int64
	ledger []byte
}

// mostReturned bounds what lies in memory.
const mostReturned = 1 << 30

// takeReturn takes one returned file. With fresh those before are forgotten.
func (d *Desk) takeReturn(r *http.Request) (any, error) {
	data, err := body(r, render.MaxReturn+1)
	if err != nil {
		return nil, err
	}
	p := &d.pile
	p.mu.Lock()
	defer p.mu.Unlock()
	q := r.URL.Query()
	if q.Get("fresh") != "" || p.file != q.Get("file") {
		p.file, p.all, p.bytes, p.ledger = q.Get("file"), nil, 0, nil
	}
	if p.bytes += int64(len(data)); p.bytes > mostReturned {
		p.bytes -= int64(len(data))
		return nil, wrong("一次收的文件太多，超过 1 GB；请用 gongwen collect")
	}
	p.all = append(p.all, render.Return{Name: q.Get("name"), Data: data})
	return struct {
		Count int `json:"count"`
	}{len(p.all)}, nil
}

// collect reads the pile back against the notice.
func (d *Desk) collect(r *http.Request) (any, error) {
	var q struct{ File, Day string }
	if err := decode(r, &q); err != nil {
		return nil, err
	}
	day, err := time.Parse(time.DateOnly, q.Day)
	if err != nil {
		return nil, wrong("日期写作 2026-05-31")
	}
	s, err := d.session(q.File)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	text := s.work.Text()
	s.mu.Unlock()
	p := &d.pile
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.file != q.File || len(p.all) == 0 {
		return nil, wrong("还没有放进交回的表")
	}
	on := render.Day{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
	res, list := render.Collect(q.File, []byte(text), p.all, render.Month{Day: on})
	if res == nil && !list.HasErrors() {
		return nil, wrong("这份通知没有任务，没有可收集的")
	}
	if res == nil {
		return nil, wrong("通知里还有错误，先改好：%s", firstError(list))
	}
	p.ledger = nil
	if res.Ledger != nil && !res.Unread() {
		var b bytes.Buffer
		if err := render.WriteLedger(&b, res); err != nil {
			return nil, err
		}
		p.ledger = b.Bytes()
	}
	told := make([]told, 0, len(list))
	for i := range list {
		told = append(told, tell(&list[i]))
	}
	return struct {
		Summary  []string `json:"summary"`
		Result   any      `json:"result"`
		Findings any      `json:"findings"`
		Ledger   bool     `json:"ledger"`
	}{res.Summary(on), res.Result, told, p.ledger != nil}, nil
}

// told is what was found in a file that is no notice.
type told struct {
	File     string `json:"file"`
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func tell(f *diag.Finding) told {
	one := told{Code: f.Rule.Code, Severity: severities[f.Severity()], Message: f.Message, Hint: f.Hint}
	if f.Source != nil {
		one.File = f.Source.Name
	}
	return one
}

// outLedger gives the ledger of what was collected last.
func (d *Desk) outLedger(w http.ResponseWriter, file string) {
	d.pile.mu.Lock()
	ledger := d.pile.ledger
	if d.pile.file != file {
		ledger = nil
	}
	d.pile.mu.Unlock()
	if ledger == nil {
		fail(w, wrong("还没有台账：先放进交回的表"))
		return
	}
	w.Header().Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	w.Write(ledger)
}

// verify judges one finished PDF.
func (d *Desk) verify(r *http.Request) (any, error) {
	data, err := body(r, render.MaxPDF+1)
	if err != nil {
		return nil, err
	}
	rep := render.Verify(r.URL.Query().Get("name"), data)
	found := make([]told, 0, len(rep.Findings))
	for i := range rep.Findings {
		found = append(found, tell(&rep.Findings[i]))
	}
	verdict := rep.Verdict()
	return struct {
		Verdict    string `json:"verdict"`
		Fine       bool   `json:"fine"`
		Pages      int    `json:"pages"`
		Characters int    `json:"characters"`
		Fonts      int    `json:"fonts"`
		Producer   string `json:"producer"`
		SHA256     string `json:"sha256"`
		Findings   []told `json:"findings"`
		NotChecked string `json:"notChecked"`
	}{
		verdict.String(), verdict == render.Fit || verdict == render.Clear, rep.Pages, rep.Characters, len(rep.Fonts), rep.Producer,
		hex.EncodeToString(rep.SHA256[:]), found, render.NotChecked,
	}, nil
}
