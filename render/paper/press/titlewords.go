package press

import (
	"strings"
	"sync"
)

// longestWord is the length of the longest entry of the lists.
const longestWord = 7

// titleWords are words common in titles of notices, with what it costs to tear
// them. They tell most words apart without a dictionary; what they do not know
// costs a little more to break, and that is all.
var titleWords = sync.OnceValue(func() map[string]int {
	known := map[string]int{}
	for _, w := range strings.Fields(phrases) {
		known[w] = 200
	}
	for _, w := range strings.Fields(vocabulary) {
		known[w] = 500
	}
	return known
})

const vocabulary = `
	关于 印发 转发 批转 发布 公布 公开 工作 政务 重点 任务 分解 分工 实施 方案 意见 通知 通报 决定
	办法 管理 行动 计划 要点 安排 推进 加强 进一步 建设 发展 改革 开放 服务 外包 企业 经济 社会 保障
	安全 生产 生态 环境 保护 教育 校园 学校 学生 学期 春季 秋季 冬季 夏季 医疗 卫生 健康 养老 托育
	交通 运输 住房 城乡 城镇 城市 农村 农业 农民 乡村 振兴 水利 水库 移民 扶持 防汛 抗旱 备汛 防火
	森林 草原 应急 消防 人民 政府 委员 委员会 办公 办公室 办公厅 部门 单位 机关 街道 乡镇 党政 干部
	领导 人员 名单 人才 就业 创业 创新 科技 科学 技术 数字 数据 信息 信用 网络 平台 智能 人工 产业
	工业 服务业 旅游 文化 体育 市场 监管 审批 行政 执法 法治 依法 营商 项目 投资 财政 预算 决算 税收
	金融 统计 普查 调查 土地 资源 自然 规划 会议 活动 制度 规定 规范 规范性 文件 标准 条例 细则 责任
	落实 贯彻 督查 考核 检查 整治 专项 开展 组织 做好 全面 深化 优化 提升 提高 促进 支持 加快 完善
	健全 建立 强化 推动 鼓励 质量 高质量 国家 全国 全省 全市 全县 全区 试行 暂行 修订 调整 成立 小组
	成员 表彰 奖励 先进 年度 季度 上半年 下半年 高新区 开发区 新区 社区 小区 老旧 改造 物业 居民 基本
	保险 参保 缴费 补贴 救助 民生 实事 措施 若干 问题 有关 情况 分工表 分解表 责任制 召开 举办 举行
	报送 申报 征求 联系 县级 省级 市级 现代化 中共 党委 省委 市委 县委 区委 共和国 中华 国务院 管委会
	基层 机构 获奖 进步 进步奖 海绵 目录 清单 指南 预案 后期 使用 资金 审计 监督 评估 试点 示范 培训
	宣传 志愿 公共 公益 食品 药品 疫情 防控 节能 减排 污染 防治 河湖 河道 湿地 林业 粮食 储备 价格
	收费 采购 招标 投标 工程 档案 保密 信访 调解 仲裁 司法 公安 民政 民族 宗教 残疾 残疾人 妇女 儿童
	青年 老年 老年人 退役 军人 双拥 中华人民共和国 春季学期 秋季学期
`

// phrases are words that belong together but may be parted where a line would
// else be too long.
const phrases = `
	人民政府 政务公开 政务服务 信息公开 营商环境 安全生产 乡村振兴 人工智能 任务分解 专项整治 医疗保险
	医疗卫生 生态环境 社会保障 物业服务 行政执法 科学技术 领导小组 民生实事 老旧小区 土地调查 服务外包
	海绵城市 农业农村 农村现代化 城乡居民 基本医疗 防汛抗旱 防汛备汛 校园安全 高质量发展 自然资源 城乡建设
	国土资源 市场监管 市场监督 社会救助 社会保险 公共资源 食品安全 污染防治 重点工作 重点任务 重点项目
	实施方案 实施意见 实施细则 行动方案 行动计划 管理办法 工作要点 工作方案 若干措施 责任分工 任务清单
	应急预案 分解落实
`
