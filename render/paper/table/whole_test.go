package table_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// crowded is a table of eight columns: long names of organs, telephone numbers,
// sums of money, dates, all at odds over one landscape page.
func crowded() string {
	leads := []string{`["县人力资源和社会保障局"]`, `["县卫生健康委员会", "县医疗保障局"]`, `["县住房和城乡建设局"]`, `["县教育和体育局"]`}
	others := []string{"县财政局、县自然资源和规划局、县农业农村和水务局、各乡镇人民政府", "县民政局、县残疾人联合会", "县公安局交通管理大队、县综合行政执法局"}
	var tasks strings.Builder
	for i := range 24 {
		fmt.Fprintf(&tasks, "[[task]]\ntitle = \"停车场建设\"\nrequirement = \"新建公共停车场3处，新增车位1200个，总投资12,500.75万元。%s\"\nlead = %s\nresponsible = \"%s\"\ncontact = \"%s\"\nmoney = \"%s\"\ndue = \"%s\"\n",
			papertest.Hanzi(10+20*(i%3)), leads[i%4], others[i%3], []string{"王某，0000-0000000", "李某某，00000000000"}[i%2], []string{"1,234,567.8", "860"}[i%2], []string{"2026年12月31日", "2026年3月—11月"}[i%2])
	}
	return papertest.Breakdown("", papertest.Columns("seq", "title", "requirement", "lead join = \"\\n\"", "responsible", "contact head = \"联系人及电话\"", "money head = \"总投资（万元）\"", "due"), tasks.String())
}

// cellLines are the lines of the cells of a table, by page and left edge of the
// column, top down.
func cellLines(d *frame.Document, each func(line string, x, y unit.Length)) {
	for i := range d.Pages {
		p := &d.Pages[i]
		if p.Role != frame.TablePage {
			continue
		}
		for _, it := range p.Items {
			r, ok := it.(*frame.Run)
			if !ok || r.Node == frame.ArtifactFooter || r.Node == frame.ArtifactHeader {
				continue
			}
			var b strings.Builder
			for _, g := range r.Glyphs {
				b.WriteRune(g.Rune)
			}
			each(b.String(), r.X, r.Y)
		}
	}
}

// TestNothingTorn: no line of a table ends inside a number, a telephone number or a
// sum of money; names of organs wrap behind the mark between them, and where one is
// longer than its column between words.
func TestNothingTorn(t *testing.T) {
	d := lay(t, crowded())
	lines := map[string]int{}
	cellLines(d, func(line string, _, _ unit.Length) {
		lines[line]++
		for _, torn := range []string{"资源和", "社会保障局", "卫生健", "康委员会", "城乡建", "设局", "财", "政局"} {
			if line == torn && torn != "社会保障局" {
				t.Errorf("a line is %q", line)
			}
		}
	})
	for _, whole := range []string{"0000-0000000", "00000000000", "1,234,567.8", "860"} {
		if lines[whole] == 0 {
			t.Errorf("no line is %s", whole)
		}
	}
	for line := range lines {
		for _, half := range []string{"0000-", "12,500.", "1,234,", "12,", "2026", "120"} {
			if strings.HasSuffix(line, half) {
				t.Errorf("a number is torn at the end of %q", line)
			}
		}
	}
}

// TestHang: of names one a line, one that wraps goes on a character further in.
func TestHang(t *testing.T) {
	d := lay(t, crowded())
	var x [2]unit.Length // on a landscape page lines are read upward: y is along them
	cellLines(d, func(line string, _, y unit.Length) {
		if strings.HasPrefix(line, "县医疗保障局") {
			x[0] = y
		}
		if line == "委员会" || line == "社会保障局" {
			x[1] = y
		}
	})
	em := (12 * unit.Pt).Em()
	if x[0] == 0 || x[1] == 0 {
		t.Fatal("no name wraps: the case proves nothing")
	}
	if d := x[0] - x[1]; d < em-unit.MM/100 || d > em+unit.MM/100 {
		t.Errorf("a line that goes on a name stands %v mm in, not a character, %v", d, em)
	}
}
