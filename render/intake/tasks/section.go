package tasks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/book/grid"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// anotherHead reports whether a row is the head of another table.
func (d *Reader) anotherHead(t *source.Table, h *Heading, row int) bool {
	cells := t.Distinct(row)
	if len(cells) < 3 || repeatsHead(t, h, row) {
		return false
	}
	sure, units := 0, false
	for _, k := range cells {
		if utf8.RuneCountInString(t.Cells[k].Text) > longestHead {
			return false
		}
	}
	for _, k := range cells {
		text := t.Cells[k].Text
		if d.isHead(text) >= grid.SureWord {
			sure++
		}
		p := grid.Plain(text)
		units = units || certainty(p, notice.KeyLead) > grid.SureEnding || certainty(p, notice.KeyResponsible) > grid.SureEnding
	}
	return units && sure >= 3 && 3*sure >= 2*len(cells)
}

// repeatsHead reports whether a row is a row of the head again.
func repeatsHead(t *source.Table, h *Heading, row int) bool {
	for from := h.First; from <= h.Last; from++ {
		same, other := 0, 0
		for c := range t.At[row] {
			a, b := t.Text(row, c), t.Text(from, c)
			switch {
			case a == "":
			case prose.Bare(a) == prose.Bare(b), c < len(h.texts) && prose.Bare(a) == prose.Bare(h.texts[c]):
				same++
			default:
				other++
			}
		}
		if same >= 2 && other == 0 {
			return true
		}
	}
	return false
}

// NoteLike reports whether words are said of a table, not in it.
func NoteLike(s string) bool {
	s = strings.TrimLeft(prose.Bare(s), "（(*※")
	for _, p := range [...]string{"注：", "注:", "注1", "注释", "备注", "说明", "填表", "填报", "制表", "审核", "联系人", "附注", "此表", "本表", "以上", "资料来源", "数据来源", "打印"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// tail is where the notes below the rows begin: lines of one cell behind which
// no row of tasks comes.
func (r *reading) tail(end int) int {
	for end > r.h.Last+1 {
		row := end - 1
		k := r.t.Lone(row)
		switch {
		case len(r.t.Distinct(row)) == 0:
		case r.isTotal(row):
			r.totals = append(r.totals, row)
		case k >= 0 && !r.inText(k) && !IsSection(r.t.Cells[k].Text):
			r.b.After = append([]string{r.t.Cells[k].Text}, r.b.After...)
		case r.signed(row):
			r.b.After = append([]string{r.t.Said(row)}, r.b.After...)
		default:
			return end
		}
		end = row
	}
	return end
}

// signed reports whether a row says who filled in the table, who looked it over
// and when: every cell of it names something with a colon, or is a day.
func (r *reading) signed(row int) bool {
	cells := r.t.Distinct(row)
	named := 0
	for _, k := range cells {
		c := &r.t.Cells[k]
		_, verdict := words.ReadDay(c.Text)
		switch {
		case c.Row != row, utf8.RuneCountInString(c.Text) > 40:
			return false
		case strings.ContainsAny(c.Text, "：:") && (NoteLike(c.Text) || utf8.RuneCountInString(c.Text[:strings.IndexAny(c.Text, "：:")]) <= 6):
			named++
		case verdict != words.Dated:
			return false
		}
	}
	return named > 0 && len(cells) < len(r.h.columns)
}

// IsSection reports whether words begin as the heading of a section does.
func IsSection(s string) bool {
	o, ok := words.ScanOrdinal(fullBrackets(s))
	return ok && o.Level <= 2 && utf8.RuneCountInString(s) <= 60
}

// fullBrackets gives an ordinal its full-width brackets.
func fullBrackets(s string) string {
	if rest, ok := strings.CutPrefix(s, "("); ok {
		if inner, after, ok := strings.Cut(rest, ")"); ok && utf8.RuneCountInString(inner) <= 3 {
			return "（" + inner + "）" + after
		}
	}
	return s
}

// hasSections reports whether rows of one cell stand between the rows of tasks.
func (d *Reader) hasSections(t *source.Table, h *Heading) bool {
	r := &reading{Reader: d, t: t, h: h, b: &Breakdown{}}
	for row := h.Last + 1; row+1 < len(t.At); row++ {
		if s, _ := r.sectionOf(row); s != "" && len(t.Distinct(row+1)) > 1 {
			return true
		}
	}
	return false
}

// sectionOf is the heading of a section that a row is, or "".
func (r *reading) sectionOf(row int) (text string, level int) {
	w := r.t.Width()
	cells := r.t.Distinct(row)
	for _, k := range cells {
		if r.t.Cells[k].Row != row || r.t.Cells[k].Rows > 1 && len(cells) > 1 {
			return "", 0
		}
	}
	switch len(cells) {
	case 1:
		c := &r.t.Cells[cells[0]]
		text = prose.OneLine(c.Text)
		if NoteLike(text) || r.inText(cells[0]) || utf8.RuneCountInString(text) > 100 || r.isTotal(row) {
			return "", 0
		}
		if c.Cols*2 < w && c.Col > 1 {
			return "", 0
		}
		if w == 1 {
			return "", 0
		}
	case 2: // 一 | 特色赛道
		a, b := &r.t.Cells[cells[0]], &r.t.Cells[cells[1]]
		mark := strings.TrimRight(prose.Bare(a.Text), "、.．")
		v, n := words.ParseHanzi(strings.Trim(fullBrackets(mark), "（）"))
		if n == 0 || a.Col != 0 || a.Cols > 1 || r.inText(cells[1]) && b.Cols == 1 || b.Cols*2 < w-1 && w > 3 && b.Col > 1 {
			return "", 0
		}
		text = words.Ordinal{Level: 1, Value: v}.String() + prose.OneLine(b.Text)
		if strings.HasPrefix(fullBrackets(mark), "（") {
			text = words.Ordinal{Level: 2, Value: v}.String() + prose.OneLine(b.Text)
		}
	default:
		return "", 0
	}
	text = fullBrackets(text)
	if o, ok := words.ScanOrdinal(text); ok {
		level = o.Level
	}
	return text, level
}

// followed reports whether a row of tasks comes before the next section.
func (r *reading) followed(row, end int) bool {
	for next := row + 1; next < end; next++ {
		if len(r.t.Distinct(next)) == 0 || repeatsHead(r.t, r.h, next) {
			continue
		}
		text, level := r.sectionOf(next)
		if text != "" && level == 2 && r.h.Of(notice.KeyTopic) == nil {
			continue
		}
		return text == ""
	}
	return false
}

// isTitleAgain reports whether words are the title of the table, repeated by
// hand.
func (r *reading) isTitleAgain(s string) bool {
	again := strings.NewReplacer("（续表）", "", "（续）", "", "(续表)", "", "(续)", "", "续表", "").Replace(prose.Bare(s))
	if again == "" {
		return true
	}
	for _, l := range r.t.Title {
		if prose.Bare(l) == again {
			return true
		}
	}
	for row := range r.h.First {
		if prose.Bare(r.t.Said(row)) == again {
			return true
		}
	}
	return false
}
