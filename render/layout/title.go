package layout

import (
	"strings"

	"gongwen/render/text"
)

// balance breaks a title that the clerk gave on one line into as few lines as
// it takes, their widths forming a trapezoid or a diamond (7.3.1), none
// completely full, never inside 《》 or a number where that can be avoided.
//
// It tries every way to put the breaks at allowed places near the ideal ones
// and takes the one with the least demerits; ties go to the longer first line.
func (l *layouter) balance(g *galley, room int) []text.Line {
	total := natural(g).Width
	limit := min(room, l.s.Title.MaxChars*1000)
	n := (total + limit - 1) / limit
	places := breakPlaces(g)
	best, bestCost := []int(nil), int(^uint(0)>>1)
	for count := n; count <= n+1 && best == nil; count++ {
		search(g, places, limit, total/count, count, nil, func(at []int) {
			if c := demerits(g, at); c < bestCost {
				best, bestCost = append([]int(nil), at...), c
			}
		})
	}
	if best == nil { // no allowed place is near enough: break as running text does
		return text.Break(g.chars, text.Measure{Width: limit})
	}
	return cutLines(g, best)
}

// breakPlaces lists where a line of a title may begin, apart from its start:
// not inside brackets, and 的 stays with the word before it.
func breakPlaces(g *galley) []int {
	var places []int
	depth, next := 0, 0
	for _, i := range text.Places(g.chars) {
		for ; next < i; next++ {
			switch g.chars[next].Rune {
			case '《', '（', '〔', '“':
				depth++
			case '》', '）', '〕', '”':
				depth--
			}
		}
		if depth <= 0 && !strings.ContainsRune("的和与及", g.chars[i].Rune) {
			places = append(places, i)
		}
	}
	return places
}

// search calls try with every list of count-1 break places whose lines are not
// longer than limit and not far from the ideal width.
func search(g *galley, places []int, limit, ideal, count int, at []int, try func([]int)) {
	start := 0
	if len(at) > 0 {
		start = at[len(at)-1]
	}
	if count == 1 {
		if widthOf(g, start, len(g.chars)) <= limit {
			try(at)
		}
		return
	}
	for _, p := range places {
		if p <= start {
			continue
		}
		w := widthOf(g, start, p)
		if w > limit {
			return
		}
		if w*2 >= ideal && w <= ideal+6000 {
			search(g, places, limit, ideal, count-1, append(at, p), try)
		}
	}
}

func widthOf(g *galley, from, to int) (w int) {
	for _, c := range g.chars[from:to] {
		w += c.Advance
	}
	return w
}

// demerits judges the shape: lines of equal width, an hourglass, neighbours
// that differ by more than four characters, and a short last line are bad;
// a line beginning with 关于 or 印发 is good.
func demerits(g *galley, at []int) (cost int) {
	edges := append(append([]int{0}, at...), len(g.chars))
	widths := make([]int, len(edges)-1)
	for i := range widths {
		widths[i] = widthOf(g, edges[i], edges[i+1])
	}
	turns, last := 0, 0
	for i := 1; i < len(widths); i++ {
		d := widths[i] - widths[i-1]
		switch size := max(d, -d); {
		case size < 1000:
			cost += 30
		case size > 4000:
			cost += (size - 4000) / 100
		}
		if d > 0 {
			if last < 0 {
				turns++ // it grows again after it shrank: an hourglass
			}
			last = 1
		} else if d < 0 {
			last = -1
		}
	}
	cost += turns * 200
	if widths[len(widths)-1] < 4000 {
		cost += 300
	}
	for _, p := range at {
		if p+1 < len(g.chars) {
			switch string([]rune{g.chars[p].Rune, g.chars[p+1].Rune}) {
			case "关于", "印发", "转发":
				cost -= 60
			}
		}
	}
	return cost
}

// cutLines makes natural lines that begin at the places given.
func cutLines(g *galley, at []int) []text.Line {
	edges := append(append([]int{0}, at...), len(g.chars))
	lines := make([]text.Line, len(edges)-1)
	for i := range lines {
		lines[i] = text.Line{Start: edges[i], End: edges[i+1]}
		for _, c := range g.chars[edges[i]:edges[i+1]] {
			lines[i].X = append(lines[i].X, lines[i].Width)
			lines[i].Width += c.Advance
		}
	}
	return lines
}
