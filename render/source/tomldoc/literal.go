package tomldoc

import (
	"fmt"
	"strings"
)

// Literal is a string as TOML, in the manner of another literal where that can
// hold it: between its kind of quotes, over several lines if it was. Without one
// (like is empty) it stands between double quotes, and between three where it has
// several lines. The lines of what is written end in newline; where that is empty
// everything stays on one line, as in arrays.
func Literal(s, like, newline string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	lines := strings.HasPrefix(like, `"""`) || strings.HasPrefix(like, "'''") || strings.Contains(s, "\n")
	if newline == "" {
		lines = false
	}
	unfit := func(r rune) bool {
		return r == '\'' || r < ' ' && r != '\t' && (!lines || r != '\n') || r == 0x7F
	}
	switch {
	case strings.HasPrefix(like, "'") && !strings.ContainsFunc(s, unfit):
		if !lines {
			return "'" + s + "'"
		}
		return "'''" + newline + strings.ReplaceAll(s, "\n", newline) + "'''"
	case lines:
		return `"""` + newline + escape(s, newline) + `"""`
	}
	return `"` + escape(s, "") + `"`
}

// escape writes what a string between double quotes cannot hold as it is; line
// breaks stay where a newline is given.
func escape(s, newline string) string {
	var b strings.Builder
	quotes := 0
	for i, r := range s {
		if r != '"' {
			quotes = 0
		}
		switch {
		case r == '\\':
			b.WriteString(`\\`)
		case r == '"':
			quotes++
			if newline == "" || quotes == 3 || i == len(s)-1 { // three would end it
				b.WriteString(`\"`)
				quotes = 0
			} else {
				b.WriteByte('"')
			}
		case r == '\n' && newline != "":
			b.WriteString(newline)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteByte('\t')
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
