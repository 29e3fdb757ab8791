package tasks

import "strings"

// offices are the kinds of offices that are called by two names: the full one and
// those that people shorten it to. A place has one of each.
var offices = [...][]string{
	{"应急管理", "应急"},
	{"发展和改革", "发展改革", "发改"},
	{"卫生健康", "卫健"},
	{"市场监督管理", "市场监管", "市监"},
	{"自然资源和规划", "自然资源规划", "资规", "自规"},
	{"住房和城乡建设", "住房城乡建设", "住建"},
	{"人力资源和社会保障", "人力资源社会保障", "人社"},
	{"文化和旅游", "文化旅游", "文旅"},
	{"文化广电和旅游", "文化广电旅游", "文广旅"},
	{"退役军人事务", "退役军人"},
	{"医疗保障", "医保"},
	{"工业和信息化", "工业信息化", "工信"},
	{"教育和体育", "教育体育", "教体"},
	{"交通运输", "交通"},
	{"科学技术", "科技"},
	{"城市管理", "城管"},
	{"城市管理综合行政执法", "城市管理综合执法"},
	{"大数据管理", "大数据"},
	{"机关事务管理", "机关事务"},
	{"国有资产监督管理", "国资监管", "国资"},
	{"民族宗教事务", "民族宗教", "民宗"},
	{"地方金融监督管理", "地方金融监管"},
	{"综合行政执法", "综合执法"},
	{"住房保障和房产管理", "住房保障和房管"},
}

// bodies are the names of offices that take no further word.
var bodies = [...][]string{
	{"政府办公室", "政府办"},
	{"委办公室", "委办"},
	{"妇女联合会", "妇联"},
	{"残疾人联合会", "残联"},
	{"工商业联合会", "工商联"},
	{"科学技术协会", "科协"},
	{"文学艺术界联合会", "文联"},
	{"委组织部", "组织部"},
	{"委宣传部", "宣传部"},
	{"委统战部", "统战部"},
	{"委政法委", "政法委"},
}

// ends are what the names of offices end in, and how those are shortened.
var ends = [...][2]string{{"委员会", "委"}, {"委", "委"}, {"局", "局"}, {"厅", "厅"}}

// office is one name for all names of an office, so far as they are known: 区应急局
// and 区应急管理局 are the same. Of other names it is nothing.
func office(name string) string {
	for _, all := range bodies {
		for _, said := range all {
			if place, ok := strings.CutSuffix(name, said); ok && place != "" {
				return place + all[0]
			}
		}
	}
	for _, end := range ends {
		bare, ok := strings.CutSuffix(name, end[0])
		if !ok {
			continue
		}
		best, longest := "", 0 // of 交通运输 and 运输 the longer one
		for _, all := range offices {
			for _, said := range all {
				if place, ok := strings.CutSuffix(bare, said); ok && place != "" && len(said) > longest {
					best, longest = place+all[0]+end[1], len(said)
				}
			}
		}
		return best
	}
	return ""
}
