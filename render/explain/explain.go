// Package explain puts into words what the program knows of itself: the rules it
// holds notices to, the keys of a source, the values of a template.
//
// It holds none of these and judges nothing; the tables of their packages are
// its only source, so that what it says cannot differ from what is done. In: the
// tables, and what somebody asks about. Out: text in Chinese, for a terminal and
// for the pages that are written from it.
package explain

import (
	"fmt"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/style"
	"gongwen/render/source/schema"
)

// Book is all that can be asked about.
type Book struct {
	Rules   []*diag.Rule
	Keys    []schema.Key
	Entries []style.Entry // of the general template
}

// Find explains a rule by its code, a key by its path, its name or its term, or
// a value of a template by its path or its name. Where there is none, text is
// empty and near is what may have been meant, or "".
func (b *Book) Find(asked string) (text, near string) {
	asked = strings.Trim(strings.TrimSpace(asked), "[]`")
	if code := b.rule(asked); code != nil {
		return Rule(code), ""
	}
	var parts []string
	for _, k := range b.keys(asked) {
		parts = append(parts, b.Key(k))
	}
	for i := range b.Entries {
		if e := &b.Entries[i]; e.Path == asked || e.Name == asked {
			parts = append(parts, Entry(e))
		}
	}
	if len(parts) == 0 {
		if digits, code := strings.CutPrefix(strings.ToUpper(asked), "GW"); code && len(digits) == 3 && strings.Trim(digits, "0123456789") == "" {
			return "", "" // a whole code is not a slip of another
		}
		return "", diag.Nearest(asked, b.names())
	}
	return strings.Join(parts, "\n"), ""
}

// rule is the one of a code: GW305, gw305, 305.
func (b *Book) rule(asked string) *diag.Rule {
	code := strings.ToUpper(asked)
	if len(code) == 3 {
		code = "GW" + code
	}
	i := slices.IndexFunc(b.Rules, func(r *diag.Rule) bool { return r.Code == code })
	if i < 0 {
		return nil
	}
	return b.Rules[i]
}

// keys are that of a path, else all of a name or a term, else those that people
// call so.
func (b *Book) keys(asked string) (found []*schema.Key) {
	for _, is := range []func(*schema.Key) bool{
		func(k *schema.Key) bool { return k.Path == asked && strings.Contains(asked, ".") },
		func(k *schema.Key) bool { return k.Name() == asked || k.Term == asked },
		func(k *schema.Key) bool { return slices.Contains(strings.Fields(k.Names), strings.ToLower(asked)) },
	} {
		for i := range b.Keys {
			if is(&b.Keys[i]) {
				found = append(found, &b.Keys[i])
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// names are what can be asked about.
func (b *Book) names() (names []string) {
	for _, r := range b.Rules {
		names = append(names, r.Code)
	}
	for i := range b.Keys {
		names = append(names, b.Keys[i].Name(), b.Keys[i].Path, b.Keys[i].Term)
	}
	for i := range b.Entries {
		names = append(names, b.Entries[i].Path, b.Entries[i].Name)
	}
	return names
}

// Rule is what a rule wants, and why.
func Rule(r *diag.Rule) string {
	var p page
	p.line("%s %s（%s）", r.Code, r.Title, severity(r))
	p.line("    依据: %s", basis(r))
	p.line("    为什么: %s", r.Why)
	p.example("不对", r.Wrong)
	p.example("改成", r.Right)
	return p.String()
}

// Key is what a key of the source takes.
func (b *Book) Key(k *schema.Key) string {
	var p page
	p.line("%s %s", k.Path, k.Term)
	p.line("    写在: %s", strings.Join(b.places(k), "、"))
	if k.About != "" {
		p.line("    说明: %s", k.About)
	}
	p.line("    类型: %s", k.Types)
	if k.Values != nil {
		p.line("    只能写: %s", strings.Join(quoted(k.Values), "、"))
	}
	p.line("    不写时: %s", missing(k))
	if isTable(k) {
		p.line("    里面的键:")
		for _, in := range schema.KeysOf(k.Kind()) {
			p.line("        %s %s", in.Written(), meaning(&in))
		}
	}
	return p.String()
}

func isTable(k *schema.Key) bool { return k.Types&(schema.Table|schema.Tables) != 0 }

// meaning is a key in a line: its term, whether it must be there, what it says.
func meaning(k *schema.Key) string {
	s := k.Term
	if k.Required {
		s += "（必写）"
	}
	if k.About != "" {
		s += "：" + k.About
	}
	return s
}

// places are the tables where a key can stand.
func (b *Book) places(k *schema.Key) (places []string) {
	if k.Table() == "" && isTable(k) {
		return []string{"顶层，单独一行 " + k.Written() + "，它的键写在下面，直到下一个方括号行"}
	}
	if k.Table() == "" {
		return []string{"顶层，第一个方括号行之前"}
	}
	places = append(places, schema.Header(k.Table()))
	for i := range b.Keys {
		if b.Keys[i].Of == k.Table() {
			places = append(places, b.Keys[i].Written())
		}
	}
	return places
}

// formats are the formats that have values of their own.
var formats = map[style.Head]string{"": "通用格式", style.LetterHead: "信函格式", style.OrderHead: "命令（令）格式", style.MinutesHead: "纪要格式"}

// Entry is a value of a template.
func Entry(e *style.Entry) string {
	var p page
	p.line("%s %s（模板项）", e.Path, e.Name)
	p.line("    %s的值: %s", formats[e.Only], e.Value)
	p.line("    依据: %s", basis(&diag.Rule{Clause: e.Clause, Strength: e.Strength}))
	if table, name, ok := cutLast(e.Path); ok { // the head alone has none: the format of the notice decides it
		p.example("改它", "["+table+"]\n"+name+" = "+e.Value)
	}
	return p.String()
}

func cutLast(path string) (table, name string, ok bool) {
	i := strings.LastIndexByte(path, '.')
	return path[:max(0, i)], path[i+1:], i >= 0
}

// Catalogue lists all rules, a line each.
func (b *Book) Catalogue() string {
	var p page
	for _, r := range b.Rules {
		p.line("%s %s %s", r.Code, severity(r), r.Title)
	}
	p.line("")
	p.line("共 %d 条规则。某一条的说明: gongwen explain GW305", len(b.Rules))
	p.line("源文件的键、模板的项也可以问: gongwen explain lead，gongwen explain 牵头部门，gongwen explain page.top")
	return p.String()
}

func severity(r *diag.Rule) string {
	if r.Severity == diag.Error {
		return "错误"
	}
	return "警告"
}

// basis is the clause with its strength; one that names no text is of the
// standard.
func basis(r *diag.Rule) string {
	clause, strength := r.Clause, r.Strength
	switch {
	case clause == "" && strength == "":
		return "没有条文，是程序的要求"
	case clause == "":
		return "没有条文（" + strength + "）"
	case strings.TrimLeft(clause[:1], "0123456789") == "":
		clause = "GB/T 9704—2012 " + clause
	}
	if strength == "" {
		return clause
	}
	return clause + "（" + strength + "）"
}

// missing says what holds without the key.
func missing(k *schema.Key) string {
	switch {
	case k.Required:
		return "必写"
	case k.Default != "":
		return k.Default
	default:
		return "没有"
	}
}

func quoted(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = `"` + v + `"`
	}
	return out
}

// page is text in lines.
type page struct{ strings.Builder }

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// example shows lines of a source under a word.
func (p *page) example(word, text string) {
	p.line("    %s:", word)
	for line := range strings.SplitSeq(text, "\n") {
		p.line("        %s", line)
	}
}
