package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/intake"
	"gongwen/render/testkit"
)

// TestTotals: a row that adds up others, wherever it stands and whatever its words
// stand in, becomes neither a task nor text, and is told.
func TestTotals(t *testing.T) {
	const head = "序号\t工作任务\t具体要求\t责任单位\t投资\n"
	row := func(n int) string {
		return fmt.Sprintf("%d\t任务%d\t排查隐患第%d处。\t水务局\t10\n", n, n, n)
	}
	for _, total := range []string{
		"合计\t\t\t\t\n", "\t合计\t\t\t\n", "\t\t合计\t\t\n", "\t\t\t合计\t\n", "总计\t\t\t\t20\n", "\t\t\t小计\t20\n", "\t合计\t2项\t3个部门\t20\n", "合计：2项\t\t\t\t\n", "共计2项\t\t\t\t\n", "3\t合计\t\t\t20\n",
		"\t全县合计\t\t\t20\n", "防汛类 汇总\t\t\t\t20\n", "（小计）\t\t\t\t\n", "合计（项）\t2\t\t\t\n",
	} {
		said := strings.Join(strings.Fields(total), " ")
		for where, table := range map[string]string{"below": head + row(1) + row(2) + total, "above": head + total + row(1) + row(2), "between": head + row(1) + total + row(2), "over a note": head + row(1) + row(2) + total + "注：均为2026年。\t\t\t\t\n", "twice": head + row(1) + total + row(2) + total} {
			got, list := intake.Import("表.tsv", []byte(table), nil)
			if got == nil || got.Tasks != 2 {
				t.Errorf("%s %q: not two tasks\n%s%v", where, said, testkit.Printed(list), got)
				continue
			}
			if strings.Contains(strings.Join(strings.Fields(valuesOf(t, got.TOML)), " "), said) || !strings.Contains(testkit.Printed(list), "合计行没有导入：“"+said+"”") {
				t.Errorf("%s %q: in the notice, or not told\n%s%s", where, said, testkit.Printed(list), got.TOML)
			}
		}
	}
	for _, task := range []string{"3\t汇总\t汇总各单位进展，报县政府。\t办公室\t\n", "3\t累计投资\t完成累计投资三亿元的目标。\t发改局\t3\n", "3\t数据汇总\t每月5日前收齐。\t办公室\t1\n", "\t汇总上报\t汇总各镇情况上报。\t办公室\t\n"} {
		got, list := intake.Import("表.tsv", []byte(head+row(1)+row(2)+task), nil)
		if got == nil || got.Tasks != 3 {
			t.Errorf("%q: no task\n%s", task, testkit.Printed(list))
		}
	}
}
