package table

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// tableOf makes the table of a notice up to the widths of its columns, and what
// is wrong with them.
func tableOf(t testing.TB, keys string) *Table {
	t.Helper()
	tb := composed(t, keys)
	if tb.l.Findings.HasErrors() {
		t.Fatal(testkit.Printed(tb.l.Findings))
	}
	return tb
}

// composed is the first table of a notice.
func composed(t testing.TB, keys string) *Table {
	t.Helper()
	d := papertest.Composed(t, keys)
	l := press.New(d.Source, papertest.General(t, ""), papertest.Faces())
	for i := range d.Parts {
		if e := compose.Find(d.Parts[i].Elements, compose.Content); e != nil {
			return New(l, e, false, Above{Upright: 32 * unit.MM, Turned: 32 * unit.MM}, nil)
		}
	}
	t.Fatal("no table")
	return nil
}

// TestWithin: a table in the notice's own text lies upright with fewer characters
// of 具体要求 than one with pages of its own.
func TestWithin(t *testing.T) {
	lead := "[[task]]\ntopic = \"围绕稳经济促活力强化公开\"\nlead = [\"区生态环境分局\"]\nresponsible = \"区直各部门、驻区各单位、各街道\"\ndue = \"12月底前\"\n"
	own := tableOf(t, papertest.Breakdown("", "", strings.Repeat(lead+long, 12)))
	within := &Table{l: own.l, in: own.in, cols: own.cols, kinds: own.kinds, within: true}
	if within.widths(); !own.up || within.up {
		t.Errorf("landscape: with pages of its own %t, within the text %t", own.up, within.up)
	}
	for i := range within.cols {
		if n, least := within.chars[i], own.l.Style.Table.WithinChars; within.cols[i].Kind == compose.Sentences && n < least {
			t.Errorf("具体要求 has %d characters, less than %d", n, least)
		}
	}
}

// TestForm: the columns of a blank form are as wide as their heads ask for.
func TestForm(t *testing.T) {
	tb := composed(t, "[[attachment]]\ntitle = \"情况表\"\ncontent = \"table\"\ncolumns = [\"序号\", \"重点任务\", \"责任单位\", \"推进落实情况\"]\nrows = [[\"\", \"\", \"\", \"\"], [\"\", \"\", \"\", \"\"]]\n")
	if tb.chars[0] >= tb.chars[1] || tb.chars[1] > tb.chars[3] || tb.chars[0] < 2 {
		t.Errorf("characters of the columns: %v", tb.chars)
	}
}

// TestHeadSize: heads keep to their cells, and to two lines, in a size other
// than that of the cells.
func TestHeadSize(t *testing.T) {
	for _, size := range []unit.Size{8 * unit.Pt, 12 * unit.Pt, 18 * unit.Pt} {
		tb := tableOf(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("topic", "requirement", "responsible", "due", "a head = \"责任领导\"", "b head = \"联系人员\"", "c head = \"年度目标\""), "[[task]]\ntopic = \"甲\"\nresponsible = \"丙\"\nrequirement = \""+papertest.Hanzi(300)+"\"\ndue = \"年底前\""))
		st := &tb.l.Style.Table
		st.Head.Size, st.Pitch = size, 8*unit.MM
		tb.widths()
		tb.setHeads()
		for i := range tb.heads {
			ct := tb.heads[i].set
			room := tb.edges[i+1] - tb.edges[i] - 2*st.Padding
			for _, ln := range ct.lines {
				if w := size.Scale().Of(ln.Width); w > room {
					t.Errorf("%v pt: %v mm of %s stand in %v mm", size, w, tb.in.Heads[i].Text.S, room)
				}
			}
			if len(ct.lines) > 2 {
				t.Errorf("%v pt: %s takes %d lines", size, tb.in.Heads[i].Text.S, len(ct.lines))
			}
		}
	}
}

const (
	long  = "requirement = \"加强改善生态环境质量信息公开，及时发布工作动态和政策信息，加大解读力度。\"\n"
	short = "requirement = \"加强信息公开。\"\n"
)

// TestOrientation: portrait if every head fits two lines and 具体要求 keeps 14
// characters, or if the table is small and no word in it is torn; unless the source
// says which.
func TestOrientation(t *testing.T) {
	lead := "[[task]]\ntopic = \"围绕稳经济促活力强化公开\"\nlead = [\"区生态环境分局\"]\nresponsible = \"区直各部门、驻区各单位、各街道\"\ndue = \"12月底前\"\n"
	for _, c := range []struct {
		name, options, columns, tasks string
		landscape                     bool
	}{
		{"three columns", "", papertest.Columns("seq", "requirement", "responsible"), "[[task]]\nresponsible = \"办公室\"\n" + long, false},
		{"the usual five", "", "", strings.Repeat(lead+long, 12), true},
		{"the usual five, of few tasks", "", "", strings.Repeat(lead+long, 3), false},
		{"of few tasks, with a word longer than its column", "", "", strings.Repeat(strings.ReplaceAll(lead, "区生态环境分局", "ABCDEFGHIJKLMNOP局")+long, 3), true},
		{"five, made portrait", `orientation = "portrait"`, "", lead + long, false},
		{"three, made landscape", `orientation = "landscape"`, papertest.Columns("seq", "requirement", "responsible"), "[[task]]\nresponsible = \"办公室\"\n" + long, true},
		{"a head of three lines", "", papertest.Columns("seq", "requirement", "responsible", "goal head = \"年度目标和完成情况说明及备注\"\nwidth = 20"), "[[task]]\nresponsible = \"办公室\"\n" + short, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb := tableOf(t, papertest.Breakdown(c.options, c.columns, c.tasks))
			if tb.up != c.landscape {
				t.Errorf("landscape %v, characters of the columns %v", tb.up, tb.chars)
			}
			width := 156 * unit.MM
			if c.landscape {
				width = 225 * unit.MM
			}
			if end := tb.edges[len(tb.cols)]; end != width {
				t.Errorf("the table is %v mm wide, not %v", end, width)
			}
			for i := range tb.cols {
				room := tb.edges[i+1] - tb.edges[i] - 2*tb.l.Style.Table.Padding
				if need := unit.Length(tb.chars[i]) * tb.l.Style.Table.Size.Em(); need > room {
					t.Errorf("column %d: %d characters are %v mm, the cell holds %v", i, tb.chars[i], need, room)
				}
			}
		})
	}
}

// TestWidths: a written width is kept to the micrometre; the rest is shared.
func TestWidths(t *testing.T) {
	task := "[[task]]\nresponsible = \"办公室\"\n" + long
	tb := tableOf(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("seq width = 12.5", "requirement", "responsible width = 40"), task))
	if got := tb.edges[1] - tb.edges[0]; got != 12500 {
		t.Errorf("序号 is %v mm wide, not 12.5", got)
	}
	if got := tb.edges[3] - tb.edges[2]; got != 40*unit.MM {
		t.Errorf("责任单位 is %v mm wide, not 40", got)
	}
	if tb.chars[0] != 2 || tb.chars[2] != 8 {
		t.Errorf("written widths hold %d and %d characters, not 2 and 8", tb.chars[0], tb.chars[2])
	}

	// Written widths that leave some over stand in the middle.
	tb = tableOf(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("requirement width = 60", "responsible width = 40"), task))
	if tb.edges[0] != 28*unit.MM || tb.edges[2] != 128*unit.MM {
		t.Errorf("the table stands from %v to %v mm, not from 28 to 128", tb.edges[0], tb.edges[2])
	}
}

// TestLeast: what a column never goes below: a number, a date, （续） whole.
func TestLeast(t *testing.T) {
	var tasks strings.Builder
	for i := range 100 {
		fmt.Fprintf(&tasks, "[[task]]\nlead = [\"区第%d局\"]\ndue = \"2026年11月30日\"\n%s", i, long)
	}
	tb := tableOf(t, papertest.Breakdown(`orientation = "landscape"`, papertest.Columns("seq", "lead", "requirement", "due"), tasks.String()))
	for i, least := range []int{2, 4, 14, 7} {
		if tb.chars[i] < least {
			t.Errorf("%s holds %d characters, fewer than %d", tb.in.Heads[i].Text.S, tb.chars[i], least)
		}
	}
}

// TestFewestLines: the search gives room to the column that needs it.
func TestFewestLines(t *testing.T) {
	tasks := "[[task]]\ngoal = \"完成\"\nresponsible = \"办公室\"\n" + long + "[[task]]\ngoal = \"完成\"\nresponsible = \"办公室\"\n" + long
	tb := tableOf(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("goal head = \"年度目标\"", "requirement", "responsible"), tasks))
	columns := tb.estimates()
	work := make([]int, tb.in.Rows)
	found := tb.score(columns, work)
	for from := range tb.chars {
		for to := range tb.chars {
			if from == to || tb.chars[from] <= tb.least(6)[from] {
				continue
			}
			tb.chars[from]--
			tb.chars[to]++
			if h := tb.score(columns, work); h.compare(found) < 0 {
				t.Errorf("a character from column %d to %d makes the table better: %v, not %v", from, to, h, found)
			}
			tb.chars[from]++
			tb.chars[to]--
		}
	}
	if tb.chars[1] < 20 {
		t.Errorf("具体要求 has %d characters of %v", tb.chars[1], tb.chars)
	}
}

// TestKinds: names and short columns are labels, sentences run.
func TestKinds(t *testing.T) {
	tasks := "[[task]]\ntitle = \"修订预案\"\ngoal = \"完成修订，报县备案。\"\nscope = \"全国\"\nresponsible = \"办公室\"\n" + short
	tb := tableOf(t, papertest.Breakdown("", papertest.Columns("seq", "title", "requirement", "goal head = \"目标\"", "scope head = \"范围\"", "responsible"), tasks))
	for i, want := range []kind{label, label, running, running, label, label} {
		if tb.kinds[i] != want {
			t.Errorf("%s: kind %d, not %d", tb.in.Heads[i].Text.S, tb.kinds[i], want)
		}
	}
}

// TestRefused: widths that no table can have, each with its place and hint.
func TestRefused(t *testing.T) {
	many := make([]string, 40)
	for i := range many {
		many[i] = fmt.Sprintf("own%d head = \"项\"", i)
	}
	task := "[[task]]\nresponsible = \"办公室\"\n" + short
	for _, c := range []struct{ name, options, columns, message, hint string }{
		{
			"one column too narrow", "", papertest.Columns("requirement", "responsible width = 7"),
			"栏宽 7 毫米放不下一个字", "至少 7.233 毫米（一个字加左右的空隙），或不写 width",
		},
		{
			"together too wide", `orientation = "landscape"`, papertest.Columns("requirement width = 200", "responsible width = 25.5"),
			"各栏写明的宽合计 225.5 毫米，版心只有 225 毫米", "改小 width，或有的栏不写 width，由程序分配",
		},
		{
			"nothing left for the rest", `orientation = "portrait"`, papertest.Columns("requirement width = 150", "responsible"),
			"2 个栏目放不进 156 毫米宽的版心", "减少栏目，缩短表头，或改小写明的 width，或让表横排（orientation = \"landscape\"）",
		},
		{
			"too many columns", "", papertest.Columns(append(many, "requirement", "responsible")...),
			"42 个栏目放不进 225 毫米宽的版心", "减少栏目，缩短表头，或改小写明的 width",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := composed(t, papertest.Breakdown(c.options, c.columns, task)).l.Findings
			if len(list) != 1 || list[0].Rule != &ruleColumns {
				t.Fatal(testkit.Printed(list))
			}
			if list[0].Message != c.message || list[0].Hint != c.hint {
				t.Errorf("%s（%s）", list[0].Message, list[0].Hint)
			}
		})
	}
}
