package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// composer writes the source of a notice.
type composer struct {
	strings.Builder
	*rand.Rand
	choice
	tasks int
}

func (c *composer) line(format string, args ...any) { fmt.Fprintf(c, format+"\n", args...) }

// terms are what made-up text consists of; marks stand between them.
var (
	terms = []string{
		"推进", "政务公开", "工作", "各部门", "要求", "落实责任", "服务企业", "信息", "建设", "完善机制", "监督", "“三同步”",
		"《政府信息公开条例》", "（试行）", "‘点餐’", "2023年", "12月31日", "10个", "63%", "〔2023〕22号", "3.5万元", "APP", "5G", "1/2",
	}
	marks = []string{"，", "、", "；", "：", "——", "……"}
)

// prose is text of about n characters without a mark at its ends.
func (c *composer) prose(n int) string {
	var b strings.Builder
	b.WriteString("各级")
	for count := 2; count < n; {
		if c.IntN(4) == 0 {
			b.WriteString(marks[c.IntN(len(marks))])
		}
		t := terms[c.IntN(len(terms))]
		b.WriteString(t)
		count += len([]rune(t)) + 1
	}
	return b.String()
}

// compose writes a notice with the levels chosen and so many tasks.
func compose(rng *rand.Rand, want choice, tasks int) string {
	c := &composer{Rand: rng, choice: want, tasks: tasks}
	c.line("format = \"general\"\nissuer = \"某区办公室\"\nnumber = \"某政办〔2023〕%d号\"\ndate = 2023-%02d-%02d", 1+c.IntN(99), 1+c.IntN(12), 1+c.IntN(28))
	lines := []string{"关于某事的通知", "某区办公室关于印发\n年度任务分解表的通知", "某区办公室\n关于印发2023年某区政务公开\n重点任务分解表的通知"}
	c.line("title = \"\"\"\n%s\"\"\"", lines[c.choice[withTitle]])
	if c.choice[withRecipients] > 0 {
		c.line(`recipients = "各镇人民政府，区直各部门%s"`, strings.Repeat("，驻区各单位", c.IntN(8)))
	}
	if c.choice[withNote] > 0 {
		c.line(`note = ["此件公开发布", "联系人：A&B <甲>"]`)
	}
	c.text()
	c.line("[letterhead]\nmark = \"%s文件\"", []string{"某区办公室", strings.Repeat("某区人民政府", 4)}[c.choice[withMark]])
	for _, e := range []struct {
		of   int
		text string
	}{{withSerial, `serial = "000001"`}, {withSecrecy, `secrecy = "秘密★5年"`}, {withUrgency, `urgency = "特急"`}} {
		if c.choice[e.of] > 0 {
			c.line("%s", e.text)
		}
	}
	c.line("[signature]\nseal = %t", c.IntN(2) == 0)
	if c.choice[withUnder] > 0 {
		c.line(`under = "（某局代章）"`)
	}
	if c.choice[withImprint] > 0 {
		c.line("[imprint]\nprinted_by = \"某区办公室\"\nprinted_on = 2023-12-30")
	}
	if c.choice[withImprint] > 1 {
		c.line(`copy_to = "区委各部门，区人大常委会办公室%s"`, strings.Repeat("，驻区有关单位", c.IntN(6)))
	}
	for i := range []int{0, 1, 2 + c.IntN(3)}[c.choice[withAttachments]] {
		c.line("[[attachment]]\ntitle = \"某项工作实施细则之%d\"\ntext = \"%s。\"", i+1, c.prose(20+c.IntN(600)))
	}
	if c.choice[withTable] > 0 {
		c.breakdown()
	}
	return c.String()
}

// text is the body: paragraphs to the pages wanted, headings, rare characters.
func (c *composer) text() {
	var ps []string
	ps = append(ps, "为做好"+c.prose(60)+"，现通知如下"+[]string{"", "，由䶮同志负责", "，由𫐄同志负责"}[c.choice[withRare]]+"。")
	ordinals := [][]string{nil, {"一、", "（一）"}, {"一、", "（一）", "1.", "（1）"}}[c.choice[withHeadings]]
	for i, o := range ordinals {
		ps = append(ps, o+[]string{"提高思想认识", "明确责任分工", "细化工作措施。" + c.prose(40) + "。", "按时报送材料。" + c.prose(40) + "。"}[i])
	}
	for range []int{0, 3}[c.choice[withBody]] {
		ps = append(ps, c.prose(520)+"。")
	}
	c.line("text = \"\"\"\n%s\"\"\"", strings.Join(ps, "\n"))
}

// breakdown is the table in an attachment of its own.
func (c *composer) breakdown() {
	c.line("[[attachment]]\ntitle = \"任务分解表\"\ncontent = \"breakdown\"")
	if c.choice[withBefore] > 0 {
		c.line("text = \"\"\"\n%s。\"\"\"", c.prose(60))
	}
	if c.choice[withAfter] > 0 {
		c.line("after = \"\"\"\n%s。\"\"\"", c.prose(40))
	}
	c.line("[breakdown]\norientation = \"%s\"", []string{"", "portrait", "landscape"}[c.choice[withTable]])
	if c.choice[withColumns] == 2 {
		for _, key := range []string{"seq", "topic", "requirement", "lead", "responsible", "due"} {
			c.line("[[breakdown.column]]\nkey = \"%s\"", key)
		}
	}
	for i := range c.tasks {
		c.task(i)
	}
}

func (c *composer) task(i int) {
	c.line("[[task]]")
	if c.choice[withSections] > 0 && i%9 == 0 {
		c.line(`section = "第%d方面%s"`, i/9+1, strings.Repeat("工作", 1+c.IntN(12)))
	}
	if c.choice[withRowSpans] == 0 || i%4 == 0 || c.choice[withSections] > 0 && i%9 == 0 {
		c.line(`topic = "围绕第%d项任务推进"`, i+1)
		c.line(`lead = ["区第%d局"]`, i+1)
		if c.choice[withColSpans] == 0 || i%2 == 1 {
			c.line(`responsible = "各街道、区直第%d办"`, i+1)
		}
		c.line(`due = "%d月底前"`, 1+i%12)
	}
	n := 60 + c.IntN(60)
	if c.choice[withTall] > 0 && i == 5 {
		n = 1400
	}
	c.line(`requirement = "%s。"`, c.prose(n))
}
