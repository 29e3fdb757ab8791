package intake_test

import (
	"strings"
	"testing"

	"gongwen/render/intake"
	"gongwen/render/testkit"
)

// TestBlankNumbers: a row without a number has that of the program where the next
// one leaves room for it, and else that of the row above; both are told.
func TestBlankNumbers(t *testing.T) {
	for _, c := range []struct{ name, rows, want, told string }{
		{"forgotten", "1 甲,2 乙, 丙,4 丁", "", "接着编：第4行第1栏"},
		{"forgotten at the end", "1 甲,2 乙, 丙", "", "接着编：第4行第1栏"},
		{"two forgotten", "1 甲, 乙, 丙,4 丁", "", "接着编：第3行第1栏、第4行第1栏"},
		{"shared", "1 甲, 乙,2 丙", `乙=""`, "同号：第3行第1栏"},
		{"of one task", "1 甲, 甲,2 丙", "", ""},
		{"of one task at the end", "1 甲,2 乙, 乙", "", ""},
		{"none", " 甲, 乙", "", ""},
		{"a gap", "1 甲, 乙,5 丙", `丙=5`, "接着编：第3行第1栏"},
		{"the first", " 甲,1 乙,2 丙", `乙=1`, "接着编：第2行第1栏"},
		{"anew", "1 甲,2 乙,1 丙, 丁", `丙=1`, "接着编：第5行第1栏"},
	} {
		table := "序号\t工作任务\t具体要求\t责任单位\n"
		for i, row := range strings.Split(c.rows, ",") {
			number, topic, _ := strings.Cut(row, " ")
			table += number + "\t" + topic + "\t排查隐患第" + string(rune('一'+i)) + "处。\t水务局\n"
		}
		got, list := intake.Import("表.tsv", []byte(table), nil)
		if got == nil {
			t.Fatal(testkit.Printed(list))
		}
		var seqs []string
		topic := ""
		for l := range strings.SplitSeq(got.TOML, "\n") {
			if s, ok := strings.CutPrefix(l, "topic = "); ok {
				topic = strings.Trim(s, `"`)
			}
			if s, ok := strings.CutPrefix(l, "seq = "); ok {
				seqs = append(seqs, topic+"="+s)
			}
		}
		said := testkit.Printed(list)
		if s := strings.Join(seqs, " "); s != c.want || c.told != "" && !strings.Contains(said, c.told) || c.told == "" && strings.Contains(said, "“序号”空着") {
			t.Errorf("%s: %s\n%s", c.name, s, said)
		}
	}
}
