package check

import (
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// sentences are what running text says wrongly, with the rule that tells it, and
// what looks like it and is right.
var sentences = []struct {
	code         string
	wrong, right []string
}{
	{
		"GW304",
		[]string{"请各单位于7月31日前完成整改。", "务必于2023年8月1日前报送。"},
		[]string{"请各单位于8月31日前完成整改。", "该项目已于7月31日前完成。", "请对于7月31日前完成的项目进行验收。", "请于每月5日前报送。", "未请假于2023年7月31日前离岗的，按旷工处理。", "请将本单位于7月31日前建成的工程列入。", "申请人于7月31日前提出的一并受理。", "请于7月31日前建成的项目单位报送。"},
	},
	{
		"GW308",
		[]string{"实施工程20项，其中新建12项、改建9项。", "投资200万元，其中管网120万元、泵站79万元。", "改造2处，其中城区3处。"},
		[]string{"有企业20家，其中规上企业12家、高新技术企业9家。", "除险5座，其中小型2座、中型1座。", "投入100万元，其中管网40万元、泵站55万元。"},
	},
	{
		"GW310",
		[]string{"根据《甲办法》（国办发2022年8号），认真落实。", "根据《甲办法》（国办发[2022]8号），认真落实。"},
		[]string{"根据《甲办法》（国务院令2019年第716号），认真落实。", "根据《甲公告》（甲公告2022年8号），认真落实。"},
	},
	{
		"GW316",
		[]string{"请于九月二十五日前报送。", "材料于9.25日前报送。", "材料于9/25前报送。"},
		[]string{"农历八月十五日为中秋节，弘扬“三月三日”习俗。", "坡度不超过1.5，误差在3.5日以内，占1/3前后。", "工期比计划缩短2.5日。", "平均1.25日办结，用时3.15日。", "第三月一日报，每三月一日结。"},
	},
	{
		"GW333",
		[]string{"整治10～8处易涝点。", "选派9～6名干部。"},
		[]string{"整治8～10处易涝点。", "选派6～9名干部。"},
	},
	{
		"GW354",
		[]string{"占比达到30%-35%。", "增长5.5%-6.5%。"},
		[]string{"占比达到30%～35%。", "型号为A-35%的除外。"},
	},
	{
		"GW355",
		[]string{"附表（（略））照报，按照《办法》（以下简称（规定））办理。", "推行““河长制””，做到全覆盖。"},
		[]string{"按照《办法》（以下简称（规定））办理。", "按照（（一）至（三）项）办理。"},
	},
	{
		"GW356",
		[]string{"请各单位做到做到心中有数。", "会议提前15分钟分钟入场。", "请于9月25日前前报送。", "原办法同时费止。", "截止目前，已完成三项。", "拔付资金三万元。", "工程已峻工验收。"},
		[]string{"组织实施实施方案，发展继续继续教育。", "目前前三季度已过，日前前往现场。", "选拔付出努力的干部，究竟争取到多少。", "三人的前前任均已到场。", "自己经办的事项，期末经批准后执行。", "公园满意度较高，反复盖章的退回。", "打折除外，骨折除外，八折除外。", "表决择优录用，票决择优。", "一贯切实抓好，连贯切换。", "批复盖公章后生效。", "选拔款式统一的服装。"},
	},
	{
		"GW363",
		[]string{"总面积约3。42平方公里。", "总产量5。6吨。"},
		[]string{"总面积约3.42平方公里。", "地址为中心街15。联系人另行通知。"},
	},
	{
		"GW367",
		[]string{"特此通知", "上午九时在三楼会议室开会，会期半天", "请各单位认真贯彻落实，确保完成"},
		[]string{"地址：甲县中心街一号，邮编一二三四五六", "人人讲安全，个个会应急", "特此通知。", "特此表彰奖励名单"},
	},
}

// TestSentences: each sentence, as the text of a small notice.
func TestSentences(t *testing.T) {
	for _, s := range sentences {
		for i, text := range append(append([]string(nil), s.wrong...), s.right...) {
			n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: "format = \"general\"\nissuer = \"某县水务局\"\nnumber = \"某水发〔2023〕22号\"\ndate = 2023-08-14\ntitle = \"关于做好供水工作的通知\"\ntext = \"\"\"\n" +
				text + "\n请认真贯彻落实。\"\"\"\n"}, false)
			if list.HasErrors() {
				t.Fatal(testkit.Printed(list))
			}
			found := Run(n)
			var codes []string
			for _, f := range found {
				codes = append(codes, f.Rule.Code)
			}
			switch got := strings.Join(codes, " "); {
			case i < len(s.wrong) && got == "":
				t.Errorf("%s: not seen: %s", s.code, text)
			case i < len(s.wrong) && strings.Trim(strings.ReplaceAll(got, s.code, ""), " ") != "", i >= len(s.wrong) && got != "":
				t.Errorf("%s: %s\n%s", s.code, text, testkit.Printed(found))
			}
		}
	}
}

// TestTitles: what is told of whole titles.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ issuer, title, codes string }{
		{`"某县水务局"`, "关于做好供水工作的通   知", "GW357"}, // its kind is there
		{`"某县水务局"`, "关于做好供水工作的通知", ""},
		{`["某县教育局", "某县水务局"]`, "某县教育局　某县公安局\n某县水务局\n关于做好城乡供水保障工作的通知", ""}, // organs, a line each
		{`"某县水务局"`, "某县水务局关于印发供水\n任务分解\n和责任分工方案的通知", "GW328"},
	} {
		n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: "format = \"general\"\nissuer = " + c.issuer + "\nnumber = \"某水发〔2023〕22号\"\ndate = 2023-08-14\ntitle = \"\"\"\n" + c.title +
			"\"\"\"\ntext = \"请认真贯彻落实。\"\n"}, false)
		if list.HasErrors() {
			t.Fatal(testkit.Printed(list))
		}
		var codes []string
		for _, f := range Run(n) {
			codes = append(codes, f.Rule.Code)
		}
		if got := strings.Join(codes, " "); got != c.codes {
			t.Errorf("%s: %q, want %q", c.title, got, c.codes)
		}
	}
}

// TestRequestInLetter: a letter may ask an equal to approve, and for an answer, but
// not to instruct.
func TestRequestInLetter(t *testing.T) {
	for end, wrong := range map[string]bool{"妥否，请批示。": true, "当否，请批示。": true, "请予批示。": true, "请予审批。": false, "妥否，请函复。": false, "请研究函复。": false} {
		n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: "format = \"letter\"\nissuer = \"某县水务局\"\nnumber = \"某水函〔2023〕22号\"\ndate = 2023-08-14\ntitle = \"关于商请支持供水工作的函\"\nrecipients = \"某县财政局\"\ntext = \"\"\"\n拟于近期开工建设。\n" +
			end + "\"\"\"\n"}, false)
		if list.HasErrors() {
			t.Fatal(testkit.Printed(list))
		}
		if found := testkit.Printed(Run(n)); strings.Contains(found, "GW331") != wrong {
			t.Errorf("%s: %s", end, found)
		}
	}
}
