package desk

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"

	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/returns"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// keepLedger writes the ledger of the pile into output, and on wish what urges those
// that are behind, as the verb does: a ledger that somebody has written into is set
// aside, and its words are in the new one.
func (d *Desk) keepLedger(r *http.Request) (any, error) {
	var q struct {
		reckoned
		Remind bool
	}
	if err := decode(r, &q); err != nil {
		return nil, err
	}
	d.pile.mu.Lock()
	defer d.pile.mu.Unlock()
	j, err := d.judge(&d.pile, &q.reckoned)
	if err != nil {
		return nil, err
	}
	if j.ledger == nil {
		return nil, wrong("没有台账可写")
	}
	path := places.Ledger(d.output(), q.File, q.Period)
	standing, err := returns.ReadStanding(path)
	if err != nil {
		return nil, err
	}
	if standing != nil && d.pile.there != nil && j.month.Standing == d.pile.there && render.Edited(standing) && !bytes.Equal(standing.Data, d.pile.there.Data) {
		return nil, wrong("output/%s 里有人写过字，而选的是另一份“本期已有的台账”；点“重新来过”，不选它再来", filepath.Base(path))
	}
	results, aside := returns.Replacing(path, j.ledger, standing)
	if q.Remind && len(j.Reminders()) > 0 {
		all, list := j.Reminding(d.cfg.Render)
		if all == nil {
			return nil, wrong("催办单排不出来：%s", firstError(list))
		}
		for _, one := range all {
			var b bytes.Buffer
			if err := one.Write(&b); err != nil {
				return nil, err
			}
			results = append(results, set.Result{Path: filepath.Join(places.Reminders(d.output(), q.File, q.Period), one.Name), Data: b.Bytes()})
		}
	}
	if err := d.putOutput(results); err != nil {
		return nil, err
	}
	built := Built{Fine: true, Notes: []string{}}
	for _, one := range results {
		if one.Path != aside {
			built.Files = append(built.Files, d.inFolder(one.Path))
		}
	}
	if aside != "" {
		built.Notes = append(built.Notes, "原来的台账有人写过，字带到了新的，原来那份移到 "+d.inFolder(aside))
	}
	return built, nil
}

// inFolder is a path of the folder as the page shows it.
func (d *Desk) inFolder(path string) string {
	if rel, err := filepath.Rel(d.cfg.Folder, path); err == nil {
		path = rel
	}
	return places.Shown(path)
}

// putOutput puts results in their places together.
func (d *Desk) putOutput(results []set.Result) error {
	for _, one := range results {
		if err := os.MkdirAll(filepath.Dir(one.Path), set.NewFolder); err != nil {
			return err
		}
	}
	f, found, err := set.Claim(d.cfg.Disk, d.output(), nil, func() {})
	if err != nil {
		return err
	}
	defer f.Release()
	if !found.Ready() {
		return wrong("output 文件夹里上一次写到一半中断了，没有能恢复")
	}
	if why := f.Put(results, false); why != nil {
		return why.Err
	}
	return nil
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
