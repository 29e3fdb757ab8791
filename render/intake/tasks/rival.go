package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/book/grid"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
)

// ways end the heads of columns that say how a thing is done.
var ways = [...]string{"措施", "举措", "做法", "办法", "对策", "要求"}

// isWay reports whether a head says how something is done, and no deadline.
func isWay(plain string) bool {
	return certainty(plain, notice.KeyDue) < grid.SureWord && slices.ContainsFunc(ways[:], func(end string) bool { return strings.HasSuffix(plain, end) })
}

// partWork parts the columns that all say what is to be done. 工作内容 and 具体措施
// are each the one column of tables that have no other; side by side the left one
// names the task, and the right one says how it is done. What was decided so is
// told.
func (d *Reader) partWork(t *source.Table, h *Heading) {
	var rivals []int
	way := false
	for i := range h.columns {
		c := &h.columns[i]
		plain := grid.Plain(c.Head)
		if c.sure == chosen || d.chose(c.Head) || utf8.RuneCountInString(c.Head) > longestHead {
			continue
		}
		says := certainty(plain, notice.KeyRequirement)
		switch c.Key {
		case notice.KeyRequirement:
		case "":
			if key, sure := ownHead(plain); !isWay(plain) && (says < grid.SureEnding || key != "" && sure >= says) {
				continue
			}
		case notice.KeyTopic:
			if says < grid.SureWord || certainty(plain, notice.KeyTopic) >= grid.SureEnding {
				continue
			}
		default:
			continue
		}
		rivals = append(rivals, i)
		way = way || isWay(plain)
	}
	if len(rivals) < 2 || !way {
		return
	}
	how := rivals[len(rivals)-1] // the last of those that say how and are not the first
	for _, i := range slices.Backward(rivals[1:]) {
		if isWay(grid.Plain(h.columns[i].Head)) {
			how = i
			break
		}
	}
	what := rivals[max(0, slices.Index(rivals, how)-1)]
	for _, i := range rivals {
		h.columns[i].Key, h.columns[i].rival = "", true
	}
	topic, title := h.Of(notice.KeyTopic), h.Of(notice.KeyTitle)
	grouped := h.grouped(t, what)
	switch {
	case topic == nil && (title == nil || grouped):
		h.give(what, notice.KeyTopic)
		h.give(how, notice.KeyRequirement)
	case topic != nil && topic.sure < chosen && grouped && h.Of(notice.KeySection) == nil && !d.hasSections(t, h):
		topic.Key = notice.KeySection
		h.give(what, notice.KeyTopic)
		h.give(how, notice.KeyRequirement)
	case wordsBelow(t, h.Last, h.columns[how].At) > wordsBelow(t, h.Last, h.columns[what].At):
		h.give(how, notice.KeyRequirement)
	default:
		h.give(what, notice.KeyRequirement)
	}
}

// give gives a column a key that is only guessed.
func (h *Heading) give(i int, key string) {
	h.columns[i].Key, h.columns[i].sure = key, second
}

// grouped reports whether a cell of a column speaks for several rows: it reaches
// down, stands empty below, or says the same again.
func (h *Heading) grouped(t *source.Table, i int) bool {
	at, above := h.columns[i].At, ""
	for row := h.Last + 1; row < len(t.At); row++ {
		if len(t.Distinct(row)) < 2 {
			continue
		}
		text := t.Text(row, at)
		if above != "" && (text == "" || text == above) {
			return true
		}
		above = text
	}
	return false
}

// beaten reports whether a column of its own has the words of a key that another
// column was given: of two deadlines one only is the deadline.
func (h *Heading) beaten(c *Column) bool {
	const enough = grid.SureEnding + 4 // 县级责任单位, and not 督办单位
	plain := grid.Plain(c.Head)
	if key, sure := ownHead(plain); key == c.Key && sure >= grid.SureWord {
		return false
	}
	return slices.ContainsFunc(builtIns[:], func(key string) bool {
		other := h.Of(key)
		return other != nil && other.sure < chosen && certainty(plain, key) >= enough && grid.Plain(other.Head) != plain
	})
}

// measures are what things are counted in.
var measures = strings.Fields("% ‰ ％ 个 项 件 次 人 人次 名 户 家 亩 万亩 公顷 平方米 万平方米 平方公里 米 千米 公里 吨 万吨 千克 公斤 克 立方米 万立方米 万方 元 万元 亿元 万美元 亿美元 台 套 辆 座 处 条 张 份 部 篇 期 场 场次 批 批次 所 间 套次 天 日 月 年 小时 千瓦 万千瓦 千瓦时 亿千瓦时 万人 万户 万人次 百分点 个百分点 位 位次 分 级 班 株 万株 头 只 羽 床 张次 口 眼 km m ㎡ m² hm² t kg 万㎡")

// measured reports whether a column that is headed 单位 says what something is
// counted in: under the head of a goal, or over words like 个, 万元.
func measured(t *source.Table, h *Heading, c *Column) bool {
	plain := grid.Plain(c.Head)
	if !strings.HasSuffix(plain, "单位") {
		return false
	}
	for _, of := range [...]string{"计量", "计数", "度量", "数量", "货币", "金额", "指标"} {
		if strings.HasPrefix(plain, of) {
			return true
		}
	}
	if over, _ := ownHead(grid.Plain(c.Over)); over != "" {
		return true
	}
	seen, counted := 0, 0
	for row := h.Last + 1; row < len(t.At); row++ {
		if s := strings.Trim(t.Text(row, c.At), "/／—-（）() "); s != "" {
			seen++
			if slices.Contains(measures, strings.ToLower(s)) || slices.Contains(measures, s) {
				counted++
			}
		}
	}
	return counted > 0 && 2*counted >= seen
}

// needDue finds the deadline where no head says so, in a table that has nothing of
// what came of the tasks: the column of a time or a day.
func (d *Reader) needDue(h *Heading) {
	best := -1
	for i := range h.columns {
		c := &h.columns[i]
		plain := grid.Plain(c.Head)
		switch {
		case c.Key == notice.KeyDue:
			return
		case c.Key != "" || d.chose(c.Head):
			continue
		}
		key, sure := ownHead(plain)
		switch {
		case key == notice.KeyStatus && sure >= grid.SureWord:
			return // the day is that of what was done
		case slices.ContainsFunc(begun[:], func(s string) bool { return strings.Contains(plain, s) }):
		case best < 0 && slices.ContainsFunc(times[:], func(end string) bool { return strings.HasSuffix(plain, end) }):
			best = i
		}
	}
	if best >= 0 {
		h.give(best, notice.KeyDue)
	}
}

// Heads of times end so; those with one of the other words inside are not when a
// task is to be done.
var (
	times = [...]string{"时间", "日期", "年限", "进度安排", "工期", "完成年度"}
	begun = [...]string{"开始", "启动", "起始", "起止", "发布", "下达", "印发", "报送", "填报", "更新", "实际", "交办", "收文", "开工", "反馈"}
)
