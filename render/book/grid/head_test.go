package grid

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// search looks for the columns of a small form; two of them make a head row.
func search() *Search {
	fits := func(marks string) func(*Cell) bool {
		return func(c *Cell) bool { return strings.Contains(marks, c.Shown) }
	}
	return &Search{
		Heads: []Head{
			{Name: "编号", Names: []string{"序号"}},
			{Name: "具体要求", Names: []string{"工作内容", "任务内容"}},
			{Name: "完成时限", Names: []string{"完成时间", "时限"}},
			{Name: "完成状态", Names: []string{"状态", "完成情况"}, Guess: true, Fits: fits("已完成 推进中")},
			{Name: "进展情况", Names: []string{"进展", "工作进展", "完成情况"}, Guess: true},
			{Name: "完成日期", Names: []string{"完成时间", "办结日期"}, Guess: true, Fits: fits("2026-05-01 2026-06-01")},
			{Name: "备注", Names: []string{"说明"}, Guess: true},
		},
		Enough: func(found []Match) bool {
			n := 0
			for _, m := range found {
				if m.How != Unknown {
					n++
				}
			}
			return n >= 2
		},
	}
}

// table is rows of words, cells parted by blanks and rows by slashes; a dot is
// an empty cell.
func table(s string) (rows [][]Cell) {
	for line := range strings.SplitSeq(s, "/") {
		var row []Cell
		for _, v := range strings.Fields(line) {
			if v == "." {
				v = ""
			}
			row = append(row, Text(v))
		}
		rows = append(rows, row)
	}
	return rows
}

func TestFindHead(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"as sent", "标题 / 编号 具体要求 完成时限 完成状态 进展情况 完成日期 备注", "row 1: 编号=0 具体要求=1 完成时限=2 完成状态=3 进展情况=4 完成日期=5 备注=6"},
		{"in another order", "备注 编号 进展情况", "row 0: 编号=1 进展情况=2 备注=0"},
		{"with brackets and marks", "编号 进展情况（500字以内） 备注：", "row 0: 编号=0 进展情况=1? 备注=2"},
		{"other words", "序号 工作内容 具体要求 状态", "row 0: 编号=0? 具体要求=2 完成状态=3?"},
		{"words for two, one of them there", "编号 完成时限 完成时间", "row 0: 编号=0 完成时限=1 完成日期=2?"},
		{"words for two, told by the order", "编号 具体要求 完成时间 完成状态 进展情况 备注", "row 0: 编号=0 具体要求=1 完成时限=2?? 完成状态=3 进展情况=4 备注=5"},
		{"words for two, both columns there", "编号 完成情况 完成情况 备注", "row 0: 编号=0 完成状态=1? 进展情况=2? 备注=3"},
		{"words inside", "编号 本月工作进展和打算 备注", "row 0: 编号=0 进展情况=1?? 备注=2"},
		{"a place", "编号 具体要求 完成时限 完成状态 其他 完成日期 备注", "row 0: 编号=0 具体要求=1 完成时限=2 完成状态=3 进展情况=4?? 完成日期=5 备注=6"},
		{"a place without a head", "编号 具体要求 完成时限 完成状态 . 完成日期 备注", "row 0: 编号=0 具体要求=1 完成时限=2 完成状态=3 进展情况=4?? 完成日期=5 备注=6"},
		{"what stands below", "编号 备注 甲 乙 / 1 无 已完成 2026-05-01 / 2 无 推进中 2026-06-01", "row 0: 编号=0 完成状态=2?? 完成日期=3?? 备注=1"},
		{"one cell below says nothing", "编号 备注 甲 / 1 无 已完成", "row 0: 编号=0 备注=1"},
		{"a copied column", "编号 进展情况 进展情况 备注", "row 0: 编号=0 进展情况=1,2 备注=3"},
		{"the row with the most", "编号 备注 / 编号 进展情况 备注", "row 1: 编号=0 进展情况=1 备注=2"},
		{"a long text is no head", "编号 备注 " + strings.Repeat("进展", 40), "row 0: 编号=0 备注=1"},
		{"none of ours", "姓名 电话 / 甲 1", "none"},
		{"one alone", "编号 姓名", "none"},
	} {
		s := search()
		row, found := s.FindHead(table(c.table))
		got := "none"
		if found != nil {
			got = fmt.Sprintf("row %d:", row)
			for i, m := range found {
				if m.How == Unknown {
					continue
				}
				var cols []string
				for _, col := range m.Cols {
					cols = append(cols, fmt.Sprint(col))
				}
				got += " " + s.Heads[i].Name + "=" + strings.Join(cols, ",") + map[Certainty]string{Exact: "", Retitled: "?", Doubtful: "??"}[m.How]
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestBest: no other way of giving out columns has a higher sum.
func TestBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 4).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		scores := make([][]int, n)
		for i := range scores {
			scores[i] = rapid.SliceOfN(rapid.SampledFrom([]int{0, 0, 8, 60, 300, 600, 800}), m, m).Draw(t, "row")
		}
		var most func(i int, used int) int
		most = func(i, used int) int {
			if i == n {
				return 0
			}
			sum := most(i+1, used)
			for j := range m {
				if used&(1<<j) == 0 {
					sum = max(sum, scores[i][j]+most(i+1, used|1<<j))
				}
			}
			return sum
		}
		sum, used := 0, map[int]bool{}
		for i, j := range Best(scores) {
			if j < 0 {
				continue
			}
			if used[j] || scores[i][j] == 0 {
				t.Fatalf("column %d twice, or for nothing", j)
			}
			used[j] = true
			sum += scores[i][j]
		}
		if want := most(0, 0); sum != want {
			t.Fatalf("%v: %d, the best is %d", scores, sum, want)
		}
	})
}

func TestCells(t *testing.T) {
	for _, c := range []Cell{{}, Text(" \u3000\u200b")} {
		if !c.Empty() {
			t.Errorf("%q is not empty", c.Shown)
		}
	}
	for _, c := range []Cell{Text("无"), {Kind: Fault}, {Kind: Picture}, {Kind: Unvalued}} {
		if c.Empty() {
			t.Errorf("%+v is empty", c)
		}
	}
	g := Grid{Name: "表", Rows: table("甲 乙 / 丙")}
	if g.At(1, 0).Shown != "乙" || g.At(1, 1).Shown != "" || g.At(0, 9).Shown != "" || g.At(-1, 0).Shown != "" || g.Ref(1, 0) != "表!B1" {
		t.Errorf("%+v", g)
	}
	for s, want := range map[string]bool{"#N/A": true, "#ref!": true, "#1": false, "N/A": false, "#": false} {
		if Faulty(s) != want {
			t.Errorf("Faulty(%q)", s)
		}
	}
}
