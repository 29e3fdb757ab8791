package grid

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/words"
)

// Columns are known by their heads, and people change heads: 进展情况 becomes
// 进展 or 进展情况（500字以内）. The own words of a head come first; what is left
// is given out as well as can be, by other words for it, by words that have it
// inside, by the place between columns that are known and by what stands below.

// Head is a column that is looked for.
type Head struct {
	Name  string             // the words over it
	Names []string           // other words for it
	Guess bool               // may be found by its place and by what stands below
	Fits  func(c *Cell) bool // whether a cell is of the kind that stands below; nil: anything may
}

// Certainty is how well a head is known.
type Certainty uint8

// What is Retitled is to be told; what is Doubtful a person must look at.
const (
	Unknown  Certainty = iota
	Exact              // the head's own words
	Retitled           // with something in brackets, or other words for it
	Doubtful           // words, a place or cells that only suggest it
)

// Match is where a head stands.
type Match struct {
	Cols []int // several where the column was copied
	How  Certainty
}

// Search is what [Search.FindHead] goes by.
type Search struct {
	Heads  []Head
	Enough func(found []Match) bool          // whether a row can be the head row
	Mend   func(found []Match, row []string) // has a word after the own words of heads are found; may be nil
	Barred func(plain string) bool           // words that are no other words for any head; may be nil
}

// Bounds of a head row.
const (
	Top        = 15  // rows down in which it is looked for
	longest    = 30  // characters of a head; more are a text
	mostOthers = 200 // heads other than those looked for
	mostCopies = 4   // columns with one head
	mostBelow  = 50  // cells that are looked at below a head
)

// FindHead finds the head row of a table: of several rows that could be it the
// one with the most heads. found is by head; nil if no row is one.
func (s *Search) FindHead(rows [][]Cell) (row int, found []Match) {
	most := 0
	for r := range rows[:min(Top, len(rows))] {
		here := s.row(rows, r, false)
		if here == nil || !s.Enough(here) {
			continue
		}
		weight := 0
		for _, m := range here {
			switch m.How {
			case Unknown:
			case Exact:
				weight += 2
			default:
				weight++
			}
		}
		if weight > most {
			most, row = weight, r
		}
	}
	if most == 0 {
		return 0, nil
	}
	return row, s.row(rows, row, true)
}

// Said is what is seen in the cells of a row.
func Said(row []Cell) []string {
	out := make([]string, len(row))
	for i := range row {
		out[i] = row[i].Shown
	}
	return out
}

// row reads a row as heads, by their own words and by the best of the others; the
// last guesses only where the row is known to be the head row.
func (s *Search) row(rows [][]Cell, r int, guess bool) []Match {
	said := Said(rows[r])
	found := make([]Match, len(s.Heads))
	own := make(map[string]int, len(s.Heads))
	for i := len(s.Heads) - 1; i >= 0; i-- { // the first of a head counts
		own[words.Identity(s.Heads[i].Name)] = i
	}
	var rest []int // columns that are none of these
	for col, v := range said {
		if v == "" {
			continue
		}
		i, ok := own[words.Identity(v)]
		switch {
		case ok && len(found[i].Cols) < mostCopies:
			found[i] = Match{append(found[i].Cols, col), Exact}
		case !ok && utf8.RuneCountInString(v) <= 2*longest:
			rest = append(rest, col)
		}
	}
	if !slices.ContainsFunc(found, func(m Match) bool { return m.How == Exact }) {
		return nil // no head of ours
	}
	if s.Mend != nil {
		s.Mend(found, said)
	}
	if guess {
		for p := range s.places(found) {
			if words.Identity(said[p.col]) == "" && !slices.Contains(rest, p.col) {
				rest = append(rest, p.col)
			}
		}
		slices.Sort(rest)
	}
	if len(rest) > mostOthers {
		return found
	}
	var open []int
	for i := range found {
		if found[i].How == Unknown {
			open = append(open, i)
		}
	}
	s.give(found, rows, r, said, open, rest, guess)
	return found
}

// Scores by which a head and a column belong together. Those of words are so far
// apart that no place outweighs them.
const (
	byPlain  = 800 // the head's words, but for what stands in brackets
	byOther  = 600 // other words for it
	byInside = 300 // words that have one of its words inside, or stand inside one
	byBelow  = 120 // what stands below
	byPlace  = 60  // the place between two known columns
	perOrder = 8   // it stands in the order of the heads
)

// give gives out the columns that are left to the heads that are, so that all
// scores together are highest.
func (s *Search) give(found []Match, rows [][]Cell, r int, said []string, open, rest []int, guess bool) {
	if len(open) == 0 || len(rest) == 0 {
		return
	}
	scores := make([][]int, len(open))
	names := make([][]int, len(open))
	places := s.places(found)
	for a, i := range open {
		scores[a], names[a] = make([]int, len(rest)), make([]int, len(rest))
		for b, col := range rest {
			n := s.byName(i, said[col], guess)
			names[a][b] = n
			if guess && s.Heads[i].Guess {
				if n == 0 && utf8.RuneCountInString(said[col]) <= longest {
					if places[place{i, col}] {
						n = byPlace
					}
					if s.below(i, rows, r, col) {
						n += byBelow
					}
				}
			}
			if n > 0 && inOrder(found, i, col) {
				n += perOrder
			}
			scores[a][b] = n
		}
	}
	for a, b := range Best(scores) {
		if b < 0 || scores[a][b] == 0 {
			continue
		}
		how := Doubtful
		switch n := names[a][b]; {
		case n >= byPlain-1 && Unmarked(said[rest[b]]) == Unmarked(s.Heads[open[a]].Name):
			how = Exact
		case n >= byPlain-1:
			how = Retitled
		case n == byOther && !ambiguous(names, a, b, scores):
			how = Retitled
		}
		found[open[a]] = Match{[]int{rest[b]}, how}
	}
}

// ambiguous reports whether the words over a column are other words for another
// head as well, that no column has words for.
func ambiguous(names [][]int, a, b int, scores [][]int) bool {
	for other := range names {
		if other == a || names[other][b] < byOther {
			continue
		}
		better := false
		for col := range names[other] {
			better = better || col != b && names[other][col] >= byOther
		}
		if !better {
			return true
		}
	}
	return false
}

// byName is the score of words over a column for a head.
func (s *Search) byName(i int, said string, guess bool) int {
	if words.Identity(said) == "" {
		return 0
	}
	plain := Plain(said)
	h := &s.Heads[i]
	if plain == Plain(h.Name) {
		if words.Identity(h.Name) != plain { // 进展情况 rather than 进展情况（原表）
			return byPlain - 1
		}
		return byPlain
	}
	if s.Barred != nil && s.Barred(plain) {
		return 0
	}
	if Sure(plain, h.Names) >= SureWord {
		return byOther
	}
	if guess && h.Guess && utf8.RuneCountInString(said) <= longest && alike(plain, h.Names) {
		return byInside
	}
	return 0
}

// alike reports whether a plain head has one of some words inside, or stands
// inside one.
func alike(plain string, names []string) bool {
	if utf8.RuneCountInString(plain) < leastWord {
		return false
	}
	return Sure(plain, names) > 0 || slices.ContainsFunc(names, func(word string) bool { return strings.Contains(word, plain) })
}

// place is a head in a column.
type place struct{ head, col int }

// places is where heads that are not found stand if between two that are, as far
// apart as in the list, nothing was changed but words.
func (s *Search) places(found []Match) map[place]bool {
	at := map[int]int{} // head by column
	for i, m := range found {
		if len(m.Cols) > 0 {
			at[m.Cols[0]] = i
		}
	}
	out := map[place]bool{}
	for col, i := range at {
		for end := col + 1; end-col < len(s.Heads); end++ {
			j, ok := at[end]
			if !ok {
				continue
			}
			for k := 1; j-i == end-col && k < end-col; k++ {
				out[place{i + k, col + k}] = true
			}
			break
		}
	}
	return out
}

// inOrder reports whether a head would stand behind all heads before it that are
// found, and before all behind it.
func inOrder(found []Match, i, col int) bool {
	for j, m := range found {
		if len(m.Cols) > 0 && (j < i) != (m.Cols[0] < col) {
			return false
		}
	}
	return true
}

// below reports whether what stands below a column is of the kind that a head
// asks for: four fifths of two cells and more.
func (s *Search) below(i int, rows [][]Cell, r, col int) bool {
	fits := s.Heads[i].Fits
	if fits == nil {
		return false
	}
	seen, good := 0, 0
	for _, row := range rows[r+1:] {
		if seen == mostBelow {
			break
		}
		if col < len(row) && !row[col].Empty() {
			seen++
			if fits(&row[col]) {
				good++
			}
		}
	}
	return seen >= 2 && 5*good >= 4*seen
}
