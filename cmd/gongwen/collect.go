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

// ledgerEnd is how the name of a ledger ends.
const ledgerEnd = "-台账.xlsx"

// collect is one run of the verb.
type collect struct {
	dir  string // for the ledger
	json bool
	day  render.Day // on which overdue is judged
}

func (k *collect) options() []option {
	return []option{
		worded("o", "文件夹", &k.dir),
		switched("json", &k.json),
		{"day", "日期", func(s string) error {
			t, err := time.Parse(time.DateOnly, s)
			if err != nil {
				return fmt.Errorf("--day 后面写日期，如 2023-12-01")
			}
			k.day = dayOf(t)
			return nil
		}},
	}
}

func dayOf(t time.Time) render.Day {
	return render.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// collect reads returned workbooks back and writes the ledger.
func (c *console) collect(args []string) int {
	k := collect{dir: "output", day: dayOf(time.Now())}
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
	res, list := render.Collect(shown(name), text, returns, k.day)
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
	if res.Unread() { // a ledger of nothing must not replace one of something
		if k.json {
			if err := c.collectJSON("", k.day, res, list); err != nil {
				return c.fail("生成", "JSON", err)
			}
		} else {
			c.say("%d 个文件都没有读出，不生成台账", len(returns))
		}
		return c.spoken(max(code, exitNotice))
	}
	var ledger bytes.Buffer
	path := filepath.Join(k.dir, stem(name)+ledgerEnd)
	if err := render.WriteLedger(&ledger, res); err != nil {
		return c.fail("生成", path, err)
	}
	if one := c.putResults(k.dir, []set.Result{{Path: path, Data: ledger.Bytes()}}); one != exitFine {
		return max(code, one)
	}
	if list.HasErrors() || !res.Settled() {
		code = max(code, exitNotice)
	}
	if k.json {
		if err := c.collectJSON(shown(path), k.day, res, list); err != nil {
			return c.fail("生成", "JSON", err)
		}
		return c.spoken(code)
	}
	c.say("%s", path)
	for _, line := range res.Summary(k.day) {
		c.say("%s", line)
	}
	return c.spoken(code)
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
