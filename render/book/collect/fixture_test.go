package collect_test

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"gongwen/render"
	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/booktest"
	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
	"gongwen/render/book/ledger"
	"gongwen/render/book/xlsx"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/testkit"
)

// tester is what a test, a benchmark and a law have in common.
type tester interface {
	Helper()
	Cleanup(func())
	Error(...any)
	Errorf(string, ...any)
	Fatal(...any)
	Fatalf(string, ...any)
}

// today is the day that the tests count overdue tasks from: between the two
// deadlines of the sample.
var today = render.Day{Year: 2023, Month: 12, Day: 5}

// sample is the sample notice.
func sample(tb tester) string {
	tb.Helper()
	src, err := os.ReadFile(testkit.Path("input/zhengwu-gongkai-2023.toml"))
	if err != nil {
		tb.Fatal(err)
	}
	return string(src)
}

// books are the workbooks that were sent, by the text of their notice: most tests
// send the sample's.
var books sync.Map

// sent is the workbook of a notice as departments get it.
func sent(tb tester, src string) []byte {
	tb.Helper()
	if data, ok := books.Load(src); ok {
		return slices.Clone(data.([]byte))
	}
	n := parse(tb, src)
	plan, list := assign.Plan(n, n.Assignment())
	if list.HasErrors() {
		tb.Fatal(list[0].Message)
	}
	var out bytes.Buffer
	if err := xlsx.Write(&out, plan); err != nil {
		tb.Fatal(err)
	}
	books.Store(src, slices.Clone(out.Bytes()))
	return out.Bytes()
}

// book is a workbook in a department's hands.
type returnBook struct {
	tb tester
	*excelize.File
	sheet string
	head  int            // the head row, from 1
	last  int            // the last row
	cols  map[string]int // by head, from 1
}

func openBook(tb tester, data []byte) *returnBook {
	tb.Helper()
	return openAt(tb, data, "按牵头部门")
}

func openAt(tb tester, data []byte, sheet string) *returnBook {
	tb.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { f.Close() })
	b := &returnBook{tb: tb, File: f, sheet: sheet}
	b.locate()
	return b
}

// locate finds the head row.
func (b *returnBook) locate() {
	b.tb.Helper()
	rows, err := b.GetRows(b.sheet)
	if err != nil {
		b.tb.Fatal(err)
	}
	b.cols, b.last = map[string]int{}, len(rows)
	for r, row := range rows {
		if !slices.Contains(row, "完成状态") {
			continue
		}
		b.head = r + 1
		for c, v := range row {
			b.cols[v] = c + 1
		}
		return
	}
	b.tb.Fatal("no head row")
}

func (b *returnBook) ok(err error) {
	b.tb.Helper()
	if err != nil {
		b.tb.Fatal(err)
	}
}

// ref is the cell of a column in the i-th row below the head, from 1.
func (b *returnBook) ref(head string, i int) string {
	b.tb.Helper()
	col := b.cols[head]
	if col == 0 {
		b.tb.Fatalf("no column %s", head)
	}
	name, err := excelize.CoordinatesToCellName(col, b.head+i)
	b.ok(err)
	return name
}

func (b *returnBook) set(head string, i int, v any) {
	b.tb.Helper()
	b.ok(b.SetCellValue(b.sheet, b.ref(head, i), v))
}

func (b *returnBook) get(head string, i int) string {
	b.tb.Helper()
	v, err := b.GetCellValue(b.sheet, b.ref(head, i))
	b.ok(err)
	return v
}

// rows is how many rows there are below the head.
func (b *returnBook) rows() int { return b.last - b.head }

// fill fills in all answers of rows first to last.
func (b *returnBook) fill(first, last int) {
	b.tb.Helper()
	for i := first; i <= last; i++ {
		b.set("完成状态", i, "已完成")
		b.set("进展情况", i, fmt.Sprintf("已按要求完成第%d项。", i))
		b.set("完成日期", i, 45250) // 2023-11-20
		b.set("责任人", i, "张三")
		b.set("联系电话", i, "0537-123456")
	}
}

func (b *returnBook) bytes() []byte {
	b.tb.Helper()
	var out bytes.Buffer
	b.ok(b.Write(&out))
	return out.Bytes()
}

// visible pastes the columns that can be seen into a new book, merges and all,
// as values.
func (b *returnBook) visible() *returnBook {
	b.tb.Helper()
	f := excelize.NewFile()
	b.tb.Cleanup(func() { f.Close() })
	rows, err := b.GetRows(b.sheet)
	b.ok(err)
	for r, row := range rows {
		for c, v := range row[min(2, len(row)):] {
			if v != "" {
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				b.ok(f.SetCellValue("Sheet1", name, v))
			}
		}
	}
	merges, err := b.GetMergeCells(b.sheet)
	b.ok(err)
	for _, m := range merges {
		c0, r0, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		c1, r1, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		if c0 > 2 {
			from, _ := excelize.CoordinatesToCellName(c0-2, r0)
			to, _ := excelize.CoordinatesToCellName(c1-2, r1)
			b.ok(f.MergeCell("Sheet1", from, to))
		}
	}
	out := &returnBook{tb: b.tb, File: f, sheet: "Sheet1"}
	out.locate()
	return out
}

// unmerge undoes all merges: only the first cell of each keeps its value.
func (b *returnBook) unmerge() {
	b.tb.Helper()
	merges, err := b.GetMergeCells(b.sheet)
	b.ok(err)
	for _, m := range merges {
		b.ok(b.UnmergeCell(b.sheet, m.GetStartAxis(), m.GetEndAxis()))
	}
}

// permute puts the rows below the head in another order: row i gets what row
// order[i] had, in columns from first on.
func (b *returnBook) permute(order []int, first int) {
	b.tb.Helper()
	rows, err := b.GetRows(b.sheet)
	b.ok(err)
	width := len(rows[b.head-1])
	for i, from := range order {
		row := rows[b.head+from]
		for c := first; c < width; c++ {
			name, _ := excelize.CoordinatesToCellName(c+1, b.head+1+i)
			v := ""
			if c < len(row) {
				v = row[c]
			}
			b.ok(b.SetCellValue(b.sheet, name, v))
		}
	}
}

// sentBack is a file for render.Collect.
func sentBack(name string, data []byte) render.Return { return render.Return{Name: name, Data: data} }

// gather collects returns and holds what is true of every run: the states add
// up, and the ledger can be written and read back.
func gather(tb tester, src string, returns ...render.Return) (*render.Collected, diag.List) {
	tb.Helper()
	res, list := render.Collect("a.toml", []byte(src), returns, render.Month{Day: today})
	if res == nil {
		tb.Fatalf("no result: %v", list)
	}
	t := res.Total
	if t.Due != len(res.Pairs) || t.Due != t.Reported+t.Missing+t.Clash+t.Doubtful {
		tb.Errorf("the states do not add up: %+v", t)
	}
	if len(res.Files) != len(returns) {
		tb.Errorf("%d files of %d", len(res.Files), len(returns))
	}
	if err := booktest.Lint(res.Ledger); err != nil {
		tb.Errorf("the ledger: %v", err)
	}
	return res, list
}

// states is 已报2 冲突1 …, without what is not there.
func states(t *collect.Tally) string {
	var parts []string
	for _, p := range []struct {
		name string
		n    int
	}{{"已报", t.Reported}, {"未报", t.Missing}, {"冲突", t.Clash}, {"需核对", t.Doubtful}, {"完成", t.Done}, {"逾期", t.Overdue}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d", p.name, p.n))
		}
	}
	return strings.Join(parts, " ")
}

// codes is GW616×1 GW624×2 …
func codes(list diag.List) string {
	count := map[string]int{}
	for _, f := range list {
		count[f.Rule.Code]++
	}
	var parts []string
	for code, n := range count {
		parts = append(parts, fmt.Sprintf("%s×%d", code, n))
	}
	slices.SortFunc(parts, cmp.Compare[string])
	return strings.Join(parts, " ")
}

// messages is the findings as the command prints them, a line each.
func messages(list diag.List) string {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "%s %s %s\n", f.Source.Name, f.Rule.Code, f.Message)
	}
	return b.String()
}

// pair is the pair of a task and a group.
func pair(tb tester, res *render.Collected, id, group string) *collect.Pair {
	tb.Helper()
	for i := range res.Pairs {
		if p := &res.Pairs[i]; p.ID == id && p.Group == group {
			return p
		}
	}
	tb.Fatalf("no pair %s %s", id, group)
	return nil
}

// ledgerOf plans the ledger.
func ledgerOf(tb tester, n *notice.Notice, res *collect.Result, list diag.List) *book.Workbook {
	tb.Helper()
	plan, more := ledger.Plan(n, res, list)
	if plan == nil {
		tb.Fatal(more)
	}
	return plan
}

// formOf is the form of a notice.
func formOf(n *notice.Notice) *assign.Form { return assign.NewForm(n, n.Assignment()) }

// departmentsOf is who gets a file.
func departmentsOf(n *notice.Notice) []assign.Department {
	return assign.Departments(n, n.Assignment())
}

// cellsOf is rows of words.
func cellsOf(rows ...[]string) (out [][]grid.Cell) {
	for _, row := range rows {
		cells := make([]grid.Cell, len(row))
		for i, s := range row {
			cells[i] = grid.Text(s)
		}
		out = append(out, cells)
	}
	return out
}
