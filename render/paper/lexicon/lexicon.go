// Package lexicon knows where Chinese words end: a list of some 40,000 words
// common in notices, built into the program, and the way through a text that
// takes the fewest and most common of them.
//
// It is for what is broken by its sense, titles and narrow cells, and is not
// asked for running text, which breaks between any two hanzi. It knows no fonts,
// no widths and no notice; names are given to it. Its list is text in the order
// of its first characters and is searched as it lies, so that who breaks nothing
// pays nothing. In: a text. Out: what stands between each two of its characters.
package lexicon

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// words.txt is made by words.py, which tells its form.
//
//go:embed words.txt
var list string

// Join is what stands between two characters, the weaker the less.
type Join uint8

// Nothing; nothing, though one of the words beside it is a single hanzi; perhaps
// a word that the list does not know; two words of a compound; the inside of a
// word.
const (
	Apart Join = iota
	Single
	Unsure
	Compound
	Inside
)

// longest is how many hanzi a word of the list has at most.
const longest = 7

// cost is what a word of a group adds to a way through a text: about the
// negative logarithm of how often it is met.
var cost = [...]int{9, 11, 14, 16}

const (
	noWord  = 19 // a hanzi that is not a word by itself
	foreign = 2  // anything else
)

// line is where in the list the line of a hanzi begins, behind it.
type line struct{ hanzi, at int32 }

// lines are those of the list, in the order of their hanzi.
var lines = sync.OnceValue(func() []line {
	all := make([]line, 0, strings.Count(list, "\n"))
	for i := 0; i < len(list); i += strings.IndexByte(list[i:], '\n') + 1 {
		r, size := utf8.DecodeRuneInString(list[i:])
		all = append(all, line{r, int32(i + size)})
	}
	return all
})

// begin calls found with the length in characters and the group of every word of
// the list of several hanzi at the head of s, which begins with hanzi r; it
// returns the group of r itself, 4 if it is no word.
func begin(r rune, s string, found func(n, group int)) (single int) {
	all := lines()
	k, ok := slices.BinarySearchFunc(all, r, func(l line, r rune) int { return cmp.Compare(l.hanzi, r) })
	if !ok {
		return 4
	}
	line := list[all[k].at:]
	line = line[:strings.IndexByte(line, '\n')]
	single = int(line[0] - '0')
	rest := s[utf8.RuneLen(r):]
	next, size := utf8.DecodeRuneInString(rest)
	if size != 3 || next < 0x4E00 {
		return single
	}
	group, seen := 0, 1
	for from := 1; ; {
		i := strings.IndexByte(line[from:], rest[size-1]) // the byte in which hanzi differ most
		if i < 0 {
			return single
		}
		i += from + 1 - size
		from = i + size
		if i < 1 || line[i-1] >= utf8.RuneSelf || line[i:from] != rest[:size] { // the inside of a word, another one
			continue
		}
		end := from
		for end < len(line) && line[end] >= utf8.RuneSelf {
			end++
		}
		if strings.HasPrefix(rest, line[i:end]) {
			group += strings.Count(line[seen:i], "|")
			seen = i
			found(1+utf8.RuneCountInString(line[i:end]), group)
		}
		from = end
	}
}

// Joins tells of every place 0…n of a text of n characters what stands there
// between the character before and the one behind; its ends are Apart.
func Joins(s string, names ...string) []Join {
	text := []rune(s)
	s = string(text)
	n := len(text)
	joins := make([]Join, n+1)
	w := words(s, text)
	for i := 0; i < n; {
		end := w.next[i]
		for k := i + 1; k < end; k++ {
			joins[k] = Inside
			if k-i > 1 && end-k > 1 && w.known(i, k) && (w.known(k, end) || w.closes(k, end)) {
				joins[k] = Compound
			}
		}
		i = end
	}
	w.unknown(joins)
	w.bound(joins)
	for _, name := range names {
		keep(joins, s, name)
	}
	return joins
}

// way is the cheapest way through a text.
type way struct {
	text   []rune
	next   []int   // of each place: where the word that begins there ends
	ends   []uint8 // of each place: a bit for each length of the words of the list that begin there
	alone  []bool  // the hanzi is a word by itself
	starts []bool  // a word of the way begins here
}

func words(s string, text []rune) *way {
	n := len(text)
	w := &way{text: text, next: make([]int, n), ends: make([]uint8, n), alone: make([]bool, n)}
	best := make([]int, n+1)
	at := len(s)
	for i := n - 1; i >= 0; i-- {
		at -= utf8.RuneLen(text[i])
		best[i], w.next[i] = math.MaxInt, i+1
		take := func(size, c int) {
			if i+size <= n && c+best[i+size] < best[i] {
				best[i], w.next[i] = c+best[i+size], i+size
			}
		}
		if !unicode.Is(unicode.Han, text[i]) {
			take(1, foreign)
			continue
		}
		single := begin(text[i], s[at:], func(size, group int) {
			w.ends[i] |= 1 << size
			take(size, cost[group])
		})
		if w.alone[i] = single < len(cost); w.alone[i] {
			take(1, cost[single]+2)
		} else {
			take(1, noWord)
		}
	}
	w.starts = make([]bool, n)
	for i := 0; i < n; i = w.next[i] {
		w.starts[i] = true
	}
	return w
}

// known reports whether the characters [i,k) are a word.
func (w *way) known(i, k int) bool {
	return k-i <= longest && w.ends[i]>>(k-i)&1 != 0 || k-i == 1 && w.alone[i]
}

// closes reports whether the characters [i,k) are a word with 局 and the like behind
// it: 农业|农村局.
func (w *way) closes(i, k int) bool {
	return k-i > 2 && strings.ContainsRune(behind, w.text[k-1]) && w.known(i, k-1)
}

// single reports whether the hanzi i is a word of the way by itself.
func (w *way) single(i int) bool {
	return i >= 0 && i < len(w.text) && w.starts[i] && w.next[i] == i+1 && unicode.Is(unicode.Han, w.text[i])
}

// Hanzi that lean on the word before them, or behind: 县 改革委|, |全 市.
const (
	behind = "省市县区州盟旗镇乡村局委厅办部院处科室站所队组司署会者性化率量们等长员段期"
	before = "第各全本该每新老大小高低重再非副总原未不省市县区镇乡村"
	loose  = "的年月和与及或在对向为从以由并将把被于等是有了不也都又而至到按就"
)

// unknown holds together what is likely to be a word that the list lacks: hanzi that
// belong to no word of several.
func (w *way) unknown(joins []Join) {
	for i := 1; i < len(w.text); i++ {
		a, b := w.text[i-1], w.text[i]
		switch {
		case joins[i] != Apart || !unicode.Is(unicode.Han, a) || !unicode.Is(unicode.Han, b) ||
			strings.ContainsRune(loose, a) || strings.ContainsRune(loose, b):
		case w.single(i-1) && w.single(i):
			joins[i] = Unsure
		case w.lone(i-1) || w.lone(i):
			joins[i] = Single
		}
	}
	for i := 1; i < len(w.text); i++ {
		if !w.single(i) || joins[i] > Unsure {
			continue
		}
		r, hanzi := w.text[i], unicode.Is(unicode.Han, w.text[i-1])
		if hanzi && !strings.ContainsRune(loose, w.text[i-1]) && strings.ContainsRune(behind, r) && !(strings.ContainsRune(before, r) && w.heads(i)) {
			joins[i] = Inside
		}
	}
	for i := 0; i+1 < len(w.text); i++ {
		if w.single(i) && joins[i] != Inside && strings.ContainsRune(before, w.text[i]) && unicode.Is(unicode.Han, w.text[i+1]) {
			joins[i+1] = Inside
		}
	}
}

// lone reports whether the hanzi i stands alone in the way and says something: it
// is rather a part of a word that the list lacks, 堤 of 堤防.
func (w *way) lone(i int) bool {
	return w.single(i) && !strings.ContainsRune(loose, w.text[i]) && !strings.ContainsRune(before, w.text[i]) && !strings.ContainsRune(behind, w.text[i])
}

// heads reports whether the 县 at i begins a name, 县财政局, and does not end one,
// 青禾县: before it stands a word that is no name's.
func (w *way) heads(i int) bool {
	if w.single(i - 1) {
		return strings.ContainsRune(loose, w.text[i-1])
	}
	return strings.ContainsRune(before, w.text[i]) && !slices.Contains(done, string(w.text[i+1:w.after(i+1)]))
}

// after is where the word that begins at i ends.
func (w *way) after(i int) int {
	if i < len(w.text) {
		return w.next[i]
	}
	return len(w.text)
}

// done are words for what is done with a place, or is of one; no organ's name
// begins with them: 东湖镇|设立, 石门县|总体规划.
var done = []string{"设立", "撤销", "撤并", "调整", "合并", "并入", "划归", "更名", "建制", "境内", "辖区", "总体", "国土", "全域", "行政区划", "区划"}

// bound holds to the word beside them what never begins or ends a line: 的 and the
// like stay with what is before them.
func (w *way) bound(joins []Join) {
	for i := 1; i < len(w.text); i++ {
		if w.single(i) && joins[i] == Apart && strings.ContainsRune("的等", w.text[i]) && unicode.Is(unicode.Han, w.text[i-1]) {
			joins[i] = Compound
		}
	}
}

// keep holds a name together wherever it stands in the text.
func keep(joins []Join, s, name string) {
	size := utf8.RuneCountInString(name)
	if size < 2 {
		return
	}
	place := 0
	for {
		i := strings.Index(s, name)
		if i < 0 {
			return
		}
		place += utf8.RuneCountInString(s[:i])
		joins[place] = Apart
		for k := place + 1; k < place+size; k++ {
			joins[k] = max(joins[k], Compound)
		}
		place += size
		joins[place] = Apart
		s = s[i+len(name):]
	}
}
