package edit

import (
	"slices"
	"strings"

	"gongwen/render/source/tomldoc"
)

// What is said of a row that there is not.
const noRow = "没有这一行"

// Put gives a row a value under a key; nil takes it away. Rows that take the
// value over from it follow: those below that share the cell. All others keep
// what they have.
func (r *Rows) Put(at int, key string, v *Value) (why string) {
	if at < 0 || at >= len(r.List) {
		return noRow
	}
	k := heir(key)
	r.wake(at, k)
	switch {
	case key == "deadline":
		end := r.end(at, due)
		literal := ""
		if v != nil {
			literal = v.Text
		}
		for i := at; i < end; i++ {
			r.List[i].deadline = literal
		}
	case k < 0:
		r.List[at].own(key, v)
	default:
		c, ok := r.cell(at, k, v)
		if !ok {
			return "这里不能写这样的值"
		}
		r.cover(at, r.end(at, k), k, c)
	}
	return ""
}

// own gives a row a key that is not inherited.
func (row *Row) own(key string, v *Value) {
	row.put = slices.DeleteFunc(row.put, func(m Member) bool { return m.Key == key })
	row.drop = slices.DeleteFunc(row.drop, func(k string) bool { return k == key })
	if v == nil {
		row.drop = append(row.drop, key)
	} else {
		row.put = append(row.put, Member{key, *v})
	}
}

// wake makes a task of the heading of a section that gets more than that.
func (r *Rows) wake(at, k int) {
	row := &r.List[at]
	if !row.alone || k == section {
		return
	}
	row.alone = false
	var said stated
	if row.from >= 0 {
		said = statedOf(r.doc.Text, r.tasks[row.from])
		said.alone = false
	}
	var above state
	begun := false
	for i := range at {
		above, begun = r.List[i].state, begun || !r.List[i].alone
	}
	row.state = above.next(&said, begun)
}

// cell is a value as the cell of a row, in the manner of what the row has.
func (r *Rows) cell(at, k int, v *Value) (cell, bool) {
	if v == nil {
		return cell{}, true
	}
	c, ok := cellOf(k, *v)
	if !ok && v.Kind == tomldoc.String { // a blank heading is none
		return cell{}, true
	}
	like := ""
	if row := &r.List[at]; row.from >= 0 {
		if n := r.tasks[row.from].Get(heirs[k]); n != nil && n.Kind == tomldoc.String {
			like = r.doc.Text[n.Span.Start:n.Span.End]
		}
	}
	c.literal = v.Literal(like, Newline(r.doc.Text))
	if at > 0 {
		c = c.under(r.List[at-1].cells[k])
	}
	return c, ok
}

// cover gives neighbouring rows one cell.
func (r *Rows) cover(at, end, k int, c cell) {
	for i := at; i < end; i++ {
		row := &r.List[i]
		if k == due && row.cells[due].full() != c.full() && !r.states(i, "deadline") {
			row.deadline = ""
		}
		row.cells[k] = c
		row.parted[k] = false
	}
}

// states reports whether a row of the file writes a key.
func (r *Rows) states(at int, key string) bool {
	row := &r.List[at]
	return row.from >= 0 && r.tasks[row.from].Get(key) != nil
}

// end is behind the last of the rows that take the cell over from a row.
func (r *Rows) end(at, k int) int {
	row := &r.List[at]
	end := at + 1
	for ; end < len(r.List); end++ {
		below := &r.List[end]
		if below.alone || below.from < 0 || r.states(end, heirs[k]) || below.parted[k] || below.cells[k].full() != row.cells[k].full() {
			break
		}
		if k > section && below.cells[section].full() != row.cells[section].full() || k > topic && below.cells[topic].full() != row.cells[topic].full() {
			break
		}
	}
	return end
}

// Insert puts a new row before the one at the place given. It takes over what
// the row above it has, and the first row what the row below has.
func (r *Rows) Insert(at int, members []Member) (why string) {
	if at < 0 || at > len(r.List) {
		return noRow
	}
	row := Row{from: -1}
	switch {
	case at > 0:
		row.state = r.List[at-1].state
	case len(r.List) > 0:
		row.state = r.List[0].state
	}
	if !slices.ContainsFunc(members, func(m Member) bool { return m.Key == "requirement" }) && !(len(members) == 1 && members[0].Key == heirs[section]) {
		members = append(slices.Clip(members), Member{"requirement", Text("")})
	}
	r.List = slices.Insert(r.List, at, row)
	if len(members) == 1 && members[0].Key == heirs[section] {
		r.List[at].alone = true
	}
	for _, m := range members {
		if k := heir(m.Key); k >= 0 {
			c, ok := r.cell(at, k, &m.Value)
			if !ok {
				return "这里不能写这样的值"
			}
			r.cover(at, at+1, k, c)
			if k == section && r.List[at].alone {
				r.List[at].cells[topic] = cell{}
			}
			continue
		}
		r.List[at].own(m.Key, &m.Value)
	}
	return ""
}

// Remove takes rows away.
func (r *Rows) Remove(at, count int) (why string) {
	if at < 0 || count < 1 || count > len(r.List)-at {
		return noRow
	}
	r.List = slices.Delete(r.List, at, at+count)
	return ""
}

// Move takes rows to another place: to is where the first of them stands then.
func (r *Rows) Move(at, count, to int) (why string) {
	if at < 0 || count < 1 || count > len(r.List)-at || to < 0 || to > len(r.List)-count {
		return noRow
	}
	rows := slices.Clone(r.List[at : at+count])
	r.List = slices.Insert(slices.Delete(r.List, at, at+count), to, rows...)
	return ""
}

// Merge makes the cell of a row, with those that share it, one with the cell
// above it. count is how many rows; 0: as many as share it.
func (r *Rows) Merge(at, count int, key string) (why string) {
	k := heir(key)
	if k < 0 {
		return "这一栏的格不能合并：每一行各写各的"
	}
	if at < 0 || at >= len(r.List) {
		return noRow
	}
	above := at - 1
	for above >= 0 && r.List[above].alone && k != section {
		above--
	}
	if above < 0 {
		return "上面没有可以合并的行"
	}
	r.wake(at, k)
	if count < 1 {
		count = r.end(at, k) - at
	}
	if count > len(r.List)-at {
		return noRow
	}
	end := at + count
	for i := at; i < end; i++ {
		r.List[i].cells[k], r.List[i].parted[k] = r.List[above].cells[k], false
		if k == due {
			r.List[i].deadline = r.List[above].deadline
		}
	}
	return ""
}

// Part makes a row state a cell itself that it shares with the row above.
func (r *Rows) Part(at int, key string) (why string) {
	k := heir(key)
	switch {
	case k < 0:
		return "这一栏的格没有合并"
	case at < 0 || at >= len(r.List):
		return noRow
	case r.List[at].cells[k].says == "":
		return "这一格是空的"
	case r.List[at].alone && k != section: // parting says nothing new, and must make no task of a heading
		return "这一行只有小节的名称"
	}
	r.wake(at, k)
	r.List[at].parted[k] = true
	return ""
}

// Fill puts cells into neighbouring rows under neighbouring keys; rows that are
// not there are added. A nil cell is the one above it where the key is
// inherited, else it stays.
func (r *Rows) Fill(at int, keys []string, cells [][]*Value) (why string) {
	if at < 0 || at > len(r.List) {
		return noRow
	}
	for i, line := range cells {
		if at+i == len(r.List) {
			if why := r.Insert(at+i, nil); why != "" {
				return why
			}
		}
		row := &r.List[at+i]
		for j, key := range keys {
			if j >= len(line) {
				break
			}
			v := line[j]
			k := heir(key)
			if k >= 0 || v != nil {
				r.wake(at+i, k)
			}
			switch {
			case k >= 0 && v == nil && at+i > 0:
				row.cells[k] = r.List[at+i-1].cells[k]
			case k >= 0:
				c, ok := r.cell(at+i, k, v)
				if !ok {
					return "这里不能写这样的值"
				}
				r.cover(at+i, at+i+1, k, c)
			case v != nil:
				row.own(key, v)
			}
		}
	}
	return ""
}

// TaskPlace reports whether a place is a cell of a row: which [[task]], which of
// them, which key.
func (p Place) TaskPlace() (tasks Place, at int, key string, ok bool) {
	if len(p) < 3 {
		return nil, 0, "", false
	}
	n := len(p)
	at, number := index(p[n-2])
	if !number || p[n-3] != "task" || strings.Contains(p[n-1], ".") {
		return nil, 0, "", false
	}
	return p[:n-2], at, p[n-1], true
}
