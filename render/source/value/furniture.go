package value

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
)

// Values carry no furniture: the program adds labels, brackets and closing
// punctuation itself. What a value carries all the same is taken off with a
// warning, so that nothing is printed twice.

// Stripped is a value without its furniture, if it carries any; one that is
// nothing else has no content.
func (r *Reader) stripped(rule ruleName, term string, from, to diag.Text, carried bool) diag.Text {
	switch {
	case !carried:
		return from
	case to.Empty():
		r.add(emptyValue, from.Span(), "没有这一项就删去它", "%s里没有内容", term)
		return from
	}
	what := "程序会加的标点或字样"
	if rule == attachmentName {
		what = "书名号或末尾的标点"
	}
	f := r.Found.Add(&rules[rule], r.Source, from.Span(), without(from.S, to.S), "%s里多写了%s", term, what)
	f.Fix = r.taken(from, to)
	return to
}

// without is the hint to leave only what is to stay. A long value is not quoted:
// who copies a shortened one loses the rest.
func without(from, to string) string {
	before, after, ok := strings.Cut(from, to)
	if Short(to) == to || !ok {
		return "写作 \"" + to + "\""
	}
	var parts []string
	if before = strings.TrimSpace(before); before != "" {
		parts = append(parts, "开头的“"+before+"”")
	}
	if after = strings.TrimSpace(after); after != "" {
		parts = append(parts, "末尾的“"+after+"”")
	}
	if len(parts) == 0 {
		parts = append(parts, "前后的空白")
	}
	return "删去" + strings.Join(parts, "和")
}

// taken are the changes that leave of a text what is to stay; none where text
// and source do not run in step.
func (r *Reader) taken(from, to diag.Text) (out []diag.Change) {
	all, stays := from.Span(), to.Span()
	if r.Source == nil || all.End > len(r.Source.Text) || r.Source.Text[all.Start:all.End] != from.S {
		return nil
	}
	for _, gone := range [...]diag.Span{{Start: all.Start, End: stays.Start}, {Start: stays.End, End: all.End}} {
		if gone.Start < gone.End {
			out = append(out, diag.Change{Span: gone})
		}
	}
	return out
}

// Recipients is the list without its label and closing colon (7.3.2).
func (r *Reader) Recipients(t diag.Text) diag.Text {
	bare, label := cutPrefix(t, "主送：", "主送:", "主送机关：", "主送机关:")
	bare, colon := cutSuffix(bare, "：:")
	return r.stripped(furniture, "主送机关", t, bare, label || colon)
}

// Note is a note without the round brackets that the program puts round
// it and without the full stop of a single sentence (7.3.6).
func (r *Reader) Note(t diag.Text) diag.Text {
	bare, ok := unwrap(t, '（', '）')
	if !ok {
		bare, ok = unwrap(t, '(', ')')
	}
	if one, stop := cutSuffix(bare, "。"); stop && !strings.ContainsAny(one.S, "。；！？") {
		bare, ok = one, true
	}
	return r.stripped(furniture, "附注", t, bare, ok)
}

// CopyTo is the list without its label and full stop (7.4.2).
func (r *Reader) CopyTo(t diag.Text) diag.Text {
	bare, label := cutPrefix(t, "抄送：", "抄送:", "抄送机关：", "抄送机关:")
	bare, stop := cutSuffix(bare, "。")
	return r.stripped(furniture, "抄送机关", t, bare, label || stop)
}

// AttachmentName is the name of an attachment without the label and number that the
// program puts before it, without 书名号 round it and without punctuation at its
// end (7.3.4).
func (r *Reader) AttachmentName(t diag.Text) diag.Text {
	name, label := withoutLabel(t)
	t = r.stripped(furniture, "附件名称", t, name, label)
	const stops = "。；;，,、：:．."
	bare, mark := cutSuffix(t, stops)
	bare, quoted := unwrap(bare, '《', '》')
	bare, _ = cutSuffix(bare, stops)
	return r.stripped(attachmentName, "附件名称", t, bare, mark || quoted)
}

// Moved is the list of the imprint's recipients without its label and full
// stop (7.3.2).
func (r *Reader) Moved(t diag.Text) diag.Text {
	bare, label := cutPrefix(t, "主送：", "主送:", "分送：", "分送:")
	bare, stop := cutSuffix(bare, "。")
	return r.stripped(furniture, "版记里的主送机关", t, bare, label || stop)
}

// Label is a label without a colon (7.3.7, 10.3).
func (r *Reader) Label(t diag.Text, term string) diag.Text {
	bare, colon := cutSuffix(t, "：:")
	return r.stripped(furniture, term, t, bare, colon)
}

// Attendees is a list of people of minutes without its label and full stop
// (10.3): an array joined by commas, a string as written, its lines groups.
func (r *Reader) Attendees(n *tomldoc.Node, label string) diag.Text {
	if n.Kind == tomldoc.Array {
		return diag.Join(Texts(n), "，")
	}
	t := Cell(n.Text)
	bare, labelled := t, false
	if label != "" {
		bare, labelled = cutPrefix(t, label+"：", label+":", label+"人员：", label+"人员:")
	}
	bare, stop := cutSuffix(bare, "。")
	return r.stripped(furniture, "人员名单", t, bare, labelled || stop)
}

// Marks are the short names of a joint mark without the suffix that the program
// adds.
func (r *Reader) Marks(n *tomldoc.Node) []diag.Text {
	out := Texts(n)
	for i, t := range out {
		bare, ok := strings.CutSuffix(t.S, "文件")
		out[i] = r.stripped(furniture, "发文机关标志", t, Trim(t.Slice(0, len(bare))), ok)
	}
	return out
}

// SignerNames are the 签发人 without their label (7.2.6).
func (r *Reader) SignerNames(n *tomldoc.Node) []diag.Text {
	out := Texts(n)
	for i, t := range out {
		bare, label := cutPrefix(t, "签发人：", "签发人:")
		out[i] = r.stripped(furniture, "签发人", t, bare, label)
	}
	return out
}

// withoutLabel cuts “附件：”, “附件1：”, “附件 1” and “1.” off the front.
func withoutLabel(t diag.Text) (diag.Text, bool) {
	bare := t
	if rest, ok := cutPrefix(t, "附件"); ok {
		digits := len(rest.S) - len(strings.TrimLeft(rest.S, "0123456789"))
		after := Trim(rest.Slice(digits, len(rest.S)))
		name, colon := cutPrefix(after, "：", ":", "．", ".", "、")
		if colon || digits > 0 && after.S != rest.S[digits:] {
			bare = name
		}
	}
	if o, ok := words.ScanOrdinal(bare.S); ok && o.Level == 3 {
		bare = Trim(bare.Slice(o.Size, len(bare.S)))
	}
	if bare.Empty() || bare.S == t.S {
		return t, false
	}
	return bare, true
}

// AttachmentHeading is the first line of an attachment's title on its own page
// without the label and number that the program puts above it (7.3.7).
func (r *Reader) AttachmentHeading(t diag.Text) diag.Text {
	bare, label := withoutLabel(t)
	return r.stripped(furniture, "附件标题", t, bare, label)
}
