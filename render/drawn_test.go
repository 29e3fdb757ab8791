package render_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"
)

// drawn is a notice made up by rapid: source text that the program must accept.
type drawn struct{ strings.Builder }

// The words of drawn text: hanzi, marks of every class, numbers with units,
// references, Latin, a hanzi beyond the BMP.
var words = []string{
	"推进", "政务公开", "工作", "的", "各部门", "要求", "落实", "责任", "群众", "企业", "服务", "信息", "建设", "完善", "机制", "监督",
	"，", "。", "、", "；", "：", "“三同步”", "《政府信息公开条例》", "（试行）", "——", "……", "！", "？", "·", "‘点餐’",
	"2023年", "12月31日", "第3条", "10个", "63%～68%", "〔2023〕22号", "3.5万元", "9类", "APP", "5G", "1/2", "𫐄", "镕",
}

// marks are the words that never stand at the start or side by side: a chain
// of them is longer than a narrow column and would have to be torn.
const marks = "，。、；：——……！？·"

func (d *drawn) line(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

// text draws running text of at least lo and roughly at most hi characters.
// Marks at its very start are left out: they would begin a line.
func text(t *rapid.T, lo, hi int, label string) string {
	n := rapid.IntRange(lo, hi).Draw(t, label)
	pick := rapid.IntRange(0, len(words)-1)
	var b strings.Builder
	mark := false // the word before was one
	for count := 0; count < n; {
		w := words[pick.Draw(t, "word")]
		if strings.Contains(marks, w) && (count == 0 || mark) || count == 0 && strings.ContainsAny(w, "0123456789") {
			w = "各级"
		}
		mark = strings.Contains(marks, w)
		b.WriteString(w)
		count += len([]rune(w))
	}
	return b.String()
}

// repeated is long text from few draws: rapid's own budget is for structure.
func repeated(t *rapid.T, n int) string {
	unit := text(t, 20, 60, "unit")
	s := strings.Repeat(unit, n/len([]rune(unit))+1)
	return string([]rune(s)[:n])
}

func chance(t *rapid.T, in int, label string) bool {
	return rapid.IntRange(1, in).Draw(t, label) == 1
}

var leads = func() (names []string) {
	for i := range 30 {
		names = append(names, fmt.Sprintf("区%c%c局", []rune("教民财人自生住交水农")[i%10], []rune("育政务")[i/10]))
	}
	return names
}()

// drawNotice draws the source of a notice with each element present or absent.
func drawNotice(t *rapid.T) string {
	var d drawn
	d.line(`format = "general"`)
	d.line(`issuer = "%s"`, rapid.SampledFrom([]string{"某区办公室", "济宁高新区管委会办公室", "某某市某某区行政审批服务管理局办公室"}).Draw(t, "issuer"))
	d.line(`number = "某政办〔2023〕%d号"`, rapid.IntRange(1, 199).Draw(t, "number"))
	title := []string{"关于做好工作的通知"}
	switch {
	case chance(t, 3, "one long line"):
		title[0] = "某某区关于进一步加强" + strings.Repeat("重点工作任务", rapid.IntRange(0, 6).Draw(t, "title")) + "推进落实的通知"
	default:
		for range rapid.IntRange(0, 2).Draw(t, "title lines") {
			title = append([]string{"某区关于印发任务" + strings.Repeat("分", rapid.IntRange(0, 8).Draw(t, "title"))}, title...)
		}
	}
	d.line(`title = "%s"`, strings.Join(title, `\n`))
	if !chance(t, 5, "no recipients") {
		d.line(`recipients = "%s"`, strings.TrimRight(text(t, 3, 60, "recipients"), "：；，。、"))
	}
	d.line(`date = 2023-%02d-%02d`, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
	switch rapid.IntRange(0, 3).Draw(t, "notes") {
	case 0:
		d.line(`note = "此件公开发布"`)
	case 1:
		d.line(`note = ["此件公开发布", "联系人：某某，电话：%s"]`, strings.Repeat("0000000、", rapid.IntRange(0, 9).Draw(t, "phones"))+"0000000")
	}
	var body []string
	for i := range rapid.IntRange(1, 8).Draw(t, "paragraphs") {
		p := text(t, 1, 120, "paragraph")
		if i > 0 && chance(t, 6, "long paragraph") {
			p += repeated(t, rapid.IntRange(100, 900).Draw(t, "long"))
		}
		body = append(body, p+"。")
	}
	d.line(`text = "%s"`, strings.Join(body, `\n`))
	if chance(t, 2, "letterhead") {
		d.line("[letterhead]")
		if chance(t, 2, "serial") {
			d.line(`serial = "000001"`)
		}
		if chance(t, 2, "secrecy") {
			d.line(`secrecy = "秘密★5年"`)
		}
		if chance(t, 2, "urgency") {
			d.line(`urgency = "特急"`)
		}
		if chance(t, 2, "mark") {
			d.line(`mark = "%s文件"`, strings.Repeat("某区人民政府", rapid.IntRange(1, 5).Draw(t, "mark length")))
		}
	}
	if chance(t, 2, "signature") {
		d.line("[signature]\nseal = %t", chance(t, 2, "seal"))
		if chance(t, 2, "name") {
			d.line(`name = "%s办公室"`, strings.Repeat("某区", rapid.IntRange(0, 11).Draw(t, "name length")))
		}
		if chance(t, 3, "under") {
			d.line(`under = "（某局代章）"`)
		}
	}
	if chance(t, 2, "imprint") {
		d.line("[imprint]")
		if chance(t, 2, "copy") {
			d.line(`copy_to = "%s"`, strings.TrimRight(text(t, 3, 80, "copy to"), "：；，。、"))
		}
		d.line("printed_by = \"某区办公室\"\nprinted_on = 2023-12-30")
	}
	attachments := rapid.IntRange(0, 2).Draw(t, "attachments")
	if chance(t, 10, "many attachments") {
		attachments = rapid.IntRange(8, 24).Draw(t, "attachments")
	}
	for i := range attachments {
		d.line("[[attachment]]\ntitle = \"某项工作实施细则%s之%d\"\ntext = \"%s\"", strings.Repeat("补充规定", rapid.IntRange(0, 6).Draw(t, "name length")), i+1, text(t, 5, 100, "attachment")+"。")
	}
	if !chance(t, 5, "no table") {
		drawTable(t, &d)
	}
	return d.String()
}

// drawTable draws an attachment that is a breakdown table.
func drawTable(t *rapid.T, d *drawn) {
	d.line("[[attachment]]\ntitle = \"任务分解表\"\ncontent = \"breakdown\"")
	if chance(t, 4, "after") {
		d.line(`after = "%s。"`, text(t, 5, 80, "after text"))
	}
	if chance(t, 4, "before") {
		d.line(`text = "%s。"`, text(t, 5, 200, "before text"))
	}
	d.line("[breakdown]\norientation = \"%s\"", rapid.SampledFrom([]string{"auto", "landscape", "portrait"}).Draw(t, "orientation"))
	sections := chance(t, 2, "sections")
	column := false // the sections are one
	switch rapid.IntRange(0, 5).Draw(t, "columns") {
	case 0, 1:
		d.line("[[breakdown.column]]\nkey = \"seq\"\n[[breakdown.column]]\nkey = \"topic\"\n[[breakdown.column]]\nkey = \"requirement\"\n" +
			"[[breakdown.column]]\nkey = \"lead\"\n[[breakdown.column]]\nkey = \"goal\"\nhead = \"年度目标\"\nmerge = \"topic\"\n[[breakdown.column]]\nkey = \"due\"\nmerge = true")
	case 2:
		d.line("[[breakdown.column]]\nkey = \"topic\"\nwidth = 30\n[[breakdown.column]]\nkey = \"lead\"\njoin = \"line\"\n[[breakdown.column]]\nkey = \"responsible\"\nempty = \"/\"\n" +
			"[[breakdown.column]]\nkey = \"requirement\"\nwidth = 60.5\n[[breakdown.column]]\nkey = \"due\"")
	case 3:
		column = sections
		if column {
			d.line(`[[breakdown.column]]` + "\nkey = \"section\"")
		}
		d.line("[[breakdown.column]]\nkey = \"topic\"\n[[breakdown.column]]\nkey = \"lead\"\n[[breakdown.column]]\nkey = \"requirement\"\n[[breakdown.column]]\nkey = \"due\"")
	}
	own := strings.Contains(d.String(), `key = "goal"`)
	for i := range rapid.IntRange(1, 40).Draw(t, "tasks") {
		d.line("[[task]]")
		newSection := sections && (i == 0 || chance(t, 8, "section"))
		if newSection {
			for !column && chance(t, 6, "empty section") {
				d.line("section = \"没有任务的一节\"\n[[task]]")
			}
			d.line(`section = "%s"`, "第某方面"+strings.Repeat("工作", rapid.SampledFrom([]int{0, 3, 20, 150}).Draw(t, "section length")))
		}
		newTopic := i == 0 || newSection || chance(t, 3, "topic")
		if newTopic {
			d.line(`topic = "围绕%s推进"`, text(t, 2, 20, "topic text"))
		}
		if newTopic || chance(t, 3, "lead") {
			n := 1
			if chance(t, 3, "co-led") {
				n = rapid.SampledFrom([]int{2, 3, 5, 12, 30}).Draw(t, "leads")
			}
			from := rapid.IntRange(0, len(leads)-1).Draw(t, "first lead")
			var names []string
			for k := range n {
				names = append(names, leads[(from+k)%len(leads)])
			}
			if chance(t, 6, "collective") {
				names = append(names, "各街道")
			}
			d.line(`lead = ["%s"]`, strings.Join(names, `", "`))
			if !chance(t, 3, "alone") {
				d.line(`responsible = "各街道、区直各部门"`)
			}
		}
		requirement := text(t, 1, 120, "requirement")
		switch {
		case chance(t, 60, "giant"):
			requirement += repeated(t, 5000)
		case chance(t, 12, "tall"):
			requirement += repeated(t, rapid.IntRange(200, 1200).Draw(t, "tall length"))
		}
		d.line(`requirement = "%s。"`, requirement)
		if own {
			d.line(`goal = "%s"`, rapid.SampledFrom([]string{"完成", "达到95%以上", "基本建成"}).Draw(t, "goal"))
		}
		if newTopic && chance(t, 2, "due") {
			d.line(`due = "%s"`, rapid.SampledFrom([]string{"12月底前", "2023年第三季度末前", "长期坚持", "11月30日前"}).Draw(t, "due text"))
		}
	}
}
