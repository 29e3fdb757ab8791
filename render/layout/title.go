package layout

import (
	"strings"

	"gongwen/render/text"
)

// balance breaks a title that the clerk gave on one line into as few lines as
// it takes, their widths forming a trapezoid or a diamond (7.3.1), none
// completely full, never inside 《》 or a number where that can be avoided.
//
// It tries every way to put the breaks at allowed places near the ideal ones
// and takes the one with the least demerits; ties go to the longer first line.
func balance(g *galley, limit int) []text.Line {
	total := natural(g).Width
	n := (total + limit - 1) / limit
	places := breakPlaces(g)
	best, bestCost := []int(nil), int(^uint(0)>>1)
	for count := n; count <= n+1 && best == nil; count++ {
		search(g, places, limit, total/count, count, nil, func(at []int) {
			if c := demerits(g, at); c < bestCost {
				best, bestCost = append([]int(nil), at...), c
			}
		})
	}
	if best == nil { // no allowed place is near enough: break as running text does
		return text.Break(g.chars, text.Measure{Width: limit})
	}
	return cutLines(g, best)
}

// breakPlaces lists where a line of a title may begin, apart from its start:
// not inside brackets, and 的 stays with the word before it.
func breakPlaces(g *galley) []int {
	var places []int
	depth, next := 0, 0
	for _, i := range text.Places(g.chars) {
		for ; next < i; next++ {
			switch g.chars[next].Rune {
			case '《', '（', '〔', '“':
				depth++
			case '》', '）', '〕', '”':
				depth--
			}
		}
		if depth <= 0 && !strings.ContainsRune("的和与及", g.chars[i].Rune) {
			places = append(places, i)
		}
	}
	return places
}

// search calls try with every list of count-1 break places whose lines are not
// longer than limit and not far from the ideal width.
func search(g *galley, places []int, limit, ideal, count int, at []int, try func([]int)) {
	start := 0
	if len(at) > 0 {
		start = at[len(at)-1]
	}
	if count == 1 {
		if widthOf(g, start, len(g.chars)) <= limit {
			try(at)
		}
		return
	}
	for _, p := range places {
		if p <= start {
			continue
		}
		w := widthOf(g, start, p)
		if w > limit {
			return
		}
		if w*2 >= ideal && w <= ideal+6000 {
			search(g, places, limit, ideal, count-1, append(at, p), try)
		}
	}
}

func widthOf(g *galley, from, to int) (w int) {
	for _, c := range g.chars[from:to] {
		w += c.Advance
	}
	return w
}

// demerits judges the shape: lines of equal width, an hourglass, neighbours
// that differ by more than four characters, and a short last line are bad;
// a break inside a common word is worse, a line beginning with 关于 or 印发
// good.
func demerits(g *galley, at []int) (cost int) {
	edges := append(append([]int{0}, at...), len(g.chars))
	widths := make([]int, len(edges)-1)
	for i := range widths {
		widths[i] = widthOf(g, edges[i], edges[i+1])
	}
	turns, last := 0, 0
	for i := 1; i < len(widths); i++ {
		d := widths[i] - widths[i-1]
		switch size := max(d, -d); {
		case size < 1000:
			cost += 30
		case size > 4000:
			cost += (size - 4000) / 100
		}
		if d > 0 {
			if last < 0 {
				turns++ // it grows again after it shrank: an hourglass
			}
			last = 1
		} else if d < 0 {
			last = -1
		}
	}
	cost += turns * 200
	if widths[len(widths)-1] < 4000 {
		cost += 300
	}
	for _, p := range at {
		if strings.Contains(titleWords, pair(g, p-1)) {
			cost += 500
		}
		if p+1 < len(g.chars) && strings.Contains("关于 印发 转发", pair(g, p)) {
			cost -= 60
		}
	}
	return cost
}

// pair is the characters i and i+1.
func pair(g *galley, i int) string {
	return string([]rune{g.chars[i].Rune, g.chars[i+1].Rune})
}

// titleWords are words common in titles of notices: a break falls between
// words (7.3.1: 词意完整), and these few tell most of them apart without a
// dictionary.
const titleWords = "工作 政务 公开 重点 任务 分解 解表 实施 方案 意见 通知 办法 管理 行动 计划 要点 安排 推进 加强 关于 印发 转发 进一 一步 步加 建设 发展 改革 " +
	"服务 企业 经济 社会 保障 安全 生产 生态 环境 保护 教育 医疗 卫生 健康 养老 交通 运输 住房 城乡 农村 农业 水利 防汛 抗旱 应急 消防 " +
	"人民 政府 委员 员会 办公 公室 公厅 部门 单位 机关 街道 乡镇 党政 干部 人才 就业 创业 创新 科技 数字 数据 信息 网络 平台 智能 " +
	"制度 规定 规划 规范 标准 条例 细则 责任 分工 落实 督查 考核 检查 整治 专项 开展 组织 做好 全面 深化 优化 提升 提高 促进 支持 " +
	"质量 高质 量发 文化 旅游 体育 市场 监管 审批 行政 执法 法治 营商 项目 投资 财政 预算 税收 金融 统计 调查 普查 会议 活动 " +
	"试行 暂行 修订 调整 成立 领导 小组 成员 名单 表彰 先进 年度 季度 上半 下半 半年 全市 全县 全区 全省 高新 新区 新技 技术"

// cutLines makes natural lines that begin at the places given.
func cutLines(g *galley, at []int) []text.Line {
	edges := append(append([]int{0}, at...), len(g.chars))
	lines := make([]text.Line, len(edges)-1)
	for i := range lines {
		lines[i] = text.Line{Start: edges[i], End: edges[i+1]}
		for _, c := range g.chars[edges[i]:edges[i+1]] {
			lines[i].X = append(lines[i].X, lines[i].Width)
			lines[i].Width += c.Advance
		}
	}
	return lines
}
