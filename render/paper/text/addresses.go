package text

// partAddresses settles the gaps inside the addresses of the web and of mail. An
// address is one piece, as a word is, and no gap of it grows. Where it must be
// broken, it is broken where its own marks part it, so that no one reads a mark
// into it: behind / ? & = . - _ @ and before #, never inside a number.
func (p *paragraph) partAddresses() {
	for i := 0; i < len(p.chars); i++ {
		if p.cells[i].class.hanzi() || !p.tellsAddress(i) {
			continue
		}
		start, end := i, i+1
		for start > 0 && ofAddress(p.chars[start-1].Rune) {
			start--
		}
		for end < len(p.chars) && ofAddress(p.chars[end].Rune) {
			end++
		}
		for k := start; k < end-1; k++ {
			c := &p.cells[k]
			c.give = rigid
			switch {
			case c.glue == barred:
			case p.jointAt(k):
				c.glue = joint
				p.joints = true
			default:
				c.glue = word
			}
		}
		i = end
	}
}

// tellsAddress reports whether the character i shows that an address stands
// around it.
func (p *paragraph) tellsAddress(i int) bool {
	at := func(k int) rune {
		if k < 0 || k >= len(p.chars) {
			return 0
		}
		return p.chars[k].Rune
	}
	switch at(i) {
	case '@':
		return ofAddress(at(i-1)) && ofAddress(at(i+1))
	case ':':
		return at(i+1) == '/' && at(i+2) == '/' && ofAddress(at(i-1))
	case 'w', 'W':
		return at(i+1) == at(i) && at(i+2) == at(i) && at(i+3) == '.' && ofAddress(at(i+4)) && !ofAddress(at(i-1))
	}
	return false
}

// ofAddress reports whether an address may hold r: every sign of ASCII but blanks,
// quotes and the brackets that stand around an address.
func ofAddress(r rune) bool {
	switch r {
	case '"', '<', '>', '(', ')', '[', ']', '{', '}':
		return false
	}
	return r > ' ' && r < 0x7F
}

// jointAt reports whether an address may be broken behind its character i.
func (p *paragraph) jointAt(i int) bool {
	a, b := p.chars[i].Rune, p.chars[i+1].Rune
	if b == '#' {
		return true
	}
	switch a {
	case '.', '-', '_':
		if i > 0 && p.cells[i-1].class == digit && p.cells[i+1].class == digit {
			return false
		}
		fallthrough
	case '/', '?', '&', '=', '@':
		return p.cells[i+1].class == digit || p.cells[i+1].class == latin && !partsAddress(b)
	}
	return false
}

// partsAddress reports whether an address is parted at r.
func partsAddress(r rune) bool {
	switch r {
	case '/', '?', '&', '=', '.', '-', '_', '@', '#':
		return true
	}
	return false
}

// leads reports whether the piece at i holds a place where an address is parted.
func (b *breaker) leads(i int) bool {
	for ; b.joints && i < len(b.cells) && b.cells[i].glue != free && b.cells[i].class != newline; i++ {
		if b.cells[i].glue == joint {
			return true
		}
	}
	return false
}

// ragged reports whether a line cannot be stretched to its measure.
func (b *breaker) ragged(line run) bool {
	s := sharing{paragraph: b.paragraph}
	s.stretch(line, -line.over, b.measure.stretch(), b.measure.Marks)
	return s.sign == 0 && line.over < 0
}
