package notice

import (
	"strconv"
	"strings"

	"gongwen/render/tomldoc"
)

// unknown reports a key that the schema does not have at its place, with what
// the user may have meant: a key of another table, the Chinese term of a key,
// or the nearest name.
func (b *binder) unknown(path string, m tomldoc.Member) {
	if path == "" {
		b.add(unknownKey, m.Key, b.meant(path, m.Name), "没有“%s”这个键", short(m.Name))
		return
	}
	b.add(unknownKey, m.Key, b.meant(path, m.Name), "%s 里没有“%s”这个键", header(b.tables, path), short(m.Name))
}

func (b *binder) meant(path, name string) string {
	here := b.tables[path].keys
	for i := range here {
		if here[i].Term == name {
			return "写作 " + here[i].Name()
		}
	}
	for _, k := range Keys() {
		if k.Name() != name && k.Term != name {
			continue
		}
		if k.Table() == "" {
			return k.Name() + " 是顶层的键，要写在第一个 [表头] 之前"
		}
		return k.Name() + " 要写在 " + header(b.tables, k.Table()) + " 里"
	}
	var hint string
	if near := nearest(name, here); near != "" {
		hint = "是不是 " + near + "？"
	}
	if path == "task" && isOwnKey(name) {
		hint += "自定的栏目要先用 [[breakdown.column]] 声明"
	}
	return hint
}

// header is how the file writes the table of a path.
func header(tables map[string]*keyTable, path string) string {
	parent := (&Key{Path: path}).Table()
	name := (&Key{Path: path}).Name()
	if t := tables[parent]; t != nil {
		if i, ok := t.index[name]; ok && t.keys[i].Types|t.keys[i].LaterTypes == TypeTables {
			return "[[" + path + "]]"
		}
	}
	return "[" + path + "]"
}

// nearest is the name among the keys that the fewest slips of the hand turn
// into the one written, or "" if none is near.
func nearest(name string, keys []Key) string {
	const longest = 40 // no key is longer; a distance costs its square
	if len(name) > longest {
		return ""
	}
	best, found := max(1, len(name)/3)+1, ""
	for i := range keys {
		if d := distance(name, keys[i].Name()); d < best {
			best, found = d, keys[i].Name()
		}
	}
	return found
}

// distance counts the bytes to insert, drop, replace or swap (Damerau and
// Levenshtein, optimal string alignment).
func distance(a, b string) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// wrongType reports a value of a type that its key does not take, with the
// value as it ought to be written where that can be told.
func (b *binder) wrongType(k *Key, n *tomldoc.Node) {
	at, hint := n.Span, ""
	switch {
	case k.Types&TypeDate != 0 && n.Kind == tomldoc.String:
		if d, ok := writtenDay(n.Text.S); ok {
			hint = "日期不加引号，写作 " + isoDay(d)
		} else {
			hint = "日期不加引号，写作 2023-08-14 的样子"
		}
	case k.Types&TypeDate != 0 && n.Kind == tomldoc.DateTime:
		hint = "只写年月日，如 2023-08-14"
	case k.Types == TypeBoolean && n.Kind == tomldoc.String && (n.Text.S == "true" || n.Text.S == "false"):
		hint = n.Text.S + " 不加引号"
	case k.Types&TypeTables != 0 && n.Kind == tomldoc.Table:
		hint = "用双方括号：[[" + k.Path + "]]"
	case k.Types == TypeTable && typeOf(n)&TypeTables != 0:
		hint = "用单方括号：[" + k.Path + "]"
	case k.Types&TypeTable != 0:
		hint = "另起一行写 [" + k.Path + "]，下面写它的各键"
	case k.Types&TypeInteger != 0 && n.Kind == tomldoc.String:
		if _, err := strconv.Atoi(strings.TrimSpace(n.Text.S)); err == nil {
			hint = "整数不加引号"
		}
	case n.Kind == tomldoc.Array && k.Types&TypeStrings != 0:
		for _, item := range n.Items {
			if item.Kind != tomldoc.String {
				b.add(wrongType, item.Span, "数组里的每一项都要加引号", "%s %s 的数组里只能是字符串，这里是%s", k.Term, k.Name(), kindName(item))
				return
			}
		}
	case k.Types&(TypeString|TypeStrings) == TypeStrings && n.Kind == tomldoc.String:
		hint = "写成数组：[\"" + short(n.Text.S) + "\"]"
	case k.Types&TypeString != 0 && n.Kind != tomldoc.Array && n.Kind != tomldoc.Table:
		hint = "文字要加引号"
	}
	b.add(wrongType, at, hint, "%s %s 应是%s，这里是%s", k.Term, k.Name(), k.Types, kindName(n))
}

// valueHint names the values that a key takes, the nearest one if there is.
func valueHint(k *Key, have string) string {
	if k.Types&TypeBoolean != 0 && (have == "true" || have == "false") {
		return have + " 不加引号"
	}
	options := make([]string, 0, len(k.Values)+2)
	for _, v := range k.Values {
		if strings.EqualFold(v, have) {
			return `写作 "` + v + `"`
		}
		options = append(options, `"`+v+`"`)
	}
	if k.Types&TypeBoolean != 0 {
		options = append(options, "true", "false")
	}
	return "只能是 " + strings.Join(options, "、")
}

// short is a name for a message: its first line, and not the whole of a
// megabyte.
func short(s string) string {
	const most = 24
	n := 0
	for i, r := range s {
		if n == most || r == '\n' {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
