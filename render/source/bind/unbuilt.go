package bind

import (
	"gongwen/render/diag"
)

// unbuilt is what the model can say and the paper cannot print yet. A row goes
// when its layout comes; nothing is left out of a notice in silence.
var unbuilt = [...]struct {
	what string
	at   func(b *binder) diag.Span // zero: the notice has none of it
}{
	{"按份号出多份", func(b *binder) diag.Span { return b.spans.copies }},
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
