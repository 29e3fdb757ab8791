// Package hint says what a clerk may have meant: by a key that the schema does
// not have, by a value of a type that its key does not take.
//
// It finds nothing wrong itself; bind asks it for words. In: keys of the schema,
// nodes of the tree. Out: Chinese, for a finding's hint.
package hint

import (
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/schema"
)

// Unknown is what a key that is unknown in a kind of table may have been meant for.
// path is that of the table, by which its breakdown is found: attachment.task.
func Unknown(path, kind string, here []schema.Key, name string) string {
	if k := schema.Synonym(name, here); k != nil {
		return "写作 " + k.Written()
	}
	own := kind == "task" && isOwnKey(name)
	column := "[[" + strings.TrimSuffix(path, "task") + "breakdown.column]]"
	if usual := schema.OwnColumn(name); own && usual != "" {
		return "这一栏先要声明：" + column + "，key = \"" + name + "\"，head = \"" + notice.Heads(usual)[0] + "\""
	}
	all := schema.Keys()
	if name != "" {
		for i := range all {
			if k := &all[i]; k.Name() == name {
				return name + " " + k.Place()
			}
		}
		if k := schema.Synonym(name, all); k != nil && !own {
			return "是不是 " + k.Name() + "？它" + k.Place()
		}
	}
	names := make([]string, len(here))
	for i := range here {
		names[i] = here[i].Name()
	}
	var hint string
	if near := diag.Nearest(name, names); near != "" {
		hint = "是不是 " + near + "？"
	}
	switch {
	case own:
		hint += "自定的栏目要先用 " + column + " 声明"
	case hint == "":
		hint = "这里可以写 " + strings.Join(names, "、")
	}
	return hint
}

// Meant are the keys that one which is unknown in a kind of table may stand for:
// of any name that leads nowhere, all that are here, be it tables or others.
func Meant(kind string, here []schema.Key, name string, table bool) (out []*schema.Key) {
	if k := schema.Synonym(name, here); k != nil {
		return []*schema.Key{k}
	}
	all := schema.Keys()
	for i := range all {
		if all[i].Name() == name {
			out = append(out, &all[i])
		}
	}
	const tables = schema.Table | schema.Tables
	var alike []*schema.Key
	names := make([]string, 0, len(here))
	for i := range here {
		if k := &here[i]; k.Types&tables != 0 == table {
			alike, names = append(alike, k), append(names, k.Name())
		}
	}
	if near := slices.Index(names, diag.Nearest(name, names)); near >= 0 {
		return append(out, alike[near])
	}
	if len(out) > 0 || kind == "task" && schema.OwnColumn(name) != "" {
		return out // one of another table; a column of the author's own
	}
	if k := schema.Synonym(name, all); k != nil {
		return []*schema.Key{k}
	}
	return alike
}

// isOwnKey reports whether an own column may have the key.
func isOwnKey(key string) bool {
	why, _ := OwnKeyFault(key)
	return why == ""
}

// OwnKeyFault says what is wrong with the key of a column that is not built in.
func OwnKeyFault(key string) (why, hint string) {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	switch {
	case key == "":
		return "是空的", "取一个英文名字，如 leader"
	case key == "id":
		return "已有别的用处", "另取一个名字"
	case len(key) > 40:
		return "太长", "取一个短的英文名字"
	case strings.Trim(key, letters+"0123456789_-") != "" || !strings.Contains(letters, key[:1]):
		if k := notice.KeyOfHead(key); k != "" {
			return "不是英文", "写作 key = \"" + k + "\""
		}
		return "不是英文", "键用英文字母，如 leader；中文写在 head 里"
	}
	return "", ""
}
