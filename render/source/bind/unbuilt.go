package bind

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// unbuilt is what the model can say and the paper cannot print yet. A row goes
// when its layout comes; nothing is left out of a notice in silence.
var unbuilt = [...]struct {
	what string
	at   func(b *binder) diag.Span // zero: the notice has none of it
}{
	{"命令（令）格式", func(b *binder) diag.Span { return b.spans.ofForm(b.notice, notice.Order) }},
	{"纪要格式", func(b *binder) diag.Span { return b.spans.ofForm(b.notice, notice.Minutes) }},
	{"签发人署名", func(b *binder) diag.Span { return b.spans.posts }},
	{"按份号出多份", func(b *binder) diag.Span { return b.spans.copies }},
	{"出席情况", func(b *binder) diag.Span { return b.notice.Attendance.Span }},
}

// ofForm is where the format stands if the notice has it.
func (s *spans) ofForm(n *notice.Notice, form notice.Form) diag.Span {
	if n.Form != form {
		return diag.Span{}
	}
	return s.format
}

// Unbuilt names what schema 1 has and this version cannot make yet.
func Unbuilt() []string {
	out := make([]string, len(unbuilt))
	for i := range unbuilt {
		out[i] = unbuilt[i].what
	}
	return out
}

func (b *binder) checkBuilt() {
	for i := range unbuilt {
		if at := unbuilt[i].at(b); at != (diag.Span{}) {
			b.add(notBuilt, at, "这一版还排不出来，先删去或改写", "尚未支持%s", unbuilt[i].what)
		}
	}
}
