package words

import "testing"

func TestYears(t *testing.T) {
	for _, c := range []struct {
		titles []string
		year   int // 0: none, or several
	}{
		{[]string{"2023年政务公开工作任务分解表"}, 2023},
		{[]string{"２０２３年度重点任务"}, 2023},
		{[]string{"二〇二五年重点工作"}, 2025},
		{[]string{"二○二五年重点工作"}, 2025},
		{[]string{"2025年工作要点", "2025年任务分解表"}, 2025},
		{[]string{"关于落实2024年下半年和2024年底前任务的通知"}, 2024},
		{[]string{"2025—2027年行动计划"}, 0},
		{[]string{"2025年—2027年行动计划"}, 0},
		{[]string{"2025-2026学年校历"}, 0},
		{[]string{"2025至2027年行动计划"}, 0},
		{[]string{"2025年工作要点", "2026年任务分解表"}, 0},
		{[]string{"关于2024年工作和2025年任务的通知"}, 0},
		{[]string{"任务分解表"}, 0},
		{[]string{"120255年", "第5000年"}, 0},
		{[]string{"投资2025万元的项目"}, 0},
		{nil, 0},
	} {
		var y Years
		for _, title := range c.titles {
			y.Scan(title)
		}
		if year, ok := y.Only(); ok != (c.year != 0) || ok && year != c.year {
			t.Errorf("%q: %d, %t; want %d", c.titles, year, ok, c.year)
		}
	}
}
