package desk

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOnlyRows: of a long table the rows are sent that have changed; with them the
// page has the very tables of a page that is sent all.
func TestOnlyRows(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": large(60)})
	type tables = []struct {
		Path, Title   string
		Columns, Rows []any
	}
	read := func(v any) (out tables) {
		data, _ := json.Marshal(v)
		if err := json.Unmarshal(data, &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	_, s := b.post(t, "open", map[string]any{"file": "a.toml"})
	have := read(s.Tables)
	for _, c := range []struct {
		op    map[string]any
		whole bool
	}{
		{map[string]any{"op": "set", "path": "task.30.requirement", "value": "改了这一行。"}, false},
		{map[string]any{"op": "insert", "path": "task", "at": 7, "value": map[string]any{"requirement": "新的一行。"}}, false},
		{map[string]any{"op": "move", "path": "task", "at": 50, "to": 45}, false},
		{map[string]any{"op": "remove", "path": "task", "at": 0, "count": 3}, true}, // the ordinals of all move up,
		{map[string]any{"op": "merge", "path": "task", "at": 10, "column": "topic"}, false},
		{map[string]any{"op": "remove", "path": "task", "at": 56}, false},
		{map[string]any{"op": "set", "path": "attachment.0.title", "value": "另一个任务分解表"}, true},
		{map[string]any{"op": "set", "path": "note", "value": "此件不公开"}, false},
	} {
		code, now := b.post(t, "change", map[string]any{"file": "a.toml", "rev": s.Rev, "know": s.Digests, "ops": []any{c.op}})
		if code != http.StatusOK {
			t.Fatal(code, c.op)
		}
		if whole := now.Tables != nil; whole != c.whole {
			t.Errorf("%v: all rows are sent: %v", c.op, whole)
		}
		if now.Tables != nil {
			have = read(now.Tables)
		}
		for _, p := range now.Patches {
			if len(p.Rows) > 20 {
				t.Errorf("%v: %d rows are sent", c.op, len(p.Rows))
			}
			var rows []any
			for _, row := range p.Rows {
				var v any
				if err := json.Unmarshal(row, &v); err != nil {
					t.Fatal(err)
				}
				rows = append(rows, v)
			}
			have[p.Table].Rows = slices.Replace(have[p.Table].Rows, p.At, p.At+p.Drop, rows...)
		}
		_, all := b.post(t, "look", map[string]any{"file": "a.toml"})
		if all.Digests != now.Digests {
			t.Errorf("%v: %v is %v", c.op, all.Digests, now.Digests)
		}
		if diff := cmp.Diff(read(all.Tables), have); diff != "" {
			t.Fatalf("%v: %s", c.op, diff)
		}
		s = now
	}
}

// TestForgotten: what is known of a file is forgotten when it is gone.
func TestForgotten(t *testing.T) {
	b := serve(t, map[string]string{"甲.toml": short, "乙.toml": short})
	if list, err := b.list(); err != nil || len(list) != 2 || len(b.known) != 2 {
		t.Fatal(list, err, len(b.known))
	}
	if err := os.Remove(filepath.Join(b.dir, "乙.toml")); err != nil {
		t.Fatal(err)
	}
	if list, err := b.list(); err != nil || len(list) != 1 || len(b.known) != 1 {
		t.Error(list, err, len(b.known))
	}
}
