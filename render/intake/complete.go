package intake

import (
	"slices"
	"strings"

	"gongwen/render/words"
)

// complete puts blanks where a notice needs what the source lacks, and says so.
func (d *composer) complete() {
	n := &d.notice
	d.issuers()
	n.title = broadTitle(n.title)
	var lacking []string
	blank := func(lacks bool, name string, put func()) {
		if lacks {
			put()
			lacking = append(lacking, name)
		}
	}
	blank(len(n.issuers) == 0, "发文机关", func() { n.issuers = []string{"（发文机关）"} })
	blank(len(n.title) == 0, "标题", func() { n.title = []string{"（标题）"} })
	blank(n.recipients == "" && n.movedTo == "" && len(n.title) == 1 && n.title[0] == "（标题）", "主送机关", func() { n.recipients = "（主送机关）" })
	blank(len(n.text) == 0, "正文", func() { n.text = []string{"（正文）"} })
	blank(n.number == "", "文号", func() {})
	blank(n.date == words.Day{}, "成文日期", func() {})
	if len(lacking) > 0 {
		d.say(missingPart, "填好各个空位、文号和日期；先看样子，用 gongwen build --draft", "来源里没有%s：有括号的空位要填，文号和日期要补", strings.Join(lacking, "、"))
	}
	for _, b := range d.notice.breakdowns() {
		d.completeTasks(b)
	}
}

// issuers finds the 发文机关: of the mark, else of the signature.
func (d *composer) issuers() {
	n := &d.notice
	if len(n.marks) > 0 {
		var organs []string
		for _, m := range n.marks {
			m, n.suffixed = cutFile(m, n.suffixed)
			if at := strings.Index(m, "等"); at > 0 && len(n.signatures) > 0 && strings.HasPrefix(n.signatures[0], m[:at]) {
				m = n.signatures[0] // 甲局等七部门文件
			}
			if m != "" {
				organs = append(organs, m)
			}
		}
		n.issuers = organs
		if len(organs) > 1 && len(n.signatures) == 1 && !slices.Contains(organs, n.signatures[0]) {
			n.issuers = nil // lines of one mark
		}
		if len(organs) > 1 && len(n.issuers) == 0 {
			n.marks = []string{strings.Join(n.marks, "")}
		}
	}
	if len(n.issuers) == 0 {
		n.issuers = n.signatures
	}
	if len(n.signatures) == 0 {
		n.signatures = n.issuers
	}
}

// cutFile is a mark without 文件, and whether any has it.
func cutFile(mark string, before bool) (organ string, any bool) {
	organ, ok := strings.CutSuffix(mark, "文件")
	return organ, ok || before
}

// completeTasks gives every task what it must have.
func (d *composer) completeTasks(b *breakdown) {
	responsible := b.column("responsible") != nil || b.column("lead") == nil
	what, who := 0, 0
	for i := range b.tasks {
		t := &b.tasks[i]
		if t.only {
			continue
		}
		if strings.TrimSpace(t.requirement) == "" {
			t.requirement = "（具体要求）"
			what++
		}
		none := func(s string) bool { s = bare(s); return s == "" || words.Nobody(s) }
		if none(t.lead) && none(t.responsible) {
			if responsible {
				t.responsible = "（责任单位）"
			} else {
				t.lead = "（牵头部门）"
			}
			who++
		}
	}
	if what > 0 {
		d.say(unitMissing, "填好空位“（具体要求）”", "有 %d 项任务没有具体要求，写了空位", what)
	}
	if who > 0 {
		d.say(unitMissing, "填好空位“（责任单位）”或“（牵头部门）”", "有 %d 项任务没有牵头部门，也没有责任单位，写了空位", who)
	}
}
