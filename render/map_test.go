package render_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongwen/render/testkit"
)

// TestMap: the map of packages in README.md and the one in doc.go are the table
// of rooms.
func TestMap(t *testing.T) {
	found := packages(t)
	var doc, readme strings.Builder
	readme.WriteString("| package | what it is | imports of ours | of others |\n|---|---|---|---|\n")
	for _, r := range rooms {
		if found[r.path] == nil {
			continue
		}
		fmt.Fprintf(&doc, "//\t%-23s %s\n", strings.TrimPrefix(r.path, "render/"), r.about)
		ours := slices.DeleteFunc(slices.Clone(r.ours), func(short string) bool { return found[folder(short)] == nil })
		fmt.Fprintf(&readme, "| `%s` | %s | %s | %s |\n", r.path, r.about, strings.Join(ours, ", "), strings.Join(r.others, ", "))
	}
	testkit.Section(t, "doc.go", "// which this list is written:", "//\n// # Journey", "//\n"+doc.String())
	testkit.Section(t, testkit.Path("README.md"), "<!-- rooms: begin. Written from render/rooms_test.go by go test ./render -update -->", "<!-- rooms: end -->", "\n"+readme.String()+"\n")
}

// TestJourney: the files that doc.go names on the way of a task are there, and
// have the functions it names.
func TestJourney(t *testing.T) {
	_, journey, _ := strings.Cut(string(testkit.Read(t, "doc.go")), "// # Journey\n")
	journey, _, _ = strings.Cut(journey, "\n// #")
	steps := regexp.MustCompile(`(?m)^//\t\d+ +(\S+\.go) +(\S+)`).FindAllStringSubmatch(journey, -1)
	if len(steps) != 10 {
		t.Errorf("%d steps, not ten", len(steps))
	}
	for _, step := range steps {
		text, err := os.ReadFile(step[1])
		if err != nil {
			t.Error(err)
			continue
		}
		of, name, _ := strings.Cut(step[2], ".") // the package, or the type whose method it is
		if !regexp.MustCompile(`(?m)^func (\(\w+ \*?` + of + `\) )?` + name + `\(`).Match(text) {
			t.Errorf("%s has no %s", step[1], step[2])
		}
	}
}
