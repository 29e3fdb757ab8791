package pdfread

// text is the value of a string.
func (l *Lexer) text(s []byte) Text {
	const most = 32767
	if len(s) > most {
		l.tell("6.1.13", "第 %d 字节处的字符串长 %d 字节，超过 32767", l.At, len(s))
	}
	return Text(s)
}

// hexadecimal reads <90 1FA>, where a missing last digit is 0.
func (l *Lexer) hexadecimal() (any, error) {
	l.At++
	var out []byte
	high := true
	for l.At < len(l.Data) {
		c := l.Data[l.At]
		if c == '>' {
			l.At++
			if !high {
				l.tell("6.1.6", "第 %d 字节处的十六进制字符串少一位", l.At)
			}
			return l.text(out), nil
		}
		if !IsBlank(c) {
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
		l.At++
	}
	return nil, l.wrong("字符串没有结束")
}

// literal reads (abc\)\050), in which brackets nest.
func (l *Lexer) literal() (any, error) {
	l.At++
	var out []byte
	for depth := 1; l.At < len(l.Data); {
		c := l.Data[l.At]
		l.At++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.text(out), nil
			}
		case '\r': // an end of line is a line feed (7.3.4.2)
			if l.At < len(l.Data) && l.Data[l.At] == '\n' {
				l.At++
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
	if l.At >= len(l.Data) {
		return 0, false
	}
	c = l.Data[l.At]
	l.At++
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
		if l.At < len(l.Data) && l.Data[l.At] == '\n' {
			l.At++
		}
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	c -= '0'
	for range 2 {
		if l.At >= len(l.Data) || l.Data[l.At] < '0' || l.Data[l.At] > '7' {
			break
		}
		c = c<<3 | (l.Data[l.At] - '0')
		l.At++
	}
	return c, true
}
