package desk

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// firstError is the message of the first error of a list.
func firstError(list diag.List) string {
	for i := range list {
		if list[i].Severity() == diag.Error {
			return spoken(list[i].Message, "")
		}
	}
	return ""
}

// pile is what departments returned and was dropped on the page, for one notice,
// with the ledgers that stand already.
type pile struct {
	mu     sync.Mutex
	file   string
	all    []render.Return
	before *render.Return // the ledger of the month before, if one was given
	there  *render.Return // the ledger of this month, if one was given
	bytes  int64
	res    *render.Collected // nil: nothing was collected since
	ledger []byte            // of res
}

// mostReturned bounds what lies in memory.
const mostReturned = 1 << 30

// takeReturn takes one returned file, or with as=before or as=standing an older
// ledger. With fresh those before are forgotten.
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
		p.forget(q.Get("file"))
	}
	if p.bytes += int64(len(data)); p.bytes > mostReturned {
		p.bytes -= int64(len(data))
		return nil, wrong("一次收的文件太多，合计超过 1 GB")
	}
	p.res, p.ledger = nil, nil
	one := render.Return{Name: q.Get("name"), Data: data}
	switch q.Get("as") {
	case "before":
		p.before = &one
	case "standing":
		p.there = &one
	default:
		p.all = append(p.all, one)
	}
	return struct {
		Count int `json:"count"`
	}{len(p.all)}, nil
}

func (p *pile) forget(file string) {
	p.file, p.all, p.before, p.there, p.bytes, p.res, p.ledger = file, nil, nil, nil, 0, nil, nil
}

// ledgerOf is the name of the ledger of a month, or of none, as the verb has it.
func ledgerOf(file, period string) string {
	name := strings.TrimSuffix(file, filepath.Ext(file)) + "-台账"
	if period != "" {
		name += "-" + period
	}
	return name + ".xlsx"
}

// month is what a question goes by: the day or the month that the clerk names, the
// ledgers that were given, and else those that lie in output, as the verb takes
// them. notes say which those are.
func (d *Desk) month(p *pile, file, day, period string) (m render.Month, notes []string, err error) {
	m = render.Month{Period: period, Before: p.before, Standing: p.there}
	switch {
	case period != "" && !render.IsPeriod(period):
		return m, nil, wrong("月份写作 2026-05")
	case day != "":
		on, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return m, nil, wrong("日期写作 2026-05-31")
		}
		m.Day = render.Day{Year: on.Year(), Month: int(on.Month()), Day: on.Day()}
	case period != "":
		m.Day = render.PeriodEnd(period)
	default:
		return m, nil, wrong("没有写按哪一天算逾期")
	}
	lying := func(name, what string) (*render.Return, error) {
		name = "output/" + name
		data, _, err := d.readUpTo(name, render.MaxReturn+1)
		var odd set.Irregular
		if errors.Is(err, fs.ErrNotExist) || errors.As(err, &odd) {
			return nil, nil
		}
		if err == nil {
			notes = append(notes, what+" "+name)
		}
		return &render.Return{Name: name, Data: data}, err
	}
	if m.Before == nil && period != "" {
		if m.Before, err = lying(ledgerOf(file, render.PeriodBefore(period)), "上期进展取自"); err != nil {
			return m, nil, err
		}
	}
	if m.Standing == nil {
		m.Standing, err = lying(ledgerOf(file, period), "批示、督办意见、备注取自已有的")
	}
	return m, notes, err
}

// collect reads the pile back against the notice.
func (d *Desk) collect(r *http.Request) (any, error) {
	var q struct{ File, Day, Period string }
	if err := decode(r, &q); err != nil {
		return nil, err
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
	month, notes, err := d.month(p, q.File, q.Day, q.Period)
	if err != nil {
		return nil, err
	}
	p.res, p.ledger = nil, nil
	res, list := render.Collect(q.File, []byte(text), p.all, month)
	switch {
	case res == nil && !list.HasErrors():
		return nil, wrong("这份通知没有任务，没有可收集的")
	case res == nil:
		return nil, wrong("通知里还有错误，先改好：%s", firstError(list))
	case res.NoBefore:
		return nil, wrong("%s 读不完整，或不是台账，没有收集；换一份完好的上期台账", month.Before.Name)
	case res.NoStanding:
		return nil, wrong("%s 读不完整，里面可能有批示、督办意见，没有收集；把它改名或移到别处再来", month.Standing.Name)
	}
	if res.Ledger != nil && !res.Unread() {
		var b bytes.Buffer
		if err := render.WriteLedger(&b, res); err != nil {
			return nil, err
		}
		p.res, p.ledger = res, b.Bytes()
	}
	told := make([]told, 0, len(list))
	for i := range list {
		told = append(told, tell(&list[i]))
	}
	return struct {
		Day      string   `json:"day"`
		Notes    []string `json:"notes"`
		Summary  []string `json:"summary"`
		Result   any      `json:"result"`
		Findings any      `json:"findings"`
		Ledger   bool     `json:"ledger"`
		Behind   int      `json:"behind"` // how many are to be urged
	}{month.Day.ISO(), notes, res.Summary(month.Day), res.Result, told, p.ledger != nil, len(res.Reminders())}, nil
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
	one := told{Code: f.Rule.Code, Severity: severities[f.Severity()]}
	one.Message, one.Hint = inWords(f, "")
	if f.Source != nil {
		one.File = f.Source.Name
	}
	return one
}

// outLedger gives the ledger of what was collected last.
func (d *Desk) outLedger(w http.ResponseWriter, file string) {
	_, ledger := d.collected(file)
	if ledger == nil {
		fail(w, wrong("还没有台账：先放进交回的表"))
		return
	}
	w.Header().Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	w.Write(ledger)
}

// outReminders gives what urges those that are behind, in one file: the very bytes
// that collect --remind writes.
func (d *Desk) outReminders(w http.ResponseWriter, file string) {
	res, _ := d.collected(file)
	if res == nil {
		fail(w, wrong("还没有汇总：先放进交回的表"))
		return
	}
	all, list := res.Reminding(d.cfg.Render)
	if all == nil {
		fail(w, wrong("催办单排不出来：%s", firstError(list)))
		return
	}
	var b bytes.Buffer
	if err := pack(&b, all); err != nil {
		fail(w, err)
		return
	}
	w.Header().Set("Content-Type", packed)
	w.Write(b.Bytes())
}

// collected is what was collected last, if that was of this notice.
func (d *Desk) collected(file string) (*render.Collected, []byte) {
	d.pile.mu.Lock()
	defer d.pile.mu.Unlock()
	if d.pile.file != file {
		return nil, nil
	}
	return d.pile.res, d.pile.ledger
}
