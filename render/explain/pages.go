package explain

import (
	"strings"

	"gongwen/render/source/schema"
)

// RulesPage is the catalogue of rules as Markdown: render/RULES.md.
func (b *Book) RulesPage() string {
	var p page
	p.line("# 规则")
	p.line("")
	p.line("由程序写成：`go test ./render -run Pages -update`；`gongwen explain 编号` 打印其中一条。")
	p.line("GW1xx 说写法，GW2xx 说内容，GW3xx 说是否妥当，GW4xx 说版面、模板和字体，GW5xx 说工作簿，GW6xx 说交回的工作簿，GW7xx 说存档的 PDF，GW8xx 说导入。")
	p.line("错误须改好才生成；警告照样生成。")
	p.line("")
	hundred := ""
	for _, r := range b.Rules {
		if r.Code[:3] != hundred {
			hundred = r.Code[:3]
			p.line("## %sxx", hundred)
			p.line("")
		}
		p.line("### %s %s", r.Code, r.Title)
		p.line("")
		p.line("%s。依据：%s。", severity(r), basis(r))
		p.line("%s", r.Why)
		p.line("")
		p.block("不对", r.Wrong)
		p.block("改成", r.Right)
	}
	return strings.TrimSuffix(p.String(), "\n") // one line ends the page
}

// block shows lines of a source after a word.
func (p *page) block(word, text string) {
	p.line("%s：", word)
	p.line("")
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" {
			p.line("")
			continue
		}
		p.line("    %s", line)
	}
	p.line("")
}

// KeysPage is the reference of keys as Markdown, a table of the page a table of
// the source.
func (b *Book) KeysPage() string {
	var p page
	table := "?"
	for i := range b.Keys {
		k := &b.Keys[i]
		if k.Table() != table {
			table = k.Table()
			p.line("")
			p.line("### %s", b.heading(table))
			p.line("")
			p.line("| 键 | 名称 | 写什么 | 类型 | 不写时 |")
			p.line("|---|---|---|---|---|")
		}
		var about []string
		if k.About != "" {
			about = append(about, k.About)
		}
		if k.Values != nil {
			about = append(about, "字符串只能是 `"+strings.Join(quoted(k.Values), "`、`")+"`")
		}
		if k.Of != "" {
			about = append(about, "各键同 `"+k.Of+"`")
		}
		p.line("| `%s` | %s | %s | %s | %s |", k.Name(), k.Term, cell(strings.Join(about, "；")), k.Types, cell(missing(k)))
	}
	return p.String()
}

// heading names a table of the source.
func (b *Book) heading(table string) string {
	for i := range b.Keys {
		if b.Keys[i].Path == table {
			return "`" + schema.Header(table) + "` " + b.Keys[i].Term
		}
	}
	return "顶层"
}

// cell is text that can stand in a cell of a table.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
