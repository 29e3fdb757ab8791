package pdfread

// Scanner reads words in the manner of PostScript, which PDF and the programs of Type 1
// fonts share. It knows no more of them than where one ends.
type Scanner struct {
	Data []byte
	At   int // where the next word is looked for
}

// NewScanner begins at a place of the data.
func NewScanner(data []byte, at int) *Scanner { return &Scanner{data, at} }

// Follows reports whether what comes next begins with w.
func (s *Scanner) Follows(w string) bool {
	return len(s.Data)-s.At >= len(w) && string(s.Data[s.At:s.At+len(w)]) == w
}

// IsBlank reports whether a byte is white space (7.2.2).
func IsBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// IsDelimiter reports whether a byte ends a word and begins another (7.2.2).
func IsDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// Blank skips white space and comments.
func (s *Scanner) Blank() {
	for s.At < len(s.Data) {
		switch c := s.Data[s.At]; {
		case IsBlank(c):
			s.At++
		case c == '%':
			for s.At < len(s.Data) && s.Data[s.At] != '\n' && s.Data[s.At] != '\r' {
				s.At++
			}
		default:
			return
		}
	}
}

// Regular is the bytes up to the next blank or delimiter.
func (s *Scanner) Regular() []byte {
	start := s.At
	for s.At < len(s.Data) && !IsBlank(s.Data[s.At]) && !IsDelimiter(s.Data[s.At]) {
		s.At++
	}
	return s.Data[start:s.At]
}

// Number reads a whole number of up to nine digits.
func (s *Scanner) Number() (n int, ok bool) {
	s.Blank()
	w := s.Regular()
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
