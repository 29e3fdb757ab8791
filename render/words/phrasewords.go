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

	// unitGeneric is what cannot stand alone after 各市、 or 区直有关部门、: it
	// goes on with the collective before it.
	unitGeneric = lazy(`^(?:县级市|街道|乡镇|[县区市旗州盟乡镇]|单位|部门|科室|处室)(?:[（(〔][^（(〔）)〕]*[）)〕])?(?:人民政府|政府|管委会|管理委员会|办事处|党委|党工委)?$`)

	// Evidence of a name cut short: the words of an office that say no level,
	// after a name that says one (财政厅 after 省发展改革委), and a place that
	// says no organ, before one that does (宁波市 before 嘉兴市人民政府).
	unitBare   = lazy(`^(?:` + officeWords + `)[^省市区县州旗盟总]*(?:局|厅|委|委员会|办|办公室|部)(?:[（(].*[）)])?$`)
	unitLevel  = lazy(`^(?:[省区县州旗盟镇乡]|市[^场]|.{2,3}[省市县])`)
	unitPlace  = lazy(`^.{2,}[市县区旗州盟]$`)
	unitOfCity = lazy(`[市县区旗州盟](?:人民政府|政府|管委会|管理委员会|党委|党工委)$`)
)

const (
	howWords    = `按照?(?:各自)?(?:工作)?职责(?:分工|职能)?|[依根]据?(?:各自)?(?:工作)?职责(?:分工)?|按照?(?:任务|工作|各自)?分工|结合(?:各自|本地|本部门|本单位|工作)?实际|分别|分头|各自|共同|具体|积极|密切|全力`
	doWords     = `负责(?:落实|实施|组织实施|推进)?|配合(?:落实|实施|推进|做好)?|参与(?:落实|实施|配合)?|参加|协助(?:落实|配合)?|协同(?:配合|落实|推进)?|协办|承办|主办|抓好落实|抓落实|落实|组织实施|组织落实`
	leadWords   = `总?牵头(?:负责|落实|抓总|实施|推进|推动|协调|组织|组织实施|组织落实|抓好落实)*`
	moreWords   = `等(?:[0-9０-９]+|[一二三四五六七八九十]+)?个?(?:有关|相关|责任|成员|直属)?(?:单位|部门|科室|处室|机构|地区|地方|企业|高校|院校)?`
	firstWords  = `(?:(?:责任)?单位(?:中|里)?)?(?:列|排名|排|居)(?:在)?第一[^、）)]*`
	bracketed   = `[（(](?:` + firstWords + `|下同|以下[^）)]*|(?:为)?(?:牵头|主办|配合|参与|协办|责任)(?:责任)?(?:单位|部门|科室|处室)?)[）)]`
	actWords    = `(?:` + howWords + `)+(?:` + doWords + `|` + leadWords + `|推进|实施)?|` + doWords + `|` + leadWords
	tailWords   = `(?:` + moreWords + `)?(?:` + actWords + `)(?:` + bracketed + `)?|(?:` + moreWords + `)(?:` + bracketed + `)?|` + bracketed
	remarkWords = `以下.*|下同|` + firstWords + `|[（(](?:以下.*|下同|` + firstWords + `)[）)]|` + actWords + `|` + moreWords
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
		if m := unitTail().FindStringIndex(piece); m != nil {
			at = m[0]
		}
		r.tails[piece] = at
	}
	return at
}

// endsAsWords spares most names the patterns: no phrase ends in 局 or 厅.
func endsAsWords(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("责实施进合好与加助同办头总动调织工能际别自体极切力等位门室构区方业校）)", last)
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
	case words == "负责":
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
