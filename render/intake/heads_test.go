package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/intake"
	"gongwen/render/testkit"
)

// headed is a table of three rows under heads: what is to be done gets longer
// from the left to the right.
func headed(heads []string) string {
	var b strings.Builder
	b.WriteString(strings.Join(heads, "\t") + "\n")
	for row := range 3 {
		for col, head := range heads {
			if col > 0 {
				b.WriteByte('\t')
			}
			last := head[strings.LastIndexAny(head, "单部科处股主领")+1:]
			switch nth := []string{"甲", "乙", "丙"}[row]; {
			case head == "序号":
				fmt.Fprint(&b, row+1)
			case head == "类别", head == "领域", head == "任务类别":
				b.WriteString("防汛")
			case last != head && !strings.HasPrefix(head, "主要"):
				b.WriteString(nth + "局")
			case strings.ContainsAny(head, "时期") && !strings.HasSuffix(head, "措施"), strings.HasSuffix(head, "进度安排"):
				fmt.Fprintf(&b, "%d月底前", row+3)
			default:
				b.WriteString(nth + strings.Repeat("地排查隐患", col+1))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// keysOf are the keys of the columns of a file, and whether heads were in doubt.
func keysOf(t *testing.T, table string) (keys string, doubt bool) {
	t.Helper()
	got, list := intake.Import("表.tsv", []byte(table), nil)
	if got == nil || got.Tasks == 0 {
		t.Errorf("no tasks in\n%s%s", table, testkit.Printed(list))
		return "", false
	}
	var all []string
	for _, c := range got.Columns() {
		all = append(all, c.Key)
	}
	return strings.Join(all, " "), strings.Contains(testkit.Printed(list), "GW801")
}

// TestWorkAndWays: 工作内容 is what is to be done where nothing else says it; beside
// a column that says how, it is the task. As that is a choice, it is told.
func TestWorkAndWays(t *testing.T) {
	for work := range strings.FieldsSeq("工作内容 任务内容 主要内容 具体内容 内容 重点内容 工作要点 任务要点 民生实事 检查内容") {
		for way := range strings.FieldsSeq("具体措施 落实措施 工作措施 主要做法 落实举措 推进措施 推进举措 工作举措 工作要求 具体要求 任务要求 目标要求 要求 整改措施") {
			keys, doubt := keysOf(t, headed([]string{"序号", work, way, "责任单位", "完成时限"}))
			if keys != "seq topic requirement responsible due" || !doubt {
				t.Errorf("%s, %s: %s, in doubt %v", work, way, keys, doubt)
			}
			if keys, doubt := keysOf(t, headed([]string{"序号", work, "责任单位", "完成时限"})); keys != "seq requirement responsible due" || doubt && strings.HasSuffix(work, "内容") {
				t.Errorf("%s alone: %s, in doubt %v", work, keys, doubt)
			}
		}
	}
}

// TestHeads: heads that offices write over tables of tasks. A ! behind the keys:
// it is told.
func TestHeads(t *testing.T) {
	for line := range strings.SplitSeq(strings.TrimSpace(`
重点工作 主要做法 责任单位 时限 = topic requirement responsible due !
重点工作 具体措施 责任单位 时限 = topic requirement responsible due
工作事项 落实举措 责任单位 时限 = topic requirement responsible due !
重点任务 工作内容 责任单位 时限 = topic requirement responsible due
工作重点 主要措施 责任单位 时限 = topic requirement responsible due
重点任务 工作任务 责任单位 时限 = topic requirement responsible due !
工作任务 重点任务 责任单位 时限 = topic requirement responsible due !
主要举措 具体内容 责任单位 时限 = topic requirement responsible due !
政策措施 工作内容 责任单位 时限 = topic requirement responsible due !
改革举措 主要内容 责任单位 推广范围 = topic requirement responsible scope
任务名称 任务内容 责任单位 时间节点 = title requirement responsible due
类别 工作内容 具体措施 责任单位 时限 = section topic requirement responsible due !
领域 重点任务 具体举措 责任单位 时限 = section topic requirement responsible due
重点任务 工作内容 具体措施 责任单位 时限 = topic column2 requirement responsible due !
工作任务 工作目标 具体举措 责任单位 时限 = topic goal requirement responsible due
工作内容 工作目标 责任单位 时限 = requirement goal responsible due
工作任务 具体要求 牵头单位 配合单位 参与单位 时限 = topic requirement lead responsible column5 due !
工作任务 具体要求 市级责任单位 县级责任单位 时限 = topic requirement responsible column4 due !
工作任务 具体要求 责任单位 督办单位 时限 = topic requirement responsible column4 due
工作任务 具体要求 主责单位 协同单位 时限 = topic requirement lead responsible due
工作任务 具体要求 牵头股室 配合股室 时限 = topic requirement lead responsible due
工作任务 具体要求 责任镇街 时限 = topic requirement responsible due
工作任务 具体要求 责任单位、责任人 时限 = topic requirement responsible due
工作任务 具体要求 责任单位 时间节点 完成时限 = topic requirement responsible column4 due !
工作任务 具体要求 责任单位 启动时间 完成时间 = topic requirement responsible column4 due
工作任务 具体要求 责任单位 完成日期 = topic requirement responsible due !
工作任务 具体要求 责任单位 进度安排 = topic requirement responsible due !
工作任务 具体要求 责任单位 时间 = topic requirement responsible due !
工作任务 具体要求 责任单位 启动时间 = topic requirement responsible column4
`), "\n") {
		heads, want, _ := strings.Cut(line, " = ")
		want, told := strings.CutSuffix(want, " !")
		if keys, doubt := keysOf(t, headed(strings.Fields(heads))); keys != want || doubt != told {
			t.Errorf("%s: %s, in doubt %v", heads, keys, doubt)
		}
	}
}

// TestGroupedWork: of three columns that say what is to be done the first two are
// section and task if the second speaks for several rows.
func TestGroupedWork(t *testing.T) {
	const table = "重点任务\t工作内容\t具体措施\t责任单位\n防汛备汛\t修订预案\t组织修订防汛应急预案。\t水务局\n\t\t报县防汛指挥部备案。\t应急局\n抗旱\t维修机井\t完成机井维修二十眼。\t农业局\n"
	if keys, doubt := keysOf(t, table); keys != "section topic requirement responsible" || !doubt {
		t.Errorf("%s, in doubt %v", keys, doubt)
	}
}

// TestMeasures: a column 单位 under the head of a goal, or over what things are
// counted in, is not who does it.
func TestMeasures(t *testing.T) {
	for _, table := range []string{
		"任务\t工作要求\t单位\t目标值\t责任单位\n清淤\t清除河道淤泥。\t公里\t12\t水务局\n植树\t补植岸边树木。\t万株\t3\t林业局\n",
		"任务\t工作要求\t计量单位\t目标值\t责任单位\n清淤\t清除河道淤泥。\t公里\t12\t水务局\n植树\t补植岸边树木。\t万株\t3\t林业局\n",
		"任务\t工作要求\t年度目标\t\t责任部门\n\t\t数量\t单位\t\n清淤\t清除河道淤泥。\t12\t公里\t水务局\n植树\t补植岸边树木。\t3\t处理段\t林业局\n",
	} {
		got, list := intake.Import("表.tsv", []byte(table), nil)
		if got == nil || !strings.Contains(got.TOML, `responsible = ["水务局"]`) || strings.Contains(got.TOML, `responsible = ["公里"]`) {
			t.Errorf("%s%s%v", table, testkit.Printed(list), got)
		}
	}
}
