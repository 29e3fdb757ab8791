package hint

import (
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// TestUnknown: what an unknown key of a table may have been meant for.
func TestUnknown(t *testing.T) {
	for _, c := range []struct{ path, kind, name, want string }{
		{"", "", "recipient", "是不是 recipients？"},
		{"", "", "文号", "写作 number"},
		{"", "", "requirement", "requirement 要写在 [[task]] 里"},
		{"attachment.task", "task", "leader", "这一栏先要声明：[[attachment.breakdown.column]]，key = \"leader\"，head = \"责任领导\""},
		{"task", "task", "deadlin", "是不是 deadline？自定的栏目要先用 [[breakdown.column]] 声明"},
		{"task", "task", "leader", "这一栏先要声明：[[breakdown.column]]，key = \"leader\"，head = \"责任领导\""},
		{"imprint", "imprint", "chaosong", "写作 copy_to"},
		{"check", "check", "xyz", "这里可以写 code、set、reason"},
		{"check", "check", "", "这里可以写 code、set、reason"},
	} {
		if got := Unknown(c.path, c.kind, schema.KeysOf(c.kind), c.name); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.kind, c.name, got, c.want)
		}
	}
}

// TestWrongType: no key and no value is without a word, and the place is in the
// value.
func TestWrongType(t *testing.T) {
	src := &diag.Source{Name: "a.toml", Text: "a = 7\nb = \"甲\"\nc = [\"甲\"]\nd = true\ne = 2023-08-14\nf = 2023-08-14T10:00:00Z\ng = [[\"甲\", 1]]\nh = [1]\ni = 1.5\n[j]\nx = 1\n[[k]]\nx = 1\n"}
	root, list := tomldoc.Parse(src)
	if root == nil || len(list) > 0 {
		t.Fatal(list)
	}
	for i := range schema.Keys() {
		k := &schema.Keys()[i]
		for _, n := range root.Items {
			at, message, hint := WrongType(k, n)
			if message == "" || hint == "" || at.Start < n.Span.Start || at.End > n.Span.End {
				t.Errorf("%s = %s: %q, %q at %v of %v", k.Path, n.Name, message, hint, at, n.Span)
			}
		}
	}
}

// TestDates: a day written in another way is put into TOML's.
func TestDates(t *testing.T) {
	due := schema.Key{Path: "task.due", Types: schema.String | schema.Date}
	for value, want := range map[string]string{
		"45991":                "这像是 Excel 里日期的数，写作 2025-11-30",
		"20251130":             "日期不加引号，写作 2025-11-30",
		"2025-11-30T08:00:00Z": "只写年月日，如 2023-08-14",
		"7":                    "文字要加引号；日期不加引号，写作 2023-08-14 的样子",
	} {
		root, list := tomldoc.Parse(&diag.Source{Text: "due = " + value + "\n"})
		if root == nil {
			t.Fatal(list)
		}
		if _, _, got := WrongType(&due, root.Items[0]); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
}
