package tasks

import (
	"slices"
	"strings"

	"gongwen/render/charset"
	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// mostNames bounds the names that are compared with each other: the work grows
// with their square, and a notice has some dozens.
const mostNames = 1000

// likeNames finds a unit whose name looks like a slip for another's. Names
// that differ in a number or a direction (一科, 二科) are two; two names that
// the register lists are two, because its author says so.
func likeNames(f *finder.Finder) {
	type name struct {
		unit   int
		masked []rune
		office string
	}
	var names []name
	seen := map[string]bool{}
	for i := range f.Units {
		u := &f.Units[i]
		if m := mask(u.Name); !u.Collective && !seen[m] {
			seen[m] = true
			names = append(names, name{i, []rune(m), office(u.Name)})
		}
	}
	if len(names) > mostNames {
		return
	}
	places := unitPlaces(f)
	for i := range names {
		for j := range i {
			a, b := names[j].unit, names[i].unit
			same := names[i].office != "" && names[i].office == names[j].office
			if f.Units[a].Registered && f.Units[b].Registered || !same && !alike(names[j].masked, names[i].masked) {
				continue
			}
			if f.Units[b].Registered || !f.Units[a].Registered && places[b].Start < places[a].Start {
				a, b = b, a
			}
			how := "很像"
			if same {
				how = "像是一个单位的两个名称"
			}
			f.Add(places[b], "是同一个单位就写成一样，或在 [[department]] 里列为别名（aliases）；是两个单位就都登记",
				"“%s”与“%s”%s", f.Units[b].Name, f.Units[a].Name, how)
		}
	}
}

// unitPlaces is where each unit is first named; zero for one that no task
// names.
func unitPlaces(f *finder.Finder) []diag.Span {
	places := make([]diag.Span, len(f.Units))
	for _, b := range f.Breakdowns {
		for i := range b.Tasks {
			t := &b.Tasks[i]
			for _, cell := range [...]*notice.Units{&t.Lead, &t.Responsible} {
				for _, u := range cell.Units {
					if places[u] == (diag.Span{}) {
						places[u] = placeIn(t, f.Units[u].Name)
					}
				}
			}
		}
	}
	return places
}

// placeIn is where a task names a unit. Whom the responsible column calls 牵头
// stands among the leads, and a name may be restored or an alias: then it is
// the cell, or the row.
func placeIn(t *notice.Task, name string) diag.Span {
	for _, text := range [...]diag.Text{t.Lead.Text, t.Responsible.Text} {
		if i := strings.Index(text.S, name); i >= 0 {
			return text.Slice(i, i+len(name)).Span()
		}
	}
	return t.Span
}

// One mark stands for what tells units apart by design.
const (
	masked      = '#'
	distinctive = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸东南西北中上下左右前后内外ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// mask is a name with each run of distinctive characters as one mark.
func mask(name string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range name {
		if strings.ContainsRune(distinctive, r) {
			r = masked
		}
		if r != masked || last != masked {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}

// joiners are left out and exchanged freely in the name of one office.
const joiners = "和及与、"

// alike reports whether two names are so near that one must be a slip, or
// another spelling, of the other. 市教育局 and 市体育局 differ in one character
// as well: what differs has to look like a slip.
func alike(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	p := 0
	for p < len(b) && a[p] == b[p] {
		p++
	}
	q := 0
	for q < len(b)-p && a[len(a)-1-q] == b[len(b)-1-q] {
		q++
	}
	x, y := a[p:len(a)-q], b[p:len(b)-q] // what differs; x is no shorter
	if slices.Contains(x, masked) || slices.Contains(y, masked) || len(x) > 3 {
		return false
	}
	inside := p > 0 && q > 0
	switch {
	case joiner(x) && (len(y) == 0 || joiner(y)): // 自然资源和规划局, 自然资源与规划局
		return inside
	case len(x) == 1 && len(y) == 1:
		last := q == 0 && p >= 2
		return last && organ(x[0]) != organ(y[0]) || len(a) >= 4 && soundAlike(x[0], y[0])
	case len(x) == 2 && len(y) == 2: // 生态环境局, 生环态境局
		return inside && x[0] == y[1] && x[1] == y[0]
	case len(x) == 1 && len(y) == 0 && p > 0 && a[p-1] == x[0]: // 教育局局
		return true
	case len(x) == 3 && len(y) == 1: // 发展改革委, 发改委
		return inside && len(b) >= 4 && x[1] == y[0]
	case len(x) <= 2 && len(y) == 0: // 行政审批服务局, 行政审批局
		return inside && len(b) >= 6 && !strings.ContainsAny(string(x), telling)
	}
	return false
}

func joiner(s []rune) bool { return len(s) == 1 && strings.ContainsRune(joiners, s[0]) }

// telling characters make another office of the name they are put into.
const telling = "省市县区旗州盟镇乡村街道国直属纪团监副正总分支派大小新老高初级心人民女第党政委军警企事业工青妇（）()"

// organs are the characters that the names of offices end in.
const organs = "局委办厅部院会心科处室所队司团校府社站厂场库馆台网行署区县市镇乡村街组署庭关院园城港段站点班专联盟"

func organ(r rune) bool { return strings.ContainsRune(organs, r) || r == '）' || r == ')' }

// soundAlike reports whether an input method could offer one character for the
// other. GB/T 2312 orders its 3755 common characters by sound and tone, so two
// that stand near each other there sound alike.
func soundAlike(a, b rune) bool {
	const near = 10
	if strings.ContainsRune(organs, a) && strings.ContainsRune(organs, b) || strings.ContainsRune(telling, a) && strings.ContainsRune(telling, b) ||
		(a == '水' && b == '税') || (a == '税' && b == '水') { // 水务局, 税务局
		return false
	}
	i, j := charset.Common(a), charset.Common(b)
	return i >= 0 && j >= 0 && max(i-j, j-i) <= near
}
