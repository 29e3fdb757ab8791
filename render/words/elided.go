package words

import "unicode/utf8"

// Lists of offices say a shared head or tail once: 省发展改革委、财政厅 and
// 东江市、西江市人民政府. What a cell leaves out is restored here, after all of
// it has been read.

// restore makes an unknown name whole from its neighbours, if the register
// knows the result: 省发展改革委、财政厅 and 宁波市、嘉兴市人民政府.
func (p *unitReader) restore(i int) bool {
	u := &p.units[i]
	if u.who.listed || u.who.collective || len(p.r.known) == 0 {
		return u.who.listed
	}
	name := Identity(u.full)
	take := func(whole string) bool {
		if who := p.r.known[whole]; who != nil {
			u.who, u.full = who, whole
		}
		return u.who.listed
	}
	for _, k := range []int{i - 1, 0} {
		if k == i || k < 0 {
			break
		}
		head := clip(Identity(p.units[k].full), p.r.longest-len(name))
		for head != "" {
			if take(head + name) {
				return true
			}
			_, size := utf8.DecodeLastRuneInString(head)
			head = head[:len(head)-size]
		}
	}
	for _, k := range []int{i + 1, p.layerEnd(i)} {
		if k >= len(p.units) || k == i || p.units[k].layer != u.layer {
			break
		}
		tail := Identity(p.units[k].full)
		for tail != "" {
			if len(name)+len(tail) <= p.r.longest && take(name+tail) {
				return true
			}
			_, size := utf8.DecodeRuneInString(tail)
			tail = tail[size:]
		}
	}
	return false
}

// layerEnd is the last unit of the layer of unit i.
func (p *unitReader) layerEnd(i int) int {
	for i+1 < len(p.units) && p.units[i+1].layer == p.units[i].layer {
		i++
	}
	return i
}

// looksElided reports whether unit i, which the register lacks, is likely only
// part of a name.
func (p *unitReader) looksElided(i int) bool {
	u := &p.units[i]
	if u.who.listed || u.who.collective {
		return false
	}
	if unitField().MatchString(u.full) {
		return true
	}
	if i > 0 && u.who.bare && unitLevel().MatchString(p.units[0].full) {
		return true
	}
	last := p.layerEnd(i)
	return last > i && unitPlace().MatchString(u.full) && unitOfCity().MatchString(p.units[last].full)
}

// clip is the longest prefix of s of at most n bytes and whole characters.
func clip(s string, n int) string {
	if n >= len(s) {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:max(n, 0)]
}
