package render_test

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/testkit"
)

// readme is the text between two marks of the README.
func readme(t *testing.T, from, to string) string {
	t.Helper()
	text, err := os.ReadFile(testkit.Path("README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begun := strings.Cut(string(text), from)
	part, _, ended := strings.Cut(rest, to)
	if !begun || !ended {
		t.Fatalf("README.md: nothing between %q and %q", from, to)
	}
	return part
}

// TestReadmeKeys: the key reference is the schema's.
func TestReadmeKeys(t *testing.T) {
	testkit.Section(t, testkit.Path("README.md"), "<!-- keys: begin. Written from schema.Keys() by go test ./render -update -->", "\n<!-- keys: end -->", keyTables())
}

// TestReadmeExamples: the notices and the template of the README do what it
// says they do, and its messages are those of the program.
func TestReadmeExamples(t *testing.T) {
	if doc, list := render.Open("通知.toml", []byte(readme(t, "### 一个完整的例子\n\n```toml\n", "```")), render.Config{}); doc == nil || len(list) > 0 {
		t.Errorf("the complete example: %v", list)
	}
	over := &diag.Source{Name: "本地.toml", Text: readme(t, "写 `本地.toml`：\n\n```toml\n", "```")}
	if style, list := render.LoadTemplate(over); style == nil || len(list) > 0 {
		t.Errorf("the template: %v", list)
	}
	bad := regexp.MustCompile("(?s)```toml\n(.*?)```.*?```text\n(.*?)```").FindStringSubmatch(readme(t, "### 出错时是什么样\n", "\n### "))
	_, list := render.Open("通知.toml", []byte(bad[1]), render.Config{})
	var said bytes.Buffer
	diag.Print(&said, list, false)
	if diff := cmp.Diff(bad[2], said.String()); diff != "" {
		t.Errorf("the messages (-README +program):\n%s", diff)
	}
}

// keyTables is the key reference of the README.
func keyTables() string {
	keys := schema.Keys()
	parents := map[string]schema.Key{}
	for _, k := range keys {
		parents[k.Path] = k
	}
	var b strings.Builder
	table := "?"
	for _, k := range keys {
		if k.Table() != table {
			table = k.Table()
			title := "顶层"
			if p, ok := parents[table]; ok {
				title = "`[" + table + "]` " + p.Term
				if p.Types&schema.Tables != 0 {
					title = "`[[" + table + "]]` " + p.Term
				}
			}
			fmt.Fprintf(&b, "\n#### %s\n\n| 键 | 名称 | 写什么 | 类型 | 不写时 |\n|---|---|---|---|---|\n", title)
		}
		var about []string
		if k.About != "" {
			about = append(about, k.About)
		}
		if k.Values != nil {
			about = append(about, "字符串只能是 "+code(k.Values))
		}
		if k.Of != "" {
			about = append(about, "各键同 `"+k.Of+"`")
		}
		kind, missing := k.Types.String(), "没有"
		if k.Required {
			missing = "必写"
		} else if k.Default != "" {
			missing = k.Default
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", k.Name(), k.Term, strings.Join(about, "；"), kind, missing)
	}
	return b.String()
}

func code(values []string) string { return "`" + strings.Join(values, "`、`") + "`" }
