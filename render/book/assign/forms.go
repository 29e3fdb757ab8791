package assign

import (
	"strconv"
	"strings"

	"gongwen/render/book"
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

// longestAnswer is the most characters of an answer.
const longestAnswer = 500

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
		{headProgress, 200, book.Left, book.FormatText},
		{headDone, 88, book.Centre, book.FormatDay},
		{headPerson, 64, book.Centre, book.FormatText},
		{headPhone, 104, book.Centre, book.FormatText},
	}
	for _, head := range p.b.Returns { // that the notice asks for
		list = append(list, answer{strings.Join(strings.Fields(head.S), ""), 144, book.Left, book.FormatText})
	}
	return append(list, answer{headRemark, 64, book.Left, book.FormatText})
}

// forms plans what the fill-in cells accept, and the colours of deadline and
// status: a whole coloured row cannot be read in print.
func (a *assignment) forms() {
	s, base, last := a.s, a.base, a.s.Count()-1
	column := func(c int) book.Range { return book.Range{Col: c, Row: base, LastCol: c, LastRow: last} }
	s.TextNumbers = []book.Range{column(a.id)}
	from, to := a.answerDays()
	limit := "请控制在" + strconv.Itoa(longestAnswer) + "字以内。"
	for i, c := range a.planner.answers() {
		v := book.Validation{Range: column(a.answers + i), Title: c.head}
		switch c.head {
		case headStatus:
			v.Kind, v.Values = book.OneOf, statuses()
			v.Refuse = "请从下拉列表中选择：" + strings.Join(v.Values, "、") + "。"
		case headDone:
			v.Kind, v.Min, v.Max = book.DayIn, from, to
			v.Prompt = "写全年月日，例如 2023-11-30。"
			v.Refuse = v.Prompt
		case headPhone:
			s.TextNumbers = append(s.TextNumbers, v.Range)
			continue
		case headPerson:
			continue
		default:
			v.Kind, v.Max, v.Refuse = book.LengthIn, longestAnswer, limit
		}
		s.Validations = append(s.Validations, v)
	}

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
