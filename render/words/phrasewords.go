package words

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// lazy compiles a pattern when it is first asked for: a notice without a table
// should not pay for the words of one.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// The words of a unit cell that are no names. They are patterns and not code
// so that a new phrase is a new word in a list.
var (
	// unitTail is what follows a name up to the next separator: “等单位”,
	// “按职责分工负责”, “牵头”, “（下同）”. Unanchored at the front it finds
	// where the name ends.
	unitTail = lazy(`(?:` + tailWords + `)$`)

	// unitLeads stands between a lead and the units after it, without a
	// separator: 甲牵头乙配合, 甲会同乙.
	unitLeads = lazy(`^(?:牵头(?:负责)?|会同)`)
	// 牵头 in these is part of a name: 各项目牵头单位.
	unitLeadNoun = lazy(`^(?:牵头|会同)(?:责任)?(?:单位|部门|科室|处室|机关|机构|领导|人)`)

	// unitActs is in a cell whose words say who does what.
	unitActs = lazy(`牵头|负责|主办|配合|会同`)

	// unitLabel opens a list: “牵头单位：”.
	unitLabel = lazy(`^(牵头|主办|责任|主责|承办|落实|指导|配合|协办|参与|参加|协同|协助|成员)(?:责任)?(?:单位|部门|科室|处室|机构)?[：:]`)

	// unitRemark is a piece that names nobody.
	unitRemark = lazy(`^(?:` + remarkWords + `)$`)
	// unitFirst is the remark that makes the first unit the lead.
	unitFirst = lazy(`(?:列|排名|排|居)(?:在)?第一.*牵头`)

	// unitJoin is what stands between two registered names without a separator.
	unitJoin = lazy(`^(?:\s*(?:[/／|｜\\＼&＆+＋.．·—–-]|以及|和|及|与|暨|会同|联合|协同|会商|商)\s*|[\s\x{3000}]+)`)
	// unitAnd joins two names, or is part of one.
	unitAnd = lazy(`以及|和|及|与|暨|等`)
	// unitBetween may part two names that the register lacks.
	unitBetween = lazy(`以及|和|及|与|暨|联合|协同|会商|商|[/／|｜\\＼&＆+＋.．·—–-]`)
	// unitAgain is one office right behind another: 县甲局县乙局.
	unitAgain = lazy(`^(.{2,}?(?:局|厅|委员会|办公室)).{2,}(?:局|厅|委员会|办公室)$`)
	// unitBy opens a cell that says who acts: 由甲局负责.
	unitBy = lazy(`^(?:由|商?请|责成)`)
	// unitDuty is what follows a registered name and says its duty: 负责经费.
	unitDuty = lazy(`^(?:负责|落实|保障|做好|安排|承担|提供|解决|筹措|的)?(?:[^、，；]{0,8}(?:经费|资金|费用|用地|事宜|工作|保障|落实|办理))$`)
	// unitVerb is an office and its duty in what ought to be a name: 甲局负责经费.
	unitVerb = lazy(`^(.{2,}?[局委办厅部院会处科室所队府])(?:(?:负责|落实|保障|做好|安排|承担|提供|解决|筹措).+|(?:经费|资金|费用|事宜|工作)(?:保障|落实|支持|安排)?)$`)
	// unitTitled is a name with a label before it, or a person behind it.
	unitTitled = lazy(`^(?:牵头|主办|责任|主责|承办|配合|协办|参与)(?:责任)?(?:单位|部门)[^、）)]{2,}|[:：]`)
	// unitElse names no unit at all.
	unitElse = lazy(`^(?:待定|另定|另行.*|详见.*|见附件.*|见上.*|如上|略|同上.*|同前|同左|同右|同下|以上.*|上述.*|前述.*)$`)
	// unitCount counts names: 1. 2、 （3） ④.
	unitCount = lazy(`[（(]?(?:(\d{1,2})|([一二三四五六七八九十]{1,3})|([①-⑳]))[.．、)）]?\s*`)
	// unitSame is a cell that means the one above it.
	unitSame = lazy(`^[“"(（]?(?:同上|同上行|同上一行|同前|〃|″|〞|”|")[”")）]?[。.]?$`)

	// unitGeneric is what cannot stand alone after 各市、 or 区直有关部门、: it
	// goes on with the collective before it.
	unitGeneric = lazy(`^(?:县级市|街道|乡镇|[县区市旗州盟乡镇]|单位|部门|科室|处室)(?:[（(〔][^（(〔）)〕]*[）)〕])?(?:人民政府|政府|管委会|管理委员会|办事处|党委|党工委)?$`)

	// Evidence of a name cut short: the words of an office that say no level,
	// after a name that says one (财政厅 after 省发展改革委), and a place that
	// says no organ, before one that does (宁波市 before 嘉兴市人民政府).
	unitBare   = lazy(`^(?:` + officeWords + `)[^省市区县州旗盟总]*(?:局|厅|委|委员会|办|办公室|部)(?:[（(].*[）)])?$`)
	unitField  = lazy(`^(?:[省市区县州旗盟镇乡]|.{2,3}[省市县区])?(?:` + officeWords + `)$`) // 教育 of 教育、财政部门
	unitLevel  = lazy(`^(?:[省区县州旗盟镇乡]|市[^场]|.{2,3}[省市县])`)
	unitPlace  = lazy(`^.{2,}[市县区旗州盟]$`)
	unitOfCity = lazy(`[市县区旗州盟](?:人民政府|政府|管委会|管理委员会|党委|党工委)$`)
)

const (
	howWords    = `按照?(?:各自)?(?:工作)?职责(?:分工|职能)?|[依根]据?(?:各自)?(?:工作)?职责(?:分工)?|按照?(?:任务|工作|各自)?分工|结合(?:各自|本地|本部门|本单位|工作)?实际|分别|分头|各自|共同|具体|积极|密切|全力`
	doWords     = `办理|负总责|抓总|统筹(?:协调|推进|负责)?|负责(?:办理|落实|实施|组织实施|推进)?|配合(?:落实|实施|推进|做好)?|参与(?:落实|实施|配合)?|参加|协助(?:落实|配合)?|协同(?:配合|落实|推进)?|协办|承办|主办|抓好落实|抓落实|落实|组织实施|组织落实`
	leadWords   = `总?牵头(?:负责|落实|抓总|实施|推进|推动|协调|组织|组织实施|组织落实|抓好落实)*`
	moreWords   = `等(?:[0-9０-９]+|[一二三四五六七八九十]+)?个?(?:有关|相关|责任|成员|直属)?(?:单位|部门|科室|处室|机构|地区|地方|企业|高校|院校)?`
	firstWords  = `(?:(?:责任)?单位(?:中|里)?)?(?:列|排名|排|居)(?:在)?第一[^、）)]*`
	bracketed   = `[（(](?:` + firstWords + `|下同|以下[^）)]*|(?:为)?(?:牵头|主办|配合|参与|协办|责任)(?:责任)?(?:单位|部门|科室|处室)?)[）)]`
	actWords    = `(?:` + howWords + `)+(?:` + doWords + `|` + leadWords + `|推进|实施)?|` + doWords + `|` + leadWords
	asWords     = `[为是](?:总?牵头|主办|责任|主责|承办|配合|协办|参与|成员)(?:责任)?(?:单位|部门)`
	tailWords   = asWords + `|(?:` + moreWords + `)?(?:` + actWords + `)(?:` + bracketed + `)?|(?:` + moreWords + `)(?:` + bracketed + `)?|` + bracketed
	remarkWords = `以下.*|下同|` + firstWords + `|[（(](?:以下.*|下同|` + firstWords + `)[）)]|` + actWords + `|` + moreWords + `|` + asWords
	officeWords = `发展|发改|工业|工信|经信|经济|科技|科学|教育|公安|民政|司法|财政|人力|人社|自然资源|规划|生态|环境|住房|住建|建设|城乡|城市|城管|交通|水利|水务|农业|林业|商务|文化|文旅|文体|广电|广播|旅游|卫生|卫健|` +
		`退役|应急|审计|国资|国有|市场|体育|统计|医保|医疗|信访|税务|政务|数据|大数据|行政|审批|保密|密码|档案|网信|宣传|组织|统战|政法|编办|机构编制|民族|宗教|外事|金融|粮食|能源|通信|气象|地震|海洋|知识产权|药品|乡村|妇女|消防`
)

// tail is where the words that follow the name in a piece begin; its length if
// none do. The pieces of a notice repeat, so they are remembered.
func (r *Register) tail(piece string) int {
	if !endsAsWords(piece) {
		return len(piece)
	}
	at, ok := r.tails[piece]
	if !ok {
		at = len(piece)
		if m := unitTail().FindStringIndex(piece); m != nil && !splitsWord(piece, m[0]) {
			at = m[0]
		}
		r.tails[piece] = at
	}
	return at
}

// Same reports whether a cell means the one above it: 同上, 〃.
func Same(s string) bool { return unitSame().MatchString(Identity(s)) }

// joins is the length of what stands between two names without a separator, at
// the front of s. Most names are spared the pattern.
func joins(s string) int {
	if c, _ := utf8.DecodeRuneInString(s); !strings.ContainsRune("/／|｜\\＼&＆+＋.．·—–-以和及与暨会联协商", c) && !IsBlank(c) {
		return 0
	}
	return len(unitJoin().FindString(s))
}

// isDuty reports whether words after a registered name say its duty and no
// further part of its name.
func isDuty(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(words)
	return strings.ContainsRune("费金地宜作障实理", last) && unitDuty().MatchString(words)
}

// odd is why a name that the register lacks may be no name at all, or several.
func (u *registered) odd() Unsure {
	if u.listed {
		return Sure
	}
	name := strings.TrimSpace(u.name)
	switch {
	case unitElse().MatchString(name), Same(name), unitTitled().MatchString(name):
		return NoName
	case len(name) <= longestNames && u.several():
		return Several
	case dutyIn(name) > 0:
		return Duty
	}
	return Sure
}

// dutyIn is the length of the office in a name that goes on with its duty; 0: it
// is a name. One that ends as an office is (县社会保障服务中心).
func dutyIn(name string) int {
	if endsAsOffice(name) || namesMany(name) || len(name) > longestNames {
		return 0
	}
	m := unitVerb().FindStringSubmatchIndex(name)
	if m == nil {
		return 0
	}
	return m[3]
}

// several reports whether a name is likely the names of several offices: each
// part of it ends as one. 文化和旅游局 does not, nor does 一局二科.
func (u *registered) several() bool {
	const office = 3 // characters of one beside a collective: not in 各县和医院
	offices := func(parts []string) bool {
		return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool {
			return !endsAsOffice(p) && !namesMany(p) || u.collective && !namesMany(p) && utf8.RuneCountInString(p) < office
		})
	}
	between := " \t\u3000\u00a0"
	if !u.collective { // 各镇、街道 is one
		between += "、，；,;"
	}
	name := outsideBrackets(u.name)
	if offices(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(between, r) })) {
		return true
	}
	if m := unitAgain().FindStringSubmatchIndex(name); m != nil && sameLevel(name, name[m[3]:]) {
		return true
	}
	for _, m := range unitBetween().FindAllStringIndex(name, -1) {
		a, b := name[:m[0]], name[m[1]:]
		if offices([]string{a, b}) && (!strings.ContainsAny(name[m[0]:m[1]], ".．·—–-") || sameLevel(a, b)) {
			return true
		}
	}
	return false
}

// sameLevel reports whether two names begin alike, as those of one level do:
// 县甲局-县乙局 are two offices, 县公安局-交警大队 is one and a part of it.
func sameLevel(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(b, IsBlank))
	return x == y
}

// outsideBrackets is a name without what it has in brackets.
func outsideBrackets(s string) string {
	var out strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '（', '(', '〔', '［', '[', '【':
			depth++
		case '）', ')', '〕', '］', ']', '】':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				out.WriteRune(r)
			}
		}
	}
	return out.String()
}

// endsAsOffice reports whether a name is long enough for an office's and ends as
// one.
func endsAsOffice(s string) bool {
	s = strings.TrimRightFunc(s, IsBlank)
	last, _ := utf8.DecodeLastRuneInString(s)
	return utf8.RuneCountInString(s) >= 2 && strings.ContainsRune("局委办厅部院会处科室所队府署行团社联协校站心司学", last)
}

// enumerators finds the 1. 2. 3. that count the names of a cell, by where each
// begins, and where it ends: the cell begins with the first, and each number
// follows the one before.
func enumerators(s string) map[int]int {
	var out map[int]int
	next := 1
	for _, m := range unitCount().FindAllStringSubmatchIndex(s, -1) {
		n, closed := 0, strings.ContainsAny(s[m[0]:m[1]], ".．、)）")
		switch {
		case m[2] >= 0:
			n = number(s[m[2]:m[3]])
		case m[4] >= 0:
			n, _ = ParseHanzi(s[m[4]:m[5]])
		default:
			r, _ := utf8.DecodeRuneInString(s[m[6]:])
			n, closed = int(r-'①')+1, true
		}
		if !closed || n != next || n == 1 && strings.TrimSpace(s[:m[0]]) != "" {
			continue
		}
		if out == nil {
			out = map[int]int{}
		}
		out[m[0]] = m[1]
		next++
	}
	if next <= 2 {
		return nil
	}
	return out
}

// splitsWord reports whether 等 at byte i is the end of a word: 高等院校.
func splitsWord(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return strings.HasPrefix(s[i:], "等") && strings.ContainsRune("高中初同平对特优", before)
}

// endsAsWords spares most names the patterns: no phrase ends in 局 or 厅.
func endsAsWords(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("理责实施筹进合好与加助同办头总动调织工能际别自体极切力等位门室构区方业校）)", last)
}

// isRemark reports whether a piece names nobody.
func isRemark(piece string) bool {
	return (endsAsWords(piece) || strings.Contains(piece, "第一")) && unitRemark().MatchString(piece)
}

// leadInfix is the length of 牵头 or 会同 at the front of s where it is said
// of the name before it.
func leadInfix(s string) int {
	if !strings.HasPrefix(s, "牵头") && !strings.HasPrefix(s, "会同") || unitLeadNoun().MatchString(s) {
		return 0
	}
	return len(unitLeads().FindString(s))
}

// wordsRole is the role that words after a name give; said is false if they
// give none, not even that each does its part.
func wordsRole(words string) (what role, said bool) {
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(w string) bool { return strings.Contains(words, w) })
	}
	switch {
	case strings.HasPrefix(strings.TrimLeft(words, "（("), "以下"):
		return unsaid, false
	case has("牵头", "主办"):
		return leads, true
	case has("配合", "参与", "参加", "协"):
		return helps, true
	case words == "负责", has("总责", "抓总", "统筹"):
		return charged, true
	}
	return unsaid, has("负责", "落实", "承办", "实施", "推进", "职责", "分工")
}

// labelRole is the role that a label gives to the list after it.
func labelRole(label string) role {
	switch label {
	case "牵头", "主办":
		return leads
	case "责任", "主责", "承办", "落实", "指导":
		return unsaid
	}
	return helps
}
