package diag

import "unicode/utf8"

// Nearest is the one of names that the fewest slips of the hand turn into
// name, or "" if none is near: a third of its characters may differ, and one
// in any case. The first of equally near ones counts.
func Nearest(name string, names []string) string {
	const longest = 40 // nothing we look for is longer; a distance costs its square
	have := []rune(name)
	if len(have) > longest {
		return ""
	}
	best, found := max(1, len(have)/3)+1, ""
	for _, n := range names {
		if utf8.RuneCountInString(n)-len(have) >= best {
			continue
		}
		if d := distance(have, []rune(n)); d < best {
			best, found = d, n
		}
	}
	return found
}

// distance counts the characters to insert, drop, replace or swap (Damerau and
// Levenshtein, optimal string alignment).
func distance(a, b []rune) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
