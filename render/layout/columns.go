package layout

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/unit"
)

// estimate is a cell as the search for column widths sees it: the widths of
// its paragraphs in half characters.
type estimate struct {
	column, row, rows int
	label             bool
	halves            []int
}

// halfWidth counts half characters: what lies below U+2000 is taken as half an
// em wide, all else as a full one.
func halfWidth(s string) (n int) {
	for _, r := range s {
		if r < 0x2000 {
			n++
		} else {
			n += 2
		}
	}
	return n
}

// columnChars finds how many full-width characters a line of each column
// holds, and whether the table is set in portrait.
//
// A table is portrait if every head then fits two lines and 具体要求 keeps the
// style's number of characters, else landscape, unless the source says which.
func (t *table) columnChars() bool {
	l := t.l
	portrait, landscape := l.s.Page.AreaWidth, l.s.Page.AreaHeight
	cells := t.estimates()
	switch t.b.Orientation {
	case notice.Portrait:
		return t.balance(cells, portrait)
	case notice.Landscape:
		t.up = true
		return t.balance(cells, landscape)
	}
	before := len(l.findings)
	if t.balance(cells, portrait) && t.portraitServes() {
		return true
	}
	l.findings = l.findings[:before]
	t.up = true
	return t.balance(cells, landscape)
}

func (t *table) portraitServes() bool {
	for i := range t.cols {
		if halfWidth(t.cols[i].Head.S) > 2*2*t.chars[i] {
			return false
		}
		if t.cols[i].Key == notice.KeyRequirement && t.chars[i] < t.l.s.Table.PortraitChars {
			return false
		}
	}
	return true
}

// balance shares width among the columns: written widths as they are, the
// rest such that the estimated height of the table is least.
//
// It starts in proportion to the text of each column and then moves one
// character at a time from one column to another while that lowers the
// estimate, over at most 64 candidates; the first of equals stays.
func (t *table) balance(cells []estimate, width unit.Length) bool {
	n := len(t.cols)
	em, pad := t.l.s.Table.Size.Em(), t.l.s.Table.Padding
	t.chars = make([]int, n)
	room, auto := width, 0
	for i := range t.cols {
		if w := unit.Length(t.cols[i].Width); w > 0 {
			t.chars[i] = int((w - 2*pad) / em)
			room -= w
			if t.chars[i] < 1 {
				t.tooNarrow(i, "栏宽 %s 毫米放不下一个字")
				return false
			}
			continue
		}
		auto++
		room -= 2 * pad
	}
	total := int(room / em)
	if auto == 0 {
		if room < 0 {
			t.tooNarrow(n-1, "各栏宽合计超过 %s 毫米的版心")
			return false
		}
		t.place(width)
		return true
	}
	load := loads(cells, n)
	least, sum := t.least(cells, 6), 0
	spare := total - sumOf(least)
	if t.up && spare < cramped { // portrait asks for a wider sheet instead
		least = t.least(cells, 4)
		spare = total - sumOf(least)
	}
	if spare < 0 {
		least = t.least(cells, 2)
		spare = total - sumOf(least)
	}
	if room < 0 || spare < 0 {
		t.tooNarrow(n-1, "各栏放不进 %s 毫米宽的版心")
		return false
	}
	for i := range t.cols {
		if t.chars[i] == 0 {
			sum += load[i]
		}
	}
	fixed := append([]int(nil), t.chars...)
	left, widest := total, -1
	for i := range t.cols {
		if fixed[i] > 0 {
			continue
		}
		t.chars[i] = least[i] + spare*load[i]/max(1, sum)
		left -= t.chars[i]
		if widest < 0 || load[i] > load[widest] {
			widest = i
		}
	}
	t.chars[widest] += left

	var work []int
	best := t.height(cells, &work)
	tried := 1
	for improved := true; improved && tried < 64; {
		improved = false
		for from := 0; from < n && tried < 64; from++ {
			for to := 0; to < n && tried < 64; to++ {
				if from == to || fixed[from] > 0 || fixed[to] > 0 || t.chars[from] <= least[from] {
					continue
				}
				t.chars[from]--
				t.chars[to]++
				tried++
				if h := t.height(cells, &work); h < best {
					best, improved = h, true
				} else {
					t.chars[from]++
					t.chars[to]--
				}
			}
		}
	}
	t.place(width)
	return true
}

// cramped is how few characters beyond what every column needs make a landscape
// table give its labels less, for the sake of its sentences.
const cramped = 12

// least is the fewest characters of each column of no written width: its head
// on two lines, its longest paragraph whole or so many characters of it, a
// number, a date and （续） never broken.
func (t *table) least(cells []estimate, enough int) []int {
	longest := make([]int, len(t.cols))
	for _, e := range cells {
		for _, h := range e.halves {
			longest[e.column] = max(longest[e.column], (h+1)/2)
		}
	}
	for i, n := range longest {
		if t.chars[i] > 0 {
			longest[i] = 0
			continue
		}
		switch t.cols[i].Key {
		case notice.KeySeq:
		case notice.KeyDue:
			n = min(n, max(enough, t.longestDay(i)))
		default:
			n = min(n, enough)
		}
		if isLabel(&t.cols[i]) {
			n = max(n, (halfWidth(t.l.s.Table.Continued)+1)/2)
		}
		longest[i] = max(2, n, (halfWidth(t.cols[i].Head.S)+3)/4)
	}
	return longest
}

// longestDay is the characters of the longest date in a column, at most those
// of 2023年11月30日; longer phrases may break.
func (t *table) longestDay(c int) (n int) {
	for _, r := range t.runs[c] {
		for _, day := range strings.FieldsFunc(t.b.Cell(r.First, &t.cols[c]).S, func(r rune) bool { return strings.ContainsRune("—，、\n", r) }) {
			if k := (halfWidth(day) + 1) / 2; k <= 8 {
				n = max(n, k)
			}
		}
	}
	return n
}

func sumOf(ns []int) (sum int) {
	for _, n := range ns {
		sum += n
	}
	return sum
}

func (t *table) tooNarrow(i int, format string) {
	c := &t.cols[i]
	at, value := c.Span, unit.Length(c.Width)
	if at == (diag.Span{}) {
		at = t.b.Span
	}
	if value == 0 || i == len(t.cols)-1 {
		value = t.l.s.Page.AreaWidth
		if t.up {
			value = t.l.s.Page.AreaHeight
		}
	}
	t.l.fault(&ruleColumns, at, "减少栏目，或改小各栏的 width；表横排（orientation = \"landscape\"）时版心宽 225 毫米", format, value)
}

// place turns characters into edges. What the characters leave over is spread
// over the columns as padding, so that a line of a column holds whole
// characters and pure hanzi need no stretching.
func (t *table) place(width unit.Length) {
	em, pad := t.l.s.Table.Size.Em(), t.l.s.Table.Padding
	w := make([]unit.Length, len(t.cols))
	over, auto := width, 0
	for i := range t.cols {
		if w[i] = unit.Length(t.cols[i].Width); w[i] == 0 {
			w[i] = unit.Length(t.chars[i])*em + 2*pad
			auto++
		}
		over -= w[i]
	}
	t.edges = make([]unit.Length, len(t.cols)+1)
	k := 0
	for i := range t.cols {
		if t.cols[i].Width == 0 {
			w[i] += over*unit.Length(k+1)/unit.Length(auto) - over*unit.Length(k)/unit.Length(auto)
			k++
		}
		t.edges[i+1] = t.edges[i] + w[i]
	}
}

// estimates lists the cells column by column, from the last to the first: the
// later columns have the shorter runs.
func (t *table) estimates() []estimate {
	var cells []estimate
	for c := len(t.cols) - 1; c >= 0; c-- {
		for _, r := range t.runs[c] {
			var e estimate
			e.column, e.row, e.rows, e.label = c, r.First, r.End-r.First, t.kinds[c] == label
			s := t.b.Cell(r.First, &t.cols[c]).S
			for start, i := 0, 0; i <= len(s); i++ {
				if i == len(s) || s[i] == '\n' {
					e.halves = append(e.halves, halfWidth(s[start:i]))
					start = i + 1
				}
			}
			cells = append(cells, e)
		}
	}
	return cells
}

// loads is the text of each column a row, in half characters of its cells
// spread over their rows, times 16.
func loads(cells []estimate, n int) []int {
	load := make([]int, n)
	rows := 1
	for _, e := range cells {
		sum := 0
		for _, h := range e.halves {
			sum += h
		}
		load[e.column] += sum
		rows = max(rows, e.row+e.rows)
	}
	for i := range load {
		load[i] = max(1, load[i]*16/rows)
	}
	return load
}

// wrapCost is what a line of the table's height is worth in names that do not
// wrap.
const wrapCost = 2

// height estimates the height of the whole table at the current widths: its
// lines, and a little for every name that wraps.
func (t *table) height(cells []estimate, work *[]int) (total int) {
	lines := *work
	if lines == nil {
		lines = make([]int, len(t.b.Tasks))
		*work = lines
	}
	clear(lines)
	for _, e := range cells {
		need, k := 0, 2*t.chars[e.column]
		for _, h := range e.halves {
			need += max(1, (h+k-1)/k)
		}
		if e.label {
			total += need - len(e.halves)
		}
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
	for _, n := range lines {
		total += wrapCost * max(1, n)
	}
	return total
}
