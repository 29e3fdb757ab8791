package render_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
	"gongwen/templates"
)

func edited(t *testing.T, w *render.Work, ops string) (*render.Work, []diag.Change) {
	t.Helper()
	var list []render.Op
	if err := json.Unmarshal([]byte(ops), &list); err != nil {
		t.Fatal(err)
	}
	next, undo, why := w.Edit(list)
	if why != "" {
		t.Fatal(why)
	}
	return next, undo
}

// TestWorkOps: an edit makes another notice, its undoing the very bytes; what
// changes nothing is the same notice.
func TestWorkOps(t *testing.T) {
	text := testkit.SampleTexts(t)["zhengwu-gongkai-2023"]
	w := render.Begin("a.toml", text, render.Config{Only: render.OnlyPDF})
	next, undo := edited(t, w, `[{"op":"set","path":"recipients","value":"各街道"},{"op":"remove","path":"task","at":0,"count":3},{"op":"merge","path":"task","at":4,"column":"lead"}]`)
	if got := diag.Apply(next.Text(), undo); got != string(text) {
		t.Error("undone it is another text")
	}
	if next.Values()["recipients"] != "各街道" || len(next.Rows()[0].Rows) != len(w.Rows()[0].Rows)-3 {
		t.Error("not as asked")
	}
	if same, undo := edited(t, w, `[{"op":"set","path":"date","value":"2023-08-14"}]`); same != w || len(undo) > 0 {
		t.Error("a value set to itself makes another notice")
	}
	if _, _, why := w.Edit([]render.Op{{Op: "remove", Path: "task", At: 99}}); why == "" {
		t.Error("a row that is not there was removed")
	}
	var ms []time.Duration
	for range 5 {
		began := time.Now()
		next, _ = edited(t, next, `[{"op":"set","path":"task.1.requirement","value":"做好第`+strings.Repeat("一", len(ms)+1)+`件事。"}]`)
		next.Page(0)
		next.Values()
		next.Rows()
		ms = append(ms, time.Since(began))
	}
	t.Log("an edit with its page, values and rows:", ms)
}

// TestWorkRows: every cell of the model can be told from the rows: what a row
// does not name is as above.
func TestWorkRows(t *testing.T) {
	var b strings.Builder
	for _, name := range testkit.Samples(t) {
		w := render.Begin(name, testkit.Read(t, name), render.Config{Only: render.OnlyPDF})
		b.WriteString("== " + testkit.Stem(name) + "\n")
		for _, table := range w.Rows() {
			b.WriteString(table.Path + " " + table.Title)
			for _, c := range table.Columns {
				b.WriteString(" " + c.Key + "=" + c.Head)
			}
			b.WriteString("\n")
			for _, row := range table.Rows {
				for _, c := range table.Columns {
					if cell, ok := row.Cells[c.Key]; ok && (cell.Read != "" || cell.Auto != "") {
						b.WriteString("  " + cell.Auto + strings.ReplaceAll(cell.Text, "\n", "⏎") + " → " + cell.Read + "\n")
					}
				}
			}
		}
	}
	testkit.Golden(t, "testdata/workrows.txt", []byte(b.String()))
}

// TestStarted: a starter has what was known of it, whatever that holds, and is
// otherwise as it was; of the issuers of a joint one those that are not known yet
// stay blank.
func TestStarted(t *testing.T) {
	for _, kind := range []string{"任务分解", "联合", "令", "纪要", "函"} {
		text, ok := templates.StarterOf(kind)
		if !ok {
			t.Fatal(kind)
		}
		for _, c := range []struct {
			issuers []string
			title   string
		}{
			{nil, ""},
			{[]string{"甲县人民政府办公室"}, "关于某事的\n通知"},
			{[]string{"甲\" x = 1 #", "乙\\"}, "\"\"\"\n[x]\n'''"},
		} {
			got := render.Started(text, c.issuers, c.title)
			w := render.Begin("a.toml", got, render.Config{Draft: true})
			if !w.Readable() {
				t.Fatalf("%s %q is no TOML:\n%s", kind, c.issuers, got)
			}
			if c.issuers == nil {
				if string(got) != string(text) {
					t.Errorf("%s: nothing known changed it", kind)
				}
				continue
			}
			if names := w.Issuers(); len(names) < len(c.issuers) || strings.Join(names[:len(c.issuers)], "|") != strings.Join(c.issuers, "|") {
				t.Errorf("%s: issuers %q, not %q", kind, names, c.issuers)
			}
			if got := w.Values()["title"]; got != c.title {
				t.Errorf("%s: title %q", kind, got)
			}
			if _, there := w.Values()["x"]; there {
				t.Errorf("%s: a key came in", kind)
			}
		}
	}
}
