package collect

import (
	"cmp"
	"maps"
	"slices"
)

// maxLikeness bounds the work of one run: hostile texts can all be like each
// other. 10,000 rows that were edited take a tenth of it.
const maxLikeness = 200 << 20

// likeness finds the text most like another by their pairs of neighbouring
// characters: the Dice coefficient, of which four fifths are asked for.
type likeness struct {
	texts []bigrams
	tasks []int              // by text: the task, or -1 where several have it
	byTwo map[uint64][]int32 // texts by pair of characters
	place map[int]int        // text by task
	steps int
}

// bigrams is the pairs of neighbouring characters of a text, sorted.
type bigrams []uint64

func bigramsOf(s string) bigrams {
	var b bigrams
	last := rune(-1)
	for _, r := range s {
		if last >= 0 {
			b = append(b, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	slices.Sort(b)
	return b
}

func newLikeness(texts map[string][]int) *likeness {
	l := &likeness{byTwo: map[uint64][]int32{}, place: map[int]int{}}
	for _, text := range slices.Sorted(maps.Keys(texts)) {
		tasks, at := texts[text], len(l.texts)
		l.texts = append(l.texts, bigramsOf(text))
		l.tasks = append(l.tasks, -1)
		if len(tasks) == 1 {
			l.tasks[at] = tasks[0]
		}
		for _, t := range tasks {
			l.place[t] = at
		}
		for _, two := range slices.Compact(slices.Clone(l.texts[at])) {
			l.byTwo[two] = append(l.byTwo[two], int32(at))
		}
	}
	return l
}

// common is how many pairs two texts share.
func (l *likeness) common(a, b bigrams) (n int) {
	l.steps += len(a) + len(b)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// like reports whether 2·common/(a+b) ≥ 0.8.
func like(common, a, b int) bool { return 10*common >= 4*(a+b) && common > 0 }

// find is the task whose text is most like this one; a task that the row's
// number names is taken if it is like enough. -1: none, or two alike.
func (l *likeness) find(text string, numbered int) int {
	if l.steps += len(text); l.steps > maxLikeness {
		return -1
	}
	b := bigramsOf(text)
	if at, ok := l.place[numbered]; ok && like(l.common(b, l.texts[at]), len(b), len(l.texts[at])) {
		return numbered
	}
	best, shared, twice := -1, 0, false
	for _, at := range l.candidates(b) {
		if l.steps > maxLikeness {
			return -1
		}
		a := l.texts[at]
		n := l.common(a, b)
		if !like(n, len(a), len(b)) {
			continue
		}
		if best >= 0 {
			// n/(a+b) against shared/(best+b), without fractions
			switch more := cmp.Compare(n*(len(l.texts[best])+len(b)), shared*(len(a)+len(b))); {
			case more < 0:
				continue
			case more == 0:
				twice = true
				continue
			}
		}
		best, shared, twice = int(at), n, false
	}
	if best < 0 || twice {
		return -1
	}
	return l.tasks[best]
}

// candidates is the texts that can be like enough. Dice ≥ 0.8 asks for two
// thirds of the pairs of b at least, so one of any third of them, of which the
// rarest are in the fewest texts.
func (l *likeness) candidates(b bigrams) []int32 {
	rare := slices.Clone(b)
	slices.SortStableFunc(rare, func(x, y uint64) int { return cmp.Compare(len(l.byTwo[x]), len(l.byTwo[y])) })
	rare = rare[:len(rare)-(2*len(rare)+2)/3+min(1, len(rare))]
	var out []int32
	for _, two := range slices.Compact(rare) {
		l.steps += len(l.byTwo[two])
		if l.steps > maxLikeness {
			return nil
		}
		out = append(out, l.byTwo[two]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
