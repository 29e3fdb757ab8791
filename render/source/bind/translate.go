package bind

import (
	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// translate gives the findings of tomldoc about a key that is not ASCII the
// English key to write instead, where the schema knows one: tomldoc knows no
// schema. The tables of such a file are not known, so the first key counts.
func translate(src *diag.Source, list diag.List) {
	for i := range list {
		f := &list[i]
		if f.Rule != &tomldoc.RuleKey {
			continue
		}
		if k := schema.Synonym(src.Text[f.Span.Start:f.Span.End], schema.Keys()); k != nil {
			f.Hint = "写作 " + k.Written()
		}
	}
}
