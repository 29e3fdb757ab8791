package draft

import (
	"slices"
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/tasks"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// complete puts blanks where a notice needs what the source lacks, and says so.
func (d *composer) complete() {
	n := &d.notice
	d.issuers()
	d.format()
	n.Title = element.BroadTitle(n.Title)
	var lacking []string
	blank := func(lacks bool, name string, put func()) {
		if lacks {
			put()
			lacking = append(lacking, name)
		}
	}
	blank(len(n.Issuers) == 0, "发文机关", func() { n.Issuers = []string{blankIssuer} })
	blank(len(n.Title) == 0 && !n.untitled(), "标题", func() { n.Title = []string{blankTitle} })
	blank(n.Recipients == "" && n.MovedTo == "" && len(n.Title) == 1 && n.Title[0] == blankTitle, "主送机关", func() { n.Recipients = blankRecipients })
	blank(len(n.Text) == 0, "正文", func() { n.Text = []string{blankText} })
	blank(n.Number == "" && n.Format != "minutes", "文号", func() {})
	blank(n.Date == words.Day{} && !d.noDay, "成文日期", func() {})
	if len(lacking) > 0 {
		d.Say(doubt.MissingPart, "填好各个空位、文号和日期；先看样子，用 gongwen build --draft", "来源里没有%s：有括号的空位要填，文号和日期要补", strings.Join(lacking, "、"))
	}
	for _, b := range d.notice.Breakdowns() {
		d.completeTasks(b)
	}
}

// untitled reports whether the format has neither title nor recipients.
func (n *Notice) untitled() bool { return n.Format == "order" || n.Format == "minutes" }

// issuers finds the 发文机关: of the mark, else of the signature.
func (d *composer) issuers() {
	n := &d.notice
	if n.untitled() {
		if len(n.Issuers) == 0 && n.PrintedBy != "" {
			n.Issuers = []string{n.PrintedBy}
		}
		return
	}
	if len(n.Marks) > 0 {
		var organs []string
		for _, m := range n.Marks {
			m, n.Suffixed = cutFile(m, n.Suffixed)
			if at := strings.Index(m, "等"); at > 0 && len(n.Signatures) > 0 && strings.HasPrefix(n.Signatures[0], m[:at]) {
				m = n.Signatures[0] // 甲局等七部门文件
			}
			if m != "" {
				organs = append(organs, m)
			}
		}
		n.Issuers = organs
		if len(organs) > 1 && len(n.Signatures) == 1 && !slices.Contains(organs, n.Signatures[0]) {
			n.Issuers = nil // lines of one mark
		}
		if len(organs) > 1 && len(n.Issuers) == 0 {
			n.Marks = []string{strings.Join(n.Marks, "")}
		}
	}
	if len(n.Issuers) == 0 || len(n.Issuers) == 1 && len(n.Signatures) > 1 && strings.Join(n.Signatures, "") == n.Issuers[0] {
		n.Issuers = n.Signatures
	}
	if len(n.Signatures) == 0 {
		n.Signatures = n.Issuers
	}
}

// cutFile is a mark without 文件, and whether any has it.
func cutFile(mark string, before bool) (organ string, any bool) {
	organ, ok := strings.CutSuffix(mark, "文件")
	return organ, ok || before
}

// completeTasks gives every task what it must have.
func (d *composer) completeTasks(b *tasks.Breakdown) {
	responsible := b.Column(notice.KeyResponsible) != nil || b.Column(notice.KeyLead) == nil
	what, who := 0, 0
	for i := range b.Tasks {
		t := &b.Tasks[i]
		if t.Only {
			continue
		}
		if strings.TrimSpace(t.Requirement) == "" {
			t.Requirement = tasks.Blank(notice.KeyRequirement)
			what++
		}
		none := func(s string) bool { s = prose.Bare(s); return s == "" || words.Nobody(s) }
		if none(t.Lead) && none(t.Responsible) {
			if responsible {
				t.Responsible = tasks.Blank(notice.KeyResponsible)
			} else {
				t.Lead = tasks.Blank(notice.KeyLead)
			}
			who++
		}
	}
	if what > 0 {
		d.Say(doubt.UnitMissing, "填好空位“（具体要求）”", "有 %d 项任务没有具体要求，写了空位", what)
	}
	if who > 0 {
		d.Say(doubt.UnitMissing, "填好空位“（责任单位）”或“（牵头部门）”", "有 %d 项任务没有牵头部门，也没有责任单位，写了空位", who)
	}
}
