package press

import (
	"regexp"
	"slices"
	"strings"

	"gongwen/render/paper/lexicon"
	"gongwen/render/paper/text"
)

// longestTitle is the number of lines beyond which a title is broken as running
// text is: nobody gives such a title a shape.
const longestTitle = 12

// balance breaks a title that the clerk gave on one line (7.3.1: 词意完整，排列
// 对称，长短适宜, a trapezoid or a diamond), no line wider than limit.
//
// Every place where a line may begin has a cost, every line has one, and every
// pair of neighbours one by their widths. Of all ways to break the title the one
// with the least sum is taken, found line by line: what a line costs depends on
// the line before it and on whether the title was growing narrower there. A line
// may be wider than the limit, at most as wide as most, if all else is worse.
// unsure are the places where a line begins inside what may be a word.
func balance(g *Galley, limit, most int, names []string) (lines []text.Line, unsure []int) {
	if Natural(g).Width > longestTitle*limit {
		return text.Break(g.Chars, text.Measure{Width: limit}), nil
	}
	joints := jointsOf(g, limit, names)
	ways := make([][]way, len(joints)) // to end a line at each joint
	ways[0] = []way{{}}
	for to := 1; to < len(joints); to++ {
		for from := to - 1; from >= 0; from-- {
			width := widthOf(g, joints[from].at, joints[to].at)
			if width > most {
				break
			}
			cost := joints[to].cost
			if width > limit {
				cost += 220
			}
			var best [2]way // the title now grows, or now narrows
			var found [2]bool
			for i := range ways[from] {
				w := ways[from][i].then(width, cost)
				w.from, w.before = from, i
				k := 0
				if w.narrows {
					k = 1
				}
				if !found[k] || w.cost < best[k].cost {
					best[k], found[k] = w, true
				}
			}
			for k, w := range best {
				if found[k] {
					ways[to] = append(ways[to], w)
				}
			}
		}
	}
	end := ways[len(joints)-1]
	if len(end) == 0 { // something wider than a line has no place to break
		return text.Break(g.Chars, text.Measure{Width: limit}), nil
	}
	best := slices.MinFunc(end, func(a, b way) int { return a.cost - b.cost })
	for to := len(joints) - 1; to > 0; {
		from, end := withoutBlanks(g, joints[best.from].at, joints[to].at)
		lines = append(lines, naturalPart(g, from, end))
		if joints[best.from].unsure {
			unsure = append(unsure, from)
		}
		to, best = best.from, ways[best.from][best.before]
	}
	slices.Reverse(lines)
	slices.Reverse(unsure)
	return lines, unsure
}

// way is a title broken up to some joint.
type way struct {
	cost         int
	width        int  // of its last line; 0: there is none yet
	narrows      bool // of two lines of different width the last two narrowed
	from, before int  // the joint where the last line begins, and the way to get there
}

// then adds a line that ends at a joint of a cost.
//
// Two lines of one width make a rectangle, wide after narrow after wide an
// hourglass; a line much shorter than its neighbour and a stub look lost. A
// line more than it takes is better than a word torn, worse than most else.
func (w way) then(width, cost int) way {
	next := way{cost: w.cost + cost + 150, width: width, narrows: w.narrows}
	if width <= 4000 {
		next.cost += 250
	}
	if w.width == 0 {
		return next
	}
	d := width - w.width
	switch size := max(d, -d); {
	case size < 1000:
		next.cost += 80
		return next
	case size > 4000:
		next.cost += (size - 4000) / 100
	}
	if next.narrows = d < 0; d > 0 && w.narrows {
		next.cost += 300
	}
	return next
}

// widthOf is the natural width of the characters [from,to) without the blanks at
// their edges, which stand on no line.
func widthOf(g *Galley, from, to int) (w int) {
	from, to = withoutBlanks(g, from, to)
	for _, c := range g.Chars[from:to] {
		w += c.Advance
	}
	return w
}

func withoutBlanks(g *Galley, from, to int) (int, int) {
	for from < to && isBlank(g.Chars[from].Rune) {
		from++
	}
	for to > from && isBlank(g.Chars[to-1].Rune) {
		to--
	}
	return from, to
}

func isBlank(r rune) bool { return r == ' ' || r == '\u3000' }

// joint is a place where a line of a title may begin, or its start or end.
type joint struct {
	at, cost int
	unsure   bool // a reader may find a word torn here
}

// What it costs to break where the word list has such a join.
var joinCosts = [...]int{lexicon.Apart: 0, lexicon.Single: 40, lexicon.Unsure: 300, lexicon.Compound: 200, lexicon.Inside: 500}

// jointsOf lists the joints with what it costs to break there: nothing between
// two words, something inside a compound, much inside a word, a name of an organ
// or, if a line can hold it, what stands in brackets.
func jointsOf(g *Galley, limit int, names []string) []joint {
	n := len(g.Chars)
	title := make([]rune, n)
	for i, c := range g.Chars {
		title[i] = c.Rune
	}
	words := lexicon.Joins(string(title))
	cost := make([]int, n+1)
	for i, join := range words {
		cost[i] = joinCosts[join]
	}
	inNames(g, title, limit, names, cost)
	torn := slices.Clone(cost)
	inBrackets(g, title, limit, cost)
	joints := []joint{{}}
	for _, at := range text.Places(g.Chars) {
		c := cost[at] + manners(title, at)
		if torn[at] > 0 && words[at] != lexicon.Apart && twice(title, at) {
			c += 300
		}
		joints = append(joints, joint{at, c, torn[at] > joinCosts[lexicon.Compound]})
	}
	return append(joints, joint{at: n})
}

// inBrackets adds the cost of tearing what stands in brackets: much, unless no
// line holds it.
func inBrackets(g *Galley, title []rune, limit int, cost []int) {
	var open []int
	for i, r := range title {
		switch {
		case strings.ContainsRune("《（〔“〈", r):
			open = append(open, i)
		case strings.ContainsRune("》）〕”〉", r) && len(open) > 0:
			start := open[len(open)-1]
			open = open[:len(open)-1]
			torn := 700
			if widthOf(g, start, i+1) > limit {
				torn = 100
				cost[start] -= 260 // then at least its beginning is seen
			}
			for at := start + 1; at <= i; at++ {
				cost[at] += torn
			}
		}
	}
}

// inNames sets the cost of tearing a name of an organ that a line holds; before
// it and behind it there is none.
func inNames(g *Galley, title []rune, limit int, names []string, cost []int) {
	for _, name := range names {
		n := []rune(name)
		for i := 0; len(n) > 1 && i+len(n) <= len(title); i++ {
			if !slices.Equal(title[i:i+len(n)], n) || widthOf(g, i, i+len(n)) > limit {
				continue
			}
			if i > 0 && cost[i] < 600 {
				cost[i] = 0
			}
			if cost[i+len(n)] < 600 {
				cost[i+len(n)] = 0
			}
			for at := i + 1; at < i+len(n); at++ {
				cost[at] = 600
			}
		}
	}
}

// manners is what beginning a line with at costs by its neighbours: 关于 begins
// a line, or 关于印发 ends one; a particle begins none; a year stays with what it
// is the year of.
func manners(title []rune, at int) (cost int) {
	before, after := string(title[:at]), string(title[at:])
	switch r := title[at]; {
	case r == '的' && strings.ContainsRune("》）”", title[at-1]):
		cost += 100
	case strings.ContainsRune("的和与及等", r):
		cost += 400
	}
	switch {
	case from.MatchString(before) && figure.MatchString(after), measured.MatchString(before) && to.MatchString(after):
		cost += 700 // 2026年～2028年
	case strings.HasPrefix(after, "关于"):
		cost -= 60
	case strings.HasSuffix(before, "关于"), strings.HasSuffix(before, "关于对"), strings.HasSuffix(before, "的"):
		cost += 300
	case strings.HasSuffix(before, "关于印发"), strings.HasSuffix(before, "关于转发"):
		cost -= 60
	case strings.HasSuffix(before, "年"), strings.HasSuffix(before, "年度"):
		cost += 160
	case title[at-1] == '等' && others.MatchString(after):
		cost += 400 // 县教育局等部门
	case isBlank(title[at-1]):
		cost -= 80
	case strings.ContainsRune("省市县区州盟旗镇乡", title[at-1]):
		cost += 150 // 青禾县财政局
	case hasAny(after, tails, strings.HasPrefix), hasAny(before, leaning, strings.HasSuffix):
		cost += 120
	case strings.ContainsRune("和与及、", title[at-1]):
		cost += 250
	case bareVerb(title, at):
		cost += 130
	case year.MatchString(after):
		cost -= 90
	}
	return cost
}

// bareVerb reports whether a line would end with 关于 and a verb whose object
// begins the next; of 关于印发 and its like this is usual.
func bareVerb(title []rune, at int) bool {
	return at > 4 && string(title[at-4:at-2]) == "关于" && !slices.Contains(announcing, string(title[at-2:at]))
}

// year is a year at the head of a line, which is a good place for it.
var year = regexp.MustCompile(`^(19|20)\d\d年`)

// What stands on the two sides of a place inside a range, which is one thing.
var (
	from     = regexp.MustCompile(`[0-9年月日号%℃]([～~—–－-]+|至)$`)
	figure   = regexp.MustCompile(`^[0-9]`)
	measured = regexp.MustCompile(`[0-9年月日号%℃]$`)
	to       = regexp.MustCompile(`^至[0-9]`)
)

// others are the organs that 等 leaves unnamed.
var others = regexp.MustCompile(`^[一二三四五六七八九十0-9]*(家|个)?(部门|单位|机关)`)

// Words that stay with the words before them, of which they make an organ, and
// words that lean on those behind them.
var (
	tails      = []string{"委员会", "办公室", "领导小组", "工作小组", "指挥部", "联席会议", "管理局"}
	announcing = []string{"印发", "转发", "批转", "公布", "发布", "修订", "废止", "表彰"}
	leaning    = []string{
		"主要", "先进", "重点", "重大", "优秀", "优先", "违法", "非法", "非物质", "小型", "中型", "大型", "新型", "有关", "相关", "部分",
		"进一步", "全面", "切实", "深入", "更好", "积极", "大力", "依法", "同意", "基本", "各级",
	}
)

func hasAny(s string, words []string, has func(s, word string) bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return has(s, w) })
}

// twice reports whether the two characters around at stand side by side
// elsewhere in the title too: they are then part of a name.
func twice(title []rune, at int) bool {
	for i := 1; i < len(title); i++ {
		if i != at && title[i-1] == title[at-1] && title[i] == title[at] {
			return true
		}
	}
	return false
}
