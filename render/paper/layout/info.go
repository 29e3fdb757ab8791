package layout

import (
	"strings"

	"gongwen/render/notice"
	"gongwen/render/paper/frame"
)

// info is what the file says of itself: the elements of GB/T 33480—2016 that
// the notice states.
func info(n *notice.Notice) frame.Info {
	title := n.TitleLine()
	i := frame.Info{Title: title, Author: n.Issuer.S, Subject: n.Number.S}
	add := func(name, value string) {
		if value != "" {
			i.Elements = append(i.Elements, frame.Pair{Name: name, Value: value})
		}
	}
	add("文种", kindOfDocument(title))
	add("份号", n.Letterhead.Serial.S)
	add("密级和保密期限", n.Letterhead.Secrecy.S)
	add("紧急程度", n.Letterhead.Urgency.S)
	add("发文机关标志", n.Letterhead.Mark.S)
	add("发文字号", n.Number.S)
	add("标题", title)
	add("主送机关", n.Recipients.S)
	var names []string
	for _, a := range n.Attachments {
		names = append(names, a.Title.S)
	}
	add("附件说明", strings.Join(names, "；"))
	add("发文机关或签发人署名", n.Signature.Name.S)
	if n.Date != (notice.Day{}) {
		i.Date = n.Date.ISO()
		add("成文日期", i.Date)
	}
	var notes []string
	for _, t := range n.Notes {
		notes = append(notes, t.S)
	}
	add("附注", strings.Join(notes, "；"))
	add("抄送机关", n.Imprint.CopyTo.S)
	add("印发机关", n.Imprint.PrintedBy.S)
	if n.Imprint.PrintedOn != (notice.Day{}) {
		add("印发日期", n.Imprint.PrintedOn.ISO())
	}
	return i
}

// kindsOfDocument are the 15 kinds of 党政机关公文处理工作条例, article 8.
var kindsOfDocument = []string{
	"决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
}

// kindOfDocument is the 文种 with which a title ends (article 9: a title is
// made of the issuer, the matter and the kind), or nothing.
func kindOfDocument(title string) string {
	for _, k := range kindsOfDocument {
		if strings.HasSuffix(title, k) {
			return k
		}
	}
	return ""
}
