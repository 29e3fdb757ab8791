package words

import "unicode/utf8"

// Years collects the years of titles. A range, 2025—2027年, has two.
type Years struct {
	year int
	many bool
}

func (y *Years) Scan(s string) {
	for i := 0; i < len(s); {
		n := 0
		for i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
			n++
		}
		if n == 4 {
			year := int(s[i]-'0')*1000 + int(s[i+1]-'0')*100 + int(s[i+2]-'0')*10 + int(s[i+3]-'0')
			switch r, _ := utf8.DecodeRuneInString(s[i+4:]); r {
			case '年', '—', '－', '-', '～', '~', '至', '到', '–':
				y.many = y.many || y.year != 0 && y.year != year
				y.year = year
			}
		}
		i += max(n, 1)
	}
}

func (y *Years) Only() (int, bool) { return y.year, y.year != 0 && !y.many }
