package assign

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// headTable stands over the column that names the breakdown a task is from,
// where a notice has several.
const headTable = "分解表"

// tables is the names of the breakdowns, in order; nil of a single one.
func tables(n *notice.Notice) []string {
	all := n.Breakdowns()
	if len(all) < 2 {
		return nil
	}
	names := make([]string, len(all))
	count := map[string]int{}
	for i, b := range all {
		p := &n.Parts[b.Part]
		switch {
		case !p.Title.Empty():
			names[i] = p.Title.S
		case p.Kind == notice.Main:
			names[i] = "正文"
		default:
			names[i] = diag.Concat(p.Heading...).S
		}
		names[i] = strings.Join(strings.Fields(names[i]), "")
		count[names[i]]++
	}
	for i, b := range all { // two of one name, or of none, are told apart by their labels
		if p := &n.Parts[b.Part]; count[names[i]] > 1 || names[i] == "" {
			label := p.Label.S
			if p.Number > 0 {
				label += strconv.Itoa(p.Number)
			}
			if label == "" {
				label = "第" + strconv.Itoa(i+1) + "个"
			}
			names[i] = strings.TrimSuffix(label+"　"+names[i], "　")
		}
	}
	return names
}

// tableOf is the name of the breakdown that a task is from; empty where there is
// only one.
func (p *planner) tableOf(t *notice.Task) string {
	if len(p.tables) == 0 {
		return ""
	}
	return p.tables[t.Table]
}
