package pdfread

// text is the value of a string.
func (l *Lexer) text(s []byte) Text {
	const most = 32767
	if len(s) > most {
		l.tell("6.1.13", "第 %d 字节处的字符串长 %d 字节，超过 32767", l.at, len(s))
	}
	return Text(s)
}

// hexadecimal reads <90 1FA>, where a missing last digit is 0.
func (l *Lexer) hexadecimal() (any, error) {
	l.at++
	var out []byte
	high := true
	for l.at < len(l.data) {
		c := l.data[l.at]
		if c == '>' {
			l.at++
			if !high {
				l.tell("6.1.6", "第 %d 字节处的十六进制字符串少一位", l.at)
			}
			return l.text(out), nil
		}
		if !isBlank(c) {
			v, ok := hexDigit(c)
			if !ok {
				return nil, l.wrong("的十六进制字符串里有别的字符")
			}
			if high {
				out = append(out, v<<4)
			} else {
				out[len(out)-1] |= v
			}
			high = !high
		}
		l.at++
	}
	return nil, l.wrong("字符串没有结束")
}

// literal reads (abc\)\050), in which brackets nest.
func (l *Lexer) literal() (any, error) {
	l.at++
	var out []byte
	for depth := 1; l.at < len(l.data); {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.text(out), nil
			}
		case '\r': // an end of line is a line feed (7.3.4.2)
			if l.at < len(l.data) && l.data[l.at] == '\n' {
				l.at++
			}
			c = '\n'
		case '\\':
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		}
		out = append(out, c)
	}
	return nil, l.wrong("字符串没有结束")
}

// escape reads what follows a backslash; ok is false where that is nothing.
func (l *Lexer) escape() (c byte, ok bool) {
	if l.at >= len(l.data) {
		return 0, false
	}
	c = l.data[l.at]
	l.at++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\n':
		return 0, false
	case '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	c -= '0'
	for range 2 {
		if l.at >= len(l.data) || l.data[l.at] < '0' || l.data[l.at] > '7' {
			break
		}
		c = c<<3 | (l.data[l.at] - '0')
		l.at++
	}
	return c, true
}
