package filenames

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestFileNameLaws: whatever departments are called, the names of their files are
// such on every system, short and unique, on a disk that knows no case too; and a
// name that nothing stands in the way of is the department's alone.
func TestFileNameLaws(t *testing.T) {
	safe := regexp.MustCompile(`^[\p{L}\p{Nd}_（）()、·-]+\.xlsx$`)
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringOfN(rapid.Rune(), 1, 60, -1), 1, 120, rapid.ID[string]).Draw(t, "names")
		seen := map[string]bool{}
		for i, name := range Of(names, ".xlsx") {
			if !safe.MatchString(name) || len(name) > maxFile || !utf8.ValidString(name) || seen[strings.ToLower(name)] {
				t.Fatalf("%q: %q", names[i], name)
			}
			seen[strings.ToLower(name)] = true
		}
	})
}

// TestFileNames: names that systems keep for themselves, and names that come out
// alike.
func TestFileNames(t *testing.T) {
	list := []string{"区财政金融局", "con", "COM1", "COM10", "LPT²", "甲/乙", "甲:乙", "甲_乙（2）", "NUL局"}
	want := "区财政金融局.xlsx con_.xlsx COM1_.xlsx COM10.xlsx LPT_.xlsx 甲_乙.xlsx 甲_乙（2）.xlsx 甲_乙（2）（2）.xlsx NUL局.xlsx"
	if got := strings.Join(Of(list, ".xlsx"), " "); got != want {
		t.Error(got)
	}
}
