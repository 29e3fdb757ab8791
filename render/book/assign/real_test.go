package assign

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
	"gongwen/render/words"
)

// TestRealRows: every row of a real notice stands in its workbook, under each of
// the units that people who read the notice found in it. Their texts are no part
// of the repository.
func TestRealRows(t *testing.T) {
	pairs, missed := 0, 0
	for _, name := range testkit.Shared(t, "real/*_rows.json") {
		stem := strings.TrimSuffix(testkit.Stem(name), "_rows")
		n, list := bind.Parse(&diag.Source{Name: stem, Text: string(testkit.Read(t, strings.TrimSuffix(name, "_rows.json")+".toml"))}, false)
		if list.HasErrors() {
			t.Fatal(testkit.Printed(list))
		}
		var rows []struct {
			Lead, Resp []string
			Req        string
		}
		if err := json.Unmarshal(testkit.Read(t, name), &rows); err != nil {
			t.Fatal(err)
		}
		w, list := Plan(n, n.Assignment())
		if list.HasErrors() {
			t.Fatal(testkit.Printed(list))
		}
		var flat [][]string // the rows of 数据表
		for _, s := range w.Sheets {
			if s.Name != DataSheet {
				continue
			}
			for r := range s.All() {
				var cells []string
				for _, c := range r.Cells {
					cells = append(cells, words.Identity(c.Text))
				}
				flat = append(flat, cells)
			}
		}
		registered := map[string]string{} // by alias
		for _, u := range n.Units {
			for _, alias := range u.Aliases {
				registered[words.Identity(alias)] = words.Identity(u.Name)
			}
		}
		for i, row := range rows {
			req, units := words.Identity(row.Req), slices.Concat(row.Lead, row.Resp)
			found := slices.DeleteFunc(slices.Clone(flat), func(cells []string) bool {
				return !slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, req) })
			})
			if len(found) == 0 {
				t.Errorf("%s, row %d: %q is not in the workbook", stem, i+1, row.Req)
				continue
			}
			for _, unit := range units {
				pairs++
				who := words.Identity(unit)
				if name, ok := registered[who]; ok {
					who = name
				}
				if !slices.ContainsFunc(found, func(cells []string) bool { return slices.Contains(cells, who) }) {
					missed++
					t.Logf("%s, row %d: no row under %s", stem, i+1, unit)
				}
			}
		}
	}
	t.Logf("%d of %d pairs of a row and a unit", pairs-missed, pairs)
	if missed > 0 {
		t.Errorf("%d pairs are missing", missed)
	}
}
