package marks

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
)

// downwards finds ranges whose end is less than their beginning: 800万—500万元.
// Months and years, which may run over, are none, nor is a telephone with an
// extension (3255100—8012人事科).
func downwards(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i, r := range s {
		if !strings.ContainsRune("～—~", r) {
			continue
		}
		left, from, scale := amountBefore(s[:i])
		right, size, other := amountAfter(s[i+utf8.RuneLen(r):])
		if left == nil || right == nil {
			continue
		}
		end := i + utf8.RuneLen(r) + size
		unit := finder.After(s, end)
		phone := scale == "" && unit != '元' && len(s[from:i]) >= 7
		if scale == "" && len(whole(left)) < len(whole(right))+2 { // 8～5万元; not 5000～1万元
			scale = other
		}
		if phone || scale != other || !strings.ContainsRune("元人户个家项%米吨亩件次台套辆倍处座所名栋株盏", unit) || less(left, right) || string(left) == string(right) {
			continue
		}
		f.Add(p.Text.Slice(from, end).Span(), "看看起止有没有写反", "“%s”：起点比终点大", s[from:end])
	}
}

// amountBefore is the number that s ends with, its scale (万, 亿, %) and where it
// begins.
func amountBefore(s string) (digits []byte, from int, scale string) {
	end := len(s)
	for _, one := range [...]string{"万", "亿", "%"} {
		if strings.HasSuffix(s, one) {
			scale, end = one, end-len(one)
		}
	}
	from = end
	for from > 0 && strings.IndexByte("0123456789,.", s[from-1]) >= 0 {
		from--
	}
	if codeLike(finder.Before(s, from)) {
		return nil, from, scale
	}
	return number(s[from:end]), from, strings.TrimSuffix(scale, "%")
}

// amountAfter is the number that s begins with, what it takes, and its scale; a
// percent sign is a unit.
func amountAfter(s string) (digits []byte, size int, scale string) {
	size = finder.Leading(s, "0123456789,.")
	digits = number(s[:size])
	for _, one := range [...]string{"万", "亿"} {
		if strings.HasPrefix(s[size:], one) {
			return digits, size + len(one), one
		}
	}
	return digits, size, ""
}

// number is s without its commas and leading zeros; nil if it is none.
func number(s string) []byte {
	s = strings.ReplaceAll(s, ",", "")
	whole, part, point := strings.Cut(s, ".")
	if whole == "" || point && (part == "" || strings.Contains(part, ".")) {
		return nil
	}
	return []byte(strings.TrimLeft(s, "0"))
}

// whole is a number without its decimals.
func whole(n []byte) []byte {
	w, _, _ := bytes.Cut(n, []byte("."))
	return w
}

// less compares two numbers as they are written.
func less(a, b []byte) bool {
	x, xPart, _ := strings.Cut(string(a), ".")
	y, yPart, _ := strings.Cut(string(b), ".")
	if len(x) != len(y) {
		return len(x) < len(y)
	}
	if x != y {
		return x < y
	}
	return strings.TrimRight(xPart, "0") < strings.TrimRight(yPart, "0")
}
