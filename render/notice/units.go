package notice

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
)

// reading is who a cell names.
type reading struct {
	lead, other []mention
	unresolved  []diag.Text // pieces that look cut short and that the register cannot restore
}

// readString reads a cell of units that is written as running text. Names of
// the register are taken first, longest first; what is left is split at 、，；
// and line breaks outside brackets, and freed of the words that say who leads.
// A head or tail that a list states once is restored where the register knows
// the result. Each unit counts once.
func (r *register) readString(t diag.Text) reading {
	p := unitReader{r: r, s: t.S}
	if !namesNobody(strings.TrimSpace(t.S)) {
		p.brackets = matchBrackets(t.S)
		for at := 0; at < len(t.S); {
			at = p.piece(at)
		}
		p.settle()
	}
	var out reading
	for i := range p.units {
		if !p.restore(i) && p.looksElided(i) {
			out.unresolved = append(out.unresolved, t.Slice(p.units[i].start, p.units[i].end))
		}
	}
	seen := map[*registered]bool{}
	for _, into := range []*[]mention{&out.lead, &out.other} {
		for _, u := range p.units {
			if (u.role == leads) == (into == &out.lead) && !seen[u.who] {
				seen[u.who] = true
				*into = append(*into, u.who.mention(t.Slice(u.start, u.end)))
			}
		}
	}
	return out
}

// namesNobody reports whether a cell says that it has no units.
func namesNobody(s string) bool {
	return slices.Contains([]string{"无", "/", "／", "—", "——", "-", "－"}, s)
}

// unitReader reads one cell from left to right.
type unitReader struct {
	r        *register
	s        string
	brackets map[int]int // of each bracket that opens and is closed: where it closes
	from     int         // the piece last looked at, see stop
	until    int
	tail     int // where its closing words begin, see nameEnd
	tailOf   int

	units []cellUnit
	open  int  // the first unit whose role is not said yet
	label role // of “牵头单位：”, until the next label
	layer int  // counts the stretches between commas, line breaks and roles
	pause bool // only a 、 stands before the piece to come
	first bool // “列第一位的为牵头单位”
}

// cellUnit is one name of a cell.
type cellUnit struct {
	start, end int
	who        *registered
	full       string // the name as the list means it: as written, or restored
	known      bool   // the register has it
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
	c, size := utf8.DecodeRuneInString(p.s[at:])
	switch {
	case separates(c):
		if p.pause = c == '、'; !p.pause {
			p.layer++
		}
		return at + size
	case fold(c) == blank:
		return at + size
	}
	if m := unitLabel.FindStringSubmatch(p.s[at:]); m != nil {
		p.open, p.label, p.pause = len(p.units), labelRole(m[1]), false
		p.layer++
		return at + len(m[0])
	}

	// A registered name may hold separators, so it is looked for before the end
	// of the piece is.
	var who *registered
	end := at
	p.r.prefixes(p.s[at:], func(u *registered, size int) {
		if p.nameMayEnd(at + size) {
			who, end = u, at+size
		}
	})
	if who == nil {
		stop := p.stop(at)
		if words := strings.TrimSpace(p.s[at:stop]); unitRemark.MatchString(words) {
			p.hear(words)
			return stop
		}
		at, end = p.nameIn(at, stop)
	}
	p.add(at, end, who)

	stop := p.stop(end)
	for end < stop && p.s[end] == ' ' {
		end++
	}
	rest := p.s[end:stop]
	if n := leadInfix(rest); n > 0 && !unitTailWhole.MatchString(rest) {
		p.say(leads)
		p.layer++
		return end + n
	}
	if rest != "" {
		p.hear(strings.TrimSpace(rest))
	}
	return stop
}

// nameMayEnd reports whether nothing follows byte i in its piece but words
// that are no names.
func (p *unitReader) nameMayEnd(i int) bool {
	rest := strings.TrimSpace(p.s[i:p.stop(i)])
	return rest == "" || leadInfix(rest) > 0 || unitTailWhole.MatchString(rest)
}

// nameIn finds the name in a piece that no registered name opens.
func (p *unitReader) nameIn(at, stop int) (start, end int) {
	if by := "由"; strings.HasPrefix(p.s[at:], by) && unitActs.MatchString(p.s[at:]) {
		at += len(by)
	}
	if p.tailOf != stop {
		p.tailOf, p.tail = stop, stop
		if m := unitTail.FindStringIndex(p.s[at:stop]); m != nil {
			p.tail = at + m[0]
		}
	}
	end = max(p.tail, at)
	for _, word := range []string{"牵头", "会同"} {
		for i := at; ; i += len(word) {
			j := strings.Index(p.s[i:end], word)
			if j < 0 {
				break
			}
			if i += j; i > at && leadInfix(p.s[i:stop]) > 0 {
				end = i
				break
			}
		}
	}
	return at, at + len(strings.TrimRight(p.s[at:end], " \t\u3000\u00a0"))
}

// leadInfix is the length of 牵头 or 会同 at the front of s where it is said
// of the name before it.
func leadInfix(s string) int {
	if unitLeadNoun.MatchString(s) {
		return 0
	}
	return len(unitLeads.FindString(s))
}

// add takes the name at start:end. One that cannot stand alone (县（市、区）人民
// 政府 after 各市、) goes on with the collective before it.
func (p *unitReader) add(start, end int, who *registered) {
	if start == end {
		return
	}
	u := cellUnit{start: start, end: end, who: who, role: p.label, layer: p.layer}
	if last := len(p.units) - 1; p.pause && who == nil && last >= p.open && p.units[last].who.collective && unitGeneric.MatchString(p.s[start:end]) {
		u.start = p.units[last].start
		p.units = p.units[:last]
	}
	u.full = p.s[u.start:end]
	if who == nil {
		u.who = p.r.unit(u.full)
	}
	u.known = who != nil || p.r.known[identity(u.full)] != nil
	p.units = append(p.units, u)
	p.pause = false
}

// hear takes words that are no names.
func (p *unitReader) hear(words string) {
	last := len(p.units) - 1
	switch what, said := wordsRole(words); {
	case unitFirst.MatchString(words):
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
	led, helped := false, false
	for _, u := range p.units {
		led = led || u.role == leads
		helped = helped || u.role == helps
	}
	for i := range p.units {
		u := &p.units[i]
		if !led && (p.first && i == 0 || helped && u.role == charged) {
			u.role = leads
		}
	}
}

// restore makes an unknown name whole from its neighbours, if the register
// knows the result: 省发展改革委、财政厅 and 宁波市、嘉兴市人民政府.
func (p *unitReader) restore(i int) bool {
	u := &p.units[i]
	if u.known || u.who.collective || len(p.r.known) == 0 {
		return u.known
	}
	name := identity(u.full)
	take := func(whole string) bool {
		if who := p.r.known[whole]; who != nil {
			u.who, u.full, u.known = who, whole, true
		}
		return u.known
	}
	for _, k := range []int{i - 1, 0} {
		if i == 0 {
			break
		}
		head := clip(identity(p.units[k].full), p.r.longest-len(name))
		for head != "" {
			if take(head + name) {
				return true
			}
			_, size := utf8.DecodeLastRuneInString(head)
			head = head[:len(head)-size]
		}
	}
	for _, k := range []int{i + 1, p.layerEnd(i)} {
		if k >= len(p.units) || k == i || p.units[k].layer != u.layer {
			break
		}
		tail := identity(p.units[k].full)
		for tail != "" {
			if len(name)+len(tail) <= p.r.longest && take(name+tail) {
				return true
			}
			_, size := utf8.DecodeRuneInString(tail)
			tail = tail[size:]
		}
	}
	return false
}

// layerEnd is the last unit of the layer of unit i.
func (p *unitReader) layerEnd(i int) int {
	for i+1 < len(p.units) && p.units[i+1].layer == p.units[i].layer {
		i++
	}
	return i
}

// looksElided reports whether unit i, which the register lacks, is likely only
// part of a name.
func (p *unitReader) looksElided(i int) bool {
	u := &p.units[i]
	if u.known || u.who.collective {
		return false
	}
	if i > 0 && unitLevel.MatchString(p.units[0].full) && unitBare.MatchString(u.full) {
		return true
	}
	last := p.layerEnd(i)
	return last > i && unitPlace.MatchString(u.full) && unitOfCity.MatchString(p.units[last].full)
}

// stop is where the piece that holds byte i ends: at the next separator
// outside brackets.
func (p *unitReader) stop(i int) int {
	if p.from <= i && i <= p.until && p.until > 0 {
		return p.until
	}
	p.from = i
	for i < len(p.s) {
		if end, ok := p.brackets[i]; ok {
			i = end
		}
		c, size := utf8.DecodeRuneInString(p.s[i:])
		if separates(c) {
			break
		}
		i += size
	}
	p.until = i
	return i
}

// separates reports whether c parts the names of a list.
func separates(c rune) bool {
	switch c {
	case '、', '，', '；', '。', ',', ';', '\n', '\r':
		return true
	}
	return false
}

// matchBrackets pairs the brackets of s, of either width. One that is never
// closed opens nothing, so that it cannot hide the names after it.
func matchBrackets(s string) map[int]int {
	var pairs map[int]int
	var open []int
	for i, c := range s {
		switch c {
		case '（', '(', '〔', '［', '[', '【':
			open = append(open, i)
		case '）', ')', '〕', '］', ']', '】':
			if n := len(open); n > 0 {
				if pairs == nil {
					pairs = map[int]int{}
				}
				pairs[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return pairs
}

// clip is the longest prefix of s of at most n bytes and whole characters.
func clip(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:max(n, 0)]
}
