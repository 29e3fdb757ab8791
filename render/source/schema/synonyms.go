package schema

import (
	"strings"
	"unicode"
)

// otherNames is what people write for the keys of the schema: other English
// words, pinyin, other Chinese terms. None of them is accepted; they only
// lead the hint of [unknownKey]. A name stands once in a table. Case, _ and -
// do not count.
var otherNames = [...]struct{ path, names string }{
	{"schema", "version banben 版本"},
	{"format", "type kind style template geshi wenzhong leixing 格式 文种 类型"},
	{"issuer", "org organ organization organisation sender from unit agency author fawenjiguan fawendanwei jiguan danwei 发文单位 机关 单位"},
	{"number", "no num doc_no doc_number document_number ref wenhao fawenzihao zihao bianhao 文号 字号 编号"},
	{"title", "name subject heading headline topic biaoti timu 题目 文件标题 公文标题"},
	{"recipients", "to receiver receivers addressee send_to zhusong zhusongjiguan 主送 主送单位"},
	{"date", "sign_date signed_on publish_date issue_date issued issued_on day riqi chengwenriqi shijian fawenriqi 日期 时间 发文日期 成文时间"},
	{"note", "notes remark remarks comment fuzhu beizhu 备注"},
	{"text", "body content_text main paragraphs zhengwen neirong 内容"},
	{"letterhead", "head header red_head bantou hongtou 红头"},
	{"signature", "sign signed luokuan shuming 落款"},
	{"imprint", "footer colophon banji"},
	{"document", "doc wenjian fangan 方案 文件"},
	{"attachment", "annex appendix enclosure fujian"},
	{"breakdown", "table tasks_table biao fenjiebiao renwufenjiebiao 分解表"},
	{"department", "dept depts units register bumen danweiminglu minglu 部门 单位名录 名录"},
	{"task", "item items row rows job renwu"},

	{"letterhead.mark", "name title logo biaozhi fawenjiguanbiaozhi 标志"},
	{"letterhead.serial", "copy_no copy_number serial_no fenhao"},
	{"letterhead.secrecy", "secret security classification miji 密级 保密期限"},
	{"letterhead.urgency", "urgent priority jinji jinjichengdu 紧急"},
	{"letterhead.signers", "signer signed_by qianfaren"},
	{"letterhead.registry", "registration bianhao 编号"},
	{"signature.name", "issuer signer org unit shuming danwei 单位 落款"},
	{"signature.under", "below second_line"},
	{"signature.seal", "stamp sealed gaizhang yinzhang 印章 盖章"},
	{"imprint.copy_to", "cc copy copies carbon_copy chaosong chaosongjiguan 抄送 抄送单位"},
	{"imprint.printed_by", "printer print_by yinfa yinfajiguan 印发单位 印发"},
	{"imprint.printed_on", "print_date printed date yinfariqi 日期"},

	{"attachment.title", "name biaoti mingcheng fujianmingcheng 标题 名称"},
	{"attachment.heading", "head page_title"},
	{"attachment.content", "type kind neirong 内容"},
	{"attachment.label", "prefix"},
	{"attachment.text", "body zhengwen 正文 文字"},
	{"attachment.after", "footer post_text"},
	{"department.name", "title mingcheng danwei bumen 名称 单位 部门"},
	{"department.aliases", "alias other_names short bieming jiancheng 简称"},
	{"department.members", "member units chengyuan 成员"},
	{"department.kind", "type leixing 类型"},

	{"breakdown.form", "type style layout"},
	{"breakdown.orientation", "direction paper page fangxiang 方向"},
	{"breakdown.numbering", "numbered auto_number bianhao 编号"},
	{"breakdown.return_by", "return_date report_by fankui baohui 反馈日期"},
	{"breakdown.contact", "contacts phone tel lianxiren 联系人 联系电话"},
	{"breakdown.column", "columns col cols field fields lan 栏"},
	{"breakdown.column.key", "name id field jian 键"},
	{"breakdown.column.head", "title header heading label caption biaotou 标题 栏名"},
	{"breakdown.column.width", "w size kuan kuandu 宽 宽度"},
	{"breakdown.column.merge", "merged hebing 合并"},
	{"breakdown.column.join", "separator sep"},
	{"breakdown.column.empty", "blank default placeholder"},

	{"task.section", "category class part leibie dalei 类别 大类 任务类别 一级任务"},
	{"task.topic", "group subject project gongzuorenwu xiangmu 项目 二级任务 重点任务"},
	{"task.title", "name task task_name task_title subtask renwu renwumingcheng mingcheng biaoti 任务 名称 标题"},
	{"task.lead", "lead_department lead_dept lead_unit lead_by leading main host owner qiantou qiantoubumen qiantoudanwei 牵头 牵头单位 牵头责任单位 主办单位"},
	{"task.responsible", "department departments dept depts unit units duty responsibility responsible_unit responsible_units assignee assist support co " +
		"bumen danwei zeren zerendanwei zerenbumen peihe peihedanwei 责任部门 责任科室 配合单位 单位 部门"},
	{"task.requirement", "requirements req content detail details description desc demand standard yaoqiu jutiyaoqiu neirong gongzuoyaoqiu 要求 内容 工作要求 工作内容"},
	{"task.due", "deadline due_date due_on time time_limit finish finish_by end_date until by shixian wanchengshixian shijian riqi jiezhi qixian 时限 期限 完成时间 截止时间 截止日期 时间"},
	{"task.id", "task_id key"},
	{"task.seq", "no num number index order xuhao 编号"},
}

// ownColumns are columns that many tables have and the schema has not: such a
// key of [[task]] is no slip, it wants a column of its own.
var ownColumns = [...]struct{ names, head string }{
	{"leader leaders fenguanlingdao zerenlingdao", "责任领导"},
	{"person people charge zerenren", "责任人"},
	{"contact phone tel lianxiren dianhua", "联系人"},
	{"goal goals target mubiao", "年度目标"},
	{"measure measures action cuoshi", "工作举措"},
	{"progress status jinzhan", "进展情况"},
	{"result results output chengguo", "成果形式"},
	{"remark remarks note notes comment beizhu", "备注"},
}

// named reports whether name is one of the names of a row.
func named(names, name string) bool {
	for other := range strings.FieldsSeq(names) {
		if plainName(other) == name {
			return true
		}
	}
	return false
}

// plainName is a key without what writers of keys do differently.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// Synonym is the key among keys that people call name, or nil.
func Synonym(name string, keys []Key) *Key {
	name = plainName(name)
	for i := range keys {
		k := &keys[i]
		if k.Term == name || plainName(k.Name()) == name {
			return k
		}
		for _, row := range otherNames {
			if row.path == k.Path && named(row.names, name) {
				return k
			}
		}
	}
	return nil
}

// OwnColumn is the head that a column of that key usually has, or "".
func OwnColumn(name string) string {
	name = plainName(name)
	for _, row := range ownColumns {
		if named(row.names, name) {
			return row.head
		}
	}
	return ""
}
