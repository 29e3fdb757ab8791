package render_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// TestPages: the pages that are written from the program's tables are what it
// knows now.
func TestPages(t *testing.T) {
	testkit.Golden(t, "RULES.md", []byte(render.Knowledge().RulesPage()))
	testkit.Section(t, testkit.Path("templates/README.md"), "<!-- keys: begin. Written from the schema by go test ./render -run Pages -update -->", "<!-- keys: end -->", render.Knowledge().KeysPage()+"\n")
}

// TestExplain: every rule, key and value of a template can be asked for, in each
// way that one may write it.
func TestExplain(t *testing.T) {
	book := render.Knowledge()
	ask := func(asked, want string) {
		t.Helper()
		if text, near := render.Explain(asked); !strings.Contains(text, want) || near != "" {
			t.Errorf("%q: %q, near %q; want %q", asked, text, near, want)
		}
	}
	for _, r := range book.Rules {
		for _, asked := range []string{r.Code, strings.ToLower(r.Code), r.Code[2:], " " + r.Code + " "} {
			ask(asked, r.Code+" "+r.Title)
		}
		ask(r.Code, "为什么: "+r.Why)
	}
	for _, k := range book.Keys {
		for _, asked := range []string{k.Path, k.Name(), k.Term, k.Written()} {
			ask(asked, k.Path+" "+k.Term)
		}
	}
	for _, e := range book.Entries {
		ask(e.Path, e.Path+" "+e.Name)
		ask(e.Name, e.Path+" "+e.Name)
	}
	for path, want := range map[string]string{ // each value once, under the format that has it
		"mark.top": "通用格式的值: 35", "signature.stamp_width": "通用格式的值: 42", "joint.least": "通用格式的值: 26",
		"rule.top": "信函格式的值: 4", "order.mark_top": "命令（令）格式的值: 20", "issuer_line.inset": "纪要格式的值: 1",
	} {
		if text, _ := render.Explain(path); strings.Count(text, "的值: ") != 1 || !strings.Contains(text, want) {
			t.Errorf("%s: %s, not once %s", path, text, want)
		}
	}
	if text, _ := render.Explain("head"); !strings.Contains(text, "纪要格式的值: \"minutes\"") || strings.Count(text, "通用格式的值") != 1 {
		t.Errorf("head: %s", text)
	}
	ask("lead", "写在: [[task]]、[[document.task]]、[[attachment.task]]")
	ask("文号", "number 发文字号") // what people call it
	for asked, want := range map[string]string{"GW3055": "GW305", "leed": "lead", "recipents": "recipients", "page.tpo": "page.top", "牵头部们": "牵头部门", "": "", "完全无关的话": ""} {
		if text, near := render.Explain(asked); text != "" || near != want {
			t.Errorf("%q: %q, near %q, want %q", asked, text, near, want)
		}
	}
	if list := render.Catalogue(); strings.Count(list, "\nGW") != len(book.Rules)-1 {
		t.Errorf("the catalogue:\n%s", list)
	}
}
