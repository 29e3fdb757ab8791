package words

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

func TestPhrase(t *testing.T) {
	province := []Entry{
		{Name: "省发展改革委", Aliases: []string{"省发改委"}},
		{Name: "省委办公厅"},
		{Name: "省财政厅"},
		{Name: "省文化和旅游厅"},
		{Name: "省数据局"},
		{Name: "省数据局（省政务服务中心）"},
		{Name: "省应急管理厅(省安委办)"},
		{Name: "东江市人民政府"},
		{Name: "西江市人民政府"},
		{Name: "南山县人民政府"},
		{Name: "各市、县（市、区）人民政府", Kind: "collective"},
		{Name: "五港三谷（东港、西港、北谷）", Members: []string{"东港集团"}},
		{Name: "省直各部门"},
		{Name: "省新闻办、省外宣办"},
	}
	tests := []struct {
		name       string
		register   []Entry
		cell       string
		lead       []string
		other      []string
		unresolved []string
	}{
		{name: "separators", cell: "县农业局、县水利局，县林业局；县气象局\n县供销社,县邮政公司", other: []string{"县农业局", "县水利局", "县林业局", "县气象局", "县供销社", "县邮政公司"}},
		{name: "stray ones", cell: "县农业局，\n\n、各村 ；", other: []string{"县农业局", "各村"}},
		{name: "brackets", cell: "三镇（河东、河西，河口）、县农业局(种植股、植保站)", other: []string{"三镇（河东、河西，河口）", "县农业局(种植股、植保站)"}},
		{name: "a bracket never closed", cell: "县农业局（种植股、县水利局", other: []string{"县农业局（种植股", "县水利局"}},
		{name: "nobody", cell: " 无 "},
		{name: "nobody by a mark", cell: "/"},
		{name: "each once", cell: "县农业局、县水利局、县农业局", other: []string{"县农业局", "县水利局"}},
		{name: "one place in two roles", cell: "县农业局牵头，县农业局、县水利局配合", lead: []string{"县农业局"}, other: []string{"县水利局"}},

		{name: "registered, with separators", register: province, cell: "省财政厅，各市、县（市、区）人民政府", other: []string{"省财政厅", "各市、县（市、区）人民政府"}},
		{name: "registered, half-width", register: province, cell: "各市、县(市、区)人民政府、省应急管理厅（省安委办）", other: []string{"各市、县（市、区）人民政府", "省应急管理厅(省安委办)"}},
		{name: "registered, broken over lines", register: province, cell: "省应急管理厅\n（省安委办）\n省财政厅", other: []string{"省应急管理厅(省安委办)", "省财政厅"}},
		{name: "the longest", register: province, cell: "省数据局（省政务服务中心）、省数据局", other: []string{"省数据局（省政务服务中心）", "省数据局"}},
		{name: "not a part of a longer one", register: province, cell: "省财政厅国库处、省数据局（筹）", other: []string{"省财政厅国库处", "省数据局（筹）"}},
		{name: "two that are one entry", register: province, cell: "省新闻办、省外宣办、省财政厅", other: []string{"省新闻办、省外宣办", "省财政厅"}},
		{name: "members in brackets", register: province, cell: "五港三谷（东港、西港、北谷）牵头", lead: []string{"五港三谷（东港、西港、北谷）"}},
		{name: "alias", register: province, cell: "省发改委、省财政厅、省发展改革委", other: []string{"省发展改革委", "省财政厅"}},

		{name: "leads and helps", cell: "县农业局牵头，县水利局、县林业局配合", lead: []string{"县农业局"}, other: []string{"县水利局", "县林业局"}},
		{name: "leads and takes part", cell: "县农业局、县水利局牵头；有关乡镇参与", lead: []string{"县农业局", "县水利局"}, other: []string{"有关乡镇"}},
		{name: "layers before the word", cell: "县委农办，县农业局牵头", lead: []string{"县委农办", "县农业局"}},
		{name: "longer words", cell: "县农业局牵头负责，县水利局积极配合，各乡镇结合实际抓好落实", lead: []string{"县农业局"}, other: []string{"县水利局", "各乡镇"}},
		{name: "no word after", cell: "县农业局牵头，县水利局", lead: []string{"县农业局"}, other: []string{"县水利局"}},
		{name: "without a comma", cell: "县农业局牵头县水利局、县林业局配合", lead: []string{"县农业局"}, other: []string{"县水利局", "县林业局"}},
		{name: "registered, without a comma", register: province, cell: "省财政厅牵头省数据局配合", lead: []string{"省财政厅"}, other: []string{"省数据局"}},
		{name: "together with", cell: "县农业局会同县水利局、县林业局负责", lead: []string{"县农业局"}, other: []string{"县水利局", "县林业局"}},
		{name: "by", cell: "由县农业局牵头，县水利局配合", lead: []string{"县农业局"}, other: []string{"县水利局"}},
		{name: "in brackets", cell: "县农业局（牵头）、县水利局、县林业局（配合）", lead: []string{"县农业局"}, other: []string{"县水利局", "县林业局"}},
		{name: "labels", cell: "牵头单位：县农业局\n配合单位：县水利局、县林业局", lead: []string{"县农业局"}, other: []string{"县水利局", "县林业局"}},
		{name: "carries and helps", cell: "办公室负责，各股室配合", lead: []string{"办公室"}, other: []string{"各股室"}},
		{name: "each its part", cell: "县农业局、县水利局按职责分工分别负责", other: []string{"县农业局", "县水利局"}},
		{name: "its part as a clause", cell: "县农业局、县水利局，按照各自职责分工负责，下同", other: []string{"县农业局", "县水利局"}},
		{name: "lead, then parts", cell: "县农业局牵头，县水利局、各乡镇按职责分工负责", lead: []string{"县农业局"}, other: []string{"县水利局", "各乡镇"}},
		{name: "as things are", cell: "县农业局负责，各乡镇结合实际落实", other: []string{"县农业局", "各乡镇"}},
		{name: "and others", cell: "县农业局、县水利局等，各乡镇（街道）", other: []string{"县农业局", "县水利局", "各乡镇（街道）"}},
		{name: "and other units", cell: "县农业局牵头，县水利局等9个单位按职责分工负责", lead: []string{"县农业局"}, other: []string{"县水利局"}},
		{name: "等 in a name", cell: "各高等学校、县中等职业学校", other: []string{"各高等学校", "县中等职业学校"}},
		{name: "牵头 in a name", cell: "各专项牵头单位、县牵头部门", other: []string{"各专项牵头单位", "县牵头部门"}},
		{name: "remarks", cell: "县农业局、各乡镇，以下均由乡镇落实，不再列出；县水利局", other: []string{"县农业局", "各乡镇", "县水利局"}},
		{name: "a remark to the end", cell: "县农业局、各乡镇，以下不再列出", other: []string{"县农业局", "各乡镇"}},
		{name: "the first leads", cell: "县农业局、县水利局，列第一位的为牵头单位，下同", lead: []string{"县农业局"}, other: []string{"县水利局"}},
		{name: "the first leads, in brackets", cell: "县农业局、县水利局（排名第一的单位为牵头单位）", lead: []string{"县农业局"}, other: []string{"县水利局"}},

		{name: "a collective goes on", cell: "各镇、街道，县直有关部门、单位，各市、县（市、区）人民政府", other: []string{"各镇、街道", "县直有关部门、单位", "各市、县（市、区）人民政府"}},
		{name: "and does not", cell: "各镇、各街道、开发区", other: []string{"各镇", "各街道", "开发区"}},
		{name: "和 between known names", register: province, cell: "省委办公厅、省财政厅和省文化和旅游厅", other: []string{"省委办公厅", "省财政厅", "省文化和旅游厅"}},
		{name: "和 in a name", cell: "县文化和旅游局", other: []string{"县文化和旅游局"}},

		{name: "elided heads", register: province, cell: "省发展改革委、财政厅、文化和旅游厅，数据局", other: []string{"省发展改革委", "省财政厅", "省文化和旅游厅", "省数据局"}},
		{name: "an elided alias", register: province, cell: "省财政厅、发改委", other: []string{"省财政厅", "省发展改革委"}},
		{name: "a head within a head", register: province, cell: "省委办公厅，财政厅牵头，数据局配合", lead: []string{"省委办公厅", "省财政厅"}, other: []string{"省数据局"}},
		{name: "the Register does not know", register: province, cell: "省财政厅、教育厅、数据局", other: []string{"省财政厅", "教育厅", "省数据局"}, unresolved: []string{"教育厅"}},
		{name: "no register", cell: "市财政局、教育局、档案馆", other: []string{"市财政局", "教育局", "档案馆"}, unresolved: []string{"教育局"}},
		{name: "offices without level are whole", cell: "办公室、教育局、财政局", other: []string{"办公室", "教育局", "财政局"}},
		{name: "other heads are whole", cell: "省财政厅、东江金融监管局、人民银行东江分行、税务总局特派办", other: []string{"省财政厅", "东江金融监管局", "人民银行东江分行", "税务总局特派办"}},
		{name: "elided tails", register: province, cell: "省财政厅，东江市、西江市、南山县人民政府", other: []string{"省财政厅", "东江市人民政府", "西江市人民政府", "南山县人民政府"}},
		{name: "a tail that is not known", register: province, cell: "北江市、西江市人民政府", other: []string{"北江市", "西江市人民政府"}, unresolved: []string{"北江市"}},
		{name: "a place alone", register: province, cell: "省财政厅、北江市", other: []string{"省财政厅", "北江市"}},
		{name: "a tail of another layer", register: province, cell: "东江市，西江市人民政府", other: []string{"东江市", "西江市人民政府"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			read := NewRegister(tt.register).Phrase(diag.Plain(tt.cell))
			var unresolved []string
			for _, d := range read.Doubts {
				if d.Why != Elided {
					t.Errorf("%q: %q is doubtful: %d", tt.cell, d.Text.S, d.Why)
				}
				unresolved = append(unresolved, d.Text.S)
			}
			if diff := cmp.Diff([][]string{tt.lead, tt.other, tt.unresolved}, [][]string{names(read.Lead), names(read.Other), unresolved}); diff != "" {
				t.Errorf("%q: -want +got\n%s", tt.cell, diff)
			}
		})
	}
}

// TestPhraseInWords: names that words and not separators part. Where the
// register makes it sure they are read, else one unit is kept and a doubt told.
func TestPhraseInWords(t *testing.T) {
	county := []Entry{
		{Name: "县财政局"}, {Name: "县民政局"}, {Name: "县文化和旅游局", Aliases: []string{"县文旅局"}}, {Name: "县委"}, {Name: "县委办公室"}, {Name: "县政府各有关部门"}, {Name: "各乡镇"}, {Name: "县医疗保障局"},
	}
	type doubt struct {
		Text string
		Why  Unsure
	}
	tests := []struct {
		register    []Entry
		cell        string
		lead, other []string
		doubts      []doubt
	}{
		{county, "县财政局和县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{county, "县财政局以及县教育局", nil, []string{"县财政局", "县教育局"}, nil},
		{county, "县文化和旅游局与县财政局", nil, []string{"县文化和旅游局", "县财政局"}, nil},
		{county, "县文旅局和县财政局牵头，县民政局配合", []string{"县文化和旅游局", "县财政局"}, []string{"县民政局"}, nil},
		{county, "县财政局及各乡镇", nil, []string{"县财政局", "各乡镇"}, nil},
		{county, "县财政局/县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{county, "县财政局｜县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{county, "县财政局 县民政局　县文旅局", nil, []string{"县财政局", "县民政局", "县文化和旅游局"}, nil},
		{county, "1.县财政局2.县民政局3.县文旅局", nil, []string{"县财政局", "县民政局", "县文化和旅游局"}, nil},
		{county, "县财政局县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{county, "县财政局县民政局县文旅局牵头", []string{"县财政局", "县民政局", "县文化和旅游局"}, nil, nil},
		{county, "县委办公室", nil, []string{"县委办公室"}, nil},
		{county, "由县财政局会同县民政局办理", []string{"县财政局"}, []string{"县民政局"}, nil},
		{county, "县财政局等县政府各有关部门", nil, []string{"县财政局", "县政府各有关部门"}, nil},
		{county, "县财政局负责经费", nil, []string{"县财政局"}, nil},
		{county, "县民政局牵头，县财政局保障经费", []string{"县民政局"}, []string{"县财政局"}, nil},
		{county, "县民政局、县财政局经费", nil, []string{"县民政局", "县财政局"}, nil},
		{county, "县财政局国库股", nil, []string{"县财政局国库股"}, nil},
		{county, "县医疗保障局", nil, []string{"县医疗保障局"}, nil},

		// Without a register what the words make sure is read too.
		{nil, "县财政局及各乡镇", nil, []string{"县财政局", "各乡镇"}, nil},
		{nil, "县财政局和各乡镇、街道", nil, []string{"县财政局", "各乡镇、街道"}, nil},
		{nil, "县教育局等县政府各有关部门", nil, []string{"县教育局", "县政府各有关部门"}, nil},
		{nil, "1.县财政局2.县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{nil, "1、县财政局\n2、县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{nil, "（1）县财政局；（2）县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{nil, "①县财政局②县民政局", nil, []string{"县财政局", "县民政局"}, nil},
		{nil, "由县财政局会同县民政局办理", []string{"县财政局"}, []string{"县民政局"}, nil},

		// The rest is one unit and told.
		{nil, "县财政局和县民政局", nil, []string{"县财政局和县民政局"}, []doubt{{"县财政局和县民政局", Several}}},
		{nil, "县财政局/县民政局", nil, []string{"县财政局/县民政局"}, []doubt{{"县财政局/县民政局", Several}}},
		{nil, "县财政局|县民政局", nil, []string{"县财政局|县民政局"}, []doubt{{"县财政局|县民政局", Several}}},
		{nil, "县财政局 县民政局 县教育局", nil, []string{"县财政局 县民政局 县教育局"}, []doubt{{"县财政局 县民政局 县教育局", Several}}},
		{nil, "县教育局、县财政局负责经费", nil, []string{"县教育局", "县财政局"}, []doubt{{"县财政局负责经费", Duty}}},
		{nil, "县水务局负责，县财政局保障经费", nil, []string{"县水务局", "县财政局"}, []doubt{{"县财政局保障经费", Duty}}},
		{nil, "县教育局牵头，县财政局做好经费保障", []string{"县教育局"}, []string{"县财政局"}, []doubt{{"县财政局做好经费保障", Duty}}},
		{nil, "县财政局经费", nil, []string{"县财政局"}, []doubt{{"县财政局经费", Duty}}},
		{nil, "待定", nil, []string{"待定"}, []doubt{{"待定", NoName}}},
		{nil, "详见附件2", nil, []string{"详见附件2"}, []doubt{{"详见附件2", NoName}}},

		{nil, "县财政局+县民政局", nil, []string{"县财政局+县民政局"}, []doubt{{"县财政局+县民政局", Several}}},
		{nil, "县财政局-县民政局", nil, []string{"县财政局-县民政局"}, []doubt{{"县财政局-县民政局", Several}}},
		{nil, "县财政局县民政局", nil, []string{"县财政局县民政局"}, []doubt{{"县财政局县民政局", Several}}},
		{nil, "县财政局商县民政局", nil, []string{"县财政局商县民政局"}, []doubt{{"县财政局商县民政局", Several}}},
		{nil, "牵头单位县教育局", nil, []string{"牵头单位县教育局"}, []doubt{{"牵头单位县教育局", NoName}}},
		{nil, "县教育局：张三", nil, []string{"县教育局：张三"}, []doubt{{"县教育局：张三", NoName}}},
		{nil, "同上一单位", nil, []string{"同上一单位"}, []doubt{{"同上一单位", NoName}}},
		{nil, "教育、财政、民政部门", nil, []string{"教育", "财政", "民政部门"}, []doubt{{"教育", Elided}, {"财政", Elided}}},

		// Who does what, in more words.
		{nil, "县教育局为牵头单位，县财政局为配合单位", []string{"县教育局"}, []string{"县财政局"}, nil},
		{nil, "请县教育局牵头，县财政局办理", []string{"县教育局"}, []string{"县财政局"}, nil},
		{nil, "县教育局负总责，各乡镇配合", []string{"县教育局"}, []string{"各乡镇"}, nil},
		{nil, "县教育局统筹，各乡镇落实", nil, []string{"县教育局", "各乡镇"}, nil},
		{nil, "县教育局、县财政局等部门和各乡镇", nil, []string{"县教育局", "县财政局", "各乡镇"}, nil},
		{nil, "县直有关单位和各乡镇（街道）", nil, []string{"县直有关单位", "各乡镇（街道）"}, nil},
		{nil, "（责任单位：县教育局、县财政局）", nil, []string{"县教育局", "县财政局"}, nil},
		{nil, " (牵头单位：县教育局；配合单位：县财政局、各乡镇) ", []string{"县教育局"}, []string{"县财政局", "各乡镇"}, nil},
		{nil, "牵头单位：县教育局 责任单位：县财政局、县民政局", []string{"县教育局"}, []string{"县财政局", "县民政局"}, nil},
		{nil, "（甲镇）、（乙镇）", nil, []string{"（甲镇）", "（乙镇）"}, nil},
		{nil, "一、县教育局 二、县财政局", nil, []string{"县教育局", "县财政局"}, nil},
		{nil, "暂无", nil, nil, nil},

		// And these are whole names, of which nothing is to be said.
		{nil, "县文化和旅游局", nil, []string{"县文化和旅游局"}, nil},
		{nil, "县自然资源和规划局、县工业和信息化局", nil, []string{"县自然资源和规划局", "县工业和信息化局"}, nil},
		{nil, "县医疗保障局、县社会保障服务中心", nil, []string{"县医疗保障局", "县社会保障服务中心"}, nil},
		{nil, "县委组织部、县政府督查室、县委督查室", nil, []string{"县委组织部", "县政府督查室", "县委督查室"}, nil},
		{nil, "县发展和改革委员会", nil, []string{"县发展和改革委员会"}, nil},
		{nil, "各镇和街道、各股室和站所", nil, []string{"各镇和街道", "各股室和站所"}, nil},
		{nil, "县第1小学、县第2小学", nil, []string{"县第1小学", "县第2小学"}, nil},
		{nil, "县高等院校、县中等职业学校", nil, []string{"县高等院校", "县中等职业学校"}, nil},
		{nil, "县总工会、团县委、县妇联、县科协", nil, []string{"县总工会", "团县委", "县妇联", "县科协"}, nil},
		{nil, "县公安局（交警大队、治安大队）", nil, []string{"县公安局（交警大队、治安大队）"}, nil},
		{nil, "县公安局-交警大队", nil, []string{"县公安局-交警大队"}, nil},
		{nil, "县委县政府督查室", nil, []string{"县委县政府督查室"}, nil},
		{nil, "省级与中央驻县单位", nil, []string{"省级与中央驻县单位"}, nil},
		{nil, "县农业农村局 （乡村振兴局）", nil, []string{"县农业农村局 （乡村振兴局）"}, nil},
	}
	for _, tt := range tests {
		read := NewRegister(tt.register).Phrase(diag.Verbatim(tt.cell, 9))
		var doubts []doubt
		for _, d := range read.Doubts {
			doubts = append(doubts, doubt{d.Text.S, d.Why})
			if at := d.Text.Span(); tt.cell[at.Start-9:at.End-9] != d.Text.S {
				t.Errorf("%q: the doubt stands at %v", tt.cell, at)
			}
		}
		if diff := cmp.Diff([][]string{tt.lead, tt.other}, [][]string{names(read.Lead), names(read.Other)}); diff != "" {
			t.Errorf("%q: -want +got\n%s", tt.cell, diff)
		}
		if diff := cmp.Diff(tt.doubts, doubts); diff != "" {
			t.Errorf("%q: doubts -want +got\n%s", tt.cell, diff)
		}
	}
}

// TestCollectives: which names alone tell that they stand for several, and where
// such a name ends: no separator in it parts it.
func TestCollectives(t *testing.T) {
	for _, name := range []string{
		"各科室", "各街道", "各设区市", "各行业主管部门", "各有关单位", "各相关单位", "各项目牵头单位", "各区县政府", "各区、县级市", "各有关区、县级市", "各县、市、区政府", "各县〔市、区〕政府",
		"各市、县〔市、区〕政府", "各市、县（市、区）人民政府", "各地级市人民政府", "相关县（市、区）政府", "相关部门", "省有关部门", "县级相关部门", "县直各部门", "全县经济运行各专班", "各在县高校",
		"各镇、街道", "各县（市、区）政府（管委会）",
	} {
		read := NewRegister(nil).Phrase(diag.Plain(name))
		if len(read.Other) != 1 || read.Other[0].Name != name || !read.Other[0].Collective || len(read.Lead)+len(read.Doubts) > 0 {
			t.Errorf("%s is read %+v", name, read)
		}
	}
	for _, name := range []string{
		"行业主管部门", "在县高校", "县数据局（县人工智能局）", "县委组织部（人才办）", "县府办（金融）", "省市场监管（知识产权）局", "县数据集团（筹）", "高新园（某镇）", "两港三谷（甲区政府、乙区政府、丙区政府）",
	} {
		read := NewRegister(nil).Phrase(diag.Plain(name))
		if len(read.Other) != 1 || read.Other[0].Name != name || read.Other[0].Collective || len(read.Lead)+len(read.Doubts) > 0 {
			t.Errorf("%s is read %+v", name, read)
		}
	}
	if !NewRegister([]Entry{{Name: "行业主管部门", Kind: "collective"}}).Phrase(diag.Plain("行业主管部门")).Other[0].Collective {
		t.Error("the register says what it is")
	}
}

// A list of names is read back, whatever stands between them, and every
// Mention stands where the source has it.
func TestPhraseReadsLists(t *testing.T) {
	known := []Entry{{Name: "各市、县（区）政府"}, {Name: "市教育局"}, {Name: "市教育局（市语委）"}, {Name: "港区（东港、西港）管委会"}, {Name: "市科协", Aliases: []string{"市科学技术协会"}}}
	pool := []string{"各市、县（区）政府", "市教育局", "市教育局（市语委）", "港区（东港、西港）管委会", "市科协", "市公安局", "市属各企业", "市妇联", "市医院（一院、二院）"}
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfNDistinct(rapid.SampledFrom(pool), 1, len(pool), rapid.ID).Draw(t, "names")
		cell := want[0]
		for _, name := range want[1:] {
			cell += rapid.SampledFrom([]string{"、", "，", "；", "\n", "， ", "、\n"}).Draw(t, "separator") + name
		}
		lead := rapid.SampledFrom([]string{"", "牵头", "按职责分工负责", "等单位", "，下同"}).Draw(t, "tail")
		const offset = 100
		read := NewRegister(known).Phrase(diag.Verbatim(cell+lead, offset))
		got := read.Other
		if lead == "牵头" {
			got = read.Lead
		}
		if !slices.Equal(names(got), want) || len(read.Lead)+len(read.Other) != len(want) || len(read.Doubts) > 0 {
			t.Fatalf("%q: lead %q, other %q, doubts %v", cell+lead, names(read.Lead), names(read.Other), read.Doubts)
		}
		for _, m := range got {
			if at := m.Text.Span(); (cell + lead)[at.Start-offset:at.End-offset] != m.Text.S {
				t.Fatalf("%q stands at %v", m.Text.S, at)
			}
		}
	})
}

// FuzzReadString holds what is true of any text: no piece is lost to a panic,
// mentions are parts of the cell, no unit stands twice.
func FuzzReadString(f *testing.F) {
	for _, cell := range []string{"省甲厅、乙厅牵头丙配合", "各市、县（市、区）人民政府", "甲（乙、丙", "）（", "牵头", "由牵头", "牵头单位：", "（牵头）甲", "\xff、和", "东市、西市人民政府等9个单位（下同）"} {
		f.Add(cell)
	}
	r := NewRegister([]Entry{{Name: "省甲厅"}, {Name: "省乙厅", Aliases: []string{"乙"}}, {Name: "各市、县（市、区）人民政府"}, {Name: "东市人民政府"}})
	f.Fuzz(func(t *testing.T, cell string) {
		read := r.Phrase(diag.Plain(cell))
		seen := map[string]bool{}
		for _, m := range slices.Concat(read.Lead, read.Other) {
			if m.Text.S == "" || !strings.Contains(cell, m.Text.S) {
				t.Errorf("%q is no part of %q", m.Text.S, cell)
			}
			if seen[m.Name] {
				t.Errorf("%q twice in %q", m.Name, cell)
			}
			seen[m.Name] = true
		}
	})
}

func BenchmarkReadString(b *testing.B) {
	var ds []Entry
	for i := range 200 {
		ds = append(ds, Entry{Name: fmt.Sprintf("市第%d局", i)})
	}
	r := NewRegister(ds)
	b.Run("registered", func(b *testing.B) {
		t := diag.Plain("市第1局牵头，市第22局、市第133局，市第4局、各县（市、区）政府按职责分工负责")
		for b.Loop() {
			r.Phrase(t)
		}
	})
	b.Run("unknown", func(b *testing.B) {
		t := diag.Plain("市交通局牵头，市规划局、市体育局，市档案馆、各县（市、区）政府按职责分工负责")
		for b.Loop() {
			r.Phrase(t)
		}
	})
	b.Run("5000 characters", func(b *testing.B) {
		t := diag.Plain(strings.Repeat("市交通局和市第1局、", 500))
		for b.Loop() {
			r.Phrase(t)
		}
	})
	b.Run("5000 characters in one piece", func(b *testing.B) {
		t := diag.Plain(strings.Repeat("甲局牵头", 1250))
		for b.Loop() {
			r.Phrase(t)
		}
	})
}

// TestUnitsOfRealNotices reads every unit cell of the real notices against
// what a reader gets from it (../../../shared/real/README.md).
func TestUnitsOfRealNotices(t *testing.T) {
	truths, _ := filepath.Glob(testkit.Path("../shared/real/*_rows.json"))
	if len(truths) == 0 {
		t.Skip("没有真实公文：../shared/real 不在")
	}
	rows, agree := 0, 0
	for _, truth := range truths {
		var want []struct {
			Lead, Resp []string
			RawUnits   string `json:"raw_units"`
		}
		decodeJSON(t, truth, &want)
		r := NewRegister(realRegister(t, strings.TrimSuffix(truth, "_rows.json")+".toml"))
		for i, row := range want {
			// Two columns: lead | responsible. A single one is 责任单位, but for the
			// 指导部门 of guoban126, which are leads.
			cells := strings.Split(row.RawUnits, " | ")
			var lead, resp []string
			for k, cell := range cells {
				read := r.Phrase(diag.Plain(cell))
				if len(read.Doubts) > 0 {
					t.Logf("%s %d: doubts %v in %q", filepath.Base(truth), i+1, read.Doubts, cell)
				}
				if len(cells) == 2 && k == 0 || strings.Contains(truth, "guoban126") {
					lead = append(names(read.Lead), names(read.Other)...)
				} else {
					lead = append(lead, names(read.Lead)...)
					resp = names(read.Other)
				}
			}
			if strings.Contains(truth, "zhejiang_dataset") {
				lead = row.Lead // stands in the topic, not in a unit cell
			}
			// The truth keeps the other name of an office; the Register folds it.
			wantLead, wantResp := canonical(r, row.Lead), canonical(r, row.Resp)
			rows++
			if slices.Equal(lead, wantLead) && slices.Equal(resp, wantResp) {
				agree++
			} else {
				t.Errorf("%s row %d %q:\n got %q %q\nwant %q %q", filepath.Base(truth), i+1, row.RawUnits, lead, resp, wantLead, wantResp)
			}
		}
	}
	t.Logf("%d of %d rows agree", agree, rows)
}

func canonical(r *Register, list []string) []string {
	var out []string
	for _, name := range list {
		out = append(out, r.Name(diag.Plain(name)).Name)
	}
	return out
}

func names(ms []Mention) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Name)
	}
	return out
}

func decodeJSON(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// realRegister reads the [[department]] tables of a notice.
func realRegister(t *testing.T, file string) []Entry {
	t.Helper()
	var doc struct {
		Department []struct {
			Name, Kind       string
			Aliases, Members []string
		}
	}
	if _, err := toml.DecodeFile(file, &doc); err != nil {
		t.Fatal(err)
	}
	var out []Entry
	for _, d := range doc.Department {
		out = append(out, Entry{Name: d.Name, Aliases: d.Aliases, Members: d.Members, Kind: d.Kind})
	}
	return out
}
