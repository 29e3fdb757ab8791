package hint

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// WrongType says what is wrong with a value of a type that its key does not
// take, where, and how it ought to be written where that can be told.
func WrongType(k *schema.Key, n *tomldoc.Node) (at diag.Span, message, hint string) {
	if n.Kind == tomldoc.Array && k.Types&(schema.Strings|schema.Rows) != 0 {
		for _, item := range n.Items {
			if k.Types&schema.Rows != 0 {
				if item.Kind == tomldoc.Array {
					if i := slices.IndexFunc(item.Items, func(c *tomldoc.Node) bool { return c.Kind != tomldoc.String }); i >= 0 {
						return item.Items[i].Span, fmt.Sprintf("%s %s 的格里只能是字符串，这里是%s", k.Term, k.Name(), value.KindName(item.Items[i])), "每一格都要加引号"
					}
					continue
				}
				return item.Span, fmt.Sprintf("%s %s 的每一行应是字符串数组，这里是%s", k.Term, k.Name(), value.KindName(item)), "一行写一个数组：[\"……\", \"……\"]"
			}
			if k.Types&schema.Heads != 0 && item.Kind == tomldoc.Array {
				if i := slices.IndexFunc(item.Items, func(c *tomldoc.Node) bool { return c.Kind != tomldoc.String }); i >= 0 {
					return item.Items[i].Span, fmt.Sprintf("%s %s 的上、下两层只能是字符串，这里是%s", k.Term, k.Name(), value.KindName(item.Items[i])), "两层都要加引号：[\"上\", \"下\"]"
				}
				continue
			}
			if item.Kind != tomldoc.String {
				return item.Span, fmt.Sprintf("%s %s 的数组里只能是字符串，这里是%s", k.Term, k.Name(), value.KindName(item)), "数组里的每一项都要加引号"
			}
		}
	}
	return n.Span, fmt.Sprintf("%s %s 应是%s，这里是%s", k.Term, k.Name(), k.Types, value.KindName(n)), typeHint(k, n)
}

// Sample is a value of the key's first type, for a hint.
func Sample(k *schema.Key) string {
	switch {
	case len(k.Values) > 0:
		return `"` + k.Values[0] + `"`
	case k.Types&schema.Date != 0:
		return "2023-08-14"
	default:
		return `"……"`
	}
}

// typeHint is what to write instead of a value of a wrong type: what the key
// is comes first, then what was written.
func typeHint(k *schema.Key, n *tomldoc.Node) string {
	table := n.Kind == tomldoc.Table || n.Kind == tomldoc.Array && value.TypeOf(n) == schema.Tables
	switch {
	case k.Types&schema.Tables != 0 && n.Kind == tomldoc.Table:
		return "用双方括号：[[" + k.Path + "]]"
	case k.Types == schema.Table && table:
		return "用单方括号：[" + k.Path + "]"
	case k.Types&(schema.Table|schema.Tables) != 0:
		return "另起一行写 " + k.Written() + "，下面写它的各键"
	case table:
		return k.Name() + " 不是表，不加方括号：写作 " + k.Name() + " = " + Sample(k)
	case k.Types&schema.Date != 0:
		return dateHint(k, n)
	case k.Types == schema.Boolean:
		return "写 " + booleanOf(n) + "，不加引号"
	case k.Types&(schema.Integer|schema.Float) != 0:
		return numberHint(k, n)
	case k.Types&(schema.String|schema.Strings) == schema.Strings && n.Kind == tomldoc.String:
		return "写成数组：[\"" + value.Short(n.Text.S) + "\"]"
	case k.Types&schema.String != 0 && n.Kind == tomldoc.Array:
		if k.Lines {
			return `写成一个字符串；要分行，放在 """ 和 """ 之间`
		}
		return `写成一个字符串："` + strings.Join(itemTexts(n), "，") + `"`
	case k.Types&schema.Strings != 0 && k.Types&schema.String == 0:
		return `写成数组，各项加引号：["……"]`
	default:
		return "文字要加引号"
	}
}

func dateHint(k *schema.Key, n *tomldoc.Node) string {
	written := ""
	if k.Path == "task.deadline" && n.Kind == tomldoc.String {
		return "文字写在 due 里；deadline 只写日期，如 2023-08-14，不加引号"
	}
	switch n.Kind {
	case tomldoc.DateTime:
		return "只写年月日，如 2023-08-14"
	case tomldoc.String:
		written = n.Text.S
	case tomldoc.Integer: // 20230814
		s := strconv.FormatInt(n.Integer, 10)
		if len(s) == len("20230814") {
			written = s[:4] + "-" + s[4:6] + "-" + s[6:]
		} else if d, ok := words.SerialDay(s, false); ok {
			return "这像是 Excel 里日期的数，写作 " + d.ISO()
		}
	}
	if d, verdict := words.ReadDay(written); verdict == words.Dated {
		return "日期不加引号，写作 " + d.ISO()
	}
	if k.Types&schema.String != 0 {
		return "文字要加引号；日期不加引号，写作 2023-08-14 的样子"
	}
	return "日期不加引号，写作 2023-08-14 的样子"
}

// booleanOf is what a value that is no boolean says in other words.
func booleanOf(n *tomldoc.Node) string {
	word := strconv.FormatInt(n.Integer, 10)
	if n.Kind != tomldoc.Integer {
		word = strings.ToLower(strings.TrimSpace(n.Text.S))
	}
	switch word {
	case "true", "yes", "on", "1", "是", "真", "有", "开":
		return "true"
	case "false", "no", "off", "否", "假", "无", "没有", "不", "关":
		return "false"
	case "0":
		if n.Kind == tomldoc.Integer || n.Kind == tomldoc.String {
			return "false"
		}
	}
	return "true 或 false"
}

// numberHint frees a number of its quotes and its unit.
func numberHint(k *schema.Key, n *tomldoc.Node) string {
	if n.Kind == tomldoc.String {
		word := strings.TrimSpace(n.Text.S)
		digits := word[:len(word)-len(strings.TrimLeft(word, "0123456789."))]
		_, err := strconv.ParseFloat(digits, 64)
		whole := k.Types&schema.Float != 0 || !strings.Contains(digits, ".")
		switch unit := strings.TrimSpace(word[len(digits):]); {
		case err != nil || !whole:
		case unit == "":
			return "数不加引号，写作 " + digits
		case strings.EqualFold(unit, "mm") || unit == "毫米":
			return "数不加引号，不带单位，写作 " + digits
		}
	}
	if k.Path == "breakdown.column.width" {
		return "写一个数，以毫米计，不加引号，如 width = 95；删去这一行即自动分配"
	}
	return "写一个数，不加引号"
}

// itemTexts are the strings of an array, short ones for a message.
func itemTexts(n *tomldoc.Node) []string {
	const most = 4
	var out []string
	for i, item := range n.Items {
		if i == most {
			return append(out, "……")
		}
		out = append(out, value.Short(item.Text.S))
	}
	return out
}

// Value names the values that a key takes, the nearest one if there is.
func Value(k *schema.Key, have string) string {
	if k.Types&schema.Boolean != 0 && (have == "true" || have == "false") {
		return have + " 不加引号"
	}
	options := make([]string, 0, len(k.Values)+2)
	for _, v := range k.Values {
		if strings.EqualFold(v, have) {
			return `写作 "` + v + `"`
		}
		options = append(options, `"`+v+`"`)
	}
	if k.Types&schema.Boolean != 0 {
		options = append(options, "true", "false")
	}
	return "只能是 " + strings.Join(options, "、")
}
