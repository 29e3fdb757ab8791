package table

import (
	"fmt"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/unit"
)

// halfWidth counts half characters: what lies below U+2000 is taken as half an
// em wide, all else as a full one.
func halfWidth(s string) (n int) {
	for _, r := range s {
		if r < 0x2000 {
			n++
		} else {
			n += 2
		}
	}
	return n
}

// widths finds how many full-width characters a line of each column holds, and
// whether the table is set in portrait.
//
// A table is portrait if every head then fits two lines and 具体要求 keeps the
// style's number of characters, or if it is small; else landscape, unless the source
// says which.
// Columns that cannot share the width are an error, and share it evenly.
func (t *Table) widths() {
	columns := t.estimates()
	t.readHeads()
	try := func(up bool) *refusal {
		t.up = up
		return t.share(columns)
	}
	var no *refusal
	switch t.in.Orientation {
	case compose.Portrait:
		no = try(false)
	case compose.Landscape:
		no = try(true)
	default:
		if try(false) == nil && (t.portraitServes() || t.small()) {
			break
		}
		no = try(true)
	}
	if no != nil {
		t.l.Fault(&ruleColumns, no.at, no.hint, "%s", no.message)
		t.shareEvenly()
		return
	}
	for c, n := range t.numbers {
		if n.chars > t.chars[c] {
			t.l.Fault(&ruleTornNumber, n.at, "让这一栏宽些：写明的 width 改大，或减少栏目", "这一栏一行容得下 %d 个字，有的数字要 %d 个字宽，拆到两行", t.chars[c], n.chars)
		}
	}
}

// shareEvenly gives every column the same width, whatever then becomes of its
// text: a table with an error in it is shown too, while it is being written.
func (t *Table) shareEvenly() {
	width, _ := t.pageSize()
	t.cols = slices.Clone(t.cols)
	for i := range t.cols {
		t.cols[i].Width = 0
		t.chars[i] = max(1, int((width/unit.Length(len(t.cols))-2*t.l.Style.Table.Padding)/t.l.Style.Table.Size.Em()))
	}
	t.place(width)
}

func (t *Table) portraitServes() bool {
	if !t.roomy {
		return false
	}
	for i := range t.cols {
		if t.headChars(i) > t.chars[i] {
			return false
		}
		if t.cols[i].Kind == compose.Sentences && t.chars[i] < t.sentence() {
			return false
		}
	}
	return true
}

// small reports whether an upright page holds the whole table, with no number and no
// word torn and its sentences in lines as long as within a text: nobody turns a sheet
// for that.
func (t *Table) small() bool {
	if t.best.pages != 1 || t.best.numbers > 0 || t.best.words > 0 {
		return false
	}
	for c := range t.cols {
		if t.headChars(c) > t.chars[c] || t.kinds[c] == running && t.chars[c] < t.l.Style.Table.WithinChars {
			return false
		}
	}
	return true
}

// sentence is how many characters a column of sentences keeps on an upright page.
// A table within the notice's own text makes do with fewer: it stands on the page
// of the text and of what closes it, which a landscape one would leave half white.
func (t *Table) sentence() int {
	if t.within {
		return t.l.Style.Table.WithinChars
	}
	return t.l.Style.Table.PortraitChars
}

// refusal says why columns cannot share a width.
type refusal struct {
	at            diag.Span
	message, hint string
}

// share shares the width of the type area among the columns: written widths as
// they are, the rest such that the estimated height of the table is least.
func (t *Table) share(columns []column) *refusal {
	width, _ := t.pageSize()
	t.chars, t.best = make([]int, len(t.cols)), score{}
	total, no := t.written(width)
	if no != nil {
		return no
	}
	if t.roomy = total < 0; total >= 0 {
		least := t.enough(total)
		if least == nil {
			return t.tooWide(width)
		}
		lowest := t.lowest(least)
		t.proportion(columns, least, total)
		t.best = t.improve(columns, least, lowest)
	}
	t.place(width)
	return nil
}

// written sets the columns whose width the source states; it returns how many
// characters the others share, or -1 if there are no others.
func (t *Table) written(width unit.Length) (total int, no *refusal) {
	em, pad := t.l.Style.Table.Size.Em(), t.l.Style.Table.Padding
	room, sum, auto := width, unit.Length(0), 0
	for i := range t.cols {
		c := &t.cols[i]
		w := unit.Length(c.Width)
		if w == 0 {
			auto++
			room -= 2 * pad
			continue
		}
		sum, room = sum+w, room-w
		if t.chars[i] = int((w - 2*pad) / em); t.chars[i] < 1 {
			return 0, &refusal{
				at:      c.Span,
				message: fmt.Sprintf("栏宽 %s 毫米放不下一个字", w),
				hint:    fmt.Sprintf("至少 %s 毫米（一个字加左右的空隙），或不写 width", em+2*pad),
			}
		}
	}
	if sum > width {
		return 0, &refusal{
			at:      t.in.Span,
			message: fmt.Sprintf("各栏写明的宽合计 %s 毫米，版心只有 %s 毫米", sum, width),
			hint:    "改小 width，或有的栏不写 width，由程序分配",
		}
	}
	if auto == 0 {
		return -1, nil
	}
	if room < 0 {
		return 0, t.tooWide(width)
	}
	return int(room / em), nil
}

func (t *Table) tooWide(width unit.Length) *refusal {
	hint := "减少栏目，缩短表头，或改小写明的 width"
	if !t.up {
		hint += "，或让表横排（orientation = \"landscape\"）"
	}
	return &refusal{at: t.in.Span, message: fmt.Sprintf("%d 个栏目放不进 %s 毫米宽的版心", len(t.cols), width), hint: hint}
}

// enough is the fewest characters that each column of no written width is
// given, as generous as the total allows, or nil. A crowded landscape table
// gives its labels less for the sake of its sentences; a crowded portrait one
// asks for the wider sheet by itself.
func (t *Table) enough(total int) []int {
	for _, n := range []int{generous, scant, 2, 0} {
		least := t.least(n)
		spare := total - sumOf(least)
		if spare >= cramped || spare >= 0 && (n < generous || !t.up) {
			t.roomy = n == generous
			return least
		}
	}
	return nil
}

// proportion gives each column its least and the rest in proportion to its
// text, as even as whole characters are; columns of numbers need no more than
// their least, unless there are no others.
func (t *Table) proportion(columns []column, least []int, total int) {
	load := loads(columns)
	if blank(columns) { // a form: as wide as the heads ask for
		for i := range load {
			load[i] = max(1, t.headChars(i))
		}
	}
	sum, numbers := 0, 0
	for i := range t.cols {
		if least[i] == 0 {
			load[i] = 0
		} else if t.cols[i].Kind == compose.Numbers {
			numbers += load[i]
		}
		sum += load[i]
	}
	if numbers < sum {
		for i := range t.cols {
			if t.cols[i].Kind == compose.Numbers {
				load[i] = 0
			}
		}
		sum -= numbers
	}
	spare, rest := total-sumOf(least), 0 // rest: of the division, carried on
	for i := range t.cols {
		if least[i] == 0 {
			continue
		}
		share := spare*load[i] + rest
		t.chars[i] = least[i] + share/sum
		rest = share % sum
	}
}

// blank reports whether no cell has a word.
func blank(columns []column) bool {
	said := func(w *words) bool { return len(w.chars) > 0 }
	return !slices.ContainsFunc(columns, func(c column) bool {
		return slices.ContainsFunc(c.alone.words, said) || slices.ContainsFunc(c.wide.words, said)
	})
}

// cramped is how few characters beyond what every column needs make a landscape
// table give its labels less, for the sake of its sentences.
const cramped = 12

// generous is how many characters of a paragraph every column keeps if it can.
const generous = 6

// scant is how many they keep on a crowded sheet, or to save a page.
const scant = 4

// lowest is the fewest characters to which columns may go to save a page: of their
// least, sentences give nothing.
func (t *Table) lowest(least []int) []int {
	if !t.roomy {
		return least
	}
	fewer := t.least(scant)
	for c, k := range t.kinds {
		if k == running {
			fewer[c] = least[c]
		}
	}
	return fewer
}

// least is the fewest characters of each column of no written width: its head
// on two lines, its longest paragraph whole or so many characters of it, a
// number and （续） never broken, a date only if the sheet is crowded; on an upright
// page sentences keep the style's number of characters, if they can. Of 0
// characters, the last resort, numbers break too.
func (t *Table) least(enough int) []int {
	longest := slices.Clone(t.paragraphs)
	for i, n := range longest {
		if t.chars[i] > 0 {
			longest[i] = 0
			continue
		}
		few := max(2, enough)
		switch t.cols[i].Kind {
		case compose.Numbers:
			if enough == 0 {
				n = min(n, few)
			}
		case compose.Days:
			if n = min(n, few); enough == generous {
				n = max(n, t.longestDay(i))
			}
		case compose.Sentences:
			if n = min(n, few); enough == generous && !t.up {
				n = t.sentence()
			}
		default:
			n = min(n, few)
		}
		if enough > 0 {
			n = max(n, t.numbers[i].chars)
		}
		if t.cols[i].Listed {
			n = max(n, (halfWidth(t.l.Style.Table.Continued)+1)/2)
		}
		longest[i] = max(2, n, t.headChars(i))
	}
	t.underHeads(longest)
	return longest
}

// headChars is how many characters of the table's size are as wide as the head
// of a column alone on two lines.
func (t *Table) headChars(c int) (most int) {
	for i := range t.in.Heads {
		if h := &t.in.Heads[i]; h.First == c && h.End == c+1 {
			most = max(most, t.inTwoLines(h))
		}
	}
	return most
}

// inTwoLines is how many characters of the table's size a cell of the head takes
// on two lines.
func (t *Table) inTwoLines(h *compose.HeadCell) int {
	st := &t.l.Style.Table
	widest := 0
	for line := range strings.SplitSeq(h.Text.S, "\n") {
		widest = max(widest, halfWidth(line))
	}
	n, head, size := (widest+3)/4, int(st.Head.Size), int(st.Size)
	if strings.Contains(h.Text.S, "\n") { // it has two lines already
		n = (widest + 1) / 2
	}
	return (n*head + size - 1) / size
}

// underHeads widens the columns of a head that they share until it fits two lines.
func (t *Table) underHeads(least []int) {
	for i := range t.in.Heads {
		h := &t.in.Heads[i]
		lack := t.inTwoLines(h)
		for c := h.First; c < h.End; c++ {
			lack -= max(least[c], t.chars[c])
		}
		for c := h.First; h.End > h.First+1 && c < h.End && lack > 0; c++ {
			if least[c] > 0 {
				least[c] += lack
				break
			}
		}
	}
}

// longestDay is the characters of the longest date in a column, at most those
// of 2023年11月30日; longer phrases may break.
func (t *Table) longestDay(c int) (n int) {
	for _, r := range t.cols[c].Cells {
		for _, day := range strings.FieldsFunc(r.Text.S, func(r rune) bool { return strings.ContainsRune("—，、\n", r) }) {
			if k := (halfWidth(day) + 1) / 2; k <= 8 {
				n = max(n, k)
			}
		}
	}
	return n
}

func sumOf(ns []int) (sum int) {
	for _, n := range ns {
		sum += n
	}
	return sum
}

// place turns characters into edges. What the characters leave over is spread
// over the columns as padding, so that a line of a column holds whole
// characters and pure hanzi need no stretching.
func (t *Table) place(width unit.Length) {
	em, pad := t.l.Style.Table.Size.Em(), t.l.Style.Table.Padding
	w := make([]unit.Length, len(t.cols))
	over, auto := width, 0
	for i := range t.cols {
		if w[i] = unit.Length(t.cols[i].Width); w[i] == 0 {
			w[i] = unit.Length(t.chars[i])*em + 2*pad
			auto++
		}
		over -= w[i]
	}
	t.edges = make([]unit.Length, len(t.cols)+1)
	if auto == 0 {
		t.edges[0] = over / 2 // below a title that is centred, so is the table
	}
	k := 0
	for i := range t.cols {
		if t.cols[i].Width == 0 {
			w[i] += over*unit.Length(k+1)/unit.Length(auto) - over*unit.Length(k)/unit.Length(auto)
			k++
		}
		t.edges[i+1] = t.edges[i] + w[i]
	}
}
