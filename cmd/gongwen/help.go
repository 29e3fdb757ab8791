package main

import "slices"

const overview = `gongwen：由一份 TOML 生成公文 PDF（GB/T 9704—2012）和任务分解工作簿 XLSX

用法:
  gongwen build [文件…]      生成 PDF 和 XLSX；不写文件时处理 input/*.toml
  gongwen check [文件…]      只检查，不生成
  gongwen collect 通知 文件… 收集各部门交回的工作簿，生成台账
  gongwen import 文件        把 Word、Excel、网页里的通知或表变成 TOML
  gongwen verify [文件…]     查存档的 PDF；不写文件时查 output/*.pdf
  gongwen new [文件]         新建一份待填的通知
  gongwen explain [编号…]    解释规则、源文件的键、模板的项；不写则列出全部规则
  gongwen version            版本
  gongwen help [命令]        某个命令的用法

例:
  gongwen build                        生成 input/ 里的全部通知，结果在 output/
  gongwen build 通知.toml -o 结果      生成一份，写到文件夹“结果”
  gongwen check 通知.toml              发文前查错
  gongwen 通知.toml                    只写文件（或把它拖到程序上）就是 build

退出码: 0 正常  1 内容有问题  2 用法错误、没有这个文件  3 读写等故障，或有填报内容的文件没有覆盖`

// pages are the help pages of the verbs.
var pages = map[string]string{
	"build": `用法: gongwen build [选项] [文件…]

由每份 TOML 生成同名的 PDF 和 XLSX。不写文件时处理 input/*.toml。选项写在文件前后都可以。
通知有错误时不写它的结果，原有的结果不动，其余文件照常处理。没有任务的通知只有 PDF。
一份通知的结果（连同 SHA256SUMS）一起换上：中途出错就都还是原来的；中途被关掉的，下次运行先恢复。

选项:
  -o 文件夹             结果写到哪里，默认 output，没有则新建
  --pdf                 只要 PDF
  --xlsx                只要 XLSX
  --split               另给每个部门一份工作簿：“结果/通知名/01-部门.xlsx”，有它的牵头任务（填报）和配合任务
                        （查阅）。责任单位也有；[[department]] 里写了 members 的集合单位，成员各一份
  --force               已有的工作簿里有部门填报的内容、或者读不完整的，也覆盖；不写则留着不动并指出，退出码是 3
  --draft               草稿：可以还没有文号、成文日期，每页标“草稿”
  --archive 2a|2u|3a    PDF 的存档级别，默认 2a（PDF/A-2a）；3a 把 TOML 源文件（连同其中的注释）和工作簿
                        嵌入 PDF，一个文件带齐全部内容，不宜公开发布。各级别同时符合 PDF/UA-1
  --template 文件       用自己的模板改动通用格式，只写要改的项
  --fonts 文件夹        用自己的字体，文件夹里放 fonts.toml 写明各用哪个文件
  --dump=model|elements|frames|sheets
                        打印中间结果（内容、页面、表格），不写文件
  --manifest            把结果的 SHA-256 记入同一文件夹的 SHA256SUMS（sha256sum 的格式）：本次的结果和
                        以前登记、现在还在的文件。用 gongwen verify --manifest 或 sha256sum -c 核对
  --json                以 JSON 给出问题，供程序读；结果的文件名改印到标准错误

例:
  gongwen build
  gongwen build 通知.toml --pdf
  gongwen build 通知.toml --split
  gongwen build 拟稿/*.toml -o 结果 --draft
  gongwen build 通知.toml --fonts 方正字体

fonts.toml 可写 fangsong、kaiti、heiti、xiaobiaosong、songti、fallback，不写的用自带字体:
  fangsong = "simfang.ttf"
  songti   = { file = "simsun.ttc", index = 0 }`,

	"check": `用法: gongwen check [选项] [文件…]

检查每份 TOML，一次给出全部问题：位置、原文、怎样改。不写文件时检查 input/*.toml。
文件写 - 时从标准输入读。

选项:
  --draft               草稿：可以还没有文号、成文日期
  --template 文件       同 build
  --fonts 文件夹        同 build
  --json                以 JSON 给出问题
  --sarif               以 SARIF 2.1.0 给出问题，供编辑器和代码平台读
  --strict              有警告时退出码也是 1
  --fix                 改正只有一种改法的：括号、虚位、半角标点、重叠的标点、字间的空格等；只动这些字，
                        其余（注释、换行、缩进）一个字节也不变。改完再报余下的，退出码是余下的
  --fix=all             还删去粘贴进正文的标题、主送、署名、日期、版记等
  --diff                只打印 --fix（--fix=all）要做的改动，不写文件

自己机关的习惯与某条规则不同时，在 TOML 里写 [[check]]（code、set = "off" 或 "note"、reason）；关掉的仍会列出。

例:
  gongwen check
  gongwen check 通知.toml
  gongwen check 通知.toml --fix --diff
  gongwen check - < 通知.toml`,

	"collect": `用法: gongwen collect [选项] 通知.toml 交回的文件…

读各部门填好交回的工作簿（整本的、分部门的都可以），对照通知生成台账“通知-台账.xlsx”：
每一项、每个部门是未报、已报、冲突还是需核对，填了什么，出自哪个文件哪一行，另有汇总和问题清单。
同一项有两种填法时都列出来，不以后来的为准；空表不会盖掉填过的。台账每次由全部交回的文件重新生成。
认栏目只看表头的文字，认行看任务键、编号和文字，所以排过序、插过列、复制到别的表里的也能收。
读不了的文件（.xls、.et、.csv、加密、PDF、压缩包等）逐个指出，其余照收。只有配合任务的部门交回的表没有
要收的，计入“无填报任务”。

选项:
  -o 文件夹             台账写到哪里，默认 output
  --day 年-月-日        逾期算到哪一天，默认今天
  --json                以 JSON 给出全部结果和问题

退出码: 0 全部读出，没有冲突和需核对的  1 有读不了的文件、对不上的填报、冲突或需核对（台账照样生成），
或通知本身有错、文件一个也没有读出（不生成）  2 用法错误  3 读写等故障

例:
  gongwen collect 通知.toml 交回/*.xlsx
  gongwen collect 通知.toml 交回/*.xlsx -o 台账 --day 2023-12-01`,

	"import": `用法: gongwen import [选项] 文件

读 Word 文档（.docx）、工作簿（.xlsx、.xlsm）、网页（.html）、文本表格（.csv、.tsv），写成同名的 TOML，放在
它旁边；已有同名文件时不覆盖。文件写 - 时从标准输入读（剪贴板的文字或网页），要用 -o 写明文件名。
文件按内容认，与扩展名无关。.doc、.wps、.xls、.et 请先另存为 .docx、.xlsx。

源文件里的每一个字，要么在 TOML 里，要么在提示里；没有的不编，空着的写成“（发文机关）”一类的空位，填好
才能生成，先看样子用 gongwen build --draft。

选项:
  -o 文件.toml          写到哪里
  --into 通知.toml      不另写文件，把任务放进已有的通知：原有的任务换掉，其余一字不动
  --part 2|document     通知里有几个分解表时，放进第几个附件的，或随文印发的文件的
  --column 表头=键      认错的栏目写明它是什么，如 --column "时间节点=due"，可写几次。键有 seq、section、topic、
                        title、lead、responsible、requirement、due，或自定的英文键

退出码: 0 写好了，有提示也是  1 没有读出内容，或这种文件不能导入  2 用法错误  3 读写等故障

例:
  gongwen import 通知.docx
  gongwen import 任务表.xlsx --column "落实举措=requirement"
  gongwen import 任务表.xlsx --into 通知.toml`,

	"verify": `用法: gongwen verify [选项] [文件.pdf…]
      gongwen verify --manifest [清单…]

查 PDF 是否适合存档，不用装别的程序：声明的级别（PDF/A、PDF/UA），字体是否嵌入、字宽是否相符、有没有
缺字，文字能否提取，内容是否都在结构树里，属性与元数据是否一致，有没有加密、脚本、外部引用，嵌入了什么
文件，是否原样。不写文件时查 output/*.pdf。别的软件生成的 PDF 也能查。
这是自查，不是认证：没有查的会写明，需要权威结论请用 veraPDF 等验证软件。

选项:
  --source 文件.toml    由源文件重新生成，逐字节比较：一致、版本不同、模板不同、字体不同，或内容已改动
                        （指出第一处不同）。存档级别、是否草稿由 PDF 自己说明
  --template 文件       生成时用的模板，同 build；只和 --source 一起写
  --fonts 文件夹        生成时用的字体，同 build；只和 --source 一起写
  --manifest            核对校验清单，默认 output/SHA256SUMS：改动、缺少和没有登记的文件（登记过的部门文件夹
                        里的也算）。台账每次重新生成，不登记也不算
  --json                以 JSON 给出全部结果

结论是合格、不合格或无法判断（没有发现问题，但有内容没能查）。
退出码: 0 全部合格  1 有不合格或无法判断的  2 用法错误  3 读写等故障

例:
  gongwen verify
  gongwen verify 通知.pdf --source 通知.toml
  gongwen verify --manifest`,

	"new": `用法: gongwen new [选项] [文件.toml]

新建一份待填的源文件，不写文件名时是“通知.toml”。要填的地方是括号里写着名称的空，如“（发文机关）”，
每一处都有说明。没有填完的，build、check 时加 --draft；正式生成时每个没有填的空是一个错误。
已有的文件不会被覆盖。

选项:
  --kind 文种           任务分解（默认）、印发、会议、联合、请示、函、令、纪要

例:
  gongwen new
  gongwen new 会议通知.toml --kind 会议`,

	"explain": `用法: gongwen explain [编号|键|模板项…]
      gongwen explain --schema

解释一条规则（为什么、错在哪里、怎样改、依据哪一条）、源文件的一个键（写在哪里、能写什么、不写时怎样），
或模板的一项（通用格式的值、依据）。不写则列出全部规则。

选项:
  --schema              打印源文件的 JSON Schema，供编辑器补全和提示：存成通知旁边的 notice.schema.json

例:
  gongwen explain GW305
  gongwen explain lead 牵头部门 page.top
  gongwen explain --schema > notice.schema.json`,

	"version": `用法: gongwen version

打印版本、系统和编译器。`,
}

func (c *console) help(args []string) int {
	switch len(args) {
	case 0:
		c.out.page(overview)
	case 1:
		page, ok := pages[args[0]]
		switch {
		case slices.Contains(helpWords, args[0]) || args[0] == "help":
			page = overview
		case !ok:
			return c.noVerb(verbs(), args[0])
		}
		c.out.page(page)
	default:
		return c.usage("", "help 后面只写一个命令")
	}
	return c.spoken(exitFine)
}
