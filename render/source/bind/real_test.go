package bind

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/testkit"
)

// realFiles are twelve public notices beside the repository, with their rows as
// ground truth; none of their texts is copied here.
func realFiles(t *testing.T) []string { return testkit.Shared(t, "real/*.toml") }

func parseFile(t *testing.T, path string) (*notice.Notice, diag.List) {
	t.Helper()
	return Parse(&diag.Source{Name: filepath.Base(path), Text: string(testkit.Read(t, path))}, false)
}

// TestRealFindings: a real notice is bound without a complaint.
func TestRealFindings(t *testing.T) {
	for _, path := range realFiles(t) {
		_, list := parseFile(t, path)
		for _, f := range list {
			t.Errorf("%s: %s", filepath.Base(path), testkit.Printed(diag.List{f}))
		}
	}
}

// TestFormatFindings: the same of the notices of other formats.
func TestFormatFindings(t *testing.T) {
	for _, path := range testkit.Shared(t, "formats/*.toml") {
		_, list := parseFile(t, path)
		for _, f := range list {
			t.Errorf("%s: %s", filepath.Base(path), testkit.Printed(diag.List{f}))
		}
	}
}

// TestRealRows holds every task against the ground truth.
func TestRealRows(t *testing.T) {
	for _, path := range realFiles(t) {
		text, err := os.ReadFile(strings.TrimSuffix(path, ".toml") + "_rows.json")
		if os.IsNotExist(err) {
			continue
		}
		var want []map[string]any
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		for _, row := range want {
			for i, name := range row["resp"].([]any) {
				if name == "市卫健委" { // an alias in lishui: the workbook has one name for both
					row["resp"].([]any)[i] = "市卫生健康委"
				}
			}
		}
		n, _ := parseFile(t, path)
		if diff := cmp.Diff(want, rowsOf(n.Breakdowns()[0], want)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", filepath.Base(path), diff)
		}
	}
}

// rowsOf writes the tasks as the ground truth does, with the keys that it has.
func rowsOf(b *notice.Breakdown, like []map[string]any) []map[string]any {
	var out []map[string]any
	for i := range b.Tasks {
		t := &b.Tasks[i]
		row := map[string]any{
			"req": t.Requirement.S, "deadline": t.Due.Text.S, "title": t.Title.S, "seq": t.Seq,
			"section": "", "topic": "",
			"lead": unitNames(b, t.Lead.Units), "resp": unitNames(b, t.Responsible.Units),
		}
		if t.Section >= 0 {
			row["section"] = b.Sections[t.Section].Text.S
		}
		if t.Topic >= 0 {
			row["topic"] = b.Topics[t.Topic].Text.S
		}
		var cells []string
		for c := range b.Columns {
			if key := b.Columns[c].Key; key == notice.KeyLead || key == notice.KeyResponsible {
				cells = append(cells, b.Cell(i, &b.Columns[c]).S)
			}
		}
		row["raw_units"] = strings.TrimSuffix(strings.Join(cells, " | "), " | ")
		for key, text := range t.Own {
			row[key] = text.S
		}
		if i < len(like) {
			for key := range row {
				if _, stated := like[i][key]; !stated {
					delete(row, key)
				}
			}
		}
		out = append(out, row)
	}
	return out
}

func unitNames(b *notice.Breakdown, units []int) []any {
	out := make([]any, len(units))
	for i, u := range units {
		out[i] = b.Units[u].Name
	}
	return out
}
