package bind

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
)

// Values carry no furniture: the program adds labels, brackets and closing
// punctuation itself. What a value carries all the same is taken off with a
// warning, so that nothing is printed twice.

// stripped is a value without its furniture, if it carries any; one that is
// nothing else has no content.
func (b *binder) stripped(r rule, term string, from, to diag.Text, carried bool) diag.Text {
	switch {
	case !carried:
		return from
	case to.Empty():
		b.add(emptyValue, from.Span(), "没有这一项就删去它", "%s里没有内容", term)
		return from
	}
	what := "程序会加的标点或字样"
	if r == attachmentName {
		what = "书名号或末尾的标点"
	}
	b.add(r, from.Span(), "写作 \""+short(to.S)+"\"", "%s里多写了%s", term, what)
	return to
}

// bareRecipients is the list without its label and closing colon (7.3.2).
func (b *binder) bareRecipients(t diag.Text) diag.Text {
	bare, label := cutPrefix(t, "主送：", "主送:", "主送机关：", "主送机关:")
	bare, colon := cutSuffix(bare, "：:")
	return b.stripped(furniture, "主送机关", t, bare, label || colon)
}

// bareNote is a note without the round brackets that the program puts round
// it (7.3.6).
func (b *binder) bareNote(t diag.Text) diag.Text {
	bare, ok := unwrap(t, '（', '）')
	if !ok {
		bare, ok = unwrap(t, '(', ')')
	}
	return b.stripped(furniture, "附注", t, bare, ok)
}

// bareCopyTo is the list without its label and full stop (7.4.2).
func (b *binder) bareCopyTo(t diag.Text) diag.Text {
	bare, label := cutPrefix(t, "抄送：", "抄送:", "抄送机关：", "抄送机关:")
	bare, stop := cutSuffix(bare, "。")
	return b.stripped(furniture, "抄送机关", t, bare, label || stop)
}

// bareName is the name of an attachment without the label and number that the
// program puts before it, without 书名号 round it and without punctuation at its
// end (7.3.4).
func (b *binder) bareName(t diag.Text) diag.Text {
	name, label := withoutLabel(t)
	t = b.stripped(furniture, "附件名称", t, name, label)
	const stops = "。；;，,、：:．."
	bare, mark := cutSuffix(t, stops)
	bare, quoted := unwrap(bare, '《', '》')
	bare, _ = cutSuffix(bare, stops)
	return b.stripped(attachmentName, "附件名称", t, bare, mark || quoted)
}

// bareMoved is the list of the imprint's recipients without its label and full
// stop (7.3.2).
func (b *binder) bareMoved(t diag.Text) diag.Text {
	bare, label := cutPrefix(t, "主送：", "主送:", "分送：", "分送:")
	bare, stop := cutSuffix(bare, "。")
	return b.stripped(furniture, "版记里的主送机关", t, bare, label || stop)
}

// bareLabel is a label without a colon (7.3.7, 10.3).
func (b *binder) bareLabel(t diag.Text, term string) diag.Text {
	bare, colon := cutSuffix(t, "：:")
	return b.stripped(furniture, term, t, bare, colon)
}

// attendees is a list of people of minutes without its label and full stop
// (10.3): an array joined by commas, a string as written, its lines groups.
func (b *binder) attendees(n *tomldoc.Node, label string) diag.Text {
	if n.Kind == tomldoc.Array {
		return diag.Join(texts(n), "，")
	}
	t := paragraphed(n.Text)
	bare, labelled := t, false
	if label != "" {
		bare, labelled = cutPrefix(t, label+"：", label+":", label+"人员：", label+"人员:")
	}
	bare, stop := cutSuffix(bare, "。")
	return b.stripped(furniture, "人员名单", t, bare, labelled || stop)
}

// marks are the short names of a joint mark without the suffix that the program
// adds.
func (b *binder) marks(n *tomldoc.Node) []diag.Text {
	out := texts(n)
	for i, t := range out {
		bare, ok := strings.CutSuffix(t.S, "文件")
		out[i] = b.stripped(furniture, "发文机关标志", t, trim(t.Slice(0, len(bare))), ok)
	}
	return out
}

// signerNames are the 签发人 without their label (7.2.6).
func (b *binder) signerNames(n *tomldoc.Node) []diag.Text {
	out := texts(n)
	for i, t := range out {
		bare, label := cutPrefix(t, "签发人：", "签发人:")
		out[i] = b.stripped(furniture, "签发人", t, bare, label)
	}
	return out
}

// withoutLabel cuts “附件：”, “附件1：”, “附件 1” and “1.” off the front.
func withoutLabel(t diag.Text) (diag.Text, bool) {
	bare := t
	if rest, ok := cutPrefix(t, "附件"); ok {
		digits := len(rest.S) - len(strings.TrimLeft(rest.S, "0123456789"))
		after := trim(rest.Slice(digits, len(rest.S)))
		name, colon := cutPrefix(after, "：", ":", "．", ".", "、")
		if colon || digits > 0 && after.S != rest.S[digits:] {
			bare = name
		}
	}
	if o, ok := words.ScanOrdinal(bare.S); ok && o.Level == 3 {
		bare = trim(bare.Slice(o.Size, len(bare.S)))
	}
	if bare.Empty() || bare.S == t.S {
		return t, false
	}
	return bare, true
}
