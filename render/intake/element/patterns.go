package element

import "gongwen/render/intake/prose"

// Kind is what titles end with (《党政机关公文处理工作条例》第八条), and what
// follows it in brackets.
var Kind = prose.Pattern(`(?:通知|决定|公告|通告|意见|通报|报告|请示|批复|议案|函|纪要|决议|命令|公报)(?:[（(][^）)]*[）)])?$`)

// Undated is a date of which a draft has only the year.
var Undated = prose.Pattern(`^(?:(?:19|20)\d{2}|[xX×]{2,4})?年(?:\d{1,2}|[xX×]+)?月[xX×]*日$`)

// NoDay is a date, be there such a day or not.
var NoDay = prose.Pattern(`^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$`)

// Signed is a signature and a date on one line.
var Signed = prose.Pattern(`^([^。；：，,:]{4,40}?)((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)$`)

// Units is a line that says who does what the line above says.
var Units = prose.Pattern(`^[（(]?(?:牵头|责任|主办|承办|落实)(?:责任)?(?:单位|部门|科室)[:：]`)

// Issued is the title of a notice that issues something, and the name of
// that.
var Issued = prose.Pattern(`印发《?([^《》]{4,60}?)》?的通知$`)

// A place for the seal, which drafts mark by words; it is put on the paper (7.3.5).
var (
	Seal       = prose.Pattern(`^[（(〔\[]?(?:此处)?(?:加盖)?(?:印章|公章|盖章|签章|章|印)(?:处)?[）)〕\]]?$`)
	SealBeside = prose.Pattern(`[（(〔\[][ 　]*(?:加盖)?(?:印章|公章|盖章|签章|章|印)[ 　]*[）)〕\]]`)
)

// The mark of an order and of minutes (10.2, 10.3), the number of minutes, and a
// list of those who were there.
var (
	OrderMark     = prose.Pattern(`^[^，。；：、《》]{2,30}(?:令|命令)$`)
	MinutesMark   = prose.Pattern(`^[^，。；：《》]{2,40}纪要$`)
	MinutesNumber = prose.Pattern(`^[（(]?(?:第?(\d{1,4})期|[〔\[［（(]((?:19|20)\d{2})[〕\]］）)](\d{1,4})号|第?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})[期次号])[）)]?$`)
	Attendance    = prose.Pattern(`^(主持|出席|请假|缺席|列席|记录)(?:人员|人)?[:：].`)
)

// The other elements, of lines without blanks; groups are what they say.
var (
	Number     = prose.Pattern(`^[（(]?([^〔\[［（(【〈《,，。；：:]{1,20})[〔\[［（(【]((?:19|20)\d{2})年?[〕\]］）)】]第?0*(\d{1,5})号[）)]?`)
	Unnumbered = prose.Pattern(`^[^〔\[［（(【〈《,，。；：:]{1,20}[〔\[［（(【](?:(?:19|20)\d{2}|[xX×]{2,4})?年?[〕\]］）)】]第?[xX×]*号$`)
	Order      = prose.Pattern(`^第(\d+|[一二三四五六七八九十百]+)号$`)
	Secrecy    = prose.Pattern(`^(绝密|机密|秘密)([★☆*＊·].{0,12})?$`)
	Serial     = prose.Pattern(`^(?:份号[:：]?|[Nn][Oo][.．:：]?|№)?(\d{6})$`)
	List       = prose.Pattern(`^附件?[:：](.*)$`)
	Attached   = prose.Pattern(`^(附件?)(\d{1,2}|[一二三四五六七八九十]{1,3})?[:：]?$`)
	opening    = prose.Pattern(`^(附[ 　]*件?)[ 　]*(\d{1,2}|[一二三四五六七八九十]{1,3})?(?:[ 　]*[:：][ 　]*|[ 　]+)([^。；，]{2,60})$`)
	Printed    = prose.Pattern(`^(.*?)((?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)印发?$`)
	copies     = prose.Pattern(`^[（(]?共印\d+份[）)]?$`)
	Note       = prose.Pattern(`^[（(](.+)[）)]$`)
	Item       = prose.Pattern(`^(\d{1,2})[.．、](.+)$`)
	Chapter    = prose.Pattern(`^第[一二三四五六七八九十百]+[章节条编]`)
	Moved      = prose.Pattern(`^(主送|分送)[:：](.+)$`)
)

// Letter is the title of a letter, and a 发文字号 that says it is one.
var (
	Letter       = prose.Pattern(`(?:函|函复)(?:[（(][^）)]*[）)])?$`)
	LetterNumber = prose.Pattern(`函(?:字)?〔`)
)

// Urgencies are the words of 紧急程度 (7.2.3), of telegrams too.
var Urgencies = [...]string{"特急", "加急", "特提", "平急"}
