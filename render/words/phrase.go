package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
)

// Reading is whom a cell names.
type Reading struct {
	Lead, Other []Mention
	Doubts      []Doubt
}

// Doubt is a piece of a cell whose reading is not safe. It stands for one unit
// all the same, as it is written, so that no task is lost; of a duty that is
// written into it the office alone.
type Doubt struct {
	Text diag.Text
	Why  Unsure
	Read string // the unit that it stands for
}

// Unsure is why a reading is not safe.
type Unsure uint8

// What may be wrong with a name that the register lacks.
const (
	Sure    Unsure = iota
	Elided         // it looks cut short, and the register cannot restore it
	Several        // it looks like several names: 甲局和乙局, 甲局/乙局
	NoName         // it looks like no name
	Duty           // it has the words of a duty in it: 甲局负责经费
)

// Phrase reads a cell of units that is written as running text. Names of
// the register are taken first, longest first; what is left is split at 、，；
// and line breaks outside brackets, and freed of the words that say who leads.
// A head or tail that a list states once is restored where the register knows
// the result. Each unit counts once.
func (r *Register) Phrase(t diag.Text) Reading {
	from, to := insideBrackets(t.S)
	p := unitReader{r: r, s: t.S[:to], labelled: strings.ContainsAny(t.S, ":：")}
	if !Nobody(strings.TrimSpace(t.S[from:to])) {
		p.brackets, p.counts = matchBrackets(p.s), enumerators(p.s)
		for at := from; at < len(p.s); {
			at = p.piece(at)
		}
		p.settle()
	}
	var out Reading
	for i := range p.units {
		why := Sure
		switch u := &p.units[i]; {
		case p.restore(i):
		case u.until > 0:
			why = Duty
		case p.looksElided(i):
			why = Elided
		default:
			why = u.who.odd()
		}
		if why != Sure {
			u := &p.units[i]
			out.Doubts = append(out.Doubts, Doubt{t.Slice(u.start, max(u.end, u.until)), why, u.who.name})
		}
	}
	seen := map[*registered]bool{}
	for _, into := range []*[]Mention{&out.Lead, &out.Other} {
		for _, u := range p.units {
			if (u.role == leads) == (into == &out.Lead) && !seen[u.who] {
				seen[u.who] = true
				*into = append(*into, u.who.mention(t.Slice(u.start, u.end)))
			}
		}
	}
	return out
}

// Nobody reports whether a cell says that it has no units.
func Nobody(s string) bool {
	return slices.Contains([]string{"无", "暂无", "/", "／", "—", "——", "-", "－"}, s)
}

// unitReader reads one cell from left to right.
type unitReader struct {
	r        *Register
	s        string
	labelled bool        // a colon is in it
	brackets map[int]int // of each bracket that opens and is closed: where it closes
	counts   map[int]int // of each 1. 2. that counts the names: where it ends
	last     pieceEnd

	units []cellUnit
	open  int  // the first unit whose role is not said yet
	label role // of “牵头单位：”, until the next label
	layer int  // counts the stretches between commas, line breaks and roles
	pause bool // only a 、 stands before the piece to come
	first bool // “列第一位的为牵头单位”
}

// pieceEnd is what is known of the piece that ends at until, looked at from
// byte from on. So a piece that the words inside it cut into many is looked
// through once.
type pieceEnd struct {
	from, until int
	low, tail   int // closing words begin at tail, the first place from low on
}

// cellUnit is one name of a cell.
type cellUnit struct {
	start, end int
	who        *registered
	full       string // the name as the list means it: as written, or restored
	until      int    // where the words of a duty behind it end; 0: there are none
	role       role
	layer      int
}

// role is what the words after a name make of it.
type role uint8

const (
	unsaid  role = iota
	charged      // 负责 alone: the lead where others 配合
	leads
	helps
)

// piece reads what begins at byte at and returns where the next piece begins.
func (p *unitReader) piece(at int) int {
	if end, ok := p.counts[at]; ok {
		p.pause = false
		return end
	}
	c, size := utf8.DecodeRuneInString(p.s[at:])
	switch {
	case separates(c):
		if p.pause = c == '、'; !p.pause {
			p.layer++
		}
		return at + size
	case fold(c) == dropped:
		return at + size
	}
	if p.labelled {
		if m := unitLabel().FindStringSubmatch(p.s[at:]); m != nil {
			p.open, p.label, p.pause = len(p.units), labelRole(m[1]), false
			p.layer++
			return at + len(m[0])
		}
	}

	// A registered name may hold separators, so it is looked for before the end
	// of the piece is.
	var who *registered
	end := at
	p.r.prefixes(p.s[at:], func(u *registered, size int) {
		if p.nameMayEnd(at, at+size) {
			who, end = u, at+size
		}
	})
	if who != nil {
		if n, joined := p.joiner(at, end); joined {
			p.add(at, end, who)
			return end + n
		}
	}
	if who == nil {
		piece := p.s[at:p.stop(at)]
		switch {
		case strings.HasPrefix(piece, "以下"): // “以下均由…，不再列出” has commas of its own
			return at + toLineEnd(p.s[at:])
		case isRemark(strings.TrimSpace(piece)):
			p.hear(piece)
			return at + len(piece)
		}
		at, end = p.nameIn(at)
		p.addUnknown(at, end)
	} else {
		p.add(at, end, who)
	}

	stop := p.stop(end)
	if end = p.skipBlanks(end); end >= stop { // the piece may end at a blank, before a label
		return stop
	}
	if n := leadInfix(p.s[end:stop]); n > 0 && p.words(end) != end {
		p.say(leads)
		p.layer++
		return end + n
	}
	p.hear(p.s[end:stop])
	return stop
}

// nameMayEnd reports whether nothing follows the registered name at:i in its
// piece but words that are no names, or another registered name.
func (p *unitReader) nameMayEnd(at, i int) bool {
	if p.ends(i) {
		return true
	}
	_, joined := p.joiner(at, i)
	return joined
}

// ends is nameMayEnd without another name in the same piece.
func (p *unitReader) ends(i int) bool {
	stop := p.stop(i)
	if i = p.skipBlanks(i); i >= stop {
		return true
	}
	return leadInfix(p.s[i:stop]) > 0 || p.words(i) == i || isDuty(p.s[i:stop])
}

// joiner is the length of what joins the registered name at:i with the one after
// it, in the same piece and without a separator: a blank, a stroke, 和, or nothing
// where both are long enough to be no part of a longer name (县委办公室). That both
// are registered makes it sure.
func (p *unitReader) joiner(at, i int) (n int, joined bool) {
	stop := p.stop(i)
	if i == stop {
		return 0, false
	}
	const whole = 3 * len("字")
	n = joins(p.s[i:stop])
	if n == 0 && i-at < whole {
		return 0, false
	}
	p.r.prefixes(p.s[i+n:], func(_ *registered, size int) {
		end := i + n + size
		if n == 0 && size < whole {
			return
		}
		if joined = joined || p.ends(end) || joins(p.s[end:p.stop(end)]) > 0; joined {
			return
		}
		p.r.prefixes(p.s[end:p.stop(end)], func(_ *registered, third int) { joined = joined || third >= whole })
	})
	return n, joined
}

// nameIn finds the name in the piece at byte at, which no registered name opens.
func (p *unitReader) nameIn(at int) (start, end int) {
	if by := unitBy().FindString(p.s[at:]); by != "" && unitActs().MatchString(p.s[at:]) {
		at += len(by)
	}
	end = p.words(at)
	for _, word := range []string{"牵头", "会同"} {
		for i := at; ; i += len(word) {
			j := strings.Index(p.s[i:end], word)
			if j < 0 {
				break
			}
			if i += j; i > at && leadInfix(p.s[i:end]) > 0 {
				end = i
				break
			}
		}
	}
	return at, at + len(strings.TrimRightFunc(p.s[at:end], IsBlank))
}

// add takes the name at start:end.
func (p *unitReader) add(start, end int, who *registered) {
	p.units = append(p.units, cellUnit{start: start, end: end, who: who, full: p.s[start:end], role: p.label, layer: p.layer})
	p.pause = false
}

// addUnknown takes a name that the register lacks. One that cannot stand alone
// (县（市、区）人民政府 after 各市、) goes on with the collective before it; two
// known names with 和 between them are two.
func (p *unitReader) addUnknown(start, end int) {
	if start == end {
		return
	}
	name := p.s[start:end]
	if last := len(p.units) - 1; p.pause && last >= p.open && p.units[last].who.collective && unitGeneric().MatchString(name) {
		start = p.units[last].start
		p.units = p.units[:last]
		name = p.s[start:end]
	}
	if left, right, ok := p.r.twoNames(name); ok {
		p.add(start, start+left, p.r.unit(name[:left]))
		p.add(start+right, end, p.r.unit(name[right:]))
		return
	}
	if n := dutyIn(name); n > 0 {
		p.add(start, start+n, p.r.unit(name[:n]))
		p.units[len(p.units)-1].until = end
		return
	}
	p.add(start, end, p.r.unit(name))
}

// longestNames is more than two names together have, in bytes: to look for 和 in
// a text costs the square of its length.
const longestNames = 60 * len("字")

// twoNames parts two names that stand together where words make it sure: a name
// and a collective (甲局及各镇, 甲局等县政府各有关部门), or with 和 between them one
// that the register knows and another office.
func (r *Register) twoNames(name string) (left, right int, ok bool) {
	if len(name) > longestNames {
		return 0, 0, false
	}
	all := unitAnd().FindAllStringIndex(name, -1)
	for i := len(all) - 1; i >= 0; i-- { // 甲局等部门和各镇 parts at 和
		m := all[i]
		a, b := name[:m[0]], name[m[1]:]
		a = a[:r.tail(a)]
		if a == "" || b == "" {
			continue
		}
		first, second := r.known[Identity(a)] != nil, r.known[Identity(b)] != nil
		office, other := first || endsAsOffice(a), second || endsAsOffice(b)
		if name[m[0]:m[1]] == "等" {
			ok = office && namesMany(b)
		} else {
			ok = namesMany(b) && (office || namesMany(a)) || first && other || second && office
		}
		if ok {
			return len(a), m[1], true
		}
	}
	return 0, 0, false
}

// hear takes words that are no names.
func (p *unitReader) hear(words string) {
	words = strings.TrimSpace(words)
	if words == "" {
		return
	}
	last := len(p.units) - 1
	switch what, said := wordsRole(words); {
	case unitFirst().MatchString(words):
		p.first = true
	case strings.HasPrefix(words, "（"), strings.HasPrefix(words, "("): // “甲（牵头）” is said of 甲 alone
		if said && last >= 0 {
			p.units[last].role = what
		}
	case said:
		p.say(what)
	}
}

// say gives a role to every name since the last one was said: commas between
// them only part layers of offices.
func (p *unitReader) say(what role) {
	for i := p.open; i < len(p.units); i++ {
		if what != unsaid && p.units[i].role != leads {
			p.units[i].role = what
		}
	}
	p.open = len(p.units)
}

// settle decides what only the whole cell can.
func (p *unitReader) settle() {
	said := func(what role) bool {
		return slices.ContainsFunc(p.units, func(u cellUnit) bool { return u.role == what })
	}
	led, helped := said(leads), said(helps)
	for i := range p.units {
		u := &p.units[i]
		if !led && (p.first && i == 0 || helped && u.role == charged) {
			u.role = leads
		}
	}
}
