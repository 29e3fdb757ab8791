package check

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
	"gongwen/render/words"
)

// drawing is a correct notice being made up: as an office writes it, with all
// that the rules look at and nothing that they should tell.
type drawing struct {
	*rapid.T
	strings.Builder
	place       string // 青禾县
	issuer      string
	date        words.Day
	paragraphs  map[string]bool
	attachments []string
}

func (d *drawing) line(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

func (d *drawing) one(of ...string) string { return rapid.SampledFrom(of).Draw(d.T, "word") }

func (d *drawing) chance(in int) bool { return rapid.IntRange(1, in).Draw(d.T, "chance") == 1 }

func (d *drawing) number(lo, hi int) int { return rapid.IntRange(lo, hi).Draw(d.T, "number") }

// day is a day after the notice's, in its year if there is room.
func (d *drawing) day() words.Day {
	return words.Day{Year: d.date.Year, Month: d.number(d.date.Month, 12), Day: d.number(d.date.Day, 28)}
}

// weekday is reckoned otherwise than by the rule: by counting days.
func weekdayOf(x words.Day) string {
	days := 0
	for y := 2000; y < x.Year; y++ {
		days += 365
		if (words.Day{Year: y, Month: 2, Day: 29}).Real() {
			days++
		}
	}
	for m := 1; m < x.Month; m++ {
		days += 28
		for day := 29; (words.Day{Year: x.Year, Month: m, Day: day}).Real(); day++ {
			days++
		}
	}
	return string([]rune("六日一二三四五")[(days+x.Day-1)%7]) // 2000-01-01 was a Saturday
}

var topics = []string{"农村供水保障", "政务公开", "安全生产", "防汛抗旱", "校园周边环境整治", "节约用水", "和平街道老旧小区改造", "数字乡村建设", "医疗、医保、医药联动"}

// clause is a piece of a sentence.
func (d *drawing) clause() string {
	x := d.day()
	switch d.number(0, 27) {
	case 0:
		return "加强" + d.one(topics...) + "工作"
	case 1:
		return fmt.Sprintf("于%d月%d日前报送书面材料", x.Month, x.Day)
	case 2:
		return fmt.Sprintf("于%s（星期%s）上午9:30召开推进会", x.Chinese(), weekdayOf(x))
	case 3:
		return fmt.Sprintf("改造管网%d～%d公里", d.number(1, 9), d.number(10, 99))
	case 4:
		return fmt.Sprintf("落实《%s规划（%d—%d年）》", d.one("供水", "公开"), d.date.Year-2, d.date.Year+3)
	case 5:
		return fmt.Sprintf("按照国办发〔%d〕%d号文件要求", d.number(2012, d.date.Year), d.number(1, 199))
	case 6:
		return "根据《甲条例》《乙办法（试行）》《丙规定》"
	case 7:
		return "落实“双减”“双创”和“‘一网通办’改革”要求"
	case 8:
		return "达到以查促改的目的的办法要坚持"
	case 9:
		return "为了了解实情，参与与民生有关的调研"
	case 10:
		return "在中山区、和平区和高新区推广"
	case 11:
		return "水、电、气等设施" + d.one("完好", "完备")
	case 12:
		return "一是看水质，二是看水量，三是看水压"
	case 13:
		return fmt.Sprintf("完成率不低于%d.%d%%，投资1,%d00万元", d.number(80, 99), d.number(0, 9), d.number(1, 9))
	case 14:
		return "使用OA系统（Ver. 2.0）报送，网址为https://example.cn/a?b=1&c=2"
	case 15:
		return "联系人为王某某（电话：0000-0000000）"
	case 16:
		return "坚持以人民为中心——这是根本立场"
	case 17:
		return "推动北京—雄安沿线协同"
	case 18:
		return "每周一调度，每季度末月20日前通报"
	case 19:
		return "以及时、准确、全面为原则"
	case 20:
		return "涉及及时性要求的从快办理"
	case 21:
		return fmt.Sprintf("自%d年%d月起执行", d.date.Year, d.number(1, 12))
	case 22:
		return "执行GB/T 9704—2012和ISO 9001-2015标准"
	case 23:
		return "做到点对点对接、户对户核查"
	case 24:
		return "严格执行二十四小时值班制度"
	case 25:
		return "各乡镇、各部门各司其职、各负其责"
	case 26:
		return "推进数据要素×行动和“人工智能+”应用，公布2×2米标牌"
	default:
		return "待定点单位确定后，期待定期反馈"
	}
}

func (d *drawing) sentence() string {
	s := ""
	for range d.number(1, 4) {
		s += "，" + d.clause()
	}
	return strings.TrimPrefix(s, "，") + d.one("。", "。", "。", "；") // ; is joined below
}

// paragraph is one that begins with a sentence that the notice does not have yet.
func (d *drawing) paragraph() string {
	for k := 0; ; k++ {
		s := d.one("各单位要", "请", "会同有关部门", "对此")
		for range d.number(1, 3) {
			s += d.sentence()
		}
		s = strings.TrimSuffix(s, "；")
		s = strings.TrimSuffix(s, "。") + d.one("。", "。", "！", "。（以正式通知为准）")
		if k > 0 {
			s = fmt.Sprintf("第%s批次：", words.Hanzi(k+2)) + s
		}
		first, _, _ := strings.Cut(s, "。")
		if !d.paragraphs[first] {
			d.paragraphs[first] = true
			return s
		}
	}
}

// body is running text: an opening, and perhaps levels.
func (d *drawing) body() []string {
	out := []string{"为做好" + d.one(topics...) + "工作，" + d.paragraph()}
	if len(d.attachments) == 1 {
		out[0] += "具体任务见附件。"
	} else if n := len(d.attachments); n > 1 {
		out[0] += fmt.Sprintf("具体任务见附件%d。", d.number(1, n))
	}
	switch d.number(0, 3) {
	case 0:
		for range d.number(0, 3) {
			out = append(out, d.paragraph())
		}
	case 1:
		heads := []string{"提高思想认识", "加强组织领导", "压实工作责任", "强化督查考核"}
		for i := range d.number(2, 4) {
			out = append(out, words.Hanzi(i+1)+"、"+heads[i], d.paragraph())
		}
	case 2:
		heads := []string{"提高思想认识。", "加强组织领导。", "压实工作责任。"}
		for i := range d.number(2, 3) {
			out = append(out, words.Hanzi(i+1)+"、"+heads[i]+d.paragraph())
			if d.chance(2) {
				for k := range d.number(2, 3) {
					out = append(out, fmt.Sprintf("（%s）", words.Hanzi(k+1))+d.paragraph())
				}
			}
		}
	default:
		for i := range 2 {
			out = append(out, words.Hanzi(i+1)+"、"+[]string{"总体要求", "重点任务"}[i])
			for k := range d.number(2, 3) {
				out = append(out, fmt.Sprintf("%d.", k+1)+d.paragraph())
			}
		}
	}
	if d.chance(2) {
		out = append(out, "特此通知。")
	}
	return out
}

func drawCorrect(t *rapid.T) string {
	d := &drawing{T: t, paragraphs: map[string]bool{}}
	d.place = d.one("青禾县", "东山市", "济宁高新区")
	office := d.one("人民政府办公室", "水务局", "发展和改革局", "教育体育局")
	d.issuer = d.place + office
	d.date = words.Day{Year: d.number(2015, 2030), Month: d.number(1, 11), Day: d.number(1, 20)}
	topic := d.one(topics[:8]...)
	table := d.chance(2)
	form := "general"
	d.line(`format = "%s"`, form)
	d.line(`issuer = "%s"`, d.issuer)
	d.line(`number = "青政办%s〔%d〕%d号"`, d.one("发", "字", ""), d.date.Year, d.number(1, 199))
	plan := fmt.Sprintf("%d年%s工作任务分解表", d.date.Year, strings.ReplaceAll(topic, "、", ""))
	title := ""
	switch {
	case table:
		title = d.one("", d.issuer) + "\n关于印发" + d.one("《"+plan+"》", plan) + "的通知"
	default:
		title = d.one("", d.issuer) + "\n关于" + d.one("做好", "进一步加强", "认真贯彻学习通知精神做好") + topic + "工作的" + d.one("通知", "紧急通知", "通知（试行）")
	}
	d.line("title = \"\"\"%s\"\"\"", "\n"+strings.TrimPrefix(title, "\n"))
	recipients := d.one("各乡镇人民政府、街道办事处，县直各部门", "各县（市、区）人民政府，市政府各部门、各直属机构", "各街道办事处，区直各部门，各驻区单位")
	moved := d.chance(8)
	if !moved {
		d.line(`recipients = "%s"`, recipients)
	}
	d.line(`date = %s`, d.date.ISO())
	secret := d.chance(8)
	if !secret && d.chance(2) {
		d.line(`note = %s`, d.one(`"此件公开发布"`, `["联系人：王某某，电话：0000-0000000", "此件依申请公开"]`))
	}
	if table {
		d.attachments = append(d.attachments, plan)
	}
	for range d.number(0, 2) {
		if name := d.one("成员单位名单", "工作情况统计表", "《办法》修订说明"); !strings.Contains(strings.Join(d.attachments, " "), name) {
			d.attachments = append(d.attachments, name)
		}
	}
	d.line("text = \"\"\"\n%s\"\"\"", strings.Join(d.body(), "\n"))
	if secret || d.chance(4) {
		d.line("[letterhead]")
		if secret {
			d.line("serial = \"000001\"\nsecrecy = \"%s\"", d.one("秘密★10年", "机密★20年", "秘密", "绝密★30年"))
		}
		if d.chance(2) {
			d.line(`urgency = "%s"`, d.one("特急", "加急"))
		}
		if d.chance(2) {
			d.line(`mark = "%s文件"`, d.issuer)
		}
	}
	if d.chance(4) {
		d.line("[signature]\nname = \"%s\"", d.one(d.issuer, office))
	}
	if moved || d.chance(2) {
		d.line("[imprint]")
		if moved {
			d.line(`recipients = "%s"`, recipients)
		}
		d.line(`copy_to = "%s"`, d.one("县委办公室，县人大常委会办公室，县政协办公室", "市委有关部门，市纪委监委，各人民团体"))
		on := words.Day{Year: d.date.Year, Month: d.date.Month, Day: d.date.Day + d.number(0, 5)}
		d.line("printed_by = \"%s\"\nprinted_on = %s", d.one(d.issuer, d.place+"人民政府办公室"), on.ISO())
	}
	for i, name := range d.attachments {
		d.line("[[attachment]]\ntitle = \"%s\"", name)
		if table && i == 0 {
			d.line(`content = "breakdown"`)
			continue
		}
		var text []string
		for range d.number(1, 3) {
			text = append(text, d.paragraph())
		}
		d.line("text = \"\"\"\n%s\"\"\"", strings.Join(text, "\n"))
	}
	if table {
		d.tasks()
	}
	return d.String()
}

var departments = []string{"水务局", "民政局", "教育局", "体育局", "财政局", "税务局", "公安局", "司法局", "自然资源局", "生态环境局", "农业农村局", "应急局", "卫健局", "医保局", "一中", "二中"}

func (d *drawing) tasks() {
	level := d.one("县", "区", "市")
	if d.chance(2) {
		for _, name := range departments {
			d.line("[[department]]\nname = \"%s\"", level+name)
		}
	}
	section := d.chance(2)
	if section {
		for _, key := range []string{"seq", "section", "topic", "lead", "responsible", "requirement", "due"} {
			d.line("[[breakdown.column]]\nkey = \"%s\"", key)
		}
	}
	used := map[string]bool{}
	for i := range d.number(2, 12) {
		d.line("[[task]]")
		if i%4 == 0 {
			if section {
				d.line(`section = "第%s类事项"`, words.Hanzi(i/4+1))
			}
			d.line(`topic = "%s"`, d.one(topics...)+fmt.Sprintf("（第%d批）", i/4+1))
		}
		if i%4 == 0 || d.chance(2) {
			units := rapid.Permutation(departments).Draw(d.T, "units")
			d.line(`lead = ["%s"]`, level+units[0])
			d.line(`responsible = "%s"`, level+units[1]+"、"+level+units[2]+d.one("", "，各乡镇、街道", "，各有关单位"))
		}
		s := d.clause()
		for used[s] {
			s = d.clause() + fmt.Sprintf("，第%d项", len(used)+2)
		}
		used[s] = true
		d.line(`requirement = "%s。"`, s)
		d.line(`due = "%s"`, d.one("12月底前", "长期坚持", fmt.Sprintf("%d年12月31日前", d.date.Year), "每季度末月20日前", "12月底前完成"))
	}
}

// TestDrawn: nothing is to be said of correct notices, of which 2,000 are drawn.
func TestDrawn(t *testing.T) {
	checks := 0
	for checks < testkit.Tries(2000, 500, 500) && !t.Failed() { // rapid draws 100 at a time, in short runs 20
		rapid.Check(t, func(t *rapid.T) {
			text := drawCorrect(t)
			n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: text}, false)
			if n == nil || len(list) > 0 {
				t.Fatalf("not what was meant to be drawn:\n%s\n%s", testkit.Printed(list), text)
			}
			if found := Run(n); len(found) > 0 {
				t.Fatalf("a false alarm:\n%s\n%s", testkit.Printed(found), text)
			}
			checks++
		})
	}
}
