package bind

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/testkit"
)

// TestSampleIsTheNotice compares the first sample, as bound, with the plain
// text of the notice it carries: every line of the notice, every cell of its
// 42 rows, with what the source merges filled down. The one difference is the
// source's stray comma after 区自然资源和规划分局.
func TestSampleIsTheNotice(t *testing.T) {
	plain, err := os.ReadFile(testkit.Path("../shared/seed/notice.txt"))
	if err != nil {
		t.Skip("没有样例公文的原文：../shared/seed 不在")
	}
	n, findings := parseFile(t, testkit.Path("input/zhengwu-gongkai-2023.toml"))
	if findings.HasErrors() {
		t.Fatal(findings)
	}

	var got []string
	got = append(got, n.Number.S)
	for _, line := range n.Body().Heading {
		got = append(got, line.S)
	}
	got = append(got, n.Recipients.S+"：")
	for _, p := range n.Body().Text {
		got = append(got, p.Text.S)
	}
	a := n.Attachments()[0]
	got = append(got, "附件："+a.Title.S, n.Issuers[0].S, fmt.Sprintf("%d年%d月%d日", n.Date.Year, n.Date.Month, n.Date.Day), "（"+n.Notes[0].S+"）", "附件", a.Heading[0].S)
	b := n.Breakdowns()[0]
	for _, c := range b.Columns {
		got = append(got, "\t"+c.Head.S)
	}
	section := -1
	for _, task := range b.Tasks {
		if task.Section != section {
			section = task.Section
			got = append(got, "\t"+b.Sections[section].Text.S)
		}
		got = append(got, "\t"+b.Topics[task.Topic].Text.S, "\t"+task.Lead.Text.S, "\t"+task.Responsible.Text.S, "\t"+task.Requirement.S, "\t"+task.Due.Text.S)
	}
	if diff := cmp.Diff(seedLines(string(plain)), got); diff != "" {
		t.Errorf("-source +sample\n%s", diff)
	}
	if len(b.Sections) != 4 || len(b.Topics) != 13 || len(b.Tasks) != 42 {
		t.Errorf("%d sections, %d topics, %d tasks", len(b.Sections), len(b.Topics), len(b.Tasks))
	}
	for _, u := range b.Units {
		if !strings.HasPrefix(u.Name, "区") && u.Name != "驻区各单位" && u.Name != "驻区有关单位" && u.Name != "各街道" || u.Name == "区发展软环境和保障局" {
			t.Errorf("a unit that the register does not name: %q", u.Name)
		}
	}
	if len(b.Units) != 20 {
		t.Errorf("%d units, the register names 20", len(b.Units))
	}
}

// seedLines is the plain text line by line; of the table a cell is a line that
// begins with a tab, and merged cells are filled down.
func seedLines(plain string) []string {
	notice, table, _ := strings.Cut(plain, "\t")
	var lines []string
	for line := range strings.Lines(notice) {
		if line = strings.TrimSuffix(line, "\n"); line != "" {
			lines = append(lines, line)
		}
	}
	var cells []string
	for _, cell := range strings.Split(table, "\t") {
		cell = strings.TrimRight(cell, "\n ")
		for strings.Contains(cell, "\n\n") {
			cell = strings.ReplaceAll(cell, "\n\n", "\n")
		}
		cells = append(cells, strings.Replace(cell, "区自然资源和规划分局，", "区自然资源和规划分局", 1))
	}
	for _, head := range cells[:5] {
		lines = append(lines, "\t"+head)
	}
	var topic, lead, responsible string
	for i := 5; i < len(cells); {
		if before, _, ok := strings.Cut(cells[i], "、"); ok && strings.Contains("一二三四", before) && before != "" {
			lines = append(lines, "\t"+cells[i])
			i++
			continue
		}
		row := cells[i : i+5]
		if row[0] != "" {
			topic = row[0]
		}
		if row[1]+row[2] != "" {
			lead, responsible = row[1], row[2]
		}
		lines = append(lines, "\t"+topic, "\t"+lead, "\t"+responsible, "\t"+row[3], "\t"+row[4])
		i += 5
	}
	return lines
}
