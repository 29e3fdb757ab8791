package ledger

import (
	"strings"

	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
)

// sideBySide is what the versions of a pair say in a column.
func sideBySide(p *collect.Pair, a int) string {
	var lines []string
	for i := range p.Versions {
		if s := p.Versions[i].Answers[a].Shown(); s != "" {
			lines = append(lines, p.Label(i)+s)
		}
	}
	return strings.Join(lines, "\n")
}

// rawText is the words that were read as something else, or not at all. A day
// that was Excel's number is not among them.
func (c *ledger) rawText(p *collect.Pair) string {
	var lines []string
	for i := range p.Versions {
		for a := range p.Versions[i].Answers {
			x := &p.Versions[i].Answers[a]
			if !x.Filled() || x.Raw == x.Text || x.Serial || x.Kind == grid.Fault {
				continue
			}
			line := c.form.Columns[c.fill[a]].Head + "：" + x.Raw
			if len(p.Versions) > 1 {
				line = p.Label(i) + line
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// sourceText is where the answers of a pair came from.
func sourceText(p *collect.Pair) string {
	var lines []string
	for i := range p.Versions {
		line := strings.Join(p.Versions[i].From, "\n")
		if len(p.Versions) > 1 {
			line = p.Label(i) + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
