// Package rules is what finished files are judged by: the catalogue of findings,
// and the notes that are taken of one file.
//
// It judges nothing itself and opens no file. In: what a reader or a judge has
// to say of a place. Out: the findings of a file, of each rule the first few.
package rules

import "gongwen/render/diag"

// Rules are the findings about finished files, in the order of their codes.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		NoPDF, Xref, Damaged, Encrypted, Updated, Frame, ID, Undecided, Foreign, Spelling,
		Claim, Metadata, Info, Intent, Colour, Graphics, Schema,
		Embedded, Widths, Notdef, Unicode, FontUnread, FontForm,
		Untagged, Twice, Owner, Lost, Document, Table, Heading, Catalog, Tree, Link, Outline, Annotation, Form,
		Action, External, Transparent, File, Variable,
		Version, Template, Fonts, Changed, NotCompared, Sealed,
		Manifest, Missing, Sum, Extra,
	}
}

// Unanswered are the rules whose findings leave a question open instead of answering
// it: the verdict is then that there is none.
var Unanswered = []*diag.Rule{Undecided, Foreign, Version, Template, Fonts, NotCompared}

// Hints say what to do, where that is not to make the file again.
var Hints = map[*diag.Rule]string{
	Undecided:  "用 veraPDF 等验证软件检查",
	FontUnread: "用 veraPDF 等验证软件检查",
	Encrypted:  "去掉口令和限制后再查",
	Claim:      "草稿不声明存档级别；正式文件用 gongwen build 生成",
	Version:    "用生成它的版本核对",
	Template:   "用 --template 写明生成时用的模板",
	Fonts:      "用 --fonts 写明生成时用的字体",
	Changed:    "找回与文件对应的源文件，或用 gongwen build 重新生成",
	Sum:        "找回登记时的文件；是重新生成过的，用 gongwen build --manifest 再登记",
}

const mend = "用 gongwen build 由源文件重新生成" // what Right says where a file can only be made again

// The file as a whole.
var (
	NoPDF = &diag.Rule{
		Code: "GW701", Severity: diag.Error, Title: "不是 PDF 文件",
		Why:   "文件开头没有 %PDF-：扩展名可能写错了，或者文件被换成了别的内容。",
		Wrong: "把 通知.docx 改名为 通知.pdf", Right: mend,
	}
	Xref = &diag.Rule{
		Code: "GW702", Severity: diag.Error, Title: "文件的目录坏了",
		Clause: "ISO 19005-2 6.1.4", Strength: "规定",
		Why:   "交叉引用指明每个对象在文件里的位置，坏了就要靠阅读器猜，各家猜法不同。多半是没有传完，或按文本方式传过。",
		Wrong: "只下载了一半的文件", Right: mend,
	}
	Damaged = &diag.Rule{
		Code: "GW703", Severity: diag.Error, Title: "文件里有读不出的部分",
		Clause: "ISO 19005-2 6.1.7、6.1.9", Strength: "规定",
		Why:   "对象、流或页面内容损坏，显示出来可能缺字缺页。",
		Wrong: "存储介质坏了几个字节的文件", Right: mend,
	}
	Encrypted = &diag.Rule{
		Code: "GW704", Severity: diag.Error, Title: "文件加了密",
		Clause: "ISO 19005-2 6.1.3", Strength: "规定",
		Why:   "存档的文件几十年后也要能打开，口令会丢，算法会失效。",
		Wrong: "在阅读器里给文件加了口令或限制打印", Right: mend,
	}
	Updated = &diag.Rule{
		Code: "GW705", Severity: diag.Warning, Title: "文件生成以后又追加过内容",
		Why:   "增量更新把改动接在文件末尾，看到的已不是当初的文件。电子签章也是这样加上的，请核对是不是本单位所为。",
		Wrong: "在阅读器里加批注后保存", Right: mend,
	}
	Frame = &diag.Rule{
		Code: "GW706", Severity: diag.Error, Title: "文件的开头或结尾不合要求",
		Clause: "ISO 19005-2 6.1.2、6.1.3", Strength: "规定",
		Why:   "存档的文件从 %PDF- 开始，到 %%EOF 为止，有标识（ID），前后不能夹带别的内容。",
		Wrong: "邮件网关在文件末尾添了几行", Right: mend,
	}
	ID = &diag.Rule{
		Code: "GW707", Severity: diag.Error, Title: "文件的标识与内容不符",
		Why:   "gongwen 生成的文件，标识（ID）由全部内容算出。不符就是生成以后有人动过。",
		Wrong: "用别的软件打开后另存", Right: mend,
	}
	Undecided = &diag.Rule{
		Code: "GW708", Severity: diag.Warning, Title: "有内容没有查",
		Why:   "为免恶意文件占满机器，自查有上限；个别压缩方式自查不读。没有查的不能算合格。",
		Wrong: "解压后超过上限的文件", Right: "用 veraPDF 等验证软件检查",
	}
	Foreign = &diag.Rule{
		Code: "GW709", Severity: diag.Warning, Title: "有 gongwen 不写的内容",
		Why:   "文件自称由 gongwen 生成，却有它从来不写的项、操作或颜色：看不见的字、遮住内容的色块、图层都是这样夹进来的。也可能是更新的版本写的。",
		Wrong: "用别的软件在页面上加了一个白框，再改好标识", Right: mend,
	}
	Spelling = &diag.Rule{
		Code: "GW710", Severity: diag.Error, Title: "文件的写法不合存档的要求",
		Clause: "ISO 19005-2 6.1", Strength: "规定",
		Why:   "存档的文件，对象、字符串、数的写法比一般 PDF 严，长短大小也有上限，几十年后的阅读器才不会读错。",
		Wrong: "十六进制字符串少了一位", Right: mend,
	}
)

// What the file says of itself.
var (
	Claim = &diag.Rule{
		Code: "GW711", Severity: diag.Error, Title: "没有声明存档级别",
		Clause: "ISO 19005-2 6.6.4", Strength: "规定",
		Why:   "存档级别写在元数据里（pdfaid）。没有声明就不是 PDF/A，草稿就是如此。",
		Wrong: "gongwen build --draft 生成的草稿", Right: "gongwen build 通知.toml",
	}
	Metadata = &diag.Rule{
		Code: "GW712", Severity: diag.Error, Title: "元数据缺少或读不懂",
		Clause: "ISO 19005-2 6.6.2", Strength: "规定",
		Why:   "档案系统靠 XMP 元数据著录：应当完整、是 UTF-8、有 xpacket 首尾标记，不压缩。",
		Wrong: "元数据被截断的文件", Right: mend,
	}
	Info = &diag.Rule{
		Code: "GW713", Severity: diag.Error, Title: "文件属性与元数据不一致",
		Clause: "ISO 19005-1 6.7.3", Strength: "规定",
		Why:   "标题、作者、日期在文件属性和 XMP 里各写一遍，两处不同就不知该信哪个。验证软件多半不查这一项。",
		Wrong: "在阅读器的“属性”里改了标题", Right: mend,
	}
	Intent = &diag.Rule{
		Code: "GW714", Severity: diag.Error, Title: "没有说明颜色的含义",
		Clause: "ISO 19005-2 6.2.3", Strength: "规定",
		Why:   "没有输出意图（ICC 颜色配置），同一种红在不同设备上就不同。",
		Wrong: "没有 OutputIntents 的文件", Right: mend,
	}
	Colour = &diag.Rule{
		Code: "GW715", Severity: diag.Error, Title: "颜色没有依据",
		Clause: "ISO 19005-2 6.2.4", Strength: "规定",
		Why:   "设备颜色要有同一种颜色的输出意图或默认颜色空间作依据；专色各处的定义要相同。",
		Wrong: "输出意图是 sRGB，页面上却用 DeviceCMYK", Right: mend,
	}
	Graphics = &diag.Rule{
		Code: "GW716", Severity: diag.Error, Title: "图形或图像用了存档不许的参数",
		Clause: "ISO 19005-2 6.2", Strength: "规定",
		Why:   "插值、替代图像、传递函数、自定的混合方式等，各家设备做法不同，显示出来就不一样。",
		Wrong: "图像写了 /Interpolate true", Right: mend,
	}
	Schema = &diag.Rule{
		Code: "GW717", Severity: diag.Error, Title: "元数据的属性没有说明或写错类型",
		Clause: "ISO 19005-2 6.6.2.3", Strength: "规定",
		Why:   "XMP 里每个属性要么是标准规定的，要么在扩展说明里写明，值要合它的类型，将来的系统才读得懂。",
		Wrong: "dc:title 写成一个字符串", Right: mend,
	}
)

// Text.
var (
	Embedded = &diag.Rule{
		Code: "GW721", Severity: diag.Error, Title: "字体没有嵌入",
		Clause: "ISO 19005-2 6.2.11.4.1", Strength: "规定",
		Why:   "没有嵌入的字体，换一台机器就换成别的字形，甚至显示成方框。",
		Wrong: "只写了字体名 SimSun 的文件", Right: mend,
	}
	Widths = &diag.Rule{
		Code: "GW722", Severity: diag.Error, Title: "字宽与字体不符",
		Clause: "ISO 19005-2 6.2.11.5", Strength: "规定",
		Why:   "文件写的字宽和字体里的不同，各家阅读器排出的位置就不同。",
		Wrong: "改过字宽表的文件", Right: mend,
	}
	Notdef = &diag.Rule{
		Code: "GW723", Severity: diag.Error, Title: "缺字",
		Clause: "ISO 19005-2 6.2.11.8", Strength: "规定",
		Why:   "字体里没有这个字形，显示和打印出来是方框或空白。",
		Wrong: "字体子集漏了一个字的文件", Right: mend,
	}
	Unicode = &diag.Rule{
		Code: "GW724", Severity: diag.Error, Title: "文字不能还原",
		Clause: "ISO 19005-2 6.2.11.7", Strength: "规定",
		Why:   "看得见的字没有对应的字符，就检索不到、复制不出、读屏软件念不出。",
		Wrong: "没有 ToUnicode 的文件", Right: mend,
	}
	FontUnread = &diag.Rule{
		Code: "GW725", Severity: diag.Warning, Title: "这种字体没有查",
		Why:   "个别字体的编码方式自查不读，是否缺字、字宽是否相符没有查。",
		Wrong: "用多主（MMType1）字体的文件", Right: "用 veraPDF 等验证软件检查",
	}
	FontForm = &diag.Rule{
		Code: "GW726", Severity: diag.Error, Title: "字体的写法不合要求",
		Clause: "ISO 19005-2 6.2.11", Strength: "规定",
		Why:   "字体字典缺项、编码和字体程序对不上，各家阅读器就各取各的字形。",
		Wrong: "嵌入的 CIDFontType2 没有 CIDToGIDMap", Right: mend,
	}
)

// Structure.
var (
	Untagged = &diag.Rule{
		Code: "GW731", Severity: diag.Error, Title: "内容没有标记",
		Clause: "ISO 14289-1 7.1", Strength: "规定",
		Why:   "每处文字和线条要么属于结构树里的一个元素，要么标明是修饰（Artifact），否则读屏软件不知念不念。",
		Wrong: "在页面上另加了一个印章图片", Right: mend,
	}
	Twice = &diag.Rule{
		Code: "GW732", Severity: diag.Error, Title: "标记号重复",
		Clause: "ISO 32000-1 14.7.4.2", Strength: "规定",
		Why:   "一页里每段内容的标记号（MCID）只能用一次，重复的就分不清属于谁。验证软件不查这一项。",
		Wrong: "拼接两个文件的页面", Right: mend,
	}
	Owner = &diag.Rule{
		Code: "GW733", Severity: diag.Error, Title: "内容的归属说不清",
		Clause: "ISO 32000-1 14.7.4", Strength: "规定",
		Why:   "每段标记了的内容恰好属于一个元素，结构树和对照表（ParentTree）说的应当相同，否则内容会漏念或重念。",
		Wrong: "从文件里删过页面", Right: mend,
	}
	Lost = &diag.Rule{
		Code: "GW734", Severity: diag.Error, Title: "结构树指向没有的内容",
		Clause: "ISO 32000-1 14.7.4", Strength: "规定",
		Why:   "结构树里有、页面上没有的内容，说明页面被改过。",
		Wrong: "删掉了页面上的一段文字", Right: mend,
	}
	Document = &diag.Rule{
		Code: "GW735", Severity: diag.Error, Title: "结构树没有总的 Document 元素",
		Clause: "ISO 32000-1 14.8.4.2", Strength: "一般",
		Why:   "全部内容归在一个 Document 元素之下，阅读次序才是确定的。",
		Wrong: "结构树顶上并列几个段落", Right: mend,
	}
	Table = &diag.Rule{
		Code: "GW736", Severity: diag.Error, Title: "表格的结构不完整",
		Clause: "ISO 14289-1 7.5", Strength: "规定",
		Why:   "表格要有表头（TH）、说明表头管行还是管列，各行的栏数相同，读屏软件才能对着表头念每一格。",
		Wrong: "全是 TD 的表格", Right: mend,
	}
	Heading = &diag.Rule{
		Code: "GW737", Severity: diag.Error, Title: "标题跳级",
		Clause: "ISO 14289-1 7.4.2", Strength: "规定",
		Why:   "标题从 H1 开始逐级往下，跳过一级，目录和读屏导航就断了。",
		Wrong: "H1 后面直接是 H3", Right: mend,
	}
	Catalog = &diag.Rule{
		Code: "GW738", Severity: diag.Error, Title: "没有写明语言、标题或标记",
		Clause: "ISO 14289-1 7.1、7.2", Strength: "规定",
		Why:   "写明语言，读屏软件才知道怎样念；窗口标题显示公文标题而不是文件名；声明有标记，结构才被采用。",
		Wrong: "没有 Lang 的文件", Right: mend,
	}
	Tree = &diag.Rule{
		Code: "GW739", Severity: diag.Error, Title: "没有结构树或结构树坏了",
		Clause: "ISO 19005-2 6.7.3", Strength: "规定",
		Why:   "a 级存档和 PDF/UA 要求整份文件有结构：元素互相衔接，类型是标准的。",
		Wrong: "“打印成 PDF”得到的文件", Right: mend,
	}
	Link = &diag.Rule{
		Code: "GW740", Severity: diag.Error, Title: "链接不在结构里",
		Clause: "ISO 14289-1 7.18", Strength: "规定",
		Why:   "链接和批注属于一个元素、有说明文字、打印时在，才不是只有鼠标够得着的东西。",
		Wrong: "在阅读器里加的链接", Right: mend,
	}
	Outline = &diag.Rule{
		Code: "GW741", Severity: diag.Error, Title: "书签没有标题",
		Clause: "ISO 32000-1 12.3.3", Strength: "规定",
		Why:   "没有标题的书签在导航栏里是一个空行，不知通到哪里。验证软件不查这一项。",
		Wrong: "标题是空的书签", Right: mend,
	}
	Annotation = &diag.Rule{
		Code: "GW742", Severity: diag.Error, Title: "批注不合存档的要求",
		Clause: "ISO 19005-2 6.3", Strength: "规定",
		Why:   "批注要打印得出、看得见、自带外观；声音、影片、三维一类不许用。",
		Wrong: "隐藏的批注", Right: mend,
	}
	Form = &diag.Rule{
		Code: "GW743", Severity: diag.Error, Title: "表单不合存档的要求",
		Clause: "ISO 19005-2 6.4", Strength: "规定",
		Why:   "表单的外观要写在文件里，不能由阅读器临时生成；不能有动作，不能是 XFA。",
		Wrong: "写了 /NeedAppearances true", Right: mend,
	}
)

// What has no place in an archive copy.
var (
	Action = &diag.Rule{
		Code: "GW751", Severity: diag.Error, Title: "文件里有脚本或动作",
		Clause: "ISO 19005-2 6.5", Strength: "规定",
		Why:   "JavaScript、启动程序、播放声音等动作会改变看到的内容，也有安全风险。",
		Wrong: "带 JavaScript 的表单", Right: mend,
	}
	External = &diag.Rule{
		Code: "GW752", Severity: diag.Error, Title: "文件引用了外部内容",
		Clause: "ISO 19005-2 6.1.7、6.2.9", Strength: "规定",
		Why:   "存档的文件自成一体，外面的文件移走或改动，看到的就不同了。",
		Wrong: "内容存在另一个文件里的 PDF", Right: mend,
	}
	Transparent = &diag.Rule{
		Code: "GW753", Severity: diag.Warning, Title: "页面用了透明效果",
		Clause: "ISO 19005-2 6.2.10", Strength: "可以",
		Why:   "透明的内容可以盖住或藏起文字，各家阅读器合成的结果也可能不同；PDF/A-1 不许用。公文里没有它的用处。",
		Wrong: "半透明的水印", Right: mend,
	}
	File = &diag.Rule{
		Code: "GW754", Severity: diag.Error, Title: "附带的文件不合所声明的级别",
		Clause: "ISO 19005-3 6.8", Strength: "规定",
		Why:   "PDF/A-3 才能附带任意文件，并且要说明它与公文的关系；PDF/A-1 不能附带，PDF/A-2 只能附带 PDF/A。",
		Wrong: "给 PDF/A-2a 文件添加一个附件", Right: "gongwen build --archive 3a 通知.toml",
	}
	Variable = &diag.Rule{
		Code: "GW755", Severity: diag.Error, Title: "看到的内容随阅读器变化",
		Clause: "ISO 19005-2 6.9", Strength: "规定",
		Why:   "图层、替代的呈现、翻页步骤会使不同的人看到不同的内容。",
		Wrong: "可以关掉的图层里有正文", Right: mend,
	}
)

// The file against what makes it.
var (
	Version = &diag.Rule{
		Code: "GW761", Severity: diag.Warning, Title: "版本不同",
		Why:   "文件由别的版本的 gongwen 生成，字节不同不说明内容改过。",
		Wrong: "用 0.2 版核对 0.1 版生成的文件", Right: "用生成它的版本核对",
	}
	Template = &diag.Rule{
		Code: "GW762", Severity: diag.Warning, Title: "模板不同",
		Why:   "生成这个文件用的模板和现在给的不是同一份，字节不同不说明内容改过。",
		Wrong: "gongwen verify 通知.pdf --source 通知.toml", Right: "gongwen verify 通知.pdf --source 通知.toml --template 生成时的模板.toml",
	}
	Fonts = &diag.Rule{
		Code: "GW763", Severity: diag.Warning, Title: "字体不同",
		Why:   "生成这个文件用的字体和现在给的不是同一套，字节不同不说明内容改过。",
		Wrong: "gongwen verify 通知.pdf --source 通知.toml", Right: "gongwen verify 通知.pdf --source 通知.toml --fonts 生成时的字体",
	}
	Changed = &diag.Rule{
		Code: "GW764", Severity: diag.Error, Title: "内容已改动",
		Why:   "版本、模板、字体都相同，由源文件重新生成的却不是这个文件：两者之一改过。",
		Wrong: "发文后又改了源文件里的一个数字", Right: "找回与文件对应的源文件，或重新生成",
	}
	NotCompared = &diag.Rule{
		Code: "GW765", Severity: diag.Warning, Title: "没有与源文件对照",
		Why:   "源文件有错误就生成不了，也就无从对照。",
		Wrong: "--source 后面写了一份改到一半的源文件", Right: "改正源文件里的错误，再核对一次",
	}
	Sealed = &diag.Rule{
		Code: "GW766", Severity: diag.Error, Title: "签章以外还有改动",
		Why:   "签章只应追加签章本身：签名、它的外观和所在页的批注。追加的内容改了别的，看到的就不是签章以前的文件。",
		Wrong: "签章时连同页面内容一起替换", Right: "找回签章以前的文件，重新签章",
	}
)

// The manifest.
var (
	Manifest = &diag.Rule{
		Code: "GW771", Severity: diag.Error, Title: "校验清单里有看不懂的行",
		Why:   "清单每行是 64 位十六进制的 SHA-256、两个空格、文件名，与 sha256sum 的格式相同。",
		Wrong: "通知.pdf 9f86d081", Right: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  通知.pdf",
	}
	Missing = &diag.Rule{
		Code: "GW772", Severity: diag.Error, Title: "清单里的文件读不到",
		Why:   "清单登记了，文件夹里却没有或读不出：被删除、改名或移走了。",
		Wrong: "删掉了 output/通知.pdf", Right: "找回文件，或重新运行 gongwen build --manifest",
	}
	Sum = &diag.Rule{
		Code: "GW773", Severity: diag.Error, Title: "文件与清单不符",
		Why:   "文件的内容和登记时不同：哪怕只差一个字节。",
		Wrong: "打开工作簿后又存了一次", Right: "找回原文件，或重新运行 gongwen build --manifest",
	}
	Extra = &diag.Rule{
		Code: "GW774", Severity: diag.Warning, Title: "文件没有登记",
		Why:   "文件夹里有清单没有登记的文件，它没有校验值可查。",
		Wrong: "往 output/ 里另放了一个文件", Right: "移走它，或用 gongwen build --manifest 生成",
	}
)
