package table

import (
	"math"
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
	lines                       []int32
	numbers, torn, words, wraps int
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
		now.wraps += x.times[i] * lonely * int(f.lone)
		if w.kind == label {
			now.words += x.times[i] * int(f.words)
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
	whole := math.MaxInt // so many words may be torn as if they were none
	work, key, known := make([]int, t.in.Rows), make([]byte, 2*len(t.cols)), map[string]score{}
	tried := func() score { // climbs cross the same divisions
		for i, n := range t.chars {
			key[2*i], key[2*i+1] = byte(n), byte(n>>8)
		}
		s, met := known[string(key)]
		if !met {
			s = t.score(columns, work)
			s.numbers += max(0, s.words-whole)
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
	if _, height := t.pageSize(); t.exact && !t.within && best.pages > 1 && best.over*saved < height*unit.Length(best.pages) && !slices.Equal(lowest, least) {
		roomy, its := slices.Clone(found), best
		clear(known)
		whole = best.words // for a page no further word is torn
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
