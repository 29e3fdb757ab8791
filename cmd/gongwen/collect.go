package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// How the names of a ledger, and of the folder of reminders, end.
const (
	ledgerEnd   = "-台账.xlsx"
	ledgerPart  = "-台账-" // before a month
	remindersOf = "-催办"
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

func (k *collect) options() []option {
	return append(k.settings.options(),
		worded("o", "文件夹", &k.dir),
		switched("json", &k.json),
		switched("remind", &k.remind),
		monthly("period", &k.period),
		worded("last", "上期台账.xlsx", &k.last),
		option{"day", "日期", func(s string) error {
			t, err := time.Parse(time.DateOnly, s)
			if err != nil {
				return fmt.Errorf("--day 后面写日期，如 2023-12-01")
			}
			k.day = dayOf(t)
			return nil
		}},
	)
}

// ledgerOf is the place of the ledger of a month, or of none.
func (k *collect) ledgerOf(name, period string) string {
	if period == "" {
		return filepath.Join(k.dir, stem(name)+ledgerEnd)
	}
	return filepath.Join(k.dir, stem(name)+ledgerPart+period+".xlsx")
}

func dayOf(t time.Time) render.Day {
	return render.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// collect reads returned workbooks back and writes the ledger.
func (c *console) collect(args []string) int {
	k := collect{dir: "output"}
	named, code, ok := c.parse("collect", k.options(), args)
	if !ok {
		return code
	}
	name, files, code := c.split(named)
	if code != exitFine {
		return code
	}
	if code := c.named([]string{name}); code != exitFine {
		return code
	}
	text, code := c.read("collect", name)
	if code != exitFine {
		return code
	}
	returns, code := c.returns(files)
	if len(returns) == 0 {
		return code // nothing was read; what was missing is told
	}
	path := k.ledgerOf(name, k.period)
	month, code := c.month(&k, name, path, code)
	if month == nil {
		return code
	}
	res, list := render.Collect(shown(name), text, returns, *month)
	if res == nil && !list.HasErrors() {
		return c.misuse("", "%s 没有任务（[[task]]），没有可收集的", shown(name))
	}
	if !k.json {
		diag.Print(c.err, list, c.err.colour) // the screen keeps a failure
	}
	if res == nil || res.Ledger == nil {
		if k.json {
			diag.WriteJSON(c.out, list)
		}
		return c.spoken(max(code, exitNotice))
	}
	switch {
	case res.NoBefore:
		c.tell("gongwen: %s 读不完整，或不是台账，没有收集", shown(month.Before.Name))
		c.hint("换一份完好的上期台账；不要上期进展的，把它移开，也不写 --last")
		return c.spoken(max(code, exitNotice))
	case res.NoStanding:
		c.tell("gongwen: %s 读不完整，里面可能有批示、督办意见，没有覆盖", path)
		c.hint("把它改名或移到别处，再运行一次")
		return c.spoken(exitMachine)
	}
	if res.Unread() { // a ledger of nothing must not replace one of something
		if k.json {
			if err := c.collectJSON("", month.Day, res, list); err != nil {
				return c.fail("生成", "JSON", err)
			}
		} else {
			c.say("%d 个文件都没有读出，不生成台账", len(returns))
		}
		return c.spoken(max(code, exitNotice))
	}
	var ledger bytes.Buffer
	if err := render.WriteLedger(&ledger, res); err != nil {
		return c.fail("生成", path, err)
	}
	results := []set.Result{{Path: path, Data: ledger.Bytes()}}
	aside := ""
	if month.Standing != nil && render.Edited(month.Standing) && !bytes.Equal(month.Standing.Data, ledger.Bytes()) {
		aside = setAside(path, map[string]bool{})
		results = append(results, set.Result{Path: aside, Data: month.Standing.Data})
		if err := os.MkdirAll(filepath.Dir(aside), set.NewFolder); err != nil {
			return c.fail("建文件夹", filepath.Dir(aside), err)
		}
	}
	if k.remind {
		more, one := c.reminders(&k, name, res)
		if one != exitFine {
			return max(code, one)
		}
		results = append(results, more...)
	}
	if one := c.putResults(k.dir, results); one != exitFine {
		return max(code, one)
	}
	if list.HasErrors() || !res.Settled() {
		code = max(code, exitNotice)
	}
	if aside != "" {
		c.tell("%s: 有人写过，批示、督办意见、备注和自己加的栏带到了新台账，原来那份移到 %s", path, aside)
	}
	if k.json {
		if err := c.collectJSON(shown(path), month.Day, res, list); err != nil {
			return c.fail("生成", "JSON", err)
		}
		return c.spoken(code)
	}
	for _, r := range results {
		if r.Path != aside {
			c.say("%s", r.Path)
		}
	}
	for _, line := range res.Summary(month.Day) {
		c.say("%s", line)
	}
	return c.spoken(code)
}

// month settles what is known before a return is read; nil: everything has been
// said.
func (c *console) month(k *collect, name, path string, code int) (*render.Month, int) {
	m := &render.Month{Day: k.day, Period: k.period}
	if m.Day == (render.Day{}) {
		if m.Day = dayOf(time.Now()); k.period != "" {
			m.Day = render.PeriodEnd(k.period)
		}
	}
	before := k.last
	if before == "" && k.period != "" { // it may lie beside
		if before = k.ledgerOf(name, render.PeriodBefore(k.period)); !exists(before) {
			before = ""
		}
	}
	read := func(file string) (*render.Return, error) {
		data, err := set.ReadUpTo(file, render.MaxReturn+1)
		return &render.Return{Name: shown(file), Data: data}, err
	}
	var err error
	if before != "" {
		if m.Before, err = read(before); err != nil {
			return nil, c.unread("collect", before, ".xlsx", err)
		}
		if k.last == "" {
			c.tell("%s: 上期进展从这里取", shown(before))
		}
	}
	var odd set.Irregular
	switch m.Standing, err = read(path); {
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &odd): // of what is no file place will complain
		m.Standing = nil
	case err != nil:
		return nil, c.fail(reading, path, err)
	}
	return m, code
}

// reminders makes what is to be sent to all that are behind: a reminder for each,
// and the words of all of them for pasting.
func (c *console) reminders(k *collect, name string, res *render.Collected) ([]set.Result, int) {
	found := report{people: c.err}
	cfg, code := c.config("collect", k.settings, &found)
	if code != exitFine {
		return nil, code
	}
	dir := filepath.Join(k.dir, stem(name)+remindersOf)
	if k.period != "" {
		dir = filepath.Join(dir, k.period)
	}
	if err := os.MkdirAll(dir, set.NewFolder); err != nil {
		return nil, c.fail("建文件夹", dir, err)
	}
	all, list := res.Reminding(cfg)
	if code := found.add(list); all == nil {
		return nil, max(code, exitNotice)
	}
	results, err := parts(dir, all)
	if err != nil {
		return nil, c.fail("生成", dir, err)
	}
	return results, exitFine
}

// putResults puts results in their places in a folder, which is made if need be.
func (c *console) putResults(dir string, results []set.Result) int {
	if err := os.MkdirAll(dir, set.NewFolder); err != nil {
		return c.fail("建文件夹", dir, err)
	}
	f, code := c.claim(dir)
	if code != exitFine {
		return code
	}
	defer f.Release()
	if why := f.Put(results, false); why != nil {
		return c.failed(why)
	}
	c.unlocked(f)
	return exitFine
}

// collectJSON prints everything as one value. The ledger is empty if none was
// written.
func (c *console) collectJSON(ledger string, day render.Day, res any, list diag.List) error {
	var findings bytes.Buffer
	if err := diag.WriteJSON(&findings, list); err != nil {
		return err
	}
	err := diag.EncodeJSON(c.out, struct {
		Ledger   string          `json:"ledger"`
		Day      string          `json:"day"`
		Result   any             `json:"result"`
		Findings json.RawMessage `json:"findings"`
	}{ledger, day.ISO(), res, findings.Bytes()}, " ")
	if c.out.failed != nil {
		return nil // spoken tells it
	}
	return err
}

// split parts the notice from the returned files, wherever it stands.
func (c *console) split(named []string) (notice string, files []string, code int) {
	for _, name := range named {
		if !strings.EqualFold(filepath.Ext(name), ".toml") {
			files = append(files, name)
			continue
		}
		if notice != "" {
			return "", nil, c.usage("collect", "一次只收集一个通知，写了 %s 和 %s", notice, name)
		}
		notice = name
	}
	switch {
	case notice == "":
		return "", nil, c.usage("collect", "没有写通知的 .toml 文件")
	case len(files) == 0:
		return "", nil, c.usage("collect", "没有写交回的文件")
	}
	files, code = c.find("collect", files)
	return notice, files, code
}

// returns reads the returned files. One that cannot be read does not stop the
// others; the highest code counts.
func (c *console) returns(files []string) (list []render.Return, code int) {
	for _, name := range files {
		data, err := set.ReadUpTo(name, render.MaxReturn+1)
		var what set.Irregular
		folder := errors.As(err, &what) && fs.FileMode(what).IsDir()
		if err != nil && !folder {
			code = max(code, c.unread("collect", name, ".xlsx", err))
			continue
		}
		if folder {
			inside, bad := c.within(name)
			code = max(code, bad)
			if len(inside) > 0 {
				more, bad := c.returns(inside)
				list, code = append(list, more...), max(code, bad)
				continue
			}
		}
		list = append(list, render.Return{Name: shown(name), Data: data, Folder: folder})
	}
	return list, code
}
