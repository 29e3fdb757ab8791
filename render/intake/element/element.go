// Package element is what a line of a notice says that it is, by its words alone:
// a 发文字号, a 密级, the 主送机关, a date, a title and where it is broken. It knows
// neither places nor files. In: strings. Out: whether they are, and their parts.
package element

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/intake/prose"
	"gongwen/render/words"
)

// IsImprint reports whether a line without blanks is one of an imprint.
func IsImprint(s string) bool {
	return strings.HasPrefix(s, "抄送：") || strings.HasPrefix(s, "抄送:") || strings.HasPrefix(s, "抄报") || strings.HasPrefix(s, "分送：") ||
		utf8.RuneCountInString(s) <= 60 && strings.HasSuffix(s, "印发") && Printed().MatchString(s) || copies().MatchString(s)
}

// IsRecipients reports whether a line is the list of recipients: it ends in a
// colon, and no sentence before.
func IsRecipients(s string) bool {
	b := prose.Bare(s)
	if !strings.HasSuffix(b, "：") && !strings.HasSuffix(b, ":") || strings.ContainsAny(b, "。；！") || List().MatchString(b) {
		return false
	}
	for _, said := range [...]string{"如下：", "如下:", "通知如下", "现将", "以下：", "有关事项"} {
		if strings.HasSuffix(b, said) || strings.Contains(b, "通知如下") {
			return false
		}
	}
	o, ordinal := words.ScanOrdinal(b)
	return !ordinal || o.Level == 0
}

// Signs reports whether a text begins the 签发人.
func Signs(s string) bool {
	return strings.HasPrefix(s, "签发人：") || strings.HasPrefix(s, "签发人:")
}

// SignersOf are the names of a line of 签发人. Those of two characters have a blank
// between them (7.2.6): characters for themselves are names of two, or one of
// three.
func SignersOf(text string) (names []string) {
	single := ""
	end := func() {
		rs := []rune(single)
		for len(rs) > 3 || len(rs) == 2 {
			names = append(names, string(rs[:2]))
			rs = rs[2:]
		}
		if len(rs) > 0 {
			names = append(names, string(rs))
		}
		single = ""
	}
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return words.IsBlank(r) || r == '、' || r == '，' }) {
		if utf8.RuneCountInString(f) == 1 {
			single += f
			continue
		}
		end()
		names = append(names, f)
	}
	end()
	return names
}

// OnlyNames reports whether a line has nothing but names of persons, as the second
// line of 签发人 (7.2.6).
func OnlyNames(text string) bool {
	names := SignersOf(text)
	for _, name := range names {
		if n := utf8.RuneCountInString(name); n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) && r != '·' }) || IsIssuer(name) {
			return false
		}
	}
	return len(names) > 0
}

// IsIssuer reports whether words end as the name of an organ does.
func IsIssuer(s string) bool {
	for _, end := range [...]string{"政府", "办公室", "委员会", "局", "厅", "部", "委", "办", "院", "会", "小组", "中心", "指挥部", "公司", "处", "科", "署", "行", "社", "校", "站", "所", "组", "管委会", "办事处", "总工会", "法院", "检察院"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// NamesOf are the organs that a line of signatures names: several where each
// stretch between blanks ends as the name of one does.
func NamesOf(s string) []string {
	fields := strings.Fields(strings.ReplaceAll(s, "　", " "))
	for _, f := range fields {
		if utf8.RuneCountInString(f) < 4 || !IsIssuer(f) {
			return []string{spaced(s)}
		}
	}
	return fields
}

// spaced is a name whose characters were moved apart by blanks.
func spaced(s string) string {
	fields := strings.Fields(strings.ReplaceAll(s, "　", " "))
	for _, f := range fields {
		if utf8.RuneCountInString(f) > 1 {
			return strings.Join(fields, "")
		}
	}
	return strings.Join(fields, "")
}

// AttachmentName is a name without the marks that stand round it by mistake.
func AttachmentName(s string) string {
	s = strings.TrimRight(s, "。；;，,、：:．. ")
	if inner, ok := strings.CutPrefix(s, "《"); ok && strings.HasSuffix(inner, "》") && strings.Count(inner, "《") == 0 && strings.Count(inner, "》") == 1 {
		s = strings.TrimSuffix(inner, "》")
	}
	return s
}

// CloseOrdinal is a line without blanks between its ordinal and Chinese words,
// which automatic numbers have behind them.
func CloseOrdinal(s string) string {
	o, ok := words.ScanOrdinal(s)
	if !ok || o.Size == len(s) {
		return s
	}
	rest := strings.TrimLeftFunc(s[o.Size:], words.IsBlank)
	if r, _ := utf8.DecodeRuneInString(rest); unicode.Is(unicode.Han, r) || strings.ContainsRune("《“", r) {
		return s[:o.Size] + rest
	}
	return s
}

// OrdinalOf is the number of an attachment.
func OrdinalOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, _ := words.ParseHanzi(s)
	return n
}

// Opening is what a line “附件1：……” or “附件1　……” says that begins an attachment:
// it has the name of one and no sentence. name is empty if it does not.
func Opening(text string) (label string, number int, name string) {
	m := opening().FindStringSubmatch(text)
	if m == nil || m[2] == "" && !strings.ContainsAny(text, "：:") {
		return "", 0, ""
	}
	return prose.Bare(m[1]), OrdinalOf(m[2]), prose.Tidy(m[3])
}
