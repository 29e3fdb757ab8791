package layout_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// TestRealRows: every word of every row of the tables of real notices stands on
// the pages, in the order of the rows.
func TestRealRows(t *testing.T) {
	style := papertest.General(t, "")
	for _, name := range testkit.Shared(t, "real/*_rows.json") {
		stem := strings.TrimSuffix(testkit.Stem(name), "_rows")
		t.Run(stem, func(t *testing.T) {
			path := strings.TrimSuffix(name, "_rows.json") + ".toml"
			n, list := bind.Parse(&diag.Source{Name: stem, Text: string(testkit.Read(t, path))}, false)
			if list.HasErrors() {
				t.Skip(testkit.Printed(list))
			}
			d, list := layout.Layout(compose.Compose(n, false), style, papertest.Faces())
			if list.HasErrors() {
				t.Fatal(testkit.Printed(list))
			}
			var rows []map[string]any
			if err := json.Unmarshal(testkit.Read(t, name), &rows); err != nil {
				t.Fatal(err)
			}
			all := papertest.Solid(d.Text())
			at := 0 // behind the requirement of the row before
			for i, row := range rows {
				req := papertest.Solid(row["req"].(string))
				k := strings.Index(all[at:], req)
				if k < 0 {
					t.Fatalf("row %d: %q does not stand behind the row before", i+1, req)
				}
				at += k + len(req)
				for key, value := range row {
					text, ok := value.(string)
					if !ok || slices.Contains([]string{"lead", "resp"}, key) {
						continue
					}
					for part := range strings.SplitSeq(text, " | ") {
						if !strings.Contains(all, papertest.Solid(part)) {
							t.Errorf("row %d: %s %q is not on the pages", i+1, key, part)
						}
					}
				}
			}
		})
	}
}
