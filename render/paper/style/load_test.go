package style

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/templates"
)

func general() []*diag.Source {
	return []*diag.Source{{Name: "general.toml", Text: string(templates.General)}}
}

func letter() []*diag.Source {
	return append(general(), &diag.Source{Name: "letter.toml", Text: string(templates.Letter)})
}

func load(over string) (*Style, string) {
	s, list := Load(general(), &diag.Source{Name: "local.toml", Text: over})
	var b bytes.Buffer
	if err := diag.Print(&b, list, false); err != nil {
		panic(err)
	}
	return s, b.String()
}

// TestOwn: the program's templates state every value of their heads, and of
// every value its name and how binding it is.
func TestOwn(t *testing.T) {
	for _, own := range [][]*diag.Source{
		general(), letter(),
		append(general(), &diag.Source{Name: "order.toml", Text: string(templates.Order)}),
		append(general(), &diag.Source{Name: "minutes.toml", Text: string(templates.Minutes)}),
	} {
		s := stated(t, own)
		// 22 characters and 21 gaps fill the type area (3.2, 5.2.3).
		if got := s.Cell()*22 + s.Gap()*21; got < s.Page.AreaHeight-100 || got > s.Page.AreaHeight {
			t.Errorf("22 lines are %v mm high", got)
		}
	}
}

func stated(t *testing.T, own []*diag.Source) *Style {
	s, list := Load(own)
	for _, f := range list {
		t.Error(f.Message)
	}
	has := 0
	for _, f := range s.fields() {
		if f.only == "" || f.only == s.Head {
			has++
		}
	}
	if len(s.Entries) != has {
		t.Errorf("%d entries, %d fields", len(s.Entries), has)
	}
	for _, e := range s.Entries {
		if e.Name == "" || e.Value == "" || !slices.Contains(strengths, e.Strength) {
			t.Errorf("%s: name %q, value %q, strength %q", e.Path, e.Name, e.Value, e.Strength)
		}
		if e.Clause == "" && e.Strength != "习惯" {
			t.Errorf("%s is %s by no clause", e.Path, e.Strength)
		}
	}
	return s
}

// TestHeads: a value of letters alone may stand in a user's template for all
// formats; a letter whose template leaves it out is refused.
func TestHeads(t *testing.T) {
	if s, out := load("[rule]\nwidth = 160"); out != "" || s.Rule.Width != 160_000 {
		t.Errorf("%v\n%s", s.Rule.Width, out)
	}
	own := &diag.Source{Name: "local.toml", Text: "[mark]\nsize = 56\ntop = 30\n[imprint]\nthick = 0.5"} // meant for the general format
	if s, list := Load(letter(), own); len(list) > 0 || s.Mark.Size != 36_000 || s.Mark.Top != 30_000 || s.Imprint.Thick != 0 || s.PageNumber.First {
		t.Errorf("a letter of %v at %v, rules of %v, %v", s.Mark.Size, s.Mark.Top, s.Imprint.Thick, list)
	}
	_, list := Load(append(general(), &diag.Source{Name: "short.toml", Text: "head = \"letter\"\n[rule]\nwidth = 160"}))
	if len(list) != 10 || list[0].Rule != &ruleMissing {
		t.Errorf("%d findings", len(list))
	}
}

func TestOverride(t *testing.T) {
	s, out := load("[grid]\npitch = 10.213\n[page]\nmirror = { value = false, name = \"单面印刷\", strength = \"习惯\" }\n[text]\nsize = 15.75")
	if out != "" {
		t.Fatal(out)
	}
	if s.Grid.Pitch != 10213 || s.Page.Mirror || s.Text.Size != 15750 || s.Left(2) != s.Left(1) {
		t.Errorf("pitch %v, mirror %v, size %v", s.Grid.Pitch, s.Page.Mirror, s.Text.Size)
	}
	i := slices.IndexFunc(s.Entries, func(e Entry) bool { return e.Path == "page.mirror" })
	if e := s.Entries[i]; e.Name != "单面印刷" || e.Strength != "习惯" || e.Value != "false" {
		t.Errorf("%+v", e)
	}
}

// TestRefusals: each mistake of a template is told at its place.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ over, want string }{
		{"[page]\ntpo = 35", "local.toml:2:1: 错误 GW401: 模板里没有 page.tpo 这一项"},
		{"[sheet]\ntop = 35", "local.toml:1:2: 错误 GW401: 模板里没有 sheet 这一项"},
		{"[page]\ntop = { value = 37, unit = \"mm\" }", "local.toml:2:21: 错误 GW401: page.top 里没有 unit 这一项"},
		{"[page]\ntop = \"37mm\"", "local.toml:2:7: 错误 GW402: page.top 的值不对"},
		{"[page]\ntop = -1", "local.toml:2:7: 错误 GW402: page.top 的值不对"},
		{"[text]\nsize = \"3号\"", "local.toml:2:8: 错误 GW402: text.size 的值不对"},
		{"[text]\nsize = 1", "local.toml:2:8: 错误 GW402: text.size 的值不对"},
		{"[text]\nface = \"Times\"", "local.toml:2:8: 错误 GW402: text.face 的值不对"},
		{"[text]\nindent = 2.5", "local.toml:2:10: 错误 GW402: text.indent 的值不对"},
		{"[page]\nmirror = \"no\"", "local.toml:2:10: 错误 GW402: page.mirror 的值不对"},
		{"[draft]\nmark = 3", "local.toml:2:8: 错误 GW402: draft.mark 的值不对"},
		{"[draft]\nmark = \"草\\n稿\"", "local.toml:2:8: 错误 GW402: draft.mark 的值不对"},
		{"[table]\ncontinued = \"\\uE000\"", "local.toml:2:13: 错误 GW402: table.continued 的值不对"},
		{"[page]\ntop = { value = 37, strength = \"随便\" }", "local.toml:2:32: 错误 GW402: 条文的强度没有“随便”"},
		{"[page]\ntop = { value = 37, clause = 5 }", "local.toml:2:30: 错误 GW402: clause 应是文字"},
		{"[page]\ntop = { clause = \"5.2.1\" }", "local.toml:2:7: 错误 GW403: page.top 没有 value"},
		{"head = \"order\"", "local.toml:1:8: 错误 GW402: head 的值不对"},
		{"[page]\narea_width = 300", "local.toml:2:14: 错误 GW404: 版心比纸宽"},
		{"[page]\narea_height = 50", "local.toml:2:15: 错误 GW404: 版心太低"},
		{"[grid]\nlines = 24", "GW404: 版心高容不下每页行数"},
		{"[grid]\npitch = 3", "local.toml:2:9: 错误 GW404: 行距小于字高"},
		{"[page_number]\ncentre = 60", "local.toml:2:10: 错误 GW404: 页码落到纸外"},
		{"[text]\nsize = 26", "local.toml:2:8: 错误 GW404: 正文的字比一格大"},
		{"[title]\nsize = 200", "local.toml:2:8: 错误 GW404: 标题的字太大"},
		{"[attachment]\ntitle_size = 200", "local.toml:2:14: 错误 GW404: 附件标题的字太大"},
		{"[imprint]\nsize = 50", "local.toml:2:8: 错误 GW404: 版记的字太大"},
		{"[page_number]\nsize = 80", "local.toml:2:8: 错误 GW404: 页码压到版心"},
		{"[mark]\ntop = 250", "local.toml:2:7: 错误 GW404: 版头超过版心的一半"},
		{"[mark]\nnarrowest = 100", "local.toml:2:13: 错误 GW404: 应在 200 至 1000 之间"},
		{"[table]\ngap = 300", "local.toml:2:7: 错误 GW404: 表题与表的距离太大"},
		{"[table]\npitch = 4", "local.toml:2:9: 错误 GW404: 表格行距小于字高"},
		{"[draft]\nmark = \"征求意见稿\"", "GW404: 草稿字样比版心宽"},
		{"[attachment]\ntitle_line = 1", "local.toml:2:14: 错误 GW404: 应在 2 至 6 之间"},
		{"[title]\nblank_lines = 9", "local.toml:2:15: 错误 GW404: 空行数、缩进字数不应超过 8"},
		{"[page\ntop = 3", "local.toml:1:"},
	} {
		if _, out := load(c.over); !strings.Contains(out, c.want) {
			t.Errorf("%q:\n got %s\nwant %s", c.over, out, c.want)
		}
	}
	_, list := Load([]*diag.Source{{Name: "small.toml", Text: "head = \"document\""}})
	if len(list) != len(stated(t, general()).Entries)-1 || list[0].Rule.Code != "GW403" {
		t.Errorf("%d findings for a base that states one value", len(list))
	}
}
