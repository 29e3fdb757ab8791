package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
)

// misspelt are words that are never right in a notice, each with the right one,
// and with what stands behind or before where its characters belong to other
// words: 公|布署|名. Words of which dictionaries have two spellings are none.
var misspelt = [...]struct{ wrong, right, behind, before string }{
	{"台帐", "台账", "", "篷幕"},
	{"帐号", "账号", "", ""},
	{"帐户", "账户", "", ""},
	{"帐目", "账目", "", ""},
	{"帐务", "账务", "", ""},
	{"帐簿", "账簿", "", ""},
	{"帐册", "账册", "", ""},
	{"转帐", "转账", "", "篷"},
	{"记帐", "记账", "", "篷"},
	{"对帐", "对账", "", "篷"},
	{"入帐", "入账", "", "篷"},
	{"做帐", "做账", "", "篷"},
	{"结帐", "结账", "", "篷"},
	{"报帐", "报账", "", "篷"},
	{"销帐", "销账", "", "篷"},
	{"欠帐", "欠账", "", "篷"},
	{"坏帐", "坏账", "", "篷"},
	{"呆帐", "呆账", "", "篷"},
	{"布署", "部署", "公发颁宣", "名"},
	{"部暑", "部署", "全", "期假天热"},
	{"签暑", "签署", "", ""},
	{"按装完成", "安装完成", "", ""},
	{"按装调试", "安装调试", "", ""},
	{"按装到位", "安装到位", "", ""},
	{"份内之事", "分内之事", "月年股省身", ""},
	{"份内工作", "分内工作", "月年股省身", ""},
	{"份内的事", "分内的事", "月年股省身", ""},
	{"份内职责", "分内职责", "月年股省身", ""},
	{"坐谈会", "座谈会", "", ""},
	{"即然", "既然", "随当立旋", "后"},
	{"再接再励", "再接再厉", "", ""},
	{"一如继往", "一如既往", "", ""},
	{"迫不急待", "迫不及待", "", ""},
	{"按步就班", "按部就班", "", ""},
	{"鼎立相助", "鼎力相助", "", ""},
	{"历行节约", "厉行节约", "", ""},
	{"既往不究", "既往不咎", "", ""},
	{"如实反应", "如实反映", "", ""},
	{"幅射", "辐射", "", ""},
	{"震憾", "震撼", "", ""},
	{"编篡", "编纂", "", ""},
	{"脉博", "脉搏", "", ""},
	{"松驰", "松弛", "", ""},
	{"峻工", "竣工", "严险冷", ""},
	{"竟争", "竞争", "究毕有", ""},
	{"竟聘", "竞聘", "究毕有", ""},
	{"竟赛", "竞赛", "究毕有", ""},
	{"竟标", "竞标", "究毕", ""},
	{"招聘启示", "招聘启事", "", ""},
	{"招生启示", "招生启事", "", ""},
	{"征集启示", "征集启事", "", ""},
	{"征稿启示", "征稿启事", "", ""},
	{"园满完成", "圆满完成", "公校花家", ""},
	{"园满成功", "圆满成功", "", ""},
	{"园满结束", "圆满结束", "", ""},
	{"园满收官", "圆满收官", "", ""},
	{"复盖", "覆盖", "反重恢回修批答", "章印公"},
	{"贯切", "贯彻", "一连横", "实断换"},
	{"惯彻", "贯彻", "", ""},
	{"防讯", "防汛", "消", "息"},
	{"同时费止", "同时废止", "", ""},
	{"予以费止", "予以废止", "", ""},
	{"泄秘", "泄密", "", ""},
	{"整冶", "整治", "", ""},
	{"冶理", "治理", "陶", ""},
	{"防冶", "防治", "", "炼金"},
	{"拔款", "拨款", "选提", "式待"},
	{"拔付", "拨付", "选提", ""},
	{"划拔", "划拨", "", ""},
	{"拔打", "拨打", "", ""},
	{"帮抚", "帮扶", "", "恤养"},
	{"扶恤", "抚恤", "", ""},
	{"补尝", "补偿", "", ""},
	{"赔尝", "赔偿", "", ""},
	{"提练", "提炼", "", ""},
	{"锻练", "锻炼", "", ""},
	{"训炼", "训练", "", ""},
	{"协凋", "协调", "", ""},
	{"凋查", "调查", "", ""},
	{"凋研", "调研", "", ""},
	{"折迁", "拆迁", "打曲波骨", ""},
	{"折除", "拆除", "打骨曲波对转八九七六五", "外去以"},
	{"己经", "已经", "自知一体", "验历营济"},
	{"己完成", "已完成", "自", ""},
	{"末经批准", "未经批准", "周月年季期", ""},
	{"末经许可", "未经许可", "周月年季期", ""},
	{"末经同意", "未经同意", "周月年季期", ""},
	{"末经审批", "未经审批", "周月年季期", ""},
	{"未位淘汰", "末位淘汰", "", ""},
	{"决择", "抉择", "表票议裁判公否", "优日期机业"},
	{"严历打击", "严厉打击", "", ""},
	{"气侯", "气候", "", ""},
	{"的时侯", "的时候", "", ""},
	{"截止目前", "截至目前", "", ""},
	{"淅江", "浙江", "", ""},
}

// misspeltBy are the rows of misspelt by the character that they begin with.
var misspeltBy = func() map[rune][]int {
	out := map[rune][]int{}
	for i := range misspelt {
		r, _ := utf8.DecodeRuneInString(misspelt[i].wrong)
		out[r] = append(out[r], i)
	}
	return out
}()

// misspeltBegins is a bit for each of the common hanzi with which one of misspelt begins.
var misspeltBegins = func() (out [0xA000 / 64]uint64) {
	for r := range misspeltBy {
		out[r/64] |= 1 << (r % 64)
	}
	return out
}()

// misspelling finds 台帐 and 布署, and the name of the guiding thought where words
// of it are missing.
func misspelling(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i, r := range s {
		if r >= 0xA000 || misspeltBegins[r/64]&(1<<(r%64)) == 0 {
			continue
		}
		for _, k := range misspeltBy[r] {
			w := &misspelt[k]
			if end := i + len(w.wrong); strings.HasPrefix(s[i:], w.wrong) && !strings.ContainsRune(w.behind, finder.Before(s, i)) && !strings.ContainsRune(w.before, finder.After(s, end)) {
				f.Add(p.Text.Slice(i, end).Span(), "写作“"+w.right+"”", "“%s”写错了字", w.wrong)
			}
		}
	}
	const era, thought = "习近平新时代", "中国特色社会主义思想"
	if at := strings.Index(s, era); at >= 0 {
		rest := strings.NewReplacer("\n", "", " ", "").Replace(s[at+len(era):])
		for _, of := range [...]string{"经济", "外交", "政治", "法治", "强军", "文化", "生态文明"} {
			rest = strings.Replace(rest, "社会主义"+of+"思想", "社会主义思想", 1)
		}
		if !strings.HasPrefix(rest, thought) && !strings.HasPrefix(rest, "中国特色社会主义政治经济学") {
			f.Add(p.Text.Slice(at, at+len(era)).Span(), "写作“"+era+thought+"”", "“%s……”没有写全或写错", era)
		}
	}
}
