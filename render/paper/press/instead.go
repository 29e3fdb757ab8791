package press

import (
	"fmt"
	"unicode"

	"gongwen/render/words"
)

// strangeBlank reports a blank that is neither the common one nor the
// ideographic: what pasting from a web page or a word processor leaves. Its width
// is nobody's intention, and a search for the words round it fails.
func strangeBlank(r rune) bool {
	return unicode.Is(unicode.Zs, r) && r != ' ' && r != '\u3000'
}

// substitute is what offices write for a sign that Chinese faces have none of,
// or nothing.
func substitute(r rune) string {
	switch r {
	case '✕', '✖', '❌', '❎':
		return "×"
	case '✅':
		return "✓"
	case '‣', '∙', '⋅':
		return "·"
	case '➔', '➜', '➝', '➞', '⟶':
		return "→"
	case '➢', '➤':
		return "◆"
	case '⭐':
		return "★"
	case '⬜', '❏', '❐', '❑', '❒', '◻':
		return "□"
	case '⬛', '◼':
		return "■"
	case '⚫':
		return "●"
	case '⚪':
		return "○"
	case '⁄':
		return "/"
	case '⸺', '⸻':
		return "——"
	case '⩽':
		return "≤"
	case '⩾':
		return "≥"
	case '➕':
		return "＋"
	case '➖':
		return "－"
	case '📞', '✆':
		return "电话："
	case '📱':
		return "手机："
	case '✉', '📧':
		return "电子邮箱："
	case '📍':
		return "地址："
	}
	return ""
}

// instead is what to do about a character that no face holds.
func instead(r rune) string {
	if hanzi, ok := words.Ordinary(r); ok {
		// Radicals, and what Korean codes hold twice, are drawn alike (U+2E80–2FDF, U+F900–FA0B).
		if r < 0xFA0C {
			return fmt.Sprintf("改用普通字“%c”，字形相同", hanzi)
		}
		return fmt.Sprintf("改用通行的字“%c”；%s", hanzi, another)
	}
	if s := substitute(r); s != "" {
		return fmt.Sprintf("改用“%s”", s)
	}
	return "检查是否误输入；" + another
}
