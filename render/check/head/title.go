package head

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// titled reports whether the format of the notice has a title of the usual
// form.
func titled(f *finder.Finder) bool {
	return f.Title.S != "" && (f.Form == notice.General || f.Form == notice.Letter)
}

// outside is a title with what stands in 《》, “” and （） blanked out byte for
// byte, so that places stay.
func outside(s string) string {
	out := []byte(s)
	depth := 0
	for i, r := range s {
		if strings.ContainsRune("》”）〉)", r) {
			depth = max(0, depth-1)
		}
		if depth > 0 {
			for k := i; k < i+utf8.RuneLen(r); k++ {
				out[k] = 0
			}
		}
		if strings.ContainsRune("《“（〈(", r) {
			depth++
		}
	}
	return string(out)
}

func kindMissing(f *finder.Finder) {
	if titled(f) && f.TitleKind == "" {
		f.Add(f.Title.Span(), "写作“关于……的通知”的样子", "标题末尾没有文种：%s", finder.Cut(f.Title.S))
	}
}

// about is where 关于 stands outside 《》, or -1.
func about(s string) int { return strings.Index(outside(s), "关于") }

func ofMissing(f *finder.Finder) {
	kind, at, end := finder.KindOf(f.Title.S)
	if !titled(f) || kind == "" || about(f.Title.S) < 0 || kind == "意见" || kind == "函" || kind == "令" {
		return // 实施意见, 复函, 嘉奖令 have a word of their own
	}
	before := strings.TrimRight(f.Title.S[:at], " \u3000")
	for _, own := range [...]string{"的", "紧急", "补充", "预备"} {
		if strings.HasSuffix(before, own) {
			return
		}
	}
	if kind != "通知" && kind != "请示" { // 关于……的督查通报, ……的自查报告: a kind of a kind
		const longest = 4 * len("字")
		if strings.Contains(before[max(0, len(before)-longest-len("的")):], "的") {
			return
		}
	}
	f.Add(f.Title.Slice(at, end).Span(), "写作“的"+kind+"”", "“关于”与“%s”之间缺少“的”", kind)
}

// giving are the verbs that stand where 关于 would.
var giving = [...]string{"印发", "转发", "批转", "发布", "公布", "颁布", "表彰", "批准", "任免", "召开", "同意", "废止"}

func aboutMissing(f *finder.Finder) {
	kind, at, _ := finder.KindOf(f.Title.S)
	if !titled(f) || kind == "" || strings.Contains(f.Title.S, "关于") || !strings.HasSuffix(strings.TrimRight(f.Title.S[:at], " \u3000"), "的") {
		return
	}
	for _, verb := range giving {
		if strings.Contains(f.Title.S, verb) {
			return
		}
	}
	f.Add(f.Title.Span(), "在事由前面写“关于”", "标题缺少“关于”：%s", finder.Cut(f.Title.S))
}

func aboutTwice(f *finder.Finder) {
	first := about(f.Title.S)
	if first < 0 {
		return
	}
	s := outside(f.Title.S)
	rest := s[first+len("关于"):]
	for _, verb := range append([]string{"", "进一步", "做好", "切实做好", "进一步做好", "加强", "进一步加强", "开展", "认真做好", "全面做好"}, giving[:5]...) {
		if strings.HasPrefix(rest, verb+"关于") {
			at := first + len("关于") + len(verb)
			hint := "删去一个"
			if slices.Contains(giving[:5], verb) {
				hint += "，或给所" + verb + "的标题加书名号"
			}
			f.Add(f.Title.Slice(at, at+len("关于")).Span(), hint, "标题里的“关于”重复")
			return
		}
	}
}

func kindTwice(f *finder.Finder) {
	kind, at, end := finder.KindOf(f.Title.S)
	if kind == "" {
		return
	}
	before := strings.TrimSuffix(outside(f.Title.S)[:at], "的")
	if strings.HasSuffix(before, kind) && len(kind) > len("函") {
		f.Add(f.Title.Slice(len(before)-len(kind), end).Span(), "省去一个，或给所转发的标题加书名号", "标题里的“%s”重复", kind)
	}
}

func titleMarks(f *finder.Finder) {
	s := outside(f.Title.S)
	for i, r := range s {
		if strings.ContainsRune("，。；：！？", r) {
			if end := i + utf8.RuneLen(r); end == len(s) {
				x := f.Add(f.Title.At(i), "删去", "标题末尾有“%c”", r)
				f.Replace(x, f.Title, i, end, "")
			} else {
				f.Add(f.Title.At(i), "删去，或换成“和”“及”", "标题里有“%c”", r)
			}
			return
		}
	}
}

func titlePause(f *finder.Finder) {
	s := outside(f.Title.S)
	for at := 0; ; {
		next := strings.Index(s[at:], "、")
		if next < 0 {
			return
		}
		i := at + next
		at = i + len("、")
		if !finder.Counts(finder.Before(s, i)) || !finder.Counts(finder.After(s, at)) { // not 第一、二批
			f.Add(f.Title.At(i), "能用“和”就不用顿号", "标题里用了顿号")
			return
		}
	}
}

// titleBreaks finds the lines of titles that end inside a word, a number or a
// 《》 that would fit on a line.
func titleBreaks(f *finder.Finder) {
	const widest = 20 // 7.3.1: characters of 2号 that the type area takes
	for i := range f.Parts {
		lines := f.Parts[i].Heading
		open := -1 // the line in which a 《 begins that is open still
		for k := range len(lines) - 1 {
			a, b := lines[k].S, lines[k+1].S
			if strings.LastIndex(a, "《") > strings.LastIndex(a, "》") {
				open = k
			} else if strings.Contains(a, "》") {
				open = -1
			}
			last, first := finder.Before(a, len(a)), finder.After(b, 0)
			why := ""
			switch {
			case strings.ContainsRune("《“（〈(", last):
				why = "前半个括号、引号落在行末"
			case strings.ContainsRune("》”）〉)，、。；：", first):
				why = "标点落在行首"
			case first == '的' && len(b) > len("的通知"):
				why = "“的”落在行首"
			case finder.Digit(last) && (finder.Digit(first) || first == '年' || first == '月' || first == '日'):
				why = "数字断开了"
			case torn(a, b) != "":
				why = "“" + torn(a, b) + "”断开了"
			case open == k:
				rest := a[strings.LastIndex(a, "《"):]
				if end := strings.Index(b, "》"); end >= 0 && utf8.RuneCountInString(rest)+utf8.RuneCountInString(b[:end+len("》")]) <= widest-4 {
					why = "书名号断成了两行"
				}
			}
			if why != "" {
				at := lines[k+1].At(0)
				f.Add(at, "在词语之间换行", "标题第 %d 行：%s", k+2, why)
			}
		}
	}
}

// whole are words that titles are made of; each is torn by a line end.
var whole = strings.Fields(`关于 印发 转发 批转 发布 公布 通知 通报 通告 公告 报告 请示 批复 决定 意见 方案 办法 计划 要点 规定 制度 细则
	工作 政务 重点 任务 分解 分工 实施 行动 安排 推进 加强 建设 发展 改革 安全 生产 生态 环境 保护 教育 医疗 卫生 健康
	公开 管理 服务 落实 责任 专项 整治 督查 考核 检查 人民 政府 委员会 办公室 管委会 领导 小组 会议 活动 项目 企业 经济 社会 农村 农业
	防汛 抗旱 抗震 救灾 应急 消防 监督 监管 治理 资金 财政 预算 交通 运输 市场 行政 执法 信息 数据 文化 旅游 体育 科技 创新 人才 培训 就业 保障
	住房 能源 水利 森林 防火 营商 政策 措施 目标 表彰 先进 集体 名单 组织 机构 人员 放假 值班
	城市 数字 人工 智能 高质量 进一步 年度 季度 全面 深化 提升 促进 支持 完善 召开 举办 做好 开展`)

// torn is the word that the end of line a and the start of line b make, unless
// it is by chance: the words before and after it are words as well.
func torn(a, b string) string {
	for _, w := range whole {
		for k := range w {
			if k == 0 || !strings.HasSuffix(a, w[:k]) || !strings.HasPrefix(b, w[k:]) {
				continue
			}
			chance := slices.ContainsFunc(whole, func(v string) bool {
				return v != w && (strings.HasSuffix(a, v) || strings.HasPrefix(b, v))
			})
			if !chance {
				return w
			}
		}
	}
	return ""
}

// titleShape finds titles that are narrow in the middle, or a block.
func titleShape(f *finder.Finder) {
	lines := f.Body().Heading
	for len(f.Issuers) > 1 && len(lines) > 0 && about(lines[0].S) < 0 { // the organs of a joint issue, a line each
		lines = lines[1:]
	}
	if len(lines) < 3 {
		return
	}
	widths := make([]int, len(lines))
	block := true
	for i, line := range lines {
		for _, r := range line.S {
			if widths[i]++; r > ' ' && r < 0x7F { // two to a cell
				widths[i]--
			}
			widths[i]++
		}
		block = block && widths[i] == widths[0]
	}
	for i := 1; i+1 < len(lines); i++ {
		const least = 4 // half cells that the eye sees
		if widths[i]+least <= widths[i-1] && widths[i]+least <= widths[i+1] {
			f.Add(lines[i].Span(), "排成上短下长、上长下短，或中间长两头短", "标题的第 %d 行比上下两行都短", i+1)
			return
		}
	}
	if block {
		f.Add(f.Title.Span(), "排成上短下长、上长下短，或中间长两头短", "标题的 %d 行一样长", len(lines))
	}
}

// titleIssuer finds a title that begins with another organ than the issuers.
func titleIssuer(f *finder.Finder) {
	if !titled(f) {
		return
	}
	s := outside(f.Title.S)
	end := strings.Index(s, "关于")
	if end < 0 {
		for _, verb := range giving[:5] {
			if i := strings.Index(s, verb); i > 0 && (end < 0 || i < end) {
				end = i
			}
		}
	}
	if end <= 0 {
		return
	}
	name := strings.TrimSpace(f.Title.S[:end])
	if len(f.Issuers) > 1 {
		titleIssuers(f, name)
	}
	last := finder.Before(name, len(name))
	if utf8.RuneCountInString(name) < 4 || strings.Contains(name, "等") || !strings.ContainsRune(organs, last) {
		return
	}
	own := slices.Concat(f.Issuers, f.Signature.Names)
	for _, issuer := range own {
		if issuer.S == "" || finder.Holds(name, issuer.S) && !officeOf(name, issuer.S) && !officeOf(issuer.S, name) {
			return
		}
	}
	if len(own) > 0 {
		f.Add(f.Title.Slice(0, len(name)).Span(), "看看哪一个写错了", "标题里的“%s”不是发文机关“%s”", finder.Cut(name), finder.Cut(own[0].S))
	}
}

// titleIssuers holds the organs at the front of a title against those of a joint
// issue: those named are named in their order, and 等七部门 counts them all.
func titleIssuers(f *finder.Finder, name string) {
	before, at := "", -1
	for _, issuer := range f.Issuers {
		i := strings.Index(name, issuer.S)
		if i < 0 {
			continue
		}
		if i < at {
			f.Add(f.Title.Slice(i, i+len(issuer.S)).Span(), "与 issuer 的次序一致，主办机关在前", "标题里“%s”在“%s”前面，发文机关的次序相反", finder.Cut(issuer.S), finder.Cut(before))
			return
		}
		before, at = issuer.S, i
	}
	for _, verb := range giving[:5] { // 转发省教育厅等七部门…… are those of another
		if given := strings.Index(name, verb); given >= 0 {
			name = name[:given]
		}
	}
	i := strings.LastIndex(name, "等")
	if i < 0 {
		return
	}
	rest := name[i+len("等"):]
	n, size := words.ParseHanzi(rest)
	if size == 0 {
		size = finder.Leading(rest, "0123456789")
		n, _ = strconv.Atoi(rest[:size])
	}
	after := strings.TrimPrefix(rest[size:], "个")
	for _, word := range [...]string{"部门", "单位", "机关", "委办局"} {
		if size > 0 && after == word && n != len(f.Issuers) {
			f.Add(f.Title.Slice(i, len(name)).Span(), "看看哪一个写错了", "标题写的是“%s”，发文机关有 %d 个", name[i:], len(f.Issuers))
		}
	}
}

// officeOf reports whether the name of an organ goes on behind the other one: an
// office (甲县人民政府办公室) is an organ of its own and does not issue in the name
// of the one it serves. What follows in brackets is a second name.
func officeOf(name, organ string) bool {
	name, organ = words.Identity(name), words.Identity(organ)
	_, rest, found := strings.Cut(name, organ)
	if !found || rest == "" {
		return false
	}
	for _, office := range [...]string{"办公室", "办公厅", "秘书处", "综合处", "综合科"} {
		if rest == office {
			return true
		}
	}
	return false
}

// organs are the characters that names of organs end in.
const organs = "局委办厅部院会府室署社校站处科组队"
