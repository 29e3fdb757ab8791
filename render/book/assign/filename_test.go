package assign

import (
	"regexp"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestFileNameLaws: whatever a department is called, its file's name is one on
// every system, short, unique and known again.
func TestFileNameLaws(t *testing.T) {
	safe := regexp.MustCompile(`^\d{2,}-[\p{L}\p{Nd}_（）()、·-]+\.xlsx$`)
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringOfN(rapid.Rune(), 1, 60, -1), 1, 120).Draw(t, "names")
		seen := map[string]bool{}
		for i, department := range names {
			name := FileName(i+1, len(names), department)
			if !safe.MatchString(name) || len(name) > maxFile || !utf8.ValidString(name) || seen[name] || !IsFileName(name) {
				t.Fatalf("%q: %q", department, name)
			}
			seen[name] = true
		}
	})
}

func TestIsFileName(t *testing.T) {
	for name, want := range map[string]bool{
		"01-甲局.xlsx": true, "123-甲.xlsx": true, "1-甲.xlsx": false, "01-.xlsx": false, "01甲.xlsx": false, "~$01-甲局.xlsx": false, "台账.xlsx": false, "01-甲局.pdf": false, "": false,
	} {
		if IsFileName(name) != want {
			t.Errorf("IsFileName(%q) = %t", name, !want)
		}
	}
}
