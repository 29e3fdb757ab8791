package book

import (
	"strings"
	"unicode"
)

// RunnerWords is the words of a header or a footer, by its parts on the left, in
// the middle and on the right, without the codes for faces, sizes, colours, pages
// and days between them (ISO/IEC 29500-1, 18.3.1.46).
func RunnerWords(code string) []string {
	parts := []string{""}
	for code != "" {
		before, after, found := strings.Cut(code, "&")
		parts[len(parts)-1] += before
		if !found || after == "" {
			break
		}
		code = after[1:]
		switch c := after[0]; {
		case c == '&':
			parts[len(parts)-1] += "&"
		case c == '"':
			_, code, _ = strings.Cut(code, `"`)
		case c >= '0' && c <= '9':
			code = strings.TrimLeftFunc(code, unicode.IsDigit)
		case c == 'K':
			code = code[min(6, len(code)):]
		case strings.IndexByte("LCR", c) >= 0:
			parts = append(parts, "")
		case c >= 0x80: // no code: somebody's &
			code = after
		}
	}
	return parts
}
