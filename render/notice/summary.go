package notice

import (
	"fmt"
	"slices"
	"strings"

	"gongwen/render/diag"
)

// Summary is what was read out of the cells of all breakdowns: for whom the
// tasks are, and which of them have no date to count from. What was read out of
// words is worth a look before the workbook goes out.
type Summary struct {
	Units, Collectives int      // those that a task names
	Outside            []string // of them, those that the register lacks; nil without a register
	Tasks              int
	Undated            []Undated // by words, in the order of the notice
}

// Undated is a deadline that gives no date.
type Undated struct {
	Words string // empty: there is none
	Tasks int
}

// Summarize counts. The zero Summary is that of a notice without tasks.
func (n *Notice) Summarize() Summary {
	var s Summary
	named := make([]bool, len(n.Units))
	registered := slices.ContainsFunc(n.Units, func(u Unit) bool { return u.Registered })
	at := map[string]int{}
	for _, b := range n.Breakdowns() {
		s.Tasks += len(b.Tasks)
		for i := range b.Tasks {
			t := &b.Tasks[i]
			for _, units := range [...][]int{t.Lead.Units, t.Responsible.Units} {
				for _, u := range units {
					named[u] = true
				}
			}
			if t.Due.Day != (Day{}) {
				continue
			}
			words := t.Due.Text.S
			if k, met := at[words]; met {
				s.Undated[k].Tasks++
				continue
			}
			at[words] = len(s.Undated)
			s.Undated = append(s.Undated, Undated{words, 1})
		}
	}
	for i, u := range n.Units {
		switch {
		case !named[i]:
			continue
		case u.Collective:
			s.Collectives++
		default:
			s.Units++
		}
		if registered && !u.Registered {
			s.Outside = append(s.Outside, u.Name)
		}
	}
	return s
}

// Line is the summary as one line for the clerk: 分到 20 个单位、6 个集合单位（名录以外：
// 甲局）；20 项里 9 项没有换算出截止日期（“持续推进” 8 项、没有写 1 项）. Empty without tasks.
func (s *Summary) Line() string {
	if s.Tasks == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "分到 %d 个单位", s.Units)
	if s.Collectives > 0 {
		fmt.Fprintf(&out, "、%d 个集合单位", s.Collectives)
	}
	if len(s.Outside) > 0 {
		fmt.Fprintf(&out, "（名录以外：%s）", listed(s.Outside, "个"))
	}
	undated := 0
	var kinds []string
	for _, u := range s.Undated {
		undated += u.Tasks
		words := "没有写"
		if u.Words != "" {
			words = "“" + diag.Cut(u.Words, 16) + "”"
		}
		kinds = append(kinds, fmt.Sprintf("%s %d 项", words, u.Tasks))
	}
	if undated == 0 {
		fmt.Fprintf(&out, "；%d 项都有截止日期", s.Tasks)
		return out.String()
	}
	fmt.Fprintf(&out, "；%d 项里 %d 项没有换算出截止日期（%s）", s.Tasks, undated, listed(kinds, "种"))
	return out.String()
}

// listed joins the first of many.
func listed(all []string, measure string) string {
	const most = 6
	if len(all) <= most {
		return strings.Join(all, "、")
	}
	return strings.Join(all[:most], "、") + fmt.Sprintf("……共 %d %s", len(all), measure)
}
