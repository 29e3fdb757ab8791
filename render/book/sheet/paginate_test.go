package sheet

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
)

func TestGrow(t *testing.T) {
	for _, c := range []struct {
		heights []int
		need    int
		want    []int
	}{
		{[]int{30, 30, 30}, 80, []int{30, 30, 30}},
		{[]int{30, 30, 30}, 100, []int{34, 33, 33}},
		{[]int{540, 30}, 700, []int{545, 155}},
		{[]int{540, 540}, 2000, []int{545, 545}},
	} {
		got := slices.Clone(c.heights)
		grow(got, c.need)
		if !slices.Equal(got, c.want) {
			t.Errorf("grow(%v, %d) = %v, want %v", c.heights, c.need, got, c.want)
		}
	}
}

func TestPaginate(t *testing.T) {
	runs := func(at ...int) (rs []Run) {
		for i := 1; i < len(at); i++ {
			rs = append(rs, Run{First: at[i-1], End: at[i]})
		}
		return rs
	}
	rows := func(n, h int) []int { return slices.Repeat([]int{h}, n) }
	for _, c := range []struct {
		name  string
		stack stack
		want  []int
	}{
		{"rows alone", stack{need: rows(10, 30), first: 90, rest: 120}, []int{0, 3, 7}},
		{"a group moves where the page is used", stack{need: rows(6, 30), keep: []keep{{runs(0, 3, 6), 60}}, first: 120, rest: 120}, []int{0, 3}},
		{"and is cut where it is not", stack{need: rows(6, 30), keep: []keep{{runs(0, 2, 6), 60}}, first: 120, rest: 120}, []int{0, 4}},
		{"a group longer than a page is cut", stack{need: rows(9, 30), keep: []keep{{runs(0, 3, 9), 60}}, first: 120, rest: 120}, []int{0, 4, 8}},
		{"no tied row at the foot", stack{need: rows(6, 30), tied: []bool{false, false, false, true, false, false}, first: 120, rest: 120}, []int{0, 3}},
		{"tied rows move with their group", stack{need: rows(7, 30), tied: []bool{false, false, false, true, false, false, false}, keep: []keep{{runs(0, 3, 4, 7), 50}}, first: 150, rest: 150}, []int{0, 3}},
		{"only tied rows", stack{need: rows(5, 30), tied: []bool{true, true, true, true, true}, first: 90, rest: 90}, []int{0, 3}},
		{"a row taller than the page", stack{need: []int{30, 500, 30}, first: 100, rest: 100}, []int{0, 1, 2}},
		{"a label that needs more than its rows", stack{need: rows(4, 30), columns: [][]span{{{first: 0, end: 2, need: 100, again: 100}}}, first: 140, rest: 140}, []int{0, 3}},
		{"a part too low for its label is not left", stack{need: rows(6, 30), columns: [][]span{{{first: 2, end: 6, need: 100, again: 100}}}, first: 150, rest: 150}, []int{0, 2}},
	} {
		k := c.stack
		if k.tied == nil {
			k.tied = make([]bool, len(k.need))
		}
		k.paginate()
		if !slices.Equal(k.starts, c.want) {
			t.Errorf("%s: pages begin at %v, want %v; heights %v", c.name, k.starts, c.want, k.heights)
		}
	}
}

// TestPaginateLaws holds for any stack: every part of every span is high enough
// for its label or reported, a page overflows only with a single row, no row is
// lower than it needs, none may end a page that must not, and a run that is cut
// could not have been moved.
func TestPaginateLaws(t *testing.T) {
	var cuts, moves, overflows, tight int
	booktest.CheckAll(t, func(t *rapid.T) {
		k := drawStack(t)
		k.paginate()
		n := len(k.need)
		page := func(i int) (first, end, room int) {
			first, end, room = k.starts[i], n, k.rest
			if i+1 < len(k.starts) {
				end = k.starts[i+1]
			}
			if i == 0 {
				room = k.first
			}
			return first, end, room
		}
		reported := map[cut]bool{}
		for _, c := range k.tight {
			reported[c] = true
			tight++
		}
		for i := range k.starts {
			first, end, room := page(i)
			if first >= end {
				t.Fatalf("page %d is empty: %v", i, k.starts)
			}
			if total(k.heights[first:end]) > room {
				overflows++
				if end-first > 1 {
					t.Fatalf("page %d, rows %d to %d: %d of %d", i, first, end, total(k.heights[first:end]), room)
				}
			}
			if end < n && k.tied[end-1] && slices.Contains(k.tied[first:end], false) {
				t.Fatalf("page %d ends with a tied row: %d", i, end-1)
			}
			for c, spans := range k.columns {
				for j, s := range spans {
					a, b := max(s.first, first), min(s.end, end)
					if a >= b {
						continue
					}
					need := s.need
					if s.first < first {
						need = s.again
						cuts++
					}
					if h := total(k.heights[a:b]); h < need && !reported[cut{c, j, a, b}] {
						t.Fatalf("rows %d to %d: %d px for a label of %d", a, b, h, need)
					}
				}
			}
			if i+1 == len(k.starts) {
				continue
			}
			for _, r := range k.keep[0].runs {
				switch {
				case r.First == end:
					moves++
				case r.First > first && r.First < end && r.End > end && !slices.Contains(k.tied[first:end+1], true):
					used := total(fresh(&k).alone(first, r.First))
					if used*100 > room*k.keep[0].share && fresh(&k).fits(r.First, r.End) {
						t.Fatalf("run %v is cut at %d, but page %d is used by %d of %d before it", r, end, i, used, room)
					}
				}
			}
		}
		for i, h := range k.heights {
			if h < min(k.need[i], book.MaxHeight) || h > book.MaxHeight {
				t.Fatalf("row %d: %d px, needs %d", i, h, k.need[i])
			}
		}
	})
	if cuts == 0 || moves == 0 || overflows == 0 || tight == 0 {
		t.Errorf("the law saw too little: %d cuts, %d moves, %d overflows, %d tight parts", cuts, moves, overflows, tight)
	}
}

// fresh is the stack before it was paginated.
func fresh(k *stack) *stack {
	c := *k
	c.heights, c.cursor, c.parts = make([]int, len(k.need)), make([]int, len(k.columns)), nil
	return &c
}

// alone is the heights of rows as if they were a page.
func (k *stack) alone(first, end int) []int {
	k.stretch(first, end)
	return k.heights[first:end]
}

func drawStack(t *rapid.T) stack {
	one := func(label string, of ...int) int { return rapid.SampledFrom(of).Draw(t, label) }
	n := one("rows", 1, 2, 5, 20, 60, 150)
	k := stack{tied: make([]bool, n)}
	lengths := func(label string, most int, each func(first, end int)) {
		for at := 0; at < n; {
			end := min(n, at+1+one(label, 0, 1, 2, 4, 9, 20, 60)%most)
			each(at, end)
			at = end
		}
	}
	for i := range n {
		k.need = append(k.need, one("need", 20, 27, 27, 46, 46, 65, 84, 160, 300, 700))
		k.tied[i] = one("tied", 0, 0, 0, 0, 0, 0, 0, 0, 0, 1) == 1
	}
	for c := range one("columns", 1, 2, 3) {
		k.columns = append(k.columns, nil)
		lengths("span", 40, func(first, end int) {
			if end-first > 1 {
				need := one("label", 20, 46, 65, 120, 300, 2000)
				k.columns[c] = append(k.columns[c], span{first, end, c, need, need + one("again", 0, 19)})
			}
		})
	}
	var groups []Run
	lengths("group", 70, func(first, end int) { groups = append(groups, Run{First: first, End: end}) })
	k.keep = []keep{{groups, 60}}
	k.rest = one("rest", 300, 653, 895)
	k.first = k.rest - one("banner", 20, 100, 180)
	return k
}
