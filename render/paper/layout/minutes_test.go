package layout_test

import (
	"strings"
	"testing"

	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
)

// TestPersons: no line of a list of those who were at a meeting tears the name of
// a person, alone, behind that of an office, or before a remark (10.3).
func TestPersons(t *testing.T) {
	const names = "陈国强，李秀兰，王芳，赵建国，孙丽娟，周伟，吴海燕，欧阳文华，郑晓东，冯宝山，阿依古丽，褚云飞，卫红，蒋志明"
	const offices = "县发展改革局陈国强，县财政局李秀兰、王芳，县自然资源局赵建国，县住房城乡建设局孙丽娟，县应急管理局周伟（代），县气象局吴海燕"
	whole := strings.FieldsFunc(names+"，陈国强，李秀兰，王芳，赵建国，孙丽娟，周伟，吴海燕", func(r rune) bool { return r == '，' })
	tried := 0
	for n := range 12 { // the lists begin ever farther to the right
		present := strings.Repeat("丁", n+1) + "，" + names
		n := papertest.Parse(t, `format = "minutes"
issuer = "青禾县人民政府办公室"
date = 2026-03-12
text = "会议议定以下事项。"
[letterhead]
mark = "青禾县常务会议纪要"
[attendance]
present = "`+present+`"
observers = "`+strings.Repeat("丁", n+1)+"，"+offices+`"`, false)
		d, _ := layout.Layout(compose.Compose(n, false), papertest.Formats(t)[notice.Minutes], papertest.Faces())
		for i := range d.Pages {
			text := papertest.Text(&d.Pages[i])
			lines := strings.Split(text, "\n")
			tried += len(lines)
			for k := 1; k < len(lines); k++ {
				for _, name := range whole {
					r := []rune(name)
					for at := 1; at < len(r); at++ {
						if strings.HasSuffix(lines[k-1], string(r[:at])) && strings.HasPrefix(lines[k], string(r[at:])) {
							t.Errorf("“%s” is torn: %s／%s", name, lines[k-1], lines[k])
						}
					}
				}
			}
		}
	}
	if tried < 12*8 {
		t.Errorf("%d lines prove nothing", tried)
	}
}
