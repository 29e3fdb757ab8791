package schema

// keys is the schema. It is never written to. A name stands once in a table.
var keys = [...]Key{
	{Path: "schema", Term: "格式版本", About: "源文件格式的版本", Types: Integer, Default: "1", Names: "version banben 版本"},
	{
		Path: "format", Term: "公文格式", About: "general 通用，letter 信函，order 命令（令），minutes 纪要", Types: String, Required: true,
		Values: []string{"general", "letter", "order", "minutes"}, Names: "type kind style template geshi wenzhong leixing 格式 文种 类型",
	},
	{
		Path: "issuer", Term: "发文机关", About: "联合行文用数组，主办机关在前", Types: String | Strings, Required: true,
		Names: "org organ organization organisation sender from unit agency author fawenjiguan fawendanwei jiguan danwei 发文单位 机关 单位",
	},
	{
		Path: "number", Term: "发文字号", About: "如 济高新管办字〔2023〕22号；草稿、纪要可以没有，命令写令号，如 第12号", Types: String, Required: true,
		Names: "no num doc_no doc_number document_number ref wenhao fawenzihao zihao bianhao 文号 字号 编号 令号",
	},
	{
		Path: "title", Term: "标题", About: "换行即标题的分行；命令没有标题", Types: String, Required: true, Lines: true,
		Names: "name subject heading headline topic biaoti timu 题目 文件标题 公文标题",
	},
	{
		Path: "recipients", Term: "主送机关", About: "不写末尾的冒号", Types: String,
		Names: "to receiver receivers addressee send_to zhusong zhusongjiguan 主送 主送单位",
	},
	{
		Path: "date", Term: "成文日期", About: "如 2023-08-14，不加引号；草稿可以没有", Types: Date, Required: true,
		Names: "sign_date signed_on publish_date issue_date issued issued_on day riqi chengwenriqi shijian fawenriqi 日期 时间 发文日期 成文时间",
	},
	{Path: "note", Term: "附注", About: "不写圆括号；多条用数组", Types: String | Strings, Names: "notes remark remarks comment fuzhu beizhu 备注"},
	{
		Path: "text", Term: "正文", About: "一行一段，层次序数“一、”“（一）”“1.”“（1）”自动识别", Types: String, Required: true, Lines: true,
		Names: "body content_text main paragraphs zhengwen neirong 内容",
	},
	{Path: "content", Term: "正文后的内容", About: "breakdown 分解表直接接在正文后", Types: String, Values: []string{"breakdown"}},
	{Path: "letterhead", Term: "版头", Types: Table, Names: "head header red_head bantou hongtou 红头"},
	{Path: "signature", Term: "署名", Types: Table, Names: "sign signed luokuan shuming 落款"},
	{Path: "imprint", Term: "版记", Types: Table, Names: "footer colophon banji"},
	{Path: "attendance", Term: "出席情况", About: "只用于纪要", Types: Table, Names: "attendees people participants chuxi canhui 出席 参会 参会人员"},
	{
		Path: "document", Term: "随文印发的文件", About: "随通知印发的方案、办法、要点，另页起，不冠“附件”；附件归它", Types: Table,
		Names: "doc wenjian fangan 方案 文件",
	},
	{Path: "attachment", Term: "附件", Types: Tables, Names: "annex appendix enclosure fujian"},
	{
		Path: "breakdown", Term: "任务分解表", About: "以下各键的默认值即通常的样子", Types: Table,
		Names: "table tasks_table biao fenjiebiao renwufenjiebiao 分解表",
	},
	{
		Path: "department", Term: "部门名录", About: "名录里的单位决定工作簿的次序，别名归为一个", Types: Tables,
		Names: "dept depts units register bumen danweiminglu minglu 部门 单位名录 名录",
	},
	{Path: "task", Term: "任务", About: "一行一项；省略的键与上一行相同，即合并单元格", Types: Tables, Names: "item items row rows job renwu"},
	{Path: "check", Term: "规则开关", About: "警告可以关掉，要写明理由，关掉几处仍列出来（GW399）；错误不能关", Types: Tables, Names: "checks rule rules lint ignore jiancha guize 检查 规则"},

	{
		Path: "letterhead.mark", Term: "发文机关标志", About: "字符串照写的印，联合行文时即只用主办机关的；数组一机关一个简称，不写“文件”二字", Types: String | Strings,
		Default: "issuer 加 suffix", Names: "name title logo biaozhi fawenjiguanbiaozhi 标志",
	},
	{
		Path: "letterhead.suffix", Term: "标志后的字样", About: "\"\" 即只有机关名称", Types: String, Blank: true, Values: []string{"文件", "命令", "令", ""},
		Default: "general“文件”，order“令”，letter、minutes 没有", Names: "ending houzhui 后缀",
	},
	{Path: "letterhead.serial", Term: "份号", About: "如 000001", Types: String, Names: "copy_no copy_number serial_no fenhao"},
	{Path: "letterhead.copies", Term: "份数", About: "从 serial 起一份一个 PDF，写到“通知名-各份”文件夹", Types: Integer, Default: "只出一份", Names: "count number fenshu"},
	{Path: "letterhead.secrecy", Term: "密级和保密期限", About: "如 秘密★5年", Types: String, Names: "secret security classification miji 密级 保密期限"},
	{Path: "letterhead.urgency", Term: "紧急程度", About: "特急或加急", Types: String, Names: "urgent priority jinji jinjichengdu 紧急"},
	{Path: "letterhead.signers", Term: "签发人", About: "上行文才有，次序与 issuer 相同", Types: String | Strings, Names: "signer signed_by qianfaren"},
	{Path: "letterhead.registry", Term: "规范性文件编号", Types: String, Names: "registration bianhao 编号"},

	{Path: "signature.name", Term: "署名", About: "联合行文用数组，一机关一个", Types: String | Strings, Default: "issuer", Names: "issuer org unit shuming danwei 单位 落款"},
	{
		Path: "signature.under", Term: "署名下一行", About: "照写的印，如“（某局代章）”；联合行文用数组，没有的写 \"\"", Types: String | Strings, Cells: true,
		Names: "below second_line",
	},
	{Path: "signature.seal", Term: "加盖印章", About: "false 即不加盖印章的排法", Types: Boolean, Default: "true，纪要 false", Names: "stamp sealed gaizhang yinzhang 印章 盖章"},
	{Path: "signature.signers", Term: "签发人署名", About: "命令：[{ post = \"区长\", name = \"某某\" }]", Types: Tables, Names: "signer signed_by qianming 签名"},
	{Path: "signature.signers.post", Term: "职务", Types: String, Required: true, Names: "title position zhiwu"},
	{Path: "signature.signers.name", Term: "姓名", Types: String, Required: true, Names: "person xingming"},
	{Path: "signature.signers.stamp", Term: "盖签名章", About: "true 即姓名处留给签名章", Types: Boolean, Default: "false", Names: "seal sealed qianmingzhang 签名章"},

	{
		Path: "imprint.recipients", Term: "版记里的主送机关", About: "主送机关太多、首页排不下正文时移到这里", Types: String,
		Names: "to receivers send_to zhusong 主送 主送机关",
	},
	{Path: "imprint.label", Term: "主送的字样", Types: String, Values: []string{"主送", "分送"}, Default: "主送，纪要 分送", Names: "prefix ziyang 字样"},
	{Path: "imprint.copy_to", Term: "抄送机关", About: "不写“抄送：”和末尾的句号", Types: String, Names: "cc copy copies carbon_copy chaosong chaosongjiguan 抄送 抄送单位"},
	{Path: "imprint.printed_by", Term: "印发机关", Types: String, Names: "printer print_by yinfa yinfajiguan 印发单位 印发"},
	{Path: "imprint.printed_on", Term: "印发日期", Types: Date, Names: "print_date printed date yinfariqi 日期"},
	{Path: "imprint.more", Term: "版记的其他要素", About: "一项一行，照写的印", Types: String | Strings, Names: "others extra qita 其他"},

	{Path: "attendance.present", Term: "出席", About: "数组，或照写的印；换行即分组", Types: String | Strings, Lines: true, Names: "attendees chuxi 出席人员 参会"},
	{Path: "attendance.excused", Term: "请假", Types: String | Strings, Lines: true, Names: "absent leave qingjia 请假人员 缺席"},
	{Path: "attendance.observers", Term: "列席", Types: String | Strings, Lines: true, Names: "observer liexi 列席人员"},
	{Path: "attendance.more", Term: "另列的人员", About: "如 记录、主持", Types: Tables, Names: "others extra qita 其他"},
	{Path: "attendance.more.label", Term: "人员的字样", About: "如 记录", Types: String, Required: true, Names: "name title head ziyang 字样 名称"},
	{Path: "attendance.more.names", Term: "人员名单", Types: String | Strings, Required: true, Lines: true, Names: "people list mingdan 人员 名单"},

	{Path: "document.title", Term: "文件标题", About: "换行即分行", Types: String, Required: true, Lines: true, Names: "name heading biaoti mingcheng 标题 名称"},
	{Path: "document.label", Term: "字样", About: "通常没有", Types: String, Names: "prefix ziyang"},
	{Path: "document.text", Term: "文件正文", About: "一行一段；与分解表并存时印在表前", Types: String, Lines: true, Names: "body zhengwen 正文 文字"},
	{
		Path: "document.content", Term: "文件内容", About: "breakdown 即分解表，table 即普通的表", Types: String, Values: []string{"breakdown", "table"},
		Names: "type kind neirong 内容",
	},
	{Path: "document.columns", Term: "表的表头", About: "content = \"table\" 的栏目，左右次序；两层表头的一栏写数组 [\"上\", \"下\"]", Types: Strings | Heads, Cells: true, Names: "heads header cols biaotou 表头"},
	{Path: "document.rows", Term: "表的各行", About: "一行一个数组，[] 是空白行", Types: Rows, Cells: true, Names: "lines data hang 行"},
	{Path: "document.after", Term: "表后文字", About: "印在表之后，一行一段", Types: String, Lines: true, Names: "footer post_text"},
	{Path: "document.breakdown", Term: "文件自己的分解表", Types: Table, Of: "breakdown"},
	{Path: "document.task", Term: "文件自己的任务", Types: Tables, Of: "task"},

	{Path: "attachment.title", Term: "附件名称", About: "附件说明用", Types: String, Required: true, Names: "name biaoti mingcheng fujianmingcheng 标题 名称"},
	{Path: "attachment.heading", Term: "附件标题", About: "附件页上的标题，换行即分行", Types: String, Default: "title", Lines: true, Names: "head page_title"},
	{Path: "attachment.label", Term: "附件字样", About: "有的写“附”", Types: String, Default: "附件", Names: "prefix"},
	{Path: "attachment.text", Term: "附件文字", About: "一行一段；与分解表并存时印在表前", Types: String, Lines: true, Names: "body zhengwen 正文 文字"},
	{
		Path: "attachment.content", Term: "附件内容", About: "breakdown 即分解表，table 即普通的表", Types: String, Values: []string{"breakdown", "table"},
		Names: "type kind neirong 内容",
	},
	{Path: "attachment.columns", Term: "表的表头", About: "content = \"table\" 的栏目，左右次序；两层表头的一栏写数组 [\"上\", \"下\"]", Types: Strings | Heads, Cells: true, Names: "heads header cols biaotou 表头"},
	{Path: "attachment.rows", Term: "表的各行", About: "一行一个数组，[] 是空白行", Types: Rows, Cells: true, Names: "lines data hang 行"},
	{Path: "attachment.after", Term: "表后文字", About: "印在表之后，一行一段", Types: String, Lines: true, Names: "footer post_text"},
	{Path: "attachment.breakdown", Term: "附件自己的分解表", About: "有几个分解表时", Types: Table, Of: "breakdown"},
	{Path: "attachment.task", Term: "附件自己的任务", About: "有几个分解表时", Types: Tables, Of: "task"},

	{Path: "department.name", Term: "单位名称", Types: String, Required: true, Names: "title mingcheng danwei bumen 名称 单位 部门"},
	{
		Path: "department.aliases", Term: "别名", About: "同一单位的其他写法，照原样印，工作簿里归为一个", Types: Strings,
		Names: "alias other_names short bieming jiancheng 简称",
	},
	{Path: "department.members", Term: "成员单位", About: "集合单位的成员", Types: Strings, Names: "member units chengyuan 成员"},
	{
		Path: "department.kind", Term: "单位性质", About: "unit 单个单位，collective 集合单位", Types: String, Values: []string{"unit", "collective"},
		Default: "名称以“各”开头或含“各”“有关”“相关”的是集合单位", Names: "type leixing 类型",
	},

	{
		Path: "breakdown.form", Term: "排法", About: "table 表，list 编号段落", Types: String, Default: "table", Values: []string{"table", "list"},
		Names: "type style layout paifa",
	},
	{
		Path: "breakdown.close", Term: "段末写法", About: "只用于 list：lines 单位和时限各占一行；否则在段末括号里", Types: String, Values: []string{"lines"},
		Names: "closing ending",
	},
	{
		Path: "breakdown.orientation", Term: "纸张方向", About: "auto 由程序定，landscape 横排，portrait 竖排", Types: String, Default: "auto", Values: []string{"auto", "landscape", "portrait"},
		Names: "direction paper page fangxiang 方向",
	},
	{
		Path: "breakdown.numbering", Term: "自动编序数", About: "自动编“一、”“（一）”；false 不编；只编一级的写在数组里：section 任务类别，topic 工作任务", Types: Boolean | Strings,
		Default: "true", Values: []string{"section", "topic"}, Names: "numbered auto_number bianhao 编号",
	},
	{
		Path: "breakdown.restart", Term: "每节从头编", About: "true 即 topic 的序数每节从（一）编起", Types: Boolean, Default: "false",
		Names: "reset chongxinbianhao",
	},
	{
		Path: "breakdown.count", Term: "序号编给谁", About: "task 每行一号，topic 每类一号，section 每节从 1 重编", Types: String, Default: "task",
		Values: []string{"task", "topic", "section"}, Names: "counter count_by",
	},
	{
		Path: "breakdown.first_leads", Term: "第一位牵头", About: "true 即责任单位的第一位是牵头单位，只关工作簿", Types: Boolean, Default: "false",
		Names: "first_is_lead lead_first",
	},
	{
		Path: "breakdown.return_by", Term: "报回日期", About: "要求报回的日期，只进工作簿", Types: Date,
		Names: "return_date report_by fankui baohui 反馈日期",
	},
	{Path: "breakdown.contact", Term: "联系人和电话", About: "只进工作簿", Types: String, Names: "contacts phone tel lianxiren 联系人 联系电话"},
	{
		Path: "breakdown.returns", Term: "另加的填报栏", About: "如 存在问题、下步措施，只进工作簿", Types: Strings,
		Names: "answers fields_to_fill tianbao 填报栏 反馈栏",
	},
	{
		Path: "breakdown.column", Term: "栏目", About: "次序即左右次序", Types: Tables, Default: "topic lead responsible requirement due 五栏",
		Names: "columns col cols field fields lan 栏",
	},
	{
		Path: "breakdown.column.key", Term: "栏目的键", About: "内置的键，或自定的英文键：声明后 [[task]] 可写同名键", Types: String, Required: true,
		Names: "name id field jian 键",
	},
	{
		Path: "breakdown.column.head", Term: "表头", About: "两层表头写数组 [\"上\", \"下\"]", Types: String | Strings, Default: "内置键各有默认，自定键必写", Lines: true, Cells: true,
		Names: "title header heading label caption biaotou 标题 栏名",
	},
	{Path: "breakdown.column.width", Term: "栏宽", About: "毫米", Types: Integer | Float, Default: "自动分配", Names: "w size kuan kuandu 宽 宽度"},
	{
		Path: "breakdown.column.merge", Term: "合并相同的格", About: "true、false，或 topic 不跨工作任务", Types: Boolean | String, Values: []string{"topic"},
		Default: "section、topic、lead、responsible 为 true，seq 为 topic，其余 false", Names: "merged hebing 合并",
	},
	{
		Path: "breakdown.column.join", Term: "单位连写", About: "单位数组怎样连写，line 一行一个", Types: String, Default: "、", Blank: true, Lines: true,
		Names: "separator sep",
	},
	{
		Path: "breakdown.column.empty", Term: "空格里写什么", About: "如 /、无", Types: String, Default: `""`, Blank: true,
		Names: "blank default placeholder",
	},

	{
		Path: "task.section", Term: "一级任务类别", About: "自动编“一、”；写了序数则照写并核对连续", Types: String, Default: "同上一行",
		Names: "category class part leibie dalei 类别 大类 任务类别 一级任务",
	},
	{
		Path: "task.topic", Term: "工作任务", About: "二级，自动编“（一）”；可整表不用", Types: String, Default: "同上一行；section 换了则没有",
		Names: "group subject project gongzuorenwu xiangmu 项目 二级任务 重点任务",
	},
	{
		Path: "task.title", Term: "任务名称", About: "三级", Types: String, Lines: true,
		Names: "name task task_name task_title subtask renwu renwumingcheng mingcheng biaoti 任务 名称 标题",
	},
	{
		Path: "task.lead", Term: "牵头部门", About: "数组是现成名单，字符串照原话印", Types: String | Strings, Default: "同上一行；topic 换了则没有", Blank: true, Lines: true,
		Names: "lead_department lead_dept lead_unit lead_by leading main host owner qiantou qiantoubumen qiantoudanwei 牵头 牵头单位 牵头责任单位 主办单位",
	},
	{
		Path: "task.responsible", Term: "责任单位", About: "[] 表示没有", Types: String | Strings, Default: "同上一行；topic 换了或另写了 lead 则没有", Blank: true, Lines: true,
		Names: "department departments dept depts unit units duty responsibility responsible_unit responsible_units assignee assist support co " +
			"bumen danwei zeren zerendanwei zerenbumen peihe peihedanwei 责任部门 责任科室 配合单位 单位 部门",
	},
	{
		Path: "task.requirement", Term: "具体要求", Types: String, Required: true, Lines: true,
		Names: "requirements req content detail details description desc demand standard yaoqiu jutiyaoqiu neirong gongzuoyaoqiu 要求 内容 工作要求 工作内容",
	},
	{
		Path: "task.due", Term: "完成时限", About: "文字、日期皆可；\"\" 表示没有", Types: String | Date, Default: "同上一行；topic 换了则没有", Blank: true, Lines: true,
		Names: "due_date due_on time time_limit finish finish_by end_date until by shixian wanchengshixian shijian riqi jiezhi qixian 时限 期限 完成时间 截止时间 时间",
	},
	{
		Path: "task.deadline", Term: "截止日期", About: "due 的文字读不出日期时写明，只进工作簿", Types: Date, Default: "由 due 的文字换算",
		Names: "deadline_date jiezhiriqi",
	},
	{Path: "task.id", Term: "任务键", About: "修订时写明以保持不变", Types: String, Default: "顺序号 001、002……", Names: "task_id key"},
	{
		Path: "task.seq", Term: "印出的序号", About: "从此接着编；\"\" 与上一行同号", Types: Integer | String, Default: "接着编", Blank: true,
		Names: "no num number index order xuhao 编号 序号",
	},

	{Path: "check.code", Term: "规则的编号", About: "如 GW301", Types: String, Required: true, Names: "rule id bianhao 编号 规则"},
	{
		Path: "check.set", Term: "怎样对待", About: "off 不提醒，note 只提示，warning 警告", Types: String, Required: true, Values: []string{"off", "note", "warning"},
		Names: "level severity value shezhi 级别",
	},
	{Path: "check.reason", Term: "理由", Types: String, Required: true, Names: "why because liyou yuanyin 原因"},
}

// ownColumns are keys of columns that many tables have and the schema has not,
// each with other names for it: such a key of [[task]] is no slip, it wants a
// column of its own. What stands over them notice.Heads says.
var ownColumns = [...]string{
	"leader leaders fenguanlingdao zerenlingdao",
	"person people charge zerenren contact lianxiren",
	"phone tel dianhua",
	"goal goals target mubiao",
	"measure measures action cuoshi",
	"progress jinzhan",
	"status zhuangtai",
	"result results output chengguo",
	"remark remarks note notes comment beizhu",
}
