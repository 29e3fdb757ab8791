package word

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/words"
)

// deepest is how many levels a list has.
const deepest = 9

// abstract is a list: its levels.
type abstract struct{ levels [deepest]level }

type level struct {
	format, text string
	start        int
	restart      int // the level behind which it begins anew; -1: not said
	legal        bool
	nothing      bool   // nothing stands between number and text
	style        string // the style of its paragraphs
}

// num is a list in use.
type num struct {
	abstract string
	starts   map[int]int    // levels that begin elsewhere
	levels   map[int]*level // levels that are otherwise
}

// counter is how far a list has come.
type counter struct {
	at    [deepest]int
	begun [deepest]bool
}

func (r *reader) readNumbering(root *elem) {
	r.levels, r.nums = map[string]*abstract{}, map[string]*num{}
	linked := map[string]string{} // lists that only name the style that has another
	for _, k := range root.kids {
		switch k.name {
		case "abstractNum":
			a := &abstract{}
			for i := range a.levels {
				a.levels[i] = level{start: 1, restart: -1, format: "decimal"}
			}
			for _, l := range k.kids {
				if i, err := strconv.Atoi(l.attr("ilvl")); l.name == "lvl" && err == nil && i >= 0 && i < deepest {
					a.levels[i] = readLevel(l)
				}
			}
			id := k.attr("abstractNumId")
			if s, ok := k.value("numStyleLink"); ok {
				linked[id] = s
			}
			r.levels[id] = a
		case "num":
			n := &num{starts: map[int]int{}, levels: map[int]*level{}}
			n.abstract, _ = k.value("abstractNumId")
			for _, o := range k.kids {
				i, err := strconv.Atoi(o.attr("ilvl"))
				if o.name != "lvlOverride" || err != nil || i < 0 || i >= deepest {
					continue
				}
				if v, ok := o.value("startOverride"); ok {
					if start, err := strconv.Atoi(v); err == nil {
						n.starts[i] = start
					}
				}
				if l := o.get("lvl"); l != nil {
					own := readLevel(l)
					n.levels[i] = &own
				}
			}
			r.nums[k.attr("numId")] = n
		}
	}
	for _, id := range slices.Sorted(maps.Keys(linked)) { // one may be linked to another
		if s := r.styles[linked[id]]; s != nil {
			if v, ok := s.para.get("numPr").value("numId"); ok && r.nums[v] != nil && r.levels[r.nums[v].abstract] != nil {
				r.levels[id] = r.levels[r.nums[v].abstract]
			}
		}
	}
}

func readLevel(e *elem) level {
	l := level{start: 1, restart: -1, format: "decimal", legal: e.on("isLgl")}
	if v, ok := e.value("start"); ok {
		if n, err := strconv.Atoi(v); err == nil {
			l.start = n
		}
	}
	if v, ok := e.value("lvlRestart"); ok {
		if n, err := strconv.Atoi(v); err == nil {
			l.restart = n
		}
	}
	if v, ok := e.value("numFmt"); ok {
		l.format = v
	}
	l.text, _ = e.value("lvlText")
	v, _ := e.value("suff")
	l.nothing = v == "nothing"
	l.style, _ = e.value("pStyle")
	return l
}

// number is what Word puts before a paragraph, which counts it.
func (r *reader) number(props *elem, s looks) string {
	id, at := s.num, s.level
	list := props.get("numPr")
	if v, ok := list.value("numId"); ok {
		id, at = v, ""
	}
	if v, ok := list.value("ilvl"); ok {
		at = v
	}
	n := r.nums[id]
	if n == nil || id == "0" {
		return ""
	}
	a := r.levels[n.abstract]
	if a == nil {
		return ""
	}
	i, err := strconv.Atoi(at)
	if err != nil {
		i = 0
		for k := range a.levels {
			if s.id != "" && a.levels[k].style == s.id {
				i = k
			}
		}
	}
	if i < 0 || i >= deepest {
		return ""
	}
	of := func(i int) *level {
		if own := n.levels[i]; own != nil {
			return own
		}
		return &a.levels[i]
	}
	c := r.counts[n.abstract]
	if c == nil {
		c = &counter{}
		r.counts[n.abstract] = c
	}
	if !r.overridden[id] { // its own beginnings count when it is met first
		r.overridden[id] = true
		for k := range n.starts {
			c.begun[k] = false
		}
	}
	begin := func(k int) int {
		if start, ok := n.starts[k]; ok {
			return start
		}
		return of(k).start
	}
	for k := range i { // levels above that nobody has used show their beginning
		if !c.begun[k] {
			c.at[k], c.begun[k] = begin(k), true
		}
	}
	if c.begun[i] {
		c.at[i]++
	} else {
		c.at[i], c.begun[i] = begin(i), true
	}
	for k := i + 1; k < deepest; k++ {
		if restart := of(k).restart; restart != 0 && (restart < 0 || i < restart) {
			c.begun[k] = false
		}
	}
	l := of(i)
	if l.format == "bullet" || l.format == "none" && !strings.Contains(l.text, "%") && l.text == "" {
		return ""
	}
	text := l.text
	for k := range i + 1 {
		format := of(k).format
		if l.legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(k+1), counted(c.at[k], format))
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !l.nothing && unicode.IsLetter(last) {
		text += "　" // 第一条　……
	}
	return text
}

// counted writes n in a format of numbers.
func counted(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand", "koreanCounting":
		if n > 0 {
			return words.Hanzi(n)
		}
	case "ideographDigital", "taiwaneseDigital":
		const digits = "〇一二三四五六七八九"
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return []rune(digits)[r-'0']
			}
			return r
		}, strconv.Itoa(n))
	case "ideographTraditional":
		return oneOf("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return oneOf("子丑寅卯辰巳午未申酉戌亥", n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return oneOf("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalEnclosedParen":
		return "（" + strconv.Itoa(n) + "）"
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "upperLetter", "lowerLetter":
		if n > 0 {
			base := 'A'
			if format == "lowerLetter" {
				base = 'a'
			}
			return strings.Repeat(string(base+rune((n-1)%26)), min((n-1)/26+1, 20))
		}
	case "upperRoman", "lowerRoman":
		s := roman(n)
		if format == "lowerRoman" {
			s = strings.ToLower(s)
		}
		return s
	}
	return strconv.Itoa(n)
}

// oneOf is the nth sign of a row of signs, behind their end the number.
func oneOf(signs string, n int) string {
	if all := []rune(signs); n > 0 && n <= len(all) {
		return string(all[n-1])
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n <= 0 || n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, s := range [...]struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= s.value {
			b.WriteString(s.sign)
			n -= s.value
		}
	}
	return b.String()
}
