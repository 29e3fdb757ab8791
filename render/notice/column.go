package notice

import "gongwen/render/diag"

// builtin is a column that every breakdown can have.
type builtin struct {
	key, head string
	merge     Merge
	standard  bool // one of the five of a breakdown that declares none
}

// builtins are the columns of the schema in their usual order. Equal numbers
// stand in neighbouring rows only where the source says "as above", so seq
// merges inside a topic.
var builtins = [...]builtin{
	{key: KeySeq, head: "序号", merge: MergeInTopic},
	{key: KeySection, head: "任务类别", merge: MergeAll},
	{key: KeyTopic, head: "工作任务", merge: MergeAll, standard: true},
	{key: KeyTitle, head: "任务名称"},
	{key: KeyLead, head: "牵头部门", merge: MergeAll, standard: true},
	{key: KeyResponsible, head: "责任单位", merge: MergeAll, standard: true},
	{key: KeyRequirement, head: "具体要求", standard: true},
	{key: KeyDue, head: "完成时限", standard: true},
}

func builtinOf(key string) *builtin {
	for i := range builtins {
		if builtins[i].key == key {
			return &builtins[i]
		}
	}
	return nil
}

// BuiltIn is the head and the merging of a built-in column.
func BuiltIn(key string) (head string, merge Merge, ok bool) {
	if d := builtinOf(key); d != nil {
		return d.head, d.merge, true
	}
	return "", 0, false
}

// BuiltIn reports whether the column is one of the schema's own.
func (c *Column) BuiltIn() bool { return builtinOf(c.Key) != nil }

// StandardColumns are those of a breakdown that declares none.
func StandardColumns() []Column {
	var out []Column
	for _, d := range builtins {
		if d.standard {
			out = append(out, Column{Key: d.key, Head: diag.Plain(d.head), Merge: d.merge, Join: "、"})
		}
	}
	return out
}

// JoinOf is what stands between the units of a list in the column of the key.
func (b *Breakdown) JoinOf(key string) string {
	for i := range b.Columns {
		if b.Columns[i].Key == key {
			return b.Columns[i].Join
		}
	}
	return "、"
}

// KeyOfHead is the built-in key that has the head, or "".
func KeyOfHead(head string) string {
	for _, d := range builtins {
		if d.head == head {
			return d.key
		}
	}
	return ""
}
