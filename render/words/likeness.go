package words

import (
	"cmp"
	"maps"
	"slices"
)

// mostLikeness bounds the work of one [Likeness]: hostile texts can all be like
// each other. 10,000 rows that were edited take a tenth of it.
const mostLikeness = 200 << 20

// Likeness finds among texts the one most like another by their pairs of
// neighbouring characters: the Dice coefficient, of which four fifths are asked
// for. It counts its work and gives up when that grows out of hand, so it
// serves one goroutine.
type Likeness struct {
	texts []bigrams
	own   []int              // by text: the item that it is of, or -1 where several have it
	byTwo map[uint64][]int32 // texts by pair of characters
	place map[int]int        // text by item
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

// NewLikeness takes in texts, each with the items (tasks, rows) that say it.
// They are compared as they are: it is for the caller to pass identities.
func NewLikeness(texts map[string][]int) *Likeness {
	l := &Likeness{byTwo: map[uint64][]int32{}, place: map[int]int{}}
	for _, text := range slices.Sorted(maps.Keys(texts)) {
		items, at := texts[text], len(l.texts)
		l.texts = append(l.texts, bigramsOf(text))
		l.own = append(l.own, -1)
		if len(items) == 1 {
			l.own[at] = items[0]
		}
		for _, item := range items {
			l.place[item] = at
		}
		for _, two := range slices.Compact(slices.Clone(l.texts[at])) {
			l.byTwo[two] = append(l.byTwo[two], int32(at))
		}
	}
	return l
}

// Find is the item whose text is most like this one; the item favoured is taken
// if it is like enough. -1: none, or two alike.
func (l *Likeness) Find(text string, favoured int) int {
	if l.steps += len(text); l.steps > mostLikeness {
		return -1
	}
	b := bigramsOf(text)
	if at, ok := l.place[favoured]; ok && like(l.common(b, l.texts[at]), len(b), len(l.texts[at])) {
		return favoured
	}
	best, shared, twice := -1, 0, false
	for _, at := range l.candidates(b) {
		if l.steps > mostLikeness {
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
	return l.own[best]
}

// common is how many pairs two texts share.
func (l *Likeness) common(a, b bigrams) (n int) {
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

// Alike reports whether two texts share so many tenths of their pairs of
// neighbouring characters. They are compared as they are.
func Alike(a, b string, tenths int) bool {
	if len(a) > longestAlike || len(b) > longestAlike {
		return a == b
	}
	x, y := bigramsOf(a), bigramsOf(b)
	if len(x) == 0 || len(y) == 0 {
		return a == b
	}
	l := Likeness{}
	return 20*l.common(x, y) >= tenths*(len(x)+len(y))
}

// longestAlike bounds the work of [Alike], in bytes.
const longestAlike = 64 << 10

// candidates is the texts that can be like enough. Dice ≥ 0.8 asks for two
// thirds of the pairs of b at least, so one of any third of them, of which the
// rarest are in the fewest texts.
func (l *Likeness) candidates(b bigrams) []int32 {
	rare := slices.Clone(b)
	slices.SortStableFunc(rare, func(x, y uint64) int { return cmp.Compare(len(l.byTwo[x]), len(l.byTwo[y])) })
	rare = rare[:len(rare)-(2*len(rare)+2)/3+min(1, len(rare))]
	var out []int32
	for _, two := range slices.Compact(rare) {
		l.steps += len(l.byTwo[two])
		if l.steps > mostLikeness {
			return nil
		}
		out = append(out, l.byTwo[two]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
