package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
)

// The marks that stand in pairs. A half-width round bracket is told elsewhere
// and counts as a full-width one.
const (
	openers = "（《〈“〔【［"
	closers = "）》〉”〕】］"
)

// unpaired finds the first bracket, quotation mark or title mark of a text that
// has no partner.
func unpaired(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	type open struct {
		kind, at int
	}
	var stack []open
	quotes := turned(s) == nil
	for i, r := range s {
		if finder.Common(r) {
			continue
		}
		switch r {
		case '(':
			r = '（'
		case ')':
			r = '）'
		case '“', '”':
			if !quotes {
				continue // the rule of directions tells it
			}
		}
		if ofNumber(s, i, r) {
			continue // the rule of quoted numbers tells it
		}
		if kind := strings.IndexRune(openers, r); kind >= 0 {
			stack = append(stack, open{kind, i})
			continue
		}
		kind := strings.IndexRune(closers, r)
		switch {
		case kind < 0:
		case len(stack) > 0 && stack[len(stack)-1].kind == kind:
			stack = stack[:len(stack)-1]
		case r == '）' && finder.Counts(finder.Before(s, i)):
			// 1）: an ordinal
		default:
			if s[i] == ')' {
				return
			}
			at, mark := i, r
			if n := len(stack); n > 0 && s[stack[n-1].at] != '(' { // the one that should have been closed first
				at = stack[n-1].at
				mark, _ = utf8.DecodeRuneInString(s[at:])
			}
			tellUnpaired(f, p, at, mark)
			return
		}
	}
	if len(stack) == 1 && goesOn(p, stack[0].at) {
		return
	}
	if len(stack) > 0 {
		at := stack[len(stack)-1].at
		if mark, _ := utf8.DecodeRuneInString(s[at:]); mark != '(' {
			tellUnpaired(f, p, at, mark)
		}
	}
}

// goesOn reports whether the quotation that begins at byte at goes on in the
// paragraph behind: each has an opening mark then, the last alone a closing one
// (GB/T 15834 4.8.3.5).
func goesOn(p *finder.Place, at int) bool {
	return strings.HasPrefix(p.Text.S[at:], "“") && p.Next != nil && strings.HasPrefix(p.Next.Text.S, "“")
}

// ofNumber reports whether one of 〔2022〕 stands round a year whose other bracket
// is of another kind.
func ofNumber(s string, i int, r rune) bool {
	switch r {
	case '〔', '（', '【', '［':
		_, size := utf8.DecodeRuneInString(s[i:]) // of a half-width bracket
		rest := s[i+size:]
		return finder.Leading(rest, digits) == 4 && !strings.HasPrefix(rest[4:], string([]rune(closers)[runeIndex(openers, r)])) && strings.ContainsRune(closing, finder.After(rest, 4))
	case '〕', '）', '】', '］':
		from := back(s, i)
		return i-from == 4 && finder.Before(s, from) != []rune(openers)[runeIndex(closers, r)] && strings.ContainsRune(opening, finder.Before(s, from))
	}
	return false
}

func runeIndex(s string, r rune) int { return utf8.RuneCountInString(s[:strings.IndexRune(s, r)]) }

func tellUnpaired(f *finder.Finder, p *finder.Place, at int, mark rune) {
	partner := '?'
	if i := strings.IndexRune(openers, mark); i >= 0 {
		partner, _ = utf8.DecodeRuneInString(closers[i:])
		f.Add(p.Text.At(at), "补上"+string(partner)+"，或删去这一个", "“%c”没有与它成对的“%c”", mark, partner)
		return
	}
	partner, _ = utf8.DecodeRuneInString(openers[strings.IndexRune(closers, mark):])
	f.Add(p.Text.At(at), "补上"+string(partner)+"，或删去这一个", "“%c”前面没有与它成对的“%c”", mark, partner)
}

// turned is where the quotation marks of a text stand that are to be turned:
// all of them look one way, or they go ” “ in turn; nil if none is.
func turned(s string) (at []int) {
	var all []int
	opening, wrong := 0, 0
	for i, r := range s {
		if r != '“' && r != '”' {
			continue
		}
		if r == '“' {
			opening++
		}
		if (r == '“') != (len(all)%2 == 0) {
			wrong++
		}
		all = append(all, i)
	}
	n := len(all)
	if n == 0 || n%2 == 1 || wrong == 0 {
		return nil
	}
	if wrong == n || opening == n || opening == 0 {
		for k, i := range all {
			if r, _ := utf8.DecodeRuneInString(s[i:]); (r == '“') != (k%2 == 0) {
				at = append(at, i)
			}
		}
		return at
	}
	return nil
}

func turnedQuotes(f *finder.Finder, p *finder.Place) {
	at := turned(p.Text.S)
	if len(at) == 0 {
		return
	}
	x := f.Add(p.Text.At(at[0]), "前面的写作“，后面的写作”", "引号的方向不对，共 %d 个", len(at))
	for _, i := range at {
		to := "“"
		if strings.HasPrefix(p.Text.S[i:], "“") {
			to = "”"
		}
		f.Replace(x, p.Text, i, i+len(to), to)
	}
}

// cornerQuotes finds 「」 and 『』, and ‘’ that stand in no “”.
func cornerQuotes(f *finder.Finder, p *finder.Place) {
	first := strings.IndexFunc(p.Text.S, func(r rune) bool { return r >= '「' && r <= '』' })
	if first < 0 {
		outerSingle(f, p)
		return
	}
	x := f.Add(p.Text.At(first), "写作“”，引号里面的写作‘’", "用了直角引号")
	quoted := 0
	for i, r := range p.Text.S {
		outer := quoted // the marks open round the quotation that r opens or closes
		if quoted = deeper(quoted, r, "「『“", "」』”"); quoted < outer {
			outer = quoted
		}
		to := ""
		switch double := outer%2 == 0; r { // what is in “” stands in ‘’, and what is in that in “” (4.8.3.4)
		case '「', '『':
			to = "‘"
			if double {
				to = "“"
			}
		case '」', '』':
			to = "’"
			if double {
				to = "”"
			}
		default:
			continue
		}
		f.Replace(x, p.Text, i, i+utf8.RuneLen(r), to)
	}
}

// outerSingle finds ‘河长制’ outside “”: single marks stand in double ones (4.8.3.4).
func outerSingle(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	quoted := 0
	for i, r := range s {
		quoted = deeper(quoted, r, "“", "”")
		if r != '‘' {
			continue
		}
		from := i + len("‘")
		size := strings.IndexAny(s[from:], "‘’“”")
		if quoted > 0 || size < 0 || !strings.HasPrefix(s[from+size:], "’") || !finder.Han(finder.After(s, from)) {
			continue
		}
		end := from + size + len("’")
		x := f.Add(p.Text.Slice(i, end).Span(), "写作 “"+s[from:from+size]+"”", "外层用了单引号")
		f.Replace(x, p.Text, i, from, "“")
		f.Replace(x, p.Text, from+size, end, "”")
	}
}

// nestedTitles finds 《…《…》…》.
func nestedTitles(f *finder.Finder, p *finder.Place) {
	depth, at := 0, -1
	for i, r := range p.Text.S {
		switch r {
		case '《':
			if depth++; depth == 2 && at < 0 {
				at = i
			}
		case '》':
			if depth == 2 && at >= 0 { // it is closed inside, so it is no slip for 》
				f.Add(p.Text.Slice(at, i+len("》")).Span(), "里面的写作 〈"+p.Text.S[at+len("《"):i]+"〉", "书名号里面又用了双书名号")
				return
			}
			depth = max(0, depth-1)
		}
	}
}
