package edit

import (
	"encoding/json"
	"maps"
	"slices"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// Op is one thing that somebody does to a notice.
type Op struct {
	Op      string              `json:"op"`                // set unset insert remove move merge part fill text change
	Path    string              `json:"path,omitempty"`    // of set and unset the value, else the array of tables
	Value   json.RawMessage     `json:"value,omitempty"`   // of set the value, of insert the keys of the new element
	At      int                 `json:"at,omitempty"`      // which element
	To      int                 `json:"to,omitempty"`      // of move: where the first of them stands then
	Count   int                 `json:"count,omitempty"`   // of remove, move, merge: how many; 0: one, of merge all that share the cell
	Column  string              `json:"column,omitempty"`  // of merge and part
	Keys    []string            `json:"keys,omitempty"`    // of fill: the columns
	Cells   [][]json.RawMessage `json:"cells,omitempty"`   // of fill: row by row; null: as above
	Text    string              `json:"text,omitempty"`    // of text: the whole file
	Changes []TextChange        `json:"changes,omitempty"` // of change
}

// TextChange is a [diag.Change] for those who know no spans.
type TextChange struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// What is said of an op that cannot be done.
const (
	WhyNoTOML  = "文件有写法错误，先在“源文件”里改好"
	whyNoPlace = "文件里没有这一处了"
	whyValue   = "这里不能写这样的值"
	whyOp      = "不认得这个操作"
)

// Do does the ops to a text, one after the other. why says in Chinese what
// cannot be done; then nothing is.
func Do(d Doc, ops []Op) (next, why string) {
	text := d.Text
	next = text
	parse := func() (Doc, bool) {
		if d.Text != next {
			d, _ = Parse(next)
		}
		return d, d.Root != nil
	}
	var rows *Rows // of a series of ops on the same rows
	flush := func() string {
		if rows == nil {
			return ""
		}
		changes, why := rows.Changes()
		next = diag.Apply(next, changes)
		rows = nil
		return why
	}
	for i := range ops {
		op := &ops[i]
		p, onRows := op.rowsOf()
		if rows != nil && (!onRows || !slices.Equal(p, rows.place)) {
			if why := flush(); why != "" {
				return text, why
			}
		}
		if onRows {
			if rows == nil {
				d, ok := parse()
				if !ok {
					return text, WhyNoTOML
				}
				rows = d.RowsOf(p)
			}
			if why := op.onRows(rows); why != "" {
				return text, why
			}
			continue
		}
		var changes []diag.Change
		switch d, ok := parse(); {
		case op.Op == "text" && utf8.ValidString(op.Text):
			next = op.Text
			continue
		case op.Op == "change":
			changes, why = op.given(next)
		case !ok:
			why = WhyNoTOML
		default:
			changes, why = op.changes(d)
		}
		if why != "" {
			return text, why
		}
		next = diag.Apply(next, changes)
	}
	if why := flush(); why != "" {
		return text, why
	}
	return next, ""
}

// rowsOf is the place of the [[task]] that an op is about, if it is.
func (op *Op) rowsOf() (Place, bool) {
	p := PlaceOf(op.Path)
	switch op.Op {
	case "set", "unset":
		tasks, _, _, ok := p.TaskPlace()
		return tasks, ok
	case "insert", "remove", "move", "merge", "part", "fill":
		return p, len(p) > 0 && p[len(p)-1] == "task"
	}
	return nil, false
}

// onRows does the op to rows.
func (op *Op) onRows(r *Rows) (why string) {
	switch op.Op {
	case "set", "unset":
		p := PlaceOf(op.Path)
		_, at, key, _ := p.TaskPlace()
		var v *Value
		if op.Op == "set" {
			if v, why = valueFor(p, r.doc.Find(p), op.Value); why != "" {
				return why
			}
		}
		if v == nil && key == "requirement" { // it is always written
			empty := Text("")
			v = &empty
		}
		return r.Put(at, key, v)
	case "insert":
		members, why := membersFor(append(slices.Clip(r.place), "0"), op.Value)
		if why != "" {
			return why
		}
		return r.Insert(op.At, members)
	case "remove":
		return r.Remove(op.At, max(op.Count, 1))
	case "move":
		return r.Move(op.At, max(op.Count, 1), op.To)
	case "merge":
		return r.Merge(op.At, op.Count, op.Column)
	case "part":
		return r.Part(op.At, op.Column)
	}
	cells := make([][]*Value, len(op.Cells))
	for i, line := range op.Cells {
		cells[i] = make([]*Value, len(line))
		for j, cell := range line {
			if j >= len(op.Keys) {
				break
			}
			p := append(slices.Clip(r.place), "0", op.Keys[j])
			if cells[i][j], why = valueFor(p, nil, cell); why != "" {
				return why
			}
		}
	}
	return r.Fill(op.At, op.Keys, cells)
}

// changes are those of an op that is not about rows.
func (op *Op) changes(d Doc) (changes []diag.Change, why string) {
	p := PlaceOf(op.Path)
	if len(p) == 0 {
		return nil, whyNoPlace
	}
	ok := true
	switch op.Op {
	case "set":
		v, why := valueFor(p, d.Find(p), op.Value)
		if why != "" {
			return nil, why
		}
		if v == nil {
			return d.Drop(p), ""
		}
		if changes, ok = d.Put(p, *v); !ok {
			return nil, whyNoPlace
		}
	case "unset":
		return d.Drop(p), ""
	case "insert":
		members, why := membersFor(append(slices.Clip(p), "0"), op.Value)
		if why != "" {
			return nil, why
		}
		if changes, ok = d.Insert(p, op.At, members); !ok {
			return nil, whyNoPlace
		}
	case "remove":
		return d.remove(p, op.At, max(op.Count, 1))
	case "move":
		if changes, ok = d.Move(p, op.At, op.To); !ok {
			return nil, whyNoPlace
		}
	default:
		return nil, whyOp
	}
	return changes, ""
}

// remove takes elements away.
func (d Doc) remove(p Place, at, count int) ([]diag.Change, string) {
	array := d.Find(p)
	if array == nil || array.Kind != tomldoc.Array || at < 0 || count > len(array.Items)-at {
		return nil, whyNoPlace
	}
	if written(d.Text, array) {
		return removeItems(d.Text, array, at, at+count), ""
	}
	return d.arrange(p, slices.Delete(inOrder(len(array.Items)), at, at+count)), ""
}

// given are changes that somebody was told before.
func (op *Op) given(text string) ([]diag.Change, string) {
	var out []diag.Change
	at := -1
	sorted := slices.SortedStableFunc(slices.Values(op.Changes), func(a, b TextChange) int { return a.Start - b.Start })
	for _, c := range sorted {
		if c.Start < at || c.End < c.Start || c.End > len(text) || c.Start < 0 || !utf8.ValidString(text[:c.Start]) || !utf8.ValidString(text[c.Start:c.End]) || !utf8.ValidString(c.Text) {
			return nil, whyNoPlace
		}
		at = c.End
		out = append(out, diag.Change{Span: diag.Span{Start: c.Start, End: c.End}, Text: c.Text})
	}
	return out, ""
}

// membersFor are the keys of a new element, in the order of the schema.
func membersFor(p Place, value json.RawMessage) ([]Member, string) {
	if len(value) == 0 {
		return nil, ""
	}
	var given map[string]json.RawMessage
	if json.Unmarshal(value, &given) != nil {
		return nil, whyValue
	}
	keys := schema.KeysOf(kindOf(p))
	var out []Member
	for _, name := range slices.Sorted(maps.Keys(given)) {
		v, why := valueFor(append(slices.Clip(p), name), nil, given[name])
		if why != "" {
			return nil, why
		}
		if v != nil {
			out = append(out, Member{name, *v})
		}
	}
	slices.SortStableFunc(out, func(a, b Member) int { return rank(keys, a.Key) - rank(keys, b.Key) })
	return out, ""
}
