package text

// GB/T 15834 is silent on numbers and CLREQ's section on them is empty; what
// GB/T 9704—1999 8.2.3 said, 数字、年份不能回行, is still what readers of 公文
// expect. The list below is this package's own: what stands
// directly after a number and is read in one breath with it.

// unitRunes are the units of one character.
const unitRunes = "年月日号时分秒点元角天周岁届批期级类项条款章节个人名次家户件倍" +
	"吨米里克升度亩位份处所篇场台辆套张页字本册卷头只支部种层组队轮班段步起例间门村幢栋座楼室株"

// longUnits are the units of several characters; a longer one stands before
// any that it begins with. 万元 and 亿元 are not here: 万 and 亿 multiply.
var longUnits = [...]string{
	"年度", "年代", "年级", "月份", "季度", "小时", "分钟", "周年", "周岁", "个月", "个工作日", "工作日", "个百分点",
	"公里", "千米", "厘米", "毫米", "微米", "平方公里", "平方千米", "平方米", "平米", "立方米", "公顷", "海里",
	"公斤", "千克", "毫克", "毫升", "千瓦时", "千瓦", "兆瓦", "摄氏度", "美元", "欧元", "港元", "人次", "学时", "课时",
}

// ordinalUnits follow 第N.
const ordinalUnits = "条章节款项编号届次批期个名位类级组年天周轮季卷册页部"

// unitAt returns how many characters the unit at i takes, 0 if none stands
// there.
func (p *paragraph) unitAt(i int) int {
	if i >= len(p.chars) || !p.cells[i].class.hanzi() {
		return 0
	}
longer:
	for _, u := range &longUnits {
		n := 0
		for _, r := range u {
			if i+n >= len(p.chars) || p.chars[i+n].Rune != r {
				continue longer
			}
			n++
		}
		return n
	}
	if in(unitRunes, p.chars[i].Rune) {
		return 1
	}
	return 0
}

func in(set string, r rune) bool {
	for _, s := range set {
		if s == r {
			return true
		}
	}
	return false
}

// bindNumbers makes numbers one piece with what they count.
func (p *paragraph) bindNumbers() {
	for i := 0; i < len(p.cells); {
		switch p.cells[i].class {
		case digit:
			i = p.bindDigits(i)
		case numeral:
			i = p.bindNumerals(i)
		case opener:
			i = p.bindDocumentNumber(i)
		default:
			if p.chars[i].Rune == '第' {
				i = p.bindOrdinal(i)
				continue
			}
			i++
		}
	}
}

// bindDigits binds the number at i to its unit: 2023年, 3.14万元, 20余个, 63%.
// An ordinal (“1.”) is bound to what follows it. It returns the index behind.
func (p *paragraph) bindDigits(i int) int {
	end := p.digitsEnd(i)
	if end < len(p.cells) && p.chars[end].Rune == '.' {
		p.bind(end, end+2) // the pair rules have already barred a break before it
		return end + 1
	}
	for end < len(p.cells) && p.cells[end].class == script {
		end++ // 10⁴吨
	}
	j := end
	for j < len(p.chars) && multiplies(p.chars[j].Rune) && p.unitAt(j) == 0 {
		j++
	}
	k := j
	if k < len(p.chars) && p.chars[k].Rune == ' ' {
		k++ // “2023 年”, as many write it
	}
	if n := p.unitAt(k); n > 0 {
		j = k + n
	}
	p.bind(i, j)
	return j
}

// digitsEnd returns the index behind the number that begins at i, with the
// points, commas, colons and strokes inside it: 1,000 8:30 2023-08-14.
func (p *paragraph) digitsEnd(i int) int {
	for i < len(p.cells) {
		switch {
		case p.cells[i].class == digit:
			i++
		case i+1 < len(p.cells) && p.cells[i+1].class == digit && p.cells[i].glue >= word:
			i++
		default:
			return i
		}
	}
	return i
}

// bindNumerals binds two or more counting hanzi (十四五, 三十条) to each other
// and to their unit; one alone is too often part of a word (一般, 万一).
func (p *paragraph) bindNumerals(i int) int {
	j := i
	for j < len(p.cells) && p.cells[j].class == numeral {
		j++
	}
	if j-i > 1 {
		j += p.unitAt(j)
		p.bind(i, j)
	}
	return j
}

// bindOrdinal binds 第三十条, 第3号; of 第一时间 only 第一.
func (p *paragraph) bindOrdinal(i int) int {
	j := i + 1
	for j < len(p.cells) && (p.cells[j].class == digit || p.cells[j].class == numeral) {
		j++
	}
	if j == i+1 {
		return j
	}
	if j < len(p.cells) && p.cells[j].class == han && in(ordinalUnits, p.chars[j].Rune) {
		j++
	}
	p.bind(i, j)
	return j
}

// bindDocumentNumber binds 〔2023〕22号, whatever brackets the writer took; a
// break before the year is free, and behind it there is one rather than a line that
// stays short.
func (p *paragraph) bindDocumentNumber(i int) int {
	j := i + 1
	for j < len(p.cells) && p.cells[j].class == digit {
		j++
	}
	if j == i+1 || j == len(p.cells) || p.cells[j].class != closer {
		return i + 1
	}
	year := j
	j++
	if j < len(p.cells) && p.chars[j].Rune == '第' {
		j++
	}
	k := j
	for k < len(p.cells) && p.cells[k].class == digit {
		k++
	}
	if k == j || k == len(p.cells) || p.chars[k].Rune != '号' {
		return i + 1
	}
	p.bind(i, k+1)
	p.cells[year].glue, p.joints = joint, true
	return k + 1
}

// bind makes [i,j) one piece.
func (p *paragraph) bind(i, j int) {
	for j = min(j, len(p.cells)) - 1; i < j; i++ {
		c := &p.cells[i]
		c.glue = max(c.glue, unit)
		if c.give == supple {
			c.give = bound
		}
	}
}

// keepOrdinals makes the mark of an ordinal that heads a paragraph (一、 （一）
// 1． （1）) unsqueezable: headings of one level look alike down the page.
func (p *paragraph) keepOrdinals() {
	for i := 0; i < len(p.cells); i++ {
		for i < len(p.cells) && p.cells[i].class == blank {
			i++
		}
		if i < len(p.cells) && p.cells[i].class == opener {
			i++
		}
		start := i
		for i < len(p.cells) && (p.cells[i].class == digit || p.cells[i].class == numeral) {
			i++
		}
		if i > start && i < len(p.cells) && p.cells[i].class.barsStart() {
			p.cells[i].room = 0
		}
		for i < len(p.cells) && p.cells[i].class != newline {
			i++
		}
	}
}
