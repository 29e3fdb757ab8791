package notice

import (
	"strings"
	"sync"
)

// headWords is what offices write over the columns of a table of tasks and of
// what departments report: by key, the program's own word first. Reading a
// return, importing a table and hints about keys share it. A word may stand at
// several keys (完成时间 is a deadline in one table and the day of completion in
// the next): whoever reads decides by what else stands in the row. Blanks, marks
// and what stands in brackets are not part of a word, nor is the case of letters;
// English words count only as a whole.
//
// It is never written to.
var headWords = [...]struct{ key, words string }{
	{KeySeq, "序号 编号 任务编号 顺序号 no number id index item items"},
	{KeySection, "任务类别 类别 重点领域 领域 板块 大类 一级指标 工作类别 任务分类 类型 分类 一级任务 方面 维度 category section area field"},
	{KeyTopic, "工作任务 重点任务 主要任务 工作事项 重点工作 公开事项 项目 目标任务 二级指标 改革举措 重点事项 任务事项 二级任务 主要工作 工作重点 事项 任务 task tasks topic project item items"},
	{KeyTitle, "任务名称 事项名称 项目名称 工作名称 三级任务 子任务 名称 taskname title name"},
	{KeyLead, "牵头部门 牵头单位 牵头责任单位 主办单位 主办部门 主责部门 主责单位 指导部门 指导单位 牵头科室 牵头处室 牵头 主办 lead leadunit leadunits leaddepartment leadagency"},
	{KeyResponsible, "责任单位 责任部门 责任科室 配合单位 配合部门 协办单位 参与单位 协同责任单位 承办单位 落实单位 责任主体 责任处室 协办部门 参与部门 承办部门 承办科室 协作单位 协助单位 配合科室 参加单位 实施单位 配合 协办 单位 部门 科室 处室 建设主体 responsible responsibleunit responsibleunits responsibledepartment responsibledepartments unit units department departments"},
	{KeyRequirement, "具体要求 工作要求 任务要求 工作内容 任务内容 主要内容 具体内容 具体举措 主要措施 落实措施 要求 内容 具体工作 具体任务 工作内容及要求 工作目标及要求 任务描述 任务要点 工作要点 工作举措 工作措施 重点举措 举措 措施 简要描述 民生实事 决策事项 requirement requirements description content details action actions measures"},
	{KeyDue, "完成时限 时间要求 完成时间 时限要求 办结时限 截止时间 完成期限 时限 时间节点 进度要求 期限 时间安排 时间进度 截止日期 整改时限 办理时限 推进时限 计划完成时间 完成时间节点 拟投入运营时间 due deadline duedate timeline timeframe"},

	{KeyStatus, "完成状态 状态 办理状态 进展状态 工作状态 任务状态 落实状态 完成情况 办结情况 是否完成 是否办结 status"},
	{KeyProgress, "进展情况 进展 工作进展 工作进展情况 目前进展 目前进展情况 最新进展 进展说明 推进情况 工作推进情况 落实情况 工作落实情况 任务落实情况 办理情况 办理进展 工作情况 完成情况 完成进度 工作进度 进度 进度情况 progress"},
	{KeyDone, "完成日期 完成时间 实际完成时间 实际完成日期 办结日期 办结时间 完成时点 日期 completed completiondate"},
	{KeyPerson, "责任人 负责人 联系人 联络员 经办人 填报人 填表人 承办人 责任人姓名 联系人姓名 具体责任人 直接责任人 分管负责人 姓名 person contact contactperson owner"},
	{KeyPhone, "联系电话 联系方式 电话 电话号码 联系电话号码 手机 手机号 手机号码 办公电话 责任人电话 联系人电话 联络电话 phone tel telephone mobile"},
	{KeyRemark, "备注 说明 备注说明 其他说明 情况说明 附注 remark remarks note notes comment comments"},

	// What many tables have besides, and no key of the schema: an import gives
	// such a column this key of its own.
	{"leader", "责任领导 分管领导 牵头领导 牵头负责领导 挂钩领导 包联领导 包保领导 牵头人 县领导 区领导 市领导 领导"},
	{"goal", "年度目标 工作目标 目标 预期目标 绩效目标 总体目标 考核指标 goal goals objective"},
	{"result", "成果形式 完成标志 工作成果 成果 佐证材料 标志性成果 预期成果 deliverable deliverables"},
	{"measure", "推进措施 保障措施 落实举措"},
	{"scope", "推广范围 实施范围 适用范围 范围"},
	{"usage", "应用场景 用途"},
	{"builder", "建设主体 实施主体 运营主体"},
	{"dimension", "维度"},
	{"investment", "计划投资 总投资 投资 投资额 资金 经费 预算 budget"},
	{"rate", "占比 比例 权重 分值"},
	{"source", "任务来源 来源 依据 文件依据"},
	{"place", "地点 实施地点 建设地点 属地"},
}

// Keys of the columns that departments fill in, which no notice has.
const (
	KeyStatus   = "status"
	KeyProgress = "progress"
	KeyDone     = "done"
	KeyPerson   = "person"
	KeyPhone    = "phone"
	KeyRemark   = "remark"
)

// Heads is the words that may stand over the column of a key, built in or filled
// in by departments; the program's own word is the first. They are not to be
// written to.
func Heads(key string) []string { return heads().words[key] }

// HeadKeys are all keys that have words for heads, in the order of the table. They
// are not to be written to.
func HeadKeys() []string { return heads().keys }

// heads is the table by key: an import asks for it at every cell that may be a head.
var heads = sync.OnceValue(func() (out struct {
	keys  []string
	words map[string][]string
},
) {
	out.words = make(map[string][]string, len(headWords))
	for _, row := range headWords {
		out.keys = append(out.keys, row.key)
		out.words[row.key] = strings.Fields(row.words)
	}
	return out
})
