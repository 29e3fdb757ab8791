package table

import (
	"cmp"
	"slices"

	"gongwen/render/diag"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// counted is how many characters of sentences a table has at most whose lines are
// counted one by one for every width tried; those of a longer one are estimated.
const counted = 30_000

// column is a column as the search for widths sees it.
type column struct {
	alone, wide texts // of the cells in it alone, and of those over the next column too
	cells       []estimate
}

// estimate is a cell.
type estimate struct {
	row, rows, text int32
	wide            bool // over the next column too
}

// texts are what cells say, each once.
type texts struct {
	words []*words
	times []int // how many cells say it
	place map[*words]int32
	tried []*trial // by characters of a line; nil: not yet
}

// trial is what texts are in lines of some width: the lines of each, and the sums
// over all cells.
type trial struct {
	lines                []int32
	numbers, torn, wraps int
}

// add is the place of the words of another cell.
func (x *texts) add(w *words) int32 {
	at, met := x.place[w]
	if !met {
		if x.place == nil {
			x.place = map[*words]int32{}
		}
		at = int32(len(x.words))
		x.words, x.times, x.place[w] = append(x.words, w), append(x.times, 0), at
	}
	x.times[at]++
	return at
}

// in is the trial of lines of so many characters.
func (x *texts) in(t *Table, chars int) *trial {
	for len(x.tried) <= chars {
		x.tried = append(x.tried, make([]*trial, chars+8-len(x.tried))...)
	}
	if x.tried[chars] != nil {
		return x.tried[chars]
	}
	now := &trial{lines: make([]int32, len(x.words))}
	for i, w := range x.words {
		var f fit
		if w.kind == running && !t.exact {
			f = w.estimated(chars)
		} else {
			f = w.fit(t.l, chars)
		}
		now.lines[i] = f.lines
		now.numbers += x.times[i] * (int(f.torn) / tornNumber)
		now.torn += x.times[i] * (int(f.torn) % tornNumber)
		if w.kind == label {
			now.wraps += x.times[i] * (int(f.lines) - 1)
		}
	}
	x.tried[chars] = now
	return now
}

// estimates lists the cells column by column.
func (t *Table) estimates() []column {
	columns := make([]column, len(t.cols))
	t.galleys, t.words = make([][]*press.Galley, len(t.cols)), make([][]*words, len(t.cols))
	t.paragraphs, t.numbers = make([]int, len(t.cols)), make([]longNumber, len(t.cols))
	sentences := 0
	for c := len(t.cols) - 1; c >= 0; c-- {
		col, out := &t.cols[c], &columns[c]
		manner := mannerOf(col)
		met := map[string]*words{} // labels are few, and often said
		t.galleys[c], t.words[c] = make([]*press.Galley, len(col.Cells)), make([]*words, len(col.Cells))
		out.cells = make([]estimate, len(col.Cells))
		for i, r := range col.Cells {
			g := t.shaped(r.Text, t.kinds[c])
			w := met[r.Text.S]
			if w == nil {
				w = t.lent.words(g, t.kinds[c], manner)
				w.measureLongest()
				if met[r.Text.S] = w; t.kinds[c] == running {
					sentences += len(g.Chars)
				}
			}
			t.galleys[c][i], t.words[c][i] = g, w
			e := &out.cells[i]
			*e = estimate{row: int32(r.First), rows: int32(r.End - r.First), wide: r.Wide}
			if r.Wide {
				e.text = out.wide.add(w)
				continue
			}
			e.text = out.alone.add(w)
			t.paragraphs[c] = max(t.paragraphs[c], w.paragraph)
			if w.number > t.numbers[c].chars {
				t.numbers[c] = longNumber{w.number, r.Text.Span()}
			}
		}
	}
	t.exact = sentences <= counted
	return columns
}

// longNumber is the longest number of a column, in characters, and where it stands.
type longNumber struct {
	chars int
	at    diag.Span
}

// readHeads are the texts of the cells of the head.
func (t *Table) readHeads() {
	t.headTexts = make([]texts, len(t.in.Heads))
	for i := range t.in.Heads {
		t.headTexts[i].add(t.lent.words(t.shaped(t.in.Heads[i].Text, head), head, manner{}))
	}
}

// loads is the text of each column a row, in halves of the characters of its cells
// spread over their rows, times 16.
func loads(columns []column) []int {
	load := make([]int, len(columns))
	rows := 1
	for c := range columns {
		col := &columns[c]
		for _, x := range []*texts{&col.alone, &col.wide} {
			for i, w := range x.words {
				load[c] += x.times[i] * 2 * len(w.chars)
			}
		}
		if n := len(col.cells); n > 0 {
			rows = max(rows, int(col.cells[n-1].row+col.cells[n-1].rows))
		}
	}
	for i := range load {
		load[i] = max(1, load[i]*16/rows)
	}
	return load
}

// score is what a division of the width gives, the less the better: numbers that
// are torn, then pages, then torn names and lines. A name torn between its words is
// worth two lines of the table, for the sake of names alone no column is starved. A
// label that wraps, where nothing is torn, is worth a little.
type score struct {
	numbers, pages, torn, lines, wraps int

	over unit.Length // how much stands on the last page
}

func (s score) compare(o score) int {
	return cmp.Or(cmp.Compare(s.numbers, o.numbers), cmp.Compare(s.pages, o.pages), cmp.Compare(3*(s.torn+s.lines)+s.wraps, 3*(o.torn+o.lines)+o.wraps), cmp.Compare(s.torn, o.torn))
}

// low compares by the height alone, a line being worth three names that part: the
// way to fewer pages leads over many divisions that have as many.
func (s score) low(o score) int {
	return cmp.Or(cmp.Compare(s.numbers, o.numbers), cmp.Compare(3*s.lines+s.torn, 3*o.lines+o.torn))
}

// score is that of the current widths; the lines of each task are left in lines.
// Columns come from the last to the first: the later ones have the shorter runs.
func (t *Table) score(columns []column, lines []int) (s score) {
	clear(lines)
	for c := len(columns) - 1; c >= 0; c-- {
		col := &columns[c]
		alone := col.alone.in(t, t.chars[c])
		s.numbers, s.torn, s.wraps = s.numbers+alone.numbers, s.torn+alone.torn, s.wraps+alone.wraps
		wide := alone
		if len(col.wide.words) > 0 {
			wide = col.wide.in(t, t.chars[c]+t.chars[c+1])
			s.numbers, s.torn, s.wraps = s.numbers+wide.numbers, s.torn+wide.torn, s.wraps+wide.wraps
		}
		for i := range col.cells {
			e, of := &col.cells[i], alone
			if e.wide {
				of = wide
			}
			need := int(of.lines[e.text])
			if e.rows == 1 {
				lines[e.row] = max(lines[e.row], need)
				continue
			}
			for _, have := range lines[e.row : e.row+e.rows] {
				need -= max(1, have)
			}
			if need > 0 {
				last := e.row + e.rows - 1
				lines[last] = max(1, lines[last]) + need
			}
		}
	}
	header := unit.Length(0)
	for i := range t.headTexts {
		h := &t.in.Heads[i]
		chars := sumOf(t.chars[h.First:h.End])
		f := t.headTexts[i].in(t, max(1, chars*int(t.l.Style.Table.Size)/int(t.l.Style.Table.Head.Size)))
		s.torn += f.torn + tornNumber*f.numbers
		s.lines += int(f.lines[0])
		header = max(header, t.need(int(f.lines[0]))*unit.Length(t.in.HeadRows)/unit.Length(h.Rows))
	}
	for _, n := range lines {
		s.lines += max(1, n)
	}
	s.pages, s.over = t.pages(lines, header)
	return s
}

// pages is about how many pages the table takes with so many lines of each task:
// a row whole, or where that would leave its page too white, begun at once; and how
// much stands on the last.
func (t *Table) pages(lines []int, header unit.Length) (pages int, over unit.Length) {
	st := &t.l.Style.Table
	_, height := t.pageSize()
	room := max(t.need(1), height-header)
	tall, white := height*unit.Length(st.TallRow)/1000, height*unit.Length(st.MostWhite)/1000
	left := max(0, room-t.below())
	pages = 1
	next := 0
	for i, n := range lines {
		need := t.need(n)
		for ; next < len(t.in.Headings) && t.in.Headings[next].Before == i; next++ {
			need += t.need(1)
		}
		for ; need > room; need -= room { // it runs on
			pages++
		}
		if need > left {
			if need > tall && left > white {
				shown := unit.Length(0)
				if begun := left - 2*st.Padding; begun > fewLines*st.Pitch {
					shown = begun / st.Pitch * st.Pitch
				}
				need -= min(shown, need-t.need(fewLines))
			}
			pages++
			left = room
			if len(t.in.Headings) > 0 { // repeated
				left -= t.need(1)
			}
		}
		left -= need
	}
	if over = room - left; !t.up && !t.within && left < imprint {
		pages, over = pages+1, imprint-left
	}
	return pages, over
}

// imprint is about what the 版记 takes below an upright table that is the last.
const imprint = 22 * unit.MM

// saved is what part of a table labels may be asked to save, one of so many.
const saved = 3

// How many divisions of the width are tried at most: each costs a walk over all
// cells, so of a small table more.
const (
	candidates = 64
	walked     = 500_000 // cells
)

// improve moves characters from one column to another while that makes the table
// lower, several at first, in the end one at a time; then while it makes it better.
// The best of all divisions met stays, the first of equals. Columns keep their least;
// where a page more than another division might need holds little, labels give more
// of theirs to save it, and dates part behind 年 and 月. It returns the score of what
// it leaves.
func (t *Table) improve(columns []column, least, lowest []int) score {
	work, key, known := make([]int, t.in.Rows), make([]byte, 2*len(t.cols)), map[string]score{}
	tried := func() score { // climbs cross the same divisions
		for i, n := range t.chars {
			key[2*i], key[2*i+1] = byte(n), byte(n>>8)
		}
		s, met := known[string(key)]
		if !met {
			s = t.score(columns, work)
			known[string(key)] = s
		}
		return s
	}
	now := tried()
	best, found := now, append([]int(nil), t.chars...)
	cells := 0
	for c := range columns {
		cells += len(columns[c].cells)
	}
	left := max(candidates, walked/4/max(1, cells))
	climb := func(better func(a, b score) int, steps ...int) {
		for _, step := range steps {
			for improved := true; improved; {
				improved = false
				for from := range t.cols {
					for to := range t.cols {
						if from == to || least[to] == 0 || least[from] == 0 || t.chars[from]-step < least[from] {
							continue
						}
						if left--; left < 0 {
							return
						}
						t.chars[from] -= step
						t.chars[to] += step
						s := tried()
						if s.compare(best) < 0 {
							best = s
							copy(found, t.chars)
						}
						if better(s, now) < 0 {
							now, improved = s, true
						} else {
							t.chars[from] += step
							t.chars[to] -= step
						}
					}
				}
			}
		}
	}
	from := func(chars []int) {
		copy(t.chars, chars)
		if now = tried(); now.compare(best) < 0 {
			best = now
			copy(found, chars)
		}
		climb(score.low, 4, 2, 1)
		climb(score.compare, 3, 2, 1)
	}
	proportional := append([]int(nil), t.chars...)
	from(proportional)
	from(t.roomForNames(columns, least))
	copy(t.chars, found)
	now = best
	climb(score.compare, 3, 2, 1)
	if _, height := t.pageSize(); t.exact && best.pages > 1 && best.over*saved < height*unit.Length(best.pages) && !slices.Equal(lowest, least) {
		roomy, its := slices.Clone(found), best
		least, left = lowest, max(candidates, walked/4/max(1, cells))
		shared := 0
		for c, n := range roomy {
			if least[c] > 0 {
				shared += n
			}
		}
		from(roomy)
		t.proportion(columns, lowest, shared)
		from(slices.Clone(t.chars))
		copy(t.chars, roomy)
		from(t.roomForNames(columns, lowest))
		if best.pages == its.pages || t.truly(found) >= t.truly(roomy) {
			found, best = roomy, its
		}
	}
	copy(t.chars, found)
	return best
}

// truly is how many pages the table takes in a division of the width, found by
// setting it.
func (t *Table) truly(chars []int) int {
	u := *t
	u.l = press.New(t.l.Source, t.l.Style, t.l.Faces)
	u.l.Dry = true
	u.chars = chars
	width, _ := u.pageSize()
	u.place(width)
	f := &u.l.Flow
	f.Begin(frame.TablePage, u.up)
	if below := u.below(); below > 0 {
		f.V, f.Top = below-t.l.Style.Table.Gap+t.l.Style.Gap()/2, false
	}
	u.Set(u.l.Doc.Add(-1, frame.Node{Kind: frame.Doc}), true)
	_, height := u.pageSize()
	if !u.up && !u.within && f.V+imprint > height {
		return f.Page + 2
	}
	return f.Page + 1
}

// roomForNames is a division of the same width in which names are whole where they
// can be: every column of labels has its longest name, the widest of them less as
// long as that is too much, and the sentences share the rest.
func (t *Table) roomForNames(columns []column, least []int) []int {
	total, want := sumOf(t.chars), append([]int(nil), least...)
	sentences := []int{}
	for c, k := range t.kinds {
		if k == running && least[c] > 0 {
			sentences = append(sentences, c)
			want[c] += 4
		}
		if least[c] == 0 { // written
			want[c] = t.chars[c]
		}
	}
	for c := range columns {
		if t.kinds[c] == label && least[c] > 0 {
			for _, w := range columns[c].alone.words {
				want[c] = max(want[c], w.longestName())
			}
		}
	}
	for sumOf(want) > total {
		widest := -1
		for c := range want {
			if least[c] > 0 && want[c] > least[c] && (widest < 0 || want[c]-least[c] > want[widest]-least[widest]) {
				widest = c
			}
		}
		if widest < 0 {
			return t.chars
		}
		want[widest]--
	}
	for left, i := total-sumOf(want), 0; left > 0; left, i = left-1, i+1 {
		if len(sentences) > 0 {
			want[sentences[i%len(sentences)]]++
			continue
		}
		if c := i % len(want); least[c] > 0 {
			want[c]++
		} else {
			left++
		}
	}
	return want
}
