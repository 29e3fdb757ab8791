package sheet

import (
	"strconv"
	"strings"

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

// statusDone is the status that ends a task.
const statusDone = "已完成"

// statuses is what a department chooses from.
func statuses() []string { return []string{"未启动", "推进中", statusDone, "需协调"} }

// longestAnswer is the most characters of an answer.
const longestAnswer = 500

// answer is a fill-in column.
type answer struct {
	head   string
	width  int
	align  Align
	format string
}

func answers() []answer {
	return []answer{
		{headStatus, 80, Centre, formatText},
		{headProgress, 200, Left, formatText},
		{headDone, 88, Centre, formatDay},
		{headPerson, 64, Centre, formatText},
		{headPhone, 104, Centre, formatText},
		{headRemark, 64, Left, formatText},
	}
}

// forms plans what the fill-in cells accept, and the colours of deadline and
// status: a whole coloured row cannot be read in print.
func (a *assignment) forms() {
	s, base, last := a.s, a.base, a.s.Count()-1
	column := func(c int) Range { return Range{c, base, c, last} }
	s.TextNumbers = []Range{column(a.id)}
	from, to := a.answerDays()
	limit := "请控制在" + strconv.Itoa(longestAnswer) + "字以内。"
	for i, c := range answers() {
		v := Validation{Range: column(a.answers + i), Title: c.head}
		switch c.head {
		case headStatus:
			v.Kind, v.Values = OneOf, statuses()
			v.Refuse = "请从下拉列表中选择：" + strings.Join(v.Values, "、") + "。"
		case headDone:
			v.Kind, v.Min, v.Max = DayIn, from, to
			v.Prompt = "写全年月日，例如 2023-11-30。"
			v.Refuse = v.Prompt
		case headPhone:
			s.TextNumbers = append(s.TextNumbers, v.Range)
			continue
		case headPerson:
			continue
		default:
			v.Kind, v.Max, v.Refuse = LengthIn, longestAnswer, limit
		}
		s.Validations = append(s.Validations, v)
	}

	area := column(a.answers) // the status
	status := "$" + Ref(area.Col, base)
	s.Colours = []Colouring{{Formula: status + `="` + statusDone + `"`, Fill: "C6EFCE", Font: "006100", Stop: true}}
	if a.due >= 0 {
		day := "$" + Ref(a.day, base)
		area.Col = a.due
		s.Colours = append(s.Colours,
			Colouring{Formula: "AND(ISNUMBER(" + day + ")," + day + "<TODAY())", Fill: "FFC7CE", Font: "9C0006", Stop: true},
			Colouring{Formula: "AND(ISNUMBER(" + day + ")," + day + "-TODAY()<=15)", Fill: "FFEB9C", Font: "9C5700"})
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
		n, _ := serial(notice.Day{Year: min(max(year, firstYear), lastYear), Month: month, Day: day})
		return int(n)
	}
	return day(first, 1, 1), day(last, 12, 31)
}
