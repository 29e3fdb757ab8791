package assign

import (
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/notice"
)

// Answers: the columns a department fills in. Returns are read by these heads.
const (
	headStatus   = "完成状态"
	headProgress = "进展情况"
	headDone     = "完成日期"
	headPerson   = "责任人"
	headPhone    = "联系电话"
	headRemark   = "备注"

	// 延期, if the notice asks for that: until when, and why. The notice's own
	// deadline stays what it is until it is amended.
	headDelay  = "延期至"
	headReason = "延期原因"
)

// headDay stands over the days of deadlines.
const headDay = "截止日期"

// headChange stands over what an amendment changed.
const headChange = "修订情况"

// The statuses that a department chooses from; done is the one that ends a task.
const (
	statusIdle   = "未启动"
	statusUnder  = "推进中"
	statusDone   = "已完成"
	statusInNeed = "需协调"
)

func statuses() []string { return []string{statusIdle, statusUnder, statusDone, statusInNeed} }

// longestAnswer is the most characters of an answer, however much room it has.
const longestAnswer = 500

// answerLines is for how many lines of an answer each row has room before anything
// is filled in. What these lines hold is what an answer may have: whatever program
// prints the sheet, it shows every character.
const answerLines = 8

// progressAt is the place of 进展情况 among the answers.
const progressAt = int(RoleProgress - RoleStatus)

// answer is a fill-in column.
type answer struct {
	head   string
	width  int
	align  book.Align
	format string
}

func (p *planner) answers() []answer {
	list := []answer{
		{headStatus, 80, book.Centre, book.FormatText},
		{headProgress, progressLeast, book.Left, book.FormatText},
		{headDone, 88, book.Centre, book.FormatDay},
		{headPerson, 64, book.Centre, book.FormatText},
		{headPhone, 104, book.Centre, book.FormatText},
	}
	for _, head := range p.b.Returns { // that the notice asks for
		switch name := strings.Join(strings.Fields(head.S), ""); name {
		case "延期", "延期情况", "延期申请", headDelay:
			list = append(list, answer{headDelay, 88, book.Centre, book.FormatDay})
			if name != headDelay {
				list = append(list, answer{headReason, 128, book.Left, book.FormatText})
			}
		default:
			list = append(list, answer{name, 144, book.Left, book.FormatText})
		}
	}
	return append(list, answer{headRemark, 96, book.Left, book.FormatText})
}

// answerMost is for how many lines of an answer a department's rows have room where
// its page has: more looks like a form that lost its lines.
const answerMost = answerLines + 5

// forms plans what the fill-in cells accept, and the colours of deadline and
// status: a whole coloured row cannot be read in print. least is the height of the
// lowest row; where all rows are free to grow, a longer answer is asked about and
// not refused.
func (a *assignment) forms(least int, free bool) {
	s, base, last := a.s, a.base, a.s.Count()-1
	column := func(c int) book.Range { return book.Range{Col: c, Row: base, LastCol: c, LastRow: last} }
	s.TextNumbers = []book.Range{column(a.id)}
	from, to := a.answerDays()
	a.limits = make([]int, len(a.fields))
	for i, c := range a.planner.answers() {
		v := book.Validation{Range: column(a.answers + i), Title: c.head}
		switch c.head {
		case headStatus:
			v.Kind, v.Values = book.OneOf, statuses()
			v.Refuse = "请从下拉列表中选择：" + strings.Join(v.Values, "、") + "。"
		case headDone, headDelay:
			v.Kind, v.Min, v.Max = book.DayIn, from, to
			v.Prompt = "写全年月日，例如 2023-11-30。"
			v.Refuse = v.Prompt
		default:
			if c.head == headPhone {
				s.TextNumbers = append(s.TextNumbers, v.Range)
			}
			col := a.answers + i
			a.limits[col] = min(longestAnswer, sheet.Fits(a.fields[col].Width, least))
			v.Kind, v.Max, v.Soft = book.LengthIn, a.limits[col], free
			v.Refuse = "这一格打印时显示得下" + strconv.Itoa(v.Max) + "字，请控制在此以内。"
			if free {
				v.Refuse += "确需多写的，请看行高是否随着增高。"
			}
			if c.head == headProgress {
				v.Prompt = "最多" + strconv.Itoa(v.Max) + "字。"
			}
		}
		s.Validations = append(s.Validations, v)
	}

	a.filter(base, last)

	area := column(a.answers) // the status
	status := "$" + book.Ref(area.Col, base)
	s.Colours = []book.Colouring{{Formula: status + `="` + statusDone + `"`, Paint: book.Good(), Stop: true}}
	if a.due >= 0 {
		day := "$" + book.Ref(a.day, base)
		area.Col = a.due
		s.Colours = append(s.Colours,
			book.Colouring{Formula: "AND(ISNUMBER(" + day + ")," + day + "<TODAY())", Paint: book.Bad(), Stop: true},
			book.Colouring{Formula: "AND(ISNUMBER(" + day + ")," + day + "-TODAY()<=15)", Paint: book.Fair()})
	}
	for i := range s.Colours {
		s.Colours[i].Range = area
	}
}

// filter puts filter buttons on the columns that nothing merges: of the whole
// workbook those from the deadline on, of a department's sheet all.
func (a *assignment) filter(base, last int) {
	first := a.answers
	switch {
	case a.department:
		first = a.shown()
	case a.due >= 0:
		first = a.due
	}
	a.s.Filter = &book.Range{Col: first, Row: base - 1, LastCol: a.day - 1, LastRow: last}
	a.s.Names = append(a.s.Names, book.Name{Name: nameAnswers, Range: book.Range{Col: a.answers, Row: base, LastCol: a.day - 1, LastRow: last}})
}

// shown is the first column that is seen.
func (a *assignment) shown() int {
	if a.fields[a.lead].Hidden {
		return a.id
	}
	return a.lead
}

// answerDays is the first and last day that an answer may give: a mistyped year
// falls outside, an early start or a late end does not.
func (a *assignment) answerDays() (from, to int) {
	first, last := a.n.Date.Year-1, a.n.Date.Year+5
	if a.n.Date == (notice.Day{}) {
		first, last = 2000, 2090 // a draft does not know its year
	}
	for i := range a.b.Tasks {
		last = max(last, a.b.Tasks[i].Due.Day.Year+5)
	}
	day := func(year, month, day int) int {
		n, _ := book.Serial(notice.Day{Year: min(max(year, book.FirstYear), book.LastYear), Month: month, Day: day})
		return int(n)
	}
	return day(first, 1, 1), day(last, 12, 31)
}
