package edit

import (
	"gongwen/render/diag"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// Row is a row of a breakdown as it shall be.
type Row struct {
	from   int // which [[task]] there was; -1: a new one
	state      // what it resolves to
	parted [len(heirs)]bool
	alone  bool
	put    []Member // keys that are not inherited
	drop   []string
}

// Rows are the rows of a breakdown at hand, each with all that it resolves to.
type Rows struct {
	doc   Doc
	place Place // of its [[task]]
	tasks []*tomldoc.Node
	List  []Row
}

// RowsOf reads the rows at a place: task, attachment.1.task.
func (d Doc) RowsOf(p Place) *Rows {
	r := &Rows{doc: d, place: p}
	array := d.Find(p)
	if array == nil || array.Kind != tomldoc.Array {
		return r
	}
	r.tasks = array.Items
	var now state
	begun := false
	for i, n := range r.tasks {
		said := statedOf(d.Text, n)
		now = now.next(&said, begun)
		begun = begun || !said.alone
		r.List = append(r.List, Row{from: i, state: now, alone: said.alone})
	}
	return r
}

// Changes are the least changes after which the rows resolve to what is wanted.
// Whatever is not touched keeps its bytes. why says in Chinese what cannot be
// said in a file.
func (r *Rows) Changes() (changes []diag.Change, why string) {
	want := make([]entry, 0, len(r.List))
	var now state
	begun := false
	for i := range r.List {
		row := &r.List[i]
		said := stated{alone: row.alone}
		if row.from >= 0 {
			said = statedOf(r.doc.Text, r.tasks[row.from])
			said.alone = row.alone
		}
		c, after, ok := now.least(said, &row.state, begun, row.parted)
		if !ok {
			if row.cells[topic].says == "" && now.cells[topic].says != "" {
				return nil, "上面的行有“工作任务”，这里不能没有：写一个新的，或移到别处"
			}
			return nil, "上面的行有“任务类别”，这里不能没有：写一个新的，或移到别处"
		}
		now = now.next(&after, begun)
		begun = begun || !after.alone
		want = append(want, r.entry(row, c, &after))
	}
	return r.doc.arrange(r.place, want), ""
}

// entry is a row with what it does with its keys.
func (r *Rows) entry(row *Row, c choice, after *stated) entry {
	if row.from < 0 {
		var members []Member
		put := func(key string) bool {
			for _, m := range row.put {
				if m.Key == key {
					members = append(members, m)
					return true
				}
			}
			return false
		}
		for _, k := range schema.KeysOf("task") {
			name := k.Name()
			if h := heir(name); h >= 0 && c.keys[h] == write {
				members = append(members, Member{name, Raw(after.cells[h].literal)})
			} else if name == "deadline" && c.deadline == write && after.deadline != "" {
				members = append(members, Member{name, Word(tomldoc.Date, after.deadline)})
			} else {
				put(name)
			}
		}
		for _, m := range row.put {
			if rank(schema.KeysOf("task"), m.Key) == len(schema.KeysOf("task")) {
				members = append(members, m)
			}
		}
		return entry{from: -1, members: members}
	}
	e := entry{from: row.from}
	n := r.tasks[row.from]
	for k, name := range heirs {
		switch c.keys[k] {
		case write:
			e.changes = append(e.changes, r.literal(n, name, after.cells[k].literal)...)
		case leaveOut:
			e.changes = append(e.changes, r.out(n, name)...)
		}
	}
	switch {
	case c.deadline == write && after.deadline != "":
		e.changes = append(e.changes, r.literal(n, "deadline", after.deadline)...)
	case c.deadline != asItIs && n.Get("deadline") != nil:
		e.changes = append(e.changes, r.out(n, "deadline")...)
	}
	for _, m := range row.put {
		if old := n.Get(m.Key); old != nil {
			e.changes = append(e.changes, set(r.doc.Text, old, m.Value, braced(r.doc.Text, n))...)
		} else {
			e.changes = append(e.changes, r.literal(n, m.Key, m.Value.Literal("", Newline(r.doc.Text)))...)
		}
	}
	for _, key := range row.drop {
		e.changes = append(e.changes, r.out(n, key)...)
	}
	return e
}

// literal gives a key of a row a literal of the file.
func (r *Rows) literal(n *tomldoc.Node, key, literal string) []diag.Change {
	d := r.doc
	if old := n.Get(key); old != nil {
		if d.Text[old.Span.Start:old.Span.End] == literal {
			return nil
		}
		return []diag.Change{{Span: old.Span, Text: literal}}
	}
	if braced(d.Text, n) {
		return d.addBraced(n, key, Raw(literal))
	}
	return d.line(d.keyPlace(n, schema.KeysOf("task"), key), keyLiteral(key)+" = "+literal+Newline(d.Text))
}

// out takes a key out of a row.
func (r *Rows) out(n *tomldoc.Node, key string) []diag.Change {
	m := n.Get(key)
	if m == nil {
		return nil
	}
	if braced(r.doc.Text, n) {
		return r.doc.dropBraced(n, m)
	}
	var out []diag.Change
	for _, s := range r.doc.statements(m) {
		out = append(out, diag.Change{Span: s})
	}
	return out
}
