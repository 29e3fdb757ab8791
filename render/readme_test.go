package render_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// between is the text between two marks of a page.
func between(t *testing.T, page, from, to string) string {
	t.Helper()
	_, rest, begun := strings.Cut(string(testkit.Read(t, testkit.Path(page))), from)
	part, _, ended := strings.Cut(rest, to)
	if !begun || !ended {
		t.Fatalf("%s: nothing between %q and %q", page, from, to)
	}
	return part
}

// TestReadmeExamples: the notices and the template of the two pages do what they
// say they do, and its messages are those of the program.
func TestReadmeExamples(t *testing.T) {
	if doc, list := render.Open("通知.toml", []byte(between(t, "templates/README.md", "## 一个完整的例子\n\n```toml\n", "```")), render.Config{}); doc == nil || len(list) > 0 {
		t.Errorf("the complete example: %v", list)
	}
	over := &diag.Source{Name: "本地.toml", Text: between(t, "templates/README.md", "写 `本地.toml`：\n\n```toml\n", "```")}
	if style, list := render.LoadTemplate(over); style == nil || len(list) > 0 {
		t.Errorf("the template: %v", list)
	}
	bad := regexp.MustCompile("(?s)```toml\n(.*?)```.*?```text\n(.*?)```").FindStringSubmatch(between(t, "README.md", "## 出错时是什么样\n", "\n## "))
	_, list := render.Open("通知.toml", []byte(bad[1]), render.Config{})
	var said bytes.Buffer
	diag.Print(&said, list, false)
	if diff := cmp.Diff(bad[2], said.String()); diff != "" {
		t.Errorf("the messages (-README +program):\n%s", diff)
	}
}
