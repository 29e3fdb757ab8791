package schema_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"gongwen/render/source/schema"
	"gongwen/render/testkit"
)

// TestJSON: templates/notice.schema.json is what the table of keys gives.
func TestJSON(t *testing.T) {
	testkit.Golden(t, testkit.Path("templates/notice.schema.json"), schema.JSON())
}

// compiled is the schema as a library of others reads it.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.JSON()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("notice.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("notice.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if s.DraftVersion != 4 {
		t.Fatalf("read as draft %d", s.DraftVersion)
	}
	return s
}

// asJSON is a TOML text as an editor hands it to a schema: a date is a string.
func asJSON(t *testing.T, text string) any {
	t.Helper()
	var root map[string]any
	if _, err := toml.Decode(text, &root); err != nil {
		t.Fatal(err)
	}
	return jsonOf(root)
}

func jsonOf(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = jsonOf(v[k])
		}
		return v
	case []map[string]any:
		var list []any
		for _, m := range v {
			list = append(list, jsonOf(m))
		}
		return list
	case []any:
		for i := range v {
			v[i] = jsonOf(v[i])
		}
		return v
	case time.Time:
		return v.Format(time.DateOnly)
	default:
		return v
	}
}

// TestJSONAccepts: what is a notice is one for an editor too.
func TestJSONAccepts(t *testing.T) {
	s := compiled(t)
	names := append(testkit.Samples(t), testkit.Starters(t)...)
	for _, pattern := range []string{"../shared/real/*.toml", "../shared/formats/*.toml"} {
		more, err := filepath.Glob(testkit.Path(pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(more) == 0 {
			t.Logf("skipped: no %s beside the repository", pattern)
		}
		names = append(names, more...)
	}
	for _, name := range names {
		if err := s.Validate(asJSON(t, string(testkit.Read(t, name)))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestJSONRefuses: what an editor can see to be wrong it marks.
func TestJSONRefuses(t *testing.T) {
	s := compiled(t)
	const right = "format = \"general\"\nissuer = \"某局\"\ntext = \"正文。\"\n"
	if err := s.Validate(asJSON(t, right)); err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(asJSON(t, right+"[[attachment]]\ntitle = \"表\"\ncolumns = [\"甲\", [\"上\", \"下\"]]\nrows = [[\"1\", \"2\"]]")); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{
		"[[attachment]]\ntitle = \"表\"\ncolumns = [\"甲\", [\"上\", \"中\", \"下\"]]",
		"recipient = \"各单位\"",
		"date = \"2026年3月5日\"",
		"title = 1",
		"note = [1]",
		"[letterhead]\nmakr = \"某局\"",
		"[signature]\nseal = \"有\"",
		"[breakdown]\norientation = \"横\"",
		"[breakdown]\nnumbering = [\"task\"]",
		"[[breakdown.column]]\nhead = \"目标\"",
		"[[attachment]]\ntext = \"略。\"",
		"[[attachment]]\ntitle = \"表\"\n[attachment.breakdown]\nfrom = 1",
		"[[task]]\nlead = \"某局\"",
		"[[document.task]]\nlead = 1\nrequirement = \"做。\"",
		"[[check]]\ncode = \"GW301\"\nset = \"error\"\nreason = \"略\"",
	} {
		if err := s.Validate(asJSON(t, right+wrong)); err == nil {
			t.Errorf("no word against\n%s", wrong)
		}
	}
	for _, left := range []string{"format", "issuer", "text"} {
		var lines []string
		for line := range strings.Lines(right) {
			if !strings.HasPrefix(line, left) {
				lines = append(lines, line)
			}
		}
		if err := s.Validate(asJSON(t, strings.Join(lines, ""))); err == nil {
			t.Errorf("no word against a notice without %s", left)
		}
	}
}

// TestJSONKeys: every key of the table stands in the schema, with its term.
func TestJSONKeys(t *testing.T) {
	s := compiled(t)
	for _, k := range schema.Keys() {
		at := s
		for name := range strings.SplitSeq(k.Path, ".") {
			for at.Ref != nil || len(at.AllOf) == 1 || at.Items != nil {
				switch {
				case at.Ref != nil:
					at = at.Ref
				case at.Items != nil:
					at = at.Items.(*jsonschema.Schema)
				default:
					at = at.AllOf[0]
				}
			}
			if at = at.Properties[name]; at == nil {
				t.Fatalf("%s: no %s", k.Path, name)
			}
		}
		if at.Title != k.Term {
			t.Errorf("%s is called %q", k.Path, at.Title)
		}
	}
}
