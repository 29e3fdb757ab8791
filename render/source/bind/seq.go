package bind

import (
	"fmt"
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
)

// seqCounter counts the printed numbers.
type seqCounter struct {
	value int
	text  string
	begun bool // a row has a number since the count began
}

func (c *seqCounter) section(count string) {
	if count == "section" {
		*c = seqCounter{}
	}
}

func (c *seqCounter) set(v int) string {
	if v != c.value || c.text == "" {
		c.value, c.text = v, strconv.Itoa(v)
	}
	c.begun = true
	return c.text
}

// seq is the printed number of a row.
func (t *table) seq(c *seqCounter, r *row, newTopic bool) string {
	switch n := r.seq; {
	case n == nil && t.count == "topic" && !newTopic && c.begun:
		return c.set(c.value)
	case n == nil:
		return c.set(c.value + 1)
	case n.Kind == tomldoc.Integer && n.Integer >= 1 && n.Integer < 1e9:
		return c.set(int(n.Integer))
	case n.Kind == tomldoc.Integer:
		t.add(seqForm, n.Span, "写正整数，如 seq = 21", "序号不能是 %d", n.Integer)
	case !value.Trim(n.Text).Empty():
		hint := "写正整数，如 seq = 21；或写 \"\"，与上一行同号"
		if value.AllDigits(n.Text.S) {
			hint = "整数不加引号：seq = " + n.Text.S
		}
		t.add(seqForm, n.Span, hint, "序号不能是“%s”", value.Short(n.Text.S))
	case !c.begun:
		t.add(seqForm, n.Span, "第一行不写 seq", "上面没有可以同号的行")
	default:
		return c.set(c.value)
	}
	return c.set(c.value + 1)
}

// takeIDs takes in the keys that tasks write themselves.
func (t *table) takeIDs(taken map[string]diag.Span) {
	for _, id := range t.taskIDs {
		if first, twice := taken[id.S]; twice {
			t.add(taskIDTwice, id.Span(), "各写各的键", "第 %d 行的任务已用了键“%s”", t.line(first), value.Short(id.S))
			continue
		}
		taken[id.S] = id.Span()
	}
}

// identify gives every task its key: the written one, or its position.
func (t *table) identify(taken map[string]diag.Span) {
	for i := range t.breakdown.Tasks {
		task := &t.breakdown.Tasks[i]
		if task.ID != "" {
			continue
		}
		task.ID = t.prefix + fmt.Sprintf("%03d", i+1)
		if first, clash := taken[task.ID]; clash {
			t.add(taskIDTwice, first, "换一个键，或给第 "+strconv.Itoa(t.line(task.Span))+" 行的任务也写明 id",
				"键“%s”与第 %d 行的任务相同：它是全表第 %d 项，没有写 id，以顺序号为键", task.ID, t.line(task.Span), i+1)
		}
	}
}
