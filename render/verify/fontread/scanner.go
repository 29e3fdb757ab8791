package fontread

// scanner reads the words of a program in the manner of PostScript, of which it
// understands no more than where one ends.
type scanner struct {
	data []byte
	at   int
}

func (s *scanner) follows(w string) bool {
	return len(s.data)-s.at >= len(w) && string(s.data[s.at:s.at+len(w)]) == w
}

func isBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// blank skips white space and comments.
func (s *scanner) blank() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case isBlank(c):
			s.at++
		case c == '%':
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

// regular is the bytes up to the next blank or delimiter.
func (s *scanner) regular() []byte {
	start := s.at
	for s.at < len(s.data) && !isBlank(s.data[s.at]) && !isDelimiter(s.data[s.at]) {
		s.at++
	}
	return s.data[start:s.at]
}

// number reads a whole number of up to nine digits.
func (s *scanner) number() (n int, ok bool) {
	s.blank()
	w := s.regular()
	negative := len(w) > 1 && w[0] == '-'
	if negative {
		w = w[1:]
	}
	if len(w) == 0 || len(w) > 9 {
		return 0, false
	}
	for _, c := range w {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}
