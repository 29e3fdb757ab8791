package render_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// planted are mistakes that clerks make, each put into the sample by exchanging
// words of it, and the rule that is to see it.
var planted = []struct{ name, old, new, code string }{
	{"number in square brackets", "〔2023〕22号\"  ", "[2023]22号\"  ", "GW210"},
	{"number with 第", "= \"济高新管办字〔2023〕22号", "= \"济高新管办字〔2023〕第22号", "GW210"},
	{"number of another year", "= \"济高新管办字〔2023〕22号", "= \"济高新管办字〔2022〕22号", "GW302"},
	{"quoted number in square brackets", "鲁政办发〔2023〕8号", "鲁政办发[2023]8号", "GW310"},
	{"quoted number in round brackets", "济政办字〔2023〕41号", "济政办字（2023）41号", "GW310"},
	{"quoted number with zeros", "鲁政办发〔2023〕8号", "鲁政办发〔2023〕08号", "GW311"},
	{"title without kind", "任务分解表的通知\"\"\"", "任务分解表\"\"\"", "GW320"},
	{"title without 的", "任务分解表的通知\"\"\"", "任务分解表通知\"\"\"", "GW321"},
	{"title without 关于", "\n关于印发2023年高新区政务公开工作\n任务分解表的通知", "\n做好2023年高新区政务公开工作\n任务分解的通知", "GW322"},
	{"title with 关于 twice", "\n关于印发2023年", "\n关于印发关于2023年", "GW323"},
	{"title with a full stop", "任务分解表的通知\"\"\"", "任务分解表的通知。\"\"\"", "GW325"},
	{"title torn in a word", "政务公开工作\n任务分解表", "政务公开工作任\n务分解表", "GW327"},
	{"title of another organ", "济宁高新区管委会办公室\n关于", "济宁高新区财政金融局\n关于", "GW329"},
	{"title with an open 《", "\n关于印发2023年", "\n关于印发《2023年", "GW350"},
	{"kind of the title changed", "任务分解表的通知\"\"\"", "任务分解表的请示\"\"\"", "GW258"},
	{"closing formula of another kind", "接受社会监督。\"\"\"", "接受社会监督。\n特此通报。\"\"\"", "GW330"},
	{"recipient twice", "区直各部门单位，各驻区单位", "区直各部门单位，各街道办事处", "GW336"},
	{"recipients end in a comma", "各区管国有企业\"", "各区管国有企业，\"", "GW337"},
	{"half-width comma", "经区管委会同意，现将", "经区管委会同意,现将", "GW305"},
	{"half-width full stop", "保持政务公开队伍稳定。", "保持政务公开队伍稳定.", "GW305"},
	{"half-width brackets", "《济宁市人民政府办公室", "(济宁市)《济宁市人民政府办公室", "GW305"},
	{"title mark open", "现将《2023年高新区政务公开工作任务分解表》印发", "现将《2023年高新区政务公开工作任务分解表印发", "GW350"},
	{"pause between titles", "（鲁政办发〔2023〕8号）、《", "、《", "GW358"},
	{"full stop twice", "纳入年底考核。", "纳入年底考核。。", "GW355"},
	{"word twice", "认真对照《2023年", "认真认真对照《2023年", "GW356"},
	{"的 twice", "加快建设法治政府", "加快建设的的法治政府", "GW356"},
	{"blank between hanzi", "抓好人员梯队建设", "抓好人员 梯队建设", "GW357"},
	{"ordinal with a wrong mark", "二、强化组织保障。", "二，强化组织保障。", "GW306"},
	{"ordinal skipped", "三、抓好工作落实。", "四、抓好工作落实。", "GW232"},
	{"level skipped", "三、抓好工作落实。", "（1）抓好工作落实。", "GW233"},
	{"placeholder", "各部门要抓好", "XX局要抓好", "GW360"},
	{"待定", "纳入年底考核。", "纳入年底考核，办法待定。", "GW360"},
	{"Markdown", "主要负责人要定期", "**主要负责人**要定期", "GW361"},
	{"HTML", "主要负责人要定期", "<br>主要负责人要定期", "GW362"},
	{"impossible day", "纳入年底考核。", "于2月30日前纳入年底考核。", "GW312"},
	{"wrong weekday", "纳入年底考核。", "于2023年12月1日（星期一）纳入考核。", "GW313"},
	{"leading zero", "纳入年底考核。", "于2023年09月01日前纳入考核。", "GW314"},
	{"short year", "纳入年底考核。", "于23年9月1日前纳入考核。", "GW315"},
	{"hanzi year", "2023年是全面贯彻", "二〇二三年是全面贯彻", "GW316"},
	{"ellipsis", "重点督查等形式", "重点督查...等形式", "GW352"},
	{"range", "纳入年底考核。", "每月通报1-2次，纳入年底考核。", "GW354"},
	{"此页无正文", "接受社会监督。\"\"\"", "接受社会监督。\n（此页无正文）\"\"\"", "GW359"},
	{"paragraph without an end", "接受社会监督。\"\"\"", "接受社会监督\"\"\"", "GW367"},
	{"title pasted", "text = \"\"\"\n为进一步", "text = \"\"\"\n关于印发2023年高新区政务公开工作任务分解表的通知\n为进一步", "GW380"},
	{"recipients pasted", "text = \"\"\"\n为进一步", "text = \"\"\"\n各街道办事处，区直各部门单位，各驻区单位，各区管国有企业：\n为进一步", "GW381"},
	{"attachment note pasted", "接受社会监督。\"\"\"", "接受社会监督。\n附件：2023年高新区政务公开工作任务分解表\"\"\"", "GW382"},
	{"issuer pasted", "接受社会监督。\"\"\"", "接受社会监督。\n济宁高新区管委会办公室\"\"\"", "GW383"},
	{"date pasted", "接受社会监督。\"\"\"", "接受社会监督。\n2023年8月14日\"\"\"", "GW384"},
	{"note pasted", "接受社会监督。\"\"\"", "接受社会监督。\n（此件公开发布）\"\"\"", "GW385"},
	{"copies pasted", "接受社会监督。\"\"\"", "接受社会监督。\n抄送：区党工委办公室。\"\"\"", "GW386"},
	{"imprint pasted", "接受社会监督。\"\"\"", "接受社会监督。\n济宁高新区管委会办公室2023年8月14日印发\"\"\"", "GW387"},
	{"attachment that is not there", "请一并贯彻落实。", "（见附件3），请一并贯彻落实。", "GW390"},
	{"cited name of another year", "认真对照《2023年高新区政务公开工作任务分解表》，", "认真对照《2022年高新区政务公开工作任务分解表》，", "GW391"},
	{"count stated wrong", "印发给你们，", "（共40项任务）印发给你们，", "GW308"},
	{"signature of another organ", "[[attachment]]\n#", "[signature]\nname = \"济宁高新区财政金融局\"\n[[attachment]]\n#", "GW393"},
	{"mark of another organ", "[[attachment]]\n#", "[letterhead]\nmark = \"济宁市任城区文件\"\n[[attachment]]\n#", "GW394"},
	{"printed before it is signed", "[[attachment]]\n#", "[imprint]\nprinted_by = \"济宁高新区管委会办公室\"\nprinted_on = 2023-08-01\n[[attachment]]\n#", "GW303"},
	{"copies to a recipient", "[[attachment]]\n#", "[imprint]\ncopy_to = \"各街道办事处\"\n[[attachment]]\n#", "GW339"},
	{"secret and public", "[[attachment]]\n#", "[letterhead]\nserial = \"000001\"\nsecrecy = \"秘密★5年\"\n[[attachment]]\n#", "GW396"},
	{"secret without a serial", "[[attachment]]\n#", "[letterhead]\nsecrecy = \"机密★5年\"\n[[attachment]]\n#", "GW307"},
	{"unit with a slip", "lead = [\"区社会治理服务中心\"]\nresponsible = \"区直", "lead = [\"区社会治理服务中心心\"]\nresponsible = \"区直", "GW301"},
	{"unit that the register lacks", "responsible = \"区直有关部门、驻区有关单位，各街道\"\nrequirement = \"明确", "responsible = \"区红十字会、驻区有关单位，各街道\"\nrequirement = \"明确", "GW340"},
	{"unit twice in a task", "lead = [\"区城乡建设和交通局\"]\nresponsible = [\"各街道\"]", "lead = [\"区城乡建设和交通局\"]\nresponsible = [\"区城乡建设和交通局\", \"各街道\"]", "GW342"},
	{"member beside its collective", "lead = [\"区城乡建设和交通局\"]\nresponsible = [\"各街道\"]", "lead = [\"区城乡建设和交通局\"]\nresponsible = [\"各街道\", \"洸河街道\"]", "GW341"},
	{"deadline that is over", "职业教育等方面的信息公开。\"\ndue = \"11月底前\"", "职业教育等方面的信息公开。\"\ndue = \"7月底前\"", "GW304"},
	{"deadline of another year", "职业教育等方面的信息公开。\"\ndue = \"11月底前\"", "职业教育等方面的信息公开。\"\ndue = \"2024年11月底前\"", "GW343"},
	{"impossible deadline", "职业教育等方面的信息公开。\"\ndue = \"11月底前\"", "职业教育等方面的信息公开。\"\ndue = \"11月31日前\"", "GW236"},
	{"deadline that two read in two ways", "职业教育等方面的信息公开。\"\ndue = \"11月底前\"", "职业教育等方面的信息公开。\"\ndue = \"11月前\"", "GW253"},
	{"requirement without an end", "职业教育等方面的信息公开。\"", "职业教育等方面的信息公开\"", "GW345"},
	{"requirement that stops", "职业教育等方面的信息公开。\"", "职业教育等方面，\"", "GW345"},
	{"requirement twice", "requirement = \"做好学前教育、特殊教育、职业教育等方面的信息公开。\"", "requirement = \"动态公开9类困难群众救助标准，健全动态调整机制。\"", "GW344"},
	{"same as above", "requirement = \"做好学前教育、特殊教育、职业教育等方面的信息公开。\"", "requirement = \"同上\"", "GW348"},
	{"requirement of nothing", "requirement = \"做好学前教育、特殊教育、职业教育等方面的信息公开。\"", "requirement = \"/\"", "GW349"},
	{"section that miscounts", "section = \"推进政策发布解读回应提质增效\"", "section = \"推进政策发布解读回应提质增效（共30项）\"", "GW347"},
	{"title of another year", "\n关于印发2023年高新区政务公开工作", "\n关于印发2022年高新区政务公开工作", "GW391"},
	{"kind that issues nothing", "任务分解表的通知\"\"\"", "任务分解表的通报\"\"\"", "GW330"},
	{"blank in the title", "任务分解表的通知\"\"\"", "任务 分解表的通知\"\"\"", "GW357"},
	{"issuer and date pasted", "接受社会监督。\"\"\"", "接受社会监督。\n济宁高新区管委会办公室　2023年8月14日\"\"\"", "GW383"},
	{"tasks counted wrong", "纳入年底考核。", "共分解任务40项，纳入年底考核。", "GW308"},
	{"deadline left open", "职业教育等方面的信息公开。\"\ndue = \"11月底前\"", "职业教育等方面的信息公开。\"\ndue = \"待定\"", "GW360"},
	{"question mark twice", "纳入年底考核。", "是否纳入年底考核？？", "GW355"},
	{"urgency", "[[attachment]]\n#", "[letterhead]\nurgency = \"紧急\"\n[[attachment]]\n#", "GW215"},
}

// TestPlanted: every mistake of the list is seen, by its rule where it is named,
// and the sample has none of them.
func TestPlanted(t *testing.T) {
	sample := string(testkit.SampleTexts(t)["zhengwu-gongkai-2023"])
	codes := func(text string) string {
		_, list := render.Open("a.toml", []byte(text), render.Config{Only: render.OnlyXLSX})
		var b strings.Builder
		for _, f := range list {
			b.WriteString(f.Rule.Code + " ")
		}
		return b.String()
	}
	base := codes(sample)
	seen := 0
	for _, p := range planted {
		if !strings.Contains(sample, p.old) {
			t.Errorf("%s: the sample has no %q", p.name, p.old)
			continue
		}
		got := codes(strings.Replace(sample, p.old, p.new, 1))
		switch {
		case p.code != "" && (!strings.Contains(got, p.code) || strings.Contains(base, p.code)):
			t.Errorf("%s: %s does not see it: %s", p.name, p.code, got)
		case got == base:
			t.Errorf("%s: not seen", p.name)
		default:
			seen++
		}
	}
	t.Logf("%d of %d seen", seen, len(planted))
}
