package tasks

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/book/grid"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
)

// builtIns are the keys that a column can have of itself, in the order in which
// a tie is decided.
var builtIns = [...]string{
	notice.KeySeq, notice.KeySection, notice.KeyTopic, notice.KeyTitle, notice.KeyLead, notice.KeyResponsible, notice.KeyRequirement, notice.KeyDue,
}

// name gives the columns their keys: the assignment that is surest as a whole,
// each key once.
func (d *Reader) name(t *source.Table, h *Heading) {
	sectioned := d.hasSections(t, h)
	helping := false
	for _, c := range h.columns {
		p := grid.Plain(c.Head)
		helping = helping || strings.Contains(p, "配合") || strings.Contains(p, "协办") || strings.Contains(p, "参与") || strings.Contains(p, "协同") || strings.Contains(p, "协助")
	}
	sure := make([][]int, len(h.columns))
	for i, c := range h.columns {
		sure[i] = make([]int, len(builtIns))
		plain := grid.Plain(c.Head)
		if plain == "" || utf8.RuneCountInString(c.Head) > longestHead {
			continue
		}
		for k, key := range builtIns {
			if key == notice.KeySection && sectioned {
				continue
			}
			sure[i][k] = certainty(plain, key)
			switch {
			case key == notice.KeyTopic && sure[i][k] == 0 && certainty(plain, notice.KeySection) > 0:
				sure[i][k] = second
			case key == notice.KeyLead && helping && sure[i][k] == 0 && (strings.HasPrefix(plain, "责任") || strings.HasPrefix(plain, "承办") || strings.HasPrefix(plain, "主责")):
				sure[i][k] = second
			}
		}
		if measured(t, h, &c) { // 吨, not who
			sure[i][slices.Index(builtIns[:], notice.KeyLead)], sure[i][slices.Index(builtIns[:], notice.KeyResponsible)] = 0, 0
		}
		if number, topic := slices.Index(builtIns[:], notice.KeySeq), slices.Index(builtIns[:], notice.KeyTopic); sure[i][topic] > 0 && named(t, h.Last, c.At) {
			sure[i][number] = 0 // an item is a number, or what has one
		}
		if key, best := ownHead(plain); best > grid.SureEnding && !slices.Contains(answers, key) { // a column of its own, whatever else its words could be
			for k := range builtIns {
				if sure[i][k] < grid.SureWord && sure[i][k] < best {
					sure[i][k] = 0
				}
			}
		}
		if key, said := d.choice(h, i); said {
			clear(sure[i])
			if k := slices.Index(builtIns[:], key); k >= 0 {
				sure[i][k] = chosen
			}
		}
	}
	h.assign(sure)
	d.partWork(t, h)
	if h.Of(notice.KeyTopic) == nil { // one column of groups is the topic
		if c := h.Of(notice.KeySection); c != nil && c.sure < chosen {
			c.Key = notice.KeyTopic
		}
	}
	d.needRequirement(t, h)
	d.needDue(h)
	d.partGroups(t, h)
	used := map[string]bool{}
	for i := range h.columns {
		used[h.columns[i].Key] = true
	}
	for i := range h.columns {
		if c := &h.columns[i]; c.Key == "" {
			c.Key = d.ownKey(h, i, used)
			used[c.Key] = true
		}
	}
}

// assign gives out the keys so that all columns together are surest.
func (h *Heading) assign(sure [][]int) {
	for i, k := range grid.Best(sure) {
		if k >= 0 {
			h.columns[i].Key, h.columns[i].sure = builtIns[k], sure[i][k]
		}
	}
}

// partGroups makes section and topic of a head over two columns that both hold
// groups, the second within the first.
func (d *Reader) partGroups(t *source.Table, h *Heading) {
	for i := range h.columns {
		c := &h.columns[i]
		if c.Key != notice.KeyTopic || c.last != c.At+1 || h.Of(notice.KeySection) != nil || filledBelow(t, h.Last, c.At) == 0 || filledBelow(t, h.Last, c.last) < filledBelow(t, h.Last, c.At) {
			continue
		}
		second := *c
		second.At = c.last
		c.Key, c.last = notice.KeySection, c.At
		h.columns = slices.Insert(h.columns, i+1, second)
		return
	}
}

// wanting are the keys of own columns that may say what is to be done where no
// other does; who, where, how much and how far do not.
var wanting = []string{"goal", "measure", "result"}

// needRequirement finds the column of what is to be done where no head says so:
// the one with the most words that does not belong to another kind.
func (d *Reader) needRequirement(t *source.Table, h *Heading) {
	if h.Of(notice.KeyRequirement) != nil {
		return
	}
	var best *Column
	most, many := 0, h.oneOfMany()
	for i := range h.columns {
		c := &h.columns[i]
		switch c.Key {
		case notice.KeySeq, notice.KeyLead, notice.KeyResponsible, notice.KeyDue, notice.KeySection:
			continue
		case "":
			plain := grid.Plain(c.Head)
			if key, sure := ownHead(plain); sure > 0 && !slices.Contains(wanting, key) || d.chose(c.Head) || max(certainty(plain, notice.KeyLead), certainty(plain, notice.KeyResponsible)) >= grid.SureWord {
				continue
			}
		}
		if n := wordsBelow(t, h.Last, c.At); n > 0 && (best == nil || many(best) && !many(c) || n > most && many(best) == many(c)) {
			best, most = c, n
		}
	}
	if best == nil || best.Key == "" && !h.saysWork(best) {
		return
	}
	if best.Key == notice.KeyTopic {
		best.Key = ""
		if s := h.Of(notice.KeySection); s != nil {
			s.Key = notice.KeyTopic
		} else if i := slices.IndexFunc(h.columns, func(c Column) bool {
			return c.Key == "" && c.At != best.At && grid.Plain(c.Head) != grid.Plain(best.Head) && certainty(grid.Plain(c.Head), notice.KeyTopic) >= grid.SureWord
		}); i >= 0 {
			h.give(i, notice.KeyTopic)
		}
	}
	best.Key = notice.KeyRequirement
	best.sure = second
}

// saysWork reports whether the other heads are those of a table of tasks, where
// the column that has the most words is under one that nobody knows: a list of
// persons, or of what each place is given, has units as well.
func (h *Heading) saysWork(best *Column) bool {
	if _, sure := ownHead(grid.Plain(best.Head)); sure > 0 {
		return true // a goal, a result
	}
	persons, work := false, false
	for i := range h.columns {
		c := &h.columns[i]
		switch c.Key {
		case notice.KeyDue, notice.KeyTopic, notice.KeySection, notice.KeyTitle, notice.KeyLead:
			return true
		case notice.KeyResponsible:
			work = !slices.Contains([]string{"单位", "部门", "科室", "处室"}, grid.Plain(c.Head))
		default:
			key, _ := ownHead(grid.Plain(c.Head))
			persons = persons || key == notice.KeyPerson || key == notice.KeyPhone
		}
	}
	return work && !persons
}

// wordsBelow is how many Chinese characters stand in a column below a row. A
// formula has words too, and says nothing that is to be done.
func wordsBelow(t *source.Table, row, col int) (n int) {
	seen := -1
	for r := row + 1; r < len(t.At); r++ {
		if k := t.Index(r, col); k >= 0 && k != seen && t.Cells[k].Col == col {
			if t.Cells[k].Kind == grid.Words {
				n += hanzi(t.Cells[k].Text)
			}
			seen = k
		}
	}
	return n
}

// namePattern is a Chinese character that is no numeral, or a word.
var namePattern = prose.Pattern(`[^\P{Han}一二三四五六七八九十百〇零第项号]|\p{Latin}{4}`)

// named reports whether names stand in a column below a row, and not numbers.
func named(t *source.Table, row, col int) bool {
	names, all := 0, 0
	for r := row + 1; r < len(t.At); r++ {
		if s := t.Text(r, col); s != "" {
			all++
			if namePattern().MatchString(s) {
				names++
			}
		}
	}
	return 2*names > all
}

// oneOfMany tells the columns that are one of several which say the same thing of
// different times or places: the goals of four quarters, each under a head of its
// own. None of them is the task.
func (h *Heading) oneOfMany() func(*Column) bool {
	overs, heads, goals := map[string]int{}, map[string]int{}, 0
	goal := func(c *Column) bool {
		key, _ := ownHead(grid.Plain(c.Head))
		return key == "goal"
	}
	for i := range h.columns {
		c := &h.columns[i]
		overs[c.Over]++
		heads[grid.Plain(c.Head)]++
		if goal(c) {
			goals++
		}
	}
	return func(c *Column) bool {
		return c.Over != "" && (overs[c.Over] > 1 || heads[grid.Plain(c.Head)] > 1) || goals > 1 && goal(c)
	}
}

// answers are the keys of columns whose words are also those of a deadline.
var answers = []string{notice.KeyDone, notice.KeyStatus, notice.KeyProgress}

// ownHead is the key that a head names among those that many tables have and the
// schema has not, and how sure that is.
func ownHead(plain string) (key string, sure int) {
	for _, k := range notice.HeadKeys() {
		if s := certainty(plain, k); s > sure && !slices.Contains(builtIns[:], k) {
			key, sure = k, s
		}
	}
	return key, sure
}

// chose reports whether the user says what a column is.
func (d *Reader) chose(head string) bool {
	return slices.ContainsFunc(d.Choices, func(ch Choice) bool { return grid.Plain(ch.Head) == grid.Plain(head) })
}

// hanzi is how many Chinese characters a text has: numbers and names of days say
// nothing that is to be done.
func hanzi(s string) (n int) {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// ownKey is the key of a column that the schema does not know.
func (d *Reader) ownKey(h *Heading, i int, used map[string]bool) string {
	key, _ := ownHead(grid.Plain(h.columns[i].Head))
	if k, said := d.choice(h, i); said && !slices.Contains(builtIns[:], k) {
		key = k
	}
	if key == "" {
		key = fmt.Sprintf("column%d", i+1)
	}
	for n, base := 2, key; used[key]; n++ {
		key = fmt.Sprintf("%s%d", base, n)
	}
	return key
}

// dropUpper takes the upper head off groups that hold a column of its own and
// need it not, and tells it: the words of such a column stand under one head, and
// two only where the lower alone would name two columns.
func (d *Reader) dropUpper(t *source.Table, h *Heading) {
	times := map[string]int{}
	for i := range h.columns {
		times[grid.Plain(h.columns[i].Head)]++
	}
	var groups []string
	for first := 0; first < len(h.columns); {
		over, end, own, twice := h.columns[first].Over, first, false, false
		for ; end < len(h.columns) && h.columns[end].Over == over; end++ {
			c := &h.columns[end]
			own = own || !slices.Contains(builtIns[:], c.Key)
			twice = twice || times[grid.Plain(c.Head)] > 1
		}
		if own && !twice && over != "" {
			groups = append(groups, over)
			for i := first; i < end; i++ {
				h.columns[i].Over, h.columns[i].Upper = "", over
			}
		}
		first = end
	}
	if len(groups) > 0 {
		d.Say(doubt.HeadUnknown, "要印两层表头，用注释里写好的 head = [\"上\", \"下\"] 换掉那一栏的 head", "%s表头有两层，上层%s没有导入", d.placeOf(t), prose.Quoted(groups...))
	}
}

// doubtHeads tells of the columns that were only guessed.
func (d *Reader) doubtHeads(t *source.Table, h *Heading) {
	var guessed []string
	for i := range h.columns {
		c := &h.columns[i]
		switch _, _, builtIn := notice.BuiltIn(c.Key); {
		case builtIn && c.sure < grid.SureEnding && c.Head != "":
			guessed = append(guessed, fmt.Sprintf("“%s”当作 %s（%s）", c.Head, c.Key, notice.Heads(c.Key)[0]))
		case !builtIn && (c.rival || h.beaten(c)):
			guessed = append(guessed, fmt.Sprintf("“%s”另作一栏 %s", c.Head, c.Key))
		}
	}
	if slices.ContainsFunc(h.columns, func(c Column) bool { return c.middle != "" }) {
		d.Say(doubt.HeadUnknown, "核对栏目的 head", "%s表头有三层，程序印两层：下面的合成了一层", d.placeOf(t))
	}
	if len(guessed) > 0 {
		d.Say(doubt.HeadUnknown, "不对的话写明它是什么，如 --column \"表头=due\"；键有 seq section topic title lead responsible requirement due，或自定的英文键", "%s%s", d.placeOf(t), strings.Join(guessed, "，"))
	}
}

// doubtTwins tells of columns under the same head: which of them is which, only
// the user knows.
func (d *Reader) doubtTwins(t *source.Table, h *Heading) {
	first := map[[2]string]int{} // by the heads: the cell that has them
	var twins []string
	for i := range h.columns {
		c := &h.columns[i]
		head := [2]string{grid.Plain(c.Over), grid.Plain(c.Head)}
		at := t.Index(h.Last, c.At)
		if one, met := first[head]; met && one != at && head[1] != "" {
			twins = append(twins, fmt.Sprintf("又一栏“%s”当作 %s", c.Head, c.Key))
		}
		first[head] = at
	}
	if len(twins) > 0 {
		d.Say(doubt.HeadUnknown, "并排的两张表，改成上下接着的一张；是两样东西的，把表头写成不同的，再导入", "%s表头相同的栏不止一栏：%s", d.placeOf(t), strings.Join(twins, "，"))
	}
}

// placeOf names a table before a message.
func (d *Reader) placeOf(t *source.Table) string {
	if s := t.Called(); s != "" {
		return s + "："
	}
	return ""
}
