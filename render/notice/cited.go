package notice

import "strings"

// Cited is a title in 《》. One that stands in it takes 〈〉, and one in that 《》 again
// (GB/T 15834—2011 4.15.3.5).
func Cited(title string) string {
	var b strings.Builder
	b.WriteString("《")
	depth := 0
	for _, r := range title {
		switch r {
		case '《', '〈':
			r = [...]rune{'〈', '《'}[depth%2]
			depth++
		case '》', '〉':
			depth = max(depth-1, 0)
			r = [...]rune{'〉', '》'}[depth%2]
		}
		b.WriteRune(r)
	}
	b.WriteString("》")
	return b.String()
}
