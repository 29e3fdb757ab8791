// Package screen says in the words of the screen what is written for a file and a
// command line: who works at the desk sees forms, and types neither keys nor
// options.
//
// In: the schema, and sentences of findings. Out: terms, names of choices,
// sentences.
package screen

import (
	"regexp"
	"slices"
	"strings"
)

// instead are the ways to mend that are others here, and the marks of a month.
var instead = strings.NewReplacer(
	"用 gongwen check --fix 改存为 UTF-8，原来的留作 .bak", "在这里改任何一处，存盘时就是 UTF-8",
	"；还没有的是草稿，build、check 时加 --draft", "；还没有的先空着，按草稿排",
	"用 --fonts 指定含有该字的字体", "请维护这个程序的人配上含有该字的字体",
	"写 --period ", "把月份写成 ",
	"写明它是什么，如 --column \"表头=due\"；键有 seq section topic title lead responsible requirement due，或自定的英文键", "在这一栏上面的选择里改",
	"是任务分解表的，用 --column 写明各栏是什么", "是任务分解表的，单独复制它，到“分解表”里粘贴",
	"--into 只放任务；是任务分解表而没有认出来的，用 --column 写明各栏是什么，如 --column \"事项=requirement\"", "这里只放任务；第一行要是“工作任务、牵头部门、完成时限”一类的栏名",
	"--column 写的表头", "选过的表头",
	"，用 gongwen build --draft", "，没有填的先按草稿排",
	"正式文件用 gongwen build 生成", "正式文件点“生成到 output”",
	"用 gongwen build 重新生成", "重新生成",
	"再 gongwen import", "再导入",
	"找生成它的 TOML 或 Word 原件", "找生成它的通知或 Word 原件",
	"是删去的，在 TOML 里删掉", "是删去的，导入以后删掉",
	"开关（true 或 false）", "是或否", "字符串数组", "名单", "字符串", "文字", "数组", "名单",
)

// ofFiles are the commands for a file that is no notice, with its name.
var ofFiles = []struct {
	command *regexp.Regexp
	here    string
}{
	{regexp.MustCompile(`变成 TOML：gongwen import [^；]*`), "在首页点“导入”"},
	{regexp.MustCompile(`是部门交回的：gongwen collect [^；]*`), "是部门交回的，在通知的“回收汇总”里放进来"},
	{regexp.MustCompile(`查它：gongwen verify [^；]*`), "在首页点“查 PDF”"},
}

var (
	command = regexp.MustCompile(`--[a-z]|gongwen [a-z]`)
	header  = regexp.MustCompile(` ?\[\[?([a-z_]+(?:\.[a-z_]+)*)\]\]?(?: 的 | )?`)
	blanked = regexp.MustCompile(`写(?:作)? ?([a-z_]+) = ""`)
	given   = regexp.MustCompile(`(写作|改为|写|或|如)? ?\b([a-z_]+) = (true|false|"[^"]*"|\[[^\]]*\]|[-0-9.]+) ?`)
	quoted  = regexp.MustCompile(`"([a-z_]+)"`)
	flag    = regexp.MustCompile(` ?\b(true|false)\b ?`)
	bare    = regexp.MustCompile(` ?\b([a-z_]{2,}|id)\b ?`)
	foreign = regexp.MustCompile(`“[^”]*”`) // the clerk's own words
)

// Spoken is a sentence of a finding about the value at path in the words of the
// screen. What is said of a command alone is left out.
func Spoken(s, path string) string {
	s = instead.Replace(s)
	for _, f := range ofFiles {
		s = f.command.ReplaceAllString(s, f.here)
	}
	if command.MatchString(s) {
		s = strings.Join(slices.DeleteFunc(strings.Split(s, "；"), command.MatchString), "；")
	}
	if k := KindOf(path); !strings.HasSuffix(k, "text") && !strings.HasSuffix(k, "after") {
		s = strings.ReplaceAll(s, "删去这一行", "留空") // a line of the file, not of a text
	}
	var b strings.Builder
	at := 0
	for _, m := range foreign.FindAllStringIndex(s, -1) {
		b.WriteString(termed(s[at:m[0]], path))
		b.WriteString(s[m[0]:m[1]])
		at = m[1]
	}
	b.WriteString(termed(s[at:], path))
	return b.String()
}

// Uncommanded are lines without those that are about a command.
func Uncommanded(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), command.MatchString)
}

// termed puts terms for the keys and the values of a piece of a sentence.
func termed(s, path string) string {
	near := KindOf(path)
	s = header.ReplaceAllStringFunc(s, func(m string) string {
		name := header.FindStringSubmatch(m)[1]
		if k := keyOf(name, ""); k != nil {
			near = k.kind()
			return "“" + k.Term + "”"
		}
		return m
	})
	s = blanked.ReplaceAllStringFunc(s, func(m string) string {
		if k := keyOf(blanked.FindStringSubmatch(m)[1], near); k != nil {
			return "把“" + k.Term + "”留空"
		}
		return m
	})
	s = given.ReplaceAllStringFunc(s, func(m string) string {
		parts := given.FindStringSubmatch(m)
		k := keyOf(parts[2], near)
		if k == nil {
			return m
		}
		before := parts[1]
		switch before {
		case "写作", "改为", "写":
			before = "把"
		}
		return before + "“" + k.Term + "”填作“" + valued(k, parts[3]) + "”"
	})
	s = quoted.ReplaceAllStringFunc(s, func(m string) string {
		value := m[1 : len(m)-1]
		for i, k := range Keys() {
			if slices.Contains(k.Values, value) {
				return "“" + Keys()[i].meaning(value) + "”"
			}
		}
		return m
	})
	s = flag.ReplaceAllStringFunc(s, func(m string) string {
		if strings.TrimSpace(m) == "true" {
			return "“是”"
		}
		return "“否”"
	})
	var b strings.Builder
	at := 0
	for _, m := range bare.FindAllStringIndex(s, -1) {
		k := keyOf(strings.TrimSpace(s[m[0]:m[1]]), near)
		if k == nil {
			continue
		}
		b.WriteString(s[at:m[0]])
		at = m[1]
		if twice := "（" + k.Term + "）"; strings.HasPrefix(s[at:], twice) {
			at += len(twice)
		}
		switch {
		case strings.HasSuffix(b.String(), k.Term): // 主送机关 recipients
		case strings.HasSuffix(b.String(), "“"):
			b.WriteString(k.Term)
		default:
			b.WriteString("“" + k.Term + "”")
		}
	}
	b.WriteString(s[at:])
	return b.String()
}

// valued is a value as the screen shows it.
func valued(k *Key, literal string) string {
	switch {
	case literal == "true":
		return "是"
	case literal == "false":
		return "否"
	case literal[0] == '"':
		return k.meaning(strings.Trim(literal, `"`))
	}
	return strings.NewReplacer("[", "", "]", "", `"`, "", ", ", "、").Replace(literal)
}

// keyOf is the key of a name, of the table that is near if that has one.
func keyOf(name, near string) *Key {
	all := Keys()
	find := func(path string) *Key {
		if i := slices.IndexFunc(all, func(k Key) bool { return k.Path == path }); i >= 0 {
			return &all[i]
		}
		return nil
	}
	for table := near; table != ""; {
		if k := find(table + "." + name); k != nil {
			return k
		}
		if _, inner, ok := strings.Cut(table, "."); ok && (strings.HasPrefix(inner, "task") || strings.HasPrefix(inner, "breakdown")) {
			table = inner // the tasks of a part have the keys of all
			continue
		}
		table = table[:max(0, strings.LastIndexByte(table, '.'))]
	}
	if k := find(name); k != nil {
		return k
	}
	if i := slices.IndexFunc(all, func(k Key) bool { return k.Path[strings.LastIndexByte(k.Path, '.')+1:] == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// KindOf is a path without the numbers of elements.
func KindOf(path string) string {
	steps := strings.Split(path, ".")
	return strings.Join(slices.DeleteFunc(steps, func(s string) bool { return s == "" || s[0] >= '0' && s[0] <= '9' }), ".")
}
