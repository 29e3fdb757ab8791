package layout

import (
	"fmt"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/frame"
	"gongwen/render/notice"
)

// info is what the file says of itself: the elements of GB/T 33480—2016 that
// the notice states.
func info(n *notice.Notice) frame.Info {
	title := oneLine(n.Title)
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
		i.Date = isoDay(n.Date)
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
		add("印发日期", isoDay(n.Imprint.PrintedOn))
	}
	return i
}

func isoDay(d notice.Day) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// chineseDay is the form of 7.3.5.4: Arabic digits, the full year, no leading
// zeros.
func chineseDay(d notice.Day) string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }

func oneLine(lines []diag.Text) string {
	var b strings.Builder
	for _, t := range lines {
		b.WriteString(t.S)
	}
	return b.String()
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
