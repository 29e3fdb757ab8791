package desk

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// strange are words that nobody knows who sees no file and types no command: keys,
// brackets of tables, options, and values in their quotes.
var strange = regexp.MustCompile(`--[a-z]|gongwen|TOML|\[\[?[a-z]|\b[a-z]+_[a-z]+\b|"[a-z]+"|\b(true|false)\b`)

// quotes are what sentences quote.
var quotes = regexp.MustCompile(`“[^”]*”`)

// said is a sentence without what it quotes.
func said(s string) string { return quotes.ReplaceAllString(s, "“”") }

// unspoken is what in a sentence is none of the screen's words.
func unspoken(s string) string {
	s = said(s)
	if m := strange.FindString(s); m != "" {
		return m
	}
	for _, w := range regexp.MustCompile(`\b[a-z]{2,}\b`).FindAllString(s, -1) {
		for _, k := range render.Keys() {
			if k.Name() == w {
				return w
			}
		}
	}
	return ""
}

// TestSpoken: nothing that is found in any wrong case of any rule is told with keys,
// values or options; neither is what a key is for, or a choice called.
func TestSpoken(t *testing.T) {
	told := map[string]bool{}
	tell := func(name, code, s string) {
		told[s] = true
		if bad := unspoken(s); bad != "" {
			t.Errorf("%s %s: %q in %s", name, code, bad, s)
		}
	}
	b := serve(t, nil)
	var archives []string
	for _, in := range []string{"*", "*/*"} {
		for _, deep := range []string{"", "/*"} {
			some, _ := filepath.Glob("../../../render/" + in + "/testdata" + deep + "/*.txtar")
			archives = append(archives, some...)
		}
	}
	for _, path := range archives {
		a := testkit.OpenArchive(t, path)
		for _, c := range a.Cases(".toml") {
			s := &session{desk: b.Desk, file: "a.toml", rev: 1, disk: disk{gone: true}}
			s.take(s.begin(based(a.Comment) + c.Text))
			s.idle.Stop()
			for _, f := range findings(s.work, s.work.Complete()) {
				if f.Code < "GW2" && s.work.Readable() == false { // of a text that only 源文件 can show
					continue
				}
				tell(filepath.Base(path)+" "+c.Name, f.Code, f.Message)
				tell(filepath.Base(path)+" "+c.Name, f.Code, f.Hint)
			}
		}
	}
	if len(told) < 400 {
		t.Errorf("only %d sentences", len(told))
	}
	for _, k := range screen.Schema() {
		tell(k.Path, "about", k.About)
		if k.Default != "true" && k.Default != "false" { // which the page says
			tell(k.Path, "default", k.Default)
		}
		for i, m := range k.Means {
			if regexp.MustCompile(`[a-z]`).MatchString(m) {
				t.Errorf("%s: the choice %s is called %s", k.Path, k.Values[i], m)
			}
		}
	}
}

// TestSpokenInstead: each way to mend that is a command has one in the workbench.
func TestSpokenInstead(t *testing.T) {
	for _, c := range [][3]string{
		{"在这个 [[task]] 里写 due；确实没有时限就写 due = \"\"", "task.3", "在这个“任务”里写“完成时限”；确实没有时限就把“完成时限”留空"},
		{"表放到附件里，或让表竖排（orientation = \"portrait\"）", "breakdown", "表放到附件里，或让表竖排（“纸张方向”填作“竖排”）"},
		{"改为 format = \"letter\"，或改标题的文种", "format", "把“公文格式”填作“信函”，或改标题的文种"},
		{"在 [signature] 里写 signers，一机关一个", "signature", "在“署名”里写“签发人署名”，一机关一个"},
		{"“事项”当作 requirement（具体要求）", "", "“事项”当作“具体要求”"},
		{"主送机关 recipients 是空的", "recipients", "主送机关是空的"},
		{"“due = 1”不是日期", "task.0.due", "“due = 1”不是日期"},
		{"放错了的，移出去；要收那个月的，写 --period 2026-04", "", "放错了的，移出去；要收那个月的，把月份写成 2026-04"},
		{"换一份；再用 --unheard-of 运行一次", "", "换一份"},
		{"只出一份就删去这一行", "letterhead.copies", "只出一份就留空"},
		{"补上内容，或删去这一行", "text", "补上内容，或删去这一行"},
	} {
		if got := screen.Spoken(c[0], c[1]); got != c[2] {
			t.Errorf("%s\n%s\nnot\n%s", c[0], got, c[2])
		}
	}
}

// TestSpokenFiles: what is said of files that are none of a notice is for the
// workbench too.
func TestSpokenFiles(t *testing.T) {
	for name, data := range map[string]string{
		"a.doc": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600), "a.pdf": "%PDF-1.7\n", "a.rtf": "{\\rtf1 a}", "a.png": "\x89PNG\r\n\x1a\n",
		"a.html": "<html><body><table><tr><td>工作</td></tr></table></body></html>", "a.txt": "一句话。", "a.docx": "PK\x03\x04", "空.txt": "",
	} {
		if what, way := render.Foreign(name, []byte(data)); what != "" {
			if bad := unspoken(screen.Spoken(way, "")); bad != "" || screen.Spoken(way, "") == "" {
				t.Errorf("%s: %q in %q", name, bad, screen.Spoken(way, ""))
			}
		}
		got := render.Adopt(name, []byte(data), nil)
		plain(got.Doubts)
		for _, d := range got.Doubts {
			if bad := unspoken(d.Message + "。" + d.Hint); bad != "" {
				t.Errorf("%s: %q in %s. %s", name, bad, d.Message, d.Hint)
			}
		}
	}
	one := tell(&diag.Finding{Rule: &diag.Rule{Code: "GW701"}, Message: "草稿", Hint: "草稿不声明存档级别；正式文件用 gongwen build 生成"})
	if one.Hint != "草稿不声明存档级别；正式文件点“生成到 output”" {
		t.Error(one.Hint)
	}
}
