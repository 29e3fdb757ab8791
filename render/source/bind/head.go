package bind

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// The elements round the text depend on each other and on the format: an order
// has no title (10.2), a joint issue as many signatures as issuers (7.3.5.1).
// That is decided here, when all of them are known.

// issuers takes the organs of a joint issue, the main one first; each once.
func (b *binder) issuers(n *tomldoc.Node) []diag.Text {
	out := value.Texts(n)
	if n.Kind == tomldoc.Array && len(out) == 1 {
		b.add(jointIssuers, n.Span, "一个机关不用数组：issuer = \""+value.Short(out[0].S)+"\"", "数组里只有一个发文机关")
	}
	met := map[string]diag.Text{}
	for _, t := range out {
		id := words.Identity(t.S)
		if first, twice := met[id]; twice {
			b.add(jointIssuers, t.Span(), "一个机关只写一次", "发文机关“%s”写了两次", value.Short(first.S))
		}
		met[id] = t
	}
	return out
}

// copies takes the number of copies (7.2.1: 份号 is a serial number of copies).
func (b *binder) copies(n *tomldoc.Node) int {
	const most = 2000
	if n.Integer < 2 || n.Integer > most {
		b.add(copiesForm, n.Span, "写 2 到 2000 的整数；只出一份就删去这一行", "份数不能是 %d", n.Integer)
		return 0
	}
	return int(n.Integer)
}

// under takes the lines below the signatures; only one line each.
func (b *binder) under(n *tomldoc.Node) []diag.Text {
	out := value.Texts(n)
	for _, t := range out {
		if value.HasBreak(t.S) {
			b.add(lineBreak, t.Span(), "写成一行", "署名下一行 under 里不能换行")
		}
	}
	return out
}

// checkCode takes the code of a rule; whether there is such a rule, and whether
// it may be switched, is known where all rules are.
func (b *binder) checkCode(t diag.Text) string {
	digits, ok := strings.CutPrefix(t.S, "GW")
	if !ok || len(digits) != 3 || !value.AllDigits(digits) {
		b.add(switchForm, t.Span(), "写作 code = \"GW301\" 的样子", "“%s”不是规则的编号", value.Short(t.S))
		return ""
	}
	return t.S
}

// finishCheck drops a switch that is not whole, and refuses a second one of a
// rule.
func (s *scope) finishCheck() {
	all := s.notice.Switches
	last := len(all) - 1
	if c := all[last]; c.Code == "" || c.Set == "" || c.Reason == "" {
		s.notice.Switches = all[:last]
	} else if i := slices.IndexFunc(all[:last], func(other diag.Switch) bool { return other.Code == c.Code }); i >= 0 {
		s.add(switchForm, c.Span, "一条规则只设一次", "第 %d 行已经设了 %s", s.line(all[i].Span), c.Code)
		s.notice.Switches = all[:last]
	}
}

// finishHead holds the elements against each other and the format.
func (b *binder) finishHead() {
	n := b.notice
	b.checkFormat()
	b.checkKind()
	b.Number(n.Number, n.Form)
	b.checkMark()
	b.checkSignature()
	b.checkSigners()
	b.checkCopies()
	if n.Imprint.Recipients.S != "" && n.Recipients.S != "" {
		b.add(recipientsTwice, b.spans.movedRecipients, "首页排得下就删去这里的，排不下就删去顶层的 recipients", "主送机关在版记里和正文前各写了一处")
	}
	if len(n.Signature.Names) == 0 && len(n.Signature.Signers) == 0 {
		n.Signature.Names = n.Issuers
	}
	if n.Form == notice.Minutes || len(n.Signature.Signers) > 0 {
		n.Signature.Seal = false
	}
}

// checkFormat refuses what the format of the notice has no place for.
func (b *binder) checkFormat() {
	name := "通用格式"
	var strays []stray
	n, at := b.notice, &b.spans
	switch n.Form {
	case notice.Letter:
		name = "信函"
		strays = []stray{{at.signers, "签发人"}, {at.printed, "印发机关和印发日期"}, {at.more, "版记的其他要素"}}
	case notice.Order:
		name = "命令（令）"
		if len(n.Issuers) > 1 && len(n.Signature.Signers) == 0 {
			b.add(jointLength, n.Issuers[1].Span(), "在 [signature] 里写 signers，一机关一个", "联合发布的命令没有各机关的签发人署名")
		}
		strays = []stray{{at.title, "标题"}, {at.recipients, "正文前的主送机关"}, {at.signers, "签发人（命令的签发人署名写在 [signature] signers）"}}
	case notice.Minutes:
		name = "纪要"
		strays = []stray{{at.recipients, "正文前的主送机关（写在 [imprint] recipients）"}, {at.signers, "签发人"}, {at.posts, "签发人署名"}}
		if n.Signature.Seal {
			strays = append(strays, stray{at.seal, "印章"})
		}
		if len(n.Issuers) > 1 {
			strays = append(strays, stray{n.Issuers[1].Span(), "联合行文"})
		}
	}
	if n.Form != notice.Minutes {
		strays = append(strays, stray{n.Attendance.Span, "出席情况"})
	}
	for _, s := range strays {
		if s.at != (diag.Span{}) {
			b.add(formatElement, s.at, "删去这一项，或改 format", "%s里没有%s", name, s.what)
		}
	}
	if n.Form == notice.Minutes && n.Attendance.Span != (diag.Span{}) && n.Attendance.Present.Empty() {
		b.add(presentMissing, n.Attendance.Span, "写 present", "[attendance] 里没有出席 present")
	}
}

// formatsOf are the formats that have a kind of their own, by what its titles end
// in.
var formatsOf = [...]struct {
	kind, format string
	ends         []string
}{
	{"函", "letter", []string{"的函"}},
	{"令", "order", []string{"命令", "的令", "政府令"}},
	{"纪要", "minutes", []string{"纪要"}},
}

// checkKind finds a title of a kind that has a format of its own.
func (b *binder) checkKind() {
	n := b.notice
	lines := n.Body().Heading
	if n.Form != notice.General || len(lines) == 0 {
		return
	}
	last := lines[len(lines)-1]
	ends := func(word string) bool { return strings.HasSuffix(n.TitleLine(), word) }
	tell := func(kind, format string) {
		if at, found := strings.CutSuffix(last.S, kind); found {
			b.add(formatKind, last.Slice(len(at), len(last.S)).Span(), "改为 format = \""+format+"\"，或改标题的文种", "标题的文种是%s，格式是通用格式", kind)
		}
	}
	for _, f := range formatsOf {
		if slices.ContainsFunc(f.ends, ends) {
			tell(f.kind, f.format)
		}
	}
	if mark, _, _ := strings.Cut(n.Number.S, "〔"); ends("的批复") && strings.HasSuffix(mark, "函") {
		tell("批复", "letter") // others are of the general format in many offices
	}
}

// stray is an element in a notice of the wrong format.
type stray struct {
	at   diag.Span
	what string
}

// checkMark holds the mark against the issuers and the format.
func (b *binder) checkMark() {
	n, h := b.notice, &b.notice.Letterhead
	if h.Marks != nil {
		b.sameLength(b.spans.mark, "发文机关标志", len(h.Marks))
	}
	if b.spans.suffix != (diag.Span{}) && !h.Mark.Empty() {
		b.add(suffixUnused, b.spans.suffix, "删去 suffix；字样写在 mark 里", "mark 是照写照印的字符串，suffix 用不上")
	}
	ends := func(word string) {
		if !h.Mark.Empty() && !strings.HasSuffix(h.Mark.S, word) {
			b.add(markForm, h.Mark.Span(), "以“"+word+"”结尾", "发文机关标志“%s”不以“%s”结尾", value.Short(h.Mark.S), word)
		}
	}
	switch n.Form {
	case notice.Order:
		ends("令")
	case notice.Minutes:
		ends("纪要")
		if h.Mark.Empty() && b.spans.mark == (diag.Span{}) {
			b.add(missingKey, b.spans.format, "在 [letterhead] 里写一行 mark = \"××××纪要\"", "缺少纪要标志 mark")
		}
	}
}

// checkSignature holds the signatures against the issuers.
func (b *binder) checkSignature() {
	n, s := b.notice, &b.notice.Signature
	joint := len(n.Issuers) > 1
	switch {
	case joint && len(s.Names) == 1 && !b.spans.namesListed:
		b.add(jointSignature, b.spans.signatureName, "写成数组，一机关一个；都照 issuer 署就删去 name", "联合行文只署了一个机关")
	case len(s.Names) > 1 || len(s.Names) == 1 && joint:
		b.sameLength(b.spans.signatureName, "署名", len(s.Names))
	}
	for _, t := range s.Under {
		if joint && !t.Empty() && !strings.Contains(t.S, "代章") {
			b.add(jointSignature, t.Span(), "写作“（某局代章）”的样子", "联合行文署名下的“%s”没有说代章", value.Short(t.S))
		}
	}
	if len(s.Under) > 1 || len(s.Under) == 1 && joint { // of one line it is not said whose it is
		b.sameLength(b.spans.under, "署名下一行", len(s.Under))
	}
	if len(s.Signers) == 0 {
		return
	}
	if n.Form == notice.General && !strings.Contains(n.TitleLine(), "议案") {
		b.add(signersOdd, b.spans.posts, "删去 [signature] signers；上行文的签发人写在 [letterhead] signers", "只有命令和议案由签发人署名")
	}
	if len(s.Signers) != len(n.Issuers) {
		b.sameLength(b.spans.posts, "签发人署名", len(s.Signers))
	}
	for _, other := range [...]diag.Span{b.spans.signatureName, b.spans.seal} {
		if other != (diag.Span{}) {
			b.add(signersSealed, other, "写了 signers 就删去 name 和 seal", "签发人署名的公文不另署机关名、不加盖机关印章")
		}
	}
}

// checkSigners holds the 签发人 of the head against the kind of the notice and
// the issuers (7.2.6).
func (b *binder) checkSigners() {
	n := b.notice
	if n.Form != notice.General {
		return
	}
	title := n.TitleLine()
	ends := func(kinds ...string) bool {
		return slices.ContainsFunc(kinds, func(kind string) bool { return strings.HasSuffix(title, kind) })
	}
	at := n.Body().Heading
	switch {
	case len(n.Signers) == 0 && ends("的请示", "的报告") && len(at) > 0:
		b.add(signersOdd, at[len(at)-1].Span(), "在 [letterhead] 里写 signers = [\"……\"]", "上行文没有签发人")
	case len(n.Signers) == 0:
	case ends("通知", "批复", "函"):
		b.add(signersOdd, b.spans.signers, "删去 signers", "通知、批复、函不是上行文，不标签发人")
	case len(n.Signers) < len(n.Issuers):
		b.add(signersOdd, b.spans.signers, "一机关一个，次序与 issuer 相同", "签发人有 %d 个，发文机关有 %d 个", len(n.Signers), len(n.Issuers))
	}
}

// sameLength refuses a list that has not one element an issuer.
func (b *binder) sameLength(at diag.Span, term string, have int) {
	if want := len(b.notice.Issuers); want > 0 && have != want {
		b.add(jointLength, at, "一机关一个，次序与 issuer 相同", "%s有 %d 个，发文机关有 %d 个", term, have, want)
	}
}

// checkCopies sees that the last copy still has a number of six digits (7.2.1).
func (b *binder) checkCopies() {
	h := &b.notice.Letterhead
	if h.Copies == 0 {
		return
	}
	const enough, last = 200, 999999
	first, err := strconv.Atoi(h.Serial.S)
	switch {
	case h.Serial.Empty():
		b.add(copiesForm, b.spans.copies, "写 serial = \"000001\"：从它起编", "写了份数 copies，没有份号 serial")
	case err == nil && first+h.Copies-1 > last:
		b.add(copiesForm, b.spans.copies, "份号不超过六位", "第 %d 份的份号超过 999999", h.Copies)
	case h.Copies > enough:
		b.add(copiesMany, b.spans.copies, "看看是不是多写了一位", "要出 %d 个 PDF", h.Copies)
	}
}
