package collect_test

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render"
	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/booktest"
	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
	"gongwen/render/book/xlsx"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
)

// typical is a notice of n tasks as offices write them.
func typical(n int) string {
	var b strings.Builder
	b.WriteString(`format = "general"
issuer = "青禾县人民政府办公室"
number = "青政办发〔2026〕8号"
title = "青禾县人民政府办公室关于印发2026年重点工作任务分解表的通知"
date = 2026-03-05
text = "现将《2026年重点工作任务分解表》印发给你们。"
[[attachment]]
title = "2026年重点工作任务分解表"
content = "breakdown"
`)
	units := []string{"发展改革局", "财政局", "教育局", "生态环境分局", "住房城乡建设局", "行政审批服务局", "数据局", "审计局"}
	for i := range n {
		b.WriteString("[[task]]\n")
		if i%5 == 0 {
			fmt.Fprintf(&b, "topic = \"围绕提升群众生活品质强化公开%d\"\n", i/5+1)
			fmt.Fprintf(&b, "lead = [%q, %q]\nresponsible = \"各街道、区直各部门\"\n", units[i/5%8], units[(i/5+1)%8])
		}
		fmt.Fprintf(&b, "requirement = \"推进第%d批义务教育信息公开，加大适龄儿童入学政策的宣传和解读力度，及时公开招生入学政策。\"\ndue = \"%d月底前\"\n", i, 1+i%12)
	}
	return b.String()
}

func parse(tb tester, src string) *notice.Notice {
	tb.Helper()
	n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: src}, true)
	if list.HasErrors() {
		tb.Fatal(list[0].Message)
	}
	return n
}

func source(name string) *diag.Source { return &diag.Source{Name: name} }

func one(r collect.Return) iter.Seq[collect.Return] {
	return func(yield func(collect.Return) bool) { yield(r) }
}

var everything = book.Range{LastCol: 1<<14 - 1, LastRow: 1<<20 - 1}

// written is the ledger's bytes.
func written(tb tester, res *render.Collected) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := render.WriteLedger(&out, res); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// openLedger opens the ledger as its reader does.
func openLedger(tb tester, res *render.Collected) *returnBook {
	tb.Helper()
	return openAt(tb, written(tb, res), "台账")
}

// TestLaw: whatever pairs are filled in, in whatever order the rows and columns
// of however many files stand, with keys or without, exactly those come back.
func TestLaw(t *testing.T) {
	t.Parallel()
	n := parse(t, typical(23))
	form := assign.NewForm(n, n.Assignment())
	rapid.Check(t, func(t *rapid.T) {
		want := map[int]string{}
		files := rapid.IntRange(1, 4).Draw(t, "files")
		keyless := rapid.Bool().Draw(t, "keyless")
		grids := make([]grid.Grid, files)
		columns := rapid.Permutation(seq(len(form.Columns))).Draw(t, "columns")
		for f := range grids {
			g := &grids[f]
			g.Name = fmt.Sprintf("表%d", f+1)
			g.Rows = append(g.Rows, make([]grid.Cell, len(columns)))
			for at, c := range columns {
				if col := form.Columns[c]; !keyless || col.Role > assign.RoleUnit {
					g.Rows[0][at] = grid.Text(col.Head)
				}
			}
		}
		for _, d := range rapid.Permutation(seq(len(form.Duties))).Draw(t, "rows") {
			filledBy := rapid.IntRange(-1, files-1).Draw(t, "by") // -1: nobody
			if filledBy >= 0 {
				want[d] = fmt.Sprintf("第%d项进展", d)
			}
			for f := range grids {
				row := make([]string, len(columns))
				for at, c := range columns {
					role := form.Columns[c].Role
					if !keyless || role > assign.RoleUnit {
						row[at] = form.Duties[d].Sent[c]
					}
					if role == assign.RoleProgress && f == filledBy {
						row[at] = want[d]
					}
				}
				grids[f].Rows = append(grids[f].Rows, cellsOf(row)...)
			}
		}
		res, list := collect.New(n, n.Assignment()).Collect(func(yield func(collect.Return) bool) {
			for f := range grids {
				if !yield(collect.Return{Source: source(fmt.Sprintf("%d.xlsx", f)), Sheets: grids[f : f+1]}) {
					return
				}
			}
		}, today)
		for _, f := range list {
			if f.Rule.Code != "GW617" && f.Rule.Code != "GW638" { // several departments in one file; no status
				t.Errorf("%s %s", f.Rule.Code, f.Message)
			}
		}
		for d := range res.Pairs {
			p := &res.Pairs[d]
			text, filled := want[d]
			if got := p.Answers[1].Text; got != text || filled != (p.State == collect.Reported) || !filled != (p.State == collect.Missing) {
				t.Errorf("%s %s: %s %q, want %q", p.ID, p.Group, p.State, got, text)
			}
		}
		if err := booktest.Lint(ledgerOf(t, n, res, list)); err != nil {
			t.Error(err)
		}
	})
}

func seq(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

// TestWrittenLaw is the law through the file format, with rows in any order.
func TestWrittenLaw(t *testing.T) {
	t.Parallel()
	src := typical(9)
	data := sent(t, src)
	rapid.Check(t, func(t *rapid.T) {
		b := openAt(t, data, "按牵头部门")
		b.unmerge()
		want := map[string]string{}
		for i := 1; i <= b.rows(); i++ {
			if rapid.Bool().Draw(t, "filled") {
				want[b.get("任务键", i)] = fmt.Sprintf("进展%d", i)
				b.set("进展情况", i, fmt.Sprintf("进展%d", i))
			}
		}
		b.permute(rapid.Permutation(seq(b.rows())).Draw(t, "order"), 0)
		res, _ := gather(t, src, sentBack("a.xlsx", b.bytes()))
		form := formOf(parse(t, src))
		for d, p := range res.Pairs {
			if got := p.Answers[1].Text; got != want[form.Duties[d].Key] || (p.State == collect.Reported) != (got != "") {
				t.Errorf("%s %s: %s %q, want %q", p.ID, p.Group, p.State, got, want[form.Duties[d].Key])
			}
		}
	})
}

// FuzzReturn: no bytes of a returned file make collecting panic or hide the
// good return beside it.
func FuzzReturn(f *testing.F) {
	src := typical(3)
	b := openAt(f, sent(f, src), "按牵头部门")
	b.fill(1, 2)
	good := b.bytes()
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("%PDF-1.7"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		res, _ := render.Collect("a.toml", []byte(src), []render.Return{sentBack("x.xlsx", data), sentBack("good.xlsx", good)}, render.Month{Day: today})
		if res == nil || res.Total.Due-res.Total.Missing < 2 {
			t.Fatal("the good return is gone")
		}
	})
}

// FuzzGrid is FuzzReturn behind the file format: cells, a merge, a name.
func FuzzGrid(f *testing.F) {
	n := parse(f, typical(3))
	form := assign.NewForm(n, n.Assignment())
	var rows []string
	heads := make([]string, len(form.Columns))
	for i, c := range form.Columns {
		heads[i] = c.Head
	}
	rows = append(rows, strings.Join(heads, "\t"))
	for _, d := range form.Duties {
		rows = append(rows, strings.ReplaceAll(strings.Join(d.Sent, "\t"), "\n", " ")+"\t推进中\t=1+1\t11月30日")
	}
	f.Add(strings.Join(rows, "\n"), "财政局.xlsx", 2, 1, 5, 9)
	f.Add(strings.Join(rows[:2], "\n"), "财政局.xlsx", 6, -62, 58, 65)
	f.Add("编号\t具体要求\t完成状态\t进展情况\n001\t\t\x01\t\xff", "", -1, -1, 1<<20, 1<<20)
	f.Fuzz(func(t *testing.T, text, name string, col, row, lastCol, lastRow int) {
		g := grid.Grid{Name: name, Merges: []book.Range{{Col: col, Row: row, LastCol: lastCol, LastRow: lastRow}}}
		for line := range strings.SplitSeq(text, "\n") {
			g.Rows = append(g.Rows, cellsOf(strings.Split(line, "\t"))...)
		}
		res, list := collect.New(n, n.Assignment()).Collect(one(collect.Return{Source: source(name), Sheets: []grid.Grid{g}}), today)
		if err := booktest.Lint(ledgerOf(t, n, res, list)); err != nil {
			t.Error(err)
		}
	})
}

// BenchmarkCollect10000: 10,000 pairs and more, every one filled in, from the
// bytes of the return to those of the ledger.
func BenchmarkCollect10000(b *testing.B) {
	src := typical(6000)
	n := parse(b, src)
	plan, _ := assign.Plan(n, n.Assignment())
	s := plan.Sheets[1]     // 按牵头部门
	for r := range s.Body { // to be filled in
		s.Rows = append(s.Rows, book.Row{Height: r.Height, Cells: slices.Clone(r.Cells)})
	}
	s.Body, s.BodyRows = nil, 0
	form := assign.NewForm(n, n.Assignment())
	for i := range form.Duties {
		cells := s.Rows[len(s.Rows)-len(form.Duties)+i].Cells
		cells[columnOf(form, assign.RoleStatus)] = book.Cell{Kind: book.Text, Text: "已完成"}
		cells[columnOf(form, assign.RoleProgress)] = book.Cell{Kind: book.Text, Text: fmt.Sprintf("已按要求完成第%d项，并在政府网站公开。", i)}
	}
	var data bytes.Buffer
	if err := xlsx.Write(&data, plan); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(len(form.Duties)), "pairs")
	for b.Loop() {
		res, _ := render.Collect("a.toml", []byte(src), []render.Return{sentBack("a.xlsx", data.Bytes())}, render.Month{Day: today})
		if res.Total.Reported != len(form.Duties) {
			b.Fatal(states(&res.Total))
		}
		written(b, res)
	}
}
