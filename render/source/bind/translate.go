package bind

import (
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// translate gives the findings of tomldoc, which knows no schema, the words that
// the schema has for them: of a key that is not ASCII the English key to write
// instead, of a table that stands twice whether it may.
func translate(src *diag.Source, list diag.List) {
	for i := range list {
		f := &list[i]
		name := src.Text[f.Span.Start:f.Span.End]
		switch f.Rule {
		case &tomldoc.RuleKey: // the tables of such a file are not known, so the first key counts
			if k := schema.Synonym(name, schema.Keys()); k != nil {
				f.Hint = "写作 " + k.Written()
			}
		case &tomldoc.RuleTableTwice:
			switch k := keyAt(name); {
			case k == nil:
			case k.Types == schema.Table:
				f.Hint = "只留一个 [" + name + "]，键都写在它下面"
			case k.Types == schema.Tables:
				f.Hint = "每一项都写作 [[" + name + "]]"
			}
		}
	}
}

// keyAt is the key that a path of tables leads to, through the kinds that they
// share, or nil.
func keyAt(path string) *schema.Key {
	kind := ""
	var found *schema.Key
	for name := range strings.SplitSeq(path, ".") {
		keys := schema.KeysOf(kind)
		i := slices.IndexFunc(keys, func(k schema.Key) bool { return k.Name() == name })
		if i < 0 {
			return nil
		}
		found = &keys[i]
		kind = found.Kind()
	}
	return found
}
