package intake

import (
	"strings"
	"unicode"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/draft"
	"gongwen/render/intake/prose"
	"gongwen/render/words"
)

// account is the law of this package: every word that a reader of the source
// sees stands in a value or in a message. What does not is told.
func account(d *doubt.Doubts, n *draft.Notice, visible []string, text string) {
	told := map[string]bool{}
	var hay strings.Builder
	take := func(s string) {
		for _, w := range tokens(s) {
			told[w] = true
		}
		hay.WriteString(prose.Bare(strings.NewReplacer(`\n`, "", `\"`, `"`, `\\`, `\`).Replace(s)))
		hay.WriteByte('\n')
	}
	for _, s := range d.Said {
		take(s)
	}
	for _, s := range d.Printed {
		take(s)
	}
	for _, b := range n.Breakdowns() {
		for i := range b.Tasks { // the numbers that the program counts
			take(b.Tasks[i].Seq)
		}
	}
	take(strings.Join(n.Issuers, "") + "文件 附件 附 抄送 印发 主送 分送")
	var values strings.Builder
	for l := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		take(l)
		values.WriteString(prose.Bare(l))
	}
	const budget = 400 << 20 // bytes looked at for words that stand inside others
	spent := 0
	all := hay.String() + values.String()
	var lost []string
	for _, s := range visible {
		missing := false
		for _, w := range tokens(s) {
			if told[w] {
				continue
			}
			if spent += len(all); spent < budget && strings.Contains(all, w) {
				told[w] = true
				continue
			}
			missing = true
		}
		if missing {
			lost = append(lost, s)
			for _, w := range tokens(s) {
				told[w] = true
			}
		}
	}
	if len(lost) > 0 {
		d.Say(doubt.LeftOut, "看看是不是要补进去", "没有导入：%s", prose.Quoted(lost...))
	}
}

// tokens are the words of a text, for the account: stretches of letters and
// digits, without the ordinal that a line begins with and without days.
func tokens(s string) (out []string) {
	for l := range strings.SplitSeq(s, "\n") {
		l = prose.Tidy(l)
		if _, verdict := words.ReadDay(l); verdict == words.Dated {
			continue
		}
		if o, ok := words.ScanOrdinal(l); ok {
			l = l[o.Size:]
		}
		out = append(out, strings.FieldsFunc(l, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })...)
	}
	return out
}
