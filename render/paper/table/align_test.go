package table_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// TestColumnsAlike: where one name of a column wraps, all names of it begin at one
// edge; where none does, they have one middle. Dates have one middle, in two lines
// too, and part behind 年.
func TestColumnsAlike(t *testing.T) {
	tasks := ""
	for _, row := range [...][3]string{
		{"县水务局", "县财政局", "6月底前"},
		{"县人力资源和社会保障局", "县自然资源和规划局", "2026年4月20日"},
		{"县卫生健康委员会、县医疗保障局", "县公安局", "长期坚持"},
	} {
		tasks += "[[task]]\nrequirement = \"" + papertest.Hanzi(40) + "。\"\nlead = \"" + row[1] + "\"\nresponsible = \"" + row[0] + "\"\ndue = \"" + row[2] + "\"\n"
	}
	d := lay(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("requirement", "lead width = 44", "responsible width = 26", "due width = 20"), tasks))
	lefts, middles, dates := map[string]unit.Length{}, map[string]unit.Length{}, map[string]unit.Length{}
	em := 12 * unit.Pt
	cellLines(d, func(line string, x, _ unit.Length) {
		wide := unit.Length(0)
		for _, r := range line {
			if r < 0x2000 {
				wide += em.Em() / 2
			} else {
				wide += em.Em()
			}
		}
		switch {
		case strings.ContainsAny(line, "年月") || line == "长期坚持":
			dates[line] = x + wide/2
		case line == "县财政局" || line == "县自然资源和规划局" || line == "县公安局":
			middles[line] = x + wide/2
		case strings.HasPrefix(line, "县"):
			lefts[line] = x
		}
	})
	alike := func(what string, places map[string]unit.Length) {
		least, most := unit.Length(1<<40), unit.Length(0)
		for _, x := range places {
			least, most = min(least, x), max(most, x)
		}
		if len(places) < 3 || most-least > 100*unit.Micron {
			t.Errorf("%s: %v", what, places)
		}
	}
	alike("names of which one wraps", lefts)
	alike("names of which none does", middles)
	alike("dates", dates)
	if _, ok := dates["2026年"]; !ok || len(dates) != 4 {
		t.Errorf("dates: %v", dates)
	}
}

// TestHeadBrackets: a head of two lines parts behind its bracket where that makes them
// alike, rather than before it, and a short word is not left alone.
func TestHeadBrackets(t *testing.T) {
	d := lay(t, "[[attachment]]\ntitle = \"岗位一览表\"\ncontent = \"table\"\ncolumns = [\"序号\", \"主管部门\", \"岗位\", \"人数\", \"学历（学位）及专业要求\", \"备注\"]\n"+
		"rows = [[\"1\", \"县教育和体育局\", \"高中数学教师\", \"6\", \"硕士研究生及以上，数学类、统计学类\", \"\"], [\"2\", \"县卫生健康委员会\", \"儿科医师\", \"5\", \"本科及以上，儿科学、临床医学；具有执业医师资格\", \"35周岁以下\"]]\n")
	lines := map[string]bool{}
	cellLines(d, func(line string, _, _ unit.Length) { lines[line] = true })
	if !lines["学历（学位）"] || !lines["及专业要求"] {
		t.Errorf("lines of the table: %v", lines)
	}
}
