package words

import "testing"

func TestScanDivision(t *testing.T) {
	for _, c := range []struct {
		s           string
		kind        DivisionKind
		value       int
		size, blank int
	}{
		{"第一章　总则", Chapter, 1, 9, 3},
		{"第一章 总则", Chapter, 1, 9, 1},
		{"第二编", Volume, 2, 9, 0},
		{"第十二节　　附则", Section, 12, 12, 6},
		{"第一百零五条　本办法自印发之日起施行。", Article, 105, 18, 3},
		{"第三条规定的情形", 0, 0, 0, 0},
		{"第一章节", 0, 0, 0, 0},
		{"第1条　总则", 0, 0, 0, 0},
		{"第条　", 0, 0, 0, 0},
		{"第一", 0, 0, 0, 0},
		{"一、第一条", 0, 0, 0, 0},
	} {
		d, ok := ScanDivision(c.s)
		if ok != (c.kind != 0) || d != (Division{c.kind, c.value, c.size, c.blank}) {
			t.Errorf("%q is %+v, %v", c.s, d, ok)
		}
	}
}
