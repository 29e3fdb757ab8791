package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/set"
)

// TestUsage: what is wrong on a command line is said in Chinese, with what was
// meant where that can be known; nothing is written.
func TestUsage(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct{ line, said, hint string }{
		{"biuld", "没有命令 “biuld”", "是不是 build？"},
		{"Build a.toml", "没有命令 “Build”", "是不是 build？"},
		{"生成 a.toml", "没有命令 “生成”", "是不是 build？"},
		{"检查", "没有命令 “检查”", "是不是 check？"},
		{"汇总", "没有命令 “汇总”", "是不是 collect？"},
		{"colect", "没有命令 “colect”", "是不是 collect？"},
		{"xyzzyx", "没有命令 “xyzzyx”", "运行 gongwen help 查看用法"},
		{"--spilt a.toml", "没有写命令，先写了 “--spilt”", "选项写在命令后面，是不是 gongwen build --split？"},
		{"—-pdf a.toml", "没有写命令，先写了 “—-pdf”", "选项写在命令后面，是不是 gongwen build --pdf？"},
		{"--fix a.toml", "没有写命令，先写了 “--fix”", "选项写在命令后面，是不是 gongwen check --fix？"},
		{"--qqqqqq a.toml", "没有命令 “--qqqqqq”", "运行 gongwen help 查看用法"},
		{"help biuld", "没有命令 “biuld”", "是不是 build？"},
		{"build --spilt a.toml", "没有选项 --spilt", "是不是 --split？"},
		{"build a.toml —-pdf", "没有选项 —-pdf", "写作 --pdf，符号用半角"},
		{"build a.toml ——pdf", "没有选项 ——pdf", "写作 --pdf，符号用半角"},
		{"build a.toml －－pdf", "没有选项 －－pdf", "写作 --pdf，符号用半角"},
		{"build a.toml –pdf", "没有选项 –pdf", "写作 --pdf，符号用半角"},
		{"build a.toml −o", "没有选项 −o", "写作 -o，符号用半角"},
		{"build a.toml -—pdf", "没有选项 -—pdf", "写作 --pdf，符号用半角"},
		{"build a.toml ——spilt", "没有选项 ——spilt", "是不是 --split？"},
		{"build ——", "没有文件 ——", "找过的文件夹是"},
		{"build a.toml --ｐｄｆ", "没有选项 --ｐｄｆ", "写作 --pdf，符号用半角"},
		{"build a.toml --archive＝3a", "没有选项 --archive＝3a", "写作 --archive，符号用半角"},
		{"build a.toml --PDF", "没有选项 --PDF", "是不是 --pdf？"},
		{"build a.toml ---pdf", "没有选项 ---pdf", "写作 --pdf"},
		{"build a.toml /pdf", "没有选项 /pdf", "写作 --pdf"},
		{"build /nowhere", "没有文件 /nowhere", "找过的文件夹是"},
		{"build a.toml --sarif", "build 没有选项 --sarif", "它是 check 的选项"},
		{"build a.toml --qqqqqq", "没有选项 --qqqqqq", "运行 gongwen help build 查看用法"},
		{"build a.toml -o", "选项 -o 后面要写文件夹", "运行 gongwen help build 查看用法"},
		{"build a.toml -o --pdf", "选项 -o 后面要写文件夹，写的却是 --pdf", ""},
		{"build a.toml -o ——pdf", "选项 -o 后面要写文件夹，写的却是 ——pdf", ""},
		{"build a.toml -o=", "选项 -o 后面的文件夹是空的", ""},
		{"build a.toml -o x -o y", "选项 -o 写了两次：x 和 y", ""},
		{"build a.toml --pdf=1", "选项 --pdf 不带值 “1”", ""},
		{"build a.toml --archive 4", "--archive 后面写 2a、2u、3a 之一", ""},
		{"collect a.toml x --day 12月", "--day 后面写日期，如 2023-12-01", ""},
		{"b.toml", "没有文件 b.toml", "那里有 a.toml"},
		{"a.pdf", "没有写命令，a.pdf 不是 TOML 文件", "gongwen verify a.pdf"},
		{"a.xlsx", "没有写命令，a.xlsx 不是 TOML 文件", "gongwen collect 通知.toml a.xlsx"},
		{"a.toml a.doc", "没有写命令，a.doc 不是 TOML 文件", "Word"},
		{"build a.xlsx", "a.xlsx 不是 TOML 文件", "gongwen import a.xlsx"},
		{"check a.doc", "a.doc 不是 TOML 文件", "另存为 .docx"},
		{"check --fix a.pdf", "a.pdf 不是 TOML 文件", "gongwen verify a.pdf"},
		{"build a.toml --template a.pdf", "a.pdf 不是 TOML 文件", ""},
		{"通知.docx", "没有文件 通知.docx", "找过的文件夹是"},
		{"a.txt", "没有写命令，a.txt 不是 TOML 文件", "运行 gongwen help 查看用法"},
		{". a.toml", "没有写命令，. 不是 TOML 文件", "gongwen build *.toml"},
		{"serve a.toml b.toml", "一次只打开一个文件夹或一份通知", ""},
		{"serve 没有", "没有文件 没有", ""},
		{"serve a.xlsx", "a.xlsx 不是 TOML 文件", "gongwen import a.xlsx"},
		{"serve --port 80", "--port 后面写 1024 到 65535 的数", ""},
	} {
		put(t, "a.toml", small)
		put(t, "a.pdf", "%PDF-1.7")
		if err := excelize.NewFile().SaveAs("a.xlsx"); err != nil {
			t.Fatal(err)
		}
		put(t, "a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"+strings.Join(strings.Split("WordDocument", ""), "\x00")+"\x00")
		put(t, "a.txt", "")
		code, out, talk := runs(t, strings.Fields(c.line)...)
		if code != console.Usage || out != "" || !strings.Contains(talk, c.said) || !strings.Contains(talk, c.hint) {
			t.Errorf("%s: exit code %d\n%s%s", c.line, code, out, talk)
		}
		if set.Exists("output") {
			t.Fatalf("%s: written", c.line)
		}
	}
	for _, line := range []string{"help", "-h", "--help", "/?", "帮助", "help help", "help /?"} {
		if code, out, talk := runs(t, strings.Fields(line)...); code != console.Fine || out != overview()+"\n" || talk != "" {
			t.Errorf("%s: exit code %d\n%s%s", line, code, out, talk)
		}
	}
	for _, line := range []string{"help build", "build /?", "build a.toml -h", "build 帮助", "build --pdf -?"} {
		page, _ := pageOf("build")
		if code, out, _ := runs(t, strings.Fields(line)...); code != console.Fine || out != page+"\n" {
			t.Errorf("%s: exit code %d\n%s", line, code, out)
		}
	}
}

// TestOptions: the ways in which options may be written.
func TestOptions(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "a.toml", small)
	put(t, "——a.toml", small)
	put(t, "-b.toml", small)
	for _, c := range []struct{ line, written string }{
		{"a.toml ——a.toml", "output/a.pdf output/a.xlsx output/——a.pdf output/——a.xlsx"},
		{"build a.toml --pdf --pdf", "output/a.pdf"},
		{"build -pdf a.toml -o x", "x/a.pdf"},
		{"build --o=y=z --xlsx a.toml", "y=z/a.xlsx"},
		{"build --pdf -o x -o x a.toml", "x/a.pdf"},
		{"build --pdf ——a.toml", "output/——a.pdf"},
		{"build --pdf -- -b.toml", "output/-b.pdf"},
		{"build --pdf ./-b.toml", "output/-b.pdf"},
		{"build --archive=3a --pdf a.toml", "output/a.pdf"},
	} {
		code, out, talk := runs(t, strings.Fields(c.line)...)
		if got := strings.Join(strings.Fields(filepath.ToSlash(out)), " "); code != console.Fine || got != c.written {
			t.Errorf("%s: exit code %d, %s\n%s", c.line, code, got, talk)
		}
	}
}

// TestHelpIsWhole: each option of a verb is on its page and in README, and pages
// name no other.
func TestHelpIsWhole(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range verbs() {
		page, _ := pageOf(v.name)
		takes := v.takes()
		if v.name != "help" && page == "" {
			t.Errorf("%s has no page", v.name)
		}
		for i := range takes {
			name := takes[i].Written()
			if !strings.Contains(page, "\n  "+name) {
				t.Errorf("the page of %s lacks %s", v.name, name)
			}
			if !strings.Contains(string(readme), "`"+name) {
				t.Errorf("README lacks %s of %s", name, v.name)
			}
		}
		for line := range strings.Lines(page) {
			if strings.HasPrefix(line, "  -") {
				name := strings.FieldsFunc(strings.TrimLeft(line, " -"), func(r rune) bool { return r == ' ' || r == '=' || r == '\n' })[0]
				if options.Nearest(name, takes) == "" || strings.TrimLeft(options.Nearest(name, takes), "-") != name {
					t.Errorf("the page of %s has --%s", v.name, name)
				}
			}
		}
		if v.name != "help" && !strings.Contains(overview(), "\n  gongwen "+v.name+" ") {
			t.Errorf("the overview lacks %s", v.name)
		}
	}
}
