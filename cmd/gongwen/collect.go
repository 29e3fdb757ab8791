package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/returns"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// collect is one run of the verb.
type collect struct {
	settings
	dir    string // for the ledger
	json   bool
	remind bool
	period string     // 2026-05; empty: none
	last   string     // the ledger of the month before
	day    render.Day // on which overdue is judged; zero: the end of the month, or today
}

func (k *collect) options() []options.Option {
	return append(k.settings.options(),
		options.Word("o", "文件夹", &k.dir),
		options.Switch("json", &k.json),
		options.Switch("remind", &k.remind),
		monthly("period", &k.period),
		options.Word("last", "上期台账.xlsx", &k.last),
		daily(&k.day),
	)
}

// daily is the option of a day.
func daily(day *render.Day) options.Option {
	return options.Checked("day", "日期", func(s string) error {
		t, err := time.Parse(time.DateOnly, s)
		if err != nil {
			return fmt.Errorf("--day 后面写日期，如 2023-12-01")
		}
		*day = dayOf(t)
		return nil
	})
}

func dayOf(t time.Time) render.Day {
	return render.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// collect reads returned workbooks back and writes the ledger.
func (c *command) collect(args []string) int {
	k := collect{dir: "output"}
	named, code, ok := c.parse("collect", k.options(), args)
	if !ok {
		return code
	}
	name, files, code := c.split(named)
	if code != console.Fine {
		return code
	}
	if code := c.named([]string{name}); code != console.Fine {
		return code
	}
	text, code := c.read("collect", name)
	if code != console.Fine {
		return code
	}
	back, faults := returns.Read(files)
	for _, f := range faults {
		code = max(code, c.Unread("collect", f.Name, ".xlsx", f.Err))
	}
	if len(back) == 0 {
		return code // nothing was read; what was missing is told
	}
	path := places.Ledger(k.dir, name, k.period)
	month, code := c.month(&k, name, path, code)
	if month == nil {
		return code
	}
	res, list := render.Collect(places.Shown(name), text, back, *month)
	if res == nil && !list.HasErrors() {
		return c.Misuse("", "%s 没有任务（[[task]]），没有可收集的", places.Shown(name))
	}
	if !k.json {
		diag.Print(c.Err, list, c.Err.Colour) // the screen keeps a failure
	}
	if res == nil || res.Ledger == nil {
		if k.json {
			diag.WriteJSON(c.Out, list)
		}
		return c.Spoken(max(code, console.Notice))
	}
	switch {
	case res.NoBefore:
		c.Tell("gongwen: %s 读不完整，或不是台账，没有收集", places.Shown(month.Before.Name))
		c.Hint("换一份完好的上期台账；不要上期进展的，把它移开，也不写 --last")
		return c.Spoken(max(code, console.Notice))
	case res.NoStanding:
		c.Tell("gongwen: %s 读不完整，里面可能有批示、督办意见，没有覆盖", path)
		c.Hint("把它改名或移到别处，再运行一次")
		return c.Spoken(console.Machine)
	}
	if res.Unread() { // a ledger of nothing must not replace one of something
		if k.json {
			if err := c.collectJSON("", month.Day, res, list); err != nil {
				return c.Fail("生成", "JSON", err)
			}
		} else {
			c.Say("%d 个文件都没有读出，不生成台账", len(back))
		}
		return c.Spoken(max(code, console.Notice))
	}
	var ledger bytes.Buffer
	if err := render.WriteLedger(&ledger, res); err != nil {
		return c.Fail("生成", path, err)
	}
	results, aside := returns.Replacing(path, ledger.Bytes(), month.Standing)
	if aside != "" {
		if one := c.MakeFolder(filepath.Dir(aside)); one != console.Fine {
			return max(code, one)
		}
	}
	if k.remind {
		more, one := c.reminders(&k, name, res)
		if one != console.Fine {
			return max(code, one)
		}
		results = append(results, more...)
	}
	if one := c.Put(k.dir, results); one != console.Fine {
		return max(code, one)
	}
	if list.HasErrors() || !res.Settled() {
		code = max(code, console.Notice)
	}
	if aside != "" {
		c.Tell("%s: 有人写过，批示、督办意见、备注和自己加的栏带到了新台账，原来那份移到 %s", path, aside)
	}
	if k.json {
		if err := c.collectJSON(places.Shown(path), month.Day, res, list); err != nil {
			return c.Fail("生成", "JSON", err)
		}
		return c.Spoken(code)
	}
	for _, r := range results {
		if r.Path != aside {
			c.Say("%s", r.Path)
		}
	}
	for _, line := range res.Summary(month.Day) {
		c.Say("%s", line)
	}
	return c.Spoken(code)
}

// month settles what is known before a return is read; nil: everything has been
// said.
func (c *command) month(k *collect, name, path string, code int) (*render.Month, int) {
	m := &render.Month{Day: k.day, Period: k.period}
	if m.Day == (render.Day{}) {
		if m.Day = dayOf(time.Now()); k.period != "" {
			m.Day = render.PeriodEnd(k.period)
		}
	}
	before := k.last
	if before == "" && k.period != "" { // it may lie beside
		if before = places.Ledger(k.dir, name, render.PeriodBefore(k.period)); !set.Exists(before) {
			before = ""
		}
	}
	var err error
	if before != "" {
		if m.Before, err = returns.ReadLedger(before); err != nil {
			return nil, c.Unread("collect", before, ".xlsx", err)
		}
		if k.last == "" {
			c.Tell("%s: 上期进展从这里取", places.Shown(before))
		}
	}
	if m.Standing, err = returns.ReadStanding(path); err != nil {
		return nil, c.Fail(console.Reading, path, err)
	}
	return m, code
}

// reminders makes what is to be sent to all that are behind: a reminder for each,
// and the words of all of them for pasting.
func (c *command) reminders(k *collect, name string, res *render.Collected) ([]set.Result, int) {
	found := console.Report{People: c.Err}
	cfg, code := c.config("collect", k.settings, &found)
	if code != console.Fine {
		return nil, code
	}
	dir := places.Reminders(k.dir, name, k.period)
	if code := c.MakeFolder(dir); code != console.Fine {
		return nil, code
	}
	all, list := res.Reminding(cfg)
	if code := found.Add(list); all == nil {
		return nil, max(code, console.Notice)
	}
	results, err := files(dir, all)
	if err != nil {
		return nil, c.Fail("生成", dir, err)
	}
	return results, console.Fine
}

// collectJSON prints everything as one value. The ledger is empty if none was
// written.
func (c *command) collectJSON(ledger string, day render.Day, res any, list diag.List) error {
	var findings bytes.Buffer
	if err := diag.WriteJSON(&findings, list); err != nil {
		return err
	}
	err := diag.EncodeJSON(c.Out, struct {
		Ledger   string          `json:"ledger"`
		Day      string          `json:"day"`
		Result   any             `json:"result"`
		Findings json.RawMessage `json:"findings"`
	}{ledger, day.ISO(), res, findings.Bytes()}, " ")
	if c.Out.Failed != nil {
		return nil // spoken tells it
	}
	return err
}

// split parts the notice from the returned files, wherever it stands.
func (c *command) split(named []string) (notice string, files []string, code int) {
	for _, name := range named {
		if !strings.EqualFold(filepath.Ext(name), ".toml") {
			files = append(files, name)
			continue
		}
		if notice != "" {
			return "", nil, c.SeeHelp("collect", "一次只收集一个通知，写了 %s 和 %s", notice, name)
		}
		notice = name
	}
	switch {
	case notice == "":
		return "", nil, c.SeeHelp("collect", "没有写通知的 .toml 文件")
	case len(files) == 0:
		return "", nil, c.SeeHelp("collect", "没有写交回的文件")
	}
	files, code = c.find("collect", files)
	return notice, files, code
}
