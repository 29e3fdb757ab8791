package bind

import (
	"strings"
	"testing"

	"gongwen/render/source/schema"
	"gongwen/render/source/value"
	"gongwen/render/testkit"
)

// everyKey is a notice that writes every key of the schema, sensible or not.
const everyKey = `schema = 1
format = "general"
issuer = ["甲局", "乙局"]
number = "某〔2023〕1号"
title = "通知"
recipients = "各街道"
date = 2023-08-14
note = ["此件公开发布"]
text = "正文。"
content = "breakdown"
[letterhead]
mark = ["甲", "乙"]
suffix = "文件"
serial = "000001"
copies = 2
secrecy = "秘密★5年"
urgency = "特急"
signers = ["张某", "李某"]
registry = "ABCD—2023—001"
[signature]
name = ["甲", "乙"]
under = ["", "（代章）"]
seal = true
signers = [{ post = "局长", name = "张某", stamp = true }]
[imprint]
recipients = "各县"
label = "主送"
copy_to = "丙局"
printed_by = "甲局办公室"
printed_on = 2023-08-15
more = ["共印50份"]
[attendance]
present = "某某"
excused = "某某"
observers = ["某某"]
[[attendance.more]]
label = "记录"
names = "某某"
[document]
title = "方案"
label = "附"
text = "一段。"
content = "breakdown"
columns = ["甲", ["上", "下"]]
rows = [["1", "2"]]
after = "后。"
[document.breakdown]
[[document.task]]
lead = "丁局"
requirement = "做。"
[[attachment]]
title = "表"
heading = "表"
label = "附"
text = "前。"
content = "table"
columns = ["甲", ["上", "下"]]
rows = [["1", "2"]]
after = "后。"
[attachment.breakdown]
[[attachment.task]]
lead = "丁局"
requirement = "做。"
[[department]]
name = "丙局"
aliases = ["丙"]
members = ["丁局"]
kind = "collective"
[breakdown]
form = "list"
close = "lines"
orientation = "portrait"
numbering = ["section"]
restart = true
count = "topic"
first_leads = true
return_by = 2023-09-01
contact = "某某"
returns = ["存在问题"]
[[breakdown.column]]
key = "due"
head = ["时限", "完成"]
width = 20
merge = "topic"
join = "line"
empty = "/"
[[breakdown.column]]
key = "x"
head = "备注"
[[task]]
section = "一类"
topic = "一题"
title = "一项"
lead = "甲局"
responsible = ["乙局"]
requirement = "做。"
due = "年底前"
deadline = 2023-12-01
id = "a"
seq = 7
x = "注"
[[check]]
code = "GW301"
set = "off"
reason = "两个单位都有"
`

// TestStores: the schema and stores have the same keys, but for the tables, of
// which each is bound. A sample reaches every key.
func TestStores(t *testing.T) {
	left := map[string]bool{}
	for path := range stores {
		left[path] = true
	}
	for _, k := range schema.Keys() {
		table := k.Types&(schema.Table|schema.Tables) != 0
		if (stores[k.Path] == nil) != table {
			t.Errorf("%s: a table %t, stored %t", k.Path, table, stores[k.Path] != nil)
		}
		delete(left, k.Path)
	}
	for path := range left {
		t.Errorf("%s is no key of the schema", path)
	}

	n, list := parse(everyKey)
	for _, f := range list {
		switch f.Rule {
		case &rules[unknownKey], &rules[wrongType], &rules[wrongValue], value.EmptyValue, &rules[missingKey]:
			t.Errorf("%s", testkit.Printed(list))
		}
	}
	dump := dumped(t, n)
	for _, want := range []string{
		`issuer 2: "乙局"`, `note 1: "此件公开发布"`, `letterhead.mark 2: "乙"`, `letterhead.suffix: "文件"`, `letterhead.copies: 2`, `letterhead.secrecy: "秘密★5年"`,
		`letterhead.urgency: "特急"`, `letterhead.signer 2: "李某"`, `letterhead.registry: "ABCD—2023—001"`, `signature.name 2: "乙"`, `signature.under 2: "（代章）"`,
		`signature.signer 1: post "局长" name "张某" stamp true`, `imprint.recipients: "各县"`, `imprint.label: "主送"`, `imprint.copy_to: "丙局"`, `imprint.printed_by: "甲局办公室"`,
		`imprint.printed_on: 2023-08-15`, `imprint.more 1: "共印50份"`, `attendance.present: "某某"`, `attendance.excused: "某某"`, `attendance.observers: "某某"`, `attendance 记录: "某某"`,
		`check GW301: off "两个单位都有"`, `text content: breakdown`, `document label: "附"`, `document heading 1: "方案"`, `document text 1: "一段。"`, `document content: breakdown`, `document after 1: "后。"`,
		`attachment 1 label: "附"`, `attachment 1 title: "表"`, `attachment 1 text 1: "前。"`, `attachment 1 head 1: "甲"`, `attachment 1 row 1 1: "1"`, `attachment 1 after 1: "后。"`,
		`breakdown form: list close true`, `breakdown orientation: portrait`, `breakdown first_leads: true`, `breakdown return_by: 2023-09-01`, `breakdown contact: "某某"`, `breakdown return 1: "存在问题"`,
		`column due: over "时限" head "完成" width 20000 merge topic join "\n" empty "/"`, `section 1: ordinal 6 empty false "一、一类"`, `topic 1: section 1 ordinal 0 "一题"`,
		`"丙局" collective true members ["丁局"]`, `task a place: section 1 topic 1 seq 7`, `task a title: "一项"`, `task a lead: "甲局"`, `task a responsible: "乙局"`, `task a requirement: "做。"`,
		`task a due: "年底前"`, `task a due day: 2023-12-01`, `task a x: "注"`,
	} {
		if !strings.Contains(dump, want) {
			t.Errorf("the dump lacks %s", want)
		}
	}
	for _, k := range schema.Keys() { // and the text above has each
		name := k.Name()
		if !strings.Contains(everyKey, name+" = ") && !strings.Contains(everyKey, "["+k.Path+"]") {
			t.Errorf("the sample does not write %s", k.Path)
		}
	}
}
