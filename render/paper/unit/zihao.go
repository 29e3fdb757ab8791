package unit

// Named sizes (字号) in points, as Word and WPS set them. The standard names
// sizes in 号 only, never in points; reference values differ for 一号.
var zihao = map[string]Size{
	"初号": 42 * Pt, "小初": 36 * Pt,
	"一号": 26 * Pt, "小一": 24 * Pt,
	"二号": 22 * Pt, "小二": 18 * Pt,
	"三号": 16 * Pt, "小三": 15 * Pt,
	"四号": 14 * Pt, "小四": 12 * Pt,
	"五号": 10*Pt + Pt/2, "小五": 9 * Pt,
}

// Zihao looks a named size up: Zihao("三号") is 16 pt.
func Zihao(name string) (Size, bool) {
	s, ok := zihao[name]
	return s, ok
}
