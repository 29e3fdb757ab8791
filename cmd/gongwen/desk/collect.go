package desk

import (
	"bytes"
	"fmt"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/returns"
	"gongwen/render"
	"gongwen/render/diag"
)

// firstError is the message of the first error of a list.
func firstError(list diag.List) string {
	for i := range list {
		if list[i].Severity() == diag.Error {
			return screen.Spoken(list[i].Message, "")
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

// output is the folder of results, below the one that is served.
func (d *Desk) output() string { return filepath.Join(d.cfg.Folder, "output") }

// day is the day and the month that a question goes by.
func (q *reckoned) day() (day render.Day, err error) {
	switch {
	case q.Period != "" && !render.IsPeriod(q.Period):
		return day, wrong("月份写作 2026-05")
	case q.Day != "":
		on, err := time.Parse(time.DateOnly, q.Day)
		if err != nil {
			return day, wrong("日期写作 2026-05-31")
		}
		return render.Day{Year: on.Year(), Month: int(on.Month()), Day: on.Day()}, nil
	case q.Period != "":
		return render.PeriodEnd(q.Period), nil
	}
	return day, wrong("没有写按哪一天算逾期")
}

// month is what a question goes by: the day or the month that the clerk names, the
// ledgers that were given, as far as they are of that month, and else those that
// lie in output, as the verb takes them. notes say which those are.
func (d *Desk) month(p *pile, q *reckoned) (m render.Month, notes []string, err error) {
	m.Period = q.Period
	if m.Day, err = q.day(); err != nil {
		return m, nil, err
	}
	lying := func(period, what string) (*render.Return, error) {
		path := places.Ledger(d.output(), q.File, period)
		r, err := returns.ReadStanding(path)
		if r == nil || err != nil {
			return nil, err
		}
		r.Name = "output/" + filepath.Base(path)
		notes = append(notes, what+" "+r.Name)
		return r, nil
	}
	skip := func(r *render.Return, of, what string) {
		notes = append(notes, fmt.Sprintf("%s 是%s的台账，不是%s，没有用", r.Name, render.PeriodName(of), what))
	}
	if given, last := p.before, render.PeriodBefore(q.Period); given != nil || q.Period != "" {
		of := ""
		if given != nil {
			of = render.PeriodOf(given)
		}
		if m.Before = given; q.Period != "" && (given == nil || of != "" && of != last) { // the month was another when it was given
			if m.Before, err = lying(last, "上期进展取自"); err != nil {
				return m, nil, err
			}
			switch {
			case given == nil:
			case m.Before == nil && of < q.Period: // of an earlier month
				m.Before = given
			default:
				skip(given, of, "上期的")
			}
		}
	}
	if r := p.there; r != nil {
		if of := render.PeriodOf(r); q.Period == "" || of == "" || of == q.Period {
			m.Standing = r
		} else {
			skip(r, of, "这个月的")
		}
	}
	if m.Standing == nil {
		m.Standing, err = lying(q.Period, "批示、督办意见、备注取自已有的")
	}
	return m, notes, err
}

// reckoned is what a question of the page of returns goes by.
type reckoned struct{ File, Day, Period string }

// judged is the pile read back against its notice.
type judged struct {
	*render.Collected
	month  render.Month
	notes  []string
	list   diag.List
	ledger []byte // nil: there is none
}

// judge reads the pile, whose lock is held.
func (d *Desk) judge(p *pile, q *reckoned) (*judged, error) {
	s, err := d.session(q.File)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	text := s.work.Text()
	s.mu.Unlock()
	if p.file != q.File || len(p.all) == 0 {
		return nil, wrong("还没有放进交回的表")
	}
	var j judged
	if j.month, j.notes, err = d.month(p, q); err != nil {
		return nil, err
	}
	p.res, p.ledger = nil, nil
	j.Collected, j.list = render.Collect(q.File, []byte(text), p.all, j.month)
	switch {
	case j.Collected == nil && !j.list.HasErrors():
		return nil, wrong("这份通知没有任务，没有可收集的")
	case j.Collected == nil:
		return nil, wrong("通知里还有错误，先改好：%s", firstError(j.list))
	case j.NoBefore:
		return nil, wrong("%s 读不完整，或不是台账，没有收集；换一份完好的上期台账", j.month.Before.Name)
	case j.NoStanding:
		return nil, wrong("%s 读不完整，里面可能有批示、督办意见，没有收集；把它改名或移到别处再来", j.month.Standing.Name)
	}
	if j.Ledger != nil && !j.Unread() {
		var b bytes.Buffer
		if err := render.WriteLedger(&b, j.Collected); err != nil {
			return nil, err
		}
		j.ledger = b.Bytes()
		p.res, p.ledger = j.Collected, j.ledger
	}
	return &j, nil
}

// collect shows what the pile says.
func (d *Desk) collect(r *http.Request) (any, error) {
	var q reckoned
	if err := decode(r, &q); err != nil {
		return nil, err
	}
	d.pile.mu.Lock()
	defer d.pile.mu.Unlock()
	j, err := d.judge(&d.pile, &q)
	if err != nil {
		return nil, err
	}
	found := make([]told, 0, len(j.list))
	for i := range j.list {
		found = append(found, tell(&j.list[i]))
	}
	return struct {
		Day      string   `json:"day"`
		Notes    []string `json:"notes"`
		Summary  []string `json:"summary"`
		Result   any      `json:"result"`
		Findings any      `json:"findings"`
		Ledger   bool     `json:"ledger"`
		Behind   int      `json:"behind"` // how many are to be urged
	}{j.month.Day.ISO(), j.notes, j.Summary(j.month.Day), j.Result, found, j.ledger != nil, len(j.Reminders())}, nil
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
	one.Message, one.Hint = screen.Spoken(f.Message, ""), screen.Spoken(f.Hint, "")
	if f.Source != nil {
		one.File = f.Source.Name
	}
	return one
}
