package bind

import (
	"gongwen/render/diag"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// departmentName takes in a name or an alias of the register: each may stand
// for one unit only.
func (b *binder) departmentName(t diag.Text) string {
	id := words.Identity(t.S)
	if first, twice := b.named[id]; twice {
		b.add(departmentTwice, t.Span(), "一个名称只登记一次", "第 %d 行已有“%s”", b.line(first), value.Short(t.S))
		return ""
	}
	b.named[id] = t.Span()
	return t.S
}
