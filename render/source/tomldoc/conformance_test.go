package tomldoc

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"strconv"
	"strings"
	"testing"

	tomltest "github.com/toml-lang/toml-test/v2"

	"gongwen/render/diag"
)

// refusedOnPurpose are the files of the suite that are TOML and are refused all
// the same, with the rule that says why. It is empty as long as the suite has no
// control characters in a valid file.
var refusedOnPurpose = map[string]string{}

// TestConformance: the public suite of TOML 1.1. What is no TOML is refused with
// a finding; what is gives a tree whose values are those that the suite says.
func TestConformance(t *testing.T) {
	files := tomltest.TestCases()
	list, err := fs.ReadFile(files, "files-toml-1.1.0")
	if err != nil {
		t.Fatal(err)
	}
	valid, invalid := 0, 0
	for _, name := range strings.Fields(string(list)) {
		stem, ok := strings.CutSuffix(name, ".toml")
		if !ok {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		tree, found := Parse(&diag.Source{Name: name, Text: string(data)})
		if strings.HasPrefix(name, "invalid/") {
			invalid++
			if tree != nil || !found.HasErrors() {
				t.Errorf("%s is taken: %q", name, data)
			}
			continue
		}
		valid++
		if code, purpose := refusedOnPurpose[name]; purpose {
			if tree != nil || found[0].Rule.Code != code {
				t.Errorf("%s is taken, or refused for another reason: %v", name, found)
			}
			continue
		}
		if tree == nil {
			t.Errorf("%s is refused: %s", name, found[0].Message)
			continue
		}
		want, err := fs.ReadFile(files, stem+".json")
		if err != nil {
			t.Fatal(err)
		}
		var tagged any
		if err := json.Unmarshal(want, &tagged); err != nil {
			t.Fatal(err)
		}
		if at := differs(tree, tagged, ""); at != "" {
			t.Errorf("%s: %s", name, at)
		}
	}
	if valid < 214 || invalid < 467 {
		t.Errorf("%d valid and %d invalid files: the suite has 214 and 467", valid, invalid)
	}
}

// differs compares a value with what the suite says of it, a value tagged with
// its type, and names the first place where they differ.
func differs(n *Node, want any, at string) string {
	switch want := want.(type) {
	case []any:
		if n.Kind != Array || len(n.Items) != len(want) {
			return fmt.Sprintf("%s is no array of %d", at, len(want))
		}
		for i, item := range n.Items {
			if s := differs(item, want[i], fmt.Sprintf("%s[%d]", at, i)); s != "" {
				return s
			}
		}
		return ""
	case map[string]any:
		kind, isKind := want["type"].(string)
		value, isValue := want["value"].(string)
		if isKind && isValue && len(want) == 2 {
			return differsScalar(n, kind, value, at)
		}
		if n.Kind != Table || len(n.Items) != len(want) {
			return fmt.Sprintf("%s is no table of %d", at, len(want))
		}
		for key, v := range want {
			m := n.Get(key)
			if m == nil {
				return fmt.Sprintf("%s has no %q", at, key)
			}
			if s := differs(m, v, at+"."+key); s != "" {
				return s
			}
		}
	}
	return ""
}

func differsScalar(n *Node, kind, value, at string) string {
	ok := false
	switch kind {
	case "string":
		ok = n.Kind == String && n.Text.S == value
	case "integer":
		ok = n.Kind == Integer && strconv.FormatInt(n.Integer, 10) == value
	case "float":
		x, err := strconv.ParseFloat(value, 64)
		ok = n.Kind == Float && err == nil && (n.Float == x || math.IsNaN(x) && math.IsNaN(n.Float))
	case "bool":
		ok = n.Kind == Boolean && strconv.FormatBool(n.Boolean) == value
	case "date-local":
		ok = n.Kind == Date && fmt.Sprintf("%04d-%02d-%02d", n.Date.Year, n.Date.Month, n.Date.Day) == value
	case "datetime", "datetime-local", "time-local": // no key takes one: its value is not kept
		ok = n.Kind == DateTime
	}
	if !ok {
		return fmt.Sprintf("%s is no %s %s", at, kind, value)
	}
	return ""
}
