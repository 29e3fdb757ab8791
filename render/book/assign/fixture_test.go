package assign

import (
	"fmt"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

var plain = diag.Plain

// breakdown puts a notice together as notice.Parse would.
type breakdown struct {
	n     *notice.Notice
	b     *notice.Breakdown
	units map[string]int
}

func newBreakdown(columns ...notice.Column) *breakdown {
	b := &notice.Breakdown{Part: 1, Columns: columns}
	return &breakdown{
		n: &notice.Notice{
			Source:  &diag.Source{Name: "test.toml"},
			Issuers: []diag.Text{plain("青禾县人民政府办公室")},
			Number:  plain("青政办发〔2026〕8号"),
			Date:    words.Day{Year: 2026, Month: 3, Day: 5},
			Parts: []notice.Part{
				{Heading: []diag.Text{plain("青禾县人民政府办公室"), plain("关于印发2026年重点工作任务分解表的通知")}},
				{
					Kind: notice.Attached, Label: plain("附件"), Title: plain("重点工作任务分解表"),
					Heading: []diag.Text{plain("2026年重点工作"), plain("任务分解表")}, Content: b,
				},
			},
		},
		b:     b,
		units: map[string]int{},
	}
}

// defaultColumns is the five columns of the design.
func defaultColumns() []notice.Column {
	return []notice.Column{
		{Key: notice.KeyTopic, Head: plain("工作任务"), Merge: notice.MergeInTopic},
		{Key: notice.KeyLead, Head: plain("牵头部门"), Merge: notice.MergeInTopic, Join: "\n"},
		{Key: notice.KeyResponsible, Head: plain("责任单位"), Merge: notice.MergeInTopic, Join: "、"},
		{Key: notice.KeyRequirement, Head: plain("具体要求")},
		{Key: notice.KeyDue, Head: plain("完成时限")},
	}
}

func (b *breakdown) section(s string) {
	b.b.Sections = append(b.b.Sections, notice.Heading{Section: -1, Text: plain(s)})
}

func (b *breakdown) topic(s string) {
	b.b.Topics = append(b.b.Topics, notice.Heading{Section: len(b.b.Sections) - 1, Text: plain(s)})
}

// task adds a task below the last section and topic.
func (b *breakdown) task(requirement string, lead, responsible []string, due notice.Due) *notice.Task {
	t := notice.Task{
		ID:      fmt.Sprintf("%03d", len(b.b.Tasks)+1),
		Section: len(b.b.Sections) - 1, Topic: len(b.b.Topics) - 1,
		Lead: b.cell(lead, "\n"), Responsible: b.cell(responsible, "、"),
		Requirement: plain(requirement), Due: due,
	}
	t.Seq = strconv.Itoa(len(b.b.Tasks) + 1)
	b.b.Tasks = append(b.b.Tasks, t)
	return &b.b.Tasks[len(b.b.Tasks)-1]
}

func (b *breakdown) cell(names []string, join string) notice.Units {
	u := notice.Units{Text: plain(strings.Join(names, join))}
	for _, name := range names {
		id, ok := b.units[name]
		if !ok {
			id = len(b.b.Units)
			b.units[name] = id
			b.b.Units = append(b.b.Units, notice.Unit{Name: name, Collective: strings.Contains(name, "各")})
		}
		u.Units = append(u.Units, id)
	}
	return u
}

func by(text string, year, month, day int) notice.Due {
	return notice.Due{Text: plain(text), Day: words.Day{Year: year, Month: month, Day: day}}
}

// typical is a table as offices write them, of n tasks: sections, topics of one
// to six rows, shared leads, collectives, leads without responsible units.
func typical(n int) *notice.Notice {
	b := newBreakdown(defaultColumns()...)
	leads := []string{"区发展改革局", "区财政金融局", "区生态环境分局", "区党工委组织部(人力资源部)", "区行政审批服务局", "区城乡建设和交通局（交通）"}
	dues := []notice.Due{
		by("12月底前", 2026, 12, 31), by("11月底前", 2026, 11, 30), by("11月30日前", 2026, 11, 30), by("2026年12月底前", 2026, 12, 31),
		by("第三季度末前", 2026, 9, 30),
		{Text: plain("长期坚持")},
		by("5月底前完成主体工程建设并投入使用", 2026, 5, 31),
	}
	const sentence = "推进义务教育信息公开，加大适龄儿童入学政策的宣传和解读力度，及时公开2026年义务教育招生入学政策（含报名条件、范围）。"
	for i, topic := 0, 0; i < n; topic++ {
		if topic%4 == 0 {
			b.section(fmt.Sprintf("第%d部分　加强重点领域信息公开", topic/4+1))
		}
		b.topic(fmt.Sprintf("（%d）围绕提升群众生活品质强化公开", topic+1))
		for range 1 + topic*5%6 {
			if i == n {
				break
			}
			lead := []string{leads[(topic+i/2)%len(leads)]}
			if i%3 == 0 {
				lead = append(lead, leads[(topic+i/2+1)%len(leads)])
			}
			var responsible []string
			switch i % 5 {
			case 0, 1, 2:
				responsible = []string{"区直各部门", "各街道"}
			case 3:
				lead = []string{"区直各部门", "驻区各单位", "各街道"}
			default:
				responsible = []string{"各街道"}
			}
			b.task(strings.Repeat(sentence, 1+i*7%4)[:len(sentence)/3*(1+i%3*(1+i%2))/3*3], lead, responsible, dues[i*i%len(dues)])
			i++
		}
	}
	return b.n
}

// departments is who gets a file.
func departments(n *notice.Notice) []Department { return Departments(n, n.Assignment()) }

// mustPlan plans a notice that has no errors, and lints the plan.
func mustPlan(t interface {
	Helper()
	Fatal(...any)
}, n *notice.Notice,
) *book.Workbook {
	t.Helper()
	w, list := Plan(n, n.Assignment())
	if w == nil {
		t.Fatal("no plan: ", list)
	}
	if err := booktest.Lint(w); err != nil {
		t.Fatal(err)
	}
	return w
}
