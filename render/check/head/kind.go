package head

import (
	"slices"
	"strings"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// said are the words of a kind at the end of a text, and in its first
// paragraphs; the kinds that they suit.
var said = [...]struct{ word, kinds string }{
	{"通知", "通知"},
	{"通报", "通报"},
	{"通告", "通告"},
	{"公告", "公告"},
	{"报告", "报告"},
	{"请示", "请示"},
	{"批复", "批复 函"},
	{"函告", "函"},
	{"函复", "函"},
	{"函达", "函"},
	{"复函", "函"},
	{"函请", "函"},
	{"函商", "函"},
}

// speaking are the kinds of which it is sure what their texts call them.
var speaking = []string{"通知", "通报", "通告", "公告", "报告", "请示", "批复", "函"}

// kindSaid finds 特此X and X如下 of another kind than the title's.
func kindSaid(f *finder.Finder) {
	if !titled(f) || !slices.Contains(speaking, f.TitleKind) {
		return
	}
	if at := strings.Index(outside(f.Title.S), "关于印发"); at >= 0 && slices.Contains([]string{"通报", "公告", "通告", "报告"}, f.TitleKind) && !strings.Contains(f.Title.S, "情况") {
		f.Add(f.Title.Slice(at+len("关于"), at+len("关于印发")).Span(), "写作“的通知”", "印发公文用通知，标题写的是%s", f.TitleKind)
	}
	text := f.Body().Text
	if f.TitleKind == "请示" {
		requestUnasked(f, text)
	}
	for i := range text {
		t := text[i].Text
		for _, w := range said {
			if strings.Contains(w.kinds, f.TitleKind) {
				continue
			}
			if at := strings.Index(t.S, "特此"+w.word); at >= 0 {
				f.Add(t.Slice(at, at+len("特此"+w.word)).Span(), "写作“特此"+f.TitleKind+"”，或改标题", "标题是%s，正文写“特此%s”", f.TitleKind, w.word)
			}
			if i > 3 || f.TitleKind == "请示" || f.TitleKind == "函" {
				continue // 现将有关情况报告如下 is said in both
			}
			at := strings.Index(t.S, w.word+"如下")
			if at < 0 {
				continue
			}
			sentence := t.S[strings.LastIndex(t.S[:at], "。")+1 : at]
			if strings.Contains(sentence, "现") {
				f.Add(t.Slice(at, at+len(w.word+"如下")).Span(), "写作“"+f.TitleKind+"如下”，或改标题", "标题是%s，正文写“%s如下”", f.TitleKind, w.word)
			}
		}
	}
}

// asked are the words with which a request asks at its end, beside 请 itself.
var asked = [...]string{"妥否", "当否", "可否", "是否", "无不妥", "批示", "批复", "审批", "批准", "审定", "核准", "审核", "审议", "指示", "准予", "同意", "请示下", "请示复", "望", "盼", "函复", "请求"}

// unasking are the words with 请 that do not ask: 特此请示 says what it is.
var unasking = strings.NewReplacer("请示", "", "申请", "", "邀请", "", "聘请", "", "请假", "")

// requestUnasked finds a request that does not ask at its end.
func requestUnasked(f *finder.Finder, text []notice.Paragraph) {
	for i := max(0, len(text)-3); i < len(text); i++ {
		s := text[i].Text.S
		if strings.Contains(unasking.Replace(s), "请") || slices.ContainsFunc(asked[:], func(w string) bool { return strings.Contains(s, w) }) {
			return
		}
	}
	if len(text) == 0 || f.Body().Content != nil || f.Blank(text[len(text)-1].Text.Span()) {
		return
	}
	last := text[len(text)-1].Text
	f.Add(last.Span(), "末段写“妥否，请批示。”", "请示的末尾没有请求批示的话")
}

// asking are the formulas with which a request ends.
var asking = [...]string{"妥否，请", "当否，请", "妥否,请", "请批示", "请予批示", "请审批", "请予审批", "请批复", "请予批复"}

// requestHidden finds requests in what is none. A letter may ask an organ of its
// own rank to approve (审批), never to instruct (批示).
func requestHidden(f *finder.Finder) {
	letter := f.TitleKind == "函"
	if !titled(f) || !letter && !slices.Contains([]string{"报告", "通知", "通报", "公告", "通告"}, f.TitleKind) {
		return
	}
	text := f.Body().Text
	for i := range text {
		t := text[i].Text
		for _, w := range asking {
			if at := strings.Index(t.S, w); at >= 0 && closesSentence(t.S[at+len(w):]) {
				hint := "另写一份请示"
				if letter {
					if !strings.HasPrefix(t.S[at+len(w):], "批示") && !strings.HasSuffix(w, "批示") {
						continue
					}
					hint = "函写作“请予函复”“请研究函复”；向上级请示的，另写一份请示"
				}
				f.Add(t.Slice(at, at+len(w)).Span(), hint, "%s里有请示的话“%s”", f.TitleKind, w)
				break
			}
		}
	}
}

// closesSentence reports whether little more is said in the sentence.
func closesSentence(s string) bool {
	end := strings.IndexAny(s, "。！；")
	return end < 0 && len(s) <= len("批示") || end >= 0 && end <= len("批示批示")
}

func requestRecipients(f *finder.Finder) {
	if all := finder.Elements(f.Recipients); f.TitleKind == "请示" && len(all) > 1 {
		f.Add(all[1].Span(), "只留负责审批的一个，其余写进抄送", "请示有 %d 个主送机关", len(all))
	}
}

func requestContact(f *finder.Finder) {
	if f.TitleKind != "请示" || f.Form != notice.General {
		return
	}
	if !slices.ContainsFunc(f.Notes, func(t diag.Text) bool { return strings.Contains(t.S, "联系") || strings.Contains(t.S, "电话") }) {
		_, at, end := finder.KindOf(f.Title.S)
		f.Add(f.Title.Slice(at, end).Span(), `写 note = "联系人：……，电话：……"`, "请示没有注明联系人和电话")
	}
}

func requestCopied(f *finder.Finder) {
	if f.TitleKind != "请示" {
		return
	}
	for _, name := range finder.Elements(f.Imprint.CopyTo) {
		if strings.HasPrefix(name.S, "各") {
			f.Add(name.Span(), "从抄送里删去", "请示抄送了“%s”", finder.Cut(name.S))
			return
		}
	}
}
