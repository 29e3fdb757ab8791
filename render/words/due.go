package words

import (
	"cmp"
	"strconv"
	"strings"
)

// Deadline is the calendar day that the words of a deadline set: the end of the
// period they name, so “12月底前” and “12月” are the 31st, “上半年” is 30 June,
// “2025.12—2026.01” is 31 January. Of several (5月底前启动，10月底前完成) it is the
// last. A deadline without a year falls in the year given; 0 says that there is
// none.
//
// Only words that are understood from the first to the last give a day. A
// repeated deadline (每季度末月20日前), a lasting one (长期坚持), a span counted
// from elsewhere (5年内) and a beginning (自7月20日起) have none. Words that look
// like a date and give none are [Doubtful], as those that two readers date
// differently (“6月前”: before June, or by its end): a workbook sorted by a wrong
// date is worse than one with a gap.
func Deadline(s string, year int) (Day, Verdict) {
	if day, verdict := ReadDay(s); verdict == Dated { // 20250630, and with a time behind it
		return day, verdict
	}
	s = dueFold(s)
	if day, verdict := readDue(s, year); verdict != Undated {
		return day, verdict
	}
	if day, verdict := readMilestones(s, year); verdict != Undated {
		return day, verdict
	}
	switch first, _, several := strings.Cut(s, "，"); {
	case !dueLooks().MatchString(s):
		return Day{}, Undated
	case dueElse().MatchString(s):
		if _, verdict := readDue(first, year); several && verdict == Dated { // 6月30日前，每月报送一次
			return Day{}, Doubtful
		}
		return Day{}, Undated
	default:
		return Day{}, Doubtful
	}
}

// readMilestones reads several deadlines, of which the last counts.
func readMilestones(s string, year int) (Day, Verdict) {
	steps, verdict := milestones(s, year)
	if verdict != Dated {
		return Day{}, verdict
	}
	return steps[len(steps)-1].Day, Dated
}

// Milestone is one of several deadlines: its day, and the words that set it.
type Milestone struct {
	Day   Day
	Words string
}

// Milestones are the days that the words of a deadline set, where they are
// several (5月底前启动，10月底前完成): [Deadline] gives the last of them. Their
// words are folded.
func Milestones(s string, year int) []Milestone {
	if steps, verdict := milestones(dueFold(s), year); verdict == Dated && len(steps) > 1 {
		return steps
	}
	return nil
}

// milestones reads several deadlines, each later than the one before. Of those
// before the last the words after 前 may be any; a lasting duty may follow
// (6月底前完成，长期坚持).
func milestones(s string, year int) (steps []Milestone, verdict Verdict) {
	clauses := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，；、", r) })
	if len(clauses) < 2 {
		return nil, Undated
	}
	var last Day
	for i, clause := range clauses {
		clause = strings.TrimPrefix(clause, "并")
		if last != (Day{}) && dueLasting().MatchString(clause) {
			continue
		}
		day, verdict := readDue(clause, year)
		if m := dueStep().FindStringSubmatch(clause); verdict == Undated && i+1 < len(clauses) && m != nil {
			day, verdict = readDue(m[1], year)
		}
		switch {
		case verdict != Dated:
			return nil, verdict
		case !last.Before(day):
			return nil, Undated
		}
		steps = append(steps, Milestone{day, clause})
		if last = day; dueOwnYear().MatchString(clause) {
			year = day.Year
		}
	}
	return steps, Dated
}

// What speaks of dates and does not set one: a repetition, a beginning, a span from
// elsewhere, a day of a kind of month.
var (
	dueLooks   = lazy(`\d[年月日号旬]|\d(?:个?季度|月份)|[上下]半年|年[底末终中初内]|月[底末初]|季度?[底末]|节前|[Qq][1-4]|\d[./—]\d|^\d{5}(?:\.\d*)?$`)
	dueElse    = lazy(`[每逐按]个?(?:年|半年|季|月|周|旬|日|天|两|双|次)|(?:\d{4}年?|年度?|季度|月份?|[日号底初旬])(?:起|开始)(?:[^至到—]|$)|^[自从].*起|[\d两几](?:个?月|个?工作日|日|天|周|个?季度|年|小时)(?:之|以)?内|(?:以|之)?后\d`)
	dueLasting = lazy(`^(?:并|且|长期|持续|常态化?|经常|坚持|推进|落实|抓好|保持|开展|执行|不断|深化|巩固|提升)+$`)
	dueStep    = lazy(`^(.*?[之以]?前)`)
	dueOwnYear = lazy(`\d{4}[年.]|[次翌]年`)
)

// The grammar, over folded text:
//
//	deadline = lead* [ ( "即日起至" | ["自"] point ["起"] ( "—" | "至" ) ) ] point [clock] ["前"] [what]
var (
	dueLead  = lazy(`^(?:最迟|最晚|不迟于|不晚于|力争|争取|确保|原则上|计划|预计|截至|截止|须|需|应|并|将|务|拟|定|于|在|到|至)+`)
	dueNow   = lazy(`^[自从]?即日起?[至到—]`)
	dueRange = lazy(`^(?:起|开始)?(?:—+|至|到)`)

	// A point is a dotted date, or a year, a part of one, or both.
	dueDotted = lazy(`^(\d{4})(?:[./](\d{1,2})(?:[./](\d{1,2}))?|—(\d{1,2})—(\d{1,2}))`)
	dueYear   = lazy(`^(?:(\d{4})年度?|今年|本年度?|当年|(次年|翌年))`)
	duePart   = lazy(`^(?:([上下])半年[底末]?|第?(\d{1,2})季度[底末]?|(\d{1,2})月份?(?:(\d{1,2})[日号]|([上中下])旬|月?[底末])?|全年|年?内|年?[底末终])`)
	// The first half of a range may leave its unit to the second, and the
	// second its month to the first: 7—9月, 2025—2027年, 6月1—15日, 6月1日至15日.
	dueStart = lazy(`^(?:(\d{4})年)?(?:(\d{1,2})月|第)?(\d{1,4})(?:—+|[至到])`)
	dueStop  = lazy(`^(\d{1,2})[日号]`)

	dueClock = lazy(`^(?:（(?:星期|周)[1-6日天]）)?(?:下班|(?:[上下]午)?\d{1,2}(?:[时点](?:\d{1,2}分|整)?|[:：]\d{2}))?`)
	dueClose = lazy(`^[之以]?前`)
	dueWhat  = lazy(`^(?:` + dueManner + `)*(?:` + dueVerb + `)(?:` + dueManner + `|` + dueVerb + `)*`)
)

// What is done by then; the words are printed and say nothing of the date.
const (
	dueManner = `全面|全部|基本|初步|正式|力争|争取|确保|并|要|实现|整体|如期|按期|予以`
	dueVerb   = `完成|完工|完善|竣工|动工|开工|开建|建成|建立|建设|投入使用|投入运营|投入运行|投用|投产|投运|运行|运营|使用|上线|启用|启动|开通|开放|` +
		`交付|交工|验收|出台|制定|印发|发布|公布|公开|实施|报送|上报|报告|报|提交|落实|到位|见效|取得|结束|达标|达到|整改|销号|办结|形成`
	// In what a verb acts on, each of these could set, repeat or undo a date.
	dueTimeWords = "年月日号旬季周天每逐各起止后期间内次再续长随不未除暂禁0123456789，；、：,;:（("
)

// dueFold brings the ways to write one deadline together: full-width and
// Chinese numerals, points, dashes, spaces, a closing stop.
func dueFold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		case r == '／':
			return '/'
		case r == '(':
			return '（'
		case r == ')':
			return '）'
		case r == ',':
			return '，'
		case r == ';':
			return '；'
		case strings.ContainsRune("-－–~～〜―─", r):
			return '—'
		case IsBlank(r):
			return -1
		}
		return r
	}, s)
	s = strings.TrimRight(dueNumeral().ReplaceAllStringFunc(s, arabic), "。；，")
	s = dueRemark().ReplaceAllString(s, "$1")
	s = dueYearMonth().ReplaceAllString(s, "${1}年${2}月$3")
	return dueBare().ReplaceAllString(dueDotless().ReplaceAllString(s, "${1}${2}月${3}日$4"), "${1}月${2}日$3")
}

var (
	// （含）, （含当日）, （前）, and at the end what lasts: （长期坚持）.
	dueRemark = lazy(`（(?:含[^（）]*|(前)|(?:并|且|长期|持续|常态化?|坚持|推进|落实|保持)+)）`)
	// A day that lacks its sign: 10.30前, 10月30前.
	dueYearMonth = lazy(`^(\d{4})—(0[1-9]|1[0-2])([底末前]|$)`)
	dueDotless   = lazy(`(^|[^\d./])(\d{1,2})[./](\d{1,2})([之以]?前|为?止)`)
	dueBare      = lazy(`(\d{1,2})月(\d{1,2})([之以]?前|为?止|$)`)
)

var (
	dueNumeral    = lazy(`[〇○零一二三四五六七八九十]+`)
	chineseDigits = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

// arabic writes 二〇二六 as 2026 and 二十五 as 25.
func arabic(s string) string {
	tens, ones, ok := strings.Cut(s, "十")
	switch {
	case !ok:
		return chineseDigits.Replace(s)
	case len(tens) > len("一") || len(ones) > len("一") || ones == "十":
		return s // no number that a date is made of
	}
	return chineseDigits.Replace(cmp.Or(tens, "一") + cmp.Or(ones, "〇"))
}

// dueUnit is the smallest unit that a point names.
type dueUnit uint8

const (
	dueNumber dueUnit = iota // a number alone, before the dash of a range
	dueYears
	dueHalf
	dueQuarter
	dueMonth
	dueTen
	dueDate
)

// duePoint is a year, half, quarter, month, ten days or day as written.
type duePoint struct {
	year      int  // 0: not written
	following bool // 次年
	month     int  // the last one; 0 of a number alone
	day       int  // of dueDate and dueTen
	number    int  // of a number alone
	unit      dueUnit
	exact     bool // the end itself is named (底, a day), so that 前 is clear
}

// readDue reads the folded words of one deadline whole.
func readDue(s string, year int) (Day, Verdict) {
	var start, end duePoint
	var ranged, ok bool
	if now := dueNow().FindString(s); now != "" {
		end, s, ok = takeDuePoint(s[len(now):])
	} else {
		s = s[len(dueLead().FindString(s)):]
		point := strings.TrimPrefix(strings.TrimPrefix(s, "自"), "从")
		var rest string
		if start, end, rest, ranged = takeDueRange(point); ranged {
			s, ok = rest, true
		} else { // of 自…起, the beginning, 自 is left and fits no point
			end, s, ok = takeDuePoint(s)
		}
	}
	if !ok || end.following && !ranged || !dueTail(s, &end) {
		return Day{}, Undated
	}

	if end.year == 0 {
		end.year = cmp.Or(start.year, year)
		start.year = end.year
		if end.following && end.year != 0 {
			end.year++
		}
	}
	start.year = cmp.Or(start.year, end.year)
	last, real := end.last()
	if ranged {
		first, firstReal := start.last()
		if real = real && firstReal; real && !first.Before(last) {
			return Day{}, Undated
		}
	}
	switch {
	case !real:
		return Day{}, Unreal
	case last.Year == 0:
		return Day{}, Yearless
	}
	return last, Dated
}

// dueTail reports whether the words after the last point leave it alone.
func dueTail(s string, end *duePoint) bool {
	if end.unit == dueDate {
		s = s[len(dueClock().FindString(s)):]
	}
	closing := dueClose().FindString(s)
	if closing != "" && !end.exact {
		return false
	}
	if s = s[len(closing):]; closing == "" {
		s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "为止"), "止"), "内")
	}
	what := dueWhat().FindString(s)
	s = s[len(what):]
	return s == "" || closing != "" && what != "" && !strings.ContainsAny(s, dueTimeWords)
}

// takeDueRange reads two points with a dash or 至 between them.
func takeDueRange(s string) (start, end duePoint, rest string, ok bool) {
	start, rest, ok = takeDuePoint(s)
	if dash := dueRange().FindString(rest); ok && dash != "" {
		rest = rest[len(dash):]
	} else if m := dueStart().FindStringSubmatch(s); m != nil {
		start = duePoint{year: number(m[1]), month: number(m[2]), number: number(m[3])}
		rest = s[len(m[0]):]
	} else {
		return start, end, rest, false
	}
	bareDay := start.unit == dueDate || start.unit == dueNumber && start.month != 0
	if m := dueStop().FindStringSubmatch(rest); m != nil && bareDay {
		end = duePoint{month: start.month, day: number(m[1]), unit: dueDate, exact: true}
		rest = rest[len(m[0]):]
	} else if end, rest, ok = takeDuePoint(rest); !ok {
		return start, end, rest, false
	}
	if start.unit == dueNumber {
		ok = start.takeUnit(end.unit)
	}
	return start, end, rest, ok
}

// takeUnit makes a number alone a point of the unit that the other end names.
func (p *duePoint) takeUnit(u dueUnit) bool {
	n := p.number
	switch {
	case u == dueDate && p.month != 0:
		p.day = n
	case p.month != 0:
		return false
	case u == dueYears && p.year == 0:
		p.year, p.month = n, 12
	case u == dueQuarter:
		p.month = 3 * n
	case u == dueMonth:
		p.month = n
	default:
		return false
	}
	p.unit = u
	return true
}

// takeDuePoint reads one point from the front of s.
func takeDuePoint(s string) (p duePoint, rest string, ok bool) {
	if m := dueDotted().FindStringSubmatch(s); m != nil {
		p = duePoint{year: number(m[1]), month: number(m[2] + m[4]), day: number(m[3] + m[5]), unit: dueMonth}
		if m[3]+m[5] != "" {
			p.unit, p.exact = dueDate, true
		}
		return p, s[len(m[0]):], true
	}
	year := dueYear().FindStringSubmatch(s)
	if year != nil {
		p.year, p.following = number(year[1]), year[2] != ""
		s = s[len(year[0]):]
	}
	m := duePart().FindStringSubmatch(s)
	if m == nil {
		p.month, p.unit = 12, dueYears
		return p, s, year != nil && !p.following
	}
	half, quarter, month, day, ten := m[1], m[2], m[3], m[4], m[5]
	p.exact = day != "" || strings.ContainsAny(m[0], "底末终")
	switch {
	case half == "上":
		p.month, p.unit = 6, dueHalf
	case half == "下":
		p.month, p.unit = 12, dueHalf
	case quarter != "":
		p.month, p.unit = 3*number(quarter), dueQuarter
	case day != "":
		p.month, p.day, p.unit = number(month), number(day), dueDate
	case ten == "上":
		p.month, p.day, p.unit = number(month), 10, dueTen
	case ten == "中":
		p.month, p.day, p.unit = number(month), 20, dueTen
	case month != "": // 下旬 ends with its month
		p.month, p.unit = number(month), dueMonth
	default: // 年底, 年内, 全年; without a year 底 and 内 alone are nothing
		p.month, p.unit = 12, dueYears
		ok = year != nil || strings.HasPrefix(m[0], "年") || m[0] == "全年"
		return p, s[len(m[0]):], ok
	}
	return p, s[len(m[0]):], true
}

// last is the last day of the point; false if the calendar has none.
func (p *duePoint) last() (Day, bool) {
	if p.year != 0 && (p.year < firstYear || p.year > lastYear) || p.month < 1 || p.month > 12 {
		return Day{}, false
	}
	end := daysIn(p.year, p.month)
	switch {
	case p.unit == dueDate:
		return Day{Year: p.year, Month: p.month, Day: p.day}, p.day >= 1 && p.day <= end
	case p.unit == dueTen:
		end = p.day
	}
	return Day{Year: p.year, Month: p.month, Day: end}, true
}

// number reads the few digits that a pattern let through; none are 0.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
