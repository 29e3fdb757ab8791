package grid

import (
	"slices"
)

// Best gives every row a column, or -1, so that the sum of the scores is highest
// (Kuhn and Munkres). What scores nothing is given to nobody.
func Best(scores [][]int) []int {
	n := len(scores)
	for _, row := range scores {
		n = max(n, len(row))
	}
	at := func(i, j int) int {
		if i < len(scores) && j < len(scores[i]) {
			return -scores[i][j]
		}
		return 0
	}
	u, v, p, way := make([]int, n+1), make([]int, n+1), make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		p[0] = i
		j0 := 0
		least, used := make([]int, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = 1 << 30
		}
		for {
			used[j0] = true
			i0, delta, j1 := p[j0], 1<<30, 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if cur := at(i0-1, j-1) - u[i0] - v[j]; cur < least[j] {
					least[j], way[j] = cur, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[p[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; p[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			p[j0], j0 = p[way[j0]], way[j0]
		}
	}
	out := slices.Repeat([]int{-1}, len(scores))
	for j := 1; j <= n; j++ {
		if i := p[j] - 1; i >= 0 && i < len(scores) && j-1 < len(scores[i]) && scores[i][j-1] > 0 {
			out[i] = j - 1
		}
	}
	return out
}
